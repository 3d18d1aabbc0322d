"""Rules by which something comes again, in the words of RFC 5545, and the moments that local times are.

A rule is daily, weekly on some days, or monthly on a day. Its occurrences are local times of the day: nine
o'clock stays nine o'clock when the clocks change. What day comes after what is the library's to say
(`services.ports.Recurrences`); here is what a rule may be, and when a local time is.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from latchkey.domain import limits

EVERY_MAX: Final = 99
LAST_DAY: Final = -1
SHORTEST_MONTH: Final = 28
LONGEST_MONTH: Final = 31
_UNTIL_AT: Final = "T235959"
_PARTS: Final = re.compile(r"[A-Z]+=[0-9A-Z,-]+(;[A-Z]+=[0-9A-Z,-]+)*")
_SEARCH_FROM: Final = timedelta(days=2)


class Frequency(StrEnum):
    """How a rule counts."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"


class Weekday(StrEnum):
    """A day of the week as RFC 5545 spells it, Monday first."""

    MONDAY = "MO"
    TUESDAY = "TU"
    WEDNESDAY = "WE"
    THURSDAY = "TH"
    FRIDAY = "FR"
    SATURDAY = "SA"
    SUNDAY = "SU"


class RuleError(ValueError):
    """The text is no rule that a follow-up can have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When something comes again."""

    frequency: Frequency
    every: int = 1
    """Every so many days, weeks or months."""
    weekdays: tuple[Weekday, ...] = ()
    """On which days, for a weekly rule."""
    month_day: int | None = None
    """For a monthly rule: a day from 1, which shorter months have as their last, or `LAST_DAY`."""
    until: date | None = None
    """The last day on which it may come."""


def rule_text(rule: Rule) -> str:
    """Spell a rule; the same rule is always spelt the same."""
    parts = [f"FREQ={rule.frequency}"]
    if rule.every > 1:
        parts.append(f"INTERVAL={rule.every}")
    if rule.weekdays:
        parts.append(f"BYDAY={','.join(each for each in Weekday if each in rule.weekdays)}")
    if rule.month_day is not None:
        parts.append(_month_day_text(rule.month_day))
    if rule.until is not None:
        parts.append(f"UNTIL={rule.until:%Y%m%d}{_UNTIL_AT}")
    return ";".join(parts)


def _month_day_text(day: int) -> str:
    """Name a day of the month; of the 29th, 30th and 31st the last one there is in a shorter month.

    RFC 5545 leaves out months without the day, so "the 31st" is said as "the last one of 28 to 31".
    """
    if day <= SHORTEST_MONTH:
        return f"BYMONTHDAY={day}"
    days = ",".join(str(each) for each in range(SHORTEST_MONTH, day + 1))
    return f"BYMONTHDAY={days};BYSETPOS=-1"


def read_rule(text: str) -> Rule:
    """Read a rule as `rule_text` spells it, in whatever order its parts stand.

    Raises:
        RuleError: it is not a rule, or says more than follow-ups understand.

    """
    if len(text) > limits.RECURRENCE_MAX or not _PARTS.fullmatch(text):
        raise RuleError(text)
    pairs = [part.split("=") for part in text.split(";")]
    parts = dict(pairs)
    is_each_said_once = len(parts) == len(pairs)
    try:
        rule = Rule(
            frequency=Frequency(parts.pop("FREQ", "")),
            every=int(parts.pop("INTERVAL", "1")),
            weekdays=_weekdays(parts.pop("BYDAY", "")),
            month_day=_month_day(parts.pop("BYMONTHDAY", ""), parts.pop("BYSETPOS", "")),
            until=_until(parts.pop("UNTIL", "")),
        )
    except ValueError as error:
        raise RuleError(text) from error
    if parts or not is_each_said_once or not _fits(rule):
        raise RuleError(text)
    return rule


def _weekdays(text: str) -> tuple[Weekday, ...]:
    named = {Weekday(each) for each in text.split(",")} if text else set()
    return tuple(each for each in Weekday if each in named)


def _month_day(days: str, position: str) -> int | None:
    if not days:
        if position:
            raise RuleError(position)
        return None
    numbers = [int(each) for each in days.split(",")]
    day = numbers[-1]
    if _month_day_text(day) != f"BYMONTHDAY={days}" + (f";BYSETPOS={position}" if position else ""):
        raise RuleError(days)
    return day


def _until(text: str) -> date | None:
    if not text:
        return None
    if not text.endswith(_UNTIL_AT):
        raise RuleError(text)
    return datetime.strptime(text, f"%Y%m%d{_UNTIL_AT}").replace(tzinfo=UTC).date()


def _fits(rule: Rule) -> bool:
    """Tell whether the parts belong together."""
    is_weekly, is_monthly = rule.frequency is Frequency.WEEKLY, rule.frequency is Frequency.MONTHLY
    day = rule.month_day
    return (
        1 <= rule.every <= EVERY_MAX
        and bool(rule.weekdays) is is_weekly
        and (day is not None) is is_monthly
        and (day is None or day == LAST_DAY or 1 <= day <= LONGEST_MONTH)
        and (rule.until is None or limits.DAY_YEAR_MIN <= rule.until.year <= limits.DAY_YEAR_MAX)
    )


def moment_of(local: datetime, time_zone: str) -> datetime:
    """Give the moment, in UTC, of a local time without a zone.

    A time that clocks skip is as much later as they were put forward; of one that comes twice, the first.
    """
    return local.replace(tzinfo=ZoneInfo(time_zone), fold=0).astimezone(UTC)


def local_of(moment: datetime, time_zone: str) -> datetime:
    """Give the local time, without a zone, that it is at a moment."""
    return moment.astimezone(ZoneInfo(time_zone)).replace(tzinfo=None)


def search_from(moment: datetime, time_zone: str) -> datetime:
    """Give the local time from which to look for occurrences after a moment.

    It is well before: a zone that changes its offset, even by a whole day, must not hide one.
    """
    return local_of(moment, time_zone) - _SEARCH_FROM


def first_after(occurrences: Iterable[datetime], time_zone: str, moment: datetime) -> datetime | None:
    """Give the first of the local times, as a moment, that is strictly later than another moment."""
    moments = (moment_of(each, time_zone) for each in occurrences)
    return next((each for each in moments if each > moment), None)


def count_between(
    occurrences: Iterable[datetime], time_zone: str, *, after: datetime, until: datetime
) -> int:
    """Count the local times that are later than one moment, and not later than another."""
    count = 0
    for each in occurrences:
        moment = moment_of(each, time_zone)
        if moment > until:
            break
        count += moment > after
    return count
