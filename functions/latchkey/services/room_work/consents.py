"""What one of the client's people may learn of their own comments and take back: their link proves them."""

from collections.abc import Sequence
from typing import Final

from latchkey.domain.links import Link
from latchkey.domain.room_work.comments import Comment, CommentState, Consent
from latchkey.services import paths
from latchkey.services.links import link_behind
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.ports import Ports
from latchkey.services.room_work.staying import staying
from latchkey.services.rooms import project_of
from latchkey.services.store import ContendedError, Delete, Stored, Update, Write

# A commit holds 500 writes; two of them are not deletions.
_PER_COMMIT: Final = 400


def waiting_comments(ports: Ports, *, link: str) -> Sequence[Stored[Comment]]:
    """Find somebody's own comments that nobody else sees yet, oldest first."""
    held = link_behind(ports, link, ports.clock.now())
    found = ports.store.find(
        paths.comments(held.room_key),
        Comment,
        where=[("person_id", "==", held.person.id), ("state", "==", CommentState.PENDING)],
        limit=_PER_COMMIT,
    )
    return sorted(found, key=lambda comment: comment.value.at)


def withdraw_consent(ports: Ports, *, link: str) -> None:
    """Mark somebody's consent as withdrawn, from when on no comment of theirs is taken, and remove them all.

    Safe to ask again: whatever an earlier run left is removed.
    """
    is_over = False
    while not is_over:
        # A comment that was on its way while the consent was marked is found by the next look.
        is_over = retry_optimistic(ports.clock, lambda: _withdraw(ports, link))


def _withdraw(ports: Ports, link: str) -> bool:
    """Remove what there is and tell whether there was nothing left to do."""
    held = link_behind(ports, link, ports.clock.now())
    project = project_of(ports, held.owner, held.project_id)
    if project.value.room_key != held.room_key:
        raise ContendedError
    writes = [*_mark(ports, held), *_removals(ports, held)]
    if writes:
        ports.store.commit([staying(project), *writes])
    return not writes


def _mark(ports: Ports, held: Link) -> list[Write]:
    consent = ports.store.get(paths.consent(held.room_key, held.person.id), Consent)
    if consent is None or consent.value.withdrawn_at is not None:
        return []
    return [Update(path=consent.path, fields={"withdrawn_at": ports.clock.now()}, read=consent)]


def _removals(ports: Ports, held: Link) -> list[Write]:
    found = ports.store.find(
        paths.comments(held.room_key),
        Comment,
        where=[("person_id", "==", held.person.id)],
        limit=_PER_COMMIT,
    )
    return [Delete(path=comment.path) for comment in found]
