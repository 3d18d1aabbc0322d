"""Promise the mail about messages nobody looked at: one for each reader, however many there are."""

from datetime import datetime, timedelta
from typing import Final

from latchkey.domain.away import OWNER_READER, PATIENCE, AwayRecord, later_of
from latchkey.domain.links import Person
from latchkey.domain.projects import Project
from latchkey.domain.rooms import Room, Side
from latchkey.services import paths
from latchkey.services.away.readers import Reader, first_unseen, reader_of, told_until
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Row, RowState, Template, enqueue
from latchkey.services.ports import Ports
from latchkey.services.store import Create, Stored, Update, Write

# A room that moves to a new key writes its old messages again; those are no news.
_NEWS: Final = timedelta(days=1)
_ON_ITS_WAY: Final = frozenset({RowState.WAITING, RowState.SENDING})


def promise_digests(ports: Ports, room_key: str, *, by: Side) -> None:
    """Promise every reader of what a side wrote that they will hear of it; nothing new, nothing promised."""
    room = ports.store.get(paths.room(room_key), Room)
    if room is None:
        return
    owner, project_id = room.value.owner, room.value.project_id
    project = ports.store.get(paths.project(owner, project_id), Project)
    # While a room moves, both keys hold the messages; only the one the project names speaks for it.
    if project is None or project.value.room_key != room_key:
        return
    for reader in _readers(ports, owner, project_id, by):
        promise_digest(ports, owner=owner, project_id=project_id, reader=reader)


def promise_digest(ports: Ports, *, owner: str, project_id: str, reader: str) -> None:
    """Promise one reader a mail, unless one is on its way or there is nothing to tell."""
    path = paths.away(owner, project_id, reader)

    def attempt() -> None:
        now = ports.clock.now()
        record = ports.store.get(path, AwayRecord)
        row = ports.store.get(paths.outbox(record.value.row_id), Row) if record else None
        # First, for this is how it mostly is: of a flood of messages each costs two reads.
        if row is not None and row.value.state in _ON_ITS_WAY:
            return
        found = reader_of(ports, owner=owner, project_id=project_id, reader=reader, now=now)
        if found is None or found.is_muted:
            return
        told = told_until(record.value if record else None, row.value if row else None)
        ports.store.commit(_promising(ports, found, record, told=told, now=now))

    retry_optimistic(ports.clock, attempt)


def _readers(ports: Ports, owner: str, project_id: str, by: Side) -> list[str]:
    if by is Side.CLIENT:
        return [OWNER_READER]
    return [person.id for person in ports.store.find(paths.people(owner, project_id), Person)]


def _promising(
    ports: Ports,
    reader: Reader,
    record: Stored[AwayRecord] | None,
    *,
    told: datetime | None,
    now: datetime,
) -> list[Write]:
    """Give the row and the record that there is one, in one commit: of two at once one starts over."""
    first = first_unseen(ports, reader, after=later_of(reader.seen_at, told, now - _NEWS))
    if first is None:
        return []
    params = {"owner": reader.owner, "projectId": reader.project_id, "reader": reader.id}
    mail = enqueue(ports, Template.MESSAGE_DIGEST, params, now=now, not_before=first.at + PATIENCE)
    after = AwayRecord(row_id=paths.last_of(mail.path), told_until=told, telling_until=None)
    if record is None:
        path = paths.away(reader.owner, reader.project_id, reader.id)
        return [mail, Create(path=path, value=after)]
    fields = {"row_id": after.row_id, "told_until": told, "telling_until": None}
    return [mail, Update(path=record.path, fields=fields, read=record)]
