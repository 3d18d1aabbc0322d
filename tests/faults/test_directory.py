"""The directory says what the documents say, whatever happens on the way, and costs a handful of reads."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest

from latchkey.adapters.codec import encode
from latchkey.container import Container
from latchkey.domain.billing.payments import EntryKind
from latchkey.domain.clients import Client
from latchkey.domain.desk.directory import SHARDS, DirectoryKind, Line, MoneyLine, shard_of
from latchkey.domain.desk.lines import client_line, invoice_line, lead_line, room_line
from latchkey.domain.room_work.comments import Subject, SubjectKind
from latchkey.domain.room_work.waiting import ChangesAsked, Waiting, WaitingComments
from latchkey.services import paths
from latchkey.services.desk.directory import LISTED, note_line, repair_recent_lines
from latchkey.services.store import Create, Delete, Update
from tests.desks import TOKENS, Desk, eventually
from tests.documents import LARGEST_BYTES, bytes_of
from tests.faults.quiet_town import QuietTown
from tests.leads import a_lead
from tests.owed import an_owed
from tests.unit.books import PROJECT
from tests.unit.test_directory import an_entry

NOW: Final = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)


def listed(outside: Container, owner: str, kind: DirectoryKind) -> dict[str, Any]:
    """Read everything the directory says of one kind."""
    shards = [outside.store.get(paths.directory_shard(owner, kind, number), dict) for number in range(SHARDS)]
    return {
        row_id: line for shard in shards if shard for row_id, line in shard.value.get("lines", {}).items()
    }


def client_named(town: QuietTown) -> str | None:
    line = listed(town.outside, town.owner, DirectoryKind.CLIENTS).get("client")
    return line["name"] if line else None


def note(town: QuietTown, outside: Container | None = None, row_id: str = "client") -> None:
    note_line(outside or town.outside, LISTED["clients"], town.owner, row_id)


def make_clients(town: QuietTown, names: Sequence[str]) -> None:
    clients = {paths.client(town.owner, name): Client(name=name, created_at=NOW) for name in names}
    town.outside.store.commit([Create(path=path, value=value) for path, value in clients.items()])


# Notes in any order.


def test_a_note_that_runs_twice_says_the_same(town: QuietTown) -> None:
    note(town)
    once = listed(town.outside, town.owner, DirectoryKind.CLIENTS)
    note(town)
    assert listed(town.outside, town.owner, DirectoryKind.CLIENTS) == once
    assert list(once) == ["client"]


def test_a_note_that_is_overtaken_does_not_leave_what_it_read_before(town: QuietTown) -> None:
    """An older note writes last; what it had read is no longer so."""

    def renamed() -> None:
        town.change(paths.client(town.owner, "client"), name="Mira & Daughters")
        note(town)

    note(town, town.interrupted(NOW, renamed, at="clients"))
    assert client_named(town) == "Mira & Daughters"


def test_a_document_deleted_while_it_is_noted_leaves_no_line(town: QuietTown) -> None:
    def deleted() -> None:
        town.outside.store.commit([Delete(path=paths.client(town.owner, "client"))])
        note(town)

    note(town, town.interrupted(NOW, deleted, at="clients"))
    assert client_named(town) is None


def test_a_document_that_is_gone_loses_its_line_and_nothing_else(town: QuietTown) -> None:
    others = ["a", "b", "c", "d", "e", "f"]
    make_clients(town, others)
    for each in ["client", *others]:
        note(town, row_id=each)
    town.outside.store.commit([Delete(path=paths.client(town.owner, "c"))])
    note(town, row_id="c")
    note(town, row_id="c")
    assert set(listed(town.outside, town.owner, DirectoryKind.CLIENTS)) == {"client", *others} - {"c"}


def test_many_notes_at_once_end_with_what_the_document_says(town: QuietTown) -> None:
    def rename(number: int) -> None:
        town.change(paths.client(town.owner, "client"), name=f"Mira {number}")
        note(town)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(rename, range(24)))
    stored = town.outside.store.get(paths.client(town.owner, "client"), Client)
    assert stored
    assert client_named(town) == stored.value.name


def test_neighbours_in_a_shard_are_noted_side_by_side(town: QuietTown) -> None:
    """Each note writes its own line only, so none takes back another's."""
    row_ids = [TOKENS.id() for _ in range(40)]
    make_clients(town, row_ids)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda each: note(town, row_id=each), row_ids))
    assert set(listed(town.outside, town.owner, DirectoryKind.CLIENTS)) == set(row_ids)


def test_a_line_that_became_shorter_keeps_nothing_of_the_longer_one(town: QuietTown) -> None:
    path = paths.directory_shard(town.owner, DirectoryKind.CLIENTS, shard_of("client"))
    old = {"kind": "clients", "lines": {"client": {"name": "Old", "nickname": "of another time"}}}
    town.outside.store.commit([Create(path=path, value=old)])
    note(town)
    assert "nickname" not in listed(town.outside, town.owner, DirectoryKind.CLIENTS)["client"]


# What takes something back is read with what it takes back.


def test_the_reversal_of_a_refund_brings_money_back(town: QuietTown) -> None:
    entries = {
        "paid": an_entry(EntryKind.PAYMENT),
        "re_back.1": an_entry(EntryKind.REFUND, of="paid"),
        "rev_re_back": an_entry(EntryKind.REVERSAL, of="re_back.1"),
    }
    town.outside.store.commit(
        [Create(path=paths.payment(town.owner, each), value=entry) for each, entry in entries.items()]
    )
    for each in entries:
        note_line(town.outside, LISTED["payments"], town.owner, each)
    found = listed(town.outside, town.owner, DirectoryKind.MONEY)
    assert {each: line["amountMinor"] for each, line in found.items()} == {
        "paid": 1000,
        "re_back.1": -1000,
        "rev_re_back": 1000,
    }


# A trigger that was lost.


def test_the_hourly_round_finds_the_lines_that_a_lost_trigger_left(town: QuietTown) -> None:
    clock = town.at(NOW)
    recently = NOW - timedelta(hours=1)
    town.owe(updated_at=recently)
    documents: Mapping[str, object] = {
        paths.client(town.owner, "new"): Client(name="New", created_at=recently),
        paths.project(town.owner, "project"): replace(PROJECT, created_at=recently),
        paths.lead(town.owner, "lead"): a_lead(recently),
        paths.payment(town.owner, "paid"): replace(an_entry(EntryKind.PAYMENT), at=recently),
    }
    town.outside.store.commit([Create(path=path, value=value) for path, value in documents.items()])
    assert repair_recent_lines(clock) == 5
    assert all(len(listed(town.outside, town.owner, kind)) == 1 for kind in DirectoryKind)


def test_the_hourly_rounds_forget_what_was_deleted_while_its_trigger_was_lost(town: QuietTown) -> None:
    """Each round holds a part of the directory against the documents, when it lists more than there is."""
    gone = [TOKENS.id() for _ in range(12)]
    make_clients(town, gone)
    for each in [*gone, "client"]:
        note(town, row_id=each)
    town.outside.store.commit([Delete(path=paths.client(town.owner, each)) for each in gone])
    town.owe(updated_at=NOW)
    for hour in range(SHARDS):
        repair_recent_lines(town.at(NOW + timedelta(hours=hour)))
        town.change(paths.client(town.owner, "client"), updated_at=NOW + timedelta(hours=hour))
    assert set(listed(town.outside, town.owner, DirectoryKind.CLIENTS)) == {"client"}


def test_the_hourly_round_gets_past_a_shard_that_never_had_a_line(town: QuietTown) -> None:
    """Whatever came and went before anybody looked leaves an empty shard behind."""
    note(town, row_id=next(each for each in "abcdefgh" if shard_of(each) != shard_of("client")))
    town.change(paths.client(town.owner, "client"), updated_at=NOW)
    assert repair_recent_lines(town.at(NOW)) == 1
    assert client_named(town) == "Mira Textiles"


def test_the_hourly_round_leaves_alone_what_did_not_change_lately(town: QuietTown) -> None:
    """Its cost follows what changed, not what exists."""
    town.owe_many(450, updated_at=NOW - timedelta(hours=4))
    clock, store = town.counting(NOW)
    assert repair_recent_lines(clock) == 0
    assert store.reads <= 10


# Deployed.


def test_the_deployed_trigger_keeps_the_directory(desk: Desk) -> None:
    """A room was opened, a client renamed and a client deleted by anybody at all."""
    room = desk.open_room()

    def clients() -> dict[str, Any]:
        return listed(desk.outside, desk.uid, DirectoryKind.CLIENTS)

    found = eventually(lambda: listed(desk.outside, desk.uid, DirectoryKind.ROOMS).get(room.project_id))
    path = paths.client(desk.uid, found["clientId"])
    eventually(lambda: clients().get(found["clientId"]))
    desk.outside.store.commit([Update(path=path, fields={"name": "Renamed & Co"})])
    eventually(lambda: clients()[found["clientId"]]["name"] == "Renamed & Co")
    desk.outside.store.commit([Delete(path=path)])
    eventually(lambda: not clients())


# At size.

_SIZES: Final = {"clients": 500, "rooms": 1000, "leads": 2000, "invoices": 2000, "money": 10_000}
_PER_COMMIT: Final = 400
_WAITING: Final = Waiting(
    comments=WaitingComments(count=9, on=Subject(kind=SubjectKind.MILESTONE, id="m" * 20), since=NOW),
    changes=ChangesAsked(count=9, deliverable_id="d" * 20, title="Logo", version=9, since=NOW),
)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def _a_line(kind: str) -> Line:
    """Give a line as long as lines are, of a business with long names."""
    long = "Menon, Krishnamurthy & Daughters Trading Company"
    lines: Mapping[str, Line] = {
        "clients": client_line(Client(name=long, legal_name=f"{long} Pvt Ltd", created_at=NOW)),
        "rooms": room_line(
            replace(
                PROJECT,
                client_id=TOKENS.id(),
                client=replace(PROJECT.client, name=long),
                summary=replace(PROJECT.summary, waiting=_WAITING),
            )
        ),
        "leads": lead_line(a_lead(NOW, company=long, title=long)),
        "invoices": invoice_line(an_owed(client_name=long, client_id=TOKENS.id(), project_id=TOKENS.id())),
        "money": MoneyLine(
            amount_minor=118_000, settles_minor=118_000, currency="INR", on=NOW.date(), invoice_id=TOKENS.id()
        ),
    }
    return lines[kind]


def _fill(town: QuietTown, kind: str, count: int) -> None:
    line = encode(_a_line(kind))
    shards: dict[int, dict[str, object]] = {number: {} for number in range(SHARDS)}
    for _ in range(count):
        row_id = TOKENS.id()
        shards[shard_of(row_id)][row_id] = line
    for number, lines in shards.items():
        path = paths.directory_shard(town.owner, kind, number)
        town.outside.store.commit([Create(path=path, value={"kind": kind, "lines": lines})])


@pytest.fixture
def large_town(town: QuietTown) -> QuietTown:
    """Return a town whose directory lists a business of many years."""
    for kind, count in _SIZES.items():
        _fill(town, kind, count)
    return town


def test_everything_a_large_business_lists_is_twenty_documents_far_from_full(large_town: QuietTown) -> None:
    town = large_town
    outside, store = town.counting(NOW)
    shards = outside.store.find(f"freelancers/{town.owner}/desk/directory/shards", dict)
    assert store.reads == len(shards) == SHARDS * len(DirectoryKind)
    assert {
        kind: sum(len(each.value["lines"]) for each in shards if each.value["kind"] == kind)
        for kind in _SIZES
    } == _SIZES
    sizes = {each.id: bytes_of(each.value) for each in shards}
    assert max(sizes.values()) < LARGEST_BYTES / 2, sizes


def _outlines(town: QuietTown, collection: str, count: int, fields: Mapping[str, object]) -> None:
    """Write what an index sees of many documents."""
    path = f"freelancers/{town.owner}/{collection}"
    for start in range(0, count, _PER_COMMIT):
        batch = town.firestore.batch()
        for _ in range(min(_PER_COMMIT, count - start)):
            batch.create(town.firestore.document(f"{path}/{TOKENS.id()}"), dict(fields))
        batch.commit()


def test_the_days_page_reads_forty_documents_of_a_large_business(large_town: QuietTown) -> None:
    """The profile, the directory, the rooms in which somebody waits, the follow-ups still to be done."""
    town = large_town
    _outlines(town, "projects", 990, {"summary": {"unread": 0}})
    _outlines(town, "projects", 10, {"summary": {"unread": 2}})
    _outlines(town, "followUps", 300, {"nextAt": None})
    _outlines(town, "followUps", 9, {"nextAt": NOW})
    _, store = town.counting(NOW)
    tree = paths.freelancer(town.owner)
    store.get(tree, dict)
    store.find(f"{tree}/desk/directory/shards", dict)
    # The shell's badges ask these two, and the page looks at what they answer (lib/unread, follow-ups/live).
    store.find(
        f"{tree}/projects",
        dict,
        where=[("summary.unread", ">", 0)],
        order_by="summary.unread",
        descending=True,
        limit=100,
    )
    open_follow_ups = store.find(
        f"{tree}/followUps", dict, where=[("next_at", ">", _EPOCH)], order_by="next_at", limit=200
    )
    assert len(open_follow_ups) == 9
    assert store.reads <= 40


def test_a_note_at_size_reads_its_document_and_no_list(large_town: QuietTown) -> None:
    outside, store = large_town.counting(NOW)
    note(large_town, outside)
    assert store.reads == 2
    assert client_named(large_town) == "Mira Textiles"
