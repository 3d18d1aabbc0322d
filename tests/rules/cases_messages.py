"""Who may write which message."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from tests.rules.cases import Case, Variant, bad, case, good, without, wrong_types
from tests.rules.firestore_rest import SERVER_TIME, Create, Delete, Update, Value
from tests.rules.world import (
    CLOSED,
    CLOSED_SINCE_YESTERDAY,
    OPEN_UNTIL_TOMORROW,
    YESTERDAY,
    Person,
    World,
    message,
    new_id,
    side_of,
)

ABOUT: Final = "messages"
_case = partial(case, ABOUT)
ONE_FILE: Final = "a" * 20

VARIANTS: Final = (
    good("of 4,000 characters", {"text": "x" * 4000}),
    bad("of 4,001 characters", {"text": "x" * 4001}),
    bad("of 4,001 characters and a file", {"text": "x" * 4001, "attachments": [ONE_FILE]}),
    good("of one letter between blanks", {"text": " \n\tx\u200b "}),
    good("of one emoji", {"text": "\U0001f511"}),
    good("in Devanagari", {"text": "नमस्ते"}),
    good("that reads like a page's code", {"text": "<img onerror=alert(1)>"}),
    bad("of spaces", {"text": "   "}),
    bad("of line breaks and tabs", {"text": "\n\t\r\n"}),
    bad("of no-break and ideographic spaces", {"text": "\u00a0\u3000"}),
    bad("of zero-width characters", {"text": "\u200b\ufeff\u2060"}),
    bad("of control characters", {"text": "\x00\x07"}),
    good("of nothing but a file", {"text": "", "attachments": [ONE_FILE]}),
    good("of blanks and a file", {"text": " ", "attachments": [ONE_FILE]}),
    bad("of a list and a file", {"text": ["x"], "attachments": [ONE_FILE]}),
    good("with five files", {"attachments": [new_id() for _ in range(5)]}),
    bad("with six files", {"attachments": [new_id() for _ in range(6)]}),
    *(
        bad(f"whose attachment {place + 1} is no id", {"attachments": [ONE_FILE] * place + [wrong]})
        for place, wrong in enumerate(["a" * 19, "a" * 21, "a" * 19 + "/", "a" * 20 + "\n", ""])
    ),
    bad("whose attachment is a number", {"attachments": [7]}),
    bad("whose attachment is null", {"attachments": [None]}),
    good("under a name of 80 characters", {"name": "n" * 80}),
    bad("under a name of 81 characters", {"name": "n" * 81}),
    bad("under a blank name", {"name": " \u200b"}),
    bad("from nobody", {"from": "system"}),
    bad("dated yesterday", {"at": YESTERDAY}),
    bad("with a field nobody asked for", {"pinned": True}),
    *wrong_types(
        {"from": [], "name": ["a word"], "text": ["a word"], "at": [], "attachments": ["an empty list"]}
    ),
)


def cases() -> Iterator[Case]:
    """List every attempt at the messages of a room."""
    yield from _valid_in_every_room()
    for variant in VARIANTS:
        yield _variant(variant)
    for field in message("client"):
        yield _case(f"send a message without its {field}", Person.LINK_HOLDER, _without(field))
    yield from _caps()
    yield from _ids()
    for person in Person:
        yield _case("rewrite a message", person, _rewriting({"text": "I never said that"}))
        yield _case("delete a message", person, lambda world: Delete(path=_stored(world)))


def _valid_in_every_room() -> Iterator[Case]:
    for person in Person:
        own, other = side_of(person), "client" if person is Person.OWNER else "freelancer"
        yield _case("send a message", person, _sending(own), is_allowed=True)
        yield _case(
            "send a message before the room closes",
            person,
            _sending(own),
            room=OPEN_UNTIL_TOMORROW,
            is_allowed=True,
        )
        yield _case("send a message in the other side's name", person, _sending(other))
        yield _case("send a message into a closed room", person, _sending(own), room=CLOSED)
        yield _case(
            "send a message after the closing time", person, _sending(own), room=CLOSED_SINCE_YESTERDAY
        )


def _variant(variant: Variant) -> Case:
    return _case(
        f"send a message {variant.name}",
        Person.LINK_HOLDER,
        _sending("client", change=variant.change),
        is_allowed=variant.is_valid,
    )


def _caps() -> Iterator[Case]:
    for written, is_allowed in ((19, True), (20, False), (21, False)):
        yield _case(
            f"send a message into a room that has {written} of 20",
            Person.LINK_HOLDER,
            _sending("client"),
            room={"counters": {"messages": written, "files": 0, "bytes": 0}},
            is_allowed=is_allowed,
        )


def _ids() -> Iterator[Case]:
    for message_id in ("short", "a" * 21, "a" * 19 + "-", "a" * 19 + "é"):
        yield _case(
            f"send a message with the id {message_id}",
            Person.LINK_HOLDER,
            _sending("client", message_id=message_id),
        )
    yield _case(
        "send a message over another",
        Person.LINK_HOLDER,
        lambda world: Update(path=_stored(world), data={**message("client"), "at": SERVER_TIME}),
    )
    yield _case(
        "send a message into a room that does not exist",
        Person.LINK_HOLDER,
        lambda _: Create(path=f"rooms/{new_id(24)}/messages/{new_id()}", data=message("client")),
    )


def _sending(
    side: str, *, change: Mapping[str, Value] | None = None, message_id: str | None = None
) -> Callable[[World], Create]:
    data = {**message(side), **(change or {})}
    return lambda world: Create(path=f"{world.room}/messages/{message_id or new_id()}", data=data)


def _without(field: str) -> Callable[[World], Create]:
    data = without(message("client"), field)
    return lambda world: Create(path=f"{world.room}/messages/{new_id()}", data=data)


def _rewriting(change: Mapping[str, Value]) -> Callable[[World], Update]:
    return lambda world: Update(path=_stored(world), data=change)


def _stored(world: World) -> str:
    return f"{world.room}/messages/{world.document_id}"
