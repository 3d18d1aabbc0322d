"""Links and the people who hold them."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from latchkey.domain.away import PersonAway


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPerson:
    """Whom a link was made for, as the room greets them."""

    id: str
    name: str
    role: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The secret in a URL, one per person, that leads to a room key."""

    owner: str
    project_id: str
    room_key: str
    person: LinkPerson
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None


class MailProgress(StrEnum):
    """How far the mail with somebody's link is."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMail:
    """What became of the last mail with the link."""

    state: MailProgress
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody on the client's side."""

    owner: str
    project_id: str
    name: str
    email: str
    role: str | None
    link: str | None
    """The live link, null when it was revoked."""
    created_at: datetime
    revoked_at: datetime | None
    mail: PersonMail | None
    away: PersonAway = field(default_factory=PersonAway)


def is_live(link: Link, now: datetime) -> bool:
    """Tell whether a link still leads somewhere; the rules for links say the same."""
    return link.revoked_at is None and (link.expires_at is None or link.expires_at > now)
