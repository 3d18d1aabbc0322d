"""When a client is reminded, when the sweep looks again, and when nobody may be reminded."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain.billing.invoices import Claim, Dispute, DisputeState, Invoice, Processing
from latchkey.domain.billing.reminders import (
    MORNING_CLOSES,
    MORNING_OPENS,
    forgive_missed,
    next_check_at,
    objection_to_ladder,
    remind_by_hand,
    take_steps,
)
from latchkey.domain.due_dates import end_of_day
from latchkey.domain.errors.invoices import ReminderNotDueError, ReminderTooSoonError
from latchkey.domain.freelancers import ReminderLadder
from tests.owed import an_instalment, an_owed, in_instalments

VECTORS: Final = Path(__file__).parents[1] / "vectors/reminders.json"
CASES: Final[list[dict[str, Any]]] = json.loads(VECTORS.read_text(encoding="utf-8"))["cases"]
MORNING: Final = datetime(2026, 3, 28, 3, 47, tzinfo=UTC)
"""17 minutes past nine in Kolkata, three days before the due day."""
LADDER: Final = ReminderLadder()

PROCESSING: Final = {"cs_1": Processing(amount_minor=118_000, instalment_id=None, since=MORNING)}
CLAIMED: Final = (
    an_instalment(claim=Claim(utr="412345678901", amount_minor=118_000, at=MORNING, by="Mira Shah")),
)


def disputed(state: DisputeState) -> dict[str, Dispute]:
    return {"dp_1": Dispute(payment_id="pi_1", amount_minor=118_000, state=state)}


STATES: Final[dict[str, dict[str, Any]]] = {
    "": {},
    "client-muted": {},
    "claimed": {"instalments": CLAIMED},
    "processing": {"processing": PROCESSING},
    "disputed": {"disputes": disputed(DisputeState.OPEN)},
    "dispute-lost": {"disputes": disputed(DisputeState.LOST)},
    "refunded": {"refunded_minor": 118_000},
    "void": {"voided_at": MORNING},
    "draft": {"issued_at": None},
}


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def invoice_in(case: dict[str, Any]) -> Invoice:
    """Build the invoice a case tells of."""
    days = [each["dueOn"] and date.fromisoformat(each["dueOn"]) for each in case["instalments"]]
    paid = [each["paid"] for each in case["instalments"]]
    split: dict[str, Any] = (
        in_instalments(*days, paid=paid)
        if all(days)
        else {"instalments": (an_instalment(due_on=None),), "due_on": None, "next_due_on": None}
    )
    facts: dict[str, Any] = {
        **split,
        "time_zone": case["timeZone"],
        "issued_at": moment(case["issuedAt"]),
        "reminders_muted": case["muted"],
        "reminders_done_until": moment(case["doneUntil"]),
        "reminded_at": moment(case["remindedAt"]),
        "overdue_noted_for": case["notedFor"] and date.fromisoformat(case["notedFor"]),
    }
    return an_owed(**facts | STATES[case["state"]])


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_the_ladder_is_climbed_as_the_vectors_say(case: dict[str, Any]) -> None:
    now = moment(case["now"])
    assert now
    ladder = ReminderLadder(is_on=case["isOn"], offsets=tuple(case["offsets"]))
    is_client_muted = case["state"] == "client-muted"
    step = take_steps(invoice_in(case), ladder, is_client_muted=is_client_muted, now=now)
    assert (next_check_at(step.invoice, ladder, now), step.is_sent) == (
        moment(case["nextCheckAt"]),
        case["isSent"],
    )


def test_a_reminder_is_counted_and_its_moment_kept() -> None:
    step = take_steps(an_owed(), LADDER, is_client_muted=False, now=MORNING)
    assert step.is_sent
    assert (step.invoice.reminded_at, step.invoice.reminders_sent) == (MORNING, 1)
    assert step.invoice.reminders_done_until == MORNING


def test_the_same_morning_reminds_once() -> None:
    first = take_steps(an_owed(), LADDER, is_client_muted=False, now=MORNING)
    again = take_steps(first.invoice, LADDER, is_client_muted=False, now=MORNING + timedelta(hours=1))
    assert not again.is_sent
    assert again.invoice == first.invoice


def test_a_step_made_up_for_at_eight_spares_the_client_the_one_at_nine() -> None:
    """Yesterday's step comes with the first sweep of the morning; today's must not come an hour later."""
    ladder = ReminderLadder(offsets=(-4, -3))
    early = MORNING - timedelta(hours=1)
    first = take_steps(an_owed(), ladder, is_client_muted=False, now=early)
    second = take_steps(first.invoice, ladder, is_client_muted=False, now=MORNING)
    assert (first.is_sent, second.is_sent) == (True, False)
    assert next_check_at(second.invoice, ladder, MORNING) == end_of_day(date(2026, 3, 31), "Asia/Kolkata")


def test_a_reminder_by_hand_is_refused_within_a_day_and_told_when_the_last_one_went() -> None:
    once = remind_by_hand(an_owed(), MORNING)
    assert (once.reminded_at, once.reminders_sent) == (MORNING, 1)
    with pytest.raises(ReminderTooSoonError, match="28 Mar 2026 at 09:17"):
        remind_by_hand(once, MORNING + timedelta(hours=23, minutes=59))
    assert remind_by_hand(once, MORNING + timedelta(days=1)).reminders_sent == 2


@pytest.mark.parametrize("state", ["claimed", "processing", "disputed", "refunded", "void", "draft"])
def test_nobody_is_reminded_by_hand_of_what_waits_for_something_else(state: str) -> None:
    with pytest.raises(ReminderNotDueError):
        remind_by_hand(an_owed(**STATES[state]), MORNING)


def test_nobody_is_reminded_of_what_is_paid() -> None:
    with pytest.raises(ReminderNotDueError):
        remind_by_hand(an_owed(paid_minor=118_000), MORNING)


def test_muting_silences_the_ladder_and_not_the_freelancer() -> None:
    muted = an_owed(reminders_muted=True)
    assert objection_to_ladder(muted, is_client_muted=False)
    assert objection_to_ladder(an_owed(), is_client_muted=True)
    assert objection_to_ladder(an_owed(), is_client_muted=False) is None
    assert remind_by_hand(muted, MORNING).reminders_sent == 1


def test_what_was_missed_while_muted_is_not_made_up_for() -> None:
    muted = an_owed(reminders_muted=True, overdue_noted_for=date(2026, 3, 31))
    now = datetime(2026, 4, 5, 4, 0, tzinfo=UTC)
    heard = forgive_missed(replace(muted, reminders_muted=False), now)
    assert not take_steps(heard, LADDER, is_client_muted=False, now=now).is_sent
    assert next_check_at(heard, LADDER, now) == datetime(2026, 4, 7, 3, 30, tzinfo=UTC)


moments = st.datetimes(
    min_value=datetime(2026, 3, 2, 5, tzinfo=None),  # noqa: DTZ001 -- hypothesis adds the zone
    max_value=datetime(2026, 7, 1, tzinfo=None),  # noqa: DTZ001 -- as above
    timezones=st.just(UTC),
)
zones = st.sampled_from(
    ["Asia/Kolkata", "Pacific/Tongatapu", "Pacific/Pago_Pago", "Europe/Berlin", "America/Santiago"]
)


@given(
    zone=zones,
    offsets=st.lists(st.integers(-30, 90), max_size=8),
    days=st.lists(st.integers(0, 60), min_size=1, max_size=4),
    rounds=st.lists(moments, min_size=1, max_size=12),
)
def test_whenever_the_sweep_comes_it_moves_on_and_sends_in_the_morning_only(
    zone: str, offsets: list[int], days: list[int], rounds: list[datetime]
) -> None:
    """However late or often: no check leads to another at once, and no two reminders share a morning."""
    ladder = ReminderLadder(offsets=tuple(offsets))
    due = sorted(date(2026, 3, 10) + timedelta(days=day) for day in days)
    invoice = an_owed(time_zone=zone, **in_instalments(*due))
    sent: list[date] = []
    for now in sorted(rounds):
        step = take_steps(invoice, ladder, is_client_muted=False, now=now)
        local = now.astimezone(ZoneInfo(zone))
        if step.is_sent:
            assert MORNING_OPENS <= local.time() < MORNING_CLOSES
            sent.append(local.date())
        noted = invoice.next_due_on if now >= end_of_day(due[0], zone) else None
        invoice = replace(step.invoice, overdue_noted_for=noted)
        upcoming = next_check_at(invoice, ladder, now)
        assert upcoming is None or upcoming > now
    assert len(sent) == len(set(sent))
