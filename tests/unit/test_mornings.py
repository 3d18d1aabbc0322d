"""On which mornings a freelancer is told what is due: one a day, whatever the clocks and the settings do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain.desk.mornings import MorningPlan, begun, is_time, replanned
from latchkey.domain.desk.recurring import local_of
from latchkey.domain.freelancers import Morning

KOLKATA: Final = "Asia/Kolkata"
EIGHT: Final = Morning(hour=8)
EVENING: Final = datetime(2026, 11, 20, 16, tzinfo=UTC)
"""21:30 in Kolkata."""
ZONES: Final = (
    KOLKATA,
    "Pacific/Tongatapu",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "America/New_York",
    "America/Santiago",
    "Australia/Lord_Howe",
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def decided(plan: MorningPlan, morning: Morning, zone: str, now: datetime) -> MorningPlan:
    """Decide as the round does."""
    taken = replace(plan, last_at=now) if is_time(plan, morning, zone, now) else plan
    return replanned(taken, morning, zone, now)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-20T16:00:00+00:00", "2026-11-21T02:30:00+00:00"),
        ("2026-11-20T02:29:00+00:00", "2026-11-20T02:30:00+00:00"),
        ("2026-11-20T02:30:00+00:00", "2026-11-21T02:30:00+00:00"),
    ],
)
def test_the_first_morning_is_the_next_there_is(now: str, expected: str) -> None:
    assert begun(EIGHT, KOLKATA, at(now)).next_at == at(expected)


def test_whoever_wants_none_has_none() -> None:
    assert begun(Morning(is_on=False), KOLKATA, EVENING).next_at is None
    assert not is_time(begun(EIGHT, KOLKATA, EVENING), Morning(is_on=False), KOLKATA, at("2026-11-21T03:00Z"))


def test_a_later_hour_on_a_day_that_was_told_waits_for_the_next_day() -> None:
    told = decided(begun(EIGHT, KOLKATA, EVENING), EIGHT, KOLKATA, at("2026-11-21T02:31Z"))
    assert replanned(told, Morning(hour=10), KOLKATA, at("2026-11-21T03:00Z")).next_at == at(
        "2026-11-22T04:30Z"
    )


def test_an_earlier_hour_on_a_day_that_was_not_told_makes_it_due() -> None:
    plan = begun(Morning(hour=20), KOLKATA, EVENING)
    moved = replanned(plan, Morning(hour=7), KOLKATA, at("2026-11-21T04:00Z"))
    assert moved.next_at == at("2026-11-21T01:30Z")
    assert is_time(moved, Morning(hour=7), KOLKATA, at("2026-11-21T04:00Z"))


def test_saving_the_settings_a_minute_after_the_hour_loses_no_morning() -> None:
    """Guards that a due morning stays due: the round that would have told may be minutes away."""
    plan = begun(EIGHT, KOLKATA, EVENING)
    assert replanned(plan, EIGHT, KOLKATA, at("2026-11-21T02:31Z")).next_at == at("2026-11-21T02:30Z")


def test_a_round_that_is_days_late_waits_for_the_hour_and_tells_once() -> None:
    plan = begun(EIGHT, KOLKATA, EVENING)
    night = at("2026-11-23T21:00Z")
    assert not is_time(plan, EIGHT, KOLKATA, night)
    waiting = decided(plan, EIGHT, KOLKATA, night)
    assert waiting.next_at == at("2026-11-24T02:30Z")
    noon = at("2026-11-24T06:00Z")
    assert is_time(waiting, EIGHT, KOLKATA, noon)
    assert decided(waiting, EIGHT, KOLKATA, noon).next_at == at("2026-11-25T02:30Z")


def test_flying_west_over_the_date_line_brings_no_second_morning_in_a_day() -> None:
    """It was told at eight on the 21st in Tonga, which is the 20th in Samoa: the next is the 21st."""
    told_at = at("2026-11-20T19:00Z")
    plan = MorningPlan(next_at=None, last_at=told_at, updated_at=told_at)
    moved = replanned(plan, EIGHT, "Pacific/Pago_Pago", told_at + timedelta(hours=1))
    assert moved.next_at == at("2026-11-21T19:00Z")


def test_flying_east_over_the_date_line_leaves_no_day_without() -> None:
    told_at = at("2026-11-20T19:00Z")
    plan = MorningPlan(next_at=None, last_at=told_at, updated_at=told_at)
    moved = replanned(plan, EIGHT, "Pacific/Tongatapu", told_at + timedelta(hours=1))
    assert moved.next_at == at("2026-11-21T19:00Z")


@pytest.mark.parametrize(
    ("zone", "eve", "hour", "expected"),
    [
        # 02:00 does not exist on 14 March 2027, and 01:00 comes twice on 7 November.
        ("America/New_York", "2027-03-13T12:00:00+00:00", 2, "2027-03-14T07:00:00+00:00"),
        ("America/New_York", "2027-11-06T12:00:00+00:00", 1, "2027-11-07T05:00:00+00:00"),
        ("Australia/Sydney", "2026-10-03T00:00:00+00:00", 2, "2026-10-03T16:00:00+00:00"),
        ("America/Santiago", "2026-09-05T12:00:00+00:00", 0, "2026-09-06T04:00:00+00:00"),
    ],
)
def test_on_a_day_of_changing_clocks_there_is_one_morning(
    zone: str, eve: str, hour: int, expected: str
) -> None:
    plan = begun(Morning(hour=hour), zone, at(eve))
    assert plan.next_at == at(expected)
    after = decided(plan, Morning(hour=hour), zone, at(expected))
    assert after.next_at is not None
    assert timedelta(hours=22) <= after.next_at - at(expected) <= timedelta(hours=26)


@given(
    st.sampled_from(ZONES),
    st.integers(0, 23),
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 -- the strategy adds the zone
    st.lists(st.integers(1, 2_000), min_size=5, max_size=60),
)
def test_however_rounds_come_a_day_is_told_at_most_once_and_in_its_morning_or_later(
    zone: str, hour: int, start: datetime, minutes: list[int]
) -> None:
    morning, now, told = Morning(hour=hour), start, list[datetime]()
    plan = begun(morning, zone, now)
    for each in minutes:
        now += timedelta(minutes=each)
        if plan.next_at is None or plan.next_at > now:
            continue
        if is_time(plan, morning, zone, now):
            told.append(now)
        plan = decided(plan, morning, zone, now)
        assert plan.next_at is not None
        assert plan.next_at > now
    days = [local_of(each, zone).date() for each in told]
    assert len(days) == len(set(days))
