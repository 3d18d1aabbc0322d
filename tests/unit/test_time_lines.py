"""Time becomes lines: grouped, split at midnight, and rounded no further than is stated."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain.desk.time_entries import EntrySource, TimeEntry
from latchkey.domain.desk.time_lines import GroupBy, bill_entries, split_at_midnight
from latchkey.domain.money import line_amount_minor
from tests.unit.vectors import load

VECTORS: Final = load("time-lines")
ZONES: Final = ("UTC", "Europe/Berlin", "America/Havana", "Asia/Kolkata", "Pacific/Apia", "Pacific/Pago_Pago")
BEGUN: Final = datetime(2026, 1, 1, tzinfo=UTC)


def an_entry(started_at: datetime, seconds: int, rate_minor: int | None, **changes: Any) -> TimeEntry:  # noqa: ANN401 -- any field
    fields: dict[str, Any] = {
        "project_id": "p",
        "client_id": "c",
        "task_id": None,
        "task_title": "",
        "description": "",
        "person": "Asha",
        "started_at": started_at,
        "ended_at": started_at + timedelta(seconds=seconds),
        "seconds": seconds,
        "is_billable": True,
        "bill_rate_minor": rate_minor,
        "cost_rate_minor": None,
        "bill_parts": seconds * (rate_minor or 0),
        "cost_parts": 0,
        "currency": "INR",
        "source": EntrySource.MANUAL,
        "created_at": started_at,
        "updated_at": started_at,
        "invoice_id": None,
    }
    return TimeEntry(**(fields | changes))


def said(vector: dict[str, Any]) -> TimeEntry:
    started_at, ended_at = (datetime.fromisoformat(vector[end]) for end in ("from", "to"))
    seconds = int((ended_at - started_at).total_seconds())
    names = {"taskId": "task_id", "taskTitle": "task_title", "description": "description", "person": "person"}
    changes = {names[key]: value for key, value in vector.items() if key in names}
    return an_entry(started_at, seconds, vector["rateMinor"], **changes)


entries = st.builds(
    an_entry,
    st.integers(0, 365 * 86_400).map(lambda seconds: BEGUN + timedelta(seconds=seconds)),
    st.integers(4, 86_400),
    st.sampled_from([99, 7_333, 150_000]),
    description=st.sampled_from(["", "Mails", "Logo"]),
)


@pytest.mark.parametrize("vector", VECTORS["cases"], ids=lambda vector: vector["about"])
def test_the_lines_of_the_vectors(vector: dict[str, Any]) -> None:
    billed = bill_entries(
        [said(each) for each in vector["entries"]],
        group_by=GroupBy(vector["groupBy"]),
        time_zone=vector["zone"],
    )
    lines = [
        [
            line.description,
            line.quantity_milli,
            line.unit_price_minor,
            line_amount_minor(line.quantity_milli, line.unit_price_minor),
        ]
        for line in billed.lines
    ]
    assert lines == vector["lines"]
    assert billed.exact_minor == vector["exactMinor"]
    assert billed.lines_minor == sum(line[3] for line in vector["lines"])


@given(st.lists(entries, min_size=1, max_size=30), st.sampled_from([GroupBy.TASK, GroupBy.PERSON]))
def test_the_lines_differ_from_the_exact_time_by_no_more_than_is_stated(
    worked: list[TimeEntry], group_by: GroupBy
) -> None:
    billed = bill_entries(worked, group_by=group_by, time_zone="Europe/Berlin")
    rates = {line.unit_price_minor for line in billed.lines}
    allowed = sum(rate / 2_000 for rate in rates) + len(billed.lines) / 2 + 0.5
    assert abs(billed.lines_minor - billed.exact_minor) <= allowed


@given(entries, st.sampled_from(ZONES))
def test_cutting_at_midnight_loses_no_second(worked: TimeEntry, name: str) -> None:
    zone = ZoneInfo(name)
    parts = list(split_at_midnight(worked, zone))
    assert sum(part.seconds for part in parts) == worked.seconds
    days = [part.started_at.astimezone(zone).date() for part in parts]
    assert len(set(days)) == len(days)
    assert all(
        (part.ended_at.astimezone(zone) - timedelta(microseconds=1)).date() == day
        for part, day in zip(parts, days, strict=True)
    )


def test_a_long_description_is_cut_to_what_a_line_holds() -> None:
    billed = bill_entries(
        [an_entry(BEGUN, 3_600, 1, description="x" * 500)], group_by=GroupBy.DAY, time_zone="UTC"
    )
    assert len(billed.lines[0].description) == 300
    assert billed.lines[0].description.endswith("…")
