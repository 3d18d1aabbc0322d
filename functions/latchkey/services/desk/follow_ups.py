"""Follow-ups: make, change and delete them, and take that back."""

import re
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Final

from latchkey.domain import ids
from latchkey.domain.desk.follow_ups import (
    About,
    AboutKind,
    FollowUp,
    deleted,
    restored,
    rewritten,
)
from latchkey.domain.desk.mornings import begun
from latchkey.domain.desk.recurring import moment_of, read_rule
from latchkey.domain.errors.desk import FollowUpNotFoundError
from latchkey.domain.errors.requests import RequestInvalidError
from latchkey.services import paths
from latchkey.services.desk.leads import lead_of
from latchkey.services.idempotency import attempt_of, first_result, remember
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.ports import Ports
from latchkey.services.rooms import client_of, freelancer_of, project_of
from latchkey.services.store import ContendedError, Create, Delete, Stored, Update, Write

KEPT_DELETED: Final = timedelta(days=1)
_PER_ROUND: Final = 200
_BATCH: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the form says."""

    title: str
    about_kind: AboutKind | None
    about_id: str
    starts_at: str
    """A local date and time, `YYYY-MM-DDTHH:MM`."""
    time_zone: str
    recurrence: str | None


def create_follow_up(ports: Ports, *, owner: str, wish: Wish, key: str, now: datetime) -> str:
    """Make a follow-up and give its id; the first one ever also plans the freelancer's mornings.

    A key that has the form of an id becomes the id: so a browser shows the row before it is answered, and
    knows it again when a listener brings it first.

    Raises:
        RequestInvalidError: its rule never comes.

    """
    asked = attempt_of(owner=owner, action="create-follow-up", key=key, request={"wish": wish})

    def attempt() -> str:
        before = first_result(ports.store, asked)
        if before is not None:
            return before["followUpId"]
        follow_up_id = key if re.fullmatch(ids.ID_PATTERN, key) else ports.tokens.id()
        ports.store.commit(
            [
                Create(path=paths.follow_up(owner, follow_up_id), value=_begun(ports, owner, wish, now)),
                *_first_morning(ports, owner, now),
                remember(asked, {"followUpId": follow_up_id}, now=now),
            ]
        )
        return follow_up_id

    return retry_optimistic(ports.clock, attempt)


def _begun(ports: Ports, owner: str, wish: Wish, now: datetime) -> FollowUp:
    due_at = _first_due(ports, wish)
    return FollowUp(
        title=wish.title,
        about=_about(ports, owner, wish),
        starts_at=wish.starts_at,
        time_zone=wish.time_zone,
        recurrence=wish.recurrence,
        due_at=due_at,
        snoozed_until=None,
        next_at=due_at,
        is_done=False,
        last_done=None,
        deleted_at=None,
        created_at=now,
        updated_at=now,
    )


def change_follow_up(ports: Ports, *, owner: str, follow_up_id: str, wish: Wish, now: datetime) -> None:
    """Say it anew; what was done stays in the history.

    Raises:
        FollowUpNotFoundError: the owner has no such follow-up.
        RequestInvalidError: its rule never comes.

    """

    def attempt() -> None:
        stored = follow_up_of(ports, owner, follow_up_id)
        said = replace(
            stored.value,
            title=wish.title,
            about=_about(ports, owner, wish, known=stored.value.about),
            starts_at=wish.starts_at,
            time_zone=wish.time_zone,
            recurrence=wish.recurrence,
        )
        after = rewritten(stored.value, said, due_at=_first_due(ports, wish), now=now)
        ports.store.commit([saving(stored, after)])

    retry_optimistic(ports.clock, attempt)


def delete_follow_up(ports: Ports, *, owner: str, follow_up_id: str, now: datetime) -> None:
    """Put a follow-up away; for a day it can be restored."""

    def attempt() -> None:
        stored = _any_follow_up_of(ports, owner, follow_up_id)
        if stored.value.deleted_at is None:
            ports.store.commit([saving(stored, deleted(stored.value, now=now))])

    retry_optimistic(ports.clock, attempt)


def restore_follow_up(ports: Ports, *, owner: str, follow_up_id: str, now: datetime) -> None:
    """Bring a deleted follow-up back."""

    def attempt() -> None:
        stored = _any_follow_up_of(ports, owner, follow_up_id)
        if stored.value.deleted_at is not None:
            ports.store.commit([saving(stored, restored(stored.value, now=now))])

    retry_optimistic(ports.clock, attempt)


def forget_deleted_follow_ups(ports: Ports) -> int:
    """Remove what was deleted more than a day ago, with its history; tell how many those were."""
    before = ports.clock.now() - KEPT_DELETED
    gone = ports.store.find_anywhere(
        "followUps", FollowUp, where=[("deleted_at", "<=", before)], limit=_PER_ROUND
    )
    return sum(_forget(ports, follow_up) for follow_up in gone)


def _forget(ports: Ports, follow_up: Stored[FollowUp]) -> bool:
    """Remove a follow-up with its history, and tell whether it was still to be removed."""
    history = paths.history(follow_up.path)
    entries = ports.store.find(history, dict, limit=_BATCH)
    while len(entries) == _BATCH:
        # What one commit cannot hold goes first: a run that is cut short finds the follow-up again.
        ports.store.commit([Delete(path=entry.path) for entry in entries])
        entries = ports.store.find(history, dict, limit=_BATCH)
    last: list[Write] = [Delete(path=entry.path) for entry in entries]
    try:
        ports.store.commit([*last, Delete(path=follow_up.path, read=follow_up)])
    except ContendedError:
        # It was restored just now.
        return False
    return True


def follow_up_of(ports: Ports, owner: str, follow_up_id: str) -> Stored[FollowUp]:
    """Read one of the owner's follow-ups that was not deleted."""
    stored = _any_follow_up_of(ports, owner, follow_up_id)
    if stored.value.deleted_at is not None:
        raise FollowUpNotFoundError
    return stored


def _any_follow_up_of(ports: Ports, owner: str, follow_up_id: str) -> Stored[FollowUp]:
    stored = ports.store.get(paths.follow_up(owner, follow_up_id), FollowUp)
    if stored is None:
        raise FollowUpNotFoundError
    return stored


def saving(read: Stored[FollowUp], after: FollowUp) -> Update:
    """Give the write that keeps a follow-up, unless somebody else changed it since it was read."""
    changes = {each.name: getattr(after, each.name) for each in fields(FollowUp)}
    return Update(path=read.path, fields=changes, read=read)


def _first_due(ports: Ports, wish: Wish) -> datetime:
    """Give the first occurrence: for a rule that leaves the first day out, the next day that fits."""
    starts_at = datetime.fromisoformat(wish.starts_at)
    if wish.recurrence is None:
        return moment_of(starts_at, wish.time_zone)
    found = ports.recurrences.from_then_on(read_rule(wish.recurrence), starts_at=starts_at, since=starts_at)
    first = next(iter(found), None)
    if first is None:
        raise RequestInvalidError(fields={"recurrence": "It ends before it comes once. Choose a later end."})
    return moment_of(first, wish.time_zone)


def _first_morning(ports: Ports, owner: str, now: datetime) -> list[Write]:
    freelancer = freelancer_of(ports, owner).value
    if ports.store.get(paths.morning(owner), dict) is not None:
        return []
    plan = begun(freelancer.morning, freelancer.time_zone, now)
    return [Create(path=paths.morning(owner), value=plan)]


def _about(ports: Ports, owner: str, wish: Wish, *, known: About | None = None) -> About | None:
    """Name what a follow-up is about by what the desk knows, not by what a browser says of it.

    What it was about already keeps its name, even where the lead or client is gone.
    """
    kind, about_id = wish.about_kind, wish.about_id
    if kind is None:
        return None
    if known is not None and (known.kind, known.id) == (kind, about_id):
        return known
    return About(kind=kind, id=about_id, name=_name_of(ports, owner, kind, about_id))


def _name_of(ports: Ports, owner: str, kind: AboutKind, about_id: str) -> str:
    match kind:
        case AboutKind.CLIENT:
            return client_of(ports, owner, about_id).value.name
        case AboutKind.LEAD:
            lead = lead_of(ports, owner, about_id).value
            return lead.name or lead.company or lead.title
        case AboutKind.ROOM:
            return project_of(ports, owner, about_id).value.title
