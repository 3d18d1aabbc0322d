"""The daily digest: find whose morning has come, promise one mail and plan the next, in one commit."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from latchkey.domain.desk.follow_ups import FollowUp
from latchkey.domain.desk.mornings import MorningPlan, begun, is_time, replanned
from latchkey.domain.due_dates import date_in, end_of_day
from latchkey.domain.freelancers import Freelancer
from latchkey.services import paths
from latchkey.services.mail.day_digest import LISTED_MAX, DayDigest, day_digest_mail
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Dropped, Effect, Prepared, Template, enqueue
from latchkey.services.ports import Ports
from latchkey.services.rooms import freelancer_of
from latchkey.services.store import Delete, Stored, Update, Where, Write

logger: Final = logging.getLogger("latchkey")

STALE: Final = timedelta(hours=12)
"""A digest that could not be sent for so long is left out: the next morning tells the same."""
_PAGE: Final = 200


def plan_morning(ports: Ports, *, owner: str, now: datetime) -> None:
    """Follow a change of zone, hour or wish; whoever has no follow-ups has no mornings yet."""

    def attempt() -> None:
        stored = ports.store.get(paths.morning(owner), MorningPlan)
        if stored is None:
            return
        freelancer = freelancer_of(ports, owner).value
        is_new = stored.value.next_at is None and freelancer.morning.is_on
        plan = (
            begun(freelancer.morning, freelancer.time_zone, now)
            if is_new
            else replanned(stored.value, freelancer.morning, freelancer.time_zone, now)
        )
        if plan.next_at != stored.value.next_at:
            ports.store.commit([_saving(stored, plan)])

    retry_optimistic(ports.clock, attempt)


def send_mornings(ports: Ports) -> int:
    """Decide about every morning that has come, and return how many there were.

    Rows are found by their `nextAt` alone, so a round costs what is due. It is safe to run twice, late or
    side by side: the mail and the next morning are one commit, which insists on the plan that was read.
    """
    decided = 0
    for path in _due_plans(ports):
        try:
            decided += retry_optimistic(ports.clock, partial(_decide, ports, path))
        except Exception:
            # One freelancer's morning that cannot be decided about must not keep the others waiting.
            logger.exception("a morning could not be decided about")
    return decided


def _due_plans(ports: Ports) -> Iterator[str]:
    """Go through what is due, each once; whatever was decided about is not due any more."""
    seen: set[str] = set()
    until, since = ports.clock.now(), None
    while True:
        page = _page(ports, until, since)
        fresh = [stored.path for stored in page if stored.path not in seen]
        yield from fresh
        seen.update(fresh)
        if not fresh or len(page) < _PAGE:
            return
        # Those that failed stay due; beginning behind them, they do not fill every page.
        since = page[-1].value.next_at


def _page(ports: Ports, until: datetime, since: datetime | None) -> Sequence[Stored[MorningPlan]]:
    where: list[Where] = [("next_at", "<=", until)]
    if since is not None:
        where.append(("next_at", ">=", since))
    return ports.store.find_anywhere("mornings", MorningPlan, where=where, order_by="next_at", limit=_PAGE)


def _decide(ports: Ports, path: str) -> bool:
    """Decide about one morning by the settings as they are now, whatever they were when it was planned."""
    stored, now, owner = ports.store.get(path, MorningPlan), ports.clock.now(), paths.owner_of(path)
    if stored is None or stored.value.next_at is None or stored.value.next_at > now:
        return False
    found = ports.store.get(paths.freelancer(owner), Freelancer)
    if found is None:
        ports.store.commit([Delete(path=path, read=stored)])
        return False
    freelancer, plan, mails = found.value, stored.value, list[Write]()
    if is_time(plan, freelancer.morning, freelancer.time_zone, now):
        plan = replace(plan, last_at=now)
        if _due_today(ports, owner, freelancer, now, limit=1):
            params = {"owner": owner, "at": now.isoformat()}
            mails.append(enqueue(ports, Template.DAY_DIGEST, params, now=now))
    after = replanned(plan, freelancer.morning, freelancer.time_zone, now)
    ports.store.commit([_saving(stored, after), *mails])
    return True


def _saving(read: Stored[MorningPlan], plan: MorningPlan) -> Update:
    fields = {"next_at": plan.next_at, "last_at": plan.last_at, "updated_at": plan.updated_at}
    return Update(path=read.path, fields=fields, read=read)


def _until_tonight(freelancer: Freelancer, now: datetime) -> list[Where]:
    """Narrow to what asks for attention before the freelancer's day is over, what is overdue included."""
    zone = freelancer.time_zone
    return [("next_at", "<", end_of_day(date_in(zone, now), zone))]


def _due_today(
    ports: Ports, owner: str, freelancer: Freelancer, now: datetime, *, limit: int
) -> Sequence[Stored[FollowUp]]:
    where = _until_tonight(freelancer, now)
    return ports.store.find(paths.follow_ups(owner), FollowUp, where=where, order_by="next_at", limit=limit)


def prepare_day_digest(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Write the digest from what is due at the moment of sending, if there still is something."""
    owner = params["owner"]
    if now - datetime.fromisoformat(params["at"]) > STALE:
        return Dropped(reason="the next morning tells it")
    freelancer = freelancer_of(ports, owner).value
    if not freelancer.morning.is_on:
        return Dropped(reason="switched off")
    due = _due_today(ports, owner, freelancer, now, limit=LISTED_MAX)
    if not due:
        return Dropped(reason="nothing is due")
    count = ports.store.count(paths.follow_ups(owner), where=_until_tonight(freelancer, now))
    return day_digest_mail(
        DayDigest(
            freelancer=freelancer,
            from_name=ports.settings.mail_from_name,
            desk_url=f"{ports.settings.public_url}/desk",
            follow_ups=[stored.value for stored in due],
            count=max(count, len(due)),
            now=now,
        )
    )


DAY_DIGEST_EFFECT: Final = Effect(prepare=prepare_day_digest)
