"""The vocabulary in which the tables of cases are written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tests.rules.firestore_rest import Request, Value
from tests.rules.world import (
    CLIENT_SIDE,
    CLOSED,
    CLOSED_SINCE_YESTERDAY,
    NOW,
    OPEN,
    OPEN_UNTIL_TOMORROW,
    Person,
    World,
)

STILL_OPEN: Final = {"": OPEN, " in a room that closes tomorrow": OPEN_UNTIL_TOMORROW}
SHUT: Final = {"in a closed room": CLOSED, "after the closing time": CLOSED_SINCE_YESTERDAY}
"""Rooms for the same attempt, by the words for where it is made."""

Attempt = Callable[[World], Request]
"""What somebody asks of the engine, once the world is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One person's attempt in one room, and whether the rules must let it through."""

    about: str
    """The collection whose rules decide."""
    name: str
    person: Person
    attempt: Attempt
    room: Mapping[str, Value] = field(default_factory=dict)
    is_allowed: bool
    before: Callable[[World], Mapping[str, Mapping[str, Value] | None]] | None = None
    """What stands at paths that all rooms share; None takes away what an earlier case left there."""

    def __str__(self) -> str:
        verdict = "may" if self.is_allowed else "may not"
        return f"{self.person} {verdict} {self.name}"


def case(
    about: str,
    name: str,
    person: Person,
    attempt: Attempt,
    room: Mapping[str, Value] = OPEN,
    *,
    is_allowed: bool = False,
) -> Case:
    """Write a row of a table; most of them are refusals."""
    return Case(about=about, name=name, person=person, attempt=attempt, room=room, is_allowed=is_allowed)


def owners_alone(about: str, name: str, attempt: Attempt) -> Iterator[Case]:
    """Let the owner do something while the room is open, and nobody else ever."""
    for where, room in STILL_OPEN.items():
        yield case(about, f"{name}{where}", Person.OWNER, attempt, room, is_allowed=True)
    for where, room in SHUT.items():
        yield case(about, f"{name} {where}", Person.OWNER, attempt, room)
    for person in CLIENT_SIDE:
        yield case(about, name, person, attempt)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A valid document with some fields changed, and whether it is still valid."""

    name: str
    change: Mapping[str, Value]
    is_valid: bool


def good(name: str, change: Mapping[str, Value]) -> Variant:
    """Describe a change that leaves the document valid."""
    return Variant(name=name, change=change, is_valid=True)


def bad(name: str, change: Mapping[str, Value]) -> Variant:
    """Describe a change that the rules must refuse."""
    return Variant(name=name, change=change, is_valid=False)


def owners(about: str, name: str, attempt: Attempt, variant: Variant) -> Case:
    """Let the owner try a variant of what is theirs to write."""
    return case(about, name, Person.OWNER, attempt, is_allowed=variant.is_valid)


ONE_OF_EACH_TYPE: Final[Mapping[str, Value]] = {
    "null": None,
    "a boolean": True,
    "an integer": 7,
    "a fraction": 0.5,
    "a word": "word",
    "an empty string": "",
    "a list": [7],
    "an empty list": [],
    "a map": {"word": 7},
    "an empty map": {},
    "bytes": b"word",
    "a time of the sender's": NOW,
}


def wrong_types(accepted: Mapping[str, Sequence[str]]) -> Iterator[Variant]:
    """Put a value of every type into every field, save those that the field accepts."""
    for key, names in accepted.items():
        for name, value in ONE_OF_EACH_TYPE.items():
            if name not in names:
                yield bad(f"with {name} as its {key}", {key: value})


def without(valid: Mapping[str, Value], field: str) -> Mapping[str, Value]:
    """Leave one field out of a valid document."""
    return {key: value for key, value in valid.items() if key != field}
