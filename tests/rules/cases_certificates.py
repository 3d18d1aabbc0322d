"""Who may keep, replace and fetch a freelancer's certificates of tax deducted at source."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from tests.rules.cases_objects import BYTES, LABELS, ObjectCase
from tests.rules.storage_rest import Fetch, Listing, ObjectRequest, Relabel, Remove, Upload
from tests.rules.world import Person, World

MAX_BYTES: Final = 10_485_760


def certificate_of(world: World, name: str | None = None) -> str:
    """Name the object of the owner's certificate for one client and year."""
    return f"{world.books}/certificates/{name or f'{world.document_id}-2026'}"


def certificate_cases() -> tuple[ObjectCase, ...]:
    """List every attempt."""
    everyone = [case for person in Person for case in _of_everyone(person)]
    return (*everyone, *_labelled_otherwise(), *_misplaced(), *_sized_otherwise())


def _of_everyone(person: Person) -> Iterator[ObjectCase]:
    attempts: dict[str, tuple[Callable[[World], ObjectRequest], bool, bool]] = {
        "keep a certificate": (_upload(), False, True),
        "keep a certificate in steps": (_upload(is_resumable=True), False, True),
        "replace a certificate": (_upload(), True, True),
        "fetch a certificate": (lambda world: Fetch(path=certificate_of(world)), True, True),
        "read a certificate's metadata": (
            lambda world: Fetch(path=certificate_of(world), parameters={}),
            True,
            True,
        ),
        "fetch a certificate by a guessed token": (
            lambda world: Fetch(path=certificate_of(world), parameters={"alt": "media", "token": "guessed"}),
            True,
            True,
        ),
        "show a certificate as a page": (
            lambda world: Relabel(
                path=certificate_of(world),
                metadata={"contentType": "text/html", "contentDisposition": "inline"},
            ),
            True,
            False,
        ),
        "delete a certificate": (lambda world: Remove(path=certificate_of(world)), True, False),
        "list certificates": (lambda world: Listing(folder=f"{world.books}/certificates/"), True, False),
        "list freelancers": (lambda _: Listing(folder="freelancers/"), True, False),
    }
    for name, (attempt, has_objects, is_the_owners) in attempts.items():
        yield ObjectCase(
            name=name,
            person=person,
            attempt=attempt,
            has_objects=has_objects,
            is_allowed=is_the_owners and person is Person.OWNER,
        )


def _labelled_otherwise() -> Iterator[ObjectCase]:
    labels: dict[str, tuple[Mapping[str, object], bool]] = {
        "as a PDF": ({"contentType": "application/pdf"}, True),
        "as a JPEG picture": ({"contentType": "image/jpeg"}, True),
        "as a WebP picture": ({"contentType": "image/webp"}, True),
        "as a page": ({"contentType": "text/html"}, False),
        "as a drawing that may hold a script": ({"contentType": "image/svg+xml"}, False),
        "without a type": ({"contentType": None}, False),
        "to be shown inline": ({"contentDisposition": "inline"}, False),
        "without a disposition": ({"contentDisposition": None}, False),
        "packed": ({"contentEncoding": "gzip"}, False),
        "with metadata of its own": ({"metadata": {"colour": "red"}}, False),
    }
    for how, (change, is_allowed) in labels.items():
        yield ObjectCase(
            name=f"keep a certificate {how}",
            person=Person.OWNER,
            attempt=_upload(labels=change),
            is_allowed=is_allowed,
        )


def _misplaced() -> Iterator[ObjectCase]:
    names: dict[str, Callable[[World], str]] = {
        "of no client": lambda _: "1-2026",
        "of no year": lambda world: world.document_id,
        "of a year in another century": lambda world: f"{world.document_id}-1926",
        "with more behind its name": lambda world: f"{world.document_id}-2026-2",
    }
    for how, name in names.items():
        yield ObjectCase(name=f"keep a certificate {how}", person=Person.OWNER, attempt=_upload_named(name))
    yield ObjectCase(
        name="keep a certificate beside the others",
        person=Person.OWNER,
        attempt=lambda world: Upload(path=f"{world.books}/notes", content=BYTES, metadata=LABELS),
    )


def _sized_otherwise() -> Iterator[ObjectCase]:
    for count, is_allowed in ((MAX_BYTES, True), (MAX_BYTES + 1, False)):
        yield ObjectCase(
            name=f"keep a certificate of {count:,} bytes",
            person=Person.OWNER,
            attempt=_upload_zeros(count),
            is_allowed=is_allowed,
        )


def _upload(
    *, labels: Mapping[str, object] | None = None, is_resumable: bool = False
) -> Callable[[World], Upload]:
    metadata = {**LABELS, **(labels or {})}
    return lambda world: Upload(
        path=certificate_of(world), content=BYTES, metadata=metadata, is_resumable=is_resumable
    )


def _upload_named(name: Callable[[World], str]) -> Callable[[World], Upload]:
    return lambda world: Upload(path=certificate_of(world, name(world)), content=BYTES, metadata=LABELS)


def _upload_zeros(count: int) -> Callable[[World], Upload]:
    """Make the bytes when they are sent, so that nobody carries them through the whole session."""
    return lambda world: Upload(path=certificate_of(world), content=bytes(count), metadata=LABELS)
