"""Follow-ups: what the freelancer means to do, and when."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class MorningPlan:
    """When a freelancer's next daily digest is due, `freelancers/{uid}/mornings/next`.

    It exists from the first follow-up on, so that looking for digests costs nothing for everybody else.
    """

    next_at: datetime | None
    """Null while the freelancer wants none."""
    last_at: datetime | None
    """When the last one was decided about, whether or not there was something to say."""
    updated_at: datetime
