"""The daily digest when something goes wrong: silence, overlap, kills, second thoughts, odd clocks."""

import logging
import secrets
from collections.abc import Callable
from copy import copy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

import pytest

from latchkey.domain.desk.mornings import MorningPlan
from latchkey.domain.freelancers import AwayMails, Morning
from latchkey.services import paths
from latchkey.services.away.preferences import save_notifications
from latchkey.services.desk.follow_ups import Wish, create_follow_up, delete_follow_up
from latchkey.services.desk.mornings import STALE, plan_morning, send_mornings
from latchkey.services.outbox import RowState, Template
from latchkey.services.profile import NewProfile, save_profile
from latchkey.services.store import Create
from local.suite import Suite
from tests.desks import TOKENS, mails_to
from tests.faults.kills import Fuse, Fused, KilledError
from tests.faults.quiet_town import QuietTown
from tests.studio import at_once

EVENING: Final = datetime(2026, 11, 20, 16, tzinfo=UTC)
"""21:30 in Kolkata."""
EIGHT: Final = datetime(2026, 11, 21, 2, 30, tzinfo=UTC)
"""Eight on Saturday morning in Kolkata."""
DAY: Final = timedelta(days=1)
ROUND: Final = timedelta(minutes=5)


@pytest.fixture
def morning(town: QuietTown) -> Callable[..., str]:
    """Return a function that settles the freelancer in Kolkata and makes a follow-up the evening before."""
    address = f"meera-{secrets.token_hex(6)}@example.com"
    town.change(paths.freelancer(town.owner), time_zone="Asia/Kolkata", email=address)

    def make(**changes: Any) -> str:  # noqa: ANN401 -- any field of it
        wish = Wish(
            title="Call Mira",
            about_kind=None,
            about_id="",
            starts_at="2026-11-21T11:00",
            time_zone="Asia/Kolkata",
            recurrence=None,
        )
        return create_follow_up(
            town.at(EVENING),
            owner=town.owner,
            wish=replace(wish, **changes),
            key=TOKENS.id(),
            now=EVENING,
        )

    return make


def address_of(town: QuietTown) -> str:
    stored = town.outside.store.get(paths.freelancer(town.owner), dict)
    assert stored
    return str(stored.value["email"])


def plan_of(town: QuietTown) -> MorningPlan:
    stored = town.outside.store.get(paths.morning(town.owner), MorningPlan)
    assert stored
    return stored.value


def go_round(town: QuietTown, moment: datetime) -> int:
    return send_mornings(town.at(moment))


def settle(town: QuietTown, moment: datetime, **profile: Any) -> None:  # noqa: ANN401 -- any field of it
    """Change the settings as the profile's door does."""
    town.change(paths.freelancer(town.owner), **profile)
    plan_morning(town.at(moment), owner=town.owner, now=moment)


# What goes out.


def test_a_newcomers_first_follow_up_plans_the_next_morning(
    town: QuietTown, morning: Callable[..., str]
) -> None:
    assert town.outside.store.get(paths.morning(town.owner), dict) is None
    morning()
    assert plan_of(town).next_at == EIGHT


def test_the_mail_tells_what_is_due_that_day(
    suite: Suite, town: QuietTown, morning: Callable[..., str]
) -> None:
    morning()
    morning(title="Later", starts_at="2026-11-22T00:00")
    assert go_round(town, EIGHT) == 1
    (row,) = town.rows()
    town.deliver(row, EIGHT)
    (mail,) = mails_to(suite, address_of(town))
    assert mail["subject"] == "1 follow-up for today"
    assert "Call Mira" in mail["text"]
    assert "Later" not in mail["text"]


def test_a_day_with_nothing_due_has_no_mail(town: QuietTown, morning: Callable[..., str]) -> None:
    morning(starts_at="2026-11-22T09:00")
    assert go_round(town, EIGHT) == 1
    assert town.rows() == []
    assert go_round(town, EIGHT + DAY) == 1
    assert len(town.rows()) == 1


def test_what_is_deleted_before_it_is_sent_is_not_told(town: QuietTown, morning: Callable[..., str]) -> None:
    follow_up_id = morning()
    go_round(town, EIGHT)
    delete_follow_up(town.at(EIGHT), owner=town.owner, follow_up_id=follow_up_id, now=EIGHT)
    (row,) = town.rows()
    delivery = town.deliver(row, EIGHT)
    assert delivery
    assert delivery.state is RowState.DROPPED


# Once.


def test_a_round_that_runs_twice_promises_one_mail(town: QuietTown, morning: Callable[..., str]) -> None:
    morning()
    assert [go_round(town, EIGHT), go_round(town, EIGHT), go_round(town, EIGHT + ROUND)] == [1, 0, 0]
    assert [row.value.template for row in town.rows()] == [Template.DAY_DIGEST]


def test_rounds_side_by_side_promise_one_mail(town: QuietTown, morning: Callable[..., str]) -> None:
    """Guards the precondition: two rounds that read the same plan must not both promise a mail."""
    morning()
    at_once([partial(go_round, town, EIGHT)] * 6)
    assert len(town.rows()) == 1


def test_three_silent_days_end_in_one_mail(town: QuietTown, morning: Callable[..., str]) -> None:
    morning()
    late = EIGHT + 3 * DAY + timedelta(hours=4)
    assert go_round(town, late) == 1
    assert len(town.rows()) == 1
    assert plan_of(town).next_at == EIGHT + 4 * DAY


def test_silence_that_ends_in_the_small_hours_waits_for_the_morning(
    town: QuietTown, morning: Callable[..., str]
) -> None:
    morning()
    night = EIGHT + 3 * DAY - timedelta(hours=5)
    assert go_round(town, night) == 1
    assert town.rows() == []
    assert plan_of(town).next_at == EIGHT + 3 * DAY
    go_round(town, EIGHT + 3 * DAY)
    assert len(town.rows()) == 1


def test_a_round_that_is_killed_leaves_all_or_nothing(town: QuietTown, morning: Callable[..., str]) -> None:
    """The mail and the next morning are one commit, so there is no moment between them to die in."""
    morning()
    doomed = copy(town.at(EIGHT))
    doomed.__dict__["store"] = Fused(town.outside.store, Fuse(left=1))
    with pytest.raises(KilledError):
        send_mornings(doomed)
    assert len(town.rows()) == 1
    assert plan_of(town).next_at == EIGHT + DAY
    go_round(town, EIGHT + ROUND)
    assert len(town.rows()) == 1


def test_a_mail_that_could_not_go_out_all_day_is_left_to_the_next_morning(
    town: QuietTown, morning: Callable[..., str]
) -> None:
    """Guards the age: two digests after an outage would tell the same thing twice."""
    morning()
    go_round(town, EIGHT)
    (row,) = town.rows()
    delivery = town.deliver(row, EIGHT + STALE + timedelta(minutes=1))
    assert delivery
    assert delivery.state is RowState.DROPPED


def test_one_plan_that_cannot_be_decided_about_keeps_no_other_waiting(
    town: QuietTown, morning: Callable[..., str], caplog: pytest.LogCaptureFixture
) -> None:
    """Guards the try around each: one broken profile must not silence everybody's morning."""
    morning()
    other = TOKENS.id()
    plan = MorningPlan(next_at=EIGHT - DAY, last_at=None, updated_at=EVENING)
    town.outside.store.commit(
        [
            Create(path=paths.morning(other), value=plan),
            Create(path=paths.freelancer(other), value={"name": "Nobody"}),
        ]
    )
    with caplog.at_level(logging.CRITICAL, logger="latchkey"):
        assert go_round(town, EIGHT) == 1
    assert len(town.rows()) == 1


def test_a_plan_without_a_freelancer_goes(town: QuietTown) -> None:
    gone = TOKENS.id()
    plan = MorningPlan(next_at=EIGHT, last_at=None, updated_at=EVENING)
    town.outside.store.commit([Create(path=paths.morning(gone), value=plan)])
    assert go_round(town, EIGHT) == 0
    assert town.outside.store.get(paths.morning(gone), dict) is None


# Second thoughts.


def test_another_hour_moves_the_morning(town: QuietTown, morning: Callable[..., str]) -> None:
    morning()
    settle(town, EVENING, morning=Morning(hour=10))
    assert plan_of(town).next_at == EIGHT + timedelta(hours=2)


def test_another_hour_on_the_same_day_brings_no_second_mail(
    town: QuietTown, morning: Callable[..., str]
) -> None:
    morning()
    go_round(town, EIGHT)
    settle(town, EIGHT + ROUND, morning=Morning(hour=12))
    go_round(town, EIGHT + timedelta(hours=5))
    assert len(town.rows()) == 1
    assert plan_of(town).next_at == EIGHT + DAY + timedelta(hours=4)


def test_another_zone_moves_the_morning(town: QuietTown, morning: Callable[..., str]) -> None:
    morning()
    settle(town, EVENING, time_zone="America/New_York")
    assert plan_of(town).next_at == datetime(2026, 11, 21, 13, tzinfo=UTC)


def test_saving_the_settings_moves_the_morning(town: QuietTown, morning: Callable[..., str]) -> None:
    """Guards both doors: the profile's zone, and the hour among the notifications."""
    morning()
    profile = NewProfile(
        name="Meera",
        business_name="Studio Meera",
        accent="#6cb6ff",
        logo=None,
        time_zone="America/New_York",
        currency="USD",
    )
    save_profile(town.at(EVENING), owner=town.owner, new=profile, now=EVENING)
    assert plan_of(town).next_at == datetime(2026, 11, 21, 13, tzinfo=UTC)
    at_six = Morning(hour=6)
    save_notifications(town.at(EVENING), owner=town.owner, morning=at_six, away=AwayMails(), now=EVENING)
    assert plan_of(town).next_at == datetime(2026, 11, 21, 11, tzinfo=UTC)


def test_a_change_that_was_cut_short_is_followed_when_the_old_morning_comes(
    town: QuietTown, morning: Callable[..., str]
) -> None:
    """Guards that the round asks the profile: a plan may be older than the settings."""
    morning()
    town.change(paths.freelancer(town.owner), morning=Morning(hour=10))
    assert go_round(town, EIGHT) == 1
    assert town.rows() == []
    assert plan_of(town).next_at == EIGHT + timedelta(hours=2)


def test_switched_off_there_is_none_and_on_again_it_is_the_next(
    town: QuietTown, morning: Callable[..., str]
) -> None:
    morning()
    settle(town, EVENING, morning=Morning(is_on=False))
    assert plan_of(town).next_at is None
    assert go_round(town, EIGHT) == 0
    noon = EIGHT + timedelta(hours=4)
    settle(town, noon, morning=Morning())
    assert plan_of(town).next_at == EIGHT + DAY


def test_switched_off_after_it_was_promised_it_does_not_go_out(
    town: QuietTown, morning: Callable[..., str]
) -> None:
    morning()
    go_round(town, EIGHT)
    settle(town, EIGHT, morning=Morning(is_on=False))
    (row,) = town.rows()
    delivery = town.deliver(row, EIGHT)
    assert delivery
    assert delivery.state is RowState.DROPPED


def test_whoever_has_no_follow_ups_has_no_mornings(town: QuietTown) -> None:
    settle(town, EVENING, morning=Morning(hour=10))
    assert town.outside.store.get(paths.morning(town.owner), dict) is None


# Where it is morning.


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Pacific/Tongatapu", "2026-11-20T19:00:00+00:00"),
        ("Pacific/Kiritimati", "2026-11-20T18:00:00+00:00"),
        ("Pacific/Pago_Pago", "2026-11-20T19:00:00+00:00"),
    ],
)
def test_each_zone_has_its_own_morning(
    town: QuietTown, morning: Callable[..., str], zone: str, expected: str
) -> None:
    """In Tonga it is the morning of the 21st, in Samoa at the same moment that of the 20th."""
    town.change(paths.freelancer(town.owner), time_zone=zone)
    morning(starts_at="2026-11-20T10:00", time_zone=zone)
    assert plan_of(town).next_at == datetime.fromisoformat(expected)
    assert go_round(town, datetime.fromisoformat(expected)) == 1
    assert len(town.rows()) == 1


def test_on_the_day_the_clocks_are_put_forward_there_is_one_mail(
    town: QuietTown, morning: Callable[..., str]
) -> None:
    """Half past two does not exist in New York on 14 March 2027, and neither does two."""
    eve = datetime(2027, 3, 13, 12, tzinfo=UTC)
    morning(starts_at="2027-03-01T09:00", recurrence="FREQ=DAILY")
    settle(town, eve, time_zone="America/New_York", morning=Morning(hour=2))
    go_round(town, eve)
    before = len(town.rows())
    for step in range(24 * 12):
        moment = eve + timedelta(hours=12) + step * ROUND
        next_at = plan_of(town).next_at
        if next_at is not None and next_at <= moment:
            go_round(town, moment)
    assert len(town.rows()) == before + 1
    assert plan_of(town).next_at == datetime(2027, 3, 15, 6, tzinfo=UTC)


def test_a_round_reads_what_is_due_and_not_what_there_is(
    town: QuietTown, morning: Callable[..., str]
) -> None:
    """Guards the query by next morning: without it a round would read every freelancer there is."""
    morning()
    for _ in range(30):
        plan = MorningPlan(next_at=EIGHT + DAY, last_at=None, updated_at=EVENING)
        town.outside.store.commit([Create(path=paths.morning(TOKENS.id()), value=plan)])
    ahead, store = town.counting(EIGHT)
    assert send_mornings(ahead) == 1
    assert store.reads <= 4
