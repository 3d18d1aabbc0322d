"""Taking money back: refunds the shop makes, and disputes the payer's bank opens."""

import time

from local.stripe_standin.charges import Dispute, DisputeStatus, Refund, RefundStatus
from local.stripe_standin.checkout import Till, WrongStateError
from local.stripe_standin.currencies import written
from local.stripe_standin.errors import StripeError, missing, no_such
from local.stripe_standin.events import Announcer
from local.stripe_standin.forms import Params
from local.stripe_standin.intents import IntentStatus, Method, PaymentIntent
from local.stripe_standin.objects import Session, new_id
from local.stripe_standin.paging import page_of

Paid = tuple[Session, PaymentIntent]


class Returns:
    """Refunds and disputes of every payment."""

    def __init__(self, till: Till, announcer: Announcer) -> None:
        self._till = till
        self._announcer = announcer

    # What the API is asked.

    def create_refund(self, params: Params, account: str | None) -> dict[str, object]:
        """Refund a payment, whole or in part; money of a bank debit takes its time on the way back."""
        intent_id, charge_id = params.text("payment_intent"), params.text("charge")
        if intent_id is None and charge_id is None:
            raise missing("payment_intent")
        amount = params.integer("amount", least=1)
        reason = params.choice("reason", "duplicate", "fraudulent", "requested_by_customer")
        metadata = params.metadata()
        params.allow("refund_application_fee", "reverse_transfer")
        params.refuse_unknown()
        with self._till.lock:
            paid = self._paid(account, intent_id=intent_id, charge_id=charge_id)
            status = RefundStatus.SUCCEEDED if paid[1].method is Method.CARD else RefundStatus.PENDING
            return self._refund(paid, amount, status, reason=reason, metadata=metadata).to_json()

    def retrieve_refund(self, account: str | None, refund_id: str) -> dict[str, object]:
        """Return a refund as JSON."""
        with self._till.lock:
            for session, intent in self._till.paid_sessions():
                for refund in intent.refunds:
                    if refund.id == refund_id and session.account == account:
                        return refund.to_json()
        raise no_such("refund", refund_id, "id")

    def page_of_refunds(self, params: Params, account: str | None) -> dict[str, object]:
        """Answer a list request."""
        intent_id, charge_id = params.text("payment_intent"), params.text("charge")
        with self._till.lock:
            found = [
                refund
                for session, intent in self._till.paid_sessions()
                for refund in intent.refunds
                if session.account == account
                and intent_id in {None, intent.id}
                and charge_id in {None, intent.charge_id}
            ]
            found.sort(key=lambda refund: refund.created)
            return page_of(params, found, Refund.to_json, kind="refund", url="/v1/refunds")

    def retrieve_dispute(self, account: str | None, dispute_id: str) -> dict[str, object]:
        """Return a dispute as JSON."""
        with self._till.lock:
            for session, intent in self._till.paid_sessions():
                for dispute in intent.disputes:
                    if dispute.id == dispute_id and session.account == account:
                        return dispute.to_json()
        raise no_such("dispute", dispute_id, "id")

    def page_of_disputes(self, params: Params, account: str | None) -> dict[str, object]:
        """Answer a list request."""
        intent_id, charge_id = params.text("payment_intent"), params.text("charge")
        with self._till.lock:
            found = [
                dispute
                for session, intent in self._till.paid_sessions()
                for dispute in intent.disputes
                if session.account == account
                and intent_id in {None, intent.id}
                and charge_id in {None, intent.charge_id}
            ]
            found.sort(key=lambda dispute: dispute.created)
            return page_of(params, found, Dispute.to_json, kind="dispute", url="/v1/disputes")

    # What the shop's owner does at the dashboard, and what banks do.

    def refund_at_the_dashboard(
        self, session_id: str, amount: int | None, status: RefundStatus
    ) -> dict[str, object]:
        """Refund the payment of a session."""
        with self._till.lock:
            return self._refund(self._paid_session(session_id), amount, status).to_json()

    def settle_refund(self, refund_id: str, status: RefundStatus) -> dict[str, object]:
        """Let a refund arrive, or come back, even after it had arrived."""
        with self._till.lock:
            for paid in self._till.paid_sessions():
                for refund in paid[1].refunds:
                    if refund.id == refund_id:
                        refund.status = status
                        self._tell("refund.updated", refund.to_json(), paid)
                        if status is RefundStatus.FAILED:
                            self._tell("refund.failed", refund.to_json(), paid)
                        return refund.to_json()
        raise no_such("refund", refund_id, "id")

    def dispute(self, session_id: str, amount: int | None) -> dict[str, object]:
        """Let the payer's bank call the payment of a session back."""
        with self._till.lock:
            paid = self._paid_session(session_id)
            intent = paid[1]
            dispute = Dispute(
                id=new_id("du_1"),
                created=int(time.time()),
                amount=amount or intent.amount - intent.refunded,
                currency=intent.currency,
                charge_id=intent.charge_id or "",
                intent_id=intent.id,
            )
            intent.disputes.append(dispute)
            self._tell("charge.dispute.created", dispute.to_json(), paid)
            self._tell("charge.dispute.funds_withdrawn", dispute.to_json(), paid)
            return dispute.to_json()

    def close_dispute(self, dispute_id: str, *, is_won: bool) -> dict[str, object]:
        """Let the bank decide."""
        with self._till.lock:
            for paid in self._till.paid_sessions():
                for dispute in paid[1].disputes:
                    if dispute.id == dispute_id:
                        dispute.status = DisputeStatus.WON if is_won else DisputeStatus.LOST
                        self._tell("charge.dispute.closed", dispute.to_json(), paid)
                        return dispute.to_json()
        raise no_such("dispute", dispute_id, "id")

    def decide(self, session_id: str, *, is_won: bool) -> None:
        """Let the bank decide about the open dispute of a session."""
        for dispute in self._paid_session(session_id)[1].disputes:
            if dispute.status is DisputeStatus.NEEDS_RESPONSE:
                self.close_dispute(dispute.id, is_won=is_won)

    def _refund(
        self,
        paid: Paid,
        amount: int | None,
        status: RefundStatus,
        *,
        reason: str | None = None,
        metadata: dict[str, str] | None = None,
    ) -> Refund:
        session, intent = paid
        left = intent.amount - intent.refunded
        self._refuse_refund(intent, amount, left)
        refund = Refund(
            id=new_id("re_3"),
            created=int(time.time()),
            amount=amount or left,
            currency=intent.currency,
            charge_id=intent.charge_id or "",
            intent_id=intent.id,
            metadata=metadata or {},
            reason=reason,
            status=status,
        )
        intent.refunds.append(refund)
        self._tell("refund.created", refund.to_json(), (session, intent))
        charge = intent.charge_json()
        if charge is not None:
            self._tell("charge.refunded", charge, (session, intent))
        return refund

    def _refuse_refund(self, intent: PaymentIntent, amount: int | None, left: int) -> None:
        if intent.status is not IntentStatus.SUCCEEDED:
            raise StripeError(
                "This PaymentIntent does not have a successful charge to refund.", param="payment_intent"
            )
        if any(dispute.status is not DisputeStatus.WON for dispute in intent.disputes):
            raise StripeError(
                f"Charge {intent.charge_id} has been charged back; cannot issue a refund.",
                code="charge_disputed",
                is_recorded=True,
            )
        if left == 0:
            raise StripeError(
                f"Charge {intent.charge_id} has already been refunded.",
                code="charge_already_refunded",
                is_recorded=True,
            )
        if amount is not None and amount > left:
            raise StripeError(
                f"Refund amount ({written(amount, intent.currency)}) is greater than unrefunded amount on "
                f"charge ({written(left, intent.currency)})",
                param="amount",
                is_recorded=True,
            )

    def _paid(self, account: str | None, *, intent_id: str | None, charge_id: str | None) -> Paid:
        for session, intent in self._till.paid_sessions():
            is_it = intent.id == intent_id if intent_id else intent.charge_id == charge_id
            if is_it and session.account == account:
                return session, intent
        kind, name = ("payment_intent", intent_id) if intent_id else ("charge", charge_id)
        raise no_such(kind, name or "", kind)

    def _paid_session(self, session_id: str) -> Paid:
        session = self._till.session(session_id)
        if session.intent is None or not session.is_paid:
            raise WrongStateError("Nothing was paid on this session.")
        return session, session.intent

    def _tell(self, kind: str, subject: dict[str, object], paid: Paid) -> None:
        session = paid[0]
        self._announcer.tell(kind, subject, account=session.account, session_id=session.id)
