"""Mail to whoever is not looking: when it may go out, and who wants none."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """No mail from one local hour until another, over midnight too; two that are equal mean never quiet."""

    from_hour: int = 21
    until_hour: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAway:
    """What somebody on the client's side wants of such mail."""

    is_muted: bool = False
    quiet: QuietHours | None = None
    """Null follows the default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenMark:
    """When somebody on the client's side last looked, `rooms/{key}/seen/{personId}`.

    Their browser writes it.
    """

    at: datetime
    time_zone: str
    """Where their browser says it is; unchecked, so an unknown one counts as the freelancer's."""
