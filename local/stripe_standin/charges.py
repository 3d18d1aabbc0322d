"""What happens to money after it was collected: refunds and disputes, and how Stripe writes them."""

from dataclasses import dataclass
from enum import StrEnum


class RefundStatus(StrEnum):
    """Stripe's states of a refund."""

    PENDING = "pending"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELED = "canceled"


class DisputeStatus(StrEnum):
    """The states of a dispute that matter here."""

    NEEDS_RESPONSE = "needs_response"
    WON = "won"
    LOST = "lost"


@dataclass(slots=True, kw_only=True)
class Refund:
    """Money given back, or on its way there."""

    id: str
    created: int
    amount: int
    currency: str
    charge_id: str
    intent_id: str
    metadata: dict[str, str]
    reason: str | None
    status: RefundStatus

    @property
    def counts(self) -> bool:
        """Tell whether the amount is taken from the charge: also while it is pending."""
        return self.status in {RefundStatus.PENDING, RefundStatus.SUCCEEDED}

    def to_json(self) -> dict[str, object]:
        """Write the refund as Stripe does."""
        is_failed = self.status is RefundStatus.FAILED
        return {
            "id": self.id,
            "object": "refund",
            "amount": self.amount,
            "balance_transaction": "txn_" + self.id.removeprefix("re_"),
            "charge": self.charge_id,
            "created": self.created,
            "currency": self.currency,
            "failure_balance_transaction": "txn_f" + self.id.removeprefix("re_") if is_failed else None,
            "failure_reason": "expired_or_canceled_card" if is_failed else None,
            "metadata": dict(self.metadata),
            "payment_intent": self.intent_id,
            "pending_reason": "processing" if self.status is RefundStatus.PENDING else None,
            "reason": self.reason,
            "receipt_number": None,
            "source_transfer_reversal": None,
            "status": str(self.status),
            "transfer_reversal": None,
        }


@dataclass(slots=True, kw_only=True)
class Dispute:
    """A payment the payer's bank called back."""

    id: str
    created: int
    amount: int
    currency: str
    charge_id: str
    intent_id: str
    status: DisputeStatus = DisputeStatus.NEEDS_RESPONSE

    def to_json(self) -> dict[str, object]:
        """Write the dispute as Stripe does."""
        return {
            "id": self.id,
            "object": "dispute",
            "amount": self.amount,
            "balance_transactions": [],
            "charge": self.charge_id,
            "created": self.created,
            "currency": self.currency,
            "evidence_details": {"has_evidence": False, "past_due": False, "submission_count": 0},
            "is_charge_refundable": False,
            "livemode": False,
            "metadata": {},
            "network_reason_code": "10.4",
            "payment_intent": self.intent_id,
            "reason": "fraudulent",
            "status": str(self.status),
        }
