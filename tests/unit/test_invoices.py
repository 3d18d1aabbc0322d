"""What invoices add up to, how they stand, when they are overdue: shared vectors and what always holds."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain.billing.instalments import PlannedInstalment
from latchkey.domain.billing.invoice_numbers import counter_of, number_in, series_of
from latchkey.domain.billing.invoices import Claim, Line, Processing, Share, status_of
from latchkey.domain.billing.totals import DraftContent, add_up, content_of
from latchkey.domain.due_dates import date_in, end_of_day, is_past_due
from latchkey.domain.errors.invoices import InvoiceNumberTooLongError
from latchkey.domain.errors.requests import RequestInvalidError
from latchkey.domain.freelancers import NumberYear
from latchkey.domain.money import line_amount_minor
from tests.unit.books import BUYER, GST, NOW, a_draft
from tests.unit.vectors import Case, cases, client_of, lines_of, seller_of, share_of, why


@pytest.mark.parametrize("case", cases("invoice-totals"), ids=why)
def test_lines_discounts_tax_and_rounding_add_up(case: Case) -> None:
    draft = add_up(
        content_in(case),
        registration=seller_of(case),
        client=client_of(case),
        on=date.fromisoformat(case["on"]),
    )
    sums = [
        {
            "amountMinor": line.amount_minor,
            "discountMinor": line.discount_minor,
            "taxableMinor": line.taxable_minor,
        }
        for line in draft.lines
    ]
    assert sums == case["lineSums"]
    assert {
        "linesMinor": draft.lines_minor,
        "discountMinor": draft.discount_minor,
        "subtotalMinor": draft.subtotal_minor,
        "taxMinor": draft.tax_minor,
        "roundOffMinor": draft.round_off_minor,
        "totalMinor": draft.total_minor,
    }.items() <= case.items()


@pytest.mark.parametrize("case", cases("invoice-totals", "refused"), ids=why)
def test_what_cannot_be_added_up_is_refused_where_it_stands(case: Case) -> None:
    with pytest.raises(RequestInvalidError) as refused:
        add_up(
            content_in(case),
            registration=seller_of(case),
            client=client_of(case),
            on=date.fromisoformat(case["on"]),
        )
    assert list(refused.value.fields or {}) == case["fields"]


def content_in(case: Case) -> DraftContent:
    return DraftContent(
        currency=case["currency"],
        lines=lines_of(case),
        discount=share_of(case["discount"]),
        round_off=case["roundOff"],
        instalments=tuple(
            PlannedInstalment(label="", share=share_of(share), due_on=None)
            for share in case.get("instalments", [])
        ),
    )


@pytest.mark.parametrize("case", cases("invoice-status"), ids=why)
def test_status_and_balance_follow_from_the_facts(case: Case) -> None:
    instalment = a_draft().instalments[0]
    claim = Claim(utr="123456789012", amount_minor=1, at=NOW, by="Asha") if case["claimed"] else None
    invoice = a_draft(
        total_minor=case["totalMinor"],
        paid_minor=case["paidMinor"],
        tds_minor=case["tdsMinor"],
        credited_minor=case["creditedMinor"],
        refunded_minor=case["refundedMinor"],
        next_due_on=date.fromisoformat(case["nextDueOn"]) if case["nextDueOn"] else None,
        time_zone=case["timeZone"],
        instalments=(replace(instalment, claim=claim),),
        processing={"cs": Processing(amount_minor=1, instalment_id=None, since=NOW)}
        if case["processing"]
        else {},
        issued_at=NOW if case["issued"] else None,
        viewed_at=NOW if case["viewed"] else None,
        voided_at=NOW if case["voided"] else None,
    )
    assert status_of(invoice, datetime.fromisoformat(case["now"])).value == case["status"]
    assert invoice.balance_minor == case["balanceMinor"]


@pytest.mark.parametrize("case", cases("overdue"), ids=why)
def test_the_due_day_ends_when_it_ends_there(case: Case) -> None:
    due_on, ends_at = date.fromisoformat(case["dueOn"]), datetime.fromisoformat(case["endsAt"])
    assert end_of_day(due_on, case["timeZone"]) == ends_at
    assert is_past_due(due_on, case["timeZone"], ends_at)
    assert not is_past_due(due_on, case["timeZone"], ends_at - timedelta(seconds=1))


@pytest.mark.parametrize("case", cases("invoice-numbers", "series"), ids=why)
def test_the_series_is_the_year_it_is_where_the_owner_is(case: Case) -> None:
    issued_on = date_in(case["timeZone"], datetime.fromisoformat(case["issuedAt"]))
    assert issued_on == date.fromisoformat(case["issuedOn"])
    assert series_of(case["prefix"], NumberYear(case["year"]), issued_on) == case["series"]


@pytest.mark.parametrize("case", cases("invoice-numbers", "numbers"), ids=why)
def test_numbers_have_three_digits_until_they_need_more_and_never_pass_sixteen_characters(case: Case) -> None:
    if case["number"] is None:
        with pytest.raises(InvoiceNumberTooLongError):
            number_in(case["series"], case["sequence"])
    else:
        assert number_in(case["series"], case["sequence"]) == case["number"]


def test_a_series_with_a_slash_is_counted_under_one_key() -> None:
    assert counter_of("A/B-26-27") == "A_B-26-27"


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


RATES = st.sampled_from([0, 500, 1200, 1800, 2800])
PERCENT = st.integers(0, 10_000).map(lambda rate_bp: Share(rate_bp=rate_bp))
LINES = st.lists(
    st.builds(
        Line,
        description=st.just("x"),
        quantity_milli=st.integers(1, 10**8),
        unit_price_minor=st.integers(0, 10**7),
        rate_bp=RATES,
        discount=st.none() | PERCENT,
    ),
    max_size=20,
)


@given(
    lines=LINES,
    discount=st.none() | PERCENT,
    round_off=st.booleans(),
    state=st.sampled_from(["27", "29"]),
    currency=st.sampled_from(["INR", "JPY", "KWD"]),
)
def test_the_total_is_the_sum_of_what_is_printed(
    *,
    lines: list[Line],
    discount: Share | None,
    round_off: bool,
    state: str,
    currency: str,
) -> None:
    content = DraftContent(currency=currency, lines=tuple(lines), discount=discount, round_off=round_off)
    draft = add_up(content, registration=GST, client=replace(BUYER, state_code=state), on=NOW.date())
    assert draft.lines_minor == sum(
        line_amount_minor(line.quantity_milli, line.unit_price_minor) for line in lines
    )
    assert all(0 <= line.discount_minor <= line.amount_minor for line in draft.lines)
    assert all(line.taxable_minor == line.amount_minor - line.discount_minor for line in draft.lines)
    assert draft.subtotal_minor == draft.lines_minor - draft.discount_minor
    assert draft.subtotal_minor == sum(line.taxable_minor for line in draft.lines)
    assert draft.tax_minor == sum(row.amount_minor for row in draft.tax.rows)
    assert draft.total_minor == draft.subtotal_minor + draft.tax_minor + draft.round_off_minor
    assert draft.total_minor == sum(each.amount_minor for each in draft.instalments)
    # Whatever was added up comes out the same when it is added up again.
    again = add_up(
        content_of(draft), registration=GST, client=replace(BUYER, state_code=state), on=NOW.date()
    )
    assert again == draft


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=20), st.data())
def test_an_invoices_discount_is_spread_to_the_unit(prices: list[int], data: st.DataObject) -> None:
    discount_minor = data.draw(st.integers(0, sum(prices)))
    lines = tuple(Line(description="x", quantity_milli=1000, unit_price_minor=price) for price in prices)
    content = DraftContent(currency="INR", lines=lines, discount=Share(amount_minor=discount_minor))
    draft = add_up(content, registration=GST, client=BUYER, on=NOW.date())
    assert draft.discount_minor == discount_minor
    assert all(line.taxable_minor >= 0 for line in draft.lines)
