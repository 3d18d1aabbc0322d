"""What clients should deduct at source, by the law of the day money came."""

from datetime import UTC, date, datetime
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain.billing.invoices import Method, Source
from latchkey.domain.billing.payments import EntryKind, LedgerEntry
from latchkey.domain.india.fiscal_years import APRIL, FiscalYear, fiscal_year_of
from latchkey.domain.india.tds import (
    RULES,
    deducted_in,
    fee_paid_in,
    fee_within,
    rule_on,
    standing_entries,
    standing_of,
)
from latchkey.domain.parties import PayerType, ServiceKind
from tests.owed import an_owed
from tests.unit.vectors import each

OLD: Final = FiscalYear(begins_in=2025)
NEW: Final = FiscalYear(begins_in=2026)


def an_entry(**changes: Any) -> LedgerEntry:  # noqa: ANN401 -- any field of it
    """Return ₹1,080.00 that came by bank on 31 March 2026."""
    facts: dict[str, Any] = {
        "invoice_id": "invoice",
        "project_id": "project",
        "client_id": "client",
        "kind": EntryKind.PAYMENT,
        "amount_minor": 108_000,
        "currency": "INR",
        "at": datetime(2026, 4, 2, 6, 0, tzinfo=UTC),
        "received_on": date(2026, 3, 31),
        "source": Source.OWNER,
        "method": Method.BANK,
    }
    return LedgerEntry(**facts | changes)


@each("tds", "rules")
def test_the_rule_is_that_of_the_day(case: dict[str, Any]) -> None:
    rule = rule_on(date.fromisoformat(case["day"]))
    assert (rule and rule.section) == case["section"]
    assert (rule and rule.threshold_minor) == case["thresholdMinor"]


@each("tds", "standings")
def test_what_is_expected_follows_the_threshold(case: dict[str, Any]) -> None:
    rule = rule_on(date.fromisoformat(case["day"]))
    assert rule
    standing = standing_of(
        rule,
        case["paidMinor"],
        service_kind=ServiceKind(case["serviceKind"]) if case["serviceKind"] else None,
        payer_type=PayerType(case["payerType"]) if case["payerType"] else None,
    )
    assert standing.is_exceeded is case["isExceeded"]
    assert standing.expected_minor == case["expectedMinor"]


@each("tds", "fees")
def test_the_fee_in_a_payment_is_without_gst(case: dict[str, Any]) -> None:
    amounts = {"subtotal_minor": case["subtotalMinor"], "total_minor": case["totalMinor"]}
    assert fee_within(case["grossMinor"], **amounts) == case["feeMinor"]


@each("tds", "fiscalYears")
def test_a_fiscal_year_begins_in_april(case: dict[str, Any]) -> None:
    day = date.fromisoformat(case["day"])
    year = fiscal_year_of(day)
    assert (year.begins_in, year.name, day in year) == (case["beginsIn"], case["name"], True)


def test_every_rule_begins_with_a_fiscal_year() -> None:
    """A year's threshold would otherwise be two rules' at once."""
    assert {(rule.begins_on.month, rule.begins_on.day) for rule in RULES} == {(APRIL, 1)}
    assert [rule.begins_on for rule in RULES] == sorted(rule.begins_on for rule in RULES)


def test_payments_of_31_march_and_1_april_fall_under_their_own_sections() -> None:
    """One invoice, paid in two halves around the night in which section 393(1) took over."""
    invoice = an_owed()
    entries = {
        "pay_1": an_entry(amount_minor=54_000, received_on=date(2026, 3, 31)),
        "tds_1": an_entry(kind=EntryKind.TDS, amount_minor=5_000, received_on=date(2026, 3, 31)),
        "pay_2": an_entry(amount_minor=54_000, received_on=date(2026, 4, 1)),
        "tds_2": an_entry(kind=EntryKind.TDS, amount_minor=5_000, received_on=date(2026, 4, 1)),
    }
    assert [fee_paid_in(year, invoice, entries) for year in (OLD, NEW)] == [50_000, 50_000]
    assert [deducted_in(year, entries.values()) for year in (OLD, NEW)] == [5_000, 5_000]
    old, new = (rule_on(year.last_day) for year in (OLD, NEW))
    assert old
    assert new
    assert (old.section, new.section) == ("194J", "393(1)")


def test_a_refund_takes_from_the_year_it_was_made_in() -> None:
    entries = {
        "pay_1": an_entry(amount_minor=118_000, received_on=date(2026, 3, 31)),
        "re_1": an_entry(
            kind=EntryKind.REFUND, amount_minor=59_000, received_on=date(2026, 4, 1), of="pay_1"
        ),
    }
    assert [fee_paid_in(year, an_owed(), entries) for year in (OLD, NEW)] == [100_000, -50_000]


def test_a_mistake_that_was_corrected_counts_in_no_year() -> None:
    entries = {
        "pay_1": an_entry(amount_minor=118_000, received_on=date(2026, 3, 31)),
        "rev_pay_1": an_entry(
            kind=EntryKind.REVERSAL, amount_minor=118_000, received_on=date(2026, 4, 9), of="pay_1"
        ),
        "tds_1": an_entry(kind=EntryKind.TDS, amount_minor=10_000),
        "rev_tds_1": an_entry(kind=EntryKind.REVERSAL, amount_minor=10_000, of="tds_1"),
    }
    assert [fee_paid_in(year, an_owed(), entries) for year in (OLD, NEW)] == [0, 0]
    assert deducted_in(OLD, standing_entries(entries).values()) == 0


def test_money_that_does_not_pay_and_credit_notes_are_no_fees() -> None:
    entries = {
        "pi_1": an_entry(kind=EntryKind.UNAPPLIED),
        "cn_1": an_entry(kind=EntryKind.CREDIT_NOTE),
        "pi_2": an_entry(currency="USD"),
    }
    assert fee_paid_in(OLD, an_owed(), entries) == 0


@given(
    st.lists(
        st.tuples(st.integers(1, 200_000), st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.booleans()),
        max_size=12,
    )
)
def test_an_invoices_years_add_up_to_the_fee_that_was_paid(parts: list[tuple[int, date, bool]]) -> None:
    entries = {
        f"e{index}": an_entry(
            kind=EntryKind.PAYMENT if is_payment else EntryKind.REFUND,
            amount_minor=amount_minor,
            received_on=day,
        )
        for index, (amount_minor, day, is_payment) in enumerate(parts)
    }
    gross = sum(each if is_payment else -each for each, _, is_payment in parts)
    years = [FiscalYear(begins_in=year) for year in range(2023, 2030)]
    total = sum(fee_paid_in(year, an_owed(), entries) for year in years)
    assert total == fee_within(gross, subtotal_minor=100_000, total_minor=118_000)
