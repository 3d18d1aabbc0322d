"""Rules by which follow-ups come again: how they are spelt, what they come to, and when a local time is."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice, pairwise
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.adapters.recurrence import DateutilRecurrences
from latchkey.domain.desk.recurring import (
    Frequency,
    Rule,
    RuleError,
    Weekday,
    count_between,
    first_after,
    local_of,
    moment_of,
    read_rule,
    rule_text,
    search_from,
)
from tests.unit.vectors import each

CALENDAR: Final = DateutilRecurrences()
ZONES: Final = (
    "UTC",
    "Pacific/Tongatapu",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "America/New_York",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "America/Santiago",
    "Asia/Kathmandu",
    "Pacific/Apia",
)


def rule_of(spelt: dict[str, Any]) -> Rule:
    return Rule(
        frequency=Frequency(spelt["frequency"]),
        every=spelt["every"],
        weekdays=tuple(Weekday(each) for each in spelt["weekdays"]),
        month_day=spelt["monthDay"],
        until=datetime.fromisoformat(spelt["until"]).date() if spelt["until"] else None,
    )


def occurrences(rule: Rule, starts_at: datetime, since: datetime | None = None) -> Iterator[datetime]:
    return CALENDAR.from_then_on(rule, starts_at=starts_at, since=since or starts_at)


@each("recurrence", "texts")
def test_a_rule_is_spelt_one_way_and_read_back(case: dict[str, Any]) -> None:
    rule = rule_of(case["rule"])
    assert rule_text(rule) == case["text"]
    assert read_rule(case["text"]) == rule


@each("recurrence", "refused")
def test_what_follow_ups_do_not_understand_is_no_rule(case: dict[str, Any]) -> None:
    with pytest.raises(RuleError):
        read_rule(case["text"])


def test_a_rule_in_another_order_is_the_same_rule() -> None:
    assert rule_text(read_rule("BYDAY=SU,MO;FREQ=WEEKLY")) == "FREQ=WEEKLY;BYDAY=MO,SU"


@each("recurrence", "moments")
def test_a_local_time_is_a_moment(case: dict[str, Any]) -> None:
    moment = moment_of(datetime.fromisoformat(case["local"]), case["timeZone"])
    assert moment == datetime.fromisoformat(case["expected"])


@each("recurrence", "occurrences")
def test_a_rule_comes_to_these_times(case: dict[str, Any]) -> None:
    starts_at = datetime.fromisoformat(case["startsAt"])
    expected = case["expected"]
    found = list(islice(occurrences(read_rule(case["rule"]), starts_at), 4))
    assert [each.isoformat(timespec="minutes") for each in found] == [each["local"] for each in expected]
    moments = [moment_of(each, case["timeZone"]) for each in found]
    assert moments == [datetime.fromisoformat(each["moment"]) for each in expected]


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    frequency = draw(st.sampled_from(Frequency))
    weekdays = draw(st.sets(st.sampled_from(Weekday), min_size=1))
    return Rule(
        frequency=frequency,
        every=draw(st.integers(1, 6)),
        weekdays=tuple(each for each in Weekday if each in weekdays) if frequency is Frequency.WEEKLY else (),
        month_day=draw(st.sampled_from((*range(1, 32), -1))) if frequency is Frequency.MONTHLY else None,
    )


starts = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001 -- local times have no zone
    lambda each: each.replace(second=0, microsecond=0)
)


@given(rules())
def test_every_rule_is_read_back(rule: Rule) -> None:
    assert read_rule(rule_text(rule)) == rule


@given(rules(), starts, st.sampled_from(ZONES), st.integers(-3, 500))
def test_the_next_is_strictly_later_and_the_only_one(
    rule: Rule, starts_at: datetime, zone: str, days_late: int
) -> None:
    """However late one was done, one comes next: strictly later, and none between now and it."""
    now = moment_of(starts_at, zone) + timedelta(days=days_late)
    near = occurrences(rule, starts_at, search_from(now, zone))
    following = first_after(near, zone, now)
    assert following is not None
    assert following > now
    assert count_between(occurrences(rule, starts_at), zone, after=now, until=following) == 1


@given(rules(), starts, st.sampled_from(ZONES))
def test_the_local_time_of_day_is_kept(rule: Rule, starts_at: datetime, zone: str) -> None:
    """It is as it was said, except where clocks skip that time: then by as much as they are put forward."""
    for local in islice(occurrences(rule, starts_at), 60):
        assert local.time() == starts_at.time()
        there = local_of(moment_of(local, zone), zone)
        before, after = (local.replace(tzinfo=ZoneInfo(zone), fold=fold).utcoffset() for fold in (0, 1))
        assert before is not None
        assert after is not None
        assert there - local == max(after - before, timedelta(0))


@given(rules(), starts, st.sampled_from(ZONES))
def test_occurrences_never_come_in_a_burst(rule: Rule, starts_at: datetime, zone: str) -> None:
    """No two are less than a day's length apart, shortened by an hour where clocks are put forward."""
    moments = [moment_of(each, zone) for each in islice(occurrences(rule, starts_at), 60)]
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert min(gaps) >= timedelta(hours=22)


@given(starts, st.integers(29, 31))
def test_a_shorter_month_has_its_last_day_instead(starts_at: datetime, day: int) -> None:
    rule = Rule(frequency=Frequency.MONTHLY, month_day=day)
    found = list(islice(occurrences(rule, starts_at), 40))
    months = [each.year * 12 + each.month for each in found]
    assert months == list(range(months[0], months[0] + 40))
    for local in found:
        tomorrow = local + timedelta(days=1)
        assert local.day == day or (local.day < day and tomorrow.day == 1)


def test_a_day_that_a_zone_left_out_is_no_second_occurrence() -> None:
    """Samoa had no 30 December 2011: what was due then is due the day after, once."""
    rule = Rule(frequency=Frequency.DAILY)
    starts_at = datetime(2011, 12, 29, 9)  # noqa: DTZ001 -- local times have no zone
    first = moment_of(starts_at, "Pacific/Apia")
    second = first_after(occurrences(rule, starts_at), "Pacific/Apia", first)
    assert second == first + timedelta(days=1)
    third = first_after(occurrences(rule, starts_at), "Pacific/Apia", second)
    assert third == second + timedelta(days=1)


def test_an_occurrence_that_clocks_moved_behind_now_is_not_missed() -> None:
    """Half past two is half past three on that day in New York, so at three o'clock it is still to come."""
    zone, starts_at = "America/New_York", datetime(2027, 3, 13, 2, 30)  # noqa: DTZ001 -- local times have no zone
    rule = Rule(frequency=Frequency.DAILY)
    three = datetime.fromisoformat("2027-03-14T07:00:00+00:00")
    near = occurrences(rule, starts_at, search_from(three, zone))
    assert first_after(near, zone, three) == three + timedelta(minutes=30)
