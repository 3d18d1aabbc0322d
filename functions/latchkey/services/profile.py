"""The freelancer's settings, and what of them rooms, invoices and reminders follow."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from latchkey.domain import limits
from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.billing.registrations import (
    in_state,
    ladder_faults,
    numbering_faults,
    own_faults,
    proper_registration,
)
from latchkey.domain.billing.reminders import forgive_missed
from latchkey.domain.errors.requests import RequestInvalidError
from latchkey.domain.files import logo_type
from latchkey.domain.freelancers import Freelancer, Numbering, OwnBrand, ReminderLadder, room_brand
from latchkey.domain.parties import Address, TaxRegistration
from latchkey.domain.pictures import longest_side
from latchkey.domain.rooms import Room
from latchkey.services.billing.due_invoices import bring_up_to_date
from latchkey.services.desk.enquiries import show_on_enquiry_page
from latchkey.services.desk.mornings import plan_morning
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Done, Effect, Prepared, Template, enqueue
from latchkey.services.ports import Ports
from latchkey.services.rooms import freelancer_of
from latchkey.services.store import Update, Write

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


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxProfile:
    """Who the freelancer is for the tax office."""

    legal_name: str
    address: Address
    tax: TaxRegistration
    pan: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoicingProfile:
    """How the freelancer's invoices are written, numbered and followed up."""

    terms: str
    payment_days: int
    numbering: Numbering
    reminders: ReminderLadder


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
    plan_morning(ports, owner=owner, now=now)


def save_tax_profile(ports: Ports, *, owner: str, new: TaxProfile, now: datetime) -> None:
    """Save the registration; invoices issued from now on follow it, those issued before keep theirs.

    Raises:
        RequestInvalidError: the parts do not fit together.

    """
    tax = proper_registration(new.tax)
    _require_none(own_faults(tax=tax, address=new.address, pan=new.pan))
    state_code = tax.gstin[:2] if tax.gstin else None
    fields = {
        "legal_name": new.legal_name,
        "address": in_state(new.address, state_code),
        "tax": tax,
        "pan": new.pan,
        "updated_at": now,
    }

    def attempt() -> None:
        freelancer = freelancer_of(ports, owner)
        ports.store.commit([Update(path=freelancer.path, fields=fields, read=freelancer)])

    retry_optimistic(ports.clock, attempt)


def save_invoicing(ports: Ports, *, owner: str, new: InvoicingProfile, now: datetime) -> None:
    """Save how invoices are written; a new ladder holds for what is due already, from now on.

    Raises:
        RequestInvalidError: no number or reminder can be made of it.

    """
    _require_none(numbering_faults(new.numbering) | ladder_faults(new.reminders))
    reminders = replace(new.reminders, offsets=tuple(sorted(new.reminders.offsets)))
    fields = {
        "terms": new.terms,
        "payment_days": new.payment_days,
        "numbering": new.numbering,
        "reminders": reminders,
        "updated_at": now,
    }

    def attempt() -> None:
        freelancer = freelancer_of(ports, owner)
        writes: list[Write] = [Update(path=freelancer.path, fields=fields, read=freelancer)]
        if freelancer.value.reminders != reminders:
            params = {"owner": owner, "changedAt": now.isoformat()}
            writes.append(enqueue(ports, Template.FOLLOW_LADDER, params, now=now))
        ports.store.commit(writes)

    retry_optimistic(ports.clock, attempt)


def follow_ladder(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Let every invoice that is due follow the ladder as it is now, from the moment it was changed."""
    changed_at = datetime.fromisoformat(params["changedAt"])

    def from_then_on(invoice: Invoice, freelancer: Freelancer) -> Invoice:
        del freelancer
        # Steps that were done with after the change stay done with, however late this runs.
        if invoice.reminders_done_until and invoice.reminders_done_until >= changed_at:
            return invoice
        return forgive_missed(invoice, changed_at)

    bring_up_to_date(ports, params["owner"], from_then_on, now=now)
    return Done()


FOLLOW_LADDER_EFFECT: Final = Effect(prepare=follow_ladder)


def _require_none(faults: Mapping[str, str]) -> None:
    if faults:
        raise RequestInvalidError(fields=faults)


def _show_in_rooms(ports: Ports, owner: str) -> None:
    # The profile is read again here, so that of two saves at once the later one wins in every room.
    freelancer: Freelancer = freelancer_of(ports, owner).value
    shown = {
        "brand": room_brand(freelancer),
        "owner_name": freelancer.name,
        "time_zone": freelancer.time_zone,
    }
    show_on_enquiry_page(ports, freelancer)
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
    # Every paper unpacks it again, in a function that others' papers wait for.
    side = longest_side(content)
    if side is None or side > limits.LOGO_SIDE_MAX:
        sentence = f"Use a picture of at most {limits.LOGO_SIDE_MAX} pixels a side."
        raise RequestInvalidError(fields={"brand.logo": sentence})
