"""What clients say they paid by UPI: claimed, found or not found, each bank reference once."""

import secrets
from datetime import timedelta
from functools import partial

import httpx
import pytest

from latchkey.domain import ids
from latchkey.domain.parties import Payout
from latchkey.domain.rates import RATE_LIMITS, RateCount, RateKind
from latchkey.services import paths
from latchkey.services.store import Create
from tests.desks import Browser, Desk, Room
from tests.studio import TOTAL_MINOR, Studio, at_once, refusal, thirds

UTR = "432198765012"
ANOTHER = "432198765013"


def a_picture(client: Browser, room: Room) -> str:
    """Put a picture of a payment into a room and return its id."""
    content = b"\x89PNG\r\n\x1a\n" + bytes(64)
    return client.upload(room.room_key, name="paid.png", content_type="image/png", content=content)


def test_a_claim_waits_for_the_freelancer_and_is_confirmed(studio: Studio) -> None:
    invoice_id = studio.issued()
    assert studio.claim(invoice_id, UTR).status_code == 200
    for shown in (studio.shown(invoice_id), studio.behind(studio.invoice(invoice_id)["payLink"])["invoice"]):
        (instalment,) = shown["instalments"]
        assert (instalment["claim"]["utr"], instalment["claim"]["amountMinor"]) == (UTR, TOTAL_MINOR)
    assert studio.changes(invoice_id)[-1] == ("claimed", "client", "Mira Shah")
    assert studio.invoice(invoice_id)["paidMinor"] == 0, "a claim is no money"
    (notice,) = studio.promises("claim-notice", invoice_id)
    assert notice == {"owner": studio.desk.uid, "invoiceId": invoice_id, "instalmentId": "1"}

    assert studio.confirm(invoice_id).status_code == 200
    entry = studio.entries(invoice_id)[f"upi_{UTR}"]
    assert (entry["kind"], entry["method"], entry["reference"]) == ("payment", "upi", UTR)
    assert (entry["amountMinor"], entry["instalmentId"]) == (TOTAL_MINOR, "1")
    (instalment,) = studio.shown(invoice_id)["instalments"]
    assert (instalment["claim"], instalment["paidMinor"]) == (None, TOTAL_MINOR)
    assert studio.changes(invoice_id)[-1] == ("paid", "owner", "Meera Rao")
    assert [each["paymentId"] for each in studio.promises("payment-received", invoice_id)] == [f"upi_{UTR}"]


def test_a_refused_claim_says_why_and_may_be_made_again(studio: Studio) -> None:
    invoice_id = studio.issued()
    studio.claim(invoice_id, UTR).raise_for_status()
    assert studio.refuse(invoice_id).status_code == 200
    (instalment,) = studio.shown(invoice_id)["instalments"]
    assert (instalment["claim"], instalment["refusal"]["reason"]) == (None, "Nothing on the account")
    assert studio.changes(invoice_id)[-1][0] == "sent"
    (told,) = studio.promises("claim-refused", invoice_id)
    assert (told["personId"], told["instalmentId"]) == (studio.room.person_id, "1")
    assert studio.claim(invoice_id, UTR).status_code == 200
    assert studio.confirm(invoice_id).status_code == 200
    assert studio.invoice(invoice_id)["paidMinor"] == TOTAL_MINOR


def test_an_answered_claim_cannot_be_answered_again(studio: Studio) -> None:
    invoice_id = studio.issued()
    assert refusal(studio.confirm(invoice_id)) == (404, "claim/not-found")
    studio.claim(invoice_id, UTR).raise_for_status()
    studio.confirm(invoice_id).raise_for_status()
    assert refusal(studio.confirm(invoice_id)) == (404, "claim/not-found")
    assert refusal(studio.refuse(invoice_id)) == (404, "claim/not-found")
    assert len(studio.ledger(invoice_id)) == 1


def test_the_same_claim_sent_twice_is_one_claim(studio: Studio) -> None:
    """A client on a bad line presses twice."""
    invoice_id = studio.issued()
    assert [studio.claim(invoice_id, UTR).status_code for _ in range(2)] == [200, 200]
    assert len(studio.promises("claim-notice", invoice_id)) == 1
    assert refusal(studio.claim(invoice_id, ANOTHER)) == (409, "claim/pending")


@pytest.mark.parametrize(
    ("utr", "says"),
    [
        ("43219876501O", "12th"),
        ("4321 9876501", "5th"),
        ("43219876501", "11"),
        ("4321987650123", "13"),
        ("", "12"),
    ],
    ids=["a letter", "a blank", "too short", "too long", "nothing"],
)
def test_a_mistyped_reference_is_told_where_and_saves_nothing(studio: Studio, utr: str, says: str) -> None:
    invoice_id = studio.issued()
    before = studio.invoice(invoice_id)
    refused = studio.claim(invoice_id, utr)
    assert refusal(refused) == (400, "request/invalid")
    assert says in refused.json()["error"]["fields"]["utr"]
    assert studio.invoice(invoice_id) == before
    assert studio.document(paths.utr(studio.desk.uid, UTR)) is None


def test_a_reference_pays_one_instalment_of_one_invoice(studio: Studio) -> None:
    """Guards the record of used references: one payment must never pay twice, answered or not."""
    first, second = studio.issued(instalments=thirds()), studio.issued()
    studio.claim(first, UTR).raise_for_status()
    others = [studio.claim(first, UTR, instalmentId="2"), studio.claim(second, UTR)]
    assert [refusal(each) for each in others] == [(409, "claim/utr-used")] * 2
    studio.confirm(first).raise_for_status()
    assert refusal(studio.claim(second, UTR)) == (409, "claim/utr-used")
    assert studio.invoice(second)["instalments"][0]["claim"] is None
    by_hand = studio.record(second, 1_000, method="upi", reference=UTR)
    assert refusal(by_hand) == (409, "claim/utr-used")


def test_a_refused_reference_pays_nothing_else(studio: Studio) -> None:
    first, second = studio.issued(), studio.issued()
    studio.claim(first, UTR).raise_for_status()
    studio.refuse(first).raise_for_status()
    assert refusal(studio.claim(second, UTR)) == (409, "claim/utr-used")
    # The freelancer found it after all, for the other one: their own word counts.
    assert studio.recorded(second, TOTAL_MINOR, method="upi", reference=UTR) == f"upi_{UTR}"


def test_a_reference_that_waits_for_its_answer_cannot_be_entered_by_hand(studio: Studio) -> None:
    invoice_id = studio.issued()
    studio.claim(invoice_id, UTR).raise_for_status()
    by_hand = studio.record(invoice_id, TOTAL_MINOR, method="upi", reference=UTR)
    assert refusal(by_hand) == (409, "claim/utr-used")


def test_a_reference_named_for_two_invoices_at_once_is_taken_once(studio: Studio) -> None:
    """Guards the precondition on the reference: both find it unused, one commits."""
    invoices = [studio.issued() for _ in range(3)]
    answers = at_once([partial(studio.claim, each, UTR) for each in invoices])
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409]
    claimed = [each for each in invoices if studio.invoice(each)["instalments"][0]["claim"]]
    assert len(claimed) == 1


def test_an_instalment_is_claimed_with_its_own_balance(studio: Studio) -> None:
    invoice_id = studio.issued(instalments=thirds())
    studio.recorded(invoice_id, 5_000, instalmentId="2")
    studio.claim(invoice_id, UTR, instalmentId="2").raise_for_status()
    studio.claim(invoice_id, ANOTHER, instalmentId="1").raise_for_status()
    claims = [each["claim"] for each in studio.shown(invoice_id)["instalments"]]
    assert [claim and claim["amountMinor"] for claim in claims] == [35_400, 42_200, None]
    studio.confirm(invoice_id, "2").raise_for_status()
    assert [each["paidMinor"] for each in studio.shown(invoice_id)["instalments"]] == [0, 47_200, 0]


def test_what_is_settled_void_or_nowhere_cannot_be_claimed(studio: Studio) -> None:
    parts, gone, draft = studio.issued(instalments=thirds()), studio.issued(), studio.write_draft()
    studio.recorded(parts, 35_400, instalmentId="1")
    studio.void(gone).raise_for_status()
    assert refusal(studio.claim(parts, UTR)) == (409, "instalment/already-paid")
    assert refusal(studio.claim(parts, UTR, instalmentId="4")) == (404, "instalment/not-found")
    assert refusal(studio.claim(gone, UTR)) == (409, "invoice/void")
    assert refusal(studio.claim(draft, UTR)) == (404, "invoice/not-found")
    assert studio.document(paths.utr(studio.desk.uid, UTR)) is None


def test_what_cannot_be_paid_by_upi_cannot_be_claimed(studio: Studio) -> None:
    dollars = studio.issued(currency="USD")
    studio.set_profile(payout=Payout())
    without = studio.issued()
    for invoice_id in (dollars, without):
        assert refusal(studio.claim(invoice_id, UTR)) == (400, "request/invalid")
        assert studio.invoice(invoice_id)["instalments"][0]["claim"] is None


def test_a_picture_must_be_one_that_the_client_put_into_this_room(studio: Studio, client: Browser) -> None:
    invoice_id = studio.issued()
    other = studio.desk.open_room()
    elsewhere, here = (a_picture(client, room) for room in (other, studio.room))
    for file_id in (elsewhere, "0" * 20):
        refused = studio.claim(invoice_id, UTR, fileId=file_id)
        assert refusal(refused) == (400, "request/invalid")
    assert studio.claim(invoice_id, UTR, fileId=here).status_code == 200
    assert studio.invoice(invoice_id)["instalments"][0]["claim"]["fileId"] == here


def test_a_claim_by_a_pay_link_names_nobody_and_brings_no_file(studio: Studio, client: Browser) -> None:
    invoice_id = studio.issued()
    held = {"link": None, "payLink": studio.invoice(invoice_id)["payLink"]}
    file_id = a_picture(client, studio.room)
    assert refusal(studio.claim(invoice_id, UTR, fileId=file_id, **held)) == (400, "request/invalid")
    assert studio.claim(invoice_id, UTR, **held).status_code == 200
    assert studio.changes(invoice_id)[-1] == ("claimed", "client", "Pay link")
    studio.refuse(invoice_id).raise_for_status()
    assert len(studio.promises("claim-refused", invoice_id)) == 1


def test_another_rooms_link_claims_nothing(studio: Studio) -> None:
    invoice_id, other = studio.issued(), studio.desk.open_room()
    assert refusal(studio.claim(invoice_id, UTR, link=other.link)) == (404, "invoice/not-found")
    assert refusal(studio.claim(invoice_id, UTR, link="0" * 24)) == (404, "link/not-found")


def test_another_freelancer_answers_nothing(studio: Studio, another_desk: Desk) -> None:
    invoice_id = studio.issued()
    studio.claim(invoice_id, UTR).raise_for_status()
    stranger = Studio(desk=another_desk, room=studio.room)
    assert refusal(stranger.confirm(invoice_id)) == (404, "invoice/not-found")
    assert refusal(stranger.refuse(invoice_id)) == (404, "invoice/not-found")


def test_the_day_of_a_confirmed_payment_is_not_to_come(studio: Studio) -> None:
    invoice_id = studio.issued()
    studio.claim(invoice_id, UTR).raise_for_status()
    path = f"/invoices/{invoice_id}/claims/1/confirm"
    refused = studio.desk.post(path, {"receivedOn": "2099-01-01"})
    assert refusal(refused) == (400, "request/invalid")


def test_a_place_may_claim_so_often_and_no_more(studio: Studio) -> None:
    invoice_id, ip = studio.issued(), secrets.token_hex(8)
    ends_at = studio.desk.outside.clock.now() + timedelta(hours=1)
    count = RateCount(count=RATE_LIMITS[RateKind.CLAIM_IP].most, window_ends_at=ends_at, expire_at=ends_at)
    path = paths.rate_limit(ids.hashed(RateKind.CLAIM_IP.value, ip))
    studio.desk.outside.store.commit([Create(path=path, value=count)])
    body = {"link": studio.room.link, "invoiceId": invoice_id, "instalmentId": "1", "utr": UTR}
    headers = {"X-Forwarded-For": ip}
    refused = studio.desk.http.post("/api/portal/invoices/claim", json=body, headers=headers)
    assert refused.status_code == httpx.codes.TOO_MANY_REQUESTS
