"""Who may write into a room's own document, and that links and invoices are nobody's to write."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from tests.rules.cases import Case
from tests.rules.firestore_rest import SERVER_TIME, Create, Delete, Request, Update, Value
from tests.rules.world import (
    CLOSED,
    CLOSED_SINCE_YESTERDAY,
    NOW,
    OPEN,
    OPEN_UNTIL_TOMORROW,
    TOMORROW,
    YESTERDAY,
    Person,
    World,
    new_id,
)

FUNCTIONS_FIELDS: Final[Mapping[str, Value]] = {
    "owner": "somebody-else",
    "projectId": "a" * 20,
    "title": "Mine now",
    "client": {"name": "Mine now"},
    "open": False,
    "closesAt": TOMORROW,
    "limits": {"messages": 10**9, "files": 10**9, "bytes": 10**15},
    "counters": {"messages": 0, "files": 0, "bytes": 0},
    "anything": "new",
}


def cases() -> Iterator[Case]:
    """List every attempt at writing a room, a link or a room's copy of an invoice."""
    for person in Person:
        own, other = (
            ("ownerSeenAt", "clientSeenAt") if person is Person.OWNER else ("clientSeenAt", "ownerSeenAt")
        )
        yield from _seeing(person, own, other)
        yield from _functions_fields(person, own)
        yield from _whole_documents(person)


def _seeing(person: Person, own: str, other: str) -> Iterator[Case]:
    seen = _updating({own: SERVER_TIME})
    yield _case("mark the room as seen", person, seen, is_allowed=True)
    yield _case(
        "mark a room that closes tomorrow as seen", person, seen, OPEN_UNTIL_TOMORROW, is_allowed=True
    )
    yield _case("mark a closed room as seen", person, seen, CLOSED)
    yield _case("mark a room past its closing time as seen", person, seen, CLOSED_SINCE_YESTERDAY)
    yield _case("mark the room as seen by the other side", person, _updating({other: SERVER_TIME}))
    yield _case(
        "mark the room as seen by both sides", person, _updating({own: SERVER_TIME, other: SERVER_TIME})
    )
    times: dict[str, Value] = {
        "yesterday": YESTERDAY,
        "tomorrow": TOMORROW,
        "at a time of their own": NOW,
        "never": None,
        "at noon": "12:00",
        "at 1": 1,
    }
    for when, value in times.items():
        yield _case(f"mark the room as seen {when}", person, _updating({own: value}))


def _functions_fields(person: Person, own: str) -> Iterator[Case]:
    for field, value in FUNCTIONS_FIELDS.items():
        yield _case(f"set the room's {field}", person, _updating({field: value}))
        yield _case(
            f"set the room's {field} while seeing it", person, _updating({field: value, own: SERVER_TIME})
        )
    yield _case("open a closed room", person, _updating({"open": True}), CLOSED)


def _whole_documents(person: Person) -> Iterator[Case]:
    yield _case("delete the room", person, lambda world: Delete(path=world.room))
    yield _case("make a room", person, _making_a_room)
    yield _case("make a link", person, _making_a_link, about="links")
    yield _case("revive a revoked link", person, _reviving_a_link, about="links")
    yield _case("delete a link", person, lambda world: Delete(path=f"links/{world.link}"), about="links")
    yield _case("make an invoice", person, _making_an_invoice, about="invoices")
    yield _case("mark an invoice as paid", person, _marking_as_paid, about="invoices")
    yield _case(
        "delete an invoice",
        person,
        lambda world: Delete(path=f"{world.room}/invoices/{world.document_id}"),
        about="invoices",
    )
    yield _case(
        "write where nobody has thought of",
        person,
        lambda world: Create(path=f"{world.room}/secrets/{new_id()}", data={"a": 1}),
    )


def _making_a_room(world: World) -> Create:
    return Create(path=f"rooms/{new_id(24)}", data=world.documents(OPEN)[world.room])


def _making_a_link(world: World) -> Create:
    return Create(path=f"links/{new_id(24)}", data=world.documents(OPEN)[f"links/{world.link}"])


def _reviving_a_link(world: World) -> Update:
    return Update(path=f"links/{world.link}-revoked", data={"revokedAt": None})


def _making_an_invoice(world: World) -> Create:
    return Create(path=f"{world.room}/invoices/{new_id()}", data={"number": "INV-2026-002", "totalMinor": 1})


def _marking_as_paid(world: World) -> Update:
    return Update(path=f"{world.room}/invoices/{world.document_id}", data={"paidMinor": 150_000})


def _updating(change: Mapping[str, Value]) -> Callable[[World], Update]:
    return lambda world: Update(path=world.room, data=change)


def _case(
    name: str,
    person: Person,
    attempt: Callable[[World], Request],
    room: Mapping[str, Value] = OPEN,
    *,
    about: str = "rooms",
    is_allowed: bool = False,
) -> Case:
    return Case(about=about, name=name, person=person, attempt=attempt, room=room, is_allowed=is_allowed)
