"""The mornings on which a freelancer is told what is due: one a day, at their hour, in their zone."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from latchkey.domain.desk.recurring import local_of, moment_of
from latchkey.domain.freelancers import Morning


@dataclass(frozen=True, slots=True, kw_only=True)
class MorningPlan:
    """When a freelancer's next daily digest is due, `freelancers/{uid}/mornings/next`.

    It exists from the first follow-up on, so that looking for digests costs nothing for everybody else.
    """

    next_at: datetime | None
    """Null while the freelancer wants none."""
    last_at: datetime | None
    """When a morning was last decided about, whether or not there was something to say."""
    updated_at: datetime


def begun(morning: Morning, time_zone: str, now: datetime) -> MorningPlan:
    """Begin with the next morning there is: one that has gone by today is not made up for."""
    last_at = now if _morning_of(_today(time_zone, now), morning, time_zone) <= now else None
    return replanned(MorningPlan(next_at=None, last_at=last_at, updated_at=now), morning, time_zone, now)


def replanned(plan: MorningPlan, morning: Morning, time_zone: str, now: datetime) -> MorningPlan:
    """Follow the settings as they are now.

    It is the first morning of a day that none was decided about. That may be one of today that has come
    already: whoever moves their hour to an earlier one, or saves their settings a minute after it, still gets
    today's. A day counts by the zone as it is now, so that travelling brings neither two mornings in one day
    nor a day without.
    """
    if not morning.is_on:
        return replace(plan, next_at=None, updated_at=now)
    today = _today(time_zone, now)
    day = today if is_open(plan, time_zone, now) else today + timedelta(days=1)
    return replace(plan, next_at=_morning_of(day, morning, time_zone), updated_at=now)


def is_open(plan: MorningPlan, time_zone: str, now: datetime) -> bool:
    """Tell whether nothing was decided yet about today's morning."""
    return plan.last_at is None or _today(time_zone, plan.last_at) < _today(time_zone, now)


def is_time(plan: MorningPlan, morning: Morning, time_zone: str, now: datetime) -> bool:
    """Tell whether today's digest is to go out now.

    A round that comes late sends today's as well, but not in the small hours: it waits for today's hour, and
    of mornings that nobody looked at only today's is made up for.
    """
    has_come = _morning_of(_today(time_zone, now), morning, time_zone) <= now
    return morning.is_on and has_come and is_open(plan, time_zone, now)


def _today(time_zone: str, now: datetime) -> date:
    return local_of(now, time_zone).date()


def _morning_of(day: date, morning: Morning, time_zone: str) -> datetime:
    return moment_of(datetime.combine(day, time(morning.hour)), time_zone)
