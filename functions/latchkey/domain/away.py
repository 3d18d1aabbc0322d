"""Mail to whoever is not looking: when it may go out, and who wants none."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from latchkey.domain import limits

OWNER_READER: Final = "owner"
"""The freelancer among the readers of a room; all others are people on the client's side, by their ids."""
PATIENCE: Final = timedelta(minutes=limits.AWAY_MINUTES)
"""How long a message may go unseen before a mail tells of it."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayRecord:
    """What one reader of a room was told by mail, and the outbox row that may tell more.

    While that row waits no second one is made, so a reader has one mail ahead of them, never many.
    """

    row_id: str
    told_until: datetime | None
    """The newest message that earlier rows told of."""
    telling_until: datetime | None
    """The newest message in the mail of this row, once it was written; told when the row was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MuteToken:
    """Whose mails a mute link is about, by the hash of its token; it can do nothing else."""

    owner: str
    project_id: str
    reader: str
    created_at: datetime
    expire_at: datetime


def later_of(*moments: datetime | None) -> datetime | None:
    """Give the latest of those moments that there were."""
    return max((moment for moment in moments if moment), default=None)


def zone_or(name: str | None, fallback: str) -> ZoneInfo:
    """Give the zone a browser names, or the fallback where nobody knows it."""
    try:
        return ZoneInfo(name) if name else ZoneInfo(fallback)
    except (ValueError, OSError, KeyError):
        # Unknown names, folders of the zones' data, and paths that lead out of it.
        return ZoneInfo(fallback)


def quiet_until(quiet: QuietHours, zone: ZoneInfo, now: datetime) -> datetime | None:
    """Tell when the quiet that lies over a moment ends, or None where none does.

    An hour that the clocks skip ends the quiet when they have been put forward.
    """
    local = now.astimezone(zone)
    if not _is_within(local.hour, quiet):
        return None
    day = local.date() + timedelta(days=local.hour >= quiet.until_hour)
    first, second = (
        datetime.combine(day, time(quiet.until_hour, fold=fold), tzinfo=zone).astimezone(UTC)
        for fold in (0, 1)
    )
    # An hour that comes twice may be ahead for the second time only.
    return first if first > now else second


def _is_within(hour: int, quiet: QuietHours) -> bool:
    if quiet.from_hour <= quiet.until_hour:
        return quiet.from_hour <= hour < quiet.until_hour
    return hour >= quiet.from_hour or hour < quiet.until_hour
