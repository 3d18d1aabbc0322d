"""The log of what passed between freelancer and client outside the room."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class InteractionKind(StrEnum):
    """How one was in touch."""

    MEETING = "meeting"
    CALL = "call"
    MAIL = "mail"
    PROPOSAL = "proposal"
    NOTE = "note"
    """A note to oneself; it is no contact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """One entry; never changed. A mistake is corrected by another entry that names it."""

    client_id: str
    kind: InteractionKind
    text: str
    on: date
    """The day it happened, in the freelancer's zone."""
    corrects: str | None
    """The id of the entry this one stands in for."""
    at: datetime
    """When it was written down."""
