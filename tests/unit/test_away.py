"""When mail about messages may go out: quiet hours over midnight, over changes of the clocks, in any zone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain.away import AwayRecord, QuietHours, quiet_until, zone_or
from latchkey.services.away.readers import told_until
from latchkey.services.outbox import Row, RowState, Template

NIGHT = QuietHours(from_hour=21, until_hour=8)
NAP = QuietHours(from_hour=13, until_hour=15)
BERLIN = ZoneInfo("Europe/Berlin")
ZONES = (
    "Pacific/Tongatapu",
    "Pacific/Pago_Pago",
    "Asia/Kathmandu",
    "America/St_Johns",
    "Australia/Lord_Howe",
)


def at(zone: ZoneInfo, day: int, hour: int, minute: int = 0, *, month: int = 6, fold: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=zone, fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("quiet", "now", "until"),
    [
        (NIGHT, at(BERLIN, 3, 20, 59), None),
        (NIGHT, at(BERLIN, 3, 21), at(BERLIN, 4, 8)),
        (NIGHT, at(BERLIN, 3, 23, 59), at(BERLIN, 4, 8)),
        (NIGHT, at(BERLIN, 4, 0), at(BERLIN, 4, 8)),
        (NIGHT, at(BERLIN, 4, 7, 59), at(BERLIN, 4, 8)),
        (NIGHT, at(BERLIN, 4, 8), None),
        (NAP, at(BERLIN, 3, 12, 59), None),
        (NAP, at(BERLIN, 3, 13), at(BERLIN, 3, 15)),
        (NAP, at(BERLIN, 3, 15), None),
        (QuietHours(from_hour=9, until_hour=9), at(BERLIN, 3, 9), None),
        (QuietHours(from_hour=21, until_hour=0), at(BERLIN, 3, 23), at(BERLIN, 4, 0)),
    ],
)
def test_quiet_hours_end_where_they_say(quiet: QuietHours, now: datetime, until: datetime | None) -> None:
    assert quiet_until(quiet, BERLIN, now) == until


def test_a_night_in_which_the_clocks_change_ends_by_the_clock_on_the_wall() -> None:
    """In Berlin the night of 29 March 2026 has 10 hours, and that of 25 October 12."""
    spring, autumn = at(BERLIN, 28, 21, month=3), at(BERLIN, 24, 21, month=10)
    ends = [quiet_until(NIGHT, BERLIN, night) for night in (spring, autumn)]
    assert ends == [spring + timedelta(hours=10), autumn + timedelta(hours=12)]


def test_an_hour_the_clocks_skip_ends_the_quiet_when_they_were_put_forward() -> None:
    until_two = QuietHours(from_hour=21, until_hour=2)
    assert quiet_until(until_two, BERLIN, at(BERLIN, 28, 23, month=3)) == at(BERLIN, 29, 3, month=3)


def test_an_hour_that_comes_twice_ends_the_quiet_the_first_time() -> None:
    until_two = QuietHours(from_hour=21, until_hour=2)
    assert quiet_until(until_two, BERLIN, at(BERLIN, 24, 23, month=10)) == at(BERLIN, 25, 2, month=10)
    assert quiet_until(until_two, BERLIN, at(BERLIN, 25, 2, 30, month=10, fold=1)) is None


def test_where_the_clocks_go_back_by_hours_the_quiet_ends_the_second_time() -> None:
    """Casey put its clocks back from two in the morning to eleven in the evening, on 5 March 2010."""
    casey, until_one = ZoneInfo("Antarctica/Casey"), QuietHours(from_hour=21, until_hour=1)
    again = datetime(2010, 3, 4, 16, 30, tzinfo=UTC)
    assert quiet_until(until_one, casey, again) == datetime(2010, 3, 4, 17, tzinfo=UTC)


@given(
    st.integers(0, 23),
    st.integers(0, 23),
    st.sampled_from(ZONES),
    st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 -- hypothesis adds the zone
)
def test_quiet_ends_ahead_and_within_a_day(from_hour: int, until_hour: int, zone: str, now: datetime) -> None:
    """Otherwise a mail would be looked at for ever in one round, or wait for ever."""
    quiet, here = QuietHours(from_hour=from_hour, until_hour=until_hour), ZoneInfo(zone)
    until = quiet_until(quiet, here, now)
    if until is not None:
        assert now < until <= now + timedelta(hours=25)
        assert until.astimezone(here).hour in (until_hour, (until_hour + 1) % 24)
    if from_hour == until_hour:
        assert until is None


@pytest.mark.parametrize(
    "name",
    ["Middle/Earth", "../../etc/passwd", "/etc/passwd", "Europe", "tzdata.zi", "\0", "z" * 64, "", None],
)
def test_an_invented_zone_counts_as_the_freelancers(name: str | None) -> None:
    assert zone_or(name, "Asia/Kolkata").key == "Asia/Kolkata"


def test_every_zone_there_is_is_taken() -> None:
    assert [name for name in sorted(available_timezones()) if zone_or(name, "UTC").key != name] == []


NOON = datetime(2026, 6, 3, 12, tzinfo=UTC)
RECORD = AwayRecord(row_id="r", told_until=NOON, telling_until=NOON + timedelta(hours=1))


def a_row(state: RowState) -> Row:
    return Row(
        template=Template.MESSAGE_DIGEST,
        params={},
        state=state,
        attempts=1,
        next_try_at=NOON,
        lease_until=None,
        created_at=NOON,
        sent_at=None,
        expire_at=NOON,
    )


@pytest.mark.parametrize(
    ("row", "is_told"),
    [
        (a_row(RowState.SENT), True),
        (a_row(RowState.FAILED), True),
        (None, True),
        (a_row(RowState.DROPPED), False),
        (a_row(RowState.WAITING), False),
        (a_row(RowState.SENDING), False),
    ],
)
def test_only_what_left_was_told(row: Row | None, *, is_told: bool) -> None:
    assert told_until(RECORD, row) == (RECORD.telling_until if is_told else RECORD.told_until)
