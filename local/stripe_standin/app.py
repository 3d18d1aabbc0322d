"""The whole stand-in, put together: which part answers which address."""

import time
from http import HTTPStatus

from local.standin.http import BadRequestError, Request, Response, Routes, json_response, redirect, refusal
from local.standin.look import live_script
from local.stripe_standin.accounts import Accounts
from local.stripe_standin.api import Api
from local.stripe_standin.back_office import BackOffice
from local.stripe_standin.charges import RefundStatus
from local.stripe_standin.checkout import CARD_DECLINED, Till, WrongStateError
from local.stripe_standin.checkout_page import checkout_page, ended_page, missing_page
from local.stripe_standin.connect_page import onboarding_page
from local.stripe_standin.control import Control
from local.stripe_standin.errors import StripeError
from local.stripe_standin.events import Announcer, EventLog
from local.stripe_standin.outages import Outages
from local.stripe_standin.payment_links import LinkEndedError, PaymentLinks
from local.stripe_standin.payments_page import newest_payments, payments_page
from local.stripe_standin.resources import Resources
from local.stripe_standin.returns import Returns
from local.stripe_standin.webhooks import Webhooks


class StripeStandin:
    """Answers every request to the stand-in."""

    def __init__(self, *, webhook_url: str, webhook_secret: str, public_url: str, business: str) -> None:
        self._business = business
        self._webhooks = Webhooks(webhook_url, webhook_secret)
        events, outages, public_url = EventLog(), Outages(), public_url.rstrip("/")
        announcer = Announcer(events, self._webhooks.send)
        self._till = Till(announcer)
        self._links = PaymentLinks(self._till, public_url)
        self._accounts = Accounts(announcer, public_url)
        self._returns = Returns(self._till, announcer)
        resources = Resources(
            till=self._till,
            returns=self._returns,
            links=self._links,
            accounts=self._accounts,
            events=events,
            public_url=public_url,
        )
        self._api = Api(resources, outages)
        self._control = Control(
            self._till, self._webhooks, outages, BackOffice(self._returns, self._accounts).routes
        )
        self._pages = Routes(
            ("GET", "/", self._show_payments),
            ("GET", "/payments/newest", self._show_newest),
            ("POST", "/payments/{id}/settle", self._settle),
            ("GET", "/pay/{id}", self._show_checkout),
            ("POST", "/pay/{id}", self._act),
            ("GET", "/link/{id}", self._visit),
            ("GET", "/connect/{token}", self._show_onboarding),
            ("POST", "/connect/{token}", self._onboard),
            ("GET", "/live.js", lambda _request: live_script()),
            ("GET", "/healthz", lambda _request: json_response({"status": "ok"})),
        )

    def close(self) -> None:
        """End the threads of the stand-in."""
        self._till.close()
        self._webhooks.close()

    def answer(self, request: Request) -> Response:
        """Answer one request."""
        if request.path.startswith("/v1/"):
            return self._api.answer(request)
        if request.path.startswith("/api/"):
            return self._control.answer(request)
        found = self._pages.find(request.method, request.path)
        if found is None:
            return refusal("There is no such page.", HTTPStatus.NOT_FOUND)
        handler, names = found
        try:
            return handler(request, *names)
        except StripeError:
            return missing_page()

    def _show_payments(self, _request: Request) -> Response:
        return payments_page(self._till.sessions(), self._webhooks.attempts())

    def _show_newest(self, _request: Request) -> Response:
        return newest_payments(self._till.sessions(), self._webhooks.attempts())

    def _settle(self, request: Request, session_id: str) -> Response:
        try:
            self._decide(session_id, dict(request.form()).get("outcome") or "")
        except (WrongStateError, StripeError):
            # A second click: the page shows what the first one did.
            return redirect("/")
        return redirect("/")

    def _decide(self, session_id: str, outcome: str) -> None:
        match outcome:
            case "refund":
                self._returns.refund_at_the_dashboard(session_id, None, RefundStatus.SUCCEEDED)
            case "dispute":
                self._returns.dispute(session_id, None)
            case "won" | "lost":
                self._returns.decide(session_id, is_won=outcome == "won")
            case _:
                self._till.settle(session_id, is_paid=outcome == "succeed")

    def _show_checkout(self, _request: Request, session_id: str) -> Response:
        return checkout_page(self._till.session(session_id), self._business)

    def _visit(self, request: Request, link_id: str) -> Response:
        try:
            session = self._links.visit(link_id, request.asked("client_reference_id"))
        except LinkEndedError as ended:
            return ended_page(str(ended))
        return redirect(f"/pay/{session.id}")

    def _show_onboarding(self, _request: Request, token: str) -> Response:
        onboarding = self._accounts.onboarding(token)
        if onboarding.is_used or onboarding.expires_at <= time.time():
            return redirect(onboarding.refresh_url)
        return onboarding_page(onboarding.account)

    def _onboard(self, request: Request, token: str) -> Response:
        onboarding = self._accounts.onboarding(token)
        onboarding.is_used = True
        if dict(request.form()).get("action") == "finish":
            self._accounts.finish(onboarding.account.id)
        return redirect(onboarding.return_url)

    def _act(self, request: Request, session_id: str) -> Response:
        session = self._till.session(session_id)
        page_address = f"/pay/{session_id}"
        try:
            match dict(request.form()).get("action"):
                case "pay":
                    self._till.pay_by_card(session_id)
                case "delayed":
                    self._till.pay_later(session_id)
                case "decline":
                    self._till.decline_card(session_id)
                    return checkout_page(session, self._business, problem=CARD_DECLINED)
                case "back":
                    return redirect(session.address(session.cancel_url or page_address))
                case _:
                    raise BadRequestError("Choose what to do: pay, delayed, decline or back.")
        except WrongStateError:
            # A second click, or another tab was quicker: the page says what became of the checkout.
            return redirect(page_address)
        return redirect(session.address(session.success_url))
