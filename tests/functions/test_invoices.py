"""The freelancer's invoices over HTTP: written, changed, issued, looked at, withdrawn."""

from datetime import date

import httpx
import pytest

from latchkey.domain.freelancers import Numbering, NumberYear, OwnBrand
from latchkey.domain.parties import Address, Payout, TaxKind, TaxRegistration
from latchkey.services import paths
from tests.desks import Desk
from tests.studio import TOTAL_MINOR, Studio, a_draft, a_line, new_key, refusal, thirds


def a_part(**changes: object) -> dict[str, object]:
    """Return a new instalment as the desk sends it for an invoice that is out."""
    return {"id": None, "label": "", "amountMinor": TOTAL_MINOR, "dueOn": "2099-06-30"} | changes


def reschedule(
    studio: Studio, invoice_id: str, *parts: dict[str, object], version: int = 1
) -> httpx.Response:
    """Divide an invoice that is out differently."""
    body = {"version": version, "instalments": list(parts)}
    return studio.desk.put(f"/invoices/{invoice_id}/instalments", body)


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


def test_an_invoice_keeps_what_both_sides_were_when_it_was_issued(studio: Studio) -> None:
    """Guards the freeze: moving house or changing the logo must not change a paper that is out."""
    home = Address(line1="4 MG Road", city="Pune", country="IN")
    brand = OwnBrand(logo="data:image/png;base64,AAAA", accent="#123456")
    studio.set_profile(
        legal_name="Meera Rao & Co", address=home, terms="Net 14", brand=brand, pan="ABCPR1234F"
    )
    studio.set_client(legal_name="Mira Textiles Ltd", tax_number="T-9")
    invoice_id = studio.issued()
    studio.set_profile(legal_name="Someone Else", terms="Net 1", payout=Payout())
    studio.set_client(legal_name="Another Ltd")
    studio.recorded(invoice_id, 1)
    for shown in (studio.invoice(invoice_id), studio.shown(invoice_id)):
        seller, buyer = shown["seller"], shown["buyer"]
        assert (seller["name"], seller["legalName"]) == ("Studio Meera", "Meera Rao & Co")
        assert (seller["address"]["city"], seller["pan"], seller["accent"]) == (
            "Pune",
            "ABCPR1234F",
            "#123456",
        )
        assert seller["registration"]["label"] == "GST"
        assert (buyer["name"], buyer["legalName"], buyer["taxNumber"]) == (
            "Mira Textiles",
            "Mira Textiles Ltd",
            "T-9",
        )
        assert (shown["terms"], shown["payTo"]["upi"]["id"]) == ("Net 14", "meera@okaxis")
    letterhead = studio.document(paths.letterhead(studio.desk.uid, seller["letterhead"])) or {}
    assert letterhead["logo"] == brand.logo


def test_a_total_that_changed_since_it_was_saved_is_looked_at_first(studio: Studio) -> None:
    """Guards the second adding up: nothing is sent that its writer has not seen."""
    invoice_id = studio.write_draft()
    studio.set_client(exempt_words="Reverse charge")
    refused = studio.issue(invoice_id)
    assert refusal(refused) == (409, "invoice/changed")
    assert "₹1,000.00, not ₹1,180.00" in refused.json()["error"]["message"]
    invoice = studio.invoice(invoice_id)
    assert (invoice["totalMinor"], invoice["version"], invoice["number"]) == (100_000, 2, None)
    assert studio.issue(invoice_id, version=2).json()["number"].endswith("-001")


def test_the_tax_follows_the_registrations_and_says_why(studio: Studio) -> None:
    gst = TaxRegistration(kind=TaxKind.GST, gstin="27ABCPR1234F1Z5", rate_bp=1800)
    studio.set_profile(tax=gst)
    invoice_id = studio.write_draft(lines=[a_line(sac="998391")])
    refused = studio.issue(invoice_id)
    assert refusal(refused) == (400, "invoice/incomplete")
    assert list(refused.json()["error"]["fields"]) == ["client.stateCode"]
    studio.set_client(state_code="27")
    assert studio.issue(invoice_id).status_code == 200
    tax = studio.shown(invoice_id)["tax"]
    assert [(row["name"], row["amountMinor"]) for row in tax["rows"]] == [("CGST", 9_000), ("SGST", 9_000)]
    assert (tax["treatment"], tax["placeOfSupply"]) == ("intra-state", "27")
    studio.set_client(state_code="29")
    elsewhere = studio.issued()
    assert [row["name"] for row in studio.shown(elsewhere)["tax"]["rows"]] == ["IGST"]


def test_discounts_and_rounding_are_added_up_once_and_stored(studio: Studio) -> None:
    lines = [
        a_line(unitPriceMinor=10_005, discount={"rateBp": 1_000, "amountMinor": None}),
        a_line(description="Hosting", unitPriceMinor=5_000, rateBp=0),
    ]
    invoice_id = studio.issued(lines=lines, discount={"rateBp": None, "amountMinor": 1_000}, roundOff=True)
    shown = studio.shown(invoice_id)
    assert [line["amountMinor"] for line in shown["lines"]] == [10_005, 5_000]
    assert sum(line["taxableMinor"] for line in shown["lines"]) == shown["subtotalMinor"] == 13_004
    assert shown["discountMinor"] == 2_001
    assert shown["totalMinor"] % 100 == 0
    assert shown["totalMinor"] == shown["subtotalMinor"] + shown["taxMinor"] + shown["roundOffMinor"]


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
        another_desk.put(f"{path}/instalments", {"version": 1, "instalments": [a_part()]}),
        another_desk.post(f"{path}/discard", {"version": 1}),
    ]
    assert [answer.json()["error"]["code"] for answer in answers] == ["invoice/not-found"] * 6


def test_what_is_not_paid_yet_is_divided_differently(studio: Studio) -> None:
    invoice_id = studio.issued(instalments=thirds())
    moved = reschedule(
        studio,
        invoice_id,
        a_part(id="1", label="On signing", amountMinor=35_400, dueOn="2099-01-31"),
        a_part(id="2", label="Half", amountMinor=41_300, dueOn="2099-05-31"),
        a_part(label="Other half", amountMinor=41_300),
    )
    assert (moved.status_code, moved.json()) == (200, {"version": 2})
    shown = studio.shown(invoice_id)
    assert [(each["id"], each["amountMinor"]) for each in shown["instalments"]] == [
        ("1", 35_400),
        ("2", 41_300),
        ("4", 41_300),
    ], "an id is never used again"
    assert (shown["dueOn"], shown["nextDueOn"]) == ("2099-06-30", "2099-01-31")
    stale = reschedule(studio, invoice_id, a_part(), version=1)
    assert refusal(stale) == (409, "invoice/changed")
    assert reschedule(studio, invoice_id, a_part(), version=2).status_code == 200
    assert studio.project()["summary"]["dues"][invoice_id]["dueOn"] == "2099-06-30"


def test_an_instalment_with_money_is_frozen(studio: Studio) -> None:
    """Guards the freeze: what somebody paid for must stay what they paid for."""
    invoice_id = studio.issued(instalments=thirds())
    studio.recorded(invoice_id, 1, instalmentId="1")
    first = a_part(id="1", label="On signing", amountMinor=35_400, dueOn="2099-01-31")
    changed = (
        {**first, "amountMinor": 35_401},
        {**first, "dueOn": "2099-02-01"},
        {**first, "label": "Renamed"},
        {**first, "id": None},
    )
    for each in changed:
        rest = a_part(amountMinor=TOTAL_MINOR - int(str(each["amountMinor"])))
        assert refusal(reschedule(studio, invoice_id, each, rest)) == (409, "instalment/has-money")
    assert [each["id"] for each in studio.shown(invoice_id)["instalments"]] == ["1", "2", "3"]
    kept = reschedule(studio, invoice_id, first, a_part(amountMinor=TOTAL_MINOR - 35_400))
    assert kept.status_code == 200


@pytest.mark.parametrize(
    ("parts", "code", "field"),
    [
        ([a_part(amountMinor=TOTAL_MINOR - 1)], "request/invalid", "instalments"),
        ([a_part(id="1"), a_part(id="1")], "request/invalid", "instalments"),
        ([a_part(amountMinor=0)], "request/invalid", "instalments.0.amountMinor"),
        ([a_part(dueOn=None)], "request/invalid", "instalments.0.dueOn"),
        ([], "request/invalid", "instalments"),
        ([a_part(id="9")], "instalment/not-found", None),
    ],
    ids=["less than the total", "the same twice", "nothing", "no day", "none", "one there is not"],
)
def test_parts_that_do_not_make_the_whole_are_refused(
    studio: Studio, parts: list[dict[str, object]], code: str, field: str | None
) -> None:
    refused = reschedule(studio, studio.issued(), *parts)
    assert refused.json()["error"]["code"] == code
    assert list(refused.json()["error"].get("fields", [None])) == [field]


def test_a_void_invoice_is_made_anew_once(studio: Studio) -> None:
    invoice_id, key = studio.issued(instalments=thirds(), note="As agreed"), new_key()
    assert refusal(studio.reissue(invoice_id)) == (409, "invoice/not-over")
    studio.void(invoice_id).raise_for_status()
    body = {"idempotencyKey": key}
    first = studio.desk.post(f"/invoices/{invoice_id}/reissue", body)
    assert studio.desk.post(f"/invoices/{invoice_id}/reissue", body).json() == first.json()
    draft_id = first.json()["invoiceId"]
    draft = studio.invoice(draft_id)
    assert (draft["number"], draft["note"], draft["replaces"]) == (None, "As agreed", invoice_id)
    assert [each["amountMinor"] for each in draft["instalments"]] == [35_400, 47_200, 35_400]
    assert studio.invoice(invoice_id)["replacedBy"] == draft_id
    assert refusal(studio.reissue(invoice_id)) == (409, "invoice/not-over")
    assert studio.issue(draft_id).json()["number"].endswith("-002")


def test_after_its_draft_was_discarded_it_can_be_made_anew_again(studio: Studio) -> None:
    invoice_id = studio.issued()
    studio.void(invoice_id).raise_for_status()
    draft_id = studio.reissue(invoice_id).json()["invoiceId"]
    studio.desk.post(f"/invoices/{draft_id}/discard", {"version": 1}).raise_for_status()
    assert studio.invoice(invoice_id)["replacedBy"] is None
    assert studio.reissue(invoice_id).status_code == 201


def test_numbers_carry_the_freelancers_prefix_and_year(studio: Studio) -> None:
    studio.set_profile(numbering=Numbering(prefix="A/B", year=NumberYear.APRIL))
    today = date.fromisoformat(studio.today)
    begins = today.year % 100 if today.month >= 4 else today.year % 100 - 1
    series = f"A/B-{begins:02d}-{begins + 1:02d}"
    assert studio.issue(studio.write_draft()).json() == {"number": f"{series}-001"}
    path = paths.counter(studio.desk.uid, series.replace("/", "_"))
    assert studio.document(path) == {"last": 1}
    studio.overwrite(path, {"last": 999})
    assert studio.issue(studio.write_draft()).json() == {"number": f"{series}-1000"}


def test_a_number_past_sixteen_characters_is_not_given(studio: Studio) -> None:
    """India's rule 46(b) allows sixteen; a series may reach them after years."""
    studio.set_profile(numbering=Numbering(prefix="STUDIO1"))
    path = paths.counter(studio.desk.uid, f"STUDIO1-{studio.today[:4]}")
    assert len(studio.issue(studio.write_draft()).json()["number"]) == 16
    studio.overwrite(path, {"last": 999})
    invoice_id = studio.write_draft()
    assert refusal(studio.issue(invoice_id)) == (409, "invoice/number-too-long")
    assert studio.document(path) == {"last": 999}
    assert studio.invoice(invoice_id)["issuedAt"] is None
