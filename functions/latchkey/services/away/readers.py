"""Who reads what the other side of a room writes, and how far they have read."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from latchkey.domain.away import OWNER_READER, AwayRecord, QuietHours, SeenMark, later_of, zone_or
from latchkey.domain.freelancers import Freelancer
from latchkey.domain.links import Link, Person, is_live
from latchkey.domain.projects import Project
from latchkey.domain.rooms import Message, Room, Side, is_open
from latchkey.services import paths
from latchkey.services.opening import link_url
from latchkey.services.outbox import Row, RowState
from latchkey.services.ports import Ports
from latchkey.services.rooms import freelancer_of
from latchkey.services.store import Stored, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One reader of a room, as they are now."""

    owner: str
    project_id: str
    id: str
    """The person's id, or `owner`."""
    name: str
    email: str
    room: Room
    room_key: str
    freelancer: Freelancer
    url: str
    """Their own way to the messages."""
    seen_at: datetime | None
    zone: ZoneInfo
    quiet: QuietHours
    is_muted: bool
    is_moving: bool
    """Their room is between two keys."""

    @property
    def of(self) -> Side:
        """The side whose messages they read."""
        return Side.CLIENT if self.id == OWNER_READER else Side.FREELANCER


def reader_of(ports: Ports, *, owner: str, project_id: str, reader: str, now: datetime) -> Reader | None:
    """Find a reader; None for somebody who cannot enter the room any more."""
    project = ports.store.get(paths.project(owner, project_id), Project)
    room = ports.store.get(paths.room(project.value.room_key), Room) if project else None
    if project is None or room is None:
        return None
    if reader == OWNER_READER:
        return _owner(ports, owner, project, room)
    return _person(ports, owner, project=project, room=room, person_id=reader, now=now)


def first_unseen(ports: Ports, reader: Reader, *, after: datetime | None) -> Message | None:
    """Give the oldest message of the other side that came later."""
    found = ports.store.find(
        paths.messages(reader.room_key), Message, where=unseen(reader, after), order_by="at", limit=1
    )
    return found[0].value if found else None


def unseen(reader: Reader, after: datetime | None) -> list[Where]:
    """Narrow a room's messages down to those the reader has neither seen nor been told of."""
    where: list[Where] = [("from_", "==", reader.of)]
    return [*where, ("at", ">", after)] if after else where


def told_until(record: AwayRecord | None, row: Row | None) -> datetime | None:
    """Tell up to which message a reader was told by mail.

    A row that is gone was sent long ago, for it is kept until its mail is; what was dropped told nothing.
    """
    if record is None:
        return None
    is_told = row is None or row.state in (RowState.SENT, RowState.FAILED)
    return later_of(record.told_until, record.telling_until if is_told else None)


def _owner(ports: Ports, owner: str, project: Stored[Project], room: Stored[Room]) -> Reader:
    freelancer = freelancer_of(ports, owner).value
    return Reader(
        owner=owner,
        project_id=project.id,
        id=OWNER_READER,
        name=freelancer.name,
        email=freelancer.email,
        room=room.value,
        room_key=room.id,
        freelancer=freelancer,
        url=f"{ports.settings.public_url}/desk/rooms/{project.id}",
        seen_at=room.value.owner_seen_at,
        zone=zone_or(freelancer.time_zone, room.value.time_zone),
        quiet=freelancer.away.quiet,
        is_muted=project.value.away_muted or not freelancer.away.is_on,
        is_moving=project.value.is_between_keys,
    )


def _person(
    ports: Ports,
    owner: str,
    *,
    project: Stored[Project],
    room: Stored[Room],
    person_id: str,
    now: datetime,
) -> Reader | None:
    person = ports.store.get(paths.person(owner, project.id, person_id), Person)
    if person is None or person.value.link is None:
        return None
    link = ports.store.get(paths.link(person.value.link), Link)
    is_moving = project.value.is_between_keys
    if link is None or not is_live(link.value, now) or not (is_moving or is_open(room.value, now)):
        return None
    seen = ports.store.get(paths.seen_mark(room.id, person_id), SeenMark)
    return Reader(
        owner=owner,
        project_id=project.id,
        id=person_id,
        name=person.value.name,
        email=person.value.email,
        room=room.value,
        room_key=room.id,
        freelancer=freelancer_of(ports, owner).value,
        url=link_url(ports, person.value.link),
        seen_at=seen.value.at if seen else None,
        zone=zone_or(seen.value.time_zone if seen else None, room.value.time_zone),
        quiet=person.value.away.quiet or QuietHours(),
        is_muted=person.value.away.is_muted,
        is_moving=is_moving,
    )
