"""Checkout Sessions and their lines, and how Stripe writes them."""

import secrets
import string
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from local.stripe_standin.intents import IntentStatus, PaymentIntent, below

API_VERSION = "2026-10-28.endive"
_ALPHABET = string.ascii_letters + string.digits


def new_id(prefix: str, length: int = 24) -> str:
    """Make an id in Stripe's style."""
    return prefix + "".join(secrets.choice(_ALPHABET) for _ in range(length))


class SessionStatus(StrEnum):
    """Stripe's states of a Checkout Session."""

    OPEN = "open"
    COMPLETE = "complete"
    EXPIRED = "expired"


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
    account: str | None = None
    payment_link: str | None = None

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
            "payment_link": self.payment_link,
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
        inner = below("payment_intent", expand)
        return self.intent.to_json(inner) if "payment_intent" in expand or inner else self.intent.id
