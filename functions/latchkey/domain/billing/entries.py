"""What a freelancer may enter into the ledger by hand, and what is refused."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from latchkey.domain.billing.instalments import instalment_of
from latchkey.domain.billing.invoice_life import Action, require
from latchkey.domain.billing.invoices import Invoice, Method, Source
from latchkey.domain.billing.ledger import entering, standing
from latchkey.domain.billing.payments import EntryKind, LedgerEntry, Settlement
from latchkey.domain.due_dates import date_in
from latchkey.domain.errors.payments import (
    PaymentNotFoundError,
    PaymentNotReversibleError,
    RefundTooMuchError,
)
from latchkey.domain.errors.requests import RequestInvalidError
from latchkey.domain.money import MAX_AMOUNT_MINOR

_BY_HAND = frozenset({EntryKind.PAYMENT, EntryKind.TDS, EntryKind.REFUND})
_REFUNDABLE = frozenset({EntryKind.PAYMENT, EntryKind.UNAPPLIED})


def record_payment(
    invoice: Invoice,
    ledger: Mapping[str, LedgerEntry],
    *,
    invoice_id: str,
    entry_id: str,
    method: Method,
    amount_minor: int,
    tds_minor: int,
    received_on: date,
    reference: str,
    note: str,
    instalment_id: str | None,
    by: str,
    now: datetime,
) -> Settlement:
    """Enter money the freelancer received without our doing, and the tax the client kept back of it.

    The money's entry is `entry_id`, the tax's `tds_{entry_id}`; whichever is nothing is not entered. More
    than is due is the client's credit.
    """
    require(Action.RECORD, invoice, now)
    _require_money(amount_minor, tds_minor)
    require_past(received_on, "receivedOn", invoice, now)
    if instalment_id is not None:
        instalment_of(invoice, instalment_id)
    money = LedgerEntry(
        invoice_id=invoice_id,
        project_id=invoice.project_id,
        client_id=invoice.client_id,
        kind=EntryKind.PAYMENT,
        amount_minor=amount_minor,
        currency=invoice.currency,
        at=now,
        received_on=received_on,
        source=Source.OWNER,
        method=method,
        reference=reference,
        note=note,
        by=by,
        instalment_id=instalment_id,
    )
    tds = replace(money, kind=EntryKind.TDS, amount_minor=tds_minor, method=None)
    entries = {entry_id: money, f"tds_{entry_id}": tds}
    given = {key: entry for key, entry in entries.items() if entry.amount_minor > 0}
    return entering(invoice, ledger, given, now, source=Source.OWNER, by=by)


def _require_money(amount_minor: int, tds_minor: int) -> None:
    if amount_minor < 0 or tds_minor < 0 or amount_minor + tds_minor == 0:
        raise RequestInvalidError(fields={"amountMinor": "Say how much was received."})
    if amount_minor + tds_minor > MAX_AMOUNT_MINOR:
        raise RequestInvalidError(fields={"amountMinor": "This is more than an invoice can hold."})


def require_past(day: date, field: str, invoice: Invoice, now: datetime) -> None:
    """Refuse to say that something happened on a day that is still to come where the freelancer is."""
    if day > date_in(invoice.time_zone, now):
        raise RequestInvalidError(fields={field: "This day is still to come."})


def reverse_entry(
    invoice: Invoice,
    ledger: Mapping[str, LedgerEntry],
    entry_id: str,
    *,
    reason: str,
    by: str,
    now: datetime,
) -> Settlement:
    """Correct a mistake: undo a whole entry that was made by hand.

    Raises:
        PaymentNotFoundError: the invoice's ledger has no such entry.
        PaymentNotReversibleError: it was not made by hand, was corrected before, or was refunded since.

    """
    entry = ledger.get(entry_id)
    if entry is None:
        raise PaymentNotFoundError
    reversal_id = f"rev_{entry_id}"
    if reversal_id in ledger:
        raise PaymentNotReversibleError("This entry was taken back already.")
    if not is_by_hand(entry):
        raise PaymentNotReversibleError
    stands = standing(ledger).get(entry_id)
    if stands and stands.taken_minor:
        raise PaymentNotReversibleError("Take back the refund of this payment first.")
    reversal = replace(
        entry,
        kind=EntryKind.REVERSAL,
        at=now,
        received_on=date_in(invoice.time_zone, now),
        source=Source.OWNER,
        reference="",
        note=reason,
        by=by,
        of=entry_id,
    )
    return entering(invoice, ledger, {reversal_id: reversal}, now, source=Source.OWNER, by=by)


def is_by_hand(entry: LedgerEntry) -> bool:
    """Tell whether the freelancer entered it, so that they may correct it; a card payment is not theirs."""
    return entry.kind in _BY_HAND and entry.method is not Method.STRIPE


def require_refundable(ledger: Mapping[str, LedgerEntry], payment_id: str, amount_minor: int) -> LedgerEntry:
    """Refuse to give back what was not received, or more than is left of it.

    Raises:
        PaymentNotFoundError: the ledger has no such payment.
        PaymentNotReversibleError: the payment was a mistake and was corrected.
        RefundTooMuchError: refunds and lost disputes left less of it.

    """
    entry = ledger.get(payment_id)
    if entry is None or entry.kind not in _REFUNDABLE:
        raise PaymentNotFoundError
    stands = standing(ledger).get(payment_id)
    if stands is None:
        raise PaymentNotReversibleError("This payment was taken back already.")
    if amount_minor <= 0:
        raise RequestInvalidError(fields={"amountMinor": "Say how much to give back."})
    if amount_minor > stands.left_minor:
        raise RefundTooMuchError
    return entry


def refund_by_hand(
    invoice: Invoice,
    ledger: Mapping[str, LedgerEntry],
    payment_id: str,
    *,
    refund_id: str,
    amount_minor: int,
    given_on: date,
    note: str,
    by: str,
    now: datetime,
) -> Settlement:
    """Enter that the freelancer gave money back; what was paid by card goes back at the provider instead."""
    entry = require_refundable(ledger, payment_id, amount_minor)
    if not is_by_hand(entry):
        raise PaymentNotReversibleError("Money paid by card goes back through the card provider.")
    require_past(given_on, "receivedOn", invoice, now)
    refund = replace(
        entry,
        kind=EntryKind.REFUND,
        amount_minor=amount_minor,
        at=now,
        received_on=given_on,
        source=Source.OWNER,
        reference="",
        note=note,
        by=by,
        of=payment_id,
    )
    return entering(invoice, ledger, {refund_id: refund}, now, source=Source.OWNER, by=by)
