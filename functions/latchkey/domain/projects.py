"""The project: the freelancer's stable record behind a room, whatever key the room has today."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from latchkey.domain import limits, words
from latchkey.domain.desk.time_entries import Rates, TimeSums
from latchkey.domain.room_work.waiting import Waiting
from latchkey.domain.rooms import Message, Named, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class LastMessage:
    """The newest message, short enough for a list."""

    from_: Side
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An invoice that still waits for money."""

    number: str
    due_on: date
    balance_minor: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What the dashboard shows of a room without opening it."""

    unread: int = 0
    last_message_at: datetime | None = None
    last_message: LastMessage | None = None
    dues: Mapping[str, Due] = field(default_factory=dict)
    waiting: Waiting = field(default_factory=Waiting)


class MovePhase(StrEnum):
    """How far a move to a new room key is."""

    COPYING = "copying"
    OPENED = "opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A room on its way to a new key; present until the old key's last document is gone."""

    from_: str
    to: str
    started_at: datetime
    phase: MovePhase
    copied: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The owner's record of a room.

    Whoever writes into `rooms/{room_key}` from a function also updates this document in the same commit, with
    the precondition that it did not change since it was read: opening the new key changes it, so a move can
    never leave such a write behind under the old key.
    """

    client_id: str
    client: Named
    title: str
    room_key: str
    open: bool
    currency: str
    created_at: datetime
    summary: Summary
    move: Move | None
    lead_id: str | None = None
    """The lead this was won from."""
    rates: Rates | None = None
    time: TimeSums = field(default_factory=TimeSums)
    away_muted: bool = False
    """The freelancer wants no mail about messages here."""

    @property
    def is_between_keys(self) -> bool:
        """Whether the room is being copied to another key just now."""
        return self.move is not None and self.move.phase is MovePhase.COPYING


def shortened(message: Message) -> LastMessage:
    """Cut a message down to what a list shows."""
    text = words.shortened(" ".join(message.text.split()), limits.LAST_MESSAGE_TEXT_MAX)
    return LastMessage(from_=message.from_, name=message.name, text=text)
