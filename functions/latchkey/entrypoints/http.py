"""The one boundary of the HTTP doors: route, read, validate, call, answer, log."""

import json
import logging
import re
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Generic, TypeVar

from flask import Request, Response
from pydantic import BaseModel, ValidationError

from latchkey.domain import limits
from latchkey.domain.errors import (
    AuthRequiredError,
    ErrorCode,
    LatchkeyError,
    MethodNotAllowedError,
    NotFoundError,
    RequestInvalidError,
    RequestTooLargeError,
)
from latchkey.entrypoints.log import log_event
from latchkey.services.ports import Ports

logger: Final = logging.getLogger("latchkey")

STATUS: Final[Mapping[ErrorCode, int]] = {
    ErrorCode.REQUEST_INVALID: 400,
    ErrorCode.SIGN_IN_EXPIRED: 400,
    ErrorCode.INVOICE_INCOMPLETE: 400,
    ErrorCode.AUTH_REQUIRED: 401,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.LINK_NOT_FOUND: 404,
    ErrorCode.ROOM_NOT_FOUND: 404,
    ErrorCode.PERSON_NOT_FOUND: 404,
    ErrorCode.INVOICE_NOT_FOUND: 404,
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
    ErrorCode.REQUEST_TOO_LARGE: 413,
    ErrorCode.RATE_LIMITED: 429,
    ErrorCode.INTERNAL: 500,
    ErrorCode.PAYMENT_UNAVAILABLE: 503,
    ErrorCode.BUSY: 503,
}

_HEADERS: Final = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}

# pydantic's kinds of mistakes, as far as a person can make them.
_WORDING: Final[Mapping[str, str]] = {
    "missing": "Fill this in.",
    "string_too_short": "Fill this in.",
    "string_too_long": "Use at most {max_length} characters.",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(Generic[Asked, Answered]):
    """One thing a door does."""

    method: str
    path: str
    """Below the door's prefix; `{projectId}` stands for an id."""
    asked: type[Asked]
    answered: type[Answered]
    handle: Callable[[Call, Asked], Answered]
    status: int = 200
    bytes_max: int = limits.REQUEST_BYTES_MAX


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
        owner = _owner(door, ports, request)
        body = _body(route, request)
        call = Call(
            ports=ports, now=ports.clock.now(), owner=owner, ids=ids, ip=caller_ip(request, door.proxy_hops)
        )
        result = route.handle(call, body)
        status, outcome = route.status, "done"
        content: dict[str, Any] = result.model_dump(mode="json", by_alias=True)
    except LatchkeyError as refusal:
        status, outcome = STATUS[refusal.code], refusal.code.value
        content = _refused(refusal, request_id)
    except Exception:
        # The boundary: whatever was not foreseen ends here, with its traceback in the log.
        logger.exception("unexpected, request %s", request_id)
        unexpected = LatchkeyError()
        status, outcome = STATUS[unexpected.code], unexpected.code.value
        content = _refused(unexpected, request_id)
    milliseconds = round((time.monotonic() - started) * 1000)
    log_event(door.name, event=event, outcome=outcome, status=status, ms=milliseconds, request=request_id)
    return json_response(content, status)


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
    return re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[0-9A-Za-z]{1,64})", path) + r"\Z")


def _route(door: Door, request: Request) -> tuple[Route[Any, Any], Mapping[str, str]]:
    path = request.path.removeprefix(door.prefix).rstrip("/")
    is_known = False
    for route, pattern in zip(door.routes, door.patterns, strict=True):
        matched = pattern.match(path)
        if matched and route.method == request.method:
            return route, matched.groupdict()
        is_known = is_known or matched is not None
    raise MethodNotAllowedError if is_known else NotFoundError


def _owner(door: Door, ports: Ports, request: Request) -> str:
    if not door.is_private:
        return ""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    owner = ports.identity.owner_of(token.strip()) if scheme.lower() == "bearer" and token.strip() else None
    if owner is None:
        raise AuthRequiredError
    return owner


def _body(route: Route[Any, Any], request: Request) -> BaseModel:
    # Read one byte more than allowed: a chunked request has no length to look at first.
    if (request.content_length or 0) > route.bytes_max:
        raise RequestTooLargeError
    raw = request.stream.read(route.bytes_max + 1)
    if len(raw) > route.bytes_max:
        raise RequestTooLargeError
    try:
        asked: BaseModel = route.asked.model_validate_json(raw or b"{}")
    except ValidationError as error:
        raise RequestInvalidError(fields=_fields(error)) from None
    return asked


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
