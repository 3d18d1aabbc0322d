"""Stripe's resources, as far as Latchkey uses them: which address is answered from what is kept."""

from collections.abc import Callable

from local.standin.http import Response, Routes, json_response
from local.stripe_standin.accounts import Accounts
from local.stripe_standin.checkout import Till
from local.stripe_standin.creation import EXPANDABLE, read_expand, read_session
from local.stripe_standin.errors import no_such
from local.stripe_standin.events import EventLog
from local.stripe_standin.forms import Params
from local.stripe_standin.objects import Session
from local.stripe_standin.paging import page_of
from local.stripe_standin.payment_links import PaymentLinks
from local.stripe_standin.returns import Returns


class Resources:
    """Answers what was asked of an account: the platform's own, or the one `Stripe-Account` names."""

    def __init__(
        self,
        *,
        till: Till,
        returns: Returns,
        links: PaymentLinks,
        accounts: Accounts,
        events: EventLog,
        public_url: str,
    ) -> None:
        self._till = till
        self._returns = returns
        self._links = links
        self._accounts = accounts
        self._events = events
        self._public_url = public_url
        session = "/v1/checkout/sessions/{id}"
        self._routes = Routes(
            ("POST", "/v1/checkout/sessions", self._create_session),
            ("GET", "/v1/checkout/sessions", self._list_sessions),
            ("GET", session, self._retrieve_session),
            ("GET", session + "/line_items", self._list_lines),
            ("POST", session + "/expire", self._expire_session),
            ("GET", "/v1/payment_intents/{id}", self._retrieve_intent),
            ("GET", "/v1/charges/{id}", self._retrieve_charge),
            ("POST", "/v1/refunds", self._create_refund),
            ("GET", "/v1/refunds", self._list_refunds),
            ("GET", "/v1/refunds/{id}", self._retrieve_refund),
            ("GET", "/v1/disputes", self._list_disputes),
            ("GET", "/v1/disputes/{id}", self._retrieve_dispute),
            ("POST", "/v1/payment_links", self._create_link),
            ("GET", "/v1/payment_links", self._list_links),
            ("GET", "/v1/payment_links/{id}", self._retrieve_link),
            ("POST", "/v1/payment_links/{id}", self._change_link),
            ("POST", "/v1/accounts", self._create_account),
            ("GET", "/v1/accounts/{id}", self._retrieve_account),
            ("POST", "/v1/account_links", self._open_onboarding),
            ("GET", "/v1/events", self._list_events),
            ("GET", "/v1/events/{id}", self._retrieve_event),
        )

    def find(self, method: str, path: str) -> Callable[[Params, str | None], Response] | None:
        """Return what answers an address, or None for one Stripe does not have either."""
        found = self._routes.find(method, path)
        if found is None:
            return None
        handler, names = found

        def answer(params: Params, account: str | None) -> Response:
            if account is not None:
                self._accounts.find(account)
            return handler(params, account, *names)

        return answer

    def _create_session(self, params: Params, account: str | None) -> Response:
        session, expand = read_session(params, self._public_url, account)
        return json_response(self._till.open(session, expand))

    def _list_sessions(self, params: Params, account: str | None) -> Response:
        status = params.choice("status", "open", "complete", "expired")
        link, intent = params.text("payment_link"), params.text("payment_intent")
        expand = {name.removeprefix("data.") for name in _listed_expand(params)}
        params.allow("customer", "customer_details", "subscription")

        def is_asked_for(session: Session) -> bool:
            return (
                session.account == account
                and status in {None, str(session.status)}
                and link in {None, session.payment_link}
                and intent in {None, session.intent.id if session.intent else ""}
            )

        with self._till.lock:
            found = [one for one in self._till.sessions()[::-1] if is_asked_for(one)]
            return json_response(
                page_of(
                    params,
                    found,
                    lambda one: one.to_json(expand),
                    kind="checkout.session",
                    url="/v1/checkout/sessions",
                )
            )

    def _retrieve_session(self, params: Params, account: str | None, session_id: str) -> Response:
        expand = read_expand(params, *EXPANDABLE)
        params.refuse_unknown()
        self._till.require(session_id, account)
        return json_response(self._till.written(session_id, expand))

    def _list_lines(self, params: Params, account: str | None, session_id: str) -> Response:
        params.allow("limit")
        params.refuse_unknown()
        self._till.require(session_id, account)
        return json_response(self._till.session(session_id).lines_json())

    def _expire_session(self, params: Params, account: str | None, session_id: str) -> Response:
        expand = read_expand(params, "payment_intent", "line_items")
        params.refuse_unknown()
        self._till.require(session_id, account)
        return json_response(self._till.expire(session_id, expand))

    def _retrieve_intent(self, params: Params, account: str | None, intent_id: str) -> Response:
        expand = read_expand(params, "latest_charge", "latest_charge.refunds", "customer", "payment_method")
        params.refuse_unknown()
        with self._till.lock:
            for session, intent in self._till.paid_sessions():
                if intent.id == intent_id and session.account == account:
                    return json_response(intent.to_json(expand))
        raise no_such("payment_intent", intent_id, "intent")

    def _retrieve_charge(self, params: Params, account: str | None, charge_id: str) -> Response:
        expand = read_expand(params, "refunds")
        params.refuse_unknown()
        with self._till.lock:
            for session, intent in self._till.paid_sessions():
                if intent.charge_id == charge_id and session.account == account:
                    return json_response(intent.charge_json(expand))
        raise no_such("charge", charge_id, "charge")

    def _create_refund(self, params: Params, account: str | None) -> Response:
        return json_response(self._returns.create_refund(params, account))

    def _list_refunds(self, params: Params, account: str | None) -> Response:
        return json_response(self._returns.page_of_refunds(params, account))

    def _retrieve_refund(self, params: Params, account: str | None, refund_id: str) -> Response:
        params.refuse_unknown()
        return json_response(self._returns.retrieve_refund(account, refund_id))

    def _list_disputes(self, params: Params, account: str | None) -> Response:
        return json_response(self._returns.page_of_disputes(params, account))

    def _retrieve_dispute(self, params: Params, account: str | None, dispute_id: str) -> Response:
        params.refuse_unknown()
        return json_response(self._returns.retrieve_dispute(account, dispute_id))

    def _create_link(self, params: Params, account: str | None) -> Response:
        return json_response(self._links.create(params, account))

    def _list_links(self, params: Params, account: str | None) -> Response:
        return json_response(self._links.page(params, account))

    def _retrieve_link(self, params: Params, account: str | None, link_id: str) -> Response:
        return json_response(self._links.retrieve(params, account, link_id))

    def _change_link(self, params: Params, account: str | None, link_id: str) -> Response:
        return json_response(self._links.change(params, account, link_id))

    def _create_account(self, params: Params, _account: str | None) -> Response:
        return json_response(self._accounts.create(params))

    def _retrieve_account(self, params: Params, _account: str | None, account_id: str) -> Response:
        params.refuse_unknown()
        return json_response(self._accounts.find(account_id).to_json())

    def _open_onboarding(self, params: Params, _account: str | None) -> Response:
        return json_response(self._accounts.open_link(params))

    def _list_events(self, params: Params, account: str | None) -> Response:
        return json_response(self._events.page(params, account))

    def _retrieve_event(self, params: Params, account: str | None, event_id: str) -> Response:
        params.refuse_unknown()
        return json_response(self._events.find(event_id, account))


def _listed_expand(params: Params) -> frozenset[str]:
    return read_expand(params, *(f"data.{name}" for name in EXPANDABLE))
