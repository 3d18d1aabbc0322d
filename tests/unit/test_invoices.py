"""What invoices add up to, how they stand, when they are overdue: shared vectors and what always holds."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain.due_dates import date_in, end_of_day, is_past_due
from latchkey.domain.invoice_numbers import number_in, series_of
from latchkey.domain.invoices import Draft, Line, Processing, Tax, status_of
from latchkey.domain.money import line_amount_minor
from tests.unit.books import NOW, a_draft

VECTORS = Path(__file__).parents[1] / "vectors"


def cases(name: str, key: str = "cases") -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads((VECTORS / name).read_text())[key]
    return loaded


def why(case: dict[str, Any]) -> str:
    return str(case.get("why", case.get("number")))


@pytest.mark.parametrize("case", cases("invoice-totals.json"), ids=why)
def test_lines_and_tax_add_up(case: dict[str, Any]) -> None:
    lines = tuple(
        Line.priced(
            description="x", quantity_milli=line["quantityMilli"], unit_price_minor=line["unitPriceMinor"]
        )
        for line in case["lines"]
    )
    tax = Tax(label="GST", rate_bp=case["tax"]["rateBp"]) if case["tax"] else None
    draft = Draft.added_up(currency="INR", lines=lines, tax=tax)
    assert [line.amount_minor for line in draft.lines] == case["lineAmountsMinor"]
    assert (draft.subtotal_minor, draft.tax_minor, draft.total_minor) == (
        case["subtotalMinor"],
        case["taxMinor"],
        case["totalMinor"],
    )


@pytest.mark.parametrize("case", cases("invoice-status.json"), ids=why)
def test_status_follows_from_the_facts(case: dict[str, Any]) -> None:
    invoice = a_draft(
        total_minor=case["totalMinor"],
        paid_minor=case["paidMinor"],
        due_on=date.fromisoformat(case["dueOn"]) if case["dueOn"] else None,
        time_zone=case["timeZone"],
        processing=Processing(session_id="cs", amount_minor=1, since=NOW) if case["processing"] else None,
        issued_at=NOW if case["issued"] else None,
        viewed_at=NOW if case["viewed"] else None,
        voided_at=NOW if case["voided"] else None,
    )
    assert status_of(invoice, datetime.fromisoformat(case["now"])).value == case["status"]


@pytest.mark.parametrize("case", cases("overdue.json"), ids=why)
def test_the_due_day_ends_when_it_ends_there(case: dict[str, Any]) -> None:
    due_on, ends_at = date.fromisoformat(case["dueOn"]), datetime.fromisoformat(case["endsAt"])
    assert end_of_day(due_on, case["timeZone"]) == ends_at
    assert is_past_due(due_on, case["timeZone"], ends_at)
    assert not is_past_due(due_on, case["timeZone"], ends_at - timedelta(seconds=1))


@pytest.mark.parametrize("case", cases("invoice-numbers.json", "series"), ids=why)
def test_the_series_is_the_year_it_is_where_the_owner_is(case: dict[str, Any]) -> None:
    issued_on = date_in(case["timeZone"], datetime.fromisoformat(case["issuedAt"]))
    assert issued_on == date.fromisoformat(case["issuedOn"])
    assert series_of(issued_on) == case["series"]


@pytest.mark.parametrize("case", cases("invoice-numbers.json", "numbers"), ids=why)
def test_numbers_have_three_digits_until_they_need_more(case: dict[str, Any]) -> None:
    assert number_in(case["series"], case["sequence"]) == case["number"]


@given(
    st.sampled_from(sorted(available_timezones())),
    st.dates(min_value=date(2015, 1, 1), max_value=date(2037, 1, 1)),
)
def test_overdue_begins_at_the_end_of_the_day_and_not_a_second_before(time_zone: str, day: date) -> None:
    """The sweep asks `end_of_day`, a reader's screen asks `is_past_due`: they must never disagree."""
    ends_at = end_of_day(day, time_zone)
    assert ends_at.tzinfo is UTC
    assert is_past_due(day, time_zone, ends_at)
    assert not is_past_due(day, time_zone, ends_at - timedelta(seconds=1))


@given(
    st.lists(st.tuples(st.integers(1, 10**8), st.integers(0, 10**12)), max_size=20), st.integers(0, 10_000)
)
def test_the_total_is_the_sum_of_what_is_printed(lines: list[tuple[int, int]], rate_bp: int) -> None:
    priced = tuple(
        Line.priced(description="x", quantity_milli=quantity, unit_price_minor=price)
        for quantity, price in lines
    )
    draft = Draft.added_up(currency="INR", lines=priced, tax=Tax(label="GST", rate_bp=rate_bp))
    assert draft.subtotal_minor == sum(line_amount_minor(quantity, price) for quantity, price in lines)
    assert draft.total_minor == draft.subtotal_minor + draft.tax_minor
    assert 0 <= draft.tax_minor <= draft.subtotal_minor
