"""The whole stand-in, put together: which part answers which address."""

from http import HTTPStatus

from local.standin.http import BadRequestError, Request, Response, Routes, json_response, redirect, refusal
from local.standin.look import live_script
from local.stripe_standin.api import Api
from local.stripe_standin.checkout import CARD_DECLINED, Till, WrongStateError
from local.stripe_standin.checkout_page import checkout_page, missing_page
from local.stripe_standin.control import Control
from local.stripe_standin.errors import StripeError
from local.stripe_standin.events import EventLog
from local.stripe_standin.outages import Outages
from local.stripe_standin.payments_page import newest_payments, payments_page
from local.stripe_standin.webhooks import Webhooks


class StripeStandin:
    """Answers every request to the stand-in."""

    def __init__(self, *, webhook_url: str, webhook_secret: str, public_url: str, business: str) -> None:
        self._business = business
        self._webhooks = Webhooks(webhook_url, webhook_secret)
        events, outages = EventLog(), Outages()
        self._till = Till(self._webhooks, events)
        self._api = Api(self._till, events, outages, public_url.rstrip("/"))
        self._control = Control(self._till, self._webhooks, outages)
        self._pages = Routes(
            ("GET", "/", self._show_payments),
            ("GET", "/payments/newest", self._show_newest),
            ("POST", "/payments/{id}/settle", self._settle),
            ("GET", "/pay/{id}", self._show_checkout),
            ("POST", "/pay/{id}", self._act),
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
            self._till.settle(session_id, is_paid=dict(request.form()).get("outcome") == "succeed")
        except WrongStateError:
            # A second click: the page shows what the first one did.
            return redirect("/")
        return redirect("/")

    def _show_checkout(self, _request: Request, session_id: str) -> Response:
        return checkout_page(self._till.session(session_id), self._business)

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
