"""The checks SendGrid makes before it takes a mail, with its form of errors."""

import base64
import binascii
import re
from typing import TypeGuard

KNOWN_FIELDS = frozenset({
    "personalizations", "from", "reply_to", "reply_to_list", "subject", "content", "attachments",
    "template_id", "headers", "categories", "custom_args", "send_at", "batch_id", "asm", "ip_pool_name",
    "mail_settings", "tracking_settings",
})  # fmt: skip
# SendGrid sets these itself and refuses mail that tries to.
RESERVED_HEADERS = frozenset({
    "x-sg-id", "x-sg-eid", "received", "dkim-signature", "content-type", "content-transfer-encoding", "to",
    "from", "subject", "reply-to", "cc", "bcc",
})  # fmt: skip
MOST_PERSONALIZATIONS = 1000
MOST_CUSTOM_ARGS_BYTES = 10_000
_ADDRESS = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\".]+")
_NOT_IN_KIND = re.compile(r"[;\r\n]")
_LINE_BREAK = re.compile(r"[\r\n]")


class RefusedMailError(Exception):
    """SendGrid would not take the mail: what is wrong, and in which field."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


def check_mail(mail: dict[str, object]) -> None:
    """Refuse a mail that SendGrid would refuse."""
    for name in mail.keys() - KNOWN_FIELDS:
        raise RefusedMailError(f"Additional property {name} is not allowed.", name)
    _check_personalizations(mail)
    _check_sender(mail.get("from"), "from", "The from object must be provided for every email send.")
    if mail.get("reply_to") is not None:
        _check_sender(mail["reply_to"], "reply_to", "The reply_to object needs an email.")
    _check_subject(mail)
    _check_content(mail.get("content"))
    _check_attachments(mail.get("attachments"))
    _check_headers(mail.get("headers"), "headers")
    _check_texts(mail.get("custom_args"), "custom_args")


def _check_personalizations(mail: dict[str, object]) -> None:
    entries = mail.get("personalizations")
    if not _is_list_of_objects(entries) or not entries:
        raise RefusedMailError(
            "The personalizations field is required and must have at least one personalization.",
            "personalizations",
        )
    if len(entries) > MOST_PERSONALIZATIONS:
        raise RefusedMailError(
            f"There are more than {MOST_PERSONALIZATIONS} personalizations.", "personalizations"
        )
    for index, entry in enumerate(entries):
        place = f"personalizations.{index}"
        if not entry.get("to"):
            raise RefusedMailError(
                "The to array is required for all personalization objects, and must have at least one email "
                "object with a valid email address.",
                f"{place}.to",
            )
        _check_recipients(entry, place)
        _check_headers(entry.get("headers"), f"{place}.headers")
        _check_texts(entry.get("custom_args"), f"{place}.custom_args")


def _check_recipients(entry: dict[str, object], place: str) -> None:
    seen: set[str] = set()
    for kind in ("to", "cc", "bcc"):
        people = entry.get(kind, [])
        if not _is_list_of_objects(people):
            raise RefusedMailError(f"The {kind} parameter must be an array of objects.", f"{place}.{kind}")
        for number, person in enumerate(people):
            address = person.get("email")
            field = f"{place}.{kind}.{number}.email"
            if not _is_address(address):
                raise RefusedMailError("Does not contain a valid address.", field)
            if address.lower() in seen:
                raise RefusedMailError(
                    "Each email address in the personalization block should be unique between to, cc, and "
                    f"bcc. We found the first duplicate instance of [{address}] in the {place}.{kind} field.",
                    place,
                )
            seen.add(address.lower())


def _check_sender(sender: object, field: str, sentence: str) -> None:
    if not isinstance(sender, dict) or not sender.get("email"):
        raise RefusedMailError(sentence, f"{field}.email")
    if not _is_address(sender["email"]):
        raise RefusedMailError(f"The {field} email does not contain a valid address.", f"{field}.email")


def _check_subject(mail: dict[str, object]) -> None:
    entries = mail["personalizations"]
    has_own = _is_list_of_objects(entries) and all(entry.get("subject") for entry in entries)
    subject = mail.get("subject")
    if not has_own and (not isinstance(subject, str) or not subject):
        raise RefusedMailError(
            "The subject is required. You can get around this requirement if you use a template with a "
            "subject defined or if every personalization has a subject defined.",
            "subject",
        )
    if isinstance(subject, str) and _LINE_BREAK.search(subject):
        raise RefusedMailError("The subject must not contain line breaks.", "subject")


def _check_content(content: object) -> None:
    if not _is_list_of_objects(content) or not content:
        raise RefusedMailError(
            "Unless a valid template_id is provided, the content parameter is required. There must be at "
            "least one defined content block.",
            "content",
        )
    for index, block in enumerate(content):
        for name in ("type", "value"):
            if not isinstance(block.get(name), str) or not block[name]:
                raise RefusedMailError(
                    f"The content {name} must be a string at least one character in length.",
                    f"content.{index}.{name}",
                )
    kinds = [str(block["type"]) for block in content]
    if len(set(kinds)) < len(kinds):
        raise RefusedMailError("If present, each MIME type may only be provided once.", "content")
    order = {"text/plain": 0, "text/html": 1}
    if [order.get(kind, 2) for kind in kinds] != sorted(order.get(kind, 2) for kind in kinds):
        raise RefusedMailError(
            "If present, text/plain must come first, followed by text/html, followed by any other type.",
            "content",
        )


def _check_attachments(attachments: object) -> None:
    if attachments is None:
        return
    if not _is_list_of_objects(attachments):
        raise RefusedMailError("The attachments parameter must be an array of objects.", "attachments")
    for index, attachment in enumerate(attachments):
        place = f"attachments.{index}"
        if not isinstance(attachment.get("filename"), str) or not attachment["filename"]:
            raise RefusedMailError("The attachment filename is required.", f"{place}.filename")
        _check_kind(attachment, place)
        _check_bytes(attachment, place)


def _check_kind(attachment: dict[str, object], place: str) -> None:
    kind, disposition = attachment.get("type"), attachment.get("disposition", "attachment")
    if kind is not None and (not isinstance(kind, str) or not kind or _NOT_IN_KIND.search(kind)):
        raise RefusedMailError("The attachment type cannot contain ';' or line breaks.", f"{place}.type")
    if disposition not in ("inline", "attachment"):
        raise RefusedMailError("The attachment disposition is inline or attachment.", f"{place}.disposition")
    content_id = attachment.get("content_id")
    if disposition == "inline" and (not isinstance(content_id, str) or not content_id):
        raise RefusedMailError("An inline attachment needs a content_id.", f"{place}.content_id")


def _check_bytes(attachment: dict[str, object], place: str) -> None:
    content = attachment.get("content")
    if not isinstance(content, str) or not content:
        raise RefusedMailError("The attachment content is required.", f"{place}.content")
    try:
        base64.b64decode(content, validate=True)
    except binascii.Error as problem:
        raise RefusedMailError(
            "The attachment content must be base64 encoded.", f"{place}.content"
        ) from problem


def _check_headers(headers: object, field: str) -> None:
    _check_texts(headers, field)
    for name in headers if isinstance(headers, dict) else ():
        if str(name).lower() in RESERVED_HEADERS:
            raise RefusedMailError(f"The header {name} is reserved and cannot be set.", f"{field}.{name}")


def _check_texts(pairs: object, field: str) -> None:
    if pairs is None:
        return
    if not isinstance(pairs, dict) or not all(isinstance(value, str) for value in pairs.values()):
        raise RefusedMailError(f"The {field} parameter must be an object of strings.", field)
    if sum(len(key.encode()) + len(value.encode()) for key, value in pairs.items()) > MOST_CUSTOM_ARGS_BYTES:
        raise RefusedMailError(f"The {field} parameter is too large.", field)


def _is_list_of_objects(value: object) -> TypeGuard[list[dict[str, object]]]:
    return isinstance(value, list) and all(isinstance(entry, dict) for entry in value)


def _is_address(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and _ADDRESS.fullmatch(value) is not None
