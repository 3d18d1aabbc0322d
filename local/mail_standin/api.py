"""SendGrid's HTTP, and the controls a test uses."""

import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus

from local.mail_standin.messages import Mailbox, Message, messages_of
from local.mail_standin.validation import RefusedMailError, check_mail
from local.standin.http import (
    BadRequestError,
    DroppedConnectionError,
    Request,
    Response,
    json_response,
    refusal,
)

LONGEST_WAIT_SECONDS = 60.0
HANG_SECONDS = 30.0
SMALLEST_ERROR, LARGEST_ERROR = 400, 599
HELP = "http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html"


class Fault(StrEnum):
    """What goes wrong: `lost` takes the mail and loses the answer, `hang` takes nothing and never answers."""

    REFUSE = "refuse"
    HANG = "hang"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """A fault, and the status of the refusals."""

    fault: Fault
    status: int
    delay_seconds: float


class MailApi:
    """Answers `/v3` and `/api`."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox
        self._outages: dict[str, Outage] = {}
        self._changed = threading.Condition()

    def send(self, request: Request) -> Response:
        """Take a mail as SendGrid does."""
        scheme, _, key = request.header("Authorization").partition(" ")
        if scheme.lower() != "bearer" or not key.strip():
            sentence = "The provided authorization grant is invalid, expired, or revoked"
            return _errors(HTTPStatus.UNAUTHORIZED, sentence, None)
        try:
            mail = request.json()
            check_mail(mail)
        except BadRequestError:
            return _errors(HTTPStatus.BAD_REQUEST, "Bad Request", None)
        except RefusedMailError as problem:
            return _errors(HTTPStatus.BAD_REQUEST, str(problem), problem.field)
        message_id = secrets.token_urlsafe(16)
        return self._take(messages_of(mail, message_id), message_id)

    def _take(self, messages: list[Message], message_id: str) -> Response:
        outage = self._outage_of(messages)
        if outage and outage.fault is Fault.REFUSE:
            return _errors(outage.status, "The stand-in was told to be down.", None)
        if outage and outage.fault is Fault.HANG:
            with self._changed:
                self._changed.wait_for(lambda: self._outage_of(messages) != outage, outage.delay_seconds)
            raise DroppedConnectionError
        self._mailbox.put(messages)
        if outage:
            raise DroppedConnectionError
        return Response(
            status=HTTPStatus.ACCEPTED, content_type="text/plain", headers={"X-Message-Id": message_id}
        )

    def set_outage(self, request: Request) -> Response:
        """Switch an outage on or off, for everybody or for one recipient."""
        asked = request.json()
        if unknown := sorted(asked.keys() - {"down", "status", "to", "delaySeconds"}):
            return refusal(f"Unknown: {', '.join(unknown)}. Known: down, status, to, delaySeconds.")
        try:
            outage = _read_outage(asked)
        except ValueError as problem:
            return refusal(str(problem))
        to = asked.get("to") or ""
        if not isinstance(to, str):
            return refusal("`to` is an address.")
        with self._changed:
            self._outages.pop(to.lower(), None)
            if outage:
                self._outages[to.lower()] = outage
            self._changed.notify_all()
        return json_response({})

    def list_messages(self, request: Request) -> Response:
        """List messages, oldest first; `wait` and `count` hold the answer until there are that many."""
        try:
            seconds = min(float(request.asked("wait") or 0), LONGEST_WAIT_SECONDS)
            count = int(request.asked("count") or 1)
        except ValueError:
            return refusal("`wait` is a number of seconds and `count` a whole number.")
        found = self._mailbox.wait_for(request.asked("to"), count, seconds)
        return json_response([message.to_json() for message in found])

    def show_message(self, _request: Request, message_id: str) -> Response:
        """Return one message."""
        message = self._mailbox.find(message_id)
        if message is None:
            return refusal("There is no such message.", HTTPStatus.NOT_FOUND)
        return json_response(message.to_json())

    def delete_messages(self, request: Request) -> Response:
        """Empty the mailbox, or one recipient's."""
        return json_response({"deleted": self._mailbox.empty(request.asked("to"))})

    def _outage_of(self, messages: list[Message]) -> Outage | None:
        with self._changed:
            affected = [self._outages.get(message.to.lower()) for message in messages]
            return next((outage for outage in affected if outage), self._outages.get(""))


def _read_outage(asked: Mapping[str, object]) -> Outage | None:
    down, status, seconds = (
        asked.get("down"),
        asked.get("status", 503),
        asked.get("delaySeconds", HANG_SECONDS),
    )
    if down is False:
        return None
    if not isinstance(status, int) or not SMALLEST_ERROR <= status <= LARGEST_ERROR:
        raise ValueError("`status` is an HTTP status from 400 to 599.")
    if not isinstance(seconds, int | float):
        raise TypeError("`delaySeconds` is a number.")
    fault = Fault.REFUSE if down is True else Fault(str(down))
    return Outage(fault=fault, status=status, delay_seconds=seconds)


def _errors(status: int, message: str, field: str | None) -> Response:
    is_about_field = field is not None
    error = {"message": message, "field": field, "help": HELP if is_about_field else None}
    return json_response({"errors": [error]}, status)
