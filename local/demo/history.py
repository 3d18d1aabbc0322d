"""Let rooms have a past: the product's own use cases, run under a clock that walks through the last weeks.

The rules rightly refuse a message that claims to be from last Tuesday, so messages, files and milestones of
the past are written with the server's rights. Rooms, invoices and payments come about by the same code that
runs deployed, which keeps numbers, sums, projections and histories as true as they are in production.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from latchkey.container import Container
from latchkey.domain.billing.invoices import Method
from latchkey.domain.rooms import MilestoneStatus
from latchkey.services.billing.overdue import check_due_invoices
from latchkey.services.delivery import deliver_due
from latchkey.services.effects import EFFECTS
from latchkey.services.outbox import Row, RowState
from latchkey.services.store import Delete
from local.suite import Suite

KEPT_MAILS = timedelta(days=45)
"""How far back the mailbox goes; older mails cost a visitor's time and nobody opens them."""


class WalkingClock:
    """Shows the moment that is being told."""

    def __init__(self, moment: datetime) -> None:
        """Begin at a moment."""
        self.moment = moment

    def now(self) -> datetime:
        """Give the moment that is being told."""
        return self.moment

    def pause(self, seconds: float) -> None:
        """Go on at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that somebody shared."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A step of the plan, as it stands today."""

    title: str
    status: MilestoneStatus
    progress: int
    due_on: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandMoney:
    """Money that came without our doing, and the tax the client kept back of it."""

    method: Method
    amount_minor: int
    tds_minor: int = 0
    reference: str = ""
    instalment: str | None = None


@dataclass
class History:
    """Events of all rooms, told in the order in which they happened."""

    suite: Suite
    ports: Container
    owner: str
    time_zone: ZoneInfo
    now: datetime
    _events: list[tuple[datetime, Callable[[], None]]] = field(default_factory=list)

    def day(self, days_ago: int, at: str = "12:00") -> datetime:
        """Return a moment of a day in the freelancer's time zone."""
        local = self.now.astimezone(self.time_zone).date() - timedelta(days=days_ago)
        return datetime.combine(local, time.fromisoformat(at), self.time_zone)

    def on(self, days_from_now: int) -> date:
        """Return a day in the freelancer's time zone."""
        return self.day(-days_from_now).date()

    def minutes_ago(self, minutes: int) -> datetime:
        """Return a moment of the last hours."""
        return self.now - timedelta(minutes=minutes)

    def note(self, moment: datetime, event: Callable[[], None]) -> None:
        """Remember what happened when; events of one moment keep their order."""
        self._events.append((moment, event))

    def tell(self) -> None:
        """Let it all happen."""
        clock = WalkingClock(self.now)
        self.ports.clock = clock
        for moment, event in sorted(self._events, key=lambda noted: noted[0]):
            clock.moment = moment
            event()
        clock.moment = self.now

    def sweep(self) -> None:
        """Note what is overdue and remind whoever should be, as the hourly sweep would."""
        check_due_invoices(self.ports)
        self.keep_promises()

    def keep_promises(self) -> None:
        """Send what the last event promised, as its trigger would, if it is not too old to look at."""
        if self.ports.clock.now() > self.now - KEPT_MAILS:
            deliver_due(self.ports, EFFECTS)
            return
        old = self.ports.store.find("outbox", Row, where=[("state", "==", RowState.WAITING)])
        self.ports.store.commit([Delete(path=row.path) for row in old])
