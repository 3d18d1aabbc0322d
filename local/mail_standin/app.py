"""The whole stand-in, put together: which part answers which address."""

from http import HTTPStatus

from local.mail_standin.api import MailApi
from local.mail_standin.messages import Mailbox
from local.mail_standin.pages import (
    TABS,
    attachment_file,
    mail_body,
    mailbox_page,
    message_page,
    missing_page,
    newest_mail,
)
from local.standin.http import Request, Response, Routes, json_response, refusal
from local.standin.look import live_script


class MailStandin:
    """Answers every request to the stand-in."""

    def __init__(self) -> None:
        self._mailbox = Mailbox()
        api = MailApi(self._mailbox)
        self._routes = Routes(
            ("POST", "/v3/mail/send", api.send),
            ("POST", "/api/outage", api.set_outage),
            ("GET", "/api/messages", api.list_messages),
            ("GET", "/api/messages/{id}", api.show_message),
            ("DELETE", "/api/messages", api.delete_messages),
            ("GET", "/", self._show_mailbox),
            ("GET", "/newest", self._show_newest),
            ("GET", "/messages/{id}", self._show_message),
            ("GET", "/messages/{id}/body", self._show_body),
            ("GET", "/messages/{id}/parts/{number}", self._show_part),
            ("GET", "/messages/{id}/{tab}", self._show_message),
            ("GET", "/live.js", lambda _request: live_script()),
            ("GET", "/healthz", lambda _request: json_response({"status": "ok"})),
        )

    def answer(self, request: Request) -> Response:
        """Answer one request."""
        found = self._routes.find(request.method, request.path)
        if found is None:
            return refusal("There is no such page.", HTTPStatus.NOT_FOUND)
        handler, names = found
        return handler(request, *names)

    def _show_mailbox(self, request: Request) -> Response:
        to = request.asked("to") or None
        return mailbox_page(self._mailbox.messages(to), to)

    def _show_newest(self, request: Request) -> Response:
        return newest_mail(self._mailbox.messages(request.asked("to") or None))

    def _show_message(self, _request: Request, message_id: str, tab: str = "") -> Response:
        message = self._mailbox.find(message_id)
        return message_page(message, tab) if message and tab in TABS else missing_page()

    def _show_body(self, _request: Request, message_id: str) -> Response:
        message = self._mailbox.find(message_id)
        return mail_body(message) if message else missing_page()

    def _show_part(self, _request: Request, message_id: str, number: str) -> Response:
        message = self._mailbox.find(message_id)
        if message is None or not number.isdecimal() or int(number) >= len(message.attachments):
            return missing_page()
        return attachment_file(message.attachments[int(number)])
