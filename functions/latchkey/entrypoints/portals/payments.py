"""Money the freelancer records by hand, takes back, or writes off."""

from typing import Any, Final, Literal

from latchkey.domain.billing.invoices import Method
from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import (
    Answer,
    Body,
    CalendarDate,
    Done,
    IdempotencyKey,
    InstalmentId,
    Minor,
    MinorOrNone,
    Reason,
    Reference,
    Remark,
    day,
)
from latchkey.services.billing import credit_notes, ledger
from latchkey.services.cards import refunds

HandMethod = Literal["upi", "bank", "cash", "cheque", "paypal"]
"""How money comes that no card provider tells of."""


class RecordPayment(Body):
    """Money that came past the card provider, with the tax that was deducted from it."""

    idempotency_key: IdempotencyKey
    method: HandMethod
    amount_minor: MinorOrNone
    """Nothing where only tax deducted at source is recorded."""
    tds_minor: MinorOrNone
    received_on: CalendarDate
    reference: Reference
    note: Remark
    instalment_id: InstalmentId | None
    """None: it goes to whatever is due first."""


class RecordedPayment(Answer):
    """The ledger's new entries."""

    payment_id: str | None
    tds_id: str | None


class ReversePayment(Body):
    """Take a whole entry back, because it was entered by mistake."""

    reason: Reason


class RefundPayment(Body):
    """Give money back."""

    idempotency_key: IdempotencyKey
    amount_minor: Minor
    received_on: CalendarDate
    note: Remark


class RefundedPayment(Answer):
    """The refund's id."""

    refund_id: str


class CreditInvoice(Body):
    """Take an issued invoice back, whole or in part."""

    idempotency_key: IdempotencyKey
    amount_minor: Minor
    reason: Reason


class CreditedInvoice(Answer):
    """The credit note that says so."""

    credit_note_id: str
    number: str


def record_payment(call: Call, body: RecordPayment) -> RecordedPayment:
    """Enter money that came past the card provider."""
    recorded = ledger.record_payment(
        call.ports,
        owner=call.owner,
        invoice_id=call.ids["invoiceId"],
        receipt=ledger.HandReceipt(
            method=Method(body.method),
            amount_minor=body.amount_minor,
            tds_minor=body.tds_minor,
            received_on=day(body.received_on),
            reference=body.reference,
            note=body.note,
            instalment_id=body.instalment_id,
        ),
        key=body.idempotency_key,
    )
    return RecordedPayment(payment_id=recorded.payment_id, tds_id=recorded.tds_id)


def reverse_payment(call: Call, body: ReversePayment) -> Done:
    """Take an entry back."""
    ledger.reverse_entry(call.ports, owner=call.owner, entry_id=call.ids["paymentId"], reason=body.reason)
    return Done()


def refund_payment(call: Call, body: RefundPayment) -> RefundedPayment:
    """Give money back."""
    refund_id = refunds.refund_payment(
        call.ports,
        owner=call.owner,
        entry_id=call.ids["paymentId"],
        amount_minor=body.amount_minor,
        received_on=day(body.received_on),
        note=body.note,
        key=body.idempotency_key,
    )
    return RefundedPayment(refund_id=refund_id)


def credit_invoice(call: Call, body: CreditInvoice) -> CreditedInvoice:
    """Write a credit note."""
    credited = credit_notes.credit_invoice(
        call.ports,
        owner=call.owner,
        invoice_id=call.ids["invoiceId"],
        amount_minor=body.amount_minor,
        reason=body.reason,
        key=body.idempotency_key,
    )
    return CreditedInvoice(credit_note_id=credited.credit_note_id, number=credited.number)


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(
        method="POST",
        path="/invoices/{invoiceId}/payments",
        asked=RecordPayment,
        answered=RecordedPayment,
        handle=record_payment,
        status=201,
    ),
    Route(
        method="POST",
        path="/invoices/{invoiceId}/credit-notes",
        asked=CreditInvoice,
        answered=CreditedInvoice,
        handle=credit_invoice,
        status=201,
    ),
    Route(
        method="POST",
        path="/payments/{paymentId}/reverse",
        asked=ReversePayment,
        answered=Done,
        handle=reverse_payment,
    ),
    Route(
        method="POST",
        path="/payments/{paymentId}/refund",
        asked=RefundPayment,
        answered=RefundedPayment,
        handle=refund_payment,
        status=201,
    ),
)
