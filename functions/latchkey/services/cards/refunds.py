"""Give money back: by card through its provider, of all else the books remember that it was."""

from datetime import date

from latchkey.domain import ids
from latchkey.domain.billing.entries import is_by_hand
from latchkey.domain.billing.invoices import DisputeState, Invoice
from latchkey.domain.billing.payments import EntryKind
from latchkey.domain.errors.payments import (
    PaymentNotFoundError,
    PaymentNotReversibleError,
    PaymentUnavailableError,
    RefundTooMuchError,
)
from latchkey.domain.errors.requests import IdempotencyConflictError
from latchkey.services.billing.books import invoice_of
from latchkey.services.billing.ledger import entry_of, refund_by_hand
from latchkey.services.cards.payments import settle_payment
from latchkey.services.ports import (
    KeyReusedError,
    Ports,
    ProviderRefusedError,
    ProviderUnavailableError,
    RefundRequest,
)


def refund_payment(
    ports: Ports,
    *,
    owner: str,
    entry_id: str,
    amount_minor: int,
    received_on: date,
    note: str,
    key: str,
) -> str:
    """Give money back the way it came, whole or in part, and return the refund's id.

    Raises:
        PaymentNotFoundError: the entry is no money that was received.

    """
    entry = entry_of(ports, owner, entry_id)
    if entry.kind not in (EntryKind.PAYMENT, EntryKind.UNAPPLIED):
        raise PaymentNotFoundError("Only money that was received can be given back.")
    if is_by_hand(entry):
        return refund_by_hand(
            ports,
            owner=owner,
            entry_id=entry_id,
            amount_minor=amount_minor,
            received_on=received_on,
            note=note,
            key=key,
        )
    return refund_by_card(
        ports, owner=owner, payment_id=entry_id, amount_minor=amount_minor, note=note, key=key
    )


def refund_by_card(
    ports: Ports, *, owner: str, payment_id: str, amount_minor: int, note: str, key: str
) -> str:
    """Ask the card provider to give money back, whole or in part, and return the refund's id.

    Asked again with the same key it is given back once. The books learn of it from the provider, like of
    refunds made at the provider's own desk, and count it when it has succeeded.

    Raises:
        RefundTooMuchError: less is left of the payment.
        PaymentNotReversibleError: the payer's bank has called the payment back.
        PaymentUnavailableError: the provider cannot be asked now.

    """
    entry = entry_of(ports, owner, payment_id)
    invoice = invoice_of(ports, owner, entry.invoice_id).value
    _require_refundable(invoice, payment_id)
    collected = invoice.checkouts.get(entry.session_id or "")
    account = collected.account if collected else None
    request = RefundRequest(
        payment_id=payment_id,
        amount_minor=amount_minor,
        currency=entry.currency,
        idempotency_key=f"refund-{ids.hashed(owner, payment_id, key)[:40]}",
        note=note,
        account=account,
    )
    try:
        refund = ports.payments.refund(request)
    except ProviderRefusedError:
        raise RefundTooMuchError from None
    except KeyReusedError:
        raise IdempotencyConflictError from None
    except ProviderUnavailableError:
        raise PaymentUnavailableError("Stripe cannot be reached right now. Nothing was given back.") from None
    try:
        settle_payment(ports, payment_id, account=account)
    except ProviderUnavailableError:
        # The money is on its way; the webhook or the nightly walk tells the books.
        return refund.id
    return refund.id


def _require_refundable(invoice: Invoice, payment_id: str) -> None:
    """Refuse before asking what the provider would refuse, so that the sentence says why."""
    disputed = {each.payment_id for each in invoice.disputes.values() if each.state is not DisputeState.WON}
    if payment_id in disputed:
        raise PaymentNotReversibleError(
            "The payer's bank has called this payment back, so it cannot be refunded."
        )
