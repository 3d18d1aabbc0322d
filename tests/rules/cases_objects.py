"""Who may upload, fetch and change the objects of a room."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from tests.rules.firestore_rest import Value
from tests.rules.storage_rest import Fetch, Listing, ObjectRequest, Relabel, Remove, Upload
from tests.rules.world import (
    CLOSED,
    CLOSED_SINCE_YESTERDAY,
    FILE_STATES,
    OPEN,
    OPEN_UNTIL_TOMORROW,
    SIDES,
    Person,
    World,
    new_id,
    side_of,
)

MAX_BYTES: Final = 52_428_800
BYTES: Final = b"\x89PNG".ljust(100, b"\x00")
"""As many as a record of `World` promises."""
LABELS: Final[Mapping[str, object]] = {"contentType": "image/png", "contentDisposition": "attachment"}
SHUT: Final = {"closed": CLOSED, "past its closing time": CLOSED_SINCE_YESTERDAY}


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectCase:
    """One person's attempt at one object, and whether the rules must let it through."""

    name: str
    person: Person
    attempt: Callable[[World], ObjectRequest]
    room: Mapping[str, Value] = field(default_factory=dict)
    record: Mapping[str, Value] = field(default_factory=dict)
    """Laid over every file record of the room."""
    has_objects: bool = False
    """Whether each record's object has been uploaded before."""
    is_allowed: bool = False

    def __str__(self) -> str:
        return f"{self.person} {'may' if self.is_allowed else 'may not'} {self.name}"


def object_cases() -> tuple[ObjectCase, ...]:
    """List every attempt, those that move 50 MB last."""
    everyone = [case for person in Person for case in _of_everyone(person)]
    return (*everyone, *_labelled_otherwise(), *_sized_otherwise(), *_misplaced(), *_huge())


def path_of(world: World, side: str, state: str) -> str:
    """Name the object of the file that `side` announced."""
    return f"{world.room}/files/{world.file_id(side, state)}"


def _of_everyone(person: Person) -> Iterator[ObjectCase]:
    own, other = side_of(person), "client" if person is Person.OWNER else "freelancer"
    yield from _uploading(person, own, other)
    yield from _fetching(person)
    yield ObjectCase(
        name="upload over an object",
        person=person,
        attempt=_upload(own, "uploading"),
        has_objects=True,
    )
    attempts: dict[str, Callable[[World], ObjectRequest]] = {
        "show an attachment as a page": lambda world: Relabel(
            path=path_of(world, own, "ready"),
            metadata={"contentType": "text/html", "contentDisposition": "inline"},
        ),
        "add a download token": lambda world: Relabel(
            path=path_of(world, own, "ready"),
            metadata={"metadata": {"firebaseStorageDownloadTokens": "mine"}},
        ),
        "delete an object": lambda world: Remove(path=path_of(world, own, "ready")),
        "delete an unfinished upload's object": lambda world: Remove(path=path_of(world, own, "uploading")),
        "fetch by a guessed token": lambda world: Fetch(
            path=path_of(world, own, "uploading"), parameters={"alt": "media", "token": "guessed"}
        ),
        "list a room's objects": lambda world: Listing(folder=f"{world.room}/files/"),
        "list rooms": lambda _: Listing(folder="rooms/"),
        "list the bucket": lambda _: Listing(folder=""),
    }
    for name, attempt in attempts.items():
        yield ObjectCase(name=name, person=person, attempt=attempt, has_objects=True)


def _uploading(person: Person, own: str, other: str) -> Iterator[ObjectCase]:
    for when, room in {"open": OPEN, "open until tomorrow": OPEN_UNTIL_TOMORROW, **SHUT}.items():
        yield ObjectCase(
            name=f"upload what they announced while the room is {when}",
            person=person,
            attempt=_upload(own, "uploading"),
            room=room,
            is_allowed=when not in SHUT,
        )
    yield ObjectCase(
        name="upload what the other side announced", person=person, attempt=_upload(other, "uploading")
    )
    for state in ("refused", "ready"):
        yield ObjectCase(
            name=f"upload for a record that is {state}", person=person, attempt=_upload(own, state)
        )
    yield ObjectCase(
        name="upload what nobody announced",
        person=person,
        attempt=lambda world: Upload(path=f"{world.room}/files/{new_id()}", content=BYTES, metadata=LABELS),
    )


def _fetching(person: Person) -> Iterator[ObjectCase]:
    for side in SIDES:
        for state in FILE_STATES:
            for when, room in {"open": OPEN, "open until tomorrow": OPEN_UNTIL_TOMORROW, **SHUT}.items():
                yield ObjectCase(
                    name=f"fetch the {side}'s file that is {state} from a room that is {when}",
                    person=person,
                    attempt=_fetch(side, state),
                    room=room,
                    has_objects=True,
                    is_allowed=state == "ready" and (person is Person.OWNER or when not in SHUT),
                )
    for state, is_allowed in (("ready", True), ("uploading", False)):
        yield ObjectCase(
            name=f"read the metadata of a file that is {state}",
            person=person,
            attempt=_fetch("client", state, parameters={}),
            has_objects=True,
            is_allowed=is_allowed,
        )


def _labelled_otherwise() -> Iterator[ObjectCase]:
    labels: dict[str, tuple[Mapping[str, object], bool]] = {
        "as a page": ({"contentType": "text/html"}, False),
        "as another type": ({"contentType": "image/jpeg"}, False),
        "with a parameter after its type": ({"contentType": "image/png; charset=utf-8"}, False),
        "with its type in capitals": ({"contentType": "IMAGE/PNG"}, False),
        "without a type": ({"contentType": None}, False),
        "to be shown inline": ({"contentDisposition": "inline"}, False),
        "with a file name of its own": ({"contentDisposition": 'attachment; filename="a.html"'}, False),
        "without a disposition": ({"contentDisposition": None}, False),
        "packed": ({"contentEncoding": "gzip"}, False),
        "expressly unpacked": ({"contentEncoding": "identity"}, True),
        "with metadata of its own": ({"metadata": {"colour": "red"}}, False),
        "with empty metadata": ({"metadata": {}}, True),
    }
    for how, (change, is_allowed) in labels.items():
        for is_resumable in (False, True):
            yield ObjectCase(
                name=f"upload {how}{' in steps' if is_resumable else ''}",
                person=Person.LINK_HOLDER,
                attempt=_upload("client", "uploading", labels=change, is_resumable=is_resumable),
                is_allowed=is_allowed,
            )


def _sized_otherwise() -> Iterator[ObjectCase]:
    for count, is_allowed in ((100, True), (99, False), (101, False), (0, False)):
        for is_resumable in (False, True):
            yield ObjectCase(
                name=f"upload {count} of 100 bytes{' in steps' if is_resumable else ''}",
                person=Person.LINK_HOLDER,
                attempt=_upload("client", "uploading", content=b"x" * count, is_resumable=is_resumable),
                is_allowed=is_allowed,
            )


def _misplaced() -> Iterator[ObjectCase]:
    places: dict[str, Callable[[World], str]] = {
        "in another room, which has no such record": lambda world: (
            f"rooms/{new_id(24)}/files/{world.file_id('client', 'uploading')}"
        ),
        "beside the files": lambda world: f"{world.room}/{world.file_id('client', 'uploading')}",
        "below a file": lambda world: f"{path_of(world, 'client', 'uploading')}/more",
        "in a folder nobody has thought of": lambda world: f"public/{world.document_id}",
        "at the root": lambda world: world.document_id,
    }
    for where, place in places.items():
        yield ObjectCase(name=f"upload {where}", person=Person.LINK_HOLDER, attempt=_upload_to(place))
    yield ObjectCase(
        name="fetch an object that has no record",
        person=Person.LINK_HOLDER,
        attempt=lambda world: Fetch(path=f"{world.room}/files/{new_id()}"),
    )


def _huge() -> Iterator[ObjectCase]:
    for count, is_allowed in ((MAX_BYTES, True), (MAX_BYTES + 1, False)):
        yield ObjectCase(
            name=f"upload {count:,} bytes for a record that says so",
            person=Person.LINK_HOLDER,
            attempt=_upload_zeros(count),
            record={"size": count},
            is_allowed=is_allowed,
        )


def _upload(
    side: str,
    state: str,
    *,
    content: bytes = BYTES,
    labels: Mapping[str, object] | None = None,
    is_resumable: bool = False,
) -> Callable[[World], Upload]:
    metadata = {**LABELS, **(labels or {})}
    return lambda world: Upload(
        path=path_of(world, side, state), content=content, metadata=metadata, is_resumable=is_resumable
    )


def _upload_zeros(count: int) -> Callable[[World], Upload]:
    """Make the bytes when they are sent, so that nobody carries 100 MB through the whole session."""
    return lambda world: Upload(
        path=path_of(world, "client", "uploading"), content=bytes(count), metadata=LABELS
    )


def _upload_to(place: Callable[[World], str]) -> Callable[[World], Upload]:
    return lambda world: Upload(path=place(world), content=BYTES, metadata=LABELS)


def _fetch(side: str, state: str, *, parameters: Mapping[str, str] | None = None) -> Callable[[World], Fetch]:
    asked = {"alt": "media"} if parameters is None else parameters
    return lambda world: Fetch(path=path_of(world, side, state), parameters=asked)
