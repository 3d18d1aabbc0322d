"""Who may plan: milestones are the owner's to write and the client's to read."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from tests.rules.cases import Case, bad, case, good, without, wrong_types
from tests.rules.firestore_rest import Create, Delete, Replace, Request, Update, Value
from tests.rules.world import (
    CLIENT_SIDE,
    CLOSED,
    CLOSED_SINCE_YESTERDAY,
    OPEN,
    OPEN_UNTIL_TOMORROW,
    Person,
    World,
    milestone,
    new_id,
)

ABOUT: Final = "milestones"
_case = partial(case, ABOUT)

VARIANTS: Final = (
    *(good(status, {"status": status}) for status in ("planned", "inProgress", "review", "done")),
    bad("with a status nobody knows", {"status": "Done"}),
    good("half done", {"progress": 50}),
    good("at 100 %", {"progress": 100}),
    bad("at 101 %", {"progress": 101}),
    bad("at -1 %", {"progress": -1}),
    good("between two others", {"position": 1.5}),
    bad("at position 0", {"position": 0}),
    bad("at position -1", {"position": -1}),
    bad("at no number's position", {"position": float("nan")}),
    good("with a title of 120 characters", {"title": "t" * 120}),
    bad("with a title of 121 characters", {"title": "t" * 121}),
    bad("with a blank title", {"title": " \u200b"}),
    *(
        variant
        for field in ("dueOn", "doneOn")
        for variant in (
            good(f"with {field} 2026-12-31", {field: "2026-12-31"}),
            bad(f"with {field} 2026-13-01", {field: "2026-13-01"}),
            bad(f"with {field} 2026-00-01", {field: "2026-00-01"}),
            bad(f"with {field} 2026-01-32", {field: "2026-01-32"}),
            bad(f"with {field} 2026-1-1", {field: "2026-1-1"}),
            bad(f"with {field} 2026-01-01T00:00", {field: "2026-01-01T00:00"}),
        )
    ),
    bad("with a field nobody asked for", {"amountMinor": 0}),
    *wrong_types(
        {
            "position": ["an integer", "a fraction"],
            "title": ["a word"],
            "status": [],
            "progress": ["an integer"],
            "dueOn": ["null"],
            "doneOn": ["null"],
        }
    ),
)

CHANGES: Final[dict[str, Callable[[World], Request]]] = {
    "add": lambda world: Create(path=f"{world.room}/milestones/{new_id()}", data=milestone()),
    "rename": lambda world: Update(path=_stored(world), data={"title": "Second draft"}),
    "delete": lambda world: Delete(path=_stored(world)),
}
"""The three kinds of write, each valid in itself."""


def cases() -> Iterator[Case]:
    """List every attempt at the milestones of a room."""
    for verb, attempt in CHANGES.items():
        for room in (OPEN, OPEN_UNTIL_TOMORROW):
            ends = " that closes tomorrow" if room else ""
            yield _case(f"{verb} a milestone in a room{ends}", Person.OWNER, attempt, room, is_allowed=True)
        for room in (CLOSED, CLOSED_SINCE_YESTERDAY):
            when = "in a closed room" if room is CLOSED else "after the closing time"
            yield _case(f"{verb} a milestone {when}", Person.OWNER, attempt, room)
        for person in CLIENT_SIDE:
            yield _case(f"{verb} a milestone", person, attempt)
    for variant in VARIANTS:
        for verb, write in (("add", _adding(variant.change)), ("leave", _leaving(variant.change))):
            yield _case(
                f"{verb} a milestone {variant.name}", Person.OWNER, write, is_allowed=variant.is_valid
            )
    for field in milestone():
        yield _case(f"add a milestone without its {field}", Person.OWNER, _without(field))
    for milestone_id in ("short", "a" * 21, "a" * 19 + "-"):
        yield _case(
            f"add a milestone with the id {milestone_id}",
            Person.OWNER,
            _adding({}, milestone_id=milestone_id),
        )


def _adding(change: Mapping[str, Value], *, milestone_id: str | None = None) -> Callable[[World], Create]:
    data = {**milestone(), **change}
    return lambda world: Create(path=f"{world.room}/milestones/{milestone_id or new_id()}", data=data)


def _leaving(change: Mapping[str, Value]) -> Callable[[World], Update]:
    return lambda world: Update(path=_stored(world), data=change)


def _without(field: str) -> Callable[[World], Replace]:
    return lambda world: Replace(path=_stored(world), data=without(milestone(), field))


def _stored(world: World) -> str:
    return f"{world.room}/milestones/{world.document_id}"
