"""Money the freelancer records by hand: part payments, tax deducted at source, corrections, refunds."""

from typing import Any

import pytest

from latchkey.services import paths
from tests.desks import Desk
from tests.studio import TOTAL_MINOR, Studio, at_once, new_key, refusal, thirds

UTR = "432198765012"


def amounts(document: dict[str, Any]) -> list[int]:
    """Return what each instalment has got."""
    return [each["paidMinor"] for each in document["instalments"]]


def test_money_from_the_bank_settles_an_invoice_everywhere(studio: Studio) -> None:
    invoice_id = studio.issued()
    entry_id = studio.recorded(invoice_id, TOTAL_MINOR, reference="N123", note="Thanks")
    (entry,) = studio.ledger(invoice_id)
    assert (entry["kind"], entry["method"], entry["amountMinor"]) == ("payment", "bank", TOTAL_MINOR)
    assert (entry["reference"], entry["by"], entry["source"]) == ("N123", "Meera Rao", "owner")
    assert (entry["clientId"], entry["currency"]) == (studio.project()["clientId"], "INR")
    invoice = studio.invoice(invoice_id)
    assert (invoice["paidMinor"], invoice["nextCheckAt"]) == (TOTAL_MINOR, None)
    for shown in (studio.shown(invoice_id), studio.behind(invoice["payLink"])["invoice"]):
        assert (shown["paidMinor"], shown["paidAt"] is None) == (TOTAL_MINOR, False)
        assert [each["id"] for each in shown["receipts"]] == [entry_id]
    assert studio.project()["summary"]["dues"] == {}
    assert studio.history(invoice_id)[-1] == ("sent", "paid", "owner")
    (promised,) = studio.promises("payment-received", invoice_id)
    assert (promised["paymentId"], promised["personId"]) == (entry_id, studio.room.person_id)


def test_the_same_key_records_once(studio: Studio) -> None:
    invoice_id, key = studio.issued(), new_key()
    first = studio.record(invoice_id, 1_000, idempotencyKey=key)
    again = studio.record(invoice_id, 1_000, idempotencyKey=key)
    assert first.json() == again.json()
    assert len(studio.ledger(invoice_id)) == 1
    assert refusal(studio.record(invoice_id, 2_000, idempotencyKey=key)) == (409, "idempotency/conflict")


def test_parts_are_paid_in_any_order(studio: Studio) -> None:
    """Money for the last instalment fills the last one, undirected money whatever is due first."""
    invoice_id = studio.issued(instalments=thirds())
    studio.recorded(invoice_id, 35_400, instalmentId="3")
    assert amounts(studio.shown(invoice_id)) == [0, 0, 35_400]
    assert studio.project()["summary"]["dues"][invoice_id]["dueOn"] == "2099-01-31"
    studio.recorded(invoice_id, 40_000)
    assert amounts(studio.shown(invoice_id)) == [35_400, 4_600, 35_400]
    due = studio.project()["summary"]["dues"][invoice_id]
    assert (due["dueOn"], due["balanceMinor"]) == ("2099-02-28", 42_600)
    studio.recorded(invoice_id, 42_600, instalmentId="2")
    assert amounts(studio.shown(invoice_id)) == [35_400, 47_200, 35_400]
    assert [change[1] for change in studio.history(invoice_id)] == ["sent", "partial", "paid"]


def test_tax_deducted_at_source_settles_without_money(studio: Studio) -> None:
    invoice_id = studio.issued()
    recorded = studio.record(invoice_id, TOTAL_MINOR - 10_000, tdsMinor=10_000).json()
    entries = studio.entries(invoice_id)
    assert {each["kind"] for each in entries.values()} == {"payment", "tds"}
    assert entries[recorded["tdsId"]]["amountMinor"] == 10_000
    assert entries[recorded["tdsId"]]["method"] is None
    shown = studio.shown(invoice_id)
    assert (shown["paidMinor"], shown["tdsMinor"]) == (TOTAL_MINOR - 10_000, 10_000)
    assert studio.history(invoice_id)[-1][1] == "paid"


def test_tax_deducted_at_source_may_come_without_money(studio: Studio) -> None:
    invoice_id = studio.issued()
    recorded = studio.record(invoice_id, 0, tdsMinor=10_000).json()
    assert recorded["paymentId"] is None
    assert studio.promises("payment-received", invoice_id) == []
    assert studio.shown(invoice_id)["tdsMinor"] == 10_000


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"amountMinor": 0}, "amountMinor"),
        ({"amountMinor": -1}, "amountMinor"),
        ({"method": "stripe"}, "method"),
        ({"method": "barter"}, "method"),
        ({"receivedOn": "2026-02-30"}, "receivedOn"),
        ({"receivedOn": "2099-01-01"}, "receivedOn"),
        ({"reference": "x" * 61}, "reference"),
        ({"method": "upi", "reference": "43219876501O"}, "reference"),
        ({"method": "upi", "reference": "4321"}, "reference"),
    ],
    ids=str,
)
def test_what_cannot_be_a_payment_is_refused_by_field(
    studio: Studio, changes: dict[str, object], field: str
) -> None:
    invoice_id = studio.issued()
    refused = studio.record(invoice_id, 1_000, **changes)
    assert refusal(refused) == (400, "request/invalid")
    assert list(refused.json()["error"]["fields"]) == [field]
    assert studio.ledger(invoice_id) == []


def test_more_than_the_total_is_kept_as_the_clients_credit(studio: Studio) -> None:
    invoice_id = studio.issued()
    studio.recorded(invoice_id, TOTAL_MINOR + 5_000)
    invoice = studio.invoice(invoice_id)
    assert (invoice["paidMinor"], invoice["overpaidMinor"]) == (TOTAL_MINOR + 5_000, 5_000)
    assert studio.shown(invoice_id)["overpaidMinor"] == 5_000


def test_a_draft_and_a_void_invoice_take_no_money(studio: Studio) -> None:
    assert refusal(studio.record(studio.write_draft(), 1_000)) == (409, "invoice/not-issued")
    invoice_id = studio.issued()
    studio.void(invoice_id).raise_for_status()
    assert refusal(studio.record(invoice_id, 1_000)) == (409, "invoice/void")


def test_money_for_an_instalment_that_is_none_is_refused(studio: Studio) -> None:
    refused = studio.record(studio.issued(), 1_000, instalmentId="2")
    assert refusal(refused) == (404, "instalment/not-found")


def test_a_banks_reference_pays_once(studio: Studio) -> None:
    first, second = studio.issued(), studio.issued()
    assert studio.recorded(first, 1_000, method="upi", reference=UTR) == f"upi_{UTR}"
    assert refusal(studio.record(second, 1_000, method="upi", reference=UTR)) == (409, "claim/utr-used")
    assert studio.ledger(second) == []


def test_payments_recorded_at_once_are_all_counted(studio: Studio) -> None:
    invoice_id = studio.issued()
    answers = at_once([lambda: studio.record(invoice_id, 10_000)] * 4)
    assert [answer.status_code for answer in answers] == [201] * 4
    assert studio.invoice(invoice_id)["paidMinor"] == 40_000


def test_an_entry_made_by_mistake_is_taken_back_whole(studio: Studio) -> None:
    invoice_id = studio.issued()
    entry_id = studio.recorded(invoice_id, TOTAL_MINOR)
    assert studio.reverse(entry_id).status_code == 200
    entries = studio.entries(invoice_id)
    assert (entries[f"rev_{entry_id}"]["kind"], entries[f"rev_{entry_id}"]["of"]) == ("reversal", entry_id)
    invoice = studio.invoice(invoice_id)
    assert (invoice["paidMinor"], invoice["paidAt"], invoice["receipts"]) == (0, None, [])
    assert invoice["nextCheckAt"] is not None
    assert studio.project()["summary"]["dues"][invoice_id]["balanceMinor"] == TOTAL_MINOR
    assert studio.history(invoice_id)[-1] == ("paid", "sent", "owner")


def test_an_entry_is_taken_back_once(studio: Studio) -> None:
    invoice_id = studio.issued()
    entry_id = studio.recorded(invoice_id, TOTAL_MINOR)
    assert studio.reverse(entry_id).status_code == 200
    assert refusal(studio.reverse(entry_id)) == (409, "payment/not-reversible")
    assert refusal(studio.reverse(f"rev_{entry_id}")) == (409, "payment/not-reversible")
    assert len(studio.ledger(invoice_id)) == 2


def test_after_a_correction_the_reference_can_be_entered_again(studio: Studio) -> None:
    """Whoever mistyped the amount of a UPI payment enters it anew under its own reference."""
    invoice_id = studio.issued()
    studio.reverse(studio.recorded(invoice_id, 100, method="upi", reference=UTR)).raise_for_status()
    again = studio.recorded(invoice_id, TOTAL_MINOR, method="upi", reference=UTR)
    assert studio.entries(invoice_id)[again]["reference"] == UTR
    assert studio.invoice(invoice_id)["paidMinor"] == TOTAL_MINOR
    assert refusal(studio.record(studio.issued(), 1, method="upi", reference=UTR)) == (409, "claim/utr-used")


def test_three_parts_are_given_back_and_no_more(studio: Studio) -> None:
    invoice_id = studio.issued()
    entry_id = studio.recorded(invoice_id, TOTAL_MINOR)
    for part in (50_000, 50_000, 18_000):
        assert studio.refund(entry_id, part).status_code == 201
    invoice = studio.invoice(invoice_id)
    assert (invoice["paidMinor"], invoice["refundedMinor"]) == (0, TOTAL_MINOR)
    assert [change[1] for change in studio.history(invoice_id)][-1] == "refunded"
    assert refusal(studio.refund(entry_id, 1)) == (409, "refund/too-much")
    assert refusal(studio.reverse(entry_id)) == (409, "payment/not-reversible")
    refunds = [each for each in studio.ledger(invoice_id) if each["kind"] == "refund"]
    assert [each["of"] for each in refunds] == [entry_id] * 3
    assert len(studio.promises("refund-notice", invoice_id)) == 3


def test_a_part_given_back_is_not_a_refunded_invoice(studio: Studio) -> None:
    invoice_id = studio.issued()
    entry_id = studio.recorded(invoice_id, TOTAL_MINOR)
    refund = studio.refund(entry_id, 18_000).json()["refundId"]
    assert studio.history(invoice_id)[-1][1] == "partial"
    shown = studio.shown(invoice_id)
    assert (shown["paidMinor"], shown["refundedMinor"]) == (100_000, 18_000)
    assert studio.reverse(refund).status_code == 200
    assert studio.history(invoice_id)[-1][1] == "paid"


def test_what_is_no_money_is_not_given_back(studio: Studio) -> None:
    invoice_id = studio.issued()
    tds_id = studio.record(invoice_id, 0, tdsMinor=10_000).json()["tdsId"]
    note = f"cn_{studio.credit(invoice_id, 1_000).json()['creditNoteId']}"
    refund = studio.refund(studio.recorded(invoice_id, 500), 500).json()["refundId"]
    for entry_id in (tds_id, note, refund, "pi_unknown"):
        assert refusal(studio.refund(entry_id, 100)) == (404, "payment/not-found")


def test_the_same_key_refunds_once(studio: Studio) -> None:
    invoice_id, key = studio.issued(), new_key()
    entry_id = studio.recorded(invoice_id, TOTAL_MINOR)
    first = studio.refund(entry_id, 1_000, idempotencyKey=key)
    again = studio.refund(entry_id, 1_000, idempotencyKey=key)
    assert first.json() == again.json()
    assert studio.invoice(invoice_id)["refundedMinor"] == 1_000


def test_refunds_at_once_give_back_no_more_than_was_paid(studio: Studio) -> None:
    invoice_id = studio.issued()
    entry_id = studio.recorded(invoice_id, 10_000)
    answers = at_once([lambda: studio.refund(entry_id, 6_000)] * 3)
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409]
    assert studio.invoice(invoice_id)["paidMinor"] == 4_000


@pytest.mark.parametrize("currency", ["JPY", "KWD"])
def test_money_of_other_digits_settles_to_the_unit(studio: Studio, currency: str) -> None:
    invoice_id = studio.issued(currency=currency, instalments=thirds())
    shown = studio.shown(invoice_id)
    assert [each["amountMinor"] for each in shown["instalments"]] == [35_400, 47_200, 35_400]
    studio.recorded(invoice_id, TOTAL_MINOR - 1)
    assert studio.shown(invoice_id)["paidAt"] is None
    studio.recorded(invoice_id, 1)
    assert studio.shown(invoice_id)["paidAt"] is not None
    assert {each["currency"] for each in studio.ledger(invoice_id)} == {currency}


def test_an_invoice_with_money_cannot_be_withdrawn(studio: Studio) -> None:
    invoice_id = studio.issued()
    entry_id = studio.recorded(invoice_id, 1)
    assert refusal(studio.void(invoice_id)) == (409, "invoice/has-payments")
    studio.reverse(entry_id).raise_for_status()
    assert studio.void(invoice_id).status_code == 200


def test_another_freelancers_ledger_does_not_exist(studio: Studio, another_desk: Desk) -> None:
    invoice_id = studio.issued()
    entry_id = studio.recorded(invoice_id, 1_000)
    stranger = Studio(desk=another_desk, room=studio.room)
    assert refusal(stranger.record(invoice_id, 1_000)) == (404, "invoice/not-found")
    assert refusal(stranger.reverse(entry_id)) == (404, "payment/not-found")
    assert refusal(stranger.refund(entry_id, 1)) == (404, "payment/not-found")
    assert studio.document(paths.payment(another_desk.uid, f"rev_{entry_id}")) is None
