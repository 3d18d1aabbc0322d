"""The demo's clock knows every schedule there is, and misses none of its times."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local.clock import deployed_schedules, due_between, read_schedule

NOON = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)


def test_every_schedule_that_is_deployed_is_called() -> None:
    assert set(deployed_schedules()) == {"deliver_often", "sweep_hourly", "reconcile_nightly"}


def test_in_an_hour_each_is_called_at_its_times() -> None:
    schedules = deployed_schedules()
    minutes = [NOON + timedelta(minutes=minute) for minute in range(60)]
    called = [
        name for minute in minutes for name in due_between(schedules, minute - timedelta(minutes=1), minute)
    ]
    assert (called.count("deliver_often"), called.count("sweep_hourly")) == (12, 1)


def test_after_a_long_sleep_each_is_called_once() -> None:
    due = due_between(deployed_schedules(), NOON, NOON + timedelta(days=400))
    assert sorted(due) == ["deliver_often", "reconcile_nightly", "sweep_hourly"]


@given(st.integers(0, 10_000), st.integers(0, 200))
def test_no_time_is_missed_between_two_looks(start: int, seconds: int) -> None:
    """A round that takes its time must not swallow what became due meanwhile."""
    schedules = {"often": read_schedule("*/5 * * * *")}
    after = NOON + timedelta(seconds=start)
    until = after + timedelta(seconds=seconds)
    passed = int(until.timestamp()) // 300 > int(after.timestamp()) // 300
    assert bool(due_between(schedules, after, until)) is passed


def test_a_schedule_it_cannot_keep_is_refused() -> None:
    with pytest.raises(ValueError, match="minutes and hours"):
        read_schedule("0 8 * * 1")
