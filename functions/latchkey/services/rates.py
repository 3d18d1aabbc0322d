"""Hold the public door's callers to a rate."""

from dataclasses import dataclass
from datetime import datetime

from latchkey.domain import ids
from latchkey.domain.errors.requests import RateLimitedError
from latchkey.domain.rates import RATE_LIMITS, RateCount, RateKind, counted, subject_of
from latchkey.services import paths
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.ports import Ports
from latchkey.services.store import Create, Update, Write


def hold_to_rate(ports: Ports, kind: RateKind, subject: str) -> None:
    """Count one try of a subject.

    Raises:
        RateLimitedError: that was one too many in this window.

    """

    def attempt() -> None:
        counting = one_more(ports, kind, subject, now=ports.clock.now())
        if counting is None:
            raise RateLimitedError
        ports.store.commit([counting.write])

    retry_optimistic(ports.clock, attempt)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """One more of a subject, and the write that counts it, unless somebody else counts meanwhile."""

    after: RateCount
    write: Write


def one_more(ports: Ports, kind: RateKind, subject: str, *, now: datetime) -> Counting | None:
    """Count one more of a subject, or give None when that is one too many."""
    path = paths.rate_limit(ids.hashed(kind.value, subject_of(subject)))
    before = ports.store.get(path, RateCount)
    after = counted(before.value if before else None, RATE_LIMITS[kind], now)
    if after is None:
        return None
    if before is None:
        return Counting(after=after, write=Create(path=path, value=after))
    fields = {"count": after.count, "window_ends_at": after.window_ends_at, "expire_at": after.expire_at}
    return Counting(after=after, write=Update(path=path, fields=fields, read=before))
