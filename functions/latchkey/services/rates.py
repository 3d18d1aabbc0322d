"""Hold the public door's callers to a rate."""

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
    path = paths.rate_limit(ids.hashed(kind.value, subject_of(subject)))

    def attempt() -> None:
        before = ports.store.get(path, RateCount)
        after = counted(before.value if before else None, RATE_LIMITS[kind], ports.clock.now())
        if after is None:
            raise RateLimitedError
        write: Write = Create(path=path, value=after)
        if before is not None:
            fields = {
                "count": after.count,
                "window_ends_at": after.window_ends_at,
                "expire_at": after.expire_at,
            }
            write = Update(path=path, fields=fields, read=before)
        ports.store.commit([write])

    retry_optimistic(ports.clock, attempt)
