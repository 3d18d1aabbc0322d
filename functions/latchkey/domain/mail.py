"""A mail, ready to send."""

import re
from dataclasses import dataclass

from latchkey.domain.words import shortened

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that travels with a mail."""

    name: str
    content_type: str
    content: bytes
    content_id: str | None = None
    """With one, the picture is shown where the HTML says `cid:`; without, it is a file to keep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One mail to one address; `html` and `text` say the same."""

    to: str
    from_name: str
    subject: str
    html: str
    text: str
    attachments: tuple[Attachment, ...] = ()
    reply_to: str | None = None
    """Where an answer goes; None to nobody who reads it."""
    unsubscribe_url: str | None = None
    """Where a mail program posts one click on its own "unsubscribe" (RFC 8058)."""


def header(text: str, *, longest: int = 150) -> str:
    """Make text safe for a mail's header: one line, no control characters, not endless."""
    return shortened(_CONTROL.sub(" ", text).strip(), longest)
