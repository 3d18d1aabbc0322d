"""That the books are their owner's to read and nobody's to write, and the functions' papers nobody's."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from tests.rules.cases import Case, case
from tests.rules.firestore_rest import SERVER_TIME, Commit, Create, Delete, Get, Query, Request, Update, Value
from tests.rules.world import CLOSED, OPEN, Person, World, new_id

BOOKS: Final = "freelancers"
_case = partial(case, BOOKS)

PATHS: Final[dict[str, Callable[[World], str]]] = {
    "the profile": lambda world: world.books,
    "a client": lambda world: f"{world.books}/clients/{world.document_id}",
    "a project": lambda world: world.project,
    "a person": lambda world: f"{world.project}/people/{world.document_id}",
    "an invoice of the books": lambda world: f"{world.books}/invoices/{world.document_id}",
    "a payment": lambda world: f"{world.books}/payments/pi_1",
    "a counter": lambda world: f"{world.books}/counters/INV-2026",
    "a credit note": lambda world: f"{world.books}/creditNotes/{world.document_id}",
    "a letterhead": lambda world: f"{world.books}/letterheads/{'0' * 64}",
    "a bank's reference": lambda world: f"{world.books}/utrs/432198765012",
    "a certificate": lambda world: f"{world.books}/certificates/{world.document_id}-2026",
    "a follow-up": lambda world: f"{world.books}/followUps/{world.document_id}",
    "what was done of a follow-up": lambda world: (
        f"{world.books}/followUps/{world.document_id}/history/first"
    ),
    "the next morning": lambda world: f"{world.books}/mornings/next",
}

LISTED: Final = (
    "clients",
    "projects",
    "invoices",
    "payments",
    "counters",
    "creditNotes",
    "letterheads",
    "utrs",
    "certificates",
    "followUps",
    "mornings",
)
FUNCTIONS_ONLY: Final = ("outbox", "idempotency", "stripeEvents", "signInTokens", "rateLimits", "unthoughtOf")


def cases() -> Iterator[Case]:
    """List every attempt at the books and at what only functions touch."""
    for person in Person:
        for what, path in PATHS.items():
            yield from _at_a_document(person, what, path)
        for collection in LISTED:
            yield _case(
                f"list {collection}",
                person,
                _listing(collection),
                is_allowed=person is Person.OWNER,
            )
        yield _case("list freelancers", person, lambda _: Query(collection="freelancers", limit=1))
        for collection in FUNCTIONS_ONLY:
            yield from _at_functions_papers(person, collection)
        yield from _clearing_the_badge(person)
    yield from _miswriting_the_badge()
    yield from _seeing_in_one_batch()


def _at_a_document(person: Person, what: str, path: Callable[[World], str]) -> Iterator[Case]:
    yield _case(f"get {what}", person, lambda world: Get(path=path(world)), is_allowed=person is Person.OWNER)
    yield _case(f"change {what}", person, lambda world: Update(path=path(world), data={"anything": "new"}))
    yield _case(f"delete {what}", person, lambda world: Delete(path=path(world)))
    yield _case(
        f"make {what}", person, lambda world: Create(path=f"{path(world)}{new_id()}", data={"name": "Mine"})
    )


def _at_functions_papers(person: Person, collection: str) -> Iterator[Case]:
    attempts: dict[str, Request] = {
        "get": Get(path=f"{collection}/{new_id()}"),
        "list": Query(collection=collection, limit=1),
        "make": Create(path=f"{collection}/{new_id()}", data={"state": "waiting"}),
        "change": Update(path=f"{collection}/{new_id()}", data={"state": "sent"}),
        "delete": Delete(path=f"{collection}/{new_id()}"),
    }
    for verb, request in attempts.items():
        yield Case(
            about=collection,
            name=f"{verb} a document of {collection}",
            person=person,
            attempt=_sending(request),
            is_allowed=False,
        )


def _clearing_the_badge(person: Person) -> Iterator[Case]:
    for name, room in (("", OPEN), (" of a closed room", CLOSED)):
        yield _case(
            f"clear the badge{name}",
            person,
            _updating({"summary.unread": 0}),
            room,
            is_allowed=person is Person.OWNER,
        )


def _miswriting_the_badge() -> Iterator[Case]:
    changes: dict[str, Mapping[str, Value]] = {
        "set the badge to 1": {"summary.unread": 1},
        "set the badge to -1": {"summary.unread": -1},
        "set the badge to a fraction's zero": {"summary.unread": 0.0},
        "set the badge to a word": {"summary.unread": "0"},
        "set the badge to nothing": {"summary.unread": None},
        "change the last message while clearing the badge": {"summary.unread": 0, "summary.lastMessage": 1},
        "say that nothing waits while clearing the badge": {"summary.unread": 0, "summary.waiting": None},
        "add to the summary while clearing the badge": {"summary.unread": 0, "summary.more": 1},
        "empty the summary": {"summary": {}},
        "leave only the badge in the summary": {"summary": {"unread": 0}},
        "make the summary a number": {"summary": 0},
        "change the title while clearing the badge": {"summary.unread": 0, "title": "Mine"},
        "change the room key while clearing the badge": {"summary.unread": 0, "roomKey": "a" * 24},
    }
    for name, change in changes.items():
        yield _case(name, Person.OWNER, _updating(change))


def _seeing_in_one_batch() -> Iterator[Case]:
    for person in Person:
        yield _case(
            "see the room and clear its badge in one batch",
            person,
            _seeing_and_clearing,
            is_allowed=person is Person.OWNER,
        )
    yield _case(
        "see a closed room and clear its badge in one batch", Person.OWNER, _seeing_and_clearing, CLOSED
    )


def _seeing_and_clearing(world: World) -> Commit:
    return Commit(
        writes=[
            Update(path=world.room, data={"ownerSeenAt": SERVER_TIME}),
            Update(path=world.project, data={"summary.unread": 0}),
        ]
    )


def _listing(collection: str) -> Callable[[World], Query]:
    return lambda world: Query(parent=world.books, collection=collection)


def _sending(request: Request) -> Callable[[World], Request]:
    return lambda _: request


def _updating(change: Mapping[str, Value]) -> Callable[[World], Update]:
    return lambda world: Update(path=world.project, data=change)
