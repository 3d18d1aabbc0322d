"""The freelancer's settings, and what of them every room of theirs shows."""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from latchkey.domain import limits
from latchkey.domain.errors import RequestInvalidError
from latchkey.domain.files import logo_type
from latchkey.domain.freelancers import Freelancer, OwnBrand, room_brand
from latchkey.domain.rooms import Room
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.ports import Ports
from latchkey.services.rooms import freelancer_of
from latchkey.services.store import Update

_BATCH: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProfile:
    """What the settings page sends."""

    name: str
    business_name: str
    accent: str
    logo: str | None
    time_zone: str
    currency: str


def save_profile(ports: Ports, *, owner: str, new: NewProfile, now: datetime) -> None:
    """Save the settings and bring every room up to date; saving again finishes what was cut short."""
    _check_logo(new.logo)

    def attempt() -> None:
        freelancer = freelancer_of(ports, owner)
        brand = OwnBrand(logo=new.logo, accent=new.accent)
        fields = {
            "name": new.name,
            "business_name": new.business_name,
            "brand": brand,
            "time_zone": new.time_zone,
            "currency": new.currency,
            "updated_at": now,
        }
        ports.store.commit([Update(path=freelancer.path, fields=fields, read=freelancer)])

    retry_optimistic(ports.clock, attempt)
    retry_optimistic(ports.clock, lambda: _show_in_rooms(ports, owner))


def _show_in_rooms(ports: Ports, owner: str) -> None:
    # The profile is read again here, so that of two saves at once the later one wins in every room.
    freelancer: Freelancer = freelancer_of(ports, owner).value
    shown = {
        "brand": room_brand(freelancer),
        "owner_name": freelancer.name,
        "time_zone": freelancer.time_zone,
    }
    rooms = ports.store.find("rooms", Room, where=[("owner", "==", owner)])
    for start in range(0, len(rooms), _BATCH):
        batch = rooms[start : start + _BATCH]
        ports.store.commit([Update(path=room.path, fields=shown) for room in batch])


def _check_logo(logo: str | None) -> None:
    """Believe the bytes, not the data URL's label: this is shown in every room."""
    if logo is None:
        return
    head, _, encoded = logo.partition(";base64,")
    try:
        content = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        content = b""
    found = logo_type(content)
    if not content or len(content) > limits.LOGO_BYTES_MAX or found is None or head != f"data:{found.value}":
        raise RequestInvalidError(fields={"brand.logo": "Use a PNG, JPEG or WebP picture of at most 23 kB."})
