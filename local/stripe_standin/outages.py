"""Faults of the API that a test can switch on, for everybody or only for its own requests."""

import threading
from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What goes wrong.

    `unavailable` is a 503 before any work, `kept` a 500 that Stripe then replays for as long as it keeps the
    idempotency key; `lost` does the work and loses the answer, `slow` does it late, `hang` never answers.
    """

    UNAVAILABLE = "unavailable"
    KEPT = "kept"
    HANG = "hang"
    SLOW = "slow"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """A fault and whom it concerns: idempotency keys with a prefix, one session's requests, or everybody."""

    fault: Fault
    delay_seconds: float
    prefix: str = ""
    session_id: str = ""

    def concerns(self, key: str, path: str) -> bool:
        """Tell whether a request meets the fault."""
        return key.startswith(self.prefix) and self.session_id in path


class Outages:
    """The faults that are switched on."""

    def __init__(self) -> None:
        self._outages: dict[tuple[str, str], Outage] = {}
        self._changed = threading.Condition()

    def switch_on(self, outage: Outage) -> None:
        """Begin an outage, in place of an earlier one with the same scope."""
        with self._changed:
            self._outages[outage.prefix, outage.session_id] = outage
            self._changed.notify_all()

    def switch_off(self, *, prefix: str = "", session_id: str = "") -> None:
        """End the outage of that scope; requests that wait in it go on at once."""
        with self._changed:
            self._outages.pop((prefix, session_id), None)
            self._changed.notify_all()

    def met_by(self, key: str, path: str) -> Outage | None:
        """Return the outage a request meets, if any."""
        with self._changed:
            return next((outage for outage in self._outages.values() if outage.concerns(key, path)), None)

    def wait_out(self, outage: Outage) -> None:
        """Wait for the outage's delay, or until it is switched off."""
        with self._changed:
            self._changed.wait_for(lambda: outage not in self._outages.values(), outage.delay_seconds)
