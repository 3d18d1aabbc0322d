"""Stripe's HTTP: keys, faults and idempotency around the resources Latchkey uses."""

import base64
import binascii
import hashlib
import json
from collections.abc import Callable
from http import HTTPStatus

from local.standin.http import BadRequestError, DroppedConnectionError, Request, Response
from local.stripe_standin.errors import StripeError
from local.stripe_standin.forms import Params, tree_of
from local.stripe_standin.idempotency import IdempotencyKeys
from local.stripe_standin.objects import API_VERSION, new_id
from local.stripe_standin.outages import Fault, Outages
from local.stripe_standin.resources import Resources

LONGEST_KEY = 255


class Api:
    """Answers everything under `/v1`."""

    def __init__(self, resources: Resources, outages: Outages) -> None:
        self._resources = resources
        self._outages = outages
        self._keys = IdempotencyKeys()

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

        # Keys are kept per account: the same one may mean something else at another.
        kept_under = f"{_account(request) or ''}:{key}" if key else ""
        response = self._keys.answer(kept_under, _fingerprint(request), execute_in_this_weather)
        if fault is Fault.LOST:
            raise DroppedConnectionError
        return response

    def _find(self, request: Request) -> Callable[[], Response]:
        found = self._resources.find(request.method, request.path)
        if found is None:
            raise StripeError(
                f"Unrecognized request URL ({request.method}: {request.path}).", status=HTTPStatus.NOT_FOUND
            )
        pairs = request.form() if request.method == "POST" else request.query
        return lambda: found(Params(tree_of(pairs)), _account(request))


def _account(request: Request) -> str | None:
    return request.header("Stripe-Account") or None


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
