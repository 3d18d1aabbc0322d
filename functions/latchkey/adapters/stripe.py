"""Card payments by Stripe: Checkout, Payment Links, refunds, and connected accounts."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import stripe

from latchkey.adapters.stripe_amounts import to_stripe
from latchkey.adapters.stripe_asking import RefusedError, asked, at, chargeable, each
from latchkey.adapters.stripe_reading import charge_of, read_event, read_hint, read_refund, read_session
from latchkey.adapters.stripe_writing import link_params, session_params
from latchkey.domain.billing.payments import CheckoutSession, ProviderRefund
from latchkey.services.ports import (
    AccountClosedError,
    CheckoutHint,
    CheckoutRequest,
    ForgedEventError,
    PaymentLinkRequest,
    ProviderEvent,
    ProviderRefusedError,
    ProviderUnavailableError,
    RefundRequest,
)

if TYPE_CHECKING:
    from stripe.params import RefundCreateParams
    from stripe.params.checkout import SessionListParams

_TIMEOUT_SECONDS: Final = 10
# A second click meets the first one's idempotency key in use and is told 409; the library then asks again.
_RETRIES: Final = 2
_SIGNATURE_TOLERANCE_SECONDS: Final = 300
_PAGE: Final = 100
_NOT_AN_EVENT: Final = (
    ValueError,  # neither UTF-8 nor JSON
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
)
_WITH_MONEY: Final = "payment_intent.latest_charge.refunds"


class StripePayments:
    """Stripe behind the port, told apart from a stand-in by nothing but its address."""

    def __init__(self, *, base: str, secret_key: str, webhook_secrets: tuple[str, ...]) -> None:
        self._secret_key = secret_key
        self._webhook_secrets = webhook_secrets
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
        params, options = session_params(request), at(request.account, request.idempotency_key)
        created = chargeable(lambda: self._client.v1.checkout.sessions.create(params, options))
        return read_session(created.to_dict(), refunds=(), disputes=(), account=request.account)

    def fetch_checkout(self, session_id: str, *, account: str | None) -> CheckoutSession | None:
        """Retrieve a session with its payment and what was taken back of it."""
        sessions, options = self._client.v1.checkout.sessions, at(account)
        try:
            found = asked(lambda: sessions.retrieve(session_id, {"expand": [_WITH_MONEY]}, options))
            session = found.to_dict()
            charge = charge_of(session)
            refunds = self._refunds(charge, account)
            disputes = self._disputes(charge, account)
        except AccountClosedError:
            return None
        except RefusedError as refusal:
            if refusal.is_unknown:
                return None
            raise ProviderUnavailableError from refusal
        return read_session(session, refunds=refunds, disputes=disputes, account=account)

    def expire_checkout(self, session_id: str, *, account: str | None) -> None:
        """Expire a session; Stripe refuses what is not open any more, and that is what was wanted."""
        options = at(account)
        try:
            asked(lambda: self._client.v1.checkout.sessions.expire(session_id, None, options))
        except (RefusedError, AccountClosedError):
            return

    def checkout_of(self, payment_id: str, *, account: str | None) -> CheckoutHint | None:
        """Find the session of a payment; Stripe knows at most one."""
        found = self._sessions({"payment_intent": payment_id}, account)
        return next(found, None)

    def completed_checkouts(
        self, *, account: str | None, since: datetime, payment_link_id: str | None = None
    ) -> Iterator[CheckoutHint]:
        """List the completed sessions, newest first."""
        params: SessionListParams = {"status": "complete", "created": {"gte": int(since.timestamp())}}
        if payment_link_id is not None:
            params["payment_link"] = payment_link_id
        return self._sessions(params, account)

    def taken_back(self, *, account: str | None, since: datetime) -> Iterator[str]:
        """List refunds and disputes, newest first, by their payments."""
        first, options = int(since.timestamp()), at(account)
        lists: tuple[Callable[[], Any], ...] = (
            lambda: self._client.v1.refunds.list({"created": {"gte": first}, "limit": _PAGE}, options),
            lambda: self._client.v1.disputes.list({"created": {"gte": first}, "limit": _PAGE}, options),
        )
        for ask in lists:
            for found in each(ask):
                payment_id = found["payment_intent"]
                if isinstance(payment_id, str):
                    yield payment_id

    def open_payment_link(self, request: PaymentLinkRequest) -> tuple[str, str]:
        """Create a link for one payment; two who have its page open at once can both pay all the same."""
        params, options = link_params(request), at(request.account, request.idempotency_key)
        created = chargeable(lambda: self._client.v1.payment_links.create(params, options))
        return created.id, created.url

    def is_link_active(self, payment_link_id: str, *, account: str | None) -> bool:
        """Retrieve a link; one that is unknown cannot be used either."""
        options = at(account)
        try:
            return asked(
                lambda: self._client.v1.payment_links.retrieve(payment_link_id, None, options)
            ).active
        except (RefusedError, AccountClosedError):
            return False

    def end_payment_link(self, payment_link_id: str, *, account: str | None) -> None:
        """Switch a link off first, so that no new page can be opened while the old ones are expired."""
        options = at(account)
        links, open_pages = self._client.v1.payment_links, self._client.v1.checkout.sessions
        try:
            asked(lambda: links.update(payment_link_id, {"active": False}, options))
            pages = each(
                lambda: open_pages.list(
                    {"payment_link": payment_link_id, "status": "open", "limit": _PAGE}, options
                )
            )
            for page in list(pages):
                self.expire_checkout(page["id"], account=account)
        except (RefusedError, AccountClosedError):
            return

    def refund(self, request: RefundRequest) -> ProviderRefund:
        """Refund a payment, whole or in part."""
        options = at(request.account, request.idempotency_key)
        params: RefundCreateParams = {
            "payment_intent": request.payment_id,
            "amount": to_stripe(request.amount_minor, request.currency),
        }
        if request.note:
            params["metadata"] = {"note": request.note}
        try:
            made = asked(lambda: self._client.v1.refunds.create(params, options), is_key_ours=False)
        except RefusedError as refusal:
            raise ProviderRefusedError from refusal
        return read_refund(made.to_dict(), request.currency)

    def create_account(self, *, email: str, owner: str, idempotency_key: str) -> str:
        """Open an account with a dashboard of its own, whose freelancer answers for it to Stripe."""
        options = at(None, idempotency_key)
        try:
            return asked(
                lambda: self._client.v1.accounts.create(
                    {
                        "email": email,
                        "metadata": {"owner": owner},
                        "controller": {
                            "fees": {"payer": "account"},
                            "losses": {"payments": "stripe"},
                            "requirement_collection": "stripe",
                            "stripe_dashboard": {"type": "full"},
                        },
                    },
                    options,
                )
            ).id
        except RefusedError as refusal:
            raise ProviderRefusedError from refusal

    def onboarding_url(self, account: str, *, return_url: str, refresh_url: str) -> str:
        """Create an account link; it lasts minutes and works once."""
        try:
            return asked(
                lambda: self._client.v1.account_links.create(
                    {
                        "account": account,
                        "type": "account_onboarding",
                        "return_url": return_url,
                        "refresh_url": refresh_url,
                    }
                )
            ).url
        except RefusedError as refusal:
            raise AccountClosedError from refusal

    def charges_enabled(self, account: str) -> bool:
        """Retrieve an account."""
        try:
            return bool(asked(lambda: self._client.v1.accounts.retrieve(account)).charges_enabled)
        except RefusedError as refusal:
            raise AccountClosedError from refusal

    def read_event(self, body: bytes, signature: str | None) -> ProviderEvent:
        """Verify the raw body against `Stripe-Signature` and read the event in it."""
        try:
            text = body.decode()
            # Stripe's comparison of digests raises TypeError for a header that is not ASCII.
            header = (signature or "").encode("ascii").decode()
            self._verify(text, header)
            return read_event(json.loads(text))
        except _NOT_AN_EVENT as error:
            raise ForgedEventError from error

    def _verify(self, text: str, header: str) -> None:
        """Insist that one of our endpoints' secrets signed it; without a secret anybody could have."""
        for secret in self._webhook_secrets:
            try:
                stripe.WebhookSignature.verify_header(text, header, secret, _SIGNATURE_TOLERANCE_SECONDS)
            except stripe.SignatureVerificationError:
                continue
            return
        raise ForgedEventError

    def _sessions(self, params: "SessionListParams", account: str | None) -> Iterator[CheckoutHint]:
        options = at(account)
        paged: SessionListParams = {**params, "limit": _PAGE}
        for session in each(lambda: self._client.v1.checkout.sessions.list(paged, options)):
            hint = read_hint(session)
            if hint:
                yield hint

    def _refunds(self, charge: Any, account: str | None) -> list[dict[str, Any]]:  # noqa: ANN401 -- Stripe's JSON
        """Give a charge's refunds: those it shows, or all when it has more than it shows."""
        shown = charge.get("refunds") or {"data": [], "has_more": False}
        if not shown["has_more"]:
            return list(shown["data"])
        options = at(account)
        return list(
            each(lambda: self._client.v1.refunds.list({"charge": charge["id"], "limit": _PAGE}, options))
        )

    def _disputes(self, charge: Any, account: str | None) -> list[dict[str, Any]]:  # noqa: ANN401 -- Stripe's JSON
        if not charge.get("disputed"):
            return []
        options = at(account)
        return list(
            each(lambda: self._client.v1.disputes.list({"charge": charge["id"], "limit": _PAGE}, options))
        )
