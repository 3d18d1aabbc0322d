"""A Firestore project of a test's own where no trigger runs, with a clock that stands where it is put.

The sweep looks at every freelancer's invoices; here are only those a test has written.
"""

import secrets
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final, TypeVar, cast

import pytest
from google.cloud.firestore import Client as Firestore

from latchkey.adapters.clock import SystemClock
from latchkey.adapters.codec import encode
from latchkey.adapters.firestore import FirestoreStore
from latchkey.container import Container
from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.clients import Client
from latchkey.domain.freelancers import first_profile
from latchkey.domain.links import Link, LinkPerson, Person
from latchkey.domain.rooms import Brand, Named, Room, RoomCounters, RoomLimits
from latchkey.services import paths
from latchkey.services.delivery import Delivery, deliver
from latchkey.services.effects import EFFECTS
from latchkey.services.outbox import Row
from latchkey.services.store import Create, Store, Stored, Update, Where, Write
from tests.desks import TOKENS
from tests.faults.interruptions import InterruptedStore
from tests.owed import ISSUED_AT, an_owed

T = TypeVar("T")
_BATCH: Final = 400


class SetClock(SystemClock):
    """A clock that stands where a test puts it."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """Give the moment it was set to."""
        return self.moment


class CountingStore:
    """Counts the documents that are read; an empty answer costs one read as well."""

    def __init__(self, inner: Store) -> None:
        self._inner = inner
        self.reads = 0

    def get(self, path: str, kind: type[T]) -> Stored[T] | None:
        """Read one document."""
        self.reads += 1
        return self._inner.get(path, kind)

    def get_many(self, paths: Sequence[str], kind: type[T]) -> Sequence[Stored[T] | None]:
        """Read several documents."""
        self.reads += len(paths)
        return self._inner.get_many(paths, kind)

    def find(self, collection: str, kind: type[T], **narrowed: Any) -> Sequence[Stored[T]]:  # noqa: ANN401 -- passed on
        """Query one collection."""
        found = self._inner.find(collection, kind, **narrowed)
        self.reads += max(len(found), 1)
        return found

    def find_anywhere(self, collection_id: str, kind: type[T], **narrowed: Any) -> Sequence[Stored[T]]:  # noqa: ANN401 -- passed on
        """Query every collection of that name."""
        found = self._inner.find_anywhere(collection_id, kind, **narrowed)
        self.reads += max(len(found), 1)
        return found

    def total(self, collection: str, field: str, *, where: Sequence[Where] = ()) -> int:
        """Sum a field; that reads an index and no document."""
        return self._inner.total(collection, field, where=where)

    def totals(self, collection: str, fields: Sequence[str], *, where: Sequence[Where] = ()) -> Sequence[int]:
        """Sum several fields; that reads an index and no document."""
        return self._inner.totals(collection, fields, where=where)

    def commit(self, writes: Sequence[Write]) -> None:
        """Write all or nothing."""
        self._inner.commit(writes)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietTown:
    """One freelancer, one client, one room, and nobody who reacts to what is written."""

    outside: Container
    firestore: Firestore
    owner: str
    email: str
    """Where the client's person reads mail."""
    link: str = field(default_factory=TOKENS.link)
    room_key: str = field(default_factory=TOKENS.link)

    def at(self, moment: datetime) -> Container:
        """Return the functions' outside at a time."""
        outside = copy(self.outside)
        outside.__dict__["clock"] = SetClock(moment)
        return outside

    def counting(self, moment: datetime) -> tuple[Container, CountingStore]:
        """Return the outside at a time, and what counts its reads."""
        outside = self.at(moment)
        store = CountingStore(self.outside.store)
        outside.__dict__["store"] = store
        return outside, store

    def interrupted(self, moment: datetime, meanwhile: Callable[[], object], *, at: str) -> Container:
        """Return the outside at a time, where something happens after the first look into a collection."""
        outside = self.at(moment)
        outside.__dict__["store"] = InterruptedStore(self.firestore.project, meanwhile, at=[at])
        return outside

    def leave(self) -> None:
        """Let go of the project."""
        self.firestore.close()  # type: ignore[no-untyped-call]  # untyped vendor

    # What is there.

    def settle_in(self, **profile: Any) -> None:  # noqa: ANN401 -- any field of it
        """Write the freelancer, the client and the person who holds a link."""
        person_id = TOKENS.id()
        freelancer = replace(first_profile(email="meera@example.com", now=ISSUED_AT), **profile)
        person = Person(
            owner=self.owner,
            project_id="project",
            name="Mira Shah",
            email=self.email,
            role=None,
            link=self.link,
            created_at=ISSUED_AT,
            revoked_at=None,
            mail=None,
        )
        link = Link(
            owner=self.owner,
            project_id="project",
            room_key=self.room_key,
            person=LinkPerson(id=person_id, name="Mira Shah", role=None),
            created_at=ISSUED_AT,
            expires_at=None,
            revoked_at=None,
        )
        values = {
            paths.freelancer(self.owner): freelancer,
            paths.client(self.owner, "client"): Client(name="Mira Textiles", created_at=ISSUED_AT),
            paths.person(self.owner, "project", person_id): person,
            paths.link(self.link): link,
            paths.room(self.room_key): _a_room(self.owner),
        }
        self.outside.store.commit([Create(path=path, value=value) for path, value in values.items()])

    def owe(self, **changes: Any) -> str:  # noqa: ANN401 -- any field of an invoice
        """Write an issued invoice and return its id."""
        invoice_id = TOKENS.id()
        invoice = an_owed(**{"pay_link": TOKENS.link(), **changes})
        self.outside.store.commit([Create(path=paths.invoice(self.owner, invoice_id), value=invoice)])
        return invoice_id

    def owe_many(self, count: int, **changes: Any) -> None:  # noqa: ANN401 -- any field of an invoice
        """Write many alike, in few commits."""
        self._write_many(count, cast("dict[str, Any]", encode(an_owed(**changes))))

    def owe_outlines(self, count: int, *, next_check_at: datetime | None) -> None:
        """Write what an index sees of many invoices: all that matters of those that are not due."""
        self._write_many(count, {"nextCheckAt": next_check_at})

    def _write_many(self, count: int, document: dict[str, Any]) -> None:
        for start in range(0, count, _BATCH):
            batch = self.firestore.batch()
            for _ in range(min(_BATCH, count - start)):
                path = paths.invoice(self.owner, TOKENS.id())
                batch.create(self.firestore.document(path), document)
            batch.commit()

    def change(self, path: str, **fields: object) -> None:
        """Change a document behind everybody's back."""
        self.outside.store.commit([Update(path=path, fields=fields)])

    def change_invoice(self, invoice_id: str, **fields: object) -> None:
        """Change an invoice behind everybody's back."""
        self.change(paths.invoice(self.owner, invoice_id), **fields)

    def invoice(self, invoice_id: str) -> Invoice:
        """Read an invoice in the books."""
        stored = self.outside.store.get(paths.invoice(self.owner, invoice_id), Invoice)
        assert stored
        return stored.value

    # What was promised.

    def rows(self, invoice_id: str | None = None) -> list[Stored[Row]]:
        """Read the outbox, oldest first, or what it holds about one invoice."""
        where: list[Where] = [] if invoice_id is None else [("params.invoiceId", "==", invoice_id)]
        found = self.outside.store.find("outbox", Row, where=where)
        return sorted(found, key=lambda row: row.value.next_try_at)

    def deliver(self, row: Stored[Row], moment: datetime) -> Delivery | None:
        """Keep a promise at a time."""
        return deliver(self.at(moment), row.id, EFFECTS)


def _a_room(owner: str) -> Room:
    return Room(
        owner=owner,
        project_id="project",
        title="Autumn catalogue",
        client=Named(name="Mira Textiles"),
        owner_name="Meera",
        brand=Brand(name="Studio Meera", logo=None, accent="#6cb6ff"),
        time_zone="Asia/Kolkata",
        started_on=ISSUED_AT.date(),
        open=True,
        closes_at=None,
        limits=RoomLimits(),
        counters=RoomCounters(),
        owner_seen_at=None,
        client_seen_at=None,
        created_at=ISSUED_AT,
    )


def found_town(outside: Container) -> QuietTown:
    """Begin a project that nobody else knows."""
    firestore = Firestore(project=f"demo-quiet-{secrets.token_hex(4)}")
    here = copy(outside)
    here.__dict__["store"] = FirestoreStore(firestore)
    town = QuietTown(
        outside=here,
        firestore=firestore,
        owner=TOKENS.id(),
        email=f"mira-{secrets.token_hex(6)}@example.com",
    )
    town.settle_in()
    return town


@pytest.fixture
def town(outside: Container) -> Iterator[QuietTown]:
    """Return a project of the test's own, with a freelancer and a client."""
    made = found_town(outside)
    yield made
    made.leave()
