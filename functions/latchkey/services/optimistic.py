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
# Whoever changed something in between has a look of their own on its way, which looks again as often.
_LOOKS: Final = 10


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


def keep_in_step(clock: Clock, is_in_step: Callable[[], bool]) -> None:
    """Work something out anew until a look finds that what is stored says so.

    Write, then look: of two at once the later one to write looks after it wrote, so whichever worked it out
    too early finds that out and writes again. `is_in_step` looks, and writes where it has to.

    Raises:
        BusyError: something changed with every look; its last change brings a look of its own.

    """
    for _ in range(_LOOKS):
        if retry_optimistic(clock, is_in_step):
            return
    raise BusyError
