"""Who may write a client's log: its owner, only adding, and only about clients of their own."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from tests.rules.cases import Attempt, Case, bad, case, good, without, wrong_types
from tests.rules.firestore_rest import Create, Delete, Get, Query, Request, Update, Value
from tests.rules.world import CLIENT_SIDE, TOMORROW, Person, World, interaction, new_id

ABOUT: Final = "interactions"
_case = partial(case, ABOUT)

VARIANTS: Final = (
    *(good(f"about a {kind}", {"kind": kind}) for kind in ("meeting", "call", "mail", "proposal", "note")),
    bad("about a dinner", {"kind": "dinner"}),
    good("of 4,000 characters", {"text": "t" * 4000}),
    bad("of 4,001 characters", {"text": "t" * 4001}),
    bad("of blanks", {"text": " \u200b"}),
    good("of last year", {"on": "2025-01-31"}),
    good("of a leap day", {"on": "2024-02-29"}),
    good("of the last day of a long month", {"on": "2026-08-31"}),
    good("of the last day of a short month", {"on": "2026-11-30"}),
    bad("of a thirteenth month", {"on": "2026-13-01"}),
    *(
        bad(f"of {on}, which does not exist", {"on": on})
        for on in ("2026-02-29", "2024-02-30", "2100-02-29", "2026-06-31", "2026-11-31", "0000-01-01")
    ),
    *(bad(f"of {on}, which nobody reckons from", {"on": on}) for on in ("1969-12-31", "2200-01-01")),
    bad("of a time of day", {"on": "2026-11-20T10:00"}),
    bad("written tomorrow", {"at": TOMORROW}),
    bad("with a field nobody asked for", {"by": "Asha"}),
    *wrong_types(
        {
            "clientId": [],
            "kind": [],
            "text": ["a word"],
            "on": [],
            "corrects": ["null"],
            "at": [],
        }
    ),
)

WRONG_CLIENTS: Final[Mapping[str, Callable[[World], str]]] = {
    "a client who is not there": lambda _: new_id(),
    "another freelancer's client": lambda world: world.named("theirs"),
}

WRONG_CORRECTIONS: Final[Mapping[str, Callable[[World], str]]] = {
    "an entry that is not there": lambda _: new_id(),
    "an entry about another client": lambda world: world.named("another"),
}


def cases() -> Iterator[Case]:
    """List every attempt at the log of a client."""
    yield _case("add an entry of the log", Person.OWNER, _adding(), is_allowed=True)
    yield _case("correct an entry of the log", Person.OWNER, _correcting(_stored_id), is_allowed=True)
    for person in CLIENT_SIDE:
        yield _case("add an entry of the log", person, _adding())
    for variant in VARIANTS:
        attempt = _adding(variant.change)
        yield _case(
            f"add an entry of the log {variant.name}", Person.OWNER, attempt, is_allowed=variant.is_valid
        )
    for field in interaction(""):
        yield _case(f"add an entry of the log without its {field}", Person.OWNER, _leaving_out(field))
    for name, client_id in WRONG_CLIENTS.items():
        yield _case(f"add an entry of the log about {name}", Person.OWNER, _about(client_id))
    for name, corrected in WRONG_CORRECTIONS.items():
        yield _case(f"correct {name}", Person.OWNER, _correcting(corrected))
    for entry_id in ("short", "a" * 21, "a" * 19 + "-"):
        yield _case(
            f"add an entry of the log with the id {entry_id}", Person.OWNER, _adding(entry_id=entry_id)
        )
    yield _case("add an entry of the log over one that is there", Person.OWNER, _overwriting)
    yield _case("change an entry of the log", Person.OWNER, _changing)
    yield _case("delete an entry of the log", Person.OWNER, _deleting)
    yield _case("get an entry of the log", Person.OWNER, _getting, is_allowed=True)
    yield _case("list the log", Person.OWNER, _listing, is_allowed=True)
    for person in CLIENT_SIDE:
        yield _case("get an entry of the log", person, _getting)
        yield _case("list the log", person, _listing)


def _adding(change: Mapping[str, Value] | None = None, *, entry_id: str | None = None) -> Attempt:
    return lambda world: Create(
        path=f"{world.books}/interactions/{entry_id or new_id()}",
        data={**interaction(world.document_id), **(change or {})},
    )


def _leaving_out(field: str) -> Attempt:
    return lambda world: Create(
        path=f"{world.books}/interactions/{new_id()}", data=without(interaction(world.document_id), field)
    )


def _about(client_id: Callable[[World], str]) -> Attempt:
    return lambda world: Create(
        path=f"{world.books}/interactions/{new_id()}", data=interaction(client_id(world))
    )


def _correcting(corrected: Callable[[World], str]) -> Attempt:
    return lambda world: Create(
        path=f"{world.books}/interactions/{new_id()}",
        data={**interaction(world.document_id), "corrects": corrected(world)},
    )


def _stored_id(world: World) -> str:
    return world.document_id


def _stored(world: World) -> str:
    return f"{world.books}/interactions/{world.document_id}"


def _overwriting(world: World) -> Request:
    return Update(path=_stored(world), data=interaction(world.document_id))


def _changing(world: World) -> Request:
    return Update(path=_stored(world), data={"text": "They never asked for that"})


def _deleting(world: World) -> Request:
    return Delete(path=_stored(world))


def _getting(world: World) -> Request:
    return Get(path=_stored(world))


def _listing(world: World) -> Request:
    return Query(parent=world.books, collection="interactions")
