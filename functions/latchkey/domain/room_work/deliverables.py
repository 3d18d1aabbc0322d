"""Deliverables, their versions, and what the client said of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliverable:
    """Something to be handed over, `rooms/{key}/deliverables/{id}`. Its status is derived: see `Verdict`."""

    position: float
    title: str
    milestone_id: str | None
    version: int
    """The newest version; 0 until something was delivered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One delivery, `rooms/{key}/versions/{deliverableId}_{version}`.

    Written in one batch with the deliverable, never changed.
    """

    deliverable_id: str
    version: int
    file_id: str
    note: str
    at: datetime


class Verdict(StrEnum):
    """What the client says of a version."""

    APPROVED = "approved"
    CHANGES = "changes"
    """Changes asked for, with a note that says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The client's word, `rooms/{key}/decisions/{deliverableId}_{version}_{verdict}`: never changed.

    So a version is approved once, and asked to be changed once; approved counts over changes. A new version
    starts anew.
    """

    deliverable_id: str
    version: int
    verdict: Verdict
    note: str
    name: str
    """What whoever decided calls themselves; only the side is proven, as with messages."""
    at: datetime
