"""A clock that says what a test wants."""

from datetime import datetime, timedelta

from latchkey.container import Container
from local.backend import connect
from local.suite import Suite


class LaterClock:
    """A clock that is ahead."""

    def __init__(self, outside: Container, ahead: timedelta) -> None:
        self._inner = outside.clock
        self._ahead = ahead

    def now(self) -> datetime:
        """Give the time it will be."""
        return self._inner.now() + self._ahead

    def pause(self, seconds: float) -> None:
        """Wait as long as anybody."""
        self._inner.pause(seconds)


def later(suite: Suite, ahead: timedelta) -> Container:
    """Build the outside as it will be some time from now."""
    outside = connect(suite)
    outside.__dict__["clock"] = LaterClock(outside, ahead)
    return outside
