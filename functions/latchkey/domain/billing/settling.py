"""What the provider's truth about checkouts, payments, refunds and disputes does to the books."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from latchkey.domain.billing.invoice_life import note_overdue, with_history
from latchkey.domain.billing.invoices import (
    Dispute,
    DisputeState,
    Invoice,
    Method,
    PaymentLink,
    Processing,
    Source,
)
from latchkey.domain.billing.ledger import entering
from latchkey.domain.billing.payments import (
    CheckoutLabel,
    CheckoutSession,
    CheckoutState,
    EntryKind,
    LedgerEntry,
    ProviderDispute,
    ProviderPayment,
    ProviderRefund,
    RefundState,
    Settlement,
    UnappliedReason,
)
from latchkey.domain.due_dates import date_in

# What waits for a bank (a pending refund, an open dispute) moves no money, and moves none back.
_TAKEN: Final[frozenset[RefundState | DisputeState]] = frozenset({RefundState.SUCCEEDED, DisputeState.LOST})
_RETURNED: Final[frozenset[RefundState | DisputeState]] = frozenset({RefundState.FAILED, DisputeState.WON})


def settle_checkout(
    label: CheckoutLabel,
    invoice: Invoice | None,
    session: CheckoutSession,
    ledger: Mapping[str, LedgerEntry],
    now: datetime,
    *,
    source: Source = Source.STRIPE,
) -> Settlement:
    """Draw the consequences, for the labelled invoice, of how a checkout and its payment stand now.

    Decides from the truth, the invoice and its whole ledger alone, never from which event brought the news:
    events repeat and overtake each other, and must all lead to the same end. The same truth told again gives
    the same invoice back, and nothing to enter. `ledger` holds every entry about the invoice, by its id.

    Whoever saves the result works out anew when to look at the invoice next and closes the pages that ask
    for what is not due any more; whether the session's account is the right one was checked before.
    """
    entries: dict[str, LedgerEntry] = {}
    if session.payment and session.payment.id not in ledger:
        entries[session.payment.id] = _entry_for(
            label, invoice, session, payment=session.payment, now=now, source=source
        )
    if session.payment:
        entries |= _taken_back(session.payment, {**ledger, **entries}, _zone(invoice), now, source)
    if invoice is None or invoice.issued_at is None:
        # The money is in the freelancer's account all the same, so the books must say so. A draft was never
        # anybody's to pay: whoever labelled a checkout with it must not bring it before a client.
        return Settlement(invoice=None, entries=entries)

    def also(noted: Invoice) -> Invoice:
        followed = _following(noted, session, now)
        return _with_disputes(followed, session.payment) if session.payment else followed

    return entering(invoice, ledger, entries, now, source=source, also=also)


def forget_checkout(
    invoice: Invoice, session_id: str, now: datetime, *, source: Source = Source.STRIPE
) -> Invoice:
    """Give a checkout up that the provider does not know: it can neither be paid nor be under way."""
    noted = note_overdue(invoice, now)
    after = _without_session(noted, session_id)
    if after == noted:
        return noted
    return with_history(noted, replace(after, updated_at=now), now, source)


def _zone(invoice: Invoice | None) -> str:
    return invoice.time_zone if invoice else "UTC"


def _following(invoice: Invoice, session: CheckoutSession, now: datetime) -> Invoice:
    """Note what a checkout's state says about whether it can be paid and is being paid."""
    if session.state is CheckoutState.OPEN:
        return invoice
    over = _without_session(invoice, session.id)
    if session.state is not CheckoutState.PROCESSING:
        return over
    known = invoice.processing.get(session.id)
    waiting = Processing(
        amount_minor=session.amount_minor,
        instalment_id=_instalment_of(invoice, session),
        since=known.since if known else now,
    )
    return replace(over, processing={**over.processing, session.id: waiting})


def _without_session(invoice: Invoice, session_id: str) -> Invoice:
    """Forget that a checkout is open or a payment on it under way."""
    pages = {key: page for key, page in invoice.open_checkouts.items() if page.session_id != session_id}
    waiting = {key: each for key, each in invoice.processing.items() if key != session_id}
    return replace(invoice, open_checkouts=pages, processing=waiting)


def _instalment_of(invoice: Invoice, session: CheckoutSession) -> str | None:
    """Say which instalment a checkout is for; None for the whole balance."""
    if session.id in invoice.checkouts:
        return invoice.checkouts[session.id].instalment_id
    if link := _link_behind(invoice, session):
        return link.instalment_id
    labelled = session.label.instalment_id if session.label else None
    return labelled if labelled in {each.id for each in invoice.instalments} else None


def _link_behind(invoice: Invoice, session: CheckoutSession) -> PaymentLink | None:
    return invoice.payment_links.get(session.payment_link_id) if session.payment_link_id else None


def _entry_for(
    label: CheckoutLabel,
    invoice: Invoice | None,
    session: CheckoutSession,
    *,
    payment: ProviderPayment,
    now: datetime,
    source: Source,
) -> LedgerEntry:
    """Write the ledger entry for money received on a checkout of ours."""
    reason = objection_to(label, invoice, session, payment)
    return LedgerEntry(
        invoice_id=label.invoice_id,
        project_id=label.project_id,
        client_id=invoice.client_id if invoice else "",
        kind=EntryKind.UNAPPLIED if reason else EntryKind.PAYMENT,
        reason=reason,
        amount_minor=payment.amount_minor,
        currency=payment.currency,
        at=now,
        received_on=date_in(_zone(invoice), payment.at),
        source=source,
        method=Method.STRIPE,
        instalment_id=_instalment_of(invoice, session) if invoice and not reason else None,
        session_id=session.id,
    )


def objection_to(
    label: CheckoutLabel, invoice: Invoice | None, session: CheckoutSession, payment: ProviderPayment
) -> UnappliedReason | None:
    """Say why money received on a checkout cannot be counted as paying the invoice, if anything does.

    That the invoice was paid before is no reason: the money counts, as the client's credit.
    """
    if invoice is None or invoice.issued_at is None:
        return UnappliedReason.UNKNOWN_INVOICE
    objections = (
        (
            session.label is None or session.label.invoice_id != label.invoice_id,
            UnappliedReason.WRONG_INVOICE,
        ),
        (payment.currency != invoice.currency, UnappliedReason.WRONG_CURRENCY),
        (payment.amount_minor not in _asked_minor(invoice, session), UnappliedReason.WRONG_AMOUNT),
        (invoice.voided_at is not None, UnappliedReason.INVOICE_VOID),
    )
    return next((reason for holds, reason in objections if holds), None)


def _asked_minor(invoice: Invoice, session: CheckoutSession) -> frozenset[int]:
    """Return what a checkout may have collected.

    A client can pay before the commit that remembers the session; such a session was opened for the whole
    invoice or one of its instalments, or for what was left of either, and says so on its label.
    """
    if session.id in invoice.checkouts:
        return frozenset({invoice.checkouts[session.id].amount_minor})
    if link := _link_behind(invoice, session):
        return frozenset({link.amount_minor})
    labelled = {session.label.amount_minor} if session.label else set[int]()
    could_ask = {invoice.total_minor, invoice.balance_minor}
    for each in invoice.instalments:
        could_ask |= {each.amount_minor, each.balance_minor}
    return frozenset(labelled & could_ask)


def _taken_back(
    payment: ProviderPayment,
    ledger: Mapping[str, LedgerEntry],
    time_zone: str,
    now: datetime,
    source: Source,
) -> dict[str, LedgerEntry]:
    """Write what the ledger lacks of the payment's refunds and lost disputes, and of their undoing."""
    entered = ledger[payment.id]
    entries: dict[str, LedgerEntry] = {}
    returns: tuple[ProviderRefund | ProviderDispute, ...] = (*payment.refunds, *payment.disputes)
    for each in returns:
        undoing_id = f"rev_{each.id}"
        if each.state in _TAKEN and each.id not in ledger:
            entries[each.id] = replace(
                entered,
                kind=EntryKind.REFUND,
                reason=None,
                # A bank may count a dispute in another currency, so it takes at most what was paid.
                amount_minor=min(each.amount_minor, payment.amount_minor),
                at=now,
                received_on=date_in(time_zone, each.at),
                source=source,
                of=payment.id,
            )
        elif each.state in _RETURNED and each.id in ledger and undoing_id not in ledger:
            entries[undoing_id] = replace(
                ledger[each.id],
                kind=EntryKind.REVERSAL,
                at=now,
                received_on=date_in(time_zone, now),
                source=source,
                of=each.id,
            )
    return entries


def _with_disputes(invoice: Invoice, payment: ProviderPayment) -> Invoice:
    """Remember how the payers' banks decide; a payment that is called back stops every reminder."""
    told = {
        each.id: Dispute(payment_id=payment.id, amount_minor=each.amount_minor, state=each.state)
        for each in payment.disputes
    }
    return replace(invoice, disputes={**invoice.disputes, **told})
