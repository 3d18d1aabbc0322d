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
    """The occurrence that waits to be done."""
    snoozed_until: datetime | None
    is_done: bool
    """Nothing more to come."""
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpDone:
    """One occurrence that was done or skipped, under `followUps/{id}/history`; never changed."""

    due_at: datetime
    is_skipped: bool
    at: datetime
