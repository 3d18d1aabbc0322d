"""The one boundary of the HTTP doors: route, read, validate, call, answer, log."""

import json
import logging
import re
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Final, Generic, TypeVar

from flask import Request, Response
from pydantic import BaseModel, ValidationError

from latchkey.domain import limits
from latchkey.domain.errors.base import ErrorCode, LatchkeyError
from latchkey.domain.errors.requests import (
    AuthRequiredError,
    MethodNotAllowedError,
    NotFoundError,
    RequestInvalidError,
    RequestTooLargeError,
)
from latchkey.entrypoints.log import log_event
from latchkey.services.ports import Ports, SignedIn

logger: Final = logging.getLogger("latchkey")

STATUS: Final[Mapping[ErrorCode, int]] = {
    ErrorCode.REQUEST_INVALID: 400,
    ErrorCode.SIGN_IN_EXPIRED: 400,
    ErrorCode.INVOICE_INCOMPLETE: 400,
    ErrorCode.AUTH_REQUIRED: 401,
    ErrorCode.AUTH_FRESH_REQUIRED: 403,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.LINK_NOT_FOUND: 404,
    ErrorCode.ROOM_NOT_FOUND: 404,
    ErrorCode.PERSON_NOT_FOUND: 404,
    ErrorCode.INVOICE_NOT_FOUND: 404,
    ErrorCode.CLIENT_NOT_FOUND: 404,
    ErrorCode.INSTALMENT_NOT_FOUND: 404,
    ErrorCode.CREDIT_NOTE_NOT_FOUND: 404,
    ErrorCode.PAYMENT_NOT_FOUND: 404,
    ErrorCode.CLAIM_NOT_FOUND: 404,
    ErrorCode.LEAD_NOT_FOUND: 404,
    ErrorCode.FOLLOW_UP_NOT_FOUND: 404,
    ErrorCode.METHOD_NOT_ALLOWED: 405,
    ErrorCode.IDEMPOTENCY_CONFLICT: 409,
    ErrorCode.ROOM_CLOSED: 409,
    ErrorCode.ROOM_NO_LIVE_LINK: 409,
    ErrorCode.ROOM_MOVING: 409,
    ErrorCode.INVOICE_CHANGED: 409,
    ErrorCode.INVOICE_ALREADY_ISSUED: 409,
    ErrorCode.INVOICE_NOT_ISSUED: 409,
    ErrorCode.INVOICE_ALREADY_PAID: 409,
    ErrorCode.INVOICE_VOID: 409,
    ErrorCode.INVOICE_HAS_PAYMENTS: 409,
    ErrorCode.PAYMENT_PROCESSING: 409,
    ErrorCode.PAYMENT_AMOUNT_NOT_CHARGEABLE: 409,
    ErrorCode.INVOICE_NUMBER_TOO_LONG: 409,
    ErrorCode.INVOICE_NOT_OVER: 409,
    ErrorCode.INSTALMENT_HAS_MONEY: 409,
    ErrorCode.INSTALMENT_PAID: 409,
    ErrorCode.CREDIT_NOTE_TOO_MUCH: 409,
    ErrorCode.PAYMENT_NOT_REVERSIBLE: 409,
    ErrorCode.REFUND_TOO_MUCH: 409,
    ErrorCode.CLAIM_PENDING: 409,
    ErrorCode.CLAIM_UTR_USED: 409,
    ErrorCode.REMINDER_TOO_SOON: 409,
    ErrorCode.REMINDER_NOT_DUE: 409,
    ErrorCode.CARDS_NOT_READY: 409,
    ErrorCode.LEAD_CONVERTED: 409,
    ErrorCode.LEAD_CONVERSION_IN_USE: 409,
    ErrorCode.SLUG_TAKEN: 409,
    ErrorCode.FOLLOW_UP_CHANGED: 409,
    ErrorCode.TIME_NOT_BILLABLE: 409,
    ErrorCode.REQUEST_TOO_LARGE: 413,
    ErrorCode.RATE_LIMITED: 429,
    ErrorCode.INTERNAL: 500,
    ErrorCode.PAYMENT_UNAVAILABLE: 503,
    ErrorCode.BUSY: 503,
}

# Ledger entries are named after the provider's ids, `re_…`. No id begins with an underscore: the store
# keeps `__…__` for itself, and would fail on it.
PATH_ID: Final = "[0-9A-Za-z][0-9A-Za-z_-]{0,127}"

_HEADERS: Final = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}

# pydantic's kinds of mistakes, as far as a person can make them.
_WORDING: Final[Mapping[str, str]] = {
    "missing": "Fill this in.",
    "string_too_short": "Fill this in.",
    "string_too_long": "Use at most {max_length} characters.",
    "too_short": "Fill this in.",
    "too_long": "Use at most {max_length}.",
    "greater_than_equal": "Use at least {ge}.",
    "less_than_equal": "Use at most {le}.",
    "extra_forbidden": "Nobody asked for this.",
    "json_invalid": "This is not JSON.",
}

Asked = TypeVar("Asked", bound=BaseModel)
Answered = TypeVar("Answered", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What a handler knows besides the body."""

    ports: Ports
    now: datetime
    owner: str
    """The signed-in freelancer's uid; empty at the public door."""
    ids: Mapping[str, str]
    """What stood in the address's braces."""
    ip: str
    signed_in_at: datetime | None = None
    """When the freelancer last proved who they are; None at the public door."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """An answer that is a file, for a route that says `answered=File`."""

    name: str
    content_type: str
    content: bytes


class File(BaseModel):
    """Bytes to keep, not JSON; its form in the contract."""

    content_type: ClassVar[str] = "application/octet-stream"


class Pdf(File):
    """A paper."""

    content_type: ClassVar[str] = "application/pdf"


class Csv(File):
    """Rows for a spreadsheet."""

    content_type: ClassVar[str] = "text/csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(Generic[Asked, Answered]):
    """One thing a door does."""

    method: str
    path: str
    """Below the door's prefix; `{projectId}` stands for an id."""
    asked: type[Asked]
    answered: type[Answered]
    handle: Callable[[Call, Asked], Answered | Download]
    """With GET, what is asked comes from the query, and every value in it is text."""
    status: int = 200
    bytes_max: int = limits.REQUEST_BYTES_MAX
    is_body_ignored: bool = False
    """The address says everything, and whoever sends has a form of their own for the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A function with routes behind it."""

    name: str
    prefix: str
    routes: Sequence[Route[Any, Any]]
    is_private: bool
    """Only the signed-in freelancer may pass."""
    proxy_hops: int = 0
    patterns: Sequence[re.Pattern[str]] = field(init=False)

    def __post_init__(self) -> None:
        """Compile the routes' addresses once per process."""
        object.__setattr__(self, "patterns", tuple(_pattern(route.path) for route in self.routes))


def answer(door: Door, ports: Ports, request: Request) -> Response:
    """Answer one request, whatever happens."""
    request_id = uuid.uuid4().hex
    started = time.monotonic()
    event = "unrouted"
    try:
        route, ids = _route(door, request)
        event = f"{route.method} {route.path}"
        signed_in = _signed_in(door, ports, request)
        body = _body(route, request)
        call = Call(
            ports=ports,
            now=ports.clock.now(),
            owner=signed_in.owner if signed_in else "",
            signed_in_at=signed_in.at if signed_in else None,
            ids=ids,
            ip=caller_ip(request, door.proxy_hops),
        )
        result = route.handle(call, body)
        status, outcome = route.status, "done"
        response = _answered(result, status)
    except LatchkeyError as refusal:
        status, outcome = STATUS[refusal.code], refusal.code.value
        response = json_response(_refused(refusal, request_id), status)
    except Exception:
        # The boundary: whatever was not foreseen ends here, with its traceback in the log.
        logger.exception("unexpected, request %s", request_id)
        unexpected = LatchkeyError()
        status, outcome = STATUS[unexpected.code], unexpected.code.value
        response = json_response(_refused(unexpected, request_id), status)
    milliseconds = round((time.monotonic() - started) * 1000)
    log_event(door.name, event=event, outcome=outcome, status=status, ms=milliseconds, request=request_id)
    return response


def _answered(result: BaseModel | Download, status: int) -> Response:
    if isinstance(result, BaseModel):
        return json_response(result.model_dump(mode="json", by_alias=True), status)
    # The name was made by us from numbers and dates, but a header is no place to rely on that.
    name = re.sub(r"[^0-9A-Za-z._-]", "-", result.name)
    headers = {**_HEADERS, "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(result.content, status=status, headers=headers, content_type=result.content_type)


def json_response(content: Mapping[str, Any], status: int) -> Response:
    """Answer in JSON that nobody caches."""
    body = json.dumps(content, ensure_ascii=False)
    return Response(body, status=status, headers=_HEADERS, content_type="application/json; charset=utf-8")


def caller_ip(request: Request, proxy_hops: int) -> str:
    """Find who called: each proxy of ours appended an address, all before those is the caller's own claim."""
    chain = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if proxy_hops > 0 and chain:
        return chain[-proxy_hops] if len(chain) >= proxy_hops else chain[0]
    return request.remote_addr or ""


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{(\w+)\}", rf"(?P<\1>{PATH_ID})", path) + r"\Z")


def _route(door: Door, request: Request) -> tuple[Route[Any, Any], Mapping[str, str]]:
    path = request.path.removeprefix(door.prefix).rstrip("/")
    is_known = False
    for route, pattern in zip(door.routes, door.patterns, strict=True):
        matched = pattern.match(path)
        if matched and route.method == request.method:
            return route, matched.groupdict()
        is_known = is_known or matched is not None
    raise MethodNotAllowedError if is_known else NotFoundError


def _signed_in(door: Door, ports: Ports, request: Request) -> SignedIn | None:
    if not door.is_private:
        return None
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    found = ports.identity.signed_in(token.strip()) if scheme.lower() == "bearer" and token.strip() else None
    if found is None:
        raise AuthRequiredError
    return found


def _body(route: Route[Any, Any], request: Request) -> BaseModel:
    try:
        if route.method == "GET":
            asked: BaseModel = route.asked.model_validate(request.args.to_dict())
        elif route.is_body_ignored:
            asked = route.asked.model_validate({})
        else:
            asked = route.asked.model_validate_json(_raw(route, request) or b"{}")
    except ValidationError as error:
        raise RequestInvalidError(fields=_fields(error)) from None
    return asked


def _raw(route: Route[Any, Any], request: Request) -> bytes:
    # Read one byte more than allowed: a chunked request has no length to look at first.
    if (request.content_length or 0) > route.bytes_max:
        raise RequestTooLargeError
    raw: bytes = request.stream.read(route.bytes_max + 1)
    if len(raw) > route.bytes_max:
        raise RequestTooLargeError
    return raw


def _fields(error: ValidationError) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in error.errors(include_url=False, include_input=False):
        path = ".".join(str(part) for part in each["loc"]) or "body"
        found.setdefault(path, _sentence(each["type"], each["msg"], each.get("ctx", {})))
    return found


def _sentence(kind: str, message: str, context: Mapping[str, Any]) -> str:
    """Say what is wrong in the words of whoever fills in the form."""
    if kind == "value_error":
        return message.removeprefix("Value error, ")
    wording = _WORDING.get(kind)
    return wording.format(**context) if wording else "This cannot be used."


def _refused(refusal: LatchkeyError, request_id: str) -> dict[str, Any]:
    error: dict[str, Any] = {"code": refusal.code.value, "message": refusal.message, "requestId": request_id}
    if refusal.fields:
        error["fields"] = refusal.fields
    return {"error": error}
