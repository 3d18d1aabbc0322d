"""Payment Intents and the charges made for them, and how Stripe writes them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

from local.stripe_standin.charges import Dispute, Refund

# A list inside another object shows its first page only.
REFUNDS_IN_A_CHARGE = 10


def below(name: str, expand: Collection[str]) -> frozenset[str]:
    """Return what is to be shown in full within a property."""
    start = f"{name}."
    return frozenset(one.removeprefix(start) for one in expand if one.startswith(start))


class Method(StrEnum):
    """How a session is paid."""

    CARD = "card"
    DELAYED = "sepa_debit"


class IntentStatus(StrEnum):
    """The states of a Payment Intent that a Checkout Session can bring about."""

    REQUIRES_PAYMENT_METHOD = "requires_payment_method"
    PROCESSING = "processing"
    SUCCEEDED = "succeeded"


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
    charged_at: int | None = None
    failure: str | None = None
    refunds: list[Refund] = field(default_factory=list)
    disputes: list[Dispute] = field(default_factory=list)

    @property
    def refunded(self) -> int:
        """What was given back of it, or is on its way there."""
        return sum(refund.amount for refund in self.refunds if refund.counts)

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
            "latest_charge": self._latest_charge(expand),
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

    def _latest_charge(self, expand: Collection[str]) -> object:
        inner = below("latest_charge", expand)
        return self.charge_json(inner) if "latest_charge" in expand or inner else self.charge_id

    def charge_json(self, expand: Collection[str] = ()) -> dict[str, object] | None:
        """Write the charge as Stripe does, with its refunds when they are asked for."""
        if self.charge_id is None:
            return None
        is_paid = self.status is IntentStatus.SUCCEEDED
        written: dict[str, object] = {
            "id": self.charge_id,
            "object": "charge",
            "amount": self.amount,
            "amount_captured": self.amount if is_paid else 0,
            "amount_refunded": self.refunded,
            "captured": is_paid,
            "created": self.charged_at or self.created,
            "currency": self.currency,
            "description": self.description,
            "disputed": bool(self.disputes),
            "livemode": False,
            "metadata": dict(self.metadata),
            "paid": is_paid,
            "payment_intent": self.id,
            "payment_method_details": {"type": str(self.method)},
            "refunded": is_paid and self.refunded >= self.amount,
            "status": "succeeded" if is_paid else "failed" if self.failure else "pending",
        }
        if "refunds" in expand:
            written["refunds"] = {
                "object": "list",
                "data": [refund.to_json() for refund in self.refunds[::-1][:REFUNDS_IN_A_CHARGE]],
                "has_more": len(self.refunds) > REFUNDS_IN_A_CHARGE,
                "url": f"/v1/charges/{self.charge_id}/refunds",
            }
        return written
