"""Keep the directory's lines in step with their documents: always worked out anew, never counted on."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, TypeVar

from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.billing.payments import LedgerEntry
from latchkey.domain.clients import Client
from latchkey.domain.desk.directory import SHARDS, DirectoryKind, Line, shard_of
from latchkey.domain.desk.leads import Lead
from latchkey.domain.desk.lines import (
    TAKES_BACK,
    client_line,
    invoice_line,
    lead_line,
    money_line,
    room_line,
)
from latchkey.domain.errors.requests import BusyError
from latchkey.domain.projects import Project
from latchkey.services import paths
from latchkey.services.ports import Ports
from latchkey.services.store import REMOVED, Merge, Store

logger: Final = logging.getLogger("latchkey")

T = TypeVar("T")

_LATELY: Final = timedelta(hours=3)
_PER_ROUND: Final = 500
_CHANGED_AT: Final = (
    ("clients", "created_at"),
    ("clients", "updated_at"),
    ("projects", "created_at"),
    ("projects", "summary.last_message_at"),
    ("leads", "stage_since"),
    ("invoices", "updated_at"),
    ("payments", "at"),
)
"""Collections with the fields that say when a document changed; most changes move one of them."""

# Whoever wrote the document in between has a note of their own on its way, which looks again as often.
_LOOKS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One kind of document that the directory lists."""

    kind: DirectoryKind
    line: Callable[[Store, str, str], Line | None]
    """Read a document, by its owner and id, and say it in a line; None when there is no such document."""


def note_line(ports: Ports, listed: Listed, owner: str, row_id: str) -> None:
    """Bring a document's line in step with the document.

    Write, then look: of two notes at once the later one to write looks after it wrote, so whichever read an
    older document finds that out and writes again.

    Raises:
        BusyError: the document changed with every look; its last change brings a note of its own.

    """
    path = paths.directory_shard(owner, listed.kind, shard_of(row_id))
    line = listed.line(ports.store, owner, row_id)
    for _ in range(_LOOKS):
        told = REMOVED if line is None else line
        ports.store.commit([Merge(path=path, fields={"kind": listed.kind, "lines": {row_id: told}})])
        before, line = line, listed.line(ports.store, owner, row_id)
        if line == before:
            return
    raise BusyError


def repair_recent_lines(ports: Ports) -> int:
    """Note what changed lately once more, for triggers may be lost; tell how many documents that were.

    A document that is gone has no day of its change: where a freelancer's directory lists more than there
    is, a part of it is held against the documents, another part each hour.
    """
    since = ports.clock.now() - _LATELY
    recent = {
        document.path
        for collection, field in _CHANGED_AT
        for document in ports.store.find_anywhere(
            collection, dict, where=[(field, ">", since)], limit=_PER_ROUND
        )
        # Rooms have invoices of their own: what they show of the books.
        if document.path.startswith("freelancers/")
    }
    _note_each(ports, recent)
    owners = {paths.owner_of(path) for path in recent}
    ghosts = [path for owner in owners for path in _ghosts(ports, owner)]
    _note_each(ports, ghosts)
    return len(recent) + len(ghosts)


def _note_each(ports: Ports, document_paths: Iterable[str]) -> None:
    for path in document_paths:
        _, owner, collection, row_id = path.split("/")
        try:
            note_line(ports, LISTED[collection], owner, row_id)
        except Exception:
            # One document that cannot be read must not keep the others from being listed.
            logger.exception("a line could not be repaired")


def _ghosts(ports: Ports, owner: str) -> Iterator[str]:
    """Find where documents were that lines still tell of, in the shards that are this hour's."""
    turn = ports.clock.now().hour % SHARDS
    for collection, listed in LISTED.items():
        shard_paths = [paths.directory_shard(owner, listed.kind, number) for number in range(SHARDS)]
        found = ports.store.get_many(shard_paths, dict)
        # What came and went before anybody looked leaves a shard that never had a line.
        shards = [shard.value.get("lines", {}) if shard else {} for shard in found]
        tree = f"{paths.freelancer(owner)}/{collection}"
        if sum(map(len, shards)) <= ports.store.count(tree):
            continue
        named = [f"{tree}/{row_id}" for row_id in shards[turn]]
        documents = ports.store.get_many(named, dict)
        yield from (path for path, document in zip(named, documents, strict=True) if document is None)


def _read(
    path: Callable[[str, str], str], kind: type[T], line: Callable[[T], Line]
) -> Callable[[Store, str, str], Line | None]:
    def read(store: Store, owner: str, row_id: str) -> Line | None:
        stored = store.get(path(owner, row_id), kind)
        return None if stored is None else line(stored.value)

    return read


def _read_entry(store: Store, owner: str, row_id: str) -> Line | None:
    """Read an entry with what it takes back; the ledger is never changed, so these cannot go stale."""
    entry = _entry(store, owner, row_id)
    if entry is None:
        return None
    taken_back = _entry(store, owner, entry.of) if entry.kind in TAKES_BACK else None
    is_twice = taken_back is not None and taken_back.kind in TAKES_BACK
    return money_line(
        entry, taken_back, _entry(store, owner, taken_back.of) if taken_back and is_twice else None
    )


def _entry(store: Store, owner: str, entry_id: str | None) -> LedgerEntry | None:
    stored = store.get(paths.payment(owner, entry_id), LedgerEntry) if entry_id else None
    return None if stored is None else stored.value


LISTED: Final[Mapping[str, Listed]] = {
    "clients": Listed(kind=DirectoryKind.CLIENTS, line=_read(paths.client, Client, client_line)),
    "projects": Listed(kind=DirectoryKind.ROOMS, line=_read(paths.project, Project, room_line)),
    "leads": Listed(kind=DirectoryKind.LEADS, line=_read(paths.lead, Lead, lead_line)),
    "invoices": Listed(kind=DirectoryKind.INVOICES, line=_read(paths.invoice, Invoice, invoice_line)),
    "payments": Listed(kind=DirectoryKind.MONEY, line=_read_entry),
}
"""By the collection below the freelancer that the documents are in."""
