"""Time under fire: two devices, two tabs, a death in the middle, and ten thousand entries."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

import pytest

from latchkey.adapters.codec import encode
from latchkey.domain.desk.time_entries import EntrySource, TimeEntry, Timer
from latchkey.domain.desk.time_lines import GroupBy
from latchkey.domain.errors.base import LatchkeyError
from latchkey.domain.errors.desk import TimeNotBillableError
from latchkey.domain.projects import Project, Summary
from latchkey.domain.rooms import Named
from latchkey.services import paths
from latchkey.services.billing.credit_notes import credit_invoice
from latchkey.services.billing.drafts import discard_draft
from latchkey.services.desk.time_invoices import bill_time
from latchkey.services.desk.time_sums import recount_time
from latchkey.services.store import Create, Delete, Update
from tests.desks import TOKENS, Browser, Desk
from tests.faults.kills import KilledError, doomed
from tests.faults.quiet_town import QuietTown
from tests.owed import ISSUED_AT
from tests.rules import firestore_rest as rest
from tests.studio import Studio, at_once, new_key
from tests.time_worked import TimeSheet

ENTRIES: Final = 10_000
BEGUN: Final = datetime(2025, 1, 6, tzinfo=UTC)


@pytest.fixture
def sheet(studio: Studio, owner: Browser) -> TimeSheet:
    return TimeSheet(studio=studio, browser=owner)


def test_of_many_devices_that_start_at_once_one_gets_the_timer(desk: Desk, owner: Browser) -> None:
    """Each writes as a browser does that knows of no timer: whole, whether or not one is there."""

    def start(entry_id: str) -> bool:
        timer = Timer(
            entry_id=entry_id,
            project_id="a" * 20,
            task_id=None,
            description="",
            is_billable=True,
            started_at=datetime.now(UTC).replace(microsecond=0) - timedelta(seconds=5),
        )
        document: Any = encode(timer)
        return owner.firestore.is_allowed(
            rest.Replace(path=paths.timer(desk.uid), data=document), owner.token
        )

    tries = [TOKENS.id() for _ in range(8)]
    started = dict(zip(tries, at_once([partial(start, each) for each in tries]), strict=True))
    running = desk.outside.store.get(paths.timer(desk.uid), Timer)
    assert running
    assert [each for each, has_started in started.items() if has_started] == [running.value.entry_id]


@pytest.mark.parametrize("key", ["the same key", "another key"])
def test_killed_half_way_the_time_is_on_one_invoice(sheet: TimeSheet, key: str) -> None:
    """Billing is one commit: whoever dies after it has billed, and asking again bills nothing twice."""
    studio, entry, first_key = sheet.studio, sheet.work(), new_key()
    outside, fuse = doomed(studio.suite, after=1)
    bill = partial(
        bill_time,
        owner=studio.desk.uid,
        project_id=studio.room.project_id,
        entry_ids=[entry],
        group_by=GroupBy.DAY,
    )
    with pytest.raises(KilledError):
        bill(outside, key=first_key)
    assert fuse.burnt == 1
    (invoice_id,) = sheet.invoices()
    assert sheet.invoice_of(entry) == invoice_id
    if key == "the same key":
        assert bill(studio.desk.outside, key=first_key) == invoice_id
    else:
        with pytest.raises(TimeNotBillableError):
            bill(studio.desk.outside, key=new_key())
    assert sheet.invoices() == [invoice_id]


def test_killed_half_way_a_discarded_draft_has_freed_its_time(sheet: TimeSheet) -> None:
    studio, entry = sheet.studio, sheet.work()
    invoice_id = sheet.billed([entry])
    outside, _ = doomed(studio.suite, after=1)
    with pytest.raises(KilledError):
        discard_draft(outside, owner=studio.desk.uid, invoice_id=invoice_id, version=1)
    assert sheet.invoices() == []
    assert sheet.invoice_of(entry) is None


def test_killed_half_way_an_invoice_that_is_credited_has_freed_its_time(sheet: TimeSheet) -> None:
    studio, entry = sheet.studio, sheet.work()
    invoice_id = sheet.billed([entry])
    studio.issue(invoice_id).raise_for_status()
    total_minor = studio.invoice(invoice_id)["totalMinor"]
    outside, _ = doomed(studio.suite, after=1)
    with pytest.raises(KilledError):
        credit_invoice(
            outside,
            owner=studio.desk.uid,
            invoice_id=invoice_id,
            amount_minor=total_minor,
            reason="Agreed on less",
            key=new_key(),
        )
    assert studio.invoice(invoice_id)["creditedMinor"] == total_minor
    assert sheet.invoice_of(entry) is None


def test_of_many_tabs_that_bill_the_same_time_one_wins(sheet: TimeSheet) -> None:
    """Guards the precondition on each entry: both tabs read it while it was free."""
    studio, entries = sheet.studio, [sheet.work(days_ago=days) for days in (1, 2, 3)]

    def bill(wanted: list[str]) -> str | LatchkeyError:
        try:
            return bill_time(
                studio.desk.outside,
                owner=studio.desk.uid,
                project_id=studio.room.project_id,
                entry_ids=wanted,
                group_by=GroupBy.DAY,
                key=new_key(),
            )
        except LatchkeyError as refused:
            return refused

    answers = at_once([partial(bill, entries[:2]), partial(bill, entries[1:]), partial(bill, entries)])
    won = [answer for answer in answers if isinstance(answer, str)]
    assert sheet.invoices() == won
    assert len(won) == 1
    lost = [answer for answer in answers if not isinstance(answer, str)]
    assert [type(each) for each in lost] == [TimeNotBillableError] * 2
    assert sheet.invoice_of(entries[1]) == won[0]


def test_an_entry_that_is_deleted_while_it_is_billed_is_on_no_invoice(sheet: TimeSheet) -> None:
    entry = sheet.work()
    answers = at_once([lambda: sheet.bill([entry]).status_code == 201, lambda: sheet.delete(entry)])
    assert sum(answers) == 1, "one of the two"
    assert len(sheet.invoices()) == int(answers[0])


def test_ten_thousand_entries_cost_a_week_and_a_handful(town: QuietTown) -> None:
    """The week's query is that of the desk's page; sums come by aggregation, a read for 1,000 entries."""
    _write_years(town)
    outside, counted = town.counting(ISSUED_AT)
    monday = BEGUN + timedelta(weeks=20)
    week = outside.store.find(
        paths.time_entries(town.owner),
        TimeEntry,
        where=[
            ("started_at", ">", monday - timedelta(days=1)),
            ("started_at", "<", monday + timedelta(days=7)),
        ],
        order_by="started_at",
    )
    assert counted.reads == len(week)
    assert 7 * 24 - 1 <= len(week) <= 8 * 24, "one an hour, and the day before the week"
    recount_time(outside, town.owner, "project")
    assert counted.reads - len(week) == 2, "the project, at each of two looks; no entry is read"
    project = town.outside.store.get(paths.project(town.owner, "project"), Project)
    assert project
    assert project.value.time.seconds == ENTRIES * 1_200
    assert project.value.time.unbilled_minor == ENTRIES * 50_000
    assert project.value.time.uncosted_seconds == ENTRIES * 1_200


def test_of_two_who_recount_at_once_the_newer_sums_stay(town: QuietTown) -> None:
    """Guards the precondition on the project: the first looked before the second entry was there."""
    project = _a_project(town)
    store = town.outside.store
    store.commit([Create(path=paths.time_entry(town.owner, TOKENS.id()), value=_an_entry(BEGUN))])
    late = TOKENS.id()

    def meanwhile() -> None:
        later = replace(_an_entry(BEGUN), started_at=BEGUN + timedelta(hours=1))
        store.commit([Create(path=paths.time_entry(town.owner, late), value=later)])
        recount_time(town.at(ISSUED_AT), town.owner, "project")

    recount_time(town.interrupted(ISSUED_AT, meanwhile, at="timeEntries"), town.owner, "project")
    kept = store.get(project, Project)
    assert kept
    assert kept.value.time.seconds == 2_400
    store.commit([Delete(path=paths.time_entry(town.owner, late))])
    recount_time(town.outside, town.owner, "project")
    again = store.get(project, Project)
    assert again
    assert again.value.time.seconds == 1_200


def test_an_entry_that_is_taken_back_at_once_leaves_no_sums(town: QuietTown) -> None:
    """Guards the look after the write: the second recount finds what was stored before both."""
    project = _a_project(town)
    store, entry = town.outside.store, paths.time_entry(town.owner, TOKENS.id())
    store.commit([Create(path=entry, value=_an_entry(BEGUN))])

    def meanwhile() -> None:
        store.commit([Delete(path=entry)])
        recount_time(town.at(ISSUED_AT), town.owner, "project")

    recount_time(town.interrupted(ISSUED_AT, meanwhile, at="timeEntries"), town.owner, "project")
    kept = store.get(project, Project)
    assert kept
    assert kept.value.time.seconds == 0


def test_a_project_that_is_gone_is_not_recounted(town: QuietTown) -> None:
    recount_time(town.outside, town.owner, "nothing")
    path = _a_project(town)
    town.outside.store.commit([Update(path=path, fields={"title": "Other"})])
    recount_time(town.outside, town.owner, "project")
    kept = town.outside.store.get(path, Project)
    assert kept
    assert kept.value.time.seconds == 0


def _write_years(town: QuietTown) -> None:
    _a_project(town)
    for first in range(0, ENTRIES, 500):
        batch = town.firestore.batch()
        for number in range(first, first + 500):
            reference = town.firestore.document(paths.time_entry(town.owner, f"entry{number}"))
            document: Any = encode(_an_entry(BEGUN + timedelta(hours=number)))
            batch.create(reference, document)
        batch.commit()


def _a_project(town: QuietTown) -> str:
    project = Project(
        client_id="client",
        client=Named(name="Mira Textiles"),
        title="Autumn catalogue",
        room_key=town.room_key,
        open=True,
        currency="INR",
        created_at=ISSUED_AT,
        summary=Summary(),
        move=None,
    )
    path = paths.project(town.owner, "project")
    town.outside.store.commit([Create(path=path, value=project)])
    return path


def _an_entry(started_at: datetime) -> TimeEntry:
    return TimeEntry(
        project_id="project",
        client_id="client",
        task_id=None,
        task_title="",
        description="Sketches",
        person="Meera Rao",
        started_at=started_at,
        ended_at=started_at + timedelta(minutes=20),
        seconds=1_200,
        is_billable=True,
        bill_rate_minor=150_000,
        cost_rate_minor=None,
        bill_parts=1_200 * 150_000,
        cost_parts=0,
        currency="INR",
        source=EntrySource.MANUAL,
        created_at=started_at,
        updated_at=started_at,
        invoice_id=None,
    )
