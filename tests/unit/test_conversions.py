"""A lead that is won and put back, and the plans a project begins with."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain import limits
from latchkey.domain.desk.conversions import converted, put_back, require_unconverted, standing_of
from latchkey.domain.desk.leads import QUALIFIED, Conversion, Lead, Stage
from latchkey.domain.desk.templates import TEMPLATES, RoomTemplate, milestones_from, milestones_like
from latchkey.domain.errors.desk import LeadConvertedError
from latchkey.domain.money import BASIS_POINTS
from latchkey.domain.rooms import Milestone, MilestoneStatus
from tests.leads import a_lead

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)


def a_conversion(lead: Lead) -> Conversion:
    return Conversion(
        client_id="c",
        project_id="p",
        person_id="x",
        is_new_client=True,
        invoice_id=None,
        at=NOW,
        before=standing_of(lead),
    )


@st.composite
def leads(draw: st.DrawFn) -> Lead:
    stage = draw(st.sampled_from(Stage))
    return a_lead(
        NOW - timedelta(days=1),
        stage=stage,
        lost_reason="They went quiet" if stage is Stage.LOST else None,
        qualified_at=NOW - timedelta(days=1) if stage in QUALIFIED else None,
    )


@given(leads())
def test_a_lead_put_back_stands_where_it_stood(lead: Lead) -> None:
    conversion = a_conversion(lead)
    won = converted(lead, conversion, move_id="first").lead
    assert (won.stage, won.lost_reason) == (Stage.WON, None)
    assert won.qualified_at
    back = put_back(won, conversion, move_id="second", at=LATER).lead
    assert standing_of(back) == standing_of(lead)
    assert back.conversion is None


@given(leads())
def test_a_lead_moves_only_where_it_does_not_stand_yet(lead: Lead) -> None:
    moved = converted(lead, a_conversion(lead), move_id="first")
    if lead.stage is Stage.WON:
        assert (moved.move, moved.lead.stage_since) == (None, lead.stage_since)
        return
    assert moved.move
    assert (moved.move.from_, moved.move.to, moved.move.at) == (lead.stage, Stage.WON, NOW)
    assert (moved.lead.last_move, moved.lead.stage_since) == ("first", NOW)


def test_a_converted_lead_is_not_converted_again() -> None:
    lead = a_lead(NOW)
    require_unconverted(lead)
    with pytest.raises(LeadConvertedError):
        require_unconverted(converted(lead, a_conversion(lead), move_id="first").lead)


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda template: template.name)
def test_a_template_is_a_plan_a_room_can_hold(template: RoomTemplate) -> None:
    milestones = milestones_from(template, date(2026, 12, 31))
    days = [milestone.due_on for milestone in milestones if milestone.due_on]
    assert 0 < len(days) == len(template.steps) <= limits.MILESTONES_MAX
    assert days == sorted(days)
    assert all(len(step.title) <= limits.TITLE_MAX for step in template.steps)
    assert sum(template.shares_bp) < BASIS_POINTS, "the last instalment takes the rest"


def test_a_plan_like_another_keeps_its_order_and_its_distances() -> None:
    begun = date(2026, 1, 31)
    before = [
        Milestone(
            position=7.5,
            title="Launch",
            due_on=date(2026, 3, 1),
            progress=100,
            status=MilestoneStatus.DONE,
            done_on=date(2026, 3, 2),
        ),
        Milestone(position=0.5, title="Draft", due_on=None),
    ]
    draft, launch = milestones_like(before, began_on=begun, begins_on=date(2026, 11, 20))
    assert draft == Milestone(position=1.0, title="Draft", due_on=None)
    assert launch == Milestone(position=2.0, title="Launch", due_on=date(2026, 12, 19))
