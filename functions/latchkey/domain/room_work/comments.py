"""Comments, which need consent first and the owner's approval after."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

CONSENT_VERSION: Final = 1
"""Raised whenever the privacy text changes; older consent does not cover the new text."""


class SubjectKind(StrEnum):
    """What a comment is on."""

    MILESTONE = "milestone"
    DELIVERABLE = "deliverable"


class CommentState(StrEnum):
    """Whether others see it."""

    PENDING = "pending"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The milestone or deliverable a comment is on."""

    kind: SubjectKind
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Somebody's consent to the privacy text, `rooms/{key}/consents/{personId}`."""

    version: int
    at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment of somebody on the client's side, `rooms/{key}/comments/{id}`."""

    person_id: str
    name: str
    subject: Subject
    text: str
    at: datetime
    consent_version: int
    state: CommentState
    published_at: datetime | None
