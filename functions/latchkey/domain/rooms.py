"""The room both sides share."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from latchkey.domain import limits


class Side(StrEnum):
    """Who wrote or uploaded something."""

    CLIENT = "client"
    FREELANCER = "freelancer"


class MilestoneStatus(StrEnum):
    """How far a milestone is, in the owner's judgement."""

    PLANNED = "planned"
    IN_PROGRESS = "inProgress"
    REVIEW = "review"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Something known by its name alone."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """How the freelancer's business looks to clients."""

    name: str
    logo: str | None
    """A data URL, small enough to live in the document."""
    accent: str
    """`#rrggbb`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomLimits:
    """The caps the rules hold a room to."""

    messages: int = limits.ROOM_MESSAGES_MAX
    files: int = limits.ROOM_FILES_MAX
    bytes: int = limits.ROOM_BYTES_MAX


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomCounters:
    """What the caps are compared with; recomputed, never incremented."""

    messages: int = 0
    files: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What both sides see first. Its key is a secret that never appears in a URL, a mail or a log."""

    owner: str
    project_id: str
    title: str
    client: Named
    owner_name: str
    brand: Brand
    time_zone: str
    started_on: date
    open: bool
    closes_at: datetime | None
    limits: RoomLimits
    counters: RoomCounters
    owner_seen_at: datetime | None
    client_seen_at: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message; the writer's device created the document, the rules checked it."""

    from_: Side
    name: str
    text: str
    at: datetime
    attachments: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A step of the project, under `rooms/{key}/milestones`; the rules hold the owner to this shape."""

    position: float
    """The order in the plan; smaller comes first, always more than zero."""
    title: str
    status: MilestoneStatus = MilestoneStatus.PLANNED
    progress: int = 0
    due_on: date | None
    done_on: date | None = None


def is_open(room: Room, now: datetime) -> bool:
    """Tell whether the room can be entered; the rules' `isOpen` says the same."""
    return room.open and (room.closes_at is None or room.closes_at > now)
