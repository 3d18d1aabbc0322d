"""Keep in step what of a room's work waits for the freelancer: always worked out anew, never counted on."""

from collections.abc import Mapping, Sequence
from typing import Final

from latchkey.domain import limits
from latchkey.domain.projects import Project
from latchkey.domain.room_work.comments import Comment, CommentState
from latchkey.domain.room_work.deliverables import Decision, Deliverable, Verdict
from latchkey.domain.room_work.waiting import Waiting, changes_asked, waiting_comments
from latchkey.domain.rooms import Room
from latchkey.services import paths
from latchkey.services.noting import Noting, Notings
from latchkey.services.optimistic import keep_in_step
from latchkey.services.ports import Ports
from latchkey.services.store import Store, Update


def recount_waiting(ports: Ports, room_key: str) -> None:
    """Bring in step what a project says of the work that waits in its room.

    Raises:
        BusyError: something changed with every look; its last change brings a recount of its own.

    """
    keep_in_step(ports.clock, lambda: _is_in_step(ports, room_key))


def _is_in_step(ports: Ports, room_key: str) -> bool:
    """Tell whether the project says what there is, and if not, have it say so."""
    room = ports.store.get(paths.room(room_key), Room)
    if room is None:
        return True
    project = ports.store.get(paths.project(room.value.owner, room.value.project_id), Project)
    if project is None:
        return True
    # Whichever key the news came from: while a room moves, the one its project names holds all there is.
    waiting = waiting_in(ports.store, project.value.room_key)
    if waiting == project.value.summary.waiting:
        return True
    ports.store.commit([Update(path=project.path, fields={"summary.waiting": waiting}, read=project)])
    return False


def waiting_in(store: Store, room_key: str) -> Waiting:
    """Look through a room's work for what waits."""
    delivered = {
        each.id: each.value
        for each in store.find(
            paths.deliverables(room_key), Deliverable, where=[("version", ">", 0)], limit=limits.WORK_PAGE
        )
    }
    return Waiting(
        comments=waiting_comments(_pending(store, room_key)),
        changes=changes_asked(delivered, _decisions(store, room_key, delivered)),
    )


def _pending(store: Store, room_key: str) -> Sequence[Comment]:
    """Find the comments to be judged; where what one is on was deleted, nobody can come to it any more."""
    pending = [
        each.value
        for each in store.find(
            paths.comments(room_key),
            Comment,
            where=[("state", "==", CommentState.PENDING)],
            limit=limits.WAITING_COMMENTS_MAX,
        )
    ]
    subjects = list(dict.fromkeys(each.subject for each in pending))
    found = store.get_many([paths.subject(room_key, each.kind, each.id) for each in subjects], dict)
    there = {subject for subject, document in zip(subjects, found, strict=True) if document}
    return [each for each in pending if each.subject in there]


def _decisions(store: Store, room_key: str, delivered: Mapping[str, Deliverable]) -> Sequence[Decision]:
    """Read what was said of the newest versions: the id of a decision says what it is about."""
    names = [
        paths.decision(room_key, each_id, each.version, verdict)
        for each_id, each in delivered.items()
        for verdict in Verdict
    ]
    return [each.value for each in store.get_many(names, Decision) if each]


def _note(ports: Ports, room_key: str, _row_id: str) -> None:
    recount_waiting(ports, room_key)


NOTINGS: Final[Notings] = {
    "comments": [Noting(note=_note, fields=("state",))],
    # Never changed, only added.
    "decisions": [Noting(note=_note, fields=())],
    "deliverables": [Noting(note=_note, fields=("title", "version"))],
}
"""By the collection below the room."""
