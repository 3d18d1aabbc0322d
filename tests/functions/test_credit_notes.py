"""Credit notes: an issued invoice is taken back by a paper with a number of its own."""

from functools import partial

import pytest

from latchkey.domain.freelancers import Numbering
from latchkey.services import paths
from tests.desks import Desk
from tests.studio import TOTAL_MINOR, Studio, a_line, at_once, new_key, refusal, thirds


def test_a_credit_note_takes_back_a_part_with_its_tax(studio: Studio) -> None:
    invoice_id = studio.issued()
    credited = studio.credit(invoice_id, 59_000)
    assert credited.status_code == 201, credited.text
    answer = credited.json()
    assert answer["number"].startswith("CN-")
    assert answer["number"].endswith("-001")
    note = studio.document(paths.credit_note(studio.desk.uid, answer["creditNoteId"])) or {}
    assert (note["subtotalMinor"], note["taxMinor"], note["totalMinor"]) == (50_000, 9_000, 59_000)
    assert (note["invoiceId"], note["invoiceNumber"]) == (invoice_id, studio.invoice(invoice_id)["number"])
    assert (note["seller"]["name"], note["buyer"]["name"]) == ("Studio Meera", "Mira Textiles")
    entry = studio.entries(invoice_id)[f"cn_{answer['creditNoteId']}"]
    assert (entry["kind"], entry["amountMinor"], entry["method"]) == ("credit-note", 59_000, None)
    shown = studio.shown(invoice_id)
    assert shown["creditedMinor"] == 59_000
    assert [each["number"] for each in shown["credits"]] == [answer["number"]]
    assert studio.project()["summary"]["dues"][invoice_id]["balanceMinor"] == 59_000
    (promised,) = studio.promises("credit-note-sent", invoice_id)
    assert (promised["creditNoteId"], promised["personId"]) == (
        answer["creditNoteId"],
        studio.room.person_id,
    )


def test_a_credit_note_over_everything_leaves_nothing_due(studio: Studio) -> None:
    invoice_id = studio.issued()
    studio.credit(invoice_id, TOTAL_MINOR).raise_for_status()
    assert studio.changes(invoice_id)[-1] == ("credited", "owner", "Meera Rao")
    assert studio.invoice(invoice_id)["nextCheckAt"] is None
    assert studio.project()["summary"]["dues"] == {}


def test_no_more_is_taken_back_than_the_invoice_came_to(studio: Studio) -> None:
    invoice_id = studio.issued()
    studio.credit(invoice_id, TOTAL_MINOR - 1).raise_for_status()
    assert refusal(studio.credit(invoice_id, 2)) == (409, "credit-note/too-much")
    assert studio.credit(invoice_id, 1).json()["number"].endswith("-002"), "a refused one takes no number"


def test_what_was_paid_before_is_the_clients_credit_after(studio: Studio) -> None:
    invoice_id = studio.issued()
    entry_id = studio.recorded(invoice_id, TOTAL_MINOR)
    studio.credit(invoice_id, 18_000).raise_for_status()
    assert studio.shown(invoice_id)["overpaidMinor"] == 18_000
    studio.refund(entry_id, 18_000).raise_for_status()
    assert studio.shown(invoice_id)["overpaidMinor"] == 0
    assert studio.changes(invoice_id)[-1][0] == "paid"


def test_the_parts_of_credit_notes_are_the_whole(studio: Studio) -> None:
    """Thirds of an odd total: each part is rounded, and together they are the invoice to the unit."""
    invoice_id = studio.issued(lines=[a_line(unitPriceMinor=10_005)], roundOff=True)
    invoice = studio.invoice(invoice_id)
    assert invoice["totalMinor"] == 11_800
    parts = [
        studio.document(paths.credit_note(studio.desk.uid, each.json()["creditNoteId"])) or {}
        for each in (studio.credit(invoice_id, amount) for amount in (3_933, 3_933, 3_934))
    ]
    for name in ("subtotalMinor", "taxMinor", "roundOffMinor", "totalMinor"):
        assert sum(part[name] for part in parts) == invoice[name]


def test_the_same_key_credits_once(studio: Studio) -> None:
    invoice_id, key = studio.issued(), new_key()
    first = studio.credit(invoice_id, 1_000, idempotencyKey=key)
    assert studio.credit(invoice_id, 1_000, idempotencyKey=key).json() == first.json()
    assert studio.shown(invoice_id)["creditedMinor"] == 1_000
    assert refusal(studio.credit(invoice_id, 2_000, idempotencyKey=key)) == (409, "idempotency/conflict")


def test_credit_notes_at_once_are_numbered_in_a_row(studio: Studio) -> None:
    invoices = [studio.issued() for _ in range(4)]
    answers = at_once([partial(studio.credit, each, 1_000) for each in invoices])
    numbers = sorted(answer.raise_for_status().json()["number"] for answer in answers)
    assert [number.rpartition("-")[2] for number in numbers] == ["001", "002", "003", "004"]
    assert studio.issue(studio.write_draft()).json()["number"].endswith("-005"), "the series are apart"


def test_drafts_and_void_invoices_are_not_credited(studio: Studio) -> None:
    assert refusal(studio.credit(studio.write_draft(), 1)) == (409, "invoice/not-issued")
    invoice_id = studio.issued()
    studio.void(invoice_id).raise_for_status()
    assert refusal(studio.credit(invoice_id, 1)) == (409, "invoice/void")


@pytest.mark.parametrize(("amount", "reason"), [(0, "x"), (-1, "x"), (1, "  ")])
def test_nothing_is_credited_without_amount_and_reason(studio: Studio, amount: int, reason: str) -> None:
    refused = studio.credit(studio.issued(), amount, reason=reason)
    assert refusal(refused) == (400, "request/invalid")


def test_a_number_that_would_be_too_long_is_not_given(studio: Studio) -> None:
    invoice_id = studio.issued()
    studio.set_profile(numbering=Numbering(credit_prefix="CREDIT-1"))
    assert refusal(studio.credit(invoice_id, 1_000)) == (409, "invoice/number-too-long")
    assert studio.ledger(invoice_id) == []


def test_a_credited_invoice_is_made_anew(studio: Studio) -> None:
    invoice_id = studio.issued(instalments=thirds())
    studio.credit(invoice_id, TOTAL_MINOR).raise_for_status()
    answer = studio.reissue(invoice_id)
    assert answer.status_code == 201, answer.text
    draft = studio.invoice(answer.json()["invoiceId"])
    assert (draft["number"], draft["totalMinor"], draft["replaces"]) == (None, TOTAL_MINOR, invoice_id)


def test_another_freelancers_invoice_is_not_credited(studio: Studio, another_desk: Desk) -> None:
    invoice_id = studio.issued()
    stranger = Studio(desk=another_desk, room=studio.room)
    assert refusal(stranger.credit(invoice_id, 1_000)) == (404, "invoice/not-found")
