"""What the stand-in keeps: sessions and payment intents, and how Stripe writes them."""

import secrets
import string
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

API_VERSION = "2026-10-28.endive"
_ALPHABET = string.ascii_letters + string.digits


def new_id(prefix: str, length: int = 24) -> str:
    """Make an id in Stripe's style."""
    return prefix + "".join(secrets.choice(_ALPHABET) for _ in range(length))


class Method(StrEnum):
    """How a session is paid."""

    CARD = "card"
    DELAYED = "sepa_debit"


class SessionStatus(StrEnum):
    """Stripe's states of a Checkout Session."""

    OPEN = "open"
    COMPLETE = "complete"
    EXPIRED = "expired"


class IntentStatus(StrEnum):
    """The states of a Payment Intent that a Checkout Session can bring about."""

    REQUIRES_PAYMENT_METHOD = "requires_payment_method"
    PROCESSING = "processing"
    SUCCEEDED = "succeeded"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineItem:
    """One line of a session."""

    id: str
    name: str
    description: str | None
    unit_amount: int
    quantity: int
    currency: str

    @property
    def amount(self) -> int:
        """The line's amount in minor units."""
        return self.unit_amount * self.quantity

    def to_json(self) -> dict[str, object]:
        """Write the line as Stripe does."""
        return {
            "id": self.id,
            "object": "item",
            "amount_discount": 0,
            "amount_subtotal": self.amount,
            "amount_tax": 0,
            "amount_total": self.amount,
            "currency": self.currency,
            "description": self.name,
            "price": {
                "id": "price_" + self.id.removeprefix("li_"),
                "object": "price",
                "currency": self.currency,
                "type": "one_time",
                "unit_amount": self.unit_amount,
            },
            "quantity": self.quantity,
        }


@dataclass(slots=True, kw_only=True)
class PaymentIntent:
    """The attempt to collect a session's amount."""

    id: str
    created: int
    amount: int
    currency: str
    metadata: dict[str, str]
    description: str | None
    receipt_email: str | None
    method: Method = Method.CARD
    status: IntentStatus = IntentStatus.REQUIRES_PAYMENT_METHOD
    charge_id: str | None = None
    failure: str | None = None

    def to_json(self, expand: Collection[str] = ()) -> dict[str, object]:
        """Write the intent as Stripe does."""
        is_paid = self.status is IntentStatus.SUCCEEDED
        return {
            "id": self.id,
            "object": "payment_intent",
            "amount": self.amount,
            "amount_capturable": 0,
            "amount_received": self.amount if is_paid else 0,
            "canceled_at": None,
            "cancellation_reason": None,
            "capture_method": "automatic_async",
            "confirmation_method": "automatic",
            "created": self.created,
            "currency": self.currency,
            "customer": None,
            "description": self.description,
            "last_payment_error": self._last_error(),
            "latest_charge": self._charge() if "latest_charge" in expand else self.charge_id,
            "livemode": False,
            "metadata": dict(self.metadata),
            "next_action": None,
            "payment_method": None,
            "payment_method_types": [str(self.method)],
            "receipt_email": self.receipt_email,
            "status": str(self.status),
        }

    def _last_error(self) -> dict[str, object] | None:
        if self.failure is None:
            return None
        return {
            "type": "card_error" if self.method is Method.CARD else "invalid_request_error",
            "code": "card_declined"
            if self.method is Method.CARD
            else "payment_intent_payment_attempt_failed",
            "decline_code": "generic_decline" if self.method is Method.CARD else None,
            "message": self.failure,
        }

    def _charge(self) -> dict[str, object] | None:
        if self.charge_id is None:
            return None
        is_paid = self.status is IntentStatus.SUCCEEDED
        return {
            "id": self.charge_id,
            "object": "charge",
            "amount": self.amount,
            "amount_refunded": 0,
            "created": self.created,
            "currency": self.currency,
            "livemode": False,
            "paid": is_paid,
            "payment_intent": self.id,
            "payment_method_details": {"type": str(self.method)},
            "refunded": False,
            "status": "succeeded" if is_paid else "failed" if self.failure else "pending",
        }


@dataclass(slots=True, kw_only=True)
class Session:
    """A Checkout Session."""

    id: str
    created: int
    expires_at: int
    lines: tuple[LineItem, ...]
    currency: str
    amount_total: int
    success_url: str
    cancel_url: str | None
    client_reference_id: str | None
    customer_email: str | None
    metadata: dict[str, str]
    intent_metadata: dict[str, str]
    intent_description: str | None
    receipt_email: str | None
    page_url: str
    method_types: tuple[str, ...]
    status: SessionStatus = SessionStatus.OPEN
    is_paid: bool = False
    intent: PaymentIntent | None = None

    @property
    def is_awaiting_settlement(self) -> bool:
        """Tell whether a delayed payment has neither arrived nor failed yet."""
        return self.intent is not None and self.intent.status is IntentStatus.PROCESSING

    def address(self, template: str) -> str:
        """Fill the session's id into a return address."""
        return template.replace("{CHECKOUT_SESSION_ID}", self.id)

    def to_json(self, expand: Collection[str] = ()) -> dict[str, object]:
        """Write the session as Stripe does; `expand` names the properties to show in full."""
        written: dict[str, object] = {
            "id": self.id,
            "object": "checkout.session",
            "allow_promotion_codes": None,
            "amount_subtotal": self.amount_total,
            "amount_total": self.amount_total,
            "automatic_tax": {"enabled": False, "status": None},
            "cancel_url": self.cancel_url,
            "client_reference_id": self.client_reference_id,
            "created": self.created,
            "currency": self.currency,
            "customer": None,
            "customer_creation": "if_required",
            "customer_details": {"email": self.customer_email, "name": None} if self.intent else None,
            "customer_email": self.customer_email,
            "expires_at": self.expires_at,
            "invoice": None,
            "livemode": False,
            "locale": None,
            "metadata": dict(self.metadata),
            "mode": "payment",
            "payment_intent": self._intent_json(expand),
            "payment_link": None,
            "payment_method_types": list(self.method_types),
            "payment_status": "paid" if self.is_paid else "unpaid",
            "setup_intent": None,
            "status": str(self.status),
            "submit_type": None,
            "subscription": None,
            "success_url": self.success_url,
            "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
            "ui_mode": "hosted_page",
            "url": self.page_url if self.status is SessionStatus.OPEN else None,
        }
        if "line_items" in expand:
            written["line_items"] = self.lines_json()
        return written

    def lines_json(self) -> dict[str, object]:
        """Write the list of lines."""
        return {
            "object": "list",
            "data": [line.to_json() for line in self.lines],
            "has_more": False,
            "url": f"/v1/checkout/sessions/{self.id}/line_items",
        }

    def _intent_json(self, expand: Collection[str]) -> object:
        if self.intent is None:
            return None
        inner = {
            name.removeprefix("payment_intent.") for name in expand if name.startswith("payment_intent.")
        }
        return self.intent.to_json(inner) if "payment_intent" in expand or inner else self.intent.id
