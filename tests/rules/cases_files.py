"""Who may announce a file and take it back."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from tests.rules.cases import Case, bad, case, good, without, wrong_types
from tests.rules.firestore_rest import Create, Delete, Update, Value
from tests.rules.world import (
    CLOSED,
    CLOSED_SINCE_YESTERDAY,
    FILE_STATES,
    OPEN_UNTIL_TOMORROW,
    SIDES,
    YESTERDAY,
    Person,
    World,
    new_id,
    side_of,
)

ABOUT: Final = "files"
_case = partial(case, ABOUT)
MAX_BYTES: Final = 52_428_800
OFFICE: Final = "application/vnd.openxmlformats-officedocument"
ROOMY: Final[Mapping[str, Value]] = {"limits": {"messages": 20, "files": 10, "bytes": 10 * MAX_BYTES}}

ACCEPTED_TYPES: Final = (
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "image/heic",
    "application/pdf",
    "text/plain",
    "text/csv",
    "application/zip",
    f"{OFFICE}.wordprocessingml.document",
    f"{OFFICE}.spreadsheetml.sheet",
    f"{OFFICE}.presentationml.presentation",
    "audio/mpeg",
    "video/mp4",
    "video/quicktime",
)
REFUSED_TYPES: Final = (
    "text/html",
    "image/svg+xml",
    "text/javascript",
    "application/xhtml+xml",
    "application/x-msdownload",
    "application/octet-stream",
    "image/png; charset=utf-8",
    "IMAGE/PNG",
    " image/png",
    "image/png\n",
    "",
)

VARIANTS: Final = (
    *(good(f"of type {type_}", {"contentType": type_}) for type_ in ACCEPTED_TYPES),
    *(bad(f"of type {type_!r}", {"contentType": type_}) for type_ in REFUSED_TYPES),
    good("of one byte", {"size": 1}),
    good("of 50 MB", {"size": MAX_BYTES}),
    bad("of one byte more than 50 MB", {"size": MAX_BYTES + 1}),
    bad("of no bytes", {"size": 0}),
    bad("of less than no bytes", {"size": -1}),
    good("with a name of 200 characters", {"name": "n" * 200}),
    bad("with a name of 201 characters", {"name": "n" * 201}),
    good("with a name in Hindi", {"name": "अनुबंध अंतिम.pdf"}),
    good("with a name that reads like code", {"name": '"><img onerror=x>=1+1.png'}),
    *(
        bad(f"with {what} in its name", {"name": f"a{character}b.png"})
        for what, character in {
            "a slash": "/",
            "a backslash": "\\",
            "a line break": "\n",
            "a NUL": "\x00",
            "a delete character": "\x7f",
            "a right-to-left override": "\u202e",
            "a right-to-left isolate": "\u2067",
        }.items()
    ),
    bad("with a blank name", {"name": "  "}),
    bad("as ready", {"state": "ready"}),
    bad("as refused", {"state": "refused"}),
    bad("from nobody", {"from": "system"}),
    bad("dated yesterday", {"at": YESTERDAY}),
    bad("with a field nobody asked for", {"refusal": "none"}),
    bad("at a path of its own", {"path": "rooms/x/files/y"}),
    *wrong_types(
        {
            "name": ["a word"],
            "size": ["an integer"],
            "contentType": [],
            "path": [],
            "from": [],
            "at": [],
            "state": [],
        }
    ),
)


def cases() -> Iterator[Case]:
    """List every attempt at the file records of a room."""
    yield from _announcing()
    for variant in VARIANTS:
        yield _case(
            f"announce a file {variant.name}",
            Person.LINK_HOLDER,
            _announce("client", change=variant.change),
            room=ROOMY,
            is_allowed=variant.is_valid,
        )
    yield from _malformed()
    yield from _caps()
    for person in Person:
        yield from _taking_back(person)
        yield from _deciding(person)


def _announcing() -> Iterator[Case]:
    for person in Person:
        own, other = side_of(person), "client" if person is Person.OWNER else "freelancer"
        yield _case("announce a file", person, _announce(own), is_allowed=True)
        yield _case(
            "announce a file before the room closes",
            person,
            _announce(own),
            room=OPEN_UNTIL_TOMORROW,
            is_allowed=True,
        )
        yield _case("announce a file in the other side's name", person, _announce(other))
        yield _case("announce a file in a closed room", person, _announce(own), room=CLOSED)
        yield _case(
            "announce a file after the closing time", person, _announce(own), room=CLOSED_SINCE_YESTERDAY
        )


def _malformed() -> Iterator[Case]:
    for field in ("name", "size", "contentType", "path", "from", "at", "state"):
        yield _case(f"announce a file without its {field}", Person.LINK_HOLDER, _without(field))
    for file_id in ("short", "a" * 21, "a" * 19 + "-"):
        yield _case(
            f"announce a file with the id {file_id}",
            Person.LINK_HOLDER,
            _announce("client", file_id=file_id),
        )
    yield _case("announce a file at another file's path", Person.LINK_HOLDER, _at_path_of_another_file)
    yield _case("announce a file at another room's path", Person.LINK_HOLDER, _at_path_of_another_room)


def _caps() -> Iterator[Case]:
    for files, size, bytes_, is_allowed in (
        (9, 100, 0, True),
        (10, 100, 0, False),
        (11, 100, 0, False),
        (0, 400, 600, True),
        (0, 401, 600, False),
        (0, 1, 1_000, False),
    ):
        yield _case(
            f"announce {size} bytes in a room that has {files} of 10 files and {bytes_} of 1,000 bytes",
            Person.LINK_HOLDER,
            _announce("client", change={"size": size}),
            room={"counters": {"messages": 0, "files": files, "bytes": bytes_}},
            is_allowed=is_allowed,
        )


def _taking_back(person: Person) -> Iterator[Case]:
    for side in SIDES:
        for state in FILE_STATES:
            yield _case(
                f"take back a {state} file of the {side}'s side",
                person,
                _deletion(side, state),
                is_allowed=side == side_of(person) and state != "ready",
            )
    for state in ("uploading", "refused"):
        for room in (CLOSED, CLOSED_SINCE_YESTERDAY):
            name = f"take back a {state} file when {'closed' if room is CLOSED else 'past the closing time'}"
            yield _case(name, person, _deletion(side_of(person), state), room=room)


def _deciding(person: Person) -> Iterator[Case]:
    change: Mapping[str, Value]
    for change in (
        {"state": "ready"},
        {"state": "refused"},
        {"name": "other.png"},
        {"from": side_of(person)},
    ):
        yield _case(
            f"change a file's record to {change}", person, _change(side_of(person), "uploading", change)
        )
    yield _case("make a refused file ready", person, _change(side_of(person), "refused", {"state": "ready"}))


def _announce(
    side: str, *, change: Mapping[str, Value] | None = None, file_id: str | None = None
) -> Callable[[World], Create]:
    def attempt(world: World) -> Create:
        id_ = file_id or new_id()
        return Create(path=f"{world.room}/files/{id_}", data={**world.file(side, id_), **(change or {})})

    return attempt


def _without(field: str) -> Callable[[World], Create]:
    def attempt(world: World) -> Create:
        id_ = new_id()
        return Create(path=f"{world.room}/files/{id_}", data=without(world.file("client", id_), field))

    return attempt


def _at_path_of_another_file(world: World) -> Create:
    return Create(path=f"{world.room}/files/{new_id()}", data=world.file("client", new_id()))


def _at_path_of_another_room(world: World) -> Create:
    id_ = new_id()
    path = f"rooms/{new_id(24)}/files/{id_}"
    return Create(path=f"{world.room}/files/{id_}", data={**world.file("client", id_), "path": path})


def _deletion(side: str, state: str) -> Callable[[World], Delete]:
    return lambda world: Delete(path=f"{world.room}/files/{world.file_id(side, state)}")


def _change(side: str, state: str, change: Mapping[str, Value]) -> Callable[[World], Update]:
    return lambda world: Update(path=f"{world.room}/files/{world.file_id(side, state)}", data=change)
