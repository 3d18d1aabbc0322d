"""Whose account takes cards: connecting one, payment links, and giving card payments back."""

import base64
import json
from dataclasses import replace

import httpx
import pytest

from latchkey.domain.freelancers import ConnectedAccount
from latchkey.domain.parties import TaxRegistration
from latchkey.services.billing.card_accounts import CardAccount, account_of
from latchkey.services.rooms import freelancer_of
from tests.cards import connect, connected, link_to, link_url, own_account, paid_by_card, visit
from tests.desks import Desk, eventually
from tests.studio import TOTAL_MINOR, Studio, at_once, new_key, refusal, thirds


def stale(desk: Desk) -> dict[str, str]:
    """Sign in as if it had been an hour ago; the emulator's tokens carry no signature."""
    head, payload, _ = desk.freelancer.id_token.split(".")
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    claims["auth_time"] -= 3600
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return {"Authorization": f"Bearer {head}.{body}."}


# An account of one's own.


def test_a_freelancer_connects_an_account_and_money_goes_there(studio: Studio) -> None:
    account_id = connected(studio)
    invoice_id = studio.issued()
    session_id = studio.checkout(invoice_id)
    assert studio.invoice(invoice_id)["openCheckouts"]["all"]["account"] == account_id
    studio.stripe(f"/sessions/{session_id}/complete", method="card")
    assert studio.delivered(session_id) == [200]
    invoice = studio.invoice(invoice_id)
    assert (invoice["paidMinor"], invoice["checkouts"][session_id]["account"]) == (TOTAL_MINOR, account_id)


def test_connecting_twice_goes_on_with_the_same_account(studio: Studio) -> None:
    connect(studio)
    first = own_account(studio)
    connect(studio)
    assert own_account(studio) == first
    assert first is not None
    assert first["chargesEnabled"] is False


def test_until_it_is_set_up_the_deployments_account_serves_its_freelancer(studio: Studio) -> None:
    connect(studio)
    invoice_id = studio.issued()
    studio.checkout(invoice_id)
    assert studio.invoice(invoice_id)["openCheckouts"]["all"]["account"] is None


@pytest.mark.parametrize("path", ["/profile/stripe/connect", "/profile/stripe/disconnect"])
def test_where_money_goes_is_changed_after_a_fresh_sign_in_only(studio: Studio, path: str) -> None:
    """Guards an unlocked computer: whoever finds one could have the money sent to themselves."""
    answer = studio.desk.http.post(f"/api/portals{path}", json={}, headers=stale(studio.desk))
    assert refusal(answer) == (403, "auth/fresh-required")
    assert own_account(studio) is None


def test_the_owner_is_told_when_card_money_goes_elsewhere(studio: Studio) -> None:
    connected(studio)
    studio.desk.post("/profile/stripe/disconnect").raise_for_status()
    found = studio.desk.outside.store.find(
        "outbox",
        dict,
        where=[("template", "==", "payout-changed"), ("params.owner", "==", studio.desk.uid)],
    )
    assert len(found) == 2


def test_refreshing_asks_the_provider_when_no_webhook_came(studio: Studio) -> None:
    page = f"{studio.suite.stripe_url}{connect(studio)}"
    account = own_account(studio)
    assert account is not None
    before = studio.desk.post("/profile/stripe/refresh").json()
    httpx.post(page, data={"action": "finish"})
    after = studio.desk.post("/profile/stripe/refresh").json()
    assert before == {"accountId": account["accountId"], "chargesEnabled": False}
    assert after == {"accountId": account["accountId"], "chargesEnabled": True}


def test_without_an_account_refreshing_says_so(studio: Studio) -> None:
    answer = studio.desk.post("/profile/stripe/refresh")
    assert answer.json() == {"accountId": None, "chargesEnabled": False}


def test_an_account_that_is_restricted_takes_no_more_money(studio: Studio) -> None:
    """Stripe refuses charges there, and the deployment's own account serves again."""
    account_id = connected(studio)
    studio.stripe(f"/accounts/{account_id}/restrict")
    eventually(lambda: (account := own_account(studio)) and not account["chargesEnabled"])
    invoice_id = studio.issued()
    studio.checkout(invoice_id)
    assert studio.invoice(invoice_id)["openCheckouts"]["all"]["account"] is None


def test_an_account_that_throws_us_out_is_forgotten(studio: Studio) -> None:
    account_id = connected(studio)
    studio.stripe(f"/accounts/{account_id}/revoke")
    assert eventually(lambda: own_account(studio) is None)


def test_disconnecting_closes_what_is_open_there_and_keeps_what_is_paid_there(studio: Studio) -> None:
    """Guards the account in the promise: at our own Stripe does not know the page and leaves it open."""
    account_id = connected(studio)
    invoice_id, other_id = studio.issued(), studio.issued()
    paid, still_open = studio.checkout(other_id), studio.checkout(invoice_id)
    studio.stripe("/control", webhooks="hold", session=paid)
    studio.stripe(f"/sessions/{paid}/complete", method="card")
    studio.desk.post("/profile/stripe/disconnect").raise_for_status()
    eventually(lambda: [each["status"] for each in studio.sessions(invoice_id)] == ["expired"])
    studio.stripe("/release", session=paid)
    assert studio.delivered(paid) == [200]
    assert studio.delivered(still_open)[-1] == 200
    assert studio.invoice(other_id)["paidMinor"] == TOTAL_MINOR
    assert studio.invoice(other_id)["checkouts"][paid]["account"] == account_id
    assert studio.checkout(invoice_id) != still_open


@pytest.mark.parametrize(
    ("served", "own", "account"),
    [
        ("*", None, CardAccount(id=None)),
        ("me", None, CardAccount(id=None)),
        ("else@example.com", None, None),
        ("", None, None),
        ("", True, CardAccount(id="acct_1")),
        ("*", True, CardAccount(id="acct_1")),
        ("", False, None),
    ],
    ids=["anybody", "the one", "another", "nobody", "own", "own before ours", "own, not ready"],
)
def test_the_deployments_key_serves_its_one_freelancer_only(
    studio: Studio,
    served: str,
    own: bool | None,  # noqa: FBT001 -- a column of the table
    account: CardAccount | None,
) -> None:
    outside = studio.desk.outside
    freelancer = freelancer_of(outside, studio.desk.uid).value
    connected_at = outside.clock.now()
    if own is not None:
        theirs = ConnectedAccount(account_id="acct_1", charges_enabled=own, connected_at=connected_at)
        freelancer = replace(freelancer, stripe=theirs)
    owner = freelancer.email if served == "me" else served

    class Ports(type(outside)):  # type: ignore[misc]  # the class of the real outside
        settings = replace(outside.settings, stripe_owner=owner)

    assert account_of(Ports(outside.config), freelancer) == account


# Payment links.


def test_a_payment_link_is_paid_once_and_then_leads_nowhere(studio: Studio) -> None:
    invoice_id = studio.issued()
    url = link_url(studio, invoice_id)
    assert link_url(studio, invoice_id) == url
    session_id = visit(url)
    assert session_id is not None
    studio.stripe(f"/sessions/{session_id}/complete", method="card")
    assert studio.delivered(session_id) == [200]
    invoice = studio.invoice(invoice_id)
    assert invoice["paidMinor"] == TOTAL_MINOR
    assert [link["isActive"] for link in invoice["paymentLinks"].values()] == [False]
    assert eventually(lambda: visit(url) is None)
    assert refusal(link_to(studio, invoice_id)) == (409, "invoice/already-paid")


def test_a_link_for_an_amount_that_is_not_due_any_more_is_switched_off(studio: Studio) -> None:
    """Guards the promise of whoever changes what is due; pages that are open already are closed as well."""
    invoice_id = studio.issued()
    url = link_url(studio, invoice_id)
    session_id = visit(url)
    studio.recorded(invoice_id, 18_000)
    assert eventually(lambda: visit(url) is None)
    assert session_id is not None
    assert eventually(lambda: 200 in studio.delivered(session_id))
    again = link_url(studio, invoice_id)
    assert again != url
    amounts = {link["amountMinor"] for link in studio.invoice(invoice_id)["paymentLinks"].values()}
    assert amounts == {TOTAL_MINOR, TOTAL_MINOR - 18_000}


def test_voiding_switches_the_link_off(studio: Studio) -> None:
    invoice_id = studio.issued()
    url = link_url(studio, invoice_id)
    studio.void(invoice_id).raise_for_status()
    assert eventually(lambda: visit(url) is None)


def test_each_instalment_has_a_link_of_its_own(studio: Studio) -> None:
    invoice_id = studio.issued(instalments=thirds())
    urls = [link_url(studio, invoice_id, instalment_id) for instalment_id in ("1", "2")]
    assert len(set(urls)) == 2
    session_id = visit(urls[1])
    studio.stripe(f"/sessions/{session_id}/complete", method="card")
    assert studio.delivered(session_id or "") == [200]
    paid = [each["paidMinor"] for each in studio.invoice(invoice_id)["instalments"]]
    assert paid == [0, 47_200, 0]
    assert visit(urls[0]) is not None


def test_asking_twice_at_once_makes_one_link(studio: Studio) -> None:
    invoice_id = studio.issued()
    answers = at_once([lambda: link_to(studio, invoice_id)] * 3)
    assert len({answer.json()["url"] for answer in answers}) == 1


def test_a_link_that_was_used_in_vain_is_replaced(studio: Studio) -> None:
    """A bank debit that fails has used the link up at the provider."""
    invoice_id = studio.issued()
    url = link_url(studio, invoice_id)
    session_id = visit(url) or ""
    studio.stripe(f"/sessions/{session_id}/complete", method="delayed", outcome="failed")
    assert studio.delivered(session_id) == [200, 200]
    assert visit(url) is None
    again = link_url(studio, invoice_id)
    assert again != url
    assert visit(again) is not None


@pytest.mark.parametrize(
    ("currency", "price"), [("INR", 1), ("INR", 100_000_000)], ids=["too small", "too large"]
)
def test_a_link_for_an_amount_no_card_carries_is_refused(studio: Studio, currency: str, price: int) -> None:
    studio.set_profile(tax=TaxRegistration())
    line = {"description": "Logo", "quantityMilli": 1000, "unitPriceMinor": price}
    line |= {"sac": None, "rateBp": 0, "discount": None}
    answer = link_to(studio, studio.issued(currency=currency, lines=[line]))
    assert refusal(answer) == (409, "payment/amount-not-chargeable")


def test_anothers_invoice_has_no_link_for_me(studio: Studio, another_desk: Desk) -> None:
    answer = another_desk.post(f"/invoices/{studio.issued()}/payment-link", {"instalmentId": None})
    assert refusal(answer) == (404, "invoice/not-found")


# Instalments by card.


def test_an_instalment_is_paid_alone(studio: Studio) -> None:
    invoice_id = studio.issued(instalments=thirds())
    session_id = studio.checkout(invoice_id, "2")
    (session,) = studio.sessions(invoice_id)
    assert (session["amount_total"], session["metadata"]["instalmentId"]) == (47_200, "2")
    studio.stripe(f"/sessions/{session_id}/complete", method="card")
    assert studio.delivered(session_id) == [200]
    assert [each["paidMinor"] for each in studio.invoice(invoice_id)["instalments"]] == [0, 47_200, 0]
    assert refusal(studio.pay(invoice_id, instalment_id="2")) == (409, "instalment/already-paid")
    assert refusal(studio.pay(invoice_id, instalment_id="9")) == (404, "instalment/not-found")


def test_paying_one_instalment_closes_the_page_for_everything(studio: Studio) -> None:
    """Guards the amount: the page that asks for the whole balance would now collect too much."""
    invoice_id = studio.issued(instalments=thirds())
    whole, part = studio.checkout(invoice_id), studio.checkout(invoice_id, "1")
    studio.stripe(f"/sessions/{part}/complete", method="card")
    statuses = {whole: "expired", part: "complete"}
    assert eventually(
        lambda: {each["id"]: each["status"] for each in studio.sessions(invoice_id)} == statuses
    )


def test_the_last_instalment_and_the_whole_balance_share_a_page(studio: Studio) -> None:
    invoice_id = studio.issued()
    assert studio.checkout(invoice_id, "1") == studio.checkout(invoice_id)


def test_a_pay_link_leads_to_the_same_page_and_returns_to_its_own(studio: Studio) -> None:
    invoice_id = studio.issued()
    answer = studio.pay(invoice_id, pay_link=studio.invoice(invoice_id)["payLink"])
    assert answer.status_code == httpx.codes.OK, answer.text
    (session,) = studio.sessions(invoice_id)
    assert session["success_url"].startswith(f"{studio.suite.hosting_url}/pay/return?invoice={invoice_id}")
    assert studio.pay(invoice_id).json() == answer.json()


# Giving back.


def test_a_card_payment_is_refunded_at_the_provider_and_the_books_follow(studio: Studio) -> None:
    invoice_id, _, payment_id = paid_by_card(studio)
    refund_id = studio.refund(payment_id, 18_000).raise_for_status().json()["refundId"]
    entry = studio.entries(invoice_id)[refund_id]
    assert (entry["kind"], entry["amountMinor"], entry["of"]) == ("refund", 18_000, payment_id)
    invoice = studio.invoice(invoice_id)
    assert (invoice["paidMinor"], invoice["refundedMinor"]) == (TOTAL_MINOR - 18_000, 18_000)
    assert len(studio.promises("refund-notice", invoice_id)) == 1


def test_a_refund_asked_for_twice_is_given_once(studio: Studio) -> None:
    """Guards the idempotency key at the provider: a second click must not give the money twice."""
    invoice_id, _, payment_id = paid_by_card(studio)
    key = new_key()
    answers = at_once([lambda: studio.refund(payment_id, 18_000, idempotencyKey=key)] * 2)
    answers.append(studio.refund(payment_id, 18_000, idempotencyKey=key))
    assert len({answer.json()["refundId"] for answer in answers}) == 1
    assert studio.invoice(invoice_id)["refundedMinor"] == 18_000
    changed = studio.refund(payment_id, 18_001, idempotencyKey=key)
    assert refusal(changed) == (409, "idempotency/conflict")


def test_no_more_is_given_back_than_came(studio: Studio) -> None:
    invoice_id, _, payment_id = paid_by_card(studio)
    assert refusal(studio.refund(payment_id, TOTAL_MINOR + 1)) == (409, "refund/too-much")
    studio.refund(payment_id, TOTAL_MINOR).raise_for_status()
    assert refusal(studio.refund(payment_id, 1)) == (409, "refund/too-much")
    assert studio.invoice(invoice_id)["paidMinor"] == 0


def test_a_disputed_payment_is_not_refunded_besides(studio: Studio) -> None:
    invoice_id, session_id, payment_id = paid_by_card(studio)
    studio.stripe(f"/sessions/{session_id}/dispute")
    studio.delivered(session_id)
    assert refusal(studio.refund(payment_id, 100)) == (409, "payment/not-reversible")
    assert studio.invoice(invoice_id)["paidMinor"] == TOTAL_MINOR


def test_money_at_a_connected_account_is_refunded_there(studio: Studio) -> None:
    connected(studio)
    invoice_id, _, payment_id = paid_by_card(studio)
    studio.refund(payment_id, 100).raise_for_status()
    assert studio.invoice(invoice_id)["refundedMinor"] == 100


def test_money_that_came_by_a_link_is_refunded_where_it_is(studio: Studio) -> None:
    """The books know the account of a page opened from a link by the payment alone."""
    connected(studio)
    invoice_id = studio.issued()
    session_id = visit(link_url(studio, invoice_id)) or ""
    paid = studio.stripe(f"/sessions/{session_id}/complete", method="card")
    assert studio.delivered(session_id) == [200]
    studio.refund(paid["payment_intent"]["id"], 100).raise_for_status()
    assert studio.invoice(invoice_id)["refundedMinor"] == 100
