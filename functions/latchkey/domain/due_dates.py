"""Calendar dates in a business's time zone, and the moments at which they end."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def date_in(time_zone: str, moment: datetime) -> date:
    """Return the calendar date that a moment falls on in an IANA time zone."""
    return moment.astimezone(ZoneInfo(time_zone)).date()


def is_past_due(due_on: date, time_zone: str, now: datetime) -> bool:
    """Tell whether the whole of the due day is over in the time zone."""
    return date_in(time_zone, now) > due_on


def end_of_day(day: date, time_zone: str) -> datetime:
    """Return the moment, in UTC, at which a calendar day is over in a time zone.

    Some zones change their clocks at midnight. Where the next day's midnight is skipped, Python
    counts it with the offset from before the gap, which is the very moment of the change; where it
    strikes twice, the first one ends the day.
    """
    midnight = datetime.combine(day + timedelta(days=1), time.min, tzinfo=ZoneInfo(time_zone))
    return midnight.astimezone(UTC)
