"""The hourly round: look after what was dropped. Each part is safe to run twice and side by side."""

import logging
from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from latchkey.domain import limits
from latchkey.domain.files import FileState, RoomFile
from latchkey.domain.projects import Project
from latchkey.domain.rooms import Message
from latchkey.services import paths
from latchkey.services.away.promising import promise_digests
from latchkey.services.billing.overdue import check_due_invoices
from latchkey.services.desk.directory import repair_recent_lines
from latchkey.services.desk.follow_ups import forget_deleted_follow_ups
from latchkey.services.files import settle_file
from latchkey.services.ports import Ports
from latchkey.services.room_work.waiting import recount_waiting
from latchkey.services.rounds import Part, run_parts
from latchkey.services.store import ContendedError, Delete
from latchkey.services.summaries import recount_room

logger: Final = logging.getLogger("latchkey")

# Time enough for the trigger that would normally have looked at an object.
_GRACE: Final = timedelta(hours=1)
_RECENT: Final = timedelta(hours=3)
_PER_ROUND: Final = 500


def drop_stale_uploads(ports: Ports) -> int:
    """Forget uploads that never arrived."""
    before = ports.clock.now() - timedelta(seconds=limits.UPLOAD_STALE_SECONDS)
    stale = ports.store.find_anywhere(
        "files", RoomFile, where=[("state", "==", FileState.UPLOADING), ("at", "<", before)], limit=_PER_ROUND
    )
    dropped = 0
    for record in stale:
        ports.objects.delete(record.path)
        try:
            ports.store.commit([Delete(path=record.path, read=record)])
        except ContendedError:
            # It was settled just now after all; the next round looks again.
            continue
        dropped += 1
    for room_key in {paths.room_key_of_file(record.path) or "" for record in stale}:
        recount_room(ports, room_key)
    return dropped


def settle_unchecked_objects(ports: Ports) -> int:
    """Look at objects whose trigger was lost; those without a record are deleted on the way."""
    before = ports.clock.now() - _GRACE
    unchecked = [
        each.path for each in ports.objects.list("rooms/") if not each.is_checked and each.created_at < before
    ]
    settled = 0
    for path in unchecked:
        try:
            settle_file(ports, path)
        except Exception:
            # One object that cannot be judged must not keep the others waiting for ever.
            logger.exception("an object could not be settled")
            continue
        settled += 1
    return settled


def recount_waiting_work(ports: Ports) -> int:
    """Recount what waits where something came lately or is said to wait, for triggers may be lost."""
    since = ports.clock.now() - _RECENT
    come = [
        document.path.split("/")[1]
        for collection in ("comments", "decisions")
        for document in ports.store.find_anywhere(
            collection, dict, where=[("at", ">", since)], limit=_PER_ROUND
        )
    ]
    told = [
        project.value.room_key
        for field in ("comments", "changes")
        for project in ports.store.find_anywhere(
            "projects", Project, where=[(f"summary.waiting.{field}.count", ">", 0)], limit=_PER_ROUND
        )
    ]
    rooms = dict.fromkeys([*come, *told])
    for room_key in rooms:
        recount_waiting(ports, room_key)
    return len(rooms)


def recount_recent_rooms(ports: Ports) -> int:
    """Recount the rooms with new messages, and promise mails about them, for triggers may be lost."""
    since = ports.clock.now() - _RECENT
    recent = ports.store.find_anywhere("messages", Message, where=[("at", ">", since)], limit=_PER_ROUND)
    written = {(message.path.split("/")[1], message.value.from_) for message in recent}
    for room_key, side in written:
        recount_room(ports, room_key)
        promise_digests(ports, room_key, by=side)
    return len({room_key for room_key, _ in written})


PARTS: Final[Mapping[str, Part]] = {
    "uploads": drop_stale_uploads,
    "objects": settle_unchecked_objects,
    "summaries": recount_recent_rooms,
    "work": recount_waiting_work,
    "invoices": check_due_invoices,
    "directory": repair_recent_lines,
    "deleted": forget_deleted_follow_ups,
}


def sweep(ports: Ports) -> dict[str, int]:
    """Run every part."""
    return run_parts(ports, PARTS)
