"""Time worked."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EntrySource(StrEnum):
    """How an entry came to be."""

    TIMER = "timer"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """What an hour costs and is billed at, in minor units; kept with the profile, a client or a project.

    A rate counts only where its currency is the project's: nothing is converted.
    """

    bill_minor: int | None
    cost_minor: int | None
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """The one live timer, `freelancers/{uid}/timers/live`: one document, so there cannot be two.

    Starting creates it, which fails where one runs; stopping deletes it and creates the entry `entry_id` in
    one batch, so that stopping twice makes one entry. Its times, like an entry's, are whole seconds of the
    server's clock, which the browser measures its own against.
    """

    entry_id: str
    project_id: str
    task_id: str | None
    description: str
    is_billable: bool
    started_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeEntry:
    """One stretch of work. The owner writes it directly; once on an invoice the rules hold it fast."""

    project_id: str
    client_id: str
    task_id: str | None
    task_title: str
    description: str
    person: str
    """Who did it."""
    started_at: datetime
    ended_at: datetime
    seconds: int
    """`ended_at - started_at`, for sums over many entries."""
    is_billable: bool
    bill_rate_minor: int | None
    """Per hour, frozen when the entry was made; null where none was known."""
    cost_rate_minor: int | None
    bill_parts: int
    """Seconds times the bill rate, 0 without one: what it is worth, in 3,600ths of a minor unit, so that sums
    over many entries are exact."""
    cost_parts: int
    """The same at the cost rate."""
    currency: str
    """The project's."""
    source: EntrySource
    created_at: datetime
    updated_at: datetime
    invoice_id: str | None
    """Functions set it in the commit that bills the time, and clear it in the one that ends the invoice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSums:
    """A project's time, recomputed whenever an entry changes; kept in the project's `time`."""

    seconds: int = 0
    billable_seconds: int = 0
    unbilled_seconds: int = 0
    """Billable and on no invoice."""
    unbilled_minor: int = 0
    cost_minor: int = 0
    uncosted_seconds: int = 0
    """Without a cost rate in the project's currency: profit says so."""
