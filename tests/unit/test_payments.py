"""What the provider's truth about a checkout does to an invoice and its ledger."""

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain.invoices import Checkout, Invoice, Status, status_of
from latchkey.domain.payments import (
    CheckoutSession,
    CheckoutState,
    EntryKind,
    LedgerEntry,
    UnappliedReason,
    settle_checkout,
)
from tests.unit.books import LABEL, NOW, a_draft, a_session, an_issued

OPEN = Checkout(
    session_id="cs_1", amount_minor=118_000, url="https://pay", expires_at=NOW + timedelta(days=1)
)


def settled(
    invoice: Invoice, session: CheckoutSession, ledger: dict[str, LedgerEntry] | None = None
) -> tuple[Invoice, LedgerEntry | None]:
    outcome = settle_checkout(LABEL, invoice, session, ledger or {}, NOW)
    assert outcome.invoice is not None
    return outcome.invoice, outcome.entry


def test_money_that_fits_pays_the_invoice() -> None:
    invoice, entry = settled(an_issued(checkout=OPEN, checkouts={"cs_1": 118_000}), a_session())
    assert status_of(invoice, NOW) is Status.PAID
    assert (invoice.paid_minor, invoice.balance_minor) == (118_000, 0)
    assert (invoice.paid_at, invoice.checkout, invoice.next_check_at) == (NOW, None, None)
    assert entry is not None
    assert entry.kind is EntryKind.PAYMENT


def test_money_that_came_before_the_session_was_written_down_pays_too() -> None:
    """The client can pay, and Stripe can tell, before the commit that remembers the session."""
    invoice, _ = settled(an_issued(), a_session())
    assert status_of(invoice, NOW) is Status.PAID


def test_the_same_payment_counts_once() -> None:
    paid, entry = settled(an_issued(), a_session())
    assert entry is not None
    again, second = settled(paid, a_session(), {"pi_1": entry})
    assert second is None
    assert again.paid_minor == 118_000


@pytest.mark.parametrize(
    ("invoice", "session", "reason"),
    [
        (
            an_issued(checkouts={"cs_1": 118_000}),
            a_session(amount_minor=117_999),
            UnappliedReason.WRONG_AMOUNT,
        ),
        (
            an_issued(checkouts={"cs_1": 118_000}),
            a_session(amount_minor=118_001),
            UnappliedReason.WRONG_AMOUNT,
        ),
        (an_issued(), a_session(amount_minor=1), UnappliedReason.WRONG_AMOUNT),
        (
            an_issued(),
            a_session(amount_minor=1, label=replace(LABEL, amount_minor=1)),
            UnappliedReason.WRONG_AMOUNT,
        ),
        (an_issued(), a_session(currency="USD"), UnappliedReason.WRONG_CURRENCY),
        (an_issued(), a_session(label=replace(LABEL, invoice_id="other")), UnappliedReason.WRONG_INVOICE),
        (an_issued(), a_session(label=None), UnappliedReason.WRONG_INVOICE),
        (an_issued(voided_at=NOW), a_session(), UnappliedReason.INVOICE_VOID),
        (an_issued(paid_minor=118_000), a_session(), UnappliedReason.ALREADY_PAID),
        (a_draft(), a_session(), UnappliedReason.UNKNOWN_INVOICE),
    ],
)
def test_money_that_does_not_fit_is_kept_and_never_pays(
    invoice: Invoice, session: CheckoutSession, reason: UnappliedReason
) -> None:
    ledger = {}
    if invoice.paid_minor:
        _, first = settled(an_issued(), a_session(id="cs_0", payment_id="pi_0"))
        assert first is not None
        ledger = {"pi_0": first}
    after, entry = settled(invoice, session, ledger)
    assert entry is not None
    assert (entry.kind, entry.reason, entry.amount_minor) == (
        EntryKind.UNAPPLIED,
        reason,
        session.amount_minor,
    )
    assert after.paid_minor == invoice.paid_minor
    assert status_of(after, NOW) is status_of(invoice, NOW)


def test_money_for_an_invoice_that_is_gone_is_kept() -> None:
    outcome = settle_checkout(LABEL, None, a_session(), {}, NOW)
    assert outcome.entry is not None
    assert outcome.entry.reason is UnappliedReason.UNKNOWN_INVOICE


def test_a_delayed_payment_is_on_its_way_until_it_arrives_or_fails() -> None:
    invoice, _ = settled(
        an_issued(checkout=OPEN), a_session(state=CheckoutState.PROCESSING, payment_id="pi_1")
    )
    assert status_of(invoice, NOW) is Status.PROCESSING
    assert invoice.checkout is None
    arrived, _ = settled(invoice, a_session())
    assert status_of(arrived, NOW) is Status.PAID
    assert arrived.processing is None
    failed, _ = settled(invoice, a_session(state=CheckoutState.FAILED))
    assert status_of(failed, NOW) is Status.SENT


def test_an_expired_checkout_is_forgotten_and_another_ones_is_not() -> None:
    expired, _ = settled(an_issued(checkout=OPEN), a_session(state=CheckoutState.EXPIRED, payment_id=None))
    assert expired.checkout is None
    kept, _ = settled(an_issued(checkout=OPEN), a_session(id="cs_0", state=CheckoutState.EXPIRED))
    assert kept.checkout == OPEN


ORDERS = list(itertools.permutations([CheckoutState.OPEN, CheckoutState.PROCESSING, CheckoutState.PAID]))


@pytest.mark.parametrize("order", ORDERS, ids=" ".join)
def test_late_news_changes_nothing_once_it_is_paid(order: tuple[CheckoutState, ...]) -> None:
    """Events overtake each other, but each asks for the truth, which only moves forward."""
    invoice, ledger = an_issued(), dict[str, LedgerEntry]()
    truth = CheckoutState.OPEN
    ranks = list(CheckoutState)
    for news in order:
        truth = max(truth, news, key=ranks.index)
        invoice, entry = settled(invoice, a_session(state=truth), ledger)
        if entry:
            ledger["pi_1"] = entry
    assert status_of(invoice, NOW) is Status.PAID
    assert list(ledger) == ["pi_1"]


@given(st.lists(st.tuples(st.integers(1, 5), st.sampled_from([1, 59_000, 118_000])), max_size=12))
def test_nothing_is_lost_and_nothing_is_paid_twice(payments: list[tuple[int, int]]) -> None:
    """Every payment stands in the ledger exactly once, and what counts as paid never passes the total."""
    invoice, ledger = an_issued(), dict[str, LedgerEntry]()
    for number, amount_minor in payments:
        label = replace(LABEL, amount_minor=amount_minor)
        session = a_session(
            id=f"cs_{number}", payment_id=f"pi_{number}", amount_minor=amount_minor, label=label
        )
        known = replace(invoice, checkouts={**invoice.checkouts, session.id: amount_minor})
        invoice, entry = settled(known, session, ledger)
        if entry:
            assert session.payment_id is not None
            ledger[session.payment_id] = entry
    assert len(ledger) == len({number for number, _ in payments})
    assert invoice.paid_minor + invoice.unapplied_minor == sum(
        entry.amount_minor for entry in ledger.values()
    )
    assert invoice.paid_minor <= invoice.total_minor
