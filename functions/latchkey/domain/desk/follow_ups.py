"""Follow-ups: what the freelancer means to do, and when."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any


class AboutKind(StrEnum):
    """What a follow-up is about."""

    CLIENT = "client"
    LEAD = "lead"
    ROOM = "room"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The client, lead or room a follow-up is about, with its name as it was."""

    kind: AboutKind
    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpDone:
    """One occurrence that was done or skipped, under `followUps/{id}/history`; only undoing takes it back."""

    due_at: datetime
    is_skipped: bool
    missed: int
    """How many later occurrences had gone by as well: this one made up for them."""
    snoozed_until: datetime | None
    """How long it had been put off, for whoever undoes this."""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """One reminder to oneself, once or again and again; functions write it, the owner reads it."""

    title: str
    about: About | None
    starts_at: str
    """The first occurrence as a local date and time, `YYYY-MM-DDTHH:MM`, in `time_zone`."""
    time_zone: str
    recurrence: str | None
    """An RFC 5545 recurrence rule without DTSTART, such as `FREQ=WEEKLY;BYDAY=MO,TH`; null for once."""
    due_at: datetime
    """The occurrence that waits to be done; of one with nothing more to come, the last one."""
    snoozed_until: datetime | None
    next_at: datetime | None
    """When it asks for attention: when the snooze ends, or when it is due; null when it never does again."""
    is_done: bool
    """Nothing more to come."""
    last_done: FollowUpDone | None
    """The newest entry of the history."""
    deleted_at: datetime | None
    """Kept for a day so that deleting can be undone, and shown nowhere."""
    created_at: datetime
    updated_at: datetime


def attention_at(follow_up: FollowUp) -> datetime | None:
    """Say when a follow-up asks for attention; to be stored with every change of what it follows from."""
    if follow_up.is_done or follow_up.deleted_at is not None:
        return None
    return follow_up.snoozed_until or follow_up.due_at


def finished(
    follow_up: FollowUp, *, following: datetime | None, missed: int, is_skipped: bool, now: datetime
) -> FollowUp:
    """Do or skip the occurrence that waits; `following` is the next one that is still to come, if any."""
    entry = FollowUpDone(
        due_at=follow_up.due_at,
        is_skipped=is_skipped,
        missed=missed,
        snoozed_until=follow_up.snoozed_until,
        at=now,
    )
    return _changed(
        follow_up,
        now,
        due_at=following or follow_up.due_at,
        snoozed_until=None,
        is_done=following is None,
        last_done=entry,
    )


def taken_back(
    follow_up: FollowUp, entry: FollowUpDone, *, before: FollowUpDone | None, now: datetime
) -> FollowUp:
    """Undo the newest entry of the history; `before` is the one that is the newest then."""
    return _changed(
        follow_up,
        now,
        due_at=entry.due_at,
        snoozed_until=entry.snoozed_until,
        is_done=False,
        last_done=before,
    )


def put_off(follow_up: FollowUp, until: datetime | None, *, now: datetime) -> FollowUp:
    """Leave an occurrence alone until a moment; None takes that back."""
    return _changed(follow_up, now, snoozed_until=until)


def rewritten(follow_up: FollowUp, *, now: datetime, due_at: datetime, **said: Any) -> FollowUp:  # noqa: ANN401 -- what the form says
    """Change what was said; where that changes when it is due, it waits anew from then on."""
    after = replace(follow_up, **said)
    when = (follow_up.starts_at, follow_up.time_zone, follow_up.recurrence)
    if when == (after.starts_at, after.time_zone, after.recurrence):
        return _changed(after, now)
    return _changed(after, now, due_at=due_at, snoozed_until=None, is_done=False)


def deleted(follow_up: FollowUp, *, now: datetime) -> FollowUp:
    """Put a follow-up away."""
    return _changed(follow_up, now, deleted_at=now)


def restored(follow_up: FollowUp, *, now: datetime) -> FollowUp:
    """Bring a deleted follow-up back as it was."""
    return _changed(follow_up, now, deleted_at=None)


def _changed(follow_up: FollowUp, now: datetime, **changes: Any) -> FollowUp:  # noqa: ANN401 -- fields of it
    after = replace(follow_up, updated_at=now, **changes)
    return replace(after, next_at=attention_at(after))
