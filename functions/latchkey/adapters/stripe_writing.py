"""What we ask Stripe to collect, in its terms."""

from typing import TYPE_CHECKING, Any

from latchkey.adapters.stripe_amounts import to_stripe
from latchkey.domain.billing.payments import CheckoutLabel
from latchkey.services.ports import CheckoutRequest, PaymentLinkRequest

if TYPE_CHECKING:
    from stripe.params import PaymentLinkCreateParams
    from stripe.params.checkout import SessionCreateParams


def session_params(request: CheckoutRequest) -> "SessionCreateParams":
    """Ask for a page that collects one sum."""
    return {
        "mode": "payment",
        "client_reference_id": request.label.invoice_id,
        "line_items": [_line(request.label, request.description)],
        "metadata": _write_label(request.label),
        "payment_intent_data": {
            "metadata": _write_label(request.label),
            "description": request.description,
        },
        "success_url": request.success_url,
        "cancel_url": request.cancel_url,
    }


def link_params(request: PaymentLinkRequest) -> "PaymentLinkCreateParams":
    """Ask for an address that collects one sum, once."""
    return {
        "line_items": [_line(request.label, request.description)],
        "metadata": _write_label(request.label),
        "payment_intent_data": {
            "metadata": _write_label(request.label),
            "description": request.description,
        },
        "restrictions": {"completed_sessions": {"limit": 1}},
        "inactive_message": request.ended_words,
    }


def _line(label: CheckoutLabel, description: str) -> Any:  # noqa: ANN401 -- one form, in two of the library's types
    return {
        "quantity": 1,
        "price_data": {
            "currency": label.currency.lower(),
            "unit_amount": to_stripe(label.amount_minor, label.currency),
            "product_data": {"name": description},
        },
    }


def _write_label(label: CheckoutLabel) -> dict[str, str]:
    """Write onto Stripe's objects what they are for; Stripe leaves out keys without a value."""
    return {
        "owner": label.owner,
        "projectId": label.project_id,
        "invoiceId": label.invoice_id,
        "instalmentId": label.instalment_id or "",
        "amountMinor": str(label.amount_minor),
        "currency": label.currency,
    }
