"""Time over HTTP: rates are kept, entries become an invoice's lines, and are free again when it ends."""

from typing import Any

import pytest

from latchkey.services import paths
from tests.desks import Browser, eventually
from tests.studio import Studio, at_once, new_key, refusal
from tests.time_worked import RATE_MINOR, TWENTY_MINUTES, TimeSheet


@pytest.fixture
def sheet(studio: Studio, owner: Browser) -> TimeSheet:
    return TimeSheet(studio=studio, browser=owner)


def a_rate(**changes: object) -> dict[str, object]:
    return {"billMinor": RATE_MINOR, "costMinor": None, "currency": "INR"} | changes


def test_rates_are_kept_with_the_freelancer_the_client_and_the_room(studio: Studio) -> None:
    client_id = studio.project()["clientId"]
    places = {
        "/profile/rates": paths.freelancer(studio.desk.uid),
        f"/clients/{client_id}/rates": paths.client(studio.desk.uid, client_id),
        f"/rooms/{studio.room.project_id}/rates": paths.project(studio.desk.uid, studio.room.project_id),
    }
    for address, path in places.items():
        assert studio.desk.put(address, a_rate()).status_code == 200
        assert (studio.document(path) or {})["rates"] == a_rate()
        assert studio.desk.put(address, a_rate(billMinor=None)).status_code == 200
        assert (studio.document(path) or {})["rates"] is None, "neither is said"


@pytest.mark.parametrize("wrong", [{"currency": "XXX"}, {"billMinor": -1}, {"billMinor": 10**9 + 1}])
def test_rates_that_make_no_sense_are_refused(studio: Studio, wrong: dict[str, object]) -> None:
    assert refusal(studio.desk.put("/profile/rates", a_rate(**wrong))) == (400, "request/invalid")


def test_a_rooms_rates_are_in_its_own_currency(studio: Studio) -> None:
    refused = studio.desk.put(f"/rooms/{studio.room.project_id}/rates", a_rate(currency="USD"))
    assert refusal(refused) == (400, "request/invalid")
    assert refused.json()["error"]["fields"] == {"currency": "This room is in INR."}


def test_time_becomes_the_lines_of_a_draft_and_is_locked(sheet: TimeSheet) -> None:
    entries = [sheet.work(days_ago=days) for days in (3, 2, 1)]
    invoice_id = sheet.billed(entries)
    draft = sheet.studio.invoice(invoice_id)
    assert [line["quantityMilli"] for line in draft["lines"]] == [333, 334, 333]
    assert {line["unitPriceMinor"] for line in draft["lines"]} == {RATE_MINOR}
    assert {line["rateBp"] for line in draft["lines"]} == {1800}, "the freelancer's usual tax"
    assert (draft["subtotalMinor"], draft["totalMinor"]) == (150_000, 177_000)
    assert (draft["timeEntryIds"], draft["number"]) == (entries, None)
    assert [sheet.invoice_of(each) for each in entries] == [invoice_id] * 3
    assert not sheet.rename(entries[0], "More")
    assert not sheet.delete(entries[0])


def test_the_same_key_gives_the_same_draft(sheet: TimeSheet) -> None:
    entries, key = [sheet.work()], new_key()
    first, second = sheet.bill(entries, key=key), sheet.bill(entries, key=key)
    assert first.status_code == second.status_code == 201
    assert first.json() == second.json()
    assert len(sheet.invoices()) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"isBillable": False},
        {"billRateMinor": None, "billParts": 0},
    ],
    ids=["not to be billed", "without a rate"],
)
def test_what_is_not_billable_is_not_billed(sheet: TimeSheet, change: dict[str, Any]) -> None:
    entries = [sheet.work(), sheet.work(**change)]
    assert refusal(sheet.bill(entries)) == (409, "time/not-billable")
    assert sheet.invoice_of(entries[0]) is None, "all of it or nothing"


def test_time_of_another_room_or_nobody_is_not_billed(sheet: TimeSheet) -> None:
    room = sheet.studio.desk.open_room()
    project = sheet.studio.document(paths.project(sheet.studio.desk.uid, room.project_id)) or {}
    elsewhere = sheet.work(projectId=room.project_id, clientId=project["clientId"])
    assert refusal(sheet.bill([elsewhere])) == (409, "time/not-billable")
    assert refusal(sheet.bill(["a" * 20])) == (409, "time/not-billable")


def test_of_two_tabs_that_bill_the_same_time_one_wins(sheet: TimeSheet) -> None:
    entries = [sheet.work(), sheet.work(days_ago=2)]
    answers = at_once([lambda: sheet.bill(entries)] * 2)
    assert sorted(each.status_code for each in answers) == [201, 409]
    (invoice_id,) = sheet.invoices()
    assert [sheet.invoice_of(each) for each in entries] == [invoice_id] * 2


def test_discarding_the_draft_frees_its_time(sheet: TimeSheet) -> None:
    entry = sheet.work()
    invoice_id = sheet.billed([entry])
    assert sheet.studio.desk.post(f"/invoices/{invoice_id}/discard", {"version": 1}).status_code == 200
    assert sheet.invoice_of(entry) is None
    assert sheet.billed([entry]) != invoice_id


def test_time_is_invoiced_and_voided_and_invoiced_again(sheet: TimeSheet) -> None:
    studio, entry = sheet.studio, sheet.work()
    invoice_id = sheet.billed([entry])
    studio.issue(invoice_id).raise_for_status()
    assert not sheet.rename(entry, "Still locked")
    studio.void(invoice_id).raise_for_status()
    assert sheet.invoice_of(entry) is None
    again = sheet.billed([entry])
    studio.issue(again).raise_for_status()
    assert sheet.invoice_of(entry) == again
    assert studio.void(invoice_id).status_code == 200, "voiding once more changes nothing"
    assert sheet.invoice_of(entry) == again, "and does not free what is on another invoice by now"
    assert refusal(studio.reissue(invoice_id)) == (409, "time/not-billable")


def test_an_invoice_made_anew_takes_its_time_over(sheet: TimeSheet) -> None:
    studio, entry = sheet.studio, sheet.work()
    invoice_id = sheet.billed([entry])
    studio.issue(invoice_id).raise_for_status()
    studio.void(invoice_id).raise_for_status()
    draft_id = studio.reissue(invoice_id).raise_for_status().json()["invoiceId"]
    assert sheet.invoice_of(entry) == draft_id
    assert studio.invoice(draft_id)["timeEntryIds"] == [entry]
    studio.desk.post(f"/invoices/{draft_id}/discard", {"version": 1}).raise_for_status()
    assert sheet.invoice_of(entry) is None, "freed with the draft"


def test_time_that_was_changed_since_is_not_taken_over(sheet: TimeSheet) -> None:
    studio, entries = sheet.studio, [sheet.work(), sheet.work(days_ago=2)]
    invoice_id = sheet.billed(entries)
    studio.issue(invoice_id).raise_for_status()
    studio.void(invoice_id).raise_for_status()
    assert sheet.rename(entries[0], "Something else")
    assert refusal(studio.reissue(invoice_id)) == (409, "time/not-billable")
    assert sheet.invoice_of(entries[1]) is None
    assert sheet.delete(entries[0])
    assert refusal(studio.reissue(invoice_id)) == (409, "time/not-billable"), "nor is time that is gone"


def test_time_is_free_once_credit_notes_took_all_of_its_invoice_back(sheet: TimeSheet) -> None:
    studio, entries = sheet.studio, [sheet.work(), sheet.work(2_400, days_ago=2)]
    invoice_id = sheet.billed(entries)
    studio.issue(invoice_id).raise_for_status()
    studio.credit(invoice_id, 176_999).raise_for_status()
    assert [sheet.invoice_of(each) for each in entries] == [invoice_id] * 2
    assert not sheet.rename(entries[0], "A part of it is still asked for")
    studio.credit(invoice_id, 1).raise_for_status()
    assert [sheet.invoice_of(each) for each in entries] == [None] * 2
    again = sheet.billed(entries[:1])
    assert refusal(studio.reissue(invoice_id)) == (409, "time/not-billable"), "a part of it is billed again"
    assert sheet.invoice_of(entries[0]) == again


def test_time_of_an_invoice_that_was_paid_is_free_once_all_of_it_is_credited(sheet: TimeSheet) -> None:
    """What was paid is the client's credit then, and no price of those hours any more."""
    studio, entry = sheet.studio, sheet.work(3_600)
    invoice_id = sheet.billed([entry])
    studio.issue(invoice_id).raise_for_status()
    studio.recorded(invoice_id, 177_000)
    studio.credit(invoice_id, 177_000).raise_for_status()
    assert studio.invoice(invoice_id)["overpaidMinor"] == 177_000
    assert sheet.invoice_of(entry) is None


def test_a_credited_invoice_hands_its_time_to_the_new_one(sheet: TimeSheet) -> None:
    studio, entry = sheet.studio, sheet.work(3_600)
    invoice_id = sheet.billed([entry])
    studio.issue(invoice_id).raise_for_status()
    studio.credit(invoice_id, 177_000).raise_for_status()
    draft_id = studio.reissue(invoice_id).raise_for_status().json()["invoiceId"]
    assert sheet.invoice_of(entry) == draft_id


def test_time_that_was_changed_since_it_was_credited_is_not_taken_over(sheet: TimeSheet) -> None:
    studio, entry = sheet.studio, sheet.work(3_600)
    invoice_id = sheet.billed([entry])
    studio.issue(invoice_id).raise_for_status()
    studio.credit(invoice_id, 177_000).raise_for_status()
    assert sheet.rename(entry, "Something else")
    assert refusal(studio.reissue(invoice_id)) == (409, "time/not-billable")
    assert sheet.invoice_of(entry) is None


def test_a_projects_time_is_recomputed_whenever_it_changes(sheet: TimeSheet) -> None:
    studio = sheet.studio

    def time_is(**expected: int) -> dict[str, int] | None:
        time: dict[str, int] = studio.project()["time"]
        return time if {key: time[key] for key in expected} == expected else None

    costed = {"costRateMinor": 60_000, "costParts": TWENTY_MINUTES * 60_000}
    entries = [sheet.work(**costed), sheet.work(isBillable=False)]
    eventually(lambda: time_is(seconds=2_400, billableSeconds=1_200, unbilledSeconds=1_200))
    assert time_is(unbilledMinor=50_000, costMinor=20_000, uncostedSeconds=1_200)
    invoice_id = sheet.billed(entries[:1])
    eventually(lambda: time_is(seconds=2_400, billableSeconds=1_200, unbilledSeconds=0, unbilledMinor=0))
    studio.desk.post(f"/invoices/{invoice_id}/discard", {"version": 1}).raise_for_status()
    eventually(lambda: time_is(unbilledSeconds=1_200))
    credited = sheet.billed(entries[:1])
    studio.issue(credited).raise_for_status()
    eventually(lambda: time_is(unbilledSeconds=0))
    studio.credit(credited, studio.invoice(credited)["totalMinor"]).raise_for_status()
    eventually(lambda: time_is(unbilledSeconds=1_200))
    assert sheet.delete(entries[0])
    eventually(lambda: time_is(seconds=1_200, unbilledSeconds=0, costMinor=0))
