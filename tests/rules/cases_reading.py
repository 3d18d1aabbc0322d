"""Who may read what of rooms and links, and that nothing can be found by asking around.

Whoever holds the link of another room, or none, differs from a link holder only in not knowing this room's
key. So what they can try is to ask around for it, and everybody here does.
"""

from collections.abc import Callable, Iterator
from typing import Final

from tests.rules.cases import Case
from tests.rules.firestore_rest import Create, Delete, Get, Query, Request, Update
from tests.rules.world import (
    CLOSED,
    CLOSED_SINCE_YESTERDAY,
    OPEN,
    OPEN_UNTIL_TOMORROW,
    Person,
    World,
    new_id,
)

STATES: Final = {
    "an open room": OPEN,
    "a room that closes tomorrow": OPEN_UNTIL_TOMORROW,
    "a closed room whose key they kept": CLOSED,
    "a room past its closing time": CLOSED_SINCE_YESTERDAY,
}
SHUT: Final = (CLOSED, CLOSED_SINCE_YESTERDAY)

OF_THE_WORK: Final = ("tasks", "deliverables", "versions", "decisions", "updates")


def _listing_work(collection: str, limit: int | None) -> Callable[[World], Request]:
    return lambda world: Query(parent=world.room, collection=collection, limit=limit)


IN_A_ROOM: Final[dict[tuple[str, str], Callable[[World], Request]]] = {
    ("rooms", "get the room"): lambda world: Get(path=world.room),
    ("messages", "get a message"): lambda world: Get(path=f"{world.room}/messages/{world.document_id}"),
    ("messages", "list 100 messages"): lambda world: Query(
        parent=world.room, collection="messages", limit=100
    ),
    ("files", "get a file's record"): lambda world: Get(
        path=f"{world.room}/files/{world.file_id('client', 'ready')}"
    ),
    ("files", "list files"): lambda world: Query(parent=world.room, collection="files"),
    ("milestones", "get a milestone"): lambda world: Get(path=f"{world.room}/milestones/{world.document_id}"),
    ("milestones", "list milestones"): lambda world: Query(parent=world.room, collection="milestones"),
    ("invoices", "get an invoice"): lambda world: Get(path=f"{world.room}/invoices/{world.document_id}"),
    ("invoices", "list invoices"): lambda world: Query(parent=world.room, collection="invoices"),
    ("tasks", "get a task"): lambda world: Get(path=f"{world.room}/tasks/{world.document_id}"),
    ("deliverables", "get a deliverable"): lambda world: Get(
        path=f"{world.room}/deliverables/{world.document_id}"
    ),
    ("versions", "get a version"): lambda world: Get(
        path=f"{world.room}/versions/{world.named('delivered')}_2"
    ),
    ("decisions", "get a decision"): lambda world: Get(
        path=f"{world.room}/decisions/{world.named('approved')}_1_approved"
    ),
    ("consents", "get a consent"): lambda world: Get(path=f"{world.room}/consents/{world.document_id}"),
    ("updates", "get an update"): lambda world: Get(path=f"{world.room}/updates/{world.document_id}"),
    **{(collection, f"list 300 {collection}"): _listing_work(collection, 300) for collection in OF_THE_WORK},
}

EVERYWHERE: Final = (
    "rooms",
    "messages",
    "files",
    "milestones",
    "invoices",
    "tasks",
    "deliverables",
    "versions",
    "decisions",
    "consents",
    "comments",
    "updates",
    "projects",
    "people",
    "links",
    "payLinks",
    "payments",
    "creditNotes",
    "utrs",
)


def cases() -> Iterator[Case]:
    """List every attempt at reading a room or a link."""
    for (about, what), attempt in IN_A_ROOM.items():
        for where, room in STATES.items():
            for person in Person:
                yield Case(
                    about=about,
                    name=f"{what} of {where}",
                    person=person,
                    attempt=attempt,
                    room=room,
                    is_allowed=person is Person.OWNER or room not in SHUT,
                )
    for person in Person:
        yield from _too_many_messages(person)
        yield from _too_much_work(person)
        yield from _asking_around(person)
        yield from _links(person)
        yield from _pay_links(person)
    yield from _own_rooms()


def _too_many_messages(person: Person) -> Iterator[Case]:
    for name, limit in (("101 messages", 101), ("all messages", None)):
        yield Case(
            about="messages",
            name=f"list {name}",
            person=person,
            attempt=_listing_messages(limit),
            is_allowed=False,
        )


def _too_much_work(person: Person) -> Iterator[Case]:
    for collection in OF_THE_WORK:
        for name, limit in ((f"301 {collection}", 301), (f"all {collection}", None)):
            yield Case(
                about=collection,
                name=f"list {name}",
                person=person,
                attempt=_listing_work(collection, limit),
                is_allowed=False,
            )


def _asking_around(person: Person) -> Iterator[Case]:
    queries: dict[str, Callable[[World], Request]] = {
        "list all rooms": lambda _: Query(collection="rooms", limit=1),
        "list the open rooms": lambda _: Query(collection="rooms", where=("open", True), limit=1),
        "list the rooms of a project": lambda world: Query(
            collection="rooms", where=("projectId", world.project_id)
        ),
        "get a room by a guessed key": lambda _: Get(path=f"rooms/{new_id(24)}"),
        "list the messages of a guessed room": lambda _: Query(
            parent=f"rooms/{new_id(24)}", collection="messages", limit=1
        ),
        "list a room's collection that nobody has thought of": lambda world: Query(
            parent=world.room, collection="secrets"
        ),
    }
    for name, attempt in queries.items():
        yield Case(about="rooms", name=name, person=person, attempt=attempt, is_allowed=False)
    for collection in EVERYWHERE:
        yield Case(
            about="rooms",
            name=f"list every {collection} document there is",
            person=person,
            attempt=_listing_everywhere(collection),
            is_allowed=False,
        )


def _own_rooms() -> Iterator[Case]:
    for person in Person:
        yield Case(
            about="rooms",
            name="list the rooms of the owner",
            person=person,
            attempt=lambda world: Query(collection="rooms", where=("owner", world.owner), limit=5),
            is_allowed=person is Person.OWNER,
        )
    yield Case(
        about="rooms",
        name="list rooms of their own",
        person=Person.OTHER_FREELANCER,
        attempt=lambda world: Query(collection="rooms", where=("owner", world.other), limit=5),
        is_allowed=True,
    )


def _links(person: Person) -> Iterator[Case]:
    for which, ending, is_live in (
        ("a live link", "", True),
        ("a link that expires tomorrow", "-until-tomorrow", True),
        ("an expired link", "-expired", False),
        ("a revoked link", "-revoked", False),
        ("an unknown link", "-unknown", False),
    ):
        yield Case(
            about="links",
            name=f"get {which}",
            person=person,
            attempt=_getting_link(ending),
            is_allowed=is_live,
        )
    for name, attempt in _LISTING_LINKS.items():
        yield Case(about="links", name=name, person=person, attempt=attempt, is_allowed=False)


def _pay_links(person: Person) -> Iterator[Case]:
    for which, ending, is_live in (
        ("a pay link", "", True),
        ("a revoked pay link", "-revoked", False),
        ("an unknown pay link", "-unknown", False),
    ):
        yield Case(
            about="payLinks",
            name=f"get {which}",
            person=person,
            attempt=_getting_pay_link(ending),
            is_allowed=is_live,
        )
    for name, attempt in _AT_PAY_LINKS.items():
        yield Case(about="payLinks", name=name, person=person, attempt=attempt, is_allowed=False)


_AT_PAY_LINKS: Final[dict[str, Callable[[World], Request]]] = {
    "list pay links": lambda _: Query(collection="payLinks", limit=1),
    "list live pay links": lambda _: Query(collection="payLinks", where=("revokedAt", None), limit=1),
    "list the pay links of an owner": lambda world: Query(
        collection="payLinks", where=("owner", world.owner), limit=1
    ),
    "make a pay link": lambda world: Create(
        path=f"payLinks/{new_id(24)}", data={"owner": world.owner, "revokedAt": None}
    ),
    "change what a pay link shows": lambda world: Update(
        path=f"payLinks/{world.link}", data={"invoice.totalMinor": 1}
    ),
    "bring a revoked pay link back": lambda world: Update(
        path=f"payLinks/{world.link}-revoked", data={"revokedAt": None}
    ),
    "delete a pay link": lambda world: Delete(path=f"payLinks/{world.link}"),
}

_LISTING_LINKS: Final[dict[str, Callable[[World], Request]]] = {
    "list links": lambda _: Query(collection="links", limit=1),
    "list live links": lambda _: Query(collection="links", where=("revokedAt", None), limit=1),
    "list the links of an owner": lambda world: Query(collection="links", where=("owner", world.owner)),
    "list the links to a room": lambda world: Query(collection="links", where=("roomKey", world.room_key)),
}


def _listing_messages(limit: int | None) -> Callable[[World], Query]:
    return lambda world: Query(parent=world.room, collection="messages", limit=limit)


def _listing_everywhere(collection: str) -> Callable[[World], Query]:
    return lambda _: Query(collection=collection, everywhere=True, limit=1)


def _getting_link(ending: str) -> Callable[[World], Get]:
    return lambda world: Get(path=f"links/{world.link}{ending}")


def _getting_pay_link(ending: str) -> Callable[[World], Get]:
    return lambda world: Get(path=f"payLinks/{world.link}{ending}")
