"""Stripe's HTTP: keys, faults and idempotency around the few resources Latchkey uses."""

import base64
import binascii
import hashlib
import json
from collections.abc import Callable
from http import HTTPStatus

from local.standin.http import (
    BadRequestError,
    DroppedConnectionError,
    Request,
    Response,
    Routes,
    json_response,
)
from local.stripe_standin.checkout import Till
from local.stripe_standin.creation import read_expand, read_session
from local.stripe_standin.errors import StripeError
from local.stripe_standin.events import EventLog
from local.stripe_standin.forms import Params, tree_of
from local.stripe_standin.idempotency import IdempotencyKeys
from local.stripe_standin.objects import API_VERSION, new_id
from local.stripe_standin.outages import Fault, Outages

LONGEST_KEY = 255


class Api:
    """Answers everything under `/v1`."""

    def __init__(self, till: Till, events: EventLog, outages: Outages, public_url: str) -> None:
        self._till = till
        self._events = events
        self._outages = outages
        self._public_url = public_url
        self._keys = IdempotencyKeys()
        session = "/v1/checkout/sessions/{id}"
        self._routes = Routes(
            ("POST", "/v1/checkout/sessions", self._create_session),
            ("GET", session, self._retrieve_session),
            ("GET", session + "/line_items", self._list_lines),
            ("POST", session + "/expire", self._expire_session),
            ("GET", "/v1/payment_intents/{id}", self._retrieve_intent),
            ("GET", "/v1/events", self._list_events),
            ("GET", "/v1/events/{id}", self._retrieve_event),
        )

    def answer(self, request: Request) -> Response:
        """Answer one request."""
        key = request.header("Idempotency-Key") if request.method == "POST" else ""
        try:
            response = self._answer_in_fair_weather(request, key)
        except StripeError as refusal:
            response = refusal.response()
        except BadRequestError as problem:
            response = StripeError(str(problem)).response()
        headers = {"Request-Id": new_id("req_", 14), "Stripe-Version": API_VERSION, **response.headers}
        if key:
            headers["Idempotency-Key"] = key
        return Response(status=response.status, body=response.body, headers=headers)

    def _answer_in_fair_weather(self, request: Request, key: str) -> Response:
        outage = self._outages.met_by(key, request.path)
        fault = outage.fault if outage else None
        if outage and fault is Fault.HANG:
            self._outages.wait_out(outage)
            raise DroppedConnectionError
        if fault is Fault.UNAVAILABLE:
            raise StripeError(
                "Stripe is down: the stand-in was told so.",
                status=HTTPStatus.SERVICE_UNAVAILABLE,
                kind="api_error",
            )
        _demand_key(request)
        if len(key) > LONGEST_KEY:
            raise StripeError(
                f"Idempotency keys can have up to {LONGEST_KEY} characters.", kind="idempotency_error"
            )
        execute = self._find(request)

        def execute_in_this_weather() -> Response:
            if outage and fault is Fault.SLOW:
                self._outages.wait_out(outage)
            if fault is Fault.KEPT:
                raise StripeError(
                    "Stripe failed: the stand-in was told so.",
                    status=HTTPStatus.INTERNAL_SERVER_ERROR,
                    kind="api_error",
                    is_recorded=True,
                )
            return execute()

        response = self._keys.answer(key, _fingerprint(request), execute_in_this_weather)
        if fault is Fault.LOST:
            raise DroppedConnectionError
        return response

    def _find(self, request: Request) -> Callable[[], Response]:
        found = self._routes.find(request.method, request.path)
        if found is None:
            raise StripeError(
                f"Unrecognized request URL ({request.method}: {request.path}).", status=HTTPStatus.NOT_FOUND
            )
        handler, names = found
        pairs = request.form() if request.method == "POST" else request.query
        return lambda: handler(Params(tree_of(pairs)), *names)

    def _create_session(self, params: Params) -> Response:
        session, expand = read_session(params, self._public_url)
        return json_response(self._till.open(session, expand))

    def _retrieve_session(self, params: Params, session_id: str) -> Response:
        expand = read_expand(
            params, "payment_intent", "payment_intent.latest_charge", "line_items", "customer"
        )
        params.refuse_unknown()
        return json_response(self._till.written(session_id, expand))

    def _list_lines(self, params: Params, session_id: str) -> Response:
        params.allow("limit")
        params.refuse_unknown()
        return json_response(self._till.session(session_id).lines_json())

    def _expire_session(self, params: Params, session_id: str) -> Response:
        expand = read_expand(params, "payment_intent", "line_items")
        params.refuse_unknown()
        return json_response(self._till.expire(session_id, expand))

    def _retrieve_intent(self, params: Params, intent_id: str) -> Response:
        expand = read_expand(params, "latest_charge", "customer", "payment_method")
        params.refuse_unknown()
        return json_response(self._till.intent_written(intent_id, expand))

    def _list_events(self, params: Params) -> Response:
        return json_response(self._events.page(params))

    def _retrieve_event(self, params: Params, event_id: str) -> Response:
        params.refuse_unknown()
        return json_response(self._events.find(event_id))


def _demand_key(request: Request) -> None:
    """Demand a secret test key; a live key is refused, because it has no business in a stand-in."""
    scheme, _, given = request.header("Authorization").partition(" ")
    key = given.strip() if scheme.lower() == "bearer" else ""
    if scheme.lower() == "basic":
        try:
            key = base64.b64decode(given).decode().partition(":")[0]
        except (binascii.Error, UnicodeDecodeError):
            key = ""
    if not key:
        raise StripeError(
            "You did not provide an API key. Provide it in the Authorization header, using Bearer auth.",
            status=HTTPStatus.UNAUTHORIZED,
        )
    if not key.startswith(("sk_", "rk_")) or "_live_" in key:
        raise StripeError("Invalid API Key provided.", status=HTTPStatus.UNAUTHORIZED, code="api_key_invalid")


def _fingerprint(request: Request) -> str:
    asked = json.dumps([request.method, request.path, sorted(request.form() if request.body else ())])
    return hashlib.sha256(asked.encode()).hexdigest()
