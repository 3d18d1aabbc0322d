"""What may happen to an invoice in which state, tried in every order hypothesis can think of."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain.errors import (
    InvoiceAlreadyIssuedError,
    InvoiceAlreadyPaidError,
    InvoiceChangedError,
    InvoiceHasPaymentsError,
    InvoiceIncompleteError,
    InvoiceNotIssuedError,
    InvoiceVoidError,
    LatchkeyError,
    PaymentProcessingError,
    RequestInvalidError,
)
from latchkey.domain.invoice_life import (
    ALLOWED,
    Action,
    check_due,
    issue_invoice,
    mark_viewed,
    note_overdue,
    require,
    revise_draft,
    void_invoice,
)
from latchkey.domain.invoices import Draft, Invoice, Processing, Source, Status, status_of
from latchkey.domain.payments import CheckoutSession, CheckoutState, LedgerEntry, settle_checkout
from tests.unit.books import LABEL, NOW, a_draft, a_line, a_session, an_issued

LATE = NOW + timedelta(days=60)
WAITING = Processing(session_id="cs_1", amount_minor=118_000, since=NOW)

STANDING: dict[Status, tuple[Invoice, timedelta]] = {
    Status.DRAFT: (a_draft(), timedelta()),
    Status.SENT: (an_issued(), timedelta()),
    Status.VIEWED: (an_issued(viewed_at=NOW), timedelta()),
    Status.PARTIAL: (an_issued(paid_minor=1), timedelta()),
    Status.PROCESSING: (an_issued(processing=WAITING), timedelta()),
    Status.OVERDUE: (an_issued(), LATE - NOW),
    Status.PAID: (an_issued(paid_minor=118_000, paid_at=NOW), timedelta()),
    Status.VOID: (an_issued(voided_at=NOW), timedelta()),
}
REFUSALS: dict[tuple[Action, Status], type[LatchkeyError]] = {
    **{
        (action, status): InvoiceAlreadyIssuedError
        for action in (Action.EDIT, Action.DISCARD, Action.ISSUE)
        for status in Status
        if status is not Status.DRAFT
    },
    (Action.VIEW, Status.DRAFT): InvoiceNotIssuedError,
    (Action.PAY, Status.DRAFT): InvoiceNotIssuedError,
    (Action.VOID, Status.DRAFT): InvoiceNotIssuedError,
    (Action.PAY, Status.PAID): InvoiceAlreadyPaidError,
    (Action.PAY, Status.VOID): InvoiceVoidError,
    (Action.PAY, Status.PROCESSING): PaymentProcessingError,
    (Action.VOID, Status.PROCESSING): PaymentProcessingError,
    (Action.VOID, Status.PARTIAL): InvoiceHasPaymentsError,
    (Action.VOID, Status.PAID): InvoiceHasPaymentsError,
}


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("status", Status)
def test_every_action_in_every_state_is_allowed_or_refused_with_its_own_reason(
    action: Action, status: Status
) -> None:
    invoice, later = STANDING[status]
    assert status_of(invoice, NOW + later) is status
    refusal = REFUSALS.get((action, status))
    assert (refusal is None) == (action in ALLOWED[status])
    if refusal is None:
        require(action, invoice, NOW + later)
    else:
        with pytest.raises(refusal):
            require(action, invoice, NOW + later)


def test_an_overdue_invoice_with_a_part_payment_cannot_be_voided() -> None:
    """It reads overdue, which may be voided, but money was received on it."""
    with pytest.raises(InvoiceHasPaymentsError):
        void_invoice(an_issued(paid_minor=1), LATE)


def test_a_draft_is_changed_only_by_whoever_saw_its_last_version() -> None:
    content = Draft.added_up(currency="USD", lines=(a_line(),))
    revised = revise_draft(a_draft(), content, version=1, now=NOW)
    assert (revised.version, revised.currency, revised.due_on) == (2, "USD", None)
    with pytest.raises(InvoiceChangedError):
        revise_draft(revised, content, version=1, now=NOW)
    with pytest.raises(InvoiceChangedError):
        issue_invoice(revised, version=1, number="INV-2026-001", time_zone="UTC", now=NOW)


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (Draft.added_up(currency="XXX"), "currency"),
        (
            Draft.added_up(currency="INR", lines=(a_line(quantity_milli=10**8, unit_price_minor=10**12),)),
            "lines.0.unitPriceMinor",
        ),
        (
            Draft.added_up(
                currency="INR", lines=(a_line(quantity_milli=10**6, unit_price_minor=10**12), a_line())
            ),
            "lines",
        ),
    ],
    ids=["no currency", "a line too large", "a total too large"],
)
def test_what_cannot_be_counted_is_not_written_down(content: Draft, field: str) -> None:
    with pytest.raises(RequestInvalidError) as refused:
        revise_draft(a_draft(), content, version=1, now=NOW)
    assert list(refused.value.fields or {}) == [field]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"lines": (), "total_minor": 0}, "lines"),
        ({"lines": (a_line(unit_price_minor=0),), "total_minor": 0}, "lines"),
        ({"lines": (a_line(), a_line(description=" "))}, "lines.1.description"),
        ({"due_on": None}, "dueOn"),
    ],
    ids=["no lines", "nothing to pay", "a line without words", "no due date"],
)
def test_gaps_are_named_when_it_is_issued(changes: dict[str, object], field: str) -> None:
    with pytest.raises(InvoiceIncompleteError) as refused:
        issue_invoice(a_draft(**changes), version=1, number="INV-2026-001", time_zone="UTC", now=NOW)
    assert list(refused.value.fields or {}) == [field]


def test_issuing_freezes_the_zone_and_says_when_to_look_again() -> None:
    issued = issue_invoice(a_draft(), version=1, number="INV-2026-001", time_zone="America/New_York", now=NOW)
    assert issued.next_check_at is not None
    assert issued.next_check_at.isoformat() == "2026-04-01T04:00:00+00:00"
    assert [(change.from_, change.to) for change in issued.history] == [(Status.DRAFT, Status.SENT)]


def test_only_the_first_look_is_remembered() -> None:
    first = mark_viewed(an_issued(), NOW)
    assert mark_viewed(first, LATE) is first
    assert first.viewed_at == NOW


def test_overdue_is_noted_once_and_by_the_clock() -> None:
    noted = check_due(an_issued(), LATE)
    assert note_overdue(noted, LATE) is noted
    assert check_due(noted, LATE) is noted
    assert noted.history[-1].source is Source.CLOCK
    assert noted.next_check_at is None


def test_nobody_is_overdue_before_the_day_is_over() -> None:
    invoice = an_issued()
    assert invoice.next_check_at is not None
    assert check_due(invoice, invoice.next_check_at - timedelta(seconds=1)) is invoice


def test_money_on_its_way_is_looked_at_again() -> None:
    """A delayed payment may fail days after the due date; the invoice must then become overdue."""
    waiting = check_due(an_issued(processing=WAITING), LATE)
    assert waiting.next_check_at is not None
    assert waiting.next_check_at > LATE
    failed = replace(waiting, processing=None)
    assert status_of(check_due(failed, waiting.next_check_at), LATE) is Status.OVERDUE


def test_a_view_after_the_due_day_does_not_hide_that_it_is_overdue() -> None:
    viewed = mark_viewed(an_issued(), LATE)
    assert [change.to for change in viewed.history] == [Status.SENT, Status.OVERDUE]
    assert [change.source for change in viewed.history] == [Source.OWNER, Source.CLOCK]


STEPS = st.sampled_from(["revise", "issue", "view", "void", "check", "session"])
SESSIONS = st.tuples(st.sampled_from(list(CheckoutState)), st.integers(1, 3))


@given(st.lists(st.tuples(STEPS, SESSIONS), max_size=12))
def test_history_is_one_unbroken_chain_whatever_happens(
    steps: list[tuple[str, tuple[CheckoutState, int]]],
) -> None:
    """Each line of the history begins where the one before ended; the last is where the invoice stands."""
    invoice, now = a_draft(), NOW
    ledger: dict[str, LedgerEntry] = {}
    for name, (state, number) in steps:
        now += timedelta(days=6)
        before = invoice.history
        session = a_session(id=f"cs_{number}", payment_id=f"pi_{number}", state=state)
        with suppress(LatchkeyError):
            invoice = taken(name, invoice, session, ledger, now)
        assert invoice.history[: len(before)] == before
    assert all(earlier.to is later.from_ for earlier, later in pairwise(invoice.history))
    assert all(change.from_ is not change.to for change in invoice.history)
    assert invoice.paid_minor <= invoice.total_minor
    if invoice.history and status_of(invoice, now) is not Status.OVERDUE:
        assert invoice.history[-1].to is status_of(invoice, now)


def taken(
    step: str, invoice: Invoice, session: CheckoutSession, ledger: dict[str, LedgerEntry], now: datetime
) -> Invoice:
    match step:
        case "revise":
            content = Draft.added_up(currency="INR", lines=(a_line(),), due_on=invoice.due_on)
            return revise_draft(invoice, content, version=invoice.version, now=now)
        case "issue":
            return issue_invoice(
                invoice, version=invoice.version, number="INV-2026-001", time_zone="UTC", now=now
            )
        case "view":
            return mark_viewed(invoice, now)
        case "void":
            return void_invoice(invoice, now)
        case "session" if invoice.issued_at:
            return told(invoice, session, ledger, now)
    return check_due(invoice, now)


def told(
    invoice: Invoice, session: CheckoutSession, ledger: dict[str, LedgerEntry], now: datetime
) -> Invoice:
    settled = settle_checkout(LABEL, invoice, session, ledger, now)
    if settled.entry and session.payment_id:
        ledger[session.payment_id] = settled.entry
    assert settled.invoice is not None
    return settled.invoice
