"""Settings: how they reach every room and invoice, and what is refused before anything is saved."""

import base64
import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from latchkey.domain import limits
from latchkey.domain.errors.rooms import RoomMovingError
from latchkey.domain.freelancers import Freelancer
from latchkey.domain.parties import Payout
from latchkey.domain.rooms import Room as StoredRoom
from latchkey.services import paths
from latchkey.services.delivery import deliver
from latchkey.services.effects import EFFECTS
from latchkey.services.outbox import Row, Template, enqueue
from latchkey.services.payout import show_payout
from latchkey.services.profile import follow_ladder
from tests.desks import Desk, eventually, mails_to
from tests.studio import Studio, refusal

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR" + (256).to_bytes(4) * 2 + bytes(984)


def data_url(content: bytes, label: str = "image/png") -> str:
    return f"data:{label};base64,{base64.b64encode(content).decode()}"


def profile(**changes: object) -> dict[str, Any]:
    return {
        "name": "Asha Rao",
        "businessName": "Rao Studio",
        "brand": {"accent": "#FFB454", "logo": data_url(PNG)},
        "timeZone": "Asia/Kolkata",
        "currency": "INR",
        **changes,
    }


def test_settings_reach_every_room(desk: Desk) -> None:
    rooms = [desk.open_room(), desk.open_room()]
    assert desk.put("/profile", profile()).json() == {}
    saved = desk.outside.store.get(paths.freelancer(desk.uid), Freelancer)
    assert saved
    assert saved.value.currency == "INR"
    for room in rooms:
        stored = desk.outside.store.get(paths.room(room.room_key), StoredRoom)
        assert stored
        assert stored.value.brand.name == "Rao Studio"
        assert stored.value.brand.accent == "#ffb454"
        assert stored.value.brand.logo == data_url(PNG)
        assert stored.value.owner_name == "Asha Rao"
        assert stored.value.time_zone == "Asia/Kolkata"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"brand": {"accent": "red", "logo": None}}, "brand.accent"),
        ({"brand": {"accent": "#ffb454;background:url(x)", "logo": None}}, "brand.accent"),
        ({"brand": {"accent": "#ffb454", "logo": data_url(b"<svg onload=x>", "image/png")}}, "brand.logo"),
        ({"brand": {"accent": "#ffb454", "logo": data_url(PNG, "image/svg+xml")}}, "brand.logo"),
        ({"brand": {"accent": "#ffb454", "logo": data_url(PNG, "image/webp")}}, "brand.logo"),
        ({"brand": {"accent": "#ffb454", "logo": data_url(PNG + bytes(23_000))}}, "brand.logo"),
        ({"brand": {"accent": "#ffb454", "logo": "https://example.com/logo.png"}}, "brand.logo"),
        ({"timeZone": "Mars/Olympus"}, "timeZone"),
        ({"currency": "RUPEE"}, "currency"),
        ({"businessName": " "}, "businessName"),
    ],
)
def test_settings_that_cannot_be_shown_are_refused(desk: Desk, changes: dict[str, Any], field: str) -> None:
    answer = desk.put("/profile", profile(**changes))
    assert answer.status_code == httpx.codes.BAD_REQUEST
    assert list(answer.json()["error"]["fields"]) == [field]


ADDRESS = {
    "line1": "1 Hill Road",
    "line2": "",
    "city": "Mumbai",
    "postalCode": "400050",
    "region": "",
    "country": "",
}
LUT = {"number": "AD270326000123A", "validFrom": "2026-04-01", "validUntil": "2027-03-31"}
GST = {
    "kind": "gst",
    "gstin": "27 aapfu 0939f1zv",
    "lut": LUT,
    "label": None,
    "number": None,
    "rateBp": 1800,
    "words": "",
}
BANK = {
    "kind": "india",
    "holder": "Asha Rao",
    "bankName": "HDFC Bank",
    "account": "5010 0012 3456 78",
    "ifsc": "hdfc0001234",
    "iban": None,
    "bic": None,
    "text": "",
}


def tax_profile(**changes: object) -> dict[str, Any]:
    return {"legalName": "Asha Rao", "address": ADDRESS, "tax": GST, "pan": "aapfu0939f", **changes}


def payout(**changes: object) -> dict[str, Any]:
    return {"upiId": "asha@okaxis", "bank": BANK, "paypalMe": "AshaRao", **changes}


def invoicing(**changes: object) -> dict[str, Any]:
    return {
        "terms": "Late fees apply.\nThe work is yours once it is paid.",
        "paymentDays": 30,
        "numbering": {"prefix": "AR", "creditPrefix": "ARC", "year": "april"},
        "reminders": {"isOn": True, "offsets": [7, -3, 0]},
        **changes,
    }


def kept(desk: Desk) -> dict[str, Any]:
    found = desk.outside.store.get(paths.freelancer(desk.uid), dict)
    assert found
    return found.value


def faults(answer: httpx.Response) -> dict[str, str]:
    assert refusal(answer) == (httpx.codes.BAD_REQUEST, "request/invalid"), answer.text
    found: dict[str, str] = answer.json()["error"]["fields"]
    return found


def signed_in_before(desk: Desk, seconds: int) -> Desk:
    """Give the same desk with a token of somebody who signed in that long ago; emulated ones are unsigned."""
    head, claims, _ = desk.freelancer.id_token.split(".")
    read = json.loads(base64.urlsafe_b64decode(claims + "=="))
    aged = json.dumps(read | {"auth_time": read["auth_time"] - seconds}).encode()
    token = f"{head}.{base64.urlsafe_b64encode(aged).decode().rstrip('=')}."
    return replace(desk, freelancer=replace(desk.freelancer, id_token=token))


def promises(desk: Desk, template: Template) -> list[Row]:
    where = [("template", "==", template), ("params.owner", "==", desk.uid)]
    return [row.value for row in desk.outside.store.find("outbox", Row, where=where)]


def test_a_registration_is_kept_with_the_state_its_number_says(desk: Desk) -> None:
    assert desk.put("/profile/tax", tax_profile()).json() == {}
    saved = kept(desk)
    assert saved["tax"]["gstin"] == "27AAPFU0939F1ZV"
    assert saved["tax"]["lut"] == LUT
    assert saved["pan"] == "AAPFU0939F"
    assert saved["address"] == ADDRESS | {"region": "Maharashtra", "country": "IN"}


def test_a_registration_keeps_nothing_of_another_kind(desk: Desk) -> None:
    desk.put("/profile/tax", tax_profile()).raise_for_status()
    vat = GST | {"kind": "named", "label": "VAT", "number": "GB123456789", "rateBp": 2000}
    london = ADDRESS | {"country": "GB"}
    desk.put("/profile/tax", tax_profile(tax=vat, address=london, pan=None)).raise_for_status()
    assert kept(desk)["tax"] == {
        "kind": "named",
        "gstin": None,
        "lut": None,
        "label": "VAT",
        "number": "GB123456789",
        "rateBp": 2000,
        "words": "",
    }


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        (
            {"tax": GST | {"gstin": "27AAPFU0939F-ZV"}},
            "tax.gstin",
            "The 13th character must be a letter or digit, not \u2018-\u2019.",
        ),
        (
            {"tax": GST | {"gstin": "27AAPFU0939F1ZX"}},
            "tax.gstin",
            (
                "The 15th character should be \u2018V\u2019 after these fourteen, not \u2018X\u2019: "
                "one of them is mistyped."
            ),
        ),
        ({"tax": GST | {"gstin": None}}, "tax.gstin", "Fill this in."),
        ({"pan": "AAPFU09391"}, "pan", "The 10th character must be a letter, not \u20181\u2019."),
        ({"pan": "AAPFU0939G"}, "pan", "Your GSTIN holds another PAN, AAPFU0939F."),
        (
            {"address": ADDRESS | {"region": "Karnataka"}},
            "address.region",
            "Your GSTIN is of Maharashtra (27), and this address is in Karnataka (29).",
        ),
        (
            {"address": ADDRESS | {"country": "DE"}},
            "address.country",
            "Your GSTIN is of Maharashtra (27) in India.",
        ),
        ({"address": ADDRESS | {"country": "XX"}}, "address.country", "Choose a country."),
        (
            {"tax": GST | {"lut": LUT | {"validUntil": "2026-03-31"}}},
            "tax.lut.validUntil",
            "This day comes before the first one.",
        ),
        (
            {"tax": GST | {"lut": LUT | {"validFrom": "2026-02-30"}}},
            "tax.lut.validFrom",
            "Choose a day of the calendar.",
        ),
        ({"tax": GST | {"kind": "named"}}, "tax.label", "Fill this in."),
        ({"tax": GST | {"rateBp": 10_001}}, "tax.rateBp", "Use at most 10000."),
    ],
)
def test_a_registration_that_cannot_be_right_is_told_where_and_not_kept(
    desk: Desk, changes: dict[str, Any], field: str, sentence: str
) -> None:
    before = kept(desk)
    assert faults(desk.put("/profile/tax", tax_profile(**changes))) == {field: sentence}
    assert kept(desk) == before


def test_changed_payout_details_are_kept_and_told_to_the_owner(desk: Desk) -> None:
    assert desk.put("/profile/payout", payout()).json() == {}
    saved = kept(desk)["payout"]
    assert saved["upiId"] == "asha@okaxis"
    assert saved["bank"] == BANK | {"account": "50100012345678", "ifsc": "HDFC0001234"}
    assert saved["paypalMe"] == "AshaRao"
    mail = eventually(lambda: mails_to(desk.suite, desk.freelancer.email))[0]
    assert mail["subject"] == "Where your money goes was changed"
    assert "50100012345678" not in mail["text"], "a mail shows no whole account number"


def test_the_same_payout_details_again_are_no_change(desk: Desk) -> None:
    for _ in range(2):
        desk.put("/profile/payout", payout()).raise_for_status()
    assert len(promises(desk, Template.PAYOUT_CHANGED)) == 1


def test_only_a_fresh_sign_in_changes_where_money_goes(desk: Desk) -> None:
    stale = signed_in_before(desk, limits.FRESH_SIGN_IN_SECONDS + 60)
    before = kept(desk)
    answer = stale.put("/profile/payout", payout())
    assert refusal(answer) == (httpx.codes.FORBIDDEN, "auth/fresh-required")
    assert kept(desk) == before
    assert promises(desk, Template.PAYOUT_CHANGED) == []
    # The same person may still do everything else, and may do this as soon as they signed in anew.
    assert stale.put("/profile/invoicing", invoicing()).is_success
    assert (
        signed_in_before(desk, limits.FRESH_SIGN_IN_SECONDS - 60).put("/profile/payout", payout()).is_success
    )


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        (
            {"upiId": "asha rao@okaxis"},
            "upiId",
            "The 5th character must be a letter, digit, dot, hyphen or underscore, not a space.",
        ),
        ({"upiId": "asha"}, "upiId", "A UPI ID has an @ between the name and the bank, like name@bank."),
        (
            {"bank": BANK | {"ifsc": "HDFCO001234"}},
            "bank.ifsc",
            "The 5th character must be the digit 0, not \u2018O\u2019.",
        ),
        ({"bank": BANK | {"ifsc": None}}, "bank.ifsc", "Fill this in."),
        (
            {"bank": BANK | {"account": "123"}},
            "bank.account",
            "An account number has 9 to 18 digits; this has 3.",
        ),
        ({"bank": BANK | {"holder": ""}}, "bank.holder", "Fill this in."),
        (
            {"bank": BANK | {"kind": "iban", "iban": "DE89370400440532013001"}},
            "bank.iban",
            (
                "The 3rd and 4th characters should be \u201862\u2019 with these others, not \u201889\u2019: "
                "one of them is mistyped."
            ),
        ),
        (
            {"bank": BANK | {"kind": "iban", "iban": "DE89370400440532013000", "bic": "DEUTDEFF5"}},
            "bank.bic",
            "A BIC has 8 or 11 characters; this has 9.",
        ),
        (
            {"paypalMe": "asha-rao"},
            "paypalMe",
            "The 5th character must be a letter or digit, not \u2018-\u2019.",
        ),
    ],
)
def test_payout_details_that_cannot_be_right_are_told_where_and_not_kept(
    desk: Desk, changes: dict[str, Any], field: str, sentence: str
) -> None:
    before = kept(desk)
    assert faults(desk.put("/profile/payout", payout(**changes))) == {field: sentence}
    assert kept(desk) == before
    assert promises(desk, Template.PAYOUT_CHANGED) == []


def test_what_is_still_due_shows_where_money_goes_now(studio: Studio) -> None:
    due, other = studio.issued(), studio.issued()
    studio.void(other).raise_for_status()
    kept_by_void = studio.invoice(other)["payTo"]
    studio.desk.put("/profile/payout", payout(upiId="new@okaxis")).raise_for_status()
    shown = eventually(lambda: (studio.shown(due)["payTo"]["upi"] or {}).get("id") == "new@okaxis")
    assert shown
    invoice = studio.invoice(due)
    assert invoice["payTo"]["upi"]["id"] == "new@okaxis"
    assert invoice["payTo"]["bank"]["account"] == "50100012345678"
    pay_link = studio.document(paths.pay_link(invoice["payLink"]))
    assert pay_link
    assert pay_link["invoice"]["payTo"] == invoice["payTo"]
    assert studio.invoice(other)["payTo"] == kept_by_void


def test_an_invoice_issued_while_the_details_changed_is_brought_up_to_date_later(studio: Studio) -> None:
    studio.desk.put("/profile/payout", payout()).raise_for_status()
    about = {"owner": studio.desk.uid}
    later = [row.next_try_at for row in promises(studio.desk, Template.SHOW_PAYOUT)]
    assert max(later) - min(later) >= timedelta(minutes=10)
    # Such an invoice: it was issued with what its issue had read before the change.
    invoice_id = studio.issued()
    path = paths.invoice(studio.desk.uid, invoice_id)
    before = studio.invoice(invoice_id)
    studio.overwrite(path, before | {"payTo": {"upi": None, "bank": None, "paypalMe": None}})
    store, outside = studio.desk.outside.store, studio.desk.outside
    row = enqueue(outside, Template.SHOW_PAYOUT, about, now=outside.clock.now() - timedelta(seconds=1))
    store.commit([row])
    deliver(outside, paths.last_of(row.path), EFFECTS)
    eventually(lambda: studio.invoice(invoice_id)["payTo"]["upi"])
    assert studio.invoice(invoice_id)["payTo"] == before["payTo"]


def test_a_room_between_two_keys_waits_while_the_others_are_brought_up_to_date(studio: Studio) -> None:
    moving, standing = studio, replace(studio, room=studio.desk.open_room())
    invoices = {each: each.issued() for each in (moving, standing)}
    before = moving.project()
    now = studio.desk.outside.clock.now()
    move = {"from": "a", "to": "b", "startedAt": now, "phase": "copying", "copied": 0, "total": 1}
    path = paths.project(studio.desk.uid, moving.room.project_id)
    studio.overwrite(path, before | {"move": move})
    studio.set_profile(payout=Payout(upi_id="new@okaxis"))
    params = {"owner": studio.desk.uid}
    with pytest.raises(RoomMovingError):
        show_payout(studio.desk.outside, params, now)
    assert standing.invoice(invoices[standing])["payTo"]["upi"]["id"] == "new@okaxis"
    assert moving.invoice(invoices[moving])["payTo"]["upi"]["id"] == "meera@okaxis"
    studio.overwrite(path, before)
    show_payout(studio.desk.outside, params, now)
    assert moving.invoice(invoices[moving])["payTo"]["upi"]["id"] == "new@okaxis"


def test_how_invoices_are_written_is_kept(desk: Desk) -> None:
    assert desk.put("/profile/invoicing", invoicing()).json() == {}
    saved = kept(desk)
    assert saved["terms"] == "Late fees apply.\nThe work is yours once it is paid."
    assert saved["paymentDays"] == 30
    assert saved["numbering"] == {"prefix": "AR", "creditPrefix": "ARC", "year": "april"}
    assert saved["reminders"] == {"isOn": True, "offsets": [-3, 0, 7]}


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        (
            {"numbering": {"prefix": "STUDIO-X", "creditPrefix": "CN", "year": "april"}},
            "numbering.prefix",
            "STUDIO-X-26-27-001 has 18 characters, and the law allows 16: use at most 6.",
        ),
        (
            {"numbering": {"prefix": "A_R", "creditPrefix": "CN", "year": "april"}},
            "numbering.prefix",
            "The 2nd character must be a letter, digit, hyphen or slash, not \u2018_\u2019.",
        ),
        (
            {"numbering": {"prefix": "AR", "creditPrefix": "ar", "year": "april"}},
            "numbering.creditPrefix",
            "Credit notes need a prefix of their own.",
        ),
        (
            {"reminders": {"isOn": True, "offsets": [91]}},
            "reminders.offsets.0",
            "Remind from 30 days before to 90 days after the due day.",
        ),
        (
            {"reminders": {"isOn": True, "offsets": list(range(9))}},
            "reminders.offsets",
            "Use at most 8 steps.",
        ),
        (
            {"reminders": {"isOn": True, "offsets": []}},
            "reminders.offsets",
            "Add a step, or switch reminders off.",
        ),
        ({"paymentDays": 181}, "paymentDays", "Use at most 180."),
        ({"terms": "one\u202etwo"}, "terms", "Use ordinary characters only."),
    ],
)
def test_no_number_or_reminder_is_made_of_what_cannot_be(
    desk: Desk, changes: dict[str, Any], field: str, sentence: str
) -> None:
    before = kept(desk)
    assert faults(desk.put("/profile/invoicing", invoicing(**changes))) == {field: sentence}
    assert kept(desk) == before


def test_a_new_ladder_holds_for_what_is_due_from_now_on(studio: Studio) -> None:
    invoice_id = studio.issued(dueOn="2099-03-31")
    off = invoicing(reminders={"isOn": False, "offsets": []})
    studio.desk.put("/profile/invoicing", off).raise_for_status()
    without = eventually(lambda: _checked_after(studio, invoice_id, None))
    on = invoicing(reminders={"isOn": True, "offsets": [-30]})
    studio.desk.put("/profile/invoicing", on).raise_for_status()
    with_step = eventually(lambda: _checked_after(studio, invoice_id, without))
    # 1 March at nine in Kolkata, where without a ladder only the end of the due day counts.
    assert with_step.isoformat() == "2099-03-01T03:30:00+00:00"
    assert without.isoformat() == "2099-03-31T18:30:00+00:00"


def test_a_ladder_that_is_followed_late_repeats_no_reminder(studio: Studio) -> None:
    invoice_id = studio.issued()
    path, before = paths.invoice(studio.desk.uid, invoice_id), studio.invoice(invoice_id)
    reminded_at = studio.desk.outside.clock.now()
    studio.overwrite(path, before | {"remindersDoneUntil": reminded_at})
    changed_at = reminded_at - timedelta(hours=1)
    params = {"owner": studio.desk.uid, "changedAt": changed_at.isoformat()}
    follow_ladder(studio.desk.outside, params, reminded_at)
    assert studio.invoice(invoice_id)["remindersDoneUntil"] == reminded_at


def _checked_after(studio: Studio, invoice_id: str, before: datetime | None) -> datetime | None:
    """Give when the sweep looks next, once that is not what the issue with the first ladder gave."""
    at = studio.invoice(invoice_id)["nextCheckAt"]
    is_first = before is None and at.date().isoformat() == "2099-03-28"
    return None if is_first or at == before else at
