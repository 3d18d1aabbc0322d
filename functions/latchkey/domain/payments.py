"""The ledger, and what the provider's truth about a checkout means for an invoice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from latchkey.domain.invoice_life import note_overdue, with_history
from latchkey.domain.invoices import Invoice, Method, Processing, Source


class EntryKind(StrEnum):
    """What a ledger entry does to its invoice."""

    PAYMENT = "payment"
    UNAPPLIED = "unapplied"
    """Money that arrived for it and does not pay it."""
    TDS = "tds"
    """Tax the client deducted at source: settles without money."""
    CREDIT_NOTE = "credit-note"
    REFUND = "refund"
    """Money given back, or taken by a lost dispute; `of` names the entry it takes from."""
    REVERSAL = "reversal"
    """A correction: undoes the whole entry that `of` names."""


class UnappliedReason(StrEnum):
    """Why money that arrived does not pay the invoice it arrived for."""

    WRONG_INVOICE = "wrong-invoice"
    WRONG_AMOUNT = "wrong-amount"
    WRONG_CURRENCY = "wrong-currency"
    INVOICE_VOID = "invoice-void"
    UNKNOWN_INVOICE = "unknown-invoice"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """Something that settles an invoice or takes a settlement back. Append-only.

    Its id is the provider's payment, refund or dispute id, `upi_{utr}`, `tds_…`, `cn_{credit note}`,
    `rev_{entry}`, or an id of ours for what was recorded by hand, so that nothing is entered twice.
    """

    invoice_id: str
    project_id: str
    client_id: str
    kind: EntryKind
    reason: UnappliedReason | None = None
    amount_minor: int
    """Always more than zero; the kind says which way it counts."""
    currency: str
    at: datetime
    """When it was entered."""
    received_on: date
    """The calendar day it happened, in the freelancer's time zone."""
    source: Source
    method: Method | None = None
    """None for what is no money: tax deducted at source, credit notes."""
    reference: str = ""
    """UTR, cheque number, transaction id: what finds it in a bank statement."""
    note: str = ""
    by: str = ""
    """Who entered it; empty where no person did."""
    instalment_id: str | None = None
    """None: it goes to whatever is due first."""
    session_id: str | None = None
    of: str | None = None
    """The entry a refund or reversal takes back."""


class CheckoutState(StrEnum):
    """How a checkout stands at the provider."""

    OPEN = "open"
    PROCESSING = "processing"
    PAID = "paid"
    FAILED = "failed"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckoutLabel:
    """What we wrote onto a checkout when we opened it: which invoice it is for, and what we asked."""

    owner: str
    project_id: str
    invoice_id: str
    amount_minor: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckoutSession:
    """The provider's truth about one checkout."""

    id: str
    state: CheckoutState
    url: str | None
    expires_at: datetime
    payment_id: str | None
    amount_minor: int
    """What was received once it is paid; until then what is asked."""
    currency: str
    label: CheckoutLabel | None
    """None where the checkout does not say, or does not say consistently, what it is for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What a checkout came to: the invoice afterwards, and the entry for the ledger if money moved."""

    invoice: Invoice | None
    entry: LedgerEntry | None = None


def sum_of(entries: Iterable[LedgerEntry], kind: EntryKind, currency: str) -> int:
    """Add up a kind of entry in one currency; amounts of different currencies have no sum."""
    return sum(entry.amount_minor for entry in entries if entry.kind is kind and entry.currency == currency)


def settle_checkout(
    label: CheckoutLabel,
    invoice: Invoice | None,
    session: CheckoutSession,
    ledger: Mapping[str, LedgerEntry],
    now: datetime,
) -> Settlement:
    """Draw the consequences, for the labelled invoice, of how a checkout stands now.

    Decides from the truth, the invoice and its ledger alone, never from which event brought the
    news: events repeat and overtake each other, and must all lead to the same end.
    """
    entry = None
    if session.state is CheckoutState.PAID and session.payment_id and session.payment_id not in ledger:
        entry = entry_for(label, invoice, session, now)
    if invoice is None:
        # The money is in the freelancer's account all the same, so the books must say so.
        return Settlement(invoice=None, entry=entry)
    noted = note_overdue(invoice, now)
    entries = (*ledger.values(), entry) if entry else tuple(ledger.values())
    after = replace(with_ledger(_following(noted, session, now), entries, now), updated_at=now)
    return Settlement(invoice=with_history(noted, after, now, Source.STRIPE), entry=entry)


def _following(invoice: Invoice, session: CheckoutSession, now: datetime) -> Invoice:
    """Note what a checkout's state says about whether it can be paid and is being paid."""
    if session.state is CheckoutState.OPEN:
        return invoice
    over = without_session(invoice, session.id)
    if session.state is not CheckoutState.PROCESSING:
        return over
    since = invoice.processing.since if invoice.processing else now
    return replace(
        over, processing=Processing(session_id=session.id, amount_minor=session.amount_minor, since=since)
    )


def entry_for(
    label: CheckoutLabel, invoice: Invoice | None, session: CheckoutSession, now: datetime
) -> LedgerEntry:
    """Write the ledger entry for money received on a checkout of ours."""
    reason = objection_to(label, invoice, session)
    return LedgerEntry(
        invoice_id=label.invoice_id,
        project_id=label.project_id,
        kind=EntryKind.UNAPPLIED if reason else EntryKind.PAYMENT,
        reason=reason,
        amount_minor=session.amount_minor,
        currency=session.currency,
        at=now,
        source=Source.STRIPE,
        session_id=session.id,
    )


def objection_to(
    label: CheckoutLabel, invoice: Invoice | None, session: CheckoutSession
) -> UnappliedReason | None:
    """Say why money received on a checkout cannot be counted as paying the invoice, if anything does."""
    if invoice is None or invoice.issued_at is None:
        return UnappliedReason.UNKNOWN_INVOICE
    objections = (
        (
            session.label is None or session.label.invoice_id != label.invoice_id,
            UnappliedReason.WRONG_INVOICE,
        ),
        (session.currency != invoice.currency, UnappliedReason.WRONG_CURRENCY),
        (session.amount_minor != _asked_minor(invoice, session), UnappliedReason.WRONG_AMOUNT),
        (invoice.voided_at is not None, UnappliedReason.INVOICE_VOID),
        (session.amount_minor > invoice.balance_minor, UnappliedReason.ALREADY_PAID),
    )
    return next((reason for holds, reason in objections if holds), None)


def _asked_minor(invoice: Invoice, session: CheckoutSession) -> int:
    """Return what a checkout should have collected.

    A client can pay before the commit that remembers the session; such a session was opened for the
    whole invoice or for what was left of it, and says so on its label.
    """
    if session.id in invoice.checkouts:
        return invoice.checkouts[session.id]
    labelled = session.label.amount_minor if session.label else 0
    return labelled if labelled in (invoice.balance_minor, invoice.total_minor) else invoice.balance_minor


def with_ledger(invoice: Invoice, entries: Sequence[LedgerEntry], now: datetime) -> Invoice:
    """Count what was paid from the ledger, never by adding to a sum that may be counted twice."""
    paid_minor = sum_of(entries, EntryKind.PAYMENT, invoice.currency)
    is_paid = paid_minor >= invoice.total_minor
    return replace(
        invoice,
        paid_minor=paid_minor,
        unapplied_minor=sum_of(entries, EntryKind.UNAPPLIED, invoice.currency),
        paid_at=(invoice.paid_at or now) if is_paid else None,
        checkout=None if is_paid else invoice.checkout,
        next_check_at=None if is_paid else invoice.next_check_at,
    )


def without_session(invoice: Invoice, session_id: str) -> Invoice:
    """Forget that a checkout is open or a payment on it under way."""
    checkout, processing = invoice.checkout, invoice.processing
    return replace(
        invoice,
        checkout=None if checkout and checkout.session_id == session_id else checkout,
        processing=None if processing and processing.session_id == session_id else processing,
    )
