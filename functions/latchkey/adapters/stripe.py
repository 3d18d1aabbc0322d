"""Card payments by Stripe Checkout."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, TypeVar

import stripe

from latchkey.adapters.stripe_amounts import from_stripe, to_stripe
from latchkey.domain.payments import CheckoutLabel, CheckoutSession, CheckoutState
from latchkey.services.ports import (
    CheckoutRequest,
    ForgedEventError,
    ProviderEvent,
    ProviderRefusedError,
    ProviderUnavailableError,
)

if TYPE_CHECKING:
    from stripe import RequestOptions
    from stripe.params.checkout import SessionCreateParams

T = TypeVar("T")

_TIMEOUT_SECONDS: Final = 10
# A second click meets the first one's idempotency key in use and is told 409; the library then asks again.
_RETRIES: Final = 2
_SIGNATURE_TOLERANCE_SECONDS: Final = 300
_UNCHARGEABLE: Final = frozenset({"amount_too_small", "amount_too_large", "parameter_invalid_integer"})
_NOT_AN_EVENT: Final = (
    stripe.SignatureVerificationError,
    ValueError,  # neither UTF-8 nor JSON
    LookupError,
    TypeError,
    RecursionError,
)
_UNCONFIRMED: Final = frozenset({"processing", "requires_action", "requires_capture"})


class StripePayments:
    """Stripe behind the port, told apart from a stand-in by nothing but its address."""

    def __init__(self, *, base: str, secret_key: str, webhook_secret: str) -> None:
        self._secret_key = secret_key
        self._webhook_secret = webhook_secret
        self._client = stripe.StripeClient(
            secret_key or "sk_not_configured",
            base_addresses={"api": base},
            http_client=stripe.RequestsClient(timeout=_TIMEOUT_SECONDS),
            max_network_retries=_RETRIES,
        )

    @property
    def is_configured(self) -> bool:
        """Whether this deployment has a key."""
        return bool(self._secret_key)

    def open_checkout(self, request: CheckoutRequest) -> CheckoutSession:
        """Create a session; its address lasts a day, which is Stripe's own limit."""
        params = _session_params(request)
        options: RequestOptions = {"idempotency_key": request.idempotency_key}
        try:
            created = _asked(lambda: self._client.v1.checkout.sessions.create(params, options))
        except _RefusedError as refusal:
            if refusal.is_about_the_amount:
                raise ProviderRefusedError from refusal
            raise ProviderUnavailableError from refusal
        return _read_session(created.to_dict())

    def fetch_checkout(self, session_id: str) -> CheckoutSession | None:
        """Retrieve a session with its payment."""
        try:
            found = _asked(
                lambda: self._client.v1.checkout.sessions.retrieve(session_id, {"expand": ["payment_intent"]})
            )
        except _RefusedError as refusal:
            if refusal.is_unknown:
                return None
            raise ProviderUnavailableError from refusal
        return _read_session(found.to_dict())

    def expire_checkout(self, session_id: str) -> None:
        """Expire a session; Stripe refuses what is not open any more, and that is what was wanted."""
        try:
            _asked(lambda: self._client.v1.checkout.sessions.expire(session_id))
        except _RefusedError:
            return

    def read_event(self, body: bytes, signature: str | None) -> ProviderEvent:
        """Verify the raw body against `Stripe-Signature` and read the event in it."""
        if not self._webhook_secret:
            # Anybody can sign with an empty secret.
            raise ForgedEventError
        try:
            text = body.decode()
            # Stripe's comparison of digests raises TypeError for a header that is not ASCII.
            header = (signature or "").encode("ascii").decode()
            stripe.WebhookSignature.verify_header(
                text, header, self._webhook_secret, _SIGNATURE_TOLERANCE_SECONDS
            )
            return _read_event(json.loads(text))
        except _NOT_AN_EVENT as error:
            raise ForgedEventError from error


class _RefusedError(Exception):
    """Stripe understood what was asked and said no."""

    def __init__(self, error: stripe.InvalidRequestError) -> None:
        self.is_unknown = error.http_status == HTTPStatus.NOT_FOUND
        self.is_about_the_amount = error.code in _UNCHARGEABLE or "price_data" in (error.param or "")
        super().__init__(error.code)


def _asked(question: Callable[[], T]) -> T:
    """Ask Stripe, and say in our terms what went wrong."""
    try:
        return question()
    except stripe.IdempotencyError as error:
        raise ProviderUnavailableError(is_key_spent=True) from error
    except stripe.InvalidRequestError as error:
        raise _RefusedError(error) from error
    except stripe.StripeError as error:
        # Stripe replays a 5xx for as long as it keeps the key.
        is_kept = (error.http_status or 0) >= HTTPStatus.INTERNAL_SERVER_ERROR
        raise ProviderUnavailableError(is_key_spent=is_kept) from error


def _session_params(request: CheckoutRequest) -> "SessionCreateParams":
    label = request.label
    return {
        "mode": "payment",
        "client_reference_id": label.invoice_id,
        "line_items": [
            {
                "quantity": 1,
                "price_data": {
                    "currency": label.currency.lower(),
                    "unit_amount": to_stripe(label.amount_minor, label.currency),
                    "product_data": {"name": request.description},
                },
            }
        ],
        "metadata": _write_label(label),
        "payment_intent_data": {"metadata": _write_label(label), "description": request.description},
        "success_url": request.success_url,
        "cancel_url": request.cancel_url,
    }


def _write_label(label: CheckoutLabel) -> dict[str, str]:
    return {
        "owner": label.owner,
        "projectId": label.project_id,
        "invoiceId": label.invoice_id,
        "amountMinor": str(label.amount_minor),
        "currency": label.currency,
    }


def _read_label(session: Mapping[str, Any]) -> CheckoutLabel | None:
    """Read our label; other products on the same account write none, and a contradictory one is none."""
    metadata = session.get("metadata") or {}
    try:
        label = CheckoutLabel(
            owner=metadata["owner"],
            project_id=metadata["projectId"],
            invoice_id=metadata["invoiceId"],
            amount_minor=int(metadata["amountMinor"]),
            currency=metadata["currency"],
        )
    except (KeyError, ValueError, TypeError):
        return None
    return label if session.get("client_reference_id") == label.invoice_id else None


def _read_session(session: Mapping[str, Any]) -> CheckoutSession:
    held = session.get("payment_intent")
    intent: Mapping[str, Any] = held if isinstance(held, Mapping) else {}
    state = _read_state(session, intent)
    is_paid = state is CheckoutState.PAID and bool(intent)
    currency = str((intent if is_paid else session)["currency"]).upper()
    amount = intent["amount_received"] if is_paid else session["amount_total"]
    return CheckoutSession(
        id=session["id"],
        state=state,
        url=session.get("url"),
        expires_at=datetime.fromtimestamp(session["expires_at"], UTC),
        payment_id=intent.get("id"),
        amount_minor=from_stripe(amount, currency),
        currency=currency,
        label=_read_label(session),
    )


def _read_state(session: Mapping[str, Any], intent: Mapping[str, Any]) -> CheckoutState:
    if session["payment_status"] == "paid" or intent.get("status") == "succeeded":
        return CheckoutState.PAID
    if session["status"] != "complete":
        return CheckoutState(session["status"])
    # A completed checkout of a delayed method: its payment is under way until the bank says yes or no.
    is_under_way = not intent or intent.get("status") in _UNCONFIRMED
    return CheckoutState.PROCESSING if is_under_way else CheckoutState.FAILED


def _read_event(event: Mapping[str, Any]) -> ProviderEvent:
    subject = event["data"]["object"]
    is_checkout = isinstance(subject, Mapping) and subject.get("object") == "checkout.session"
    return ProviderEvent(
        id=_text(event["id"]),
        type=_text(event["type"]),
        session_id=_text(subject["id"]) if is_checkout else None,
        label=_read_label(subject) if is_checkout else None,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("an event's ids and type are texts")
    return value
