"""Leads: work that may be won."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Stage(StrEnum):
    """How far a lead is; the last two are its end."""

    NEW = "new"
    CONTACTED = "contacted"
    PROPOSAL = "proposal"
    NEGOTIATING = "negotiating"
    WON = "won"
    LOST = "lost"


class LeadSource(StrEnum):
    """Where a lead came from."""

    ENQUIRY = "enquiry"
    """The freelancer's own enquiry page."""
    REFERRAL = "referral"
    PAST_CLIENT = "pastClient"
    WEBSITE = "website"
    SOCIAL = "social"
    EVENT = "event"
    MARKETPLACE = "marketplace"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreOverride:
    """A score the freelancer set against the sum of the inputs, and why."""

    score: int
    """0 to 100."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a lead stood before it was converted, to be put back."""

    stage: Stage
    lost_reason: str | None
    qualified_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """What a won lead became; functions write it with the conversion's own commit."""

    client_id: str
    project_id: str
    person_id: str
    is_new_client: bool
    invoice_id: str | None
    at: datetime
    before: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Somebody who may become a client. The owner writes it directly; the rules check the shape."""

    name: str
    """The person's."""
    company: str
    email: str | None
    phone: str | None
    source: LeadSource
    title: str
    """What it is about, for the project's title."""
    value_minor: int | None
    """What it may be worth, in minor units of the currency."""
    currency: str
    stage: Stage
    position: float
    """The order within its column; smaller stands higher."""
    expected_on: date | None
    lost_reason: str | None
    """Required while lost, null otherwise."""
    override: ScoreOverride | None
    answers: Mapping[str, str] = field(default_factory=dict)
    """What the enquiry page was told: need, budget, timeline, found."""
    notes: str = ""
    created_at: datetime
    stage_since: datetime
    last_move: str | None
    """The id of the newest entry of the stage history; null while the lead stands where it was made."""
    qualified_at: datetime | None
    """When it first reached Proposal or beyond; set with that move, never taken back."""
    conversion: Conversion | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadMove:
    """One entry of a lead's stage history, under `leads/{id}/moves`: written with the move, never changed."""

    from_: Stage
    to: Stage
    at: datetime


QUALIFIED = frozenset({Stage.PROPOSAL, Stage.NEGOTIATING, Stage.WON})
"""The stages that show somebody means it."""
