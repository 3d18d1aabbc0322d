"""What may happen to an invoice in which state, tried in every order hypothesis can think of."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain.billing.claims import claim_instalment, confirm_claim, refuse_claim
from latchkey.domain.billing.credit_notes import credit_invoice
from latchkey.domain.billing.invoice_life import (
    ALLOWED,
    Action,
    mark_replaced,
    mark_viewed,
    note_overdue,
    open_draft,
    require,
    require_payable,
    revise_draft,
    void_invoice,
)
from latchkey.domain.billing.invoices import Claim, Invoice, Processing, Source, Status, status_of
from latchkey.domain.billing.ledger import with_ledger
from latchkey.domain.billing.payments import CheckoutState, LedgerEntry, Settlement
from latchkey.domain.billing.rescheduling import MovedInstalment, reschedule
from latchkey.domain.billing.settling import settle_checkout
from latchkey.domain.billing.totals import content_of
from latchkey.domain.errors.base import LatchkeyError
from latchkey.domain.errors.invoices import (
    InstalmentNotFoundError,
    InstalmentPaidError,
    InvoiceAlreadyIssuedError,
    InvoiceAlreadyPaidError,
    InvoiceChangedError,
    InvoiceHasPaymentsError,
    InvoiceIncompleteError,
    InvoiceNotIssuedError,
    InvoiceNotOverError,
    InvoiceVoidError,
)
from latchkey.domain.errors.payments import ClaimPendingError, PaymentProcessingError
from tests.unit.books import (
    GST,
    LABEL,
    NOW,
    PAY_TO,
    PROJECT,
    TODAY,
    TOTAL_MINOR,
    a_content,
    a_draft,
    a_line,
    a_payment,
    a_session,
    an_entry,
    an_issued,
    an_issued_in_parts,
    due_on_of,
    issued_from,
    summed,
)

Step = Callable[[], Invoice]
LATE = NOW + timedelta(days=60)
WAITING = {"cs_1": Processing(amount_minor=TOTAL_MINOR, instalment_id=None, since=NOW)}
CLAIM = Claim(utr="123456789012", amount_minor=1, at=NOW, by="Asha")
CLAIMED = (replace(an_issued().instalments[0], claim=CLAIM),)

STANDING: dict[Status, tuple[Invoice, timedelta]] = {
    Status.DRAFT: (a_draft(), timedelta()),
    Status.SENT: (an_issued(), timedelta()),
    Status.VIEWED: (an_issued(viewed_at=NOW), timedelta()),
    Status.PARTIAL: (an_issued(paid_minor=1), timedelta()),
    Status.PROCESSING: (an_issued(processing=WAITING), timedelta()),
    Status.CLAIMED: (an_issued(instalments=CLAIMED), timedelta()),
    Status.OVERDUE: (an_issued(), LATE - NOW),
    Status.PAID: (an_issued(paid_minor=TOTAL_MINOR, paid_at=NOW), timedelta()),
    Status.REFUNDED: (an_issued(refunded_minor=TOTAL_MINOR), timedelta()),
    Status.CREDITED: (an_issued(credited_minor=TOTAL_MINOR), timedelta()),
    Status.VOID: (an_issued(voided_at=NOW), timedelta()),
}
AFTER_ISSUE = set(Action) - {Action.EDIT, Action.DISCARD, Action.ISSUE}
NOTHING_DUE = (Action.PAY, Action.RESCHEDULE)
REFUSALS: dict[tuple[Action, Status], type[LatchkeyError]] = {
    **{
        (action, status): InvoiceAlreadyIssuedError
        for action in (Action.EDIT, Action.DISCARD, Action.ISSUE)
        for status in Status
        if status is not Status.DRAFT
    },
    **{(action, Status.DRAFT): InvoiceNotIssuedError for action in AFTER_ISSUE},
    **{(action, Status.PAID): InvoiceAlreadyPaidError for action in NOTHING_DUE},
    **{(action, Status.CREDITED): InvoiceAlreadyPaidError for action in (*NOTHING_DUE, Action.CREDIT)},
    **{(action, Status.VOID): InvoiceVoidError for action in (*NOTHING_DUE, Action.RECORD, Action.CREDIT)},
    **{
        (Action.REISSUE, status): InvoiceNotOverError
        for status in Status
        if status not in {Status.DRAFT, Status.CREDITED, Status.VOID}
    },
    (Action.VOID, Status.PROCESSING): PaymentProcessingError,
    (Action.VOID, Status.CLAIMED): ClaimPendingError,
    (Action.VOID, Status.PARTIAL): InvoiceHasPaymentsError,
    (Action.VOID, Status.PAID): InvoiceHasPaymentsError,
    (Action.VOID, Status.REFUNDED): InvoiceHasPaymentsError,
    (Action.VOID, Status.CREDITED): InvoiceHasPaymentsError,
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


def test_an_invoice_whose_money_was_given_back_is_not_voided() -> None:
    """A refund can fail after all, and its money would stand on a void invoice, where nobody looks."""
    for refunded in (an_issued(refunded_minor=1, paid_minor=0), an_issued(refunded_minor=TOTAL_MINOR)):
        with pytest.raises(InvoiceHasPaymentsError):
            void_invoice(refunded, LATE)


def test_voiding_keeps_the_reason_and_who_did_it_and_repeats_without_effect() -> None:
    voided = void_invoice(an_issued(), NOW, reason="Wrong client", by="Owner")
    assert (voided.void_reason, voided.history[-1].by) == ("Wrong client", "Owner")
    assert void_invoice(voided, LATE) is voided


def test_a_draft_is_changed_only_by_whoever_saw_its_last_version() -> None:
    content = summed(a_content(currency="USD", due_on=None))
    revised = revise_draft(a_draft(), content, version=1, now=NOW)
    assert (revised.version, revised.currency, revised.due_on) == (2, "USD", None)
    with pytest.raises(InvoiceChangedError):
        revise_draft(revised, content, version=1, now=NOW)
    with pytest.raises(InvoiceChangedError):
        issued_from(revised, version=1)


def test_a_total_nobody_has_seen_is_not_sent() -> None:
    """The freelancer registered for GST after the draft was saved."""
    draft = a_draft(a_content(lines=(a_line(rate_bp=1800),)))
    today = summed(content_of(draft), registration=GST)
    with pytest.raises(InvoiceChangedError, match="tax has changed"):
        issued_from(draft, today)
    seen = revise_draft(draft, today, version=1, now=NOW)
    assert issued_from(seen, today).total_minor == today.total_minor


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"lines": ()}, "lines"),
        ({"lines": (a_line(unit_price_minor=0),)}, "lines"),
        ({"lines": (a_line(unit_price_minor=49),), "round_off": True}, "lines"),
        ({"lines": (a_line(), a_line(description=" "))}, "lines.1.description"),
        ({"due_on": None}, "dueOn"),
    ],
    ids=["no lines", "nothing to pay", "rounded to nothing", "a line without words", "no due date"],
)
def test_gaps_are_named_when_it_is_issued(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(InvoiceIncompleteError) as refused:
        issued_from(a_draft(replace(a_content(), **changes)))
    assert list(refused.value.fields or {}) == [field]


def test_issuing_freezes_who_bills_whom_and_where_it_is_paid() -> None:
    issued = issued_from(a_draft(), time_zone="America/New_York", terms="Fourteen days")
    assert (issued.issued_on, issued.time_zone, issued.terms) == (TODAY, "America/New_York", "Fourteen days")
    assert issued.seller is not None
    assert issued.buyer is not None
    assert (issued.pay_to, issued.pay_link, issued.instalments_made) == (PAY_TO, "p" * 24, 1)
    assert issued.next_due_on == issued.due_on
    assert [(change.from_, change.to) for change in issued.history] == [(Status.DRAFT, Status.SENT)]


def test_only_the_first_look_is_remembered() -> None:
    first = mark_viewed(an_issued(), NOW, by="Asha")
    assert mark_viewed(first, LATE) is first
    assert (first.viewed_at, first.history[-1].by) == (NOW, "Asha")


def test_overdue_is_noted_once_and_by_the_clock() -> None:
    noted = note_overdue(an_issued(), LATE)
    assert note_overdue(noted, LATE) is noted
    assert noted.history[-1].source is Source.CLOCK
    assert noted.overdue_noted_for == noted.due_on


def test_each_instalments_day_is_noted() -> None:
    noted = note_overdue(an_issued_in_parts(3000, 4000), NOW + timedelta(days=25))
    ledger = {"p": an_entry(amount_minor=35_400)}
    paid = with_ledger(noted, ledger, NOW)
    assert note_overdue(paid, NOW + timedelta(days=26)) is paid
    again = note_overdue(paid, LATE)
    assert (noted.overdue_noted_for, again.overdue_noted_for) == (due_on_of(1), due_on_of(2))


def test_a_view_after_the_due_day_does_not_hide_that_it_is_overdue() -> None:
    viewed = mark_viewed(an_issued(), LATE)
    assert [change.to for change in viewed.history] == [Status.SENT, Status.OVERDUE]
    assert [change.source for change in viewed.history] == [Source.OWNER, Source.CLOCK]


def test_what_is_paid_or_being_paid_is_not_paid_again() -> None:
    invoice = with_ledger(an_issued_in_parts(3000, 4000), {"p": an_entry(amount_minor=35_400)}, NOW)
    require_payable(invoice, None, NOW)
    require_payable(invoice, "2", NOW)
    with pytest.raises(InstalmentPaidError):
        require_payable(invoice, "1", NOW)
    with pytest.raises(InstalmentNotFoundError):
        require_payable(invoice, "4", NOW)
    with pytest.raises(InvoiceAlreadyPaidError):
        require_payable(an_issued(paid_minor=TOTAL_MINOR), None, NOW)


@pytest.mark.parametrize(
    ("waiting", "wanted", "is_refused"),
    [
        ("2", "2", True),
        ("2", "3", False),
        ("2", None, True),
        (None, "2", True),
        (None, None, True),
    ],
    ids=["the same", "another", "everything", "of everything", "everything twice"],
)
def test_money_on_its_way_stops_what_it_would_pay(
    waiting: str | None, wanted: str | None, *, is_refused: bool
) -> None:
    processing = {"cs": Processing(amount_minor=1, instalment_id=waiting, since=NOW)}
    invoice = an_issued_in_parts(3000, 4000, processing=processing)
    if is_refused:
        with pytest.raises(PaymentProcessingError):
            require_payable(invoice, wanted, NOW)
    else:
        require_payable(invoice, wanted, NOW)


def test_a_claimed_instalment_is_not_paid_again_and_the_others_may_be() -> None:
    invoice = claim_instalment(
        an_issued_in_parts(3000, 4000), "2", utr=CLAIM.utr, file_id=None, by="Asha", now=NOW
    )
    require_payable(invoice, "1", NOW)
    for wanted in ("2", None):
        with pytest.raises(ClaimPendingError):
            require_payable(invoice, wanted, NOW)


def test_what_is_over_is_made_anew_once() -> None:
    old = void_invoice(an_issued_in_parts(3000, 4000), NOW)
    content = content_of(old)
    anew = open_draft(
        summed(content), project_id="project", project=PROJECT, time_zone="UTC", now=NOW, replaces="old"
    )
    assert (anew.replaces, anew.total_minor, anew.number) == ("old", old.total_minor, None)
    assert [each.amount_minor for each in anew.instalments] == [35_400, 47_200, 35_400]
    replaced = mark_replaced(old, "anew", NOW)
    with pytest.raises(InvoiceNotOverError, match="anew already"):
        mark_replaced(replaced, "another", NOW)
    with pytest.raises(InvoiceNotOverError):
        mark_replaced(an_issued(), "anew", NOW)


def test_a_paid_one_that_was_credited_in_full_is_made_anew() -> None:
    paid = an_issued(paid_minor=TOTAL_MINOR, credited_minor=TOTAL_MINOR)
    assert mark_replaced(paid, "anew", NOW).replaced_by == "anew"


STEPS = st.tuples(
    st.sampled_from(
        "revise issue view void note session claim confirm refuse reschedule credit".split()  # noqa: SIM905 -- reads better
    ),
    st.sampled_from(list(CheckoutState)),
    st.integers(1, 3),
)


@given(st.lists(STEPS, max_size=14))
def test_history_is_one_unbroken_chain_whatever_happens(steps: list[tuple[str, CheckoutState, int]]) -> None:
    """Each line of the history begins where the one before ended; the last is where the invoice stands."""
    invoice, now = a_draft(), NOW
    ledger: dict[str, LedgerEntry] = {}
    for name, state, number in steps:
        now += timedelta(days=6)
        before = invoice.history
        with suppress(LatchkeyError):
            invoice = taken(name, invoice, ledger, now, state=state, number=number)
        assert invoice.history[: len(before)] == before
        status = status_of(invoice, now)
        if status is Status.PAID:
            assert invoice.paid_minor + invoice.tds_minor > 0
        assert (invoice.paid_at is not None) is (status is Status.PAID)
    assert all(earlier.to is later.from_ for earlier, later in pairwise(invoice.history))
    assert all(change.from_ is not change.to for change in invoice.history)
    if invoice.history and status_of(invoice, now) is not Status.OVERDUE:
        assert invoice.history[-1].to is status_of(invoice, now)


def taken(
    step: str,
    invoice: Invoice,
    ledger: dict[str, LedgerEntry],
    now: datetime,
    *,
    state: CheckoutState,
    number: int,
) -> Invoice:
    """Take a step, entering into the ledger what it enters."""
    row = MovedInstalment(id="1", label="", amount_minor=TOTAL_MINOR, due_on=now.date() + timedelta(days=7))
    content = summed(a_content(due_on=invoice.due_on))
    utr = f"{now:%y%m%d}000000"
    version = invoice.version
    steps: dict[str, Step] = {
        "revise": lambda: revise_draft(invoice, content, version=version, now=now),
        "issue": lambda: issued_from(invoice, now=now),
        "view": lambda: mark_viewed(invoice, now),
        "void": lambda: void_invoice(invoice, now),
        "claim": lambda: claim_instalment(invoice, "1", utr=utr, file_id=None, by="A", now=now),
        "refuse": lambda: refuse_claim(invoice, "1", reason="", by="", now=now),
        "reschedule": lambda: reschedule(invoice, ledger, [row], version=version, by="", now=now),
        "note": lambda: note_overdue(invoice, now),
    }
    if step in steps:
        return steps[step]()
    settled = told(step, invoice, ledger, now, state=state, number=number)
    ledger |= settled.entries
    return settled.invoice or invoice


def told(
    step: str,
    invoice: Invoice,
    ledger: dict[str, LedgerEntry],
    now: datetime,
    *,
    state: CheckoutState,
    number: int,
) -> Settlement:
    """Take a step that may enter something."""
    if step == "confirm":
        return confirm_claim(invoice, ledger, "1", invoice_id="invoice", received_on=TODAY, by="", now=now)
    if step == "credit":
        return credit_invoice(
            invoice,
            ledger,
            invoice_id="invoice",
            credit_note_id=f"{now:%m%d}",
            number="CN-2026-001",
            amount_minor=TOTAL_MINOR // number,
            reason="",
            by="",
            now=now,
        )[1]
    is_paid = state is CheckoutState.PAID
    payment = a_payment(id=f"pi_{number}") if is_paid else None
    session = a_session(id=f"cs_{number}", state=state, payment=payment)
    return settle_checkout(LABEL, invoice, session, ledger, now)
