"""The mailbox: what was sent, one message for each recipient."""

import base64
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that came with a message, or an image inside it."""

    filename: str
    content_type: str
    disposition: str
    content_id: str | None
    content: bytes

    def to_json(self) -> dict[str, object]:
        """Write the attachment for the mailbox API."""
        return {
            "filename": self.filename,
            "type": self.content_type,
            "disposition": self.disposition,
            "contentId": self.content_id,
            "size": len(self.content),
            "content": base64.b64encode(self.content).decode(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One mail in one recipient's box."""

    id: str
    to: str
    to_name: str
    sender: str
    sender_name: str
    reply_to: str | None
    subject: str
    text: str
    html: str
    at: datetime
    headers: Mapping[str, str]
    custom_args: Mapping[str, str]
    categories: tuple[str, ...]
    attachments: tuple[Attachment, ...]

    def to_json(self) -> dict[str, object]:
        """Write the message for the mailbox API."""
        return {
            "id": self.id,
            "to": self.to,
            "toName": self.to_name,
            "from": self.sender,
            "fromName": self.sender_name,
            "replyTo": self.reply_to,
            "subject": self.subject,
            "text": self.text,
            "html": self.html,
            "at": self.at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "headers": dict(self.headers),
            "customArgs": dict(self.custom_args),
            "categories": list(self.categories),
            "attachments": [attachment.to_json() for attachment in self.attachments],
        }


class Mailbox:
    """All messages since the stand-in started, oldest first."""

    def __init__(self) -> None:
        self._messages: list[Message] = []
        self._changed = threading.Condition()

    def put(self, messages: list[Message]) -> None:
        """Keep what one request sent."""
        with self._changed:
            self._messages += messages
            self._changed.notify_all()

    def messages(self, to: str | None = None) -> list[Message]:
        """Return the messages, or those to one address."""
        with self._changed:
            return [one for one in self._messages if to is None or one.to.lower() == to.strip().lower()]

    def wait_for(self, to: str | None, count: int, within_seconds: float) -> list[Message]:
        """Return the messages as soon as there are `count` of them, or what there is when the time is up."""
        with self._changed:
            self._changed.wait_for(lambda: len(self.messages(to)) >= count, within_seconds)
            return self.messages(to)

    def find(self, message_id: str) -> Message | None:
        """Return one message."""
        with self._changed:
            return next((one for one in self._messages if one.id == message_id), None)

    def empty(self, to: str | None = None) -> int:
        """Throw messages away, all or those to one address; return how many."""
        with self._changed:
            gone = self.messages(to)
            self._messages = [one for one in self._messages if one not in gone]
            return len(gone)


def messages_of(mail: Mapping[str, Any], message_id: str) -> list[Message]:
    """Make the messages of a checked mail: each personalization, for each of its recipients."""
    return [
        _message(mail, entry, person, message_id)
        for entry in mail["personalizations"]
        for person in (*entry["to"], *entry.get("cc", ()), *entry.get("bcc", ()))
    ]


def _message(
    mail: Mapping[str, Any], entry: Mapping[str, Any], person: Mapping[str, str], message_id: str
) -> Message:
    bodies = {block["type"].partition(";")[0]: block["value"] for block in mail["content"]}
    return Message(
        id=secrets.token_hex(8),
        to=person["email"],
        to_name=person.get("name") or "",
        sender=mail["from"]["email"],
        sender_name=mail["from"].get("name") or "",
        reply_to=(mail.get("reply_to") or {}).get("email"),
        subject=entry.get("subject") or mail["subject"],
        text=bodies.get("text/plain", ""),
        html=bodies.get("text/html", ""),
        at=datetime.now(UTC),
        headers={"X-Message-Id": message_id, **(mail.get("headers") or {}), **(entry.get("headers") or {})},
        custom_args={**(mail.get("custom_args") or {}), **(entry.get("custom_args") or {})},
        categories=tuple(mail.get("categories") or ()),
        attachments=tuple(_attachment(one) for one in mail.get("attachments") or ()),
    )


def _attachment(entry: Mapping[str, Any]) -> Attachment:
    return Attachment(
        filename=entry["filename"],
        content_type=entry.get("type") or "application/octet-stream",
        disposition=entry.get("disposition") or "attachment",
        content_id=entry.get("content_id"),
        content=base64.b64decode(entry["content"]),
    )
