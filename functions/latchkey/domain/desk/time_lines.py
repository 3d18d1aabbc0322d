"""How time becomes the lines of an invoice.

An hour is billed in thousandths, because that is what an invoice's quantity holds; 20 minutes are no whole
number of them. So that such parts do not pile up, the lines of one rate share one running sum: each line
takes the thousandths that are full by its end and were not billed before. Three times 20 minutes are 0.333,
0.334 and 0.333 h, one hour together. What all lines of a rate come to differs from the exact time by half a
thousandth of an hour at most (1.8 seconds), and each line's amount by half a minor unit besides: that is
the invoice's own rounding. A line is never less than a thousandth. Whoever shows the lines shows the
difference to `exact_minor` beside them.
"""

from calendar import month_abbr
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from latchkey.domain import limits
from latchkey.domain.billing.invoices import Line
from latchkey.domain.desk.time_entries import TimeEntry
from latchkey.domain.money import MILLI, line_amount_minor, round_half_away_from_zero
from latchkey.domain.words import as_one_line, is_visible, shortened

HOUR_SECONDS: Final = 3_600
_UNNAMED: Final = "Time worked"


class GroupBy(StrEnum):
    """What makes a line; different rates never share one."""

    DAY = "day"
    TASK = "task"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class BilledTime:
    """Time as an invoice says it."""

    lines: tuple[Line, ...]
    lines_minor: int
    """What the lines come to, before tax."""
    exact_minor: int
    """What the time is worth to the second, rounded once."""


@dataclass(slots=True, kw_only=True)
class _Group:
    """The time that shares a line."""

    label: str
    rate_minor: int
    seconds: int = 0
    works: dict[str, None] = field(default_factory=dict)


def bill_entries(
    entries: Sequence[TimeEntry], *, group_by: GroupBy, time_zone: str, tax_rate_bp: int = 0
) -> BilledTime:
    """Group entries into lines, in the order of their times; entries without a bill rate are worth nothing.

    By day, an entry over midnight counts on both days, as the freelancer's week shows it.
    """
    groups: dict[tuple[str, int], _Group] = {}
    for entry in sorted(entries, key=lambda each: each.started_at):
        rate_minor = entry.bill_rate_minor or 0
        for key, label, seconds in _shares(entry, group_by, ZoneInfo(time_zone)):
            group = groups.setdefault((key, rate_minor), _Group(label=label, rate_minor=rate_minor))
            group.seconds += seconds
            group.works[_work(entry)] = None
    quantities = _quantities([(group.rate_minor, group.seconds) for group in groups.values()])
    lines = tuple(
        Line(
            description=_described(group, group_by),
            quantity_milli=quantity,
            unit_price_minor=group.rate_minor,
            rate_bp=tax_rate_bp,
        )
        for group, quantity in zip(groups.values(), quantities, strict=True)
    )
    return BilledTime(
        lines=lines,
        lines_minor=sum(line_amount_minor(each.quantity_milli, each.unit_price_minor) for each in lines),
        exact_minor=round_half_away_from_zero(sum(each.bill_parts for each in entries), HOUR_SECONDS),
    )


def split_at_midnight(entry: TimeEntry, zone: ZoneInfo) -> Iterable[TimeEntry]:
    """Cut an entry where the freelancer's days end."""
    rest = entry
    while (midnight := _day_after(rest.started_at, zone)) < rest.ended_at:
        yield _between(rest, rest.started_at, midnight)
        rest = _between(rest, midnight, rest.ended_at)
    yield rest


def _day_after(moment: datetime, zone: ZoneInfo) -> datetime:
    """Give the first moment of the next day; where a clock change skips midnight, that is after the gap."""
    next_day = moment.astimezone(zone).date() + timedelta(days=1)
    # A time of day that does not exist counts by the offset before the gap: in UTC that is the gap's end.
    return datetime.combine(next_day, time(), tzinfo=zone).astimezone(UTC)


def _between(entry: TimeEntry, started_at: datetime, ended_at: datetime) -> TimeEntry:
    # Between two times of one zone Python reckons by the clock on the wall, which clock changes make wrong.
    seconds = int((ended_at.astimezone(UTC) - started_at.astimezone(UTC)).total_seconds())
    return replace(entry, started_at=started_at, ended_at=ended_at, seconds=seconds)


def _shares(entry: TimeEntry, group_by: GroupBy, zone: ZoneInfo) -> Iterable[tuple[str, str, int]]:
    """Say under which keys an entry counts, with a label and for how many seconds."""
    if group_by is GroupBy.DAY:
        for part in split_at_midnight(entry, zone):
            day = part.started_at.astimezone(zone).date()
            yield day.isoformat(), _said(day), part.seconds
    elif group_by is GroupBy.TASK:
        yield entry.task_id or f"-{entry.description}", _work(entry) or _UNNAMED, entry.seconds
    else:
        yield entry.person, as_one_line(entry.person), entry.seconds


def _work(entry: TimeEntry) -> str:
    # Browsers write entries: nothing has held these to what the form for an invoice's lines takes.
    work = as_one_line(entry.task_title or entry.description)
    return work if is_visible(work) else ""


def _said(day: date) -> str:
    return f"{day.day} {month_abbr[day.month]} {day.year}"


def _described(group: _Group, group_by: GroupBy) -> str:
    works = ", ".join(work for work in group.works if work)
    text = group.label if group_by is GroupBy.TASK else f"{group.label}: {works or _UNNAMED.lower()}"
    return shortened(text, limits.INVOICE_DESCRIPTION_MAX)


def _quantities(groups: Sequence[tuple[int, int]]) -> list[int]:
    """Give each line its thousandths of an hour; `groups` are rates and seconds."""
    reached: dict[int, int] = {}
    billed: dict[int, int] = {}
    quantities = []
    for rate_minor, seconds in groups:
        reached[rate_minor] = reached.get(rate_minor, 0) + seconds
        full = round_half_away_from_zero(reached[rate_minor] * MILLI, HOUR_SECONDS)
        quantity = max(full - billed.get(rate_minor, 0), 1)
        billed[rate_minor] = billed.get(rate_minor, 0) + quantity
        quantities.append(quantity)
    return quantities
