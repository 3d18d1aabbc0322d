"""Stripe's letter box: the raw body is verified, an event is a hint, our own failure asks for it again."""

import logging
import time
import uuid
from http import HTTPStatus
from typing import Final

from flask import Request, Response

from latchkey.domain.errors.base import LatchkeyError
from latchkey.entrypoints.http import json_response
from latchkey.entrypoints.log import log_event
from latchkey.services.cards.payments import hear_event
from latchkey.services.ports import ForgedEventError, Ports, ProviderUnavailableError

logger: Final = logging.getLogger("latchkey")

# Stripe's events stay far below; whoever sends more is not Stripe, and is not read to the end.
BYTES_MAX: Final = 512 * 1024


def receive(ports: Ports, request: Request) -> Response:
    """Answer one delivery: 2xx when its consequences are in the books, 5xx when it must come again."""
    request_id = uuid.uuid4().hex
    started = time.monotonic()
    event_id = event_type = None
    try:
        body = _body(request)
        if body is None:
            status, outcome = HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large"
        else:
            event = ports.payments.read_event(body, request.headers.get("Stripe-Signature"))
            event_id, event_type = event.id, event.type
            status, outcome = HTTPStatus.OK, hear_event(ports, event).value
    except ForgedEventError:
        status, outcome = HTTPStatus.BAD_REQUEST, "forged"
    except (ProviderUnavailableError, LatchkeyError):
        status, outcome = HTTPStatus.SERVICE_UNAVAILABLE, "again"
    except Exception:
        # The boundary: whatever was not foreseen is logged with its traceback and must come again.
        logger.exception("unexpected, request %s", request_id)
        status, outcome = HTTPStatus.INTERNAL_SERVER_ERROR, "unexpected"
    log_event(
        "stripe_webhook",
        event=event_type,
        id=event_id,
        outcome=outcome,
        status=int(status),
        ms=round((time.monotonic() - started) * 1000),
        request=request_id,
    )
    return json_response({"outcome": outcome}, status)


def _body(request: Request) -> bytes | None:
    """Read the body as it came, or nothing of one that is too large."""
    if (request.content_length or 0) > BYTES_MAX:
        return None
    raw: bytes = request.stream.read(BYTES_MAX + 1)
    return raw if len(raw) <= BYTES_MAX else None
