"""Optimistic commits: read, decide, commit with preconditions, start over when somebody else was first."""

import random
from collections.abc import Callable
from typing import Final, TypeVar

from latchkey.domain.errors.requests import BusyError
from latchkey.services.ports import Clock
from latchkey.services.store import ContendedError

T = TypeVar("T")

_TRIES: Final = 60
_LONGEST_PAUSE_SECONDS: Final = 0.5
_FIRST_PAUSE_SECONDS: Final = 0.01


def retry_optimistic(clock: Clock, attempt: Callable[[], T]) -> T:
    """Run a whole read-decide-commit until it commits.

    The pauses are random, so that many rivals for one document spread out instead of colliding again.

    Raises:
        BusyError: every race was lost; nothing was written.

    """
    for tries in range(_TRIES):
        try:
            return attempt()
        except ContendedError:
            ceiling = min(_LONGEST_PAUSE_SECONDS, _FIRST_PAUSE_SECONDS * 2 ** min(tries, 10))
            clock.pause(random.uniform(0, ceiling))  # noqa: S311 -- spreads rivals out, guards nothing
    raise BusyError
