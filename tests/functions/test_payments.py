"""Paying an invoice over HTTP: Pay, the provider's page, its webhook, and what everybody then sees."""

import secrets
from datetime import timedelta

import httpx
import pytest

from latchkey.domain import ids
from latchkey.domain.rates import RATE_LIMITS, RateCount, RateKind
from latchkey.services import paths
from latchkey.services.store import Create
from tests.desks import eventually
from tests.studio import TOTAL_MINOR, Studio, a_line, at_once, refusal


def test_a_client_pays_and_the_webhook_settles_it(studio: Studio) -> None:
    invoice_id = studio.issued()
    session_id = studio.checkout(invoice_id)
    paid = studio.stripe(f"/sessions/{session_id}/complete", method="card")
    assert studio.delivered(session_id) == [200]
    invoice = studio.invoice(invoice_id)
    assert (invoice["paidMinor"], invoice["openCheckouts"], invoice["nextCheckAt"]) == (TOTAL_MINOR, {}, None)
    assert studio.shown(invoice_id)["paidMinor"] == TOTAL_MINOR
    assert studio.shown(invoice_id)["paidAt"] is not None
    assert studio.project()["summary"]["dues"] == {}
    assert studio.history(invoice_id) == [("draft", "sent", "owner"), ("sent", "paid", "stripe")]
    entry = studio.document(paths.payment(studio.desk.uid, paid["payment_intent"]["id"]))
    assert entry is not None
    assert (entry["kind"], entry["amountMinor"], entry["sessionId"]) == ("payment", TOTAL_MINOR, session_id)
    refused = studio.pay(invoice_id)
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "invoice/already-paid")
    voided = studio.void(invoice_id)
    assert (voided.status_code, voided.json()["error"]["code"]) == (409, "invoice/has-payments")


def test_the_client_gets_a_receipt_and_the_owner_a_notice(studio: Studio) -> None:
    invoice_id = studio.mailed()
    session_id = studio.checkout(invoice_id)
    studio.stripe(f"/sessions/{session_id}/complete", method="card")
    number = studio.invoice(invoice_id)["number"]
    receipts = [mail["subject"] for mail in studio.mails(studio.room.email, 3)]
    assert receipts.count(f"Receipt for invoice {number}: ₹1,180.00") == 1
    (notice,) = studio.mails(studio.desk.freelancer.email, 1)
    assert notice["subject"] == "Mira Textiles paid ₹1,180.00"
    assert f"/desk/rooms/{studio.room.project_id}/invoices/{invoice_id}" in notice["text"]


def test_the_checkout_is_asked_for_what_the_invoice_says_and_returns_without_a_secret(studio: Studio) -> None:
    invoice_id = studio.issued()
    studio.checkout(invoice_id)
    (session,) = studio.sessions(invoice_id)
    assert (session["amount_total"], session["currency"]) == (TOTAL_MINOR, "inr")
    back = f"{studio.suite.hosting_url}/r/return?invoice={invoice_id}&outcome="
    assert (session["success_url"], session["cancel_url"]) == (f"{back}paid", f"{back}cancelled")
    assert studio.room.link not in str(session)
    assert studio.room.room_key not in str(session)


def test_a_second_click_leads_to_the_same_page(studio: Studio) -> None:
    invoice_id = studio.issued()
    assert studio.pay(invoice_id).json() == studio.pay(invoice_id).json()
    assert len(studio.sessions(invoice_id)) == 1


def test_clicks_at_the_same_moment_lead_to_the_same_page(studio: Studio) -> None:
    """Guards the idempotency key: without it every tab would open a page that can be paid on its own."""
    invoice_id = studio.issued()
    answers = at_once([lambda: studio.pay(invoice_id)] * 4)
    assert [answer.status_code for answer in answers] == [200] * 4
    assert len({answer.json()["url"] for answer in answers}) == 1
    assert len(studio.sessions(invoice_id)) == 1


def test_after_a_checkout_expired_there_is_a_new_one(studio: Studio) -> None:
    invoice_id = studio.issued()
    first = studio.checkout(invoice_id)
    studio.stripe(f"/sessions/{first}/expire")
    assert studio.delivered(first) == [200]
    assert studio.invoice(invoice_id)["openCheckouts"] == {}
    assert studio.checkout(invoice_id) != first


def test_an_expired_checkout_is_noticed_before_its_webhook_comes(studio: Studio) -> None:
    invoice_id = studio.issued()
    first = studio.checkout(invoice_id)
    studio.stripe("/control", webhooks="hold", session=first)
    studio.stripe(f"/sessions/{first}/expire")
    assert studio.checkout(invoice_id) != first


def test_a_payment_is_noticed_by_the_next_click_before_its_webhook_comes(studio: Studio) -> None:
    """A client who comes back and presses Pay again must not pay twice, however late the webhook is."""
    invoice_id = studio.issued()
    session_id = studio.checkout(invoice_id)
    studio.stripe("/control", webhooks="hold", session=session_id)
    studio.stripe(f"/sessions/{session_id}/complete", method="card")
    refused = studio.pay(invoice_id)
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "invoice/already-paid")
    studio.stripe("/release", session=session_id)
    assert studio.delivered(session_id) == [200]
    assert len(studio.ledger(invoice_id)) == 1


def test_a_delayed_payment_is_on_its_way_and_then_arrives(studio: Studio) -> None:
    invoice_id = studio.issued()
    session_id = studio.checkout(invoice_id)
    studio.stripe(f"/sessions/{session_id}/complete", method="delayed")
    assert studio.delivered(session_id) == [200]
    assert studio.shown(invoice_id)["processing"] is True
    for refused in (studio.pay(invoice_id), studio.void(invoice_id)):
        assert refusal(refused) == (409, "payment/processing")
    studio.stripe(f"/sessions/{session_id}/settle", succeed=True)
    assert studio.delivered(session_id) == [200, 200]
    assert studio.shown(invoice_id)["processing"] is False
    assert [change[1] for change in studio.history(invoice_id)] == ["sent", "processing", "paid"]


def test_a_delayed_payment_that_fails_can_be_tried_again(studio: Studio) -> None:
    invoice_id = studio.issued()
    session_id = studio.checkout(invoice_id)
    studio.stripe(f"/sessions/{session_id}/complete", method="delayed")
    studio.delivered(session_id)
    studio.stripe(f"/sessions/{session_id}/settle", succeed=False)
    assert studio.delivered(session_id) == [200, 200]
    assert studio.shown(invoice_id)["processing"] is False
    assert studio.checkout(invoice_id) != session_id


def test_voiding_closes_the_page_where_it_could_be_paid(studio: Studio) -> None:
    invoice_id = studio.issued()
    session_id = studio.checkout(invoice_id)
    studio.stripe("/control", webhooks="hold", session=session_id)
    studio.void(invoice_id).raise_for_status()
    assert eventually(lambda: [each["status"] for each in studio.sessions(invoice_id)] == ["expired"])


@pytest.mark.parametrize("link", ["0" * 24, "<script>", "x"], ids=["wrong", "malformed", "short"])
def test_a_wrong_link_pays_nothing_and_learns_nothing(studio: Studio, link: str) -> None:
    refused = studio.pay(studio.issued(), link=link)
    assert (refused.status_code, refused.json()["error"]["code"]) == (404, "link/not-found")


def test_a_link_to_one_room_does_not_reach_another_rooms_invoice(studio: Studio) -> None:
    """Guards the comparison of projects: both rooms are the same freelancer's."""
    invoice_id = studio.issued()
    other = studio.desk.open_room()
    refused = studio.pay(invoice_id, link=other.link)
    assert (refused.status_code, refused.json()["error"]["code"]) == (404, "invoice/not-found")


@pytest.mark.parametrize(("kind", "door"), [(RateKind.PAY_IP, "pay"), (RateKind.VIEWED_IP, "viewed")])
def test_a_place_may_press_so_often_and_no_more(studio: Studio, kind: RateKind, door: str) -> None:
    """Each press of Pay asks the card provider, who holds us to a rate as well."""
    invoice_id, ip = studio.issued(), secrets.token_hex(8)
    ends_at = studio.desk.outside.clock.now() + timedelta(hours=1)
    count = RateCount(count=RATE_LIMITS[kind].most - 1, window_ends_at=ends_at, expire_at=ends_at)
    path = paths.rate_limit(ids.hashed(kind.value, ip))
    studio.desk.outside.store.commit([Create(path=path, value=count)])

    def press() -> int:
        body = {"link": studio.room.link, "invoiceId": invoice_id}
        headers = {"X-Forwarded-For": ip}
        return studio.desk.http.post(f"/api/portal/invoices/{door}", json=body, headers=headers).status_code

    assert [press(), press()] == [httpx.codes.OK, httpx.codes.TOO_MANY_REQUESTS]


def test_nobody_pays_through_a_closed_room(studio: Studio) -> None:
    invoice_id = studio.issued()
    studio.desk.post(f"/rooms/{studio.room.project_id}/close").raise_for_status()
    for refused in (studio.pay(invoice_id), studio.view(invoice_id)):
        assert (refused.status_code, refused.json()["error"]["code"]) == (404, "link/not-found")


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({"currency": "JPY"}, 118_000),
        ({"currency": "KWD"}, 118_000),
        ({"currency": "ISK"}, 11_800_000),
    ],
    ids=["no decimals", "three decimals", "written with two at Stripe"],
)
def test_a_currency_is_charged_by_its_own_digits(studio: Studio, changes: dict[str, str], asked: int) -> None:
    """A currency without decimals charged in hundredths would cost a hundredfold."""
    invoice_id = studio.issued(**changes)
    session_id = studio.checkout(invoice_id)
    assert studio.sessions(invoice_id)[0]["amount_total"] == asked
    studio.stripe(f"/sessions/{session_id}/complete", method="card")
    assert studio.delivered(session_id) == [200]
    assert studio.invoice(invoice_id)["paidMinor"] == TOTAL_MINOR


@pytest.mark.parametrize(
    ("currency", "price"), [("INR", 1), ("KWD", 12_345)], ids=["too small", "too fine for the card networks"]
)
def test_an_amount_no_card_can_carry_is_said_to_be_one(studio: Studio, currency: str, price: int) -> None:
    line = a_line(unitPriceMinor=price, rateBp=0)
    refused = studio.pay(studio.issued(currency=currency, lines=[line]))
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "payment/amount-not-chargeable")
