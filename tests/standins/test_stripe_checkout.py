"""The checkout page, the payments page, and what they set in motion."""

import re

import httpx
import stripe

from tests.standins.orders import line, new_session
from tests.standins.receiver import Receiver


def press(control: httpx.Client, session: stripe.checkout.Session, action: str) -> httpx.Response:
    return control.post(f"/pay/{session.id}", data={"action": action})


def test_paying_returns_to_the_shop_and_completes_the_session(
    shop: stripe.StripeClient, control: httpx.Client, receiver: Receiver
) -> None:
    session = new_session(shop)

    answer = press(control, session, "pay")

    assert answer.status_code == 303
    assert answer.headers["location"] == f"http://127.0.0.1:9/r/return?outcome=paid&session={session.id}"
    assert shop.v1.checkout.sessions.retrieve(session.id).payment_status == "paid"
    assert [one.type for one in receiver.wait_for(1)] == ["checkout.session.completed"]


def test_a_declined_card_leaves_the_session_open(
    shop: stripe.StripeClient, control: httpx.Client, receiver: Receiver
) -> None:
    session = new_session(shop)

    answer = press(control, session, "decline")

    assert answer.status_code == 200
    assert "Your card was declined." in answer.text
    seen = shop.v1.checkout.sessions.retrieve(session.id, params={"expand": ["payment_intent"]})
    assert seen.status == "open"
    assert isinstance(seen.payment_intent, stripe.PaymentIntent)
    assert seen.payment_intent.last_payment_error is not None
    assert press(control, session, "pay").status_code == 303
    assert receiver.wait_for(1)[0].type == "checkout.session.completed"


def test_a_delayed_payment_completes_unpaid_and_arrives_later(
    shop: stripe.StripeClient, control: httpx.Client, receiver: Receiver
) -> None:
    session = new_session(shop)

    assert press(control, session, "delayed").status_code == 303
    waiting = shop.v1.checkout.sessions.retrieve(session.id)
    control.post(f"/payments/{session.id}/settle", data={"outcome": "succeed"})

    assert (waiting.status, waiting.payment_status) == ("complete", "unpaid")
    assert shop.v1.checkout.sessions.retrieve(session.id).payment_status == "paid"
    completed, arrived = receiver.wait_for(2)
    assert completed.event["data"]["object"]["payment_status"] == "unpaid"
    assert arrived.type == "checkout.session.async_payment_succeeded"


def test_a_delayed_payment_may_fail(
    shop: stripe.StripeClient, control: httpx.Client, receiver: Receiver
) -> None:
    session = new_session(shop)
    press(control, session, "delayed")

    control.post(f"/api/sessions/{session.id}/settle", json={"succeed": False})

    seen = shop.v1.checkout.sessions.retrieve(session.id, params={"expand": ["payment_intent"]})
    assert (seen.status, seen.payment_status) == ("complete", "unpaid")
    assert isinstance(seen.payment_intent, stripe.PaymentIntent)
    assert seen.payment_intent.status == "requires_payment_method"
    assert receiver.wait_for(2)[1].type == "checkout.session.async_payment_failed"
    assert control.post(f"/api/sessions/{session.id}/settle", json={"succeed": True}).status_code == 409


def test_going_back_changes_nothing(shop: stripe.StripeClient, control: httpx.Client) -> None:
    session = new_session(shop)

    assert press(control, session, "back").headers["location"] == session.cancel_url
    assert shop.v1.checkout.sessions.retrieve(session.id).status == "open"


def test_a_second_press_pays_nothing_twice(
    shop: stripe.StripeClient, control: httpx.Client, receiver: Receiver
) -> None:
    session = new_session(shop)
    press(control, session, "pay")

    second = press(control, session, "pay")

    assert second.headers["location"] == f"/pay/{session.id}"
    assert "This checkout is complete" in control.get(second.headers["location"]).text
    assert control.get(f"/api/deliveries?session={session.id}&wait=20").json()["settled"]
    assert receiver.types() == ["checkout.session.completed"]


def test_an_expired_session_says_so_and_cannot_be_paid(
    shop: stripe.StripeClient, control: httpx.Client, receiver: Receiver
) -> None:
    session = new_session(shop)
    shop.v1.checkout.sessions.expire(session.id)

    press(control, session, "pay")

    assert "has expired" in control.get(f"/pay/{session.id}").text
    assert shop.v1.checkout.sessions.retrieve(session.id).payment_status == "unpaid"
    assert receiver.wait_for(1)[0].type == "checkout.session.expired"


def test_the_page_writes_amounts_with_the_currencys_exponent(
    shop: stripe.StripeClient, control: httpx.Client
) -> None:
    for amount, currency, shown in (
        (4_720_050, "inr", "₹47,200.50"),
        (125_000, "jpy", "¥125,000"),
        (1_250_500, "kwd", "KWD 1,250.500"),
    ):
        session = new_session(shop, line_items=[line(amount, currency)])
        assert shown in control.get(f"/pay/{session.id}").text


def test_names_are_inert_on_every_page(shop: stripe.StripeClient, control: httpx.Client) -> None:
    session = new_session(shop, line_items=[line(name="<img src=x onerror=alert(1)>")])

    for path in (f"/pay/{session.id}", "/", "/payments/newest"):
        shown = control.get(path).text
        assert "&lt;img src=x onerror=alert(1)&gt;" in shown
        assert "<img" not in shown


def test_an_unknown_checkout_is_a_page_that_says_so(control: httpx.Client) -> None:
    answer = control.get("/pay/cs_test_none")

    assert answer.status_code == 404
    assert "There is no such checkout" in answer.text


def test_the_payments_page_offers_to_settle_only_what_is_on_its_way(
    shop: stripe.StripeClient, control: httpx.Client
) -> None:
    waiting, paid = new_session(shop), new_session(shop)
    press(control, waiting, "delayed")
    press(control, paid, "pay")

    form = r'action="/payments/(\w+)/settle"><button class="main" name="outcome" value="(\w+)"'
    offers = re.findall(form, control.get("/").text)
    assert offers == [(paid.id, "refund"), (waiting.id, "succeed")]
