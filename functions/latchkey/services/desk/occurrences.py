"""Occurrences of follow-ups: do them, skip them, put them off, and take that back.

Every change names the occurrence it means, so that pressing twice, or in two windows, does it once.
"""

from datetime import datetime

from latchkey.domain.desk.follow_ups import FollowUp, FollowUpDone, finished, put_off, taken_back
from latchkey.domain.desk.recurring import count_between, first_after, read_rule, search_from
from latchkey.domain.errors.desk import FollowUpChangedError
from latchkey.domain.errors.requests import RequestInvalidError
from latchkey.services import paths
from latchkey.services.desk.follow_ups import follow_up_of, saving
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.ports import Ports
from latchkey.services.store import Create, Delete


def finish_occurrence(
    ports: Ports, *, owner: str, follow_up_id: str, due_at: datetime, is_skipped: bool, now: datetime
) -> None:
    """Do or skip the occurrence that was due at `due_at`; what comes next is still to come.

    Raises:
        FollowUpChangedError: that occurrence neither waits nor was done.

    """

    def attempt() -> None:
        stored = follow_up_of(ports, owner, follow_up_id)
        if stored.value.is_done or stored.value.due_at != due_at:
            if not _was_finished(ports, stored.path, due_at):
                raise FollowUpChangedError
            return
        following, missed = _what_follows(ports, stored.value, now)
        after = finished(stored.value, following=following, missed=missed, is_skipped=is_skipped, now=now)
        entry = f"{paths.history(stored.path)}/{ports.tokens.id()}"
        ports.store.commit([saving(stored, after), Create(path=entry, value=after.last_done)])

    retry_optimistic(ports.clock, attempt)


def reopen_occurrence(
    ports: Ports, *, owner: str, follow_up_id: str, due_at: datetime, now: datetime
) -> None:
    """Take back that an occurrence was done or skipped; only the newest can be.

    Raises:
        FollowUpChangedError: another one was done since, or the follow-up was changed.

    """

    def attempt() -> None:
        # The history first: if somebody takes it back between the two reads, the follow-up says so already.
        path = paths.history(paths.follow_up(owner, follow_up_id))
        newest = ports.store.find(path, FollowUpDone, order_by="at", descending=True, limit=2)
        stored = follow_up_of(ports, owner, follow_up_id)
        if not newest or newest[0].value.due_at != due_at:
            if not stored.value.is_done and stored.value.due_at == due_at:
                return
            raise FollowUpChangedError
        before = newest[1].value if len(newest) > 1 else None
        after = taken_back(stored.value, newest[0].value, before=before, now=now)
        ports.store.commit([saving(stored, after), Delete(path=newest[0].path, read=newest[0])])

    retry_optimistic(ports.clock, attempt)


def snooze_occurrence(
    ports: Ports, *, owner: str, follow_up_id: str, due_at: datetime, until: datetime | None, now: datetime
) -> None:
    """Leave an occurrence alone until a moment that is still to come; None takes that back.

    Raises:
        RequestInvalidError: the moment has passed.
        FollowUpChangedError: that occurrence does not wait any more.

    """
    if until is not None and until <= now:
        raise RequestInvalidError(fields={"until": "Choose a time that is still to come."})

    def attempt() -> None:
        stored = follow_up_of(ports, owner, follow_up_id)
        if stored.value.is_done or stored.value.due_at != due_at:
            raise FollowUpChangedError
        ports.store.commit([saving(stored, put_off(stored.value, until, now=now))])

    retry_optimistic(ports.clock, attempt)


def _was_finished(ports: Ports, path: str, due_at: datetime) -> bool:
    """Tell whether the history knows an occurrence."""
    found = ports.store.find(paths.history(path), FollowUpDone, where=[("due_at", "==", due_at)], limit=1)
    return bool(found)


def _what_follows(ports: Ports, follow_up: FollowUp, now: datetime) -> tuple[datetime | None, int]:
    """Give the next occurrence that is still to come, and how many went by that nobody did."""
    if follow_up.recurrence is None:
        return None, 0
    rule, zone, due_at = read_rule(follow_up.recurrence), follow_up.time_zone, follow_up.due_at
    starts_at = datetime.fromisoformat(follow_up.starts_at)
    latest = max(due_at, now)
    near = ports.recurrences.from_then_on(rule, starts_at=starts_at, since=search_from(latest, zone))
    following = first_after(near, zone, latest)
    since_due = ports.recurrences.from_then_on(rule, starts_at=starts_at, since=search_from(due_at, zone))
    return following, count_between(since_due, zone, after=due_at, until=latest)
