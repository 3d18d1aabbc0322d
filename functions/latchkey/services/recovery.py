"""Mail somebody every live link they have, from any freelancer."""

from collections.abc import Mapping
from datetime import datetime

from latchkey.domain.links import Link, Person, is_live
from latchkey.domain.rates import RateKind
from latchkey.domain.rooms import Room, is_open
from latchkey.services import paths
from latchkey.services.mail.recovery import FoundRoom, recovery_mail
from latchkey.services.outbox import Dropped, Effect, Prepared, Template, enqueue
from latchkey.services.ports import Ports
from latchkey.services.rates import hold_to_rate


def ask_for_links(ports: Ports, *, email: str, ip: str, now: datetime) -> None:
    """Promise a recovery mail; nothing is looked up here, so known and unknown addresses cost the same."""
    hold_to_rate(ports, RateKind.RECOVER_IP, ip)
    hold_to_rate(ports, RateKind.RECOVER_ADDRESS, email)
    ports.store.commit([enqueue(ports, Template.RECOVERY, {"email": email}, now=now)])


def prepare_recovery_mail(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Collect the links that open a room at this moment."""
    email = params["email"]
    people = ports.store.find_anywhere("people", Person, where=[("email", "==", email)])
    links = [person.value.link for person in people if person.value.link]
    found = _open_rooms(ports, links, now)
    if not found:
        return Dropped(reason="no live link")
    return recovery_mail(to=email, rooms=found, from_name=ports.settings.mail_from_name)


def _open_rooms(ports: Ports, links: list[str], now: datetime) -> list[FoundRoom]:
    live = [
        (link, stored.value)
        for link, stored in zip(
            links, ports.store.get_many([paths.link(each) for each in links], Link), strict=True
        )
        if stored is not None and is_live(stored.value, now)
    ]
    rooms = ports.store.get_many([paths.room(link.room_key) for _, link in live], Room)
    return [
        FoundRoom(
            title=room.value.title,
            business=room.value.brand.name,
            url=f"{ports.settings.public_url}/r#{link}",
        )
        for (link, _), room in zip(live, rooms, strict=True)
        if room is not None and is_open(room.value, now)
    ]


RECOVERY_EFFECT = Effect(prepare=prepare_recovery_mail)
