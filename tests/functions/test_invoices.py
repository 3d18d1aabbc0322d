"""The freelancer's invoices over HTTP: written, changed, issued, looked at, withdrawn."""

import pytest

from latchkey.services import paths
from tests.desks import Desk
from tests.studio import TOTAL_MINOR, Studio, a_draft, a_line, new_key, refusal, thirds


def test_a_draft_is_written_changed_and_issued(studio: Studio) -> None:
    invoice_id = studio.write_draft(lines=[])
    saved = studio.desk.put(f"/invoices/{invoice_id}", {"version": 1, "draft": a_draft()})
    assert saved.json() == {"version": 2}
    issued = studio.issue(invoice_id, version=2)
    assert issued.status_code == 200, issued.text
    number = issued.json()["number"]
    invoice = studio.invoice(invoice_id)
    assert (invoice["number"], invoice["totalMinor"], invoice["taxMinor"]) == (number, TOTAL_MINOR, 18_000)
    assert number.endswith("-001")
    assert invoice["nextCheckAt"].isoformat() == "2099-03-28T03:30:00+00:00", "the ladder's first step"
    assert studio.history(invoice_id) == [("draft", "sent", "owner")]
    assert studio.changes(invoice_id) == [("sent", "owner", "Meera Rao")]


def test_an_issued_invoice_shows_in_the_room_and_on_the_dashboard(studio: Studio) -> None:
    invoice_id = studio.issued()
    shown = studio.shown(invoice_id)
    assert (shown["totalMinor"], shown["paidMinor"], shown["isPayable"]) == (TOTAL_MINOR, 0, True)
    assert shown["lines"][0]["amountMinor"] == 100_000
    private = {"history", "openCheckouts", "checkouts", "version", "clientName", "paymentLinks", "disputes"}
    assert not private & shown.keys()
    due = studio.project()["summary"]["dues"][invoice_id]
    assert due == {
        "number": shown["number"],
        "dueOn": "2099-03-31",
        "balanceMinor": TOTAL_MINOR,
        "currency": "INR",
    }


def test_a_draft_is_nobodys_but_the_freelancers(studio: Studio) -> None:
    invoice_id = studio.write_draft()
    room_key = studio.project()["roomKey"]
    assert studio.document(paths.room_invoice(room_key, invoice_id)) is None
    assert refusal(studio.view(invoice_id)) == (404, "invoice/not-found")


def test_issuing_promises_a_mail_to_whoever_holds_a_link(studio: Studio) -> None:
    invoice_id = studio.issued()
    (promised,) = studio.promises("invoice-sent", invoice_id)
    assert (promised["personId"], promised["projectId"]) == (studio.room.person_id, studio.room.project_id)


def test_the_same_key_gives_the_same_draft(studio: Studio) -> None:
    body = {"idempotencyKey": new_key(), "projectId": studio.room.project_id, "draft": a_draft()}
    first, second = studio.desk.post("/invoices", body), studio.desk.post("/invoices", body)
    assert first.status_code == second.status_code == 201
    assert first.json() == second.json()
    other = studio.desk.post("/invoices", {**body, "draft": a_draft(note="Another")})
    assert refusal(other) == (409, "idempotency/conflict")


def test_the_same_key_issues_once(studio: Studio) -> None:
    invoice_id = studio.write_draft()
    body = {"version": 1, "idempotencyKey": new_key()}
    first = studio.desk.post(f"/invoices/{invoice_id}/issue", body)
    second = studio.desk.post(f"/invoices/{invoice_id}/issue", body)
    assert first.json() == second.json()
    refused = studio.issue(invoice_id)
    assert refusal(refused) == (409, "invoice/already-issued")


def test_a_second_tab_is_told_of_the_first_ones_change(studio: Studio) -> None:
    """Guards the version check: without it the second tab would silently undo the first one's work."""
    invoice_id = studio.write_draft()
    path = f"/invoices/{invoice_id}"
    assert studio.desk.put(path, {"version": 1, "draft": a_draft(note="First")}).status_code == 200
    late = {"version": 1, "draft": a_draft(note="Second")}
    answers = [
        studio.desk.put(path, late),
        studio.desk.post(f"{path}/discard", {"version": 1}),
        studio.issue(invoice_id),
    ]
    assert [answer.json()["error"]["code"] for answer in answers] == ["invoice/changed"] * 3
    assert studio.invoice(invoice_id)["note"] == "First"


def test_a_discarded_draft_leaves_no_gap(studio: Studio) -> None:
    thrown_away, kept = studio.write_draft(), studio.write_draft()
    assert studio.desk.post(f"/invoices/{thrown_away}/discard", {"version": 1}).status_code == 200
    assert studio.issue(kept).json()["number"].endswith("-001")
    gone = studio.issue(thrown_away)
    assert refusal(gone) == (404, "invoice/not-found")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"lines": []}, "lines"),
        ({"lines": [a_line(unitPriceMinor=0)]}, "lines"),
        ({"lines": [a_line(description="")]}, "lines.0.description"),
        ({"dueOn": None}, "dueOn"),
        (
            {"instalments": [*thirds()[:2], {"label": "", "share": None, "dueOn": None}]},
            "instalments.2.dueOn",
        ),
        (
            {
                "instalments": [
                    {"label": "", "share": {"rateBp": 10_000, "amountMinor": None}, "dueOn": "2099-01-01"},
                    {"label": "", "share": None, "dueOn": "2099-02-01"},
                ]
            },
            "instalments.1.share",
        ),
    ],
    ids=["no lines", "no amount", "no words", "no due date", "a third without a day", "nothing is left"],
)
def test_an_incomplete_invoice_is_not_issued(studio: Studio, changes: dict[str, object], field: str) -> None:
    refused = studio.issue(studio.write_draft(**changes))
    assert refusal(refused) == (400, "invoice/incomplete")
    assert list(refused.json()["error"]["fields"]) == [field]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"currency": "XXX"}, "currency"),
        ({"currency": "rupees"}, "draft.currency"),
        ({"dueOn": "2026-02-30"}, "draft.dueOn"),
        ({"dueOn": "tomorrow"}, "draft.dueOn"),
        ({"lines": [a_line(rateBp=10_001)]}, "draft.lines.0.rateBp"),
        ({"lines": [a_line(quantityMilli=0)]}, "draft.lines.0.quantityMilli"),
        ({"lines": [a_line(unitPriceMinor=-1)]}, "draft.lines.0.unitPriceMinor"),
        ({"lines": [a_line(quantityMilli=1.5)]}, "draft.lines.0.quantityMilli"),
        ({"lines": [a_line(description="x" * 301)]}, "draft.lines.0.description"),
        ({"lines": [a_line(sac="99839")]}, "draft.lines.0.sac"),
        ({"lines": [a_line(discount={"rateBp": 1, "amountMinor": 1})]}, "draft.lines.0.discount"),
        ({"lines": [a_line(discount={"rateBp": None, "amountMinor": 100_001})]}, "lines.0.discount"),
        ({"discount": {"rateBp": None, "amountMinor": 100_001}}, "discount"),
        ({"instalments": thirds()[:1]}, "instalments"),
        ({"instalments": [thirds()[2], thirds()[2]]}, "instalments.0.share"),
        ({"instalments": thirds()[:2]}, "instalments.1.share"),
        ({"tax": {"label": "GST", "rateBp": 1_800}}, "draft.tax"),
        ({"note": "x" * 2001}, "draft.note"),
        ({"totalMinor": 1}, "draft.totalMinor"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_makes_no_sense_is_refused_by_field(
    studio: Studio, changes: dict[str, object], field: str
) -> None:
    body = {"idempotencyKey": new_key(), "projectId": studio.room.project_id, "draft": a_draft(**changes)}
    refused = studio.desk.post("/invoices", body)
    assert refusal(refused) == (400, "request/invalid")
    assert list(refused.json()["error"]["fields"]) == [field]


def test_a_full_invoice_fits(studio: Studio) -> None:
    line = a_line(description="ल" * 300, quantityMilli=100_000_000, unitPriceMinor=100)
    invoice_id = studio.issued(lines=[line] * 200)
    assert len(studio.shown(invoice_id)["lines"]) == 200
    assert len(studio.behind(studio.invoice(invoice_id)["payLink"])["invoice"]["lines"]) == 200


@pytest.mark.parametrize("currency", ["JPY", "KWD"])
def test_an_invoice_in_a_currency_of_other_digits_adds_up_in_its_own_units(
    studio: Studio, currency: str
) -> None:
    invoice_id = studio.issued(currency=currency, roundOff=True)
    shown = studio.shown(invoice_id)
    assert (shown["currency"], shown["totalMinor"], shown["roundOffMinor"]) == (currency, TOTAL_MINOR, 0)
    assert shown["payTo"]["upi"] is None, "UPI moves rupees only"


def test_nothing_is_sent_into_a_closed_room(studio: Studio) -> None:
    invoice_id = studio.write_draft()
    studio.desk.post(f"/rooms/{studio.room.project_id}/close", {}).raise_for_status()
    refused = studio.issue(invoice_id)
    assert refusal(refused) == (409, "room/closed")
    studio.desk.post(f"/rooms/{studio.room.project_id}/open", {}).raise_for_status()
    assert studio.issue(invoice_id).json()["number"].endswith("-001")


def test_only_the_first_look_counts(studio: Studio) -> None:
    invoice_id = studio.issued()
    assert studio.view(invoice_id).status_code == 200
    first = studio.shown(invoice_id)["viewedAt"]
    assert first is not None
    assert studio.view(invoice_id).status_code == 200
    assert studio.shown(invoice_id)["viewedAt"] == first
    assert studio.history(invoice_id) == [("draft", "sent", "owner"), ("sent", "viewed", "client")]
    assert studio.changes(invoice_id)[-1] == ("viewed", "client", "Mira Shah")


def test_a_void_invoice_is_shown_as_void_and_due_no_more(studio: Studio) -> None:
    invoice_id = studio.issued()
    assert studio.void(invoice_id).status_code == 200
    assert studio.shown(invoice_id)["voidedAt"] is not None
    assert studio.invoice(invoice_id)["nextCheckAt"] is None
    assert studio.project()["summary"]["dues"] == {}
    assert studio.void(invoice_id).status_code == 200, "a repeated request is answered like the first"
    assert studio.history(invoice_id) == [("draft", "sent", "owner"), ("sent", "void", "owner")]
    assert studio.changes(invoice_id)[-1] == ("void", "owner", "Meera Rao")
    assert studio.invoice(invoice_id)["voidReason"] == "Sent by mistake"
    assert studio.behind(studio.invoice(invoice_id)["payLink"])["invoice"]["voidedAt"] is not None


def test_a_draft_cannot_be_voided(studio: Studio) -> None:
    refused = studio.void(studio.write_draft())
    assert refusal(refused) == (409, "invoice/not-issued")


def test_a_moved_room_shows_its_invoices_and_their_later_changes(studio: Studio) -> None:
    invoice_id = studio.issued()
    before = studio.project()["roomKey"]
    body = {
        "projectId": studio.room.project_id,
        "personId": studio.room.person_id,
        "idempotencyKey": new_key(),
    }
    renewed = studio.desk.post("/links/renew", body).raise_for_status().json()
    assert studio.project()["roomKey"] == renewed["roomKey"] != before
    assert studio.shown(invoice_id)["totalMinor"] == TOTAL_MINOR
    assert studio.void(invoice_id).status_code == 200
    assert studio.shown(invoice_id)["voidedAt"] is not None
    assert studio.document(paths.room_invoice(before, invoice_id)) is None


def test_another_freelancers_invoices_do_not_exist(studio: Studio, another_desk: Desk) -> None:
    invoice_id = studio.write_draft()
    path = f"/invoices/{invoice_id}"
    answers = [
        another_desk.put(path, {"version": 1, "draft": a_draft()}),
        another_desk.post(f"{path}/issue", {"version": 1, "idempotencyKey": new_key()}),
        another_desk.post(f"{path}/void", {"reason": ""}),
        another_desk.post(f"{path}/reissue", {"idempotencyKey": new_key()}),
        another_desk.post(f"{path}/discard", {"version": 1}),
    ]
    assert [answer.json()["error"]["code"] for answer in answers] == ["invoice/not-found"] * 5
