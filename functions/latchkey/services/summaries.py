"""Keep what is stored for lists and caps in step with the data: always recomputed, never incremented."""

from latchkey.domain.files import FileState
from latchkey.domain.projects import LastMessage, Project, shortened
from latchkey.domain.rooms import Message, Room, RoomCounters, Side
from latchkey.services import paths
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.ports import Ports
from latchkey.services.store import Stored, Update, Where, Write


def recount_room(ports: Ports, room_key: str) -> None:
    """Recompute a room's counters and its project's summary from the messages and files there are."""

    def attempt() -> None:
        room = ports.store.get(paths.room(room_key), Room)
        if room is None:
            return
        project = ports.store.get(paths.project(room.value.owner, room.value.project_id), Project)
        # Once more after the project: the owner's "seen" writes both at once, so a room older than the
        # project would bring back what was just read; in this order the commit fails and starts over.
        room = ports.store.get(room.path, Room) or room
        # While a room moves, both keys hold the messages; only the one the project names speaks for it.
        if project is None or project.value.room_key != room_key:
            return
        writes = [*_counters(ports, room), *_summary(ports, room, project)]
        if writes:
            ports.store.commit(writes)

    retry_optimistic(ports.clock, attempt)


def _counters(ports: Ports, room: Stored[Room]) -> list[Write]:
    room_key = room.id
    kept: list[Where] = [("state", "in", [FileState.UPLOADING, FileState.READY])]
    counters = RoomCounters(
        messages=ports.store.count(paths.messages(room_key)),
        files=ports.store.count(paths.files(room_key), where=kept),
        bytes=ports.store.total(paths.files(room_key), "size", where=kept),
    )
    if counters == room.value.counters:
        return []
    return [Update(path=room.path, fields={"counters": counters}, read=room)]


def _summary(ports: Ports, room: Stored[Room], project: Stored[Project]) -> list[Write]:
    messages = paths.messages(room.id)
    unseen: list[Where] = [("from_", "==", Side.CLIENT)]
    if room.value.owner_seen_at is not None:
        unseen.append(("at", ">", room.value.owner_seen_at))
    newest = ports.store.find(messages, Message, order_by="at", descending=True, limit=1)
    last = newest[0].value if newest else None
    line: LastMessage | None = shortened(last) if last else None
    before, unread = project.value.summary, ports.store.count(messages, where=unseen)
    after = (unread, last.at if last else None, line)
    if after == (before.unread, before.last_message_at, before.last_message):
        return []
    fields = {
        "summary.unread": after[0],
        "summary.last_message_at": after[1],
        "summary.last_message": after[2],
    }
    return [Update(path=project.path, fields=fields, read=project)]
