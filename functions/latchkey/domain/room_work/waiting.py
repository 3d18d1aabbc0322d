"""What in a room waits for the freelancer: comments for their word, and work for another version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from latchkey.domain.room_work.comments import Comment, Subject
from latchkey.domain.room_work.deliverables import Decision, Deliverable, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingComments:
    """Comments that are neither published nor removed."""

    count: int
    on: Subject
    """What the one that waits longest is on."""
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesAsked:
    """Deliverables whose newest version the client wants changed. An approval asks for nothing."""

    count: int
    deliverable_id: str
    """The one that waits longest, with its title and newest version."""
    title: str
    version: int
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """All of it; None where nothing waits."""

    comments: WaitingComments | None = None
    changes: ChangesAsked | None = None


def waiting_comments(pending: Sequence[Comment]) -> WaitingComments | None:
    """Say what waits of a room's comments that are still to be judged."""
    if not pending:
        return None
    first = min(pending, key=lambda comment: comment.at)
    return WaitingComments(count=len(pending), on=first.subject, since=first.at)


def changes_asked(
    deliverables: Mapping[str, Deliverable], decisions: Sequence[Decision]
) -> ChangesAsked | None:
    """Say which deliverables are to be changed, from what was said of their newest versions."""
    approved = {each.deliverable_id for each in decisions if each.verdict is Verdict.APPROVED}
    asked = [each for each in decisions if each.deliverable_id not in approved]
    if not asked:
        return None
    first = min(asked, key=lambda decision: (decision.at, decision.deliverable_id))
    return ChangesAsked(
        count=len(asked),
        deliverable_id=first.deliverable_id,
        title=deliverables[first.deliverable_id].title,
        version=first.version,
        since=first.at,
    )
