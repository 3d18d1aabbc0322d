"""A lead that is won and becomes a project, and one that is put back."""

from dataclasses import dataclass, replace
from datetime import datetime

from latchkey.domain.desk.leads import Conversion, Lead, LeadMove, Stage, Standing
from latchkey.domain.errors.desk import LeadConvertedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A lead as it stands now, and the entry of its history that says so; none where it did not move."""

    lead: Lead
    move: LeadMove | None


def standing_of(lead: Lead) -> Standing:
    """Say how a lead stands, to be put back there."""
    return Standing(stage=lead.stage, lost_reason=lead.lost_reason, qualified_at=lead.qualified_at)


def require_unconverted(lead: Lead) -> None:
    """Refuse to convert a lead twice."""
    if lead.conversion is not None:
        raise LeadConvertedError


def converted(lead: Lead, conversion: Conversion, *, move_id: str) -> Moved:
    """Win a lead by what it became."""
    won = replace(
        lead,
        conversion=conversion,
        lost_reason=None,
        qualified_at=lead.qualified_at or conversion.at,
    )
    return _moved(won, Stage.WON, move_id=move_id, at=conversion.at)


def put_back(lead: Lead, conversion: Conversion, *, move_id: str, at: datetime) -> Moved:
    """Let a lead stand where it stood before it was converted; its history keeps both steps."""
    before = conversion.before
    back = replace(lead, conversion=None, lost_reason=before.lost_reason, qualified_at=before.qualified_at)
    return _moved(back, before.stage, move_id=move_id, at=at)


def _moved(lead: Lead, stage: Stage, *, move_id: str, at: datetime) -> Moved:
    if lead.stage is stage:
        return Moved(lead=lead, move=None)
    move = LeadMove(from_=lead.stage, to=stage, at=at)
    return Moved(lead=replace(lead, stage=stage, stage_since=at, last_move=move_id), move=move)
