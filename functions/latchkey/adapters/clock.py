"""The machine's clock."""

import time
from datetime import UTC, datetime


class SystemClock:
    """The present."""

    def now(self) -> datetime:
        """Give the present moment in UTC."""
        return datetime.now(UTC)

    def pause(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
