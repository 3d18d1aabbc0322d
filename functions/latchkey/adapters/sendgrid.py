"""SendGrid's v3 mail API."""

from base64 import b64encode
from http import HTTPStatus
from typing import Final

from python_http_client.exceptions import HTTPError  # type: ignore[import-untyped]  # ships no types
from sendgrid import SendGridAPIClient

from latchkey.domain.mail import Attachment, Mail
from latchkey.services.ports import MailRefusedError, MailUnavailableError

_TIMEOUT_SECONDS: Final = 10
# Its refusals that pass: a key that is being rotated, too many at once.
_PASSING: Final = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS})


class SendGridMailer:
    """Hands mails to SendGrid."""

    def __init__(self, *, base: str, api_key: str, from_address: str) -> None:
        self._client = SendGridAPIClient(api_key=api_key, host=base)
        # The library waits for ever when nothing is said.
        self._client.client.timeout = _TIMEOUT_SECONDS
        self._from_address = from_address

    def send(self, mail: Mail, *, reference: str) -> None:
        """Hand one mail over."""
        body: dict[str, object] = {
            "personalizations": [{"to": [{"email": mail.to}], "custom_args": {"outbox": reference}}],
            "from": {"email": self._from_address, "name": mail.from_name},
            "subject": mail.subject,
            "content": [
                {"type": "text/plain", "value": mail.text},
                {"type": "text/html", "value": mail.html},
            ],
            # Tracking would rewrite the links through SendGrid, which would then hold every secret we mail.
            "tracking_settings": {
                "click_tracking": {"enable": False, "enable_text": False},
                "open_tracking": {"enable": False},
            },
        }
        if mail.reply_to:
            body["reply_to"] = {"email": mail.reply_to}
        if mail.unsubscribe_url:
            body["headers"] = {
                "List-Unsubscribe": f"<{mail.unsubscribe_url}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            }
        if mail.attachments:
            body["attachments"] = [_attachment(each) for each in mail.attachments]
        try:
            self._client.client.mail.send.post(request_body=body)
        except HTTPError as error:
            status = int(error.status_code)
            if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _PASSING:
                raise MailUnavailableError(status) from None
            raise MailRefusedError(status) from None
        except OSError as error:
            raise MailUnavailableError(type(error).__name__) from None


def _attachment(each: Attachment) -> dict[str, str]:
    entry = {
        "filename": each.name,
        "type": each.content_type,
        "content": b64encode(each.content).decode(),
        "disposition": "inline" if each.content_id else "attachment",
    }
    return {**entry, "content_id": each.content_id} if each.content_id else entry
