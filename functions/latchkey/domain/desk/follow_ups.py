"""Follow-ups: what the freelancer means to do, and when."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


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
    after = replace(
        follow_up,
        due_at=following or follow_up.due_at,
        snoozed_until=None,
        is_done=following is None,
        last_done=entry,
    )
    return _settled(after, now)


def taken_back(
    follow_up: FollowUp, entry: FollowUpDone, *, before: FollowUpDone | None, now: datetime
) -> FollowUp:
    """Undo the newest entry of the history; `before` is the one that is the newest then."""
    after = replace(
        follow_up,
        due_at=entry.due_at,
        snoozed_until=entry.snoozed_until,
        is_done=False,
        last_done=before,
    )
    return _settled(after, now)


def put_off(follow_up: FollowUp, until: datetime | None, *, now: datetime) -> FollowUp:
    """Leave an occurrence alone until a moment; None takes that back."""
    return _settled(replace(follow_up, snoozed_until=until), now)


def rewritten(follow_up: FollowUp, said: FollowUp, *, due_at: datetime, now: datetime) -> FollowUp:
    """Change what was said; where that changes when it is due, it waits anew, from `due_at` on."""
    when = (follow_up.starts_at, follow_up.time_zone, follow_up.recurrence)
    if when == (said.starts_at, said.time_zone, said.recurrence):
        return _settled(said, now)
    return _settled(replace(said, due_at=due_at, snoozed_until=None, is_done=False), now)


def deleted(follow_up: FollowUp, *, now: datetime) -> FollowUp:
    """Put a follow-up away."""
    return _settled(replace(follow_up, deleted_at=now), now)


def restored(follow_up: FollowUp, *, now: datetime) -> FollowUp:
    """Bring a deleted follow-up back as it was."""
    return _settled(replace(follow_up, deleted_at=None), now)


def _settled(after: FollowUp, now: datetime) -> FollowUp:
    """Note the moment of a change, and when the follow-up asks for attention since."""
    return replace(after, next_at=attention_at(after), updated_at=now)
