"""A process that dies in the middle: after so many changes to the outside, nothing more happens."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from latchkey.container import Container
from local.backend import connect
from local.suite import Suite

CHANGES: Final = frozenset({"commit", "copy", "delete", "seal", "lock", "send"})


class KilledError(BaseException):
    """The process is gone; derived so that no handler of ours can catch it."""


@dataclass(slots=True)
class Fuse:
    """How many changes are left to live for."""

    left: int
    burnt: int = field(default=0)

    def burn(self) -> None:
        """Die when none are left."""
        self.burnt += 1
        self.left -= 1
        if self.left == 0:
            raise KilledError


class Fused:
    """Something outside whose changes happen, and then burn the fuse."""

    def __init__(self, inner: Any, fuse: Fuse) -> None:  # noqa: ANN401 -- stands before any port
        self._inner = inner
        self._fuse = fuse

    def __getattr__(self, name: str) -> Callable[..., object]:
        """Pass everything on."""
        inner: Callable[..., object] = getattr(self._inner, name)
        if name not in CHANGES:
            return inner

        def change(*args: object, **named: object) -> object:
            result = inner(*args, **named)
            self._fuse.burn()
            return result

        return change


def doomed(suite: Suite, *, after: int) -> tuple[Container, Fuse]:
    """Build an outside that dies after so many changes."""
    outside = connect(suite)
    fuse = Fuse(left=after)
    outside.__dict__["store"] = Fused(outside.store, fuse)
    outside.__dict__["objects"] = Fused(outside.objects, fuse)
    outside.__dict__["mailer"] = Fused(outside.mailer, fuse)
    return outside, fuse
