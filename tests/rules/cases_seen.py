"""Who may say that somebody has seen the messages."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from tests.rules.cases import SHUT, STILL_OPEN, Case, bad, case, good, without, wrong_types
from tests.rules.firestore_rest import SERVER_TIME, Create, Delete, Get, Query, Replace, Request, Value
from tests.rules.world import (
    CLIENT_SIDE,
    NOW,
    TOMORROW,
    YESTERDAY,
    Person,
    World,
    new_id,
)

ABOUT: Final = "seen"
_case = partial(case, ABOUT)
MARK: Final[Mapping[str, Value]] = {"at": SERVER_TIME, "timeZone": "Asia/Kolkata"}

VARIANTS: Final = (
    good("in a zone of 64 characters", {"timeZone": "z" * 64}),
    bad("in a zone of 65 characters", {"timeZone": "z" * 65}),
    good("in no zone", {"timeZone": ""}),
    bad("yesterday", {"at": YESTERDAY}),
    bad("tomorrow", {"at": TOMORROW}),
    bad("at a time of their own", {"at": NOW}),
    bad("and a field nobody asked for", {"device": "phone"}),
    *wrong_types({"at": [], "timeZone": ["a word", "an empty string"]}),
)


def cases() -> Iterator[Case]:
    """List every attempt at the marks of who has seen a room."""
    for person in CLIENT_SIDE:
        for when, room in STILL_OPEN.items():
            yield _case(f"say they looked for the first time{when}", person, _first(), room, is_allowed=True)
            yield _case(f"say they looked again{when}", person, _again(), room, is_allowed=True)
        for when, room in SHUT.items():
            yield _case(f"say they looked {when}", person, _first(), room)
            yield _case(f"say they looked again {when}", person, _again(), room)
    for variant in VARIANTS:
        name = f"say they looked, {variant.name}"
        attempt = _first(variant.change)
        yield _case(name, Person.LINK_HOLDER, attempt, is_allowed=variant.is_valid)
    for field in MARK:
        yield _case(f"say they looked without {field}", Person.LINK_HOLDER, _without(field))
    yield _case("say that a client looked", Person.OWNER, _first())
    yield _case("say that a client looked again", Person.OWNER, _again())
    yield _case("say that nobody of the room looked", Person.LINK_HOLDER, _of_nobody)
    yield _case("say that somebody of another project looked", Person.LINK_HOLDER, _of_another_project)
    for person in Person:
        yield _case("read when somebody looked", person, lambda world: Get(path=_stored(world)))
        yield _case(
            "list who looked", person, lambda world: Query(parent=world.room, collection="seen", limit=1)
        )
        yield _case("make somebody have never looked", person, lambda world: Delete(path=_stored(world)))


def _stored(world: World) -> str:
    return f"{world.room}/seen/{world.document_id}"


def _first(change: Mapping[str, Value] | None = None) -> Callable[[World], Request]:
    """Mark for the person of the room who never looked."""
    return lambda world: Create(path=f"{world.room}/seen/new", data={**MARK, **(change or {})})


def _again() -> Callable[[World], Request]:
    return lambda world: Replace(path=_stored(world), data=MARK)


def _without(field: str) -> Callable[[World], Request]:
    return lambda world: Create(path=f"{world.room}/seen/new", data=without(MARK, field))


def _of_nobody(world: World) -> Request:
    return Create(path=f"{world.room}/seen/{new_id()}", data=MARK)


def _of_another_project(world: World) -> Request:
    return Create(path=f"{world.room}/seen/{world.named('elsewhere')}", data=MARK)
