"""Stripe's objects in our terms: the truth about checkouts, payments, refunds and disputes."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from latchkey.adapters.stripe_amounts import from_stripe
from latchkey.domain.billing.invoices import DisputeState
from latchkey.domain.billing.payments import (
    CheckoutLabel,
    CheckoutSession,
    CheckoutState,
    ProviderDispute,
    ProviderPayment,
    ProviderRefund,
    RefundState,
)
from latchkey.services.ports import CheckoutHint, ProviderEvent

Json = Mapping[str, Any]

_UNCONFIRMED: Final = frozenset({"processing", "requires_action", "requires_capture"})
_REFUNDS: Final = {
    "succeeded": RefundState.SUCCEEDED,
    "failed": RefundState.FAILED,
    "canceled": RefundState.FAILED,
}
# An inquiry that was closed, or a dispute that was warded off, took no money.
_DISPUTES: Final = {
    "won": DisputeState.WON,
    "warning_closed": DisputeState.WON,
    "prevented": DisputeState.WON,
    "lost": DisputeState.LOST,
}


def read_label(session: Json) -> CheckoutLabel | None:
    """Read our label; other products on the same account write none, and a contradictory one is none."""
    metadata = session.get("metadata") or {}
    try:
        label = CheckoutLabel(
            owner=_id(metadata["owner"]),
            project_id=_id(metadata["projectId"]),
            invoice_id=_id(metadata["invoiceId"]),
            instalment_id=metadata.get("instalmentId") or None,
            amount_minor=int(metadata["amountMinor"]),
            currency=metadata["currency"],
        )
    except (KeyError, ValueError, TypeError):
        return None
    # Whoever visits a payment link may write any reference into its address.
    is_from_link = session.get("payment_link") is not None
    return label if is_from_link or session.get("client_reference_id") == label.invoice_id else None


def read_session(
    session: Json, *, refunds: Iterable[Json], disputes: Iterable[Json], account: str | None
) -> CheckoutSession:
    """Read a session whose payment is shown in full."""
    held = session.get("payment_intent")
    intent: Json = held if isinstance(held, Mapping) else {}
    currency = str(session["currency"]).upper()
    return CheckoutSession(
        id=session["id"],
        state=_state(session, intent),
        url=session.get("url"),
        expires_at=_moment(session["expires_at"]),
        amount_minor=from_stripe(session["amount_total"], currency),
        currency=currency,
        label=read_label(session),
        payment=_payment(intent, refunds, disputes),
        payment_link_id=session.get("payment_link"),
        account=account,
    )


def charge_of(session: Json) -> Json:
    """Give the charge of a session's payment, or nothing."""
    intent = session.get("payment_intent")
    charge = intent.get("latest_charge") if isinstance(intent, Mapping) else None
    return charge if isinstance(charge, Mapping) else {}


def read_hint(session: Json) -> CheckoutHint | None:
    """Say where a session belongs; None for what Latchkey did not open."""
    label = read_label(session)
    if label is None:
        return None
    return CheckoutHint(session_id=session["id"], label=label, payment_id=_id_of(session["payment_intent"]))


def read_refund(refund: Json, currency: str) -> ProviderRefund:
    """Read a refund of a payment in that currency."""
    return ProviderRefund(
        id=refund["id"],
        amount_minor=from_stripe(refund["amount"], currency),
        state=_REFUNDS.get(str(refund["status"]), RefundState.PENDING),
        at=_moment(refund["created"]),
    )


def read_event(event: Json) -> ProviderEvent:
    """Read an event; raises LookupError or TypeError for what is none."""
    subject = event["data"]["object"]
    kind = subject.get("object") if isinstance(subject, Mapping) else None
    is_checkout = kind == "checkout.session"
    return ProviderEvent(
        id=_text(event["id"]),
        type=_text(event["type"]),
        account=_text(event["account"]) if event.get("account") else None,
        session_id=_text(subject["id"]) if is_checkout else None,
        payment_id=_payment_id(subject, kind),
        label=read_label(subject) if is_checkout else None,
    )


def _payment_id(subject: Any, kind: object) -> str | None:  # noqa: ANN401 -- whatever an event is about
    if kind == "payment_intent":
        return _text(subject["id"])
    if kind in {"refund", "charge", "dispute"}:
        return _id_of(subject.get("payment_intent"))
    return None


def _payment(intent: Json, refunds: Iterable[Json], disputes: Iterable[Json]) -> ProviderPayment | None:
    if intent.get("status") != "succeeded":
        return None
    currency = str(intent["currency"]).upper()
    amount_minor = from_stripe(intent["amount_received"], currency)
    charge = intent.get("latest_charge")
    at = charge["created"] if isinstance(charge, Mapping) else intent["created"]
    return ProviderPayment(
        id=intent["id"],
        amount_minor=amount_minor,
        currency=currency,
        at=_moment(at),
        refunds=tuple(read_refund(each, currency) for each in refunds),
        disputes=tuple(_dispute(each, currency, amount_minor) for each in disputes),
    )


def _dispute(dispute: Json, currency: str, whole_minor: int) -> ProviderDispute:
    is_comparable = str(dispute["currency"]).upper() == currency
    return ProviderDispute(
        id=dispute["id"],
        amount_minor=from_stripe(dispute["amount"], currency) if is_comparable else whole_minor,
        state=_DISPUTES.get(str(dispute["status"]), DisputeState.OPEN),
        at=_moment(dispute["created"]),
    )


def _state(session: Json, intent: Json) -> CheckoutState:
    if session["payment_status"] == "paid" or intent.get("status") == "succeeded":
        return CheckoutState.PAID
    if session["status"] != "complete":
        return CheckoutState(session["status"])
    # A completed checkout of a delayed method: its payment is under way until the bank says yes or no.
    is_under_way = not intent or intent.get("status") in _UNCONFIRMED
    return CheckoutState.PROCESSING if is_under_way else CheckoutState.FAILED


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _id_of(named: object) -> str | None:
    """Give the id of something that is shown in full or by its id alone."""
    if isinstance(named, Mapping):
        return _text(named["id"])
    return named if isinstance(named, str) else None


def _id(value: object) -> str:
    """Refuse what would lead out of a collection: a connected account can write any metadata."""
    text = _text(value)
    if not text.isalnum() or not text.isascii():
        raise ValueError(text)
    return text


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("an event's ids and type are texts")
    return value
