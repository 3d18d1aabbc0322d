"""Deliveries: signed, retried, held, repeated, reordered; and the faults of the API."""

import json

import httpx
import pytest
import stripe

from tests.standins.conftest import WEBHOOK_SECRET
from tests.standins.orders import new_session, order
from tests.standins.receiver import Received, Receiver


def complete(control: httpx.Client, session_id: str, **choice: str) -> None:
    control.post(f"/api/sessions/{session_id}/complete", json=choice or {"method": "card"}).raise_for_status()


def settled(control: httpx.Client, session_id: str) -> list[dict[str, object]]:
    answer = control.get(f"/api/deliveries?session={session_id}&wait=20").json()
    assert answer["settled"]
    deliveries: list[dict[str, object]] = answer["deliveries"]
    return deliveries


def verified(received: Received, secret: str = WEBHOOK_SECRET) -> stripe.Event:
    event: stripe.Event = stripe.Webhook.construct_event(received.body, received.signature, secret)
    return event


def test_a_delivery_carries_a_signature_the_library_accepts(
    shop: stripe.StripeClient, control: httpx.Client, receiver: Receiver
) -> None:
    session = new_session(shop)
    complete(control, session.id)

    event = verified(receiver.wait_for(1)[0])

    assert event.type == "checkout.session.completed"
    assert event.data.object["id"] == session.id
    assert shop.v1.events.retrieve(event.id).type == event.type
    with pytest.raises(stripe.SignatureVerificationError):
        verified(receiver.wait_for(1)[0], "whsec_another")


def test_a_failing_receiver_is_asked_again_with_a_fresh_signature(
    shop: stripe.StripeClient, control: httpx.Client, receiver: Receiver
) -> None:
    receiver.statuses.extend([500, 503])
    session = new_session(shop)
    complete(control, session.id)

    received = receiver.wait_for(3)

    assert {one.body for one in received} == {received[0].body}
    assert [verified(one).id for one in received] == [received[0].event["id"]] * 3
    assert [one["status"] for one in settled(control, session.id)] == [500, 503, 200]


def test_a_refusal_is_final(shop: stripe.StripeClient, control: httpx.Client, receiver: Receiver) -> None:
    receiver.statuses.append(400)
    session = new_session(shop)
    complete(control, session.id)

    assert [one["status"] for one in settled(control, session.id)] == [400]


def test_twice_means_the_same_event_twice(
    shop: stripe.StripeClient, control: httpx.Client, receiver: Receiver
) -> None:
    session = new_session(shop)
    control.post("/api/control", json={"session": session.id, "webhooks": "twice"})
    complete(control, session.id)

    first, second = receiver.wait_for(2)

    assert first.body == second.body
    assert len(settled(control, session.id)) == 2


def test_what_is_held_comes_on_release(
    shop: stripe.StripeClient, control: httpx.Client, receiver: Receiver
) -> None:
    held, free = new_session(shop), new_session(shop)
    control.post("/api/control", json={"session": held.id, "webhooks": "hold"})
    complete(control, held.id, method="delayed", outcome="succeeded")
    complete(control, free.id)

    assert receiver.wait_for(1)[0].event["data"]["object"]["id"] == free.id
    assert settled(control, held.id) == []
    assert control.post("/api/release", json={"session": held.id}).json() == {"released": 2}
    assert [one["type"] for one in settled(control, held.id)] == [
        "checkout.session.completed",
        "checkout.session.async_payment_succeeded",
    ]


def test_out_of_order_comes_newest_first(shop: stripe.StripeClient, control: httpx.Client) -> None:
    session = new_session(shop)
    control.post("/api/control", json={"session": session.id, "webhooks": "out-of-order"})
    complete(control, session.id, method="delayed", outcome="failed")

    control.post("/api/release", json={"session": session.id})

    assert [one["type"] for one in settled(control, session.id)] == [
        "checkout.session.async_payment_failed",
        "checkout.session.completed",
    ]


def test_late_waits_and_can_be_released(
    shop: stripe.StripeClient, control: httpx.Client, receiver: Receiver
) -> None:
    session = new_session(shop)
    control.post("/api/control", json={"session": session.id, "webhooks": "late", "delaySeconds": 600})
    complete(control, session.id)

    assert control.get(f"/api/deliveries?session={session.id}").json()["waiting"] == 1
    assert control.post("/api/release", json={"session": session.id}).json() == {"released": 1}
    assert receiver.wait_for(1)


def test_an_event_can_be_made_up(control: httpx.Client, receiver: Receiver) -> None:
    event = {
        "type": "invoice.finalized",
        "data": {"id": "in_1"},
        "created": 1_700_000_000,
        "id": "evt_made_up",
    }
    for signature in ("good", "bad", "old"):
        control.post("/api/send", json={**event, "signature": signature}).raise_for_status()

    good, bad, old = receiver.wait_for(3)

    assert verified(good).id == "evt_made_up"
    assert json.loads(good.body)["created"] == 1_700_000_000
    with pytest.raises(stripe.SignatureVerificationError, match="No signatures found matching"):
        verified(bad)
    with pytest.raises(stripe.SignatureVerificationError, match="tolerance"):
        verified(old)


def test_a_session_can_be_falsified(shop: stripe.StripeClient, control: httpx.Client) -> None:
    session = new_session(shop)
    complete(control, session.id)

    control.post(f"/api/sessions/{session.id}/alter", json={"amount_total": 1, "currency": "usd"})

    seen = shop.v1.checkout.sessions.retrieve(session.id, params={"expand": ["payment_intent"]})
    assert (seen.amount_total, seen.currency) == (1, "usd")
    assert isinstance(seen.payment_intent, stripe.PaymentIntent)
    assert seen.payment_intent.amount_received == 1


def test_an_outage_meets_only_whom_it_is_meant_for(shop: stripe.StripeClient, control: httpx.Client) -> None:
    control.post("/api/control", json={"down": True, "prefix": "checkout-a-"})

    with pytest.raises(stripe.APIError) as refused:
        shop.v1.checkout.sessions.create(params=order(), options={"idempotency_key": "checkout-a-1"})
    assert refused.value.http_status == 503
    assert shop.v1.checkout.sessions.create(params=order(), options={"idempotency_key": "checkout-b-1"}).id
    control.post("/api/control", json={"down": False, "prefix": "checkout-a-"})
    assert shop.v1.checkout.sessions.create(params=order(), options={"idempotency_key": "checkout-a-1"}).id


def test_an_outage_of_one_session_leaves_the_others(shop: stripe.StripeClient, control: httpx.Client) -> None:
    first, second = new_session(shop), new_session(shop)
    control.post("/api/control", json={"down": True, "session": first.id})

    with pytest.raises(stripe.APIError):
        shop.v1.checkout.sessions.retrieve(first.id)
    assert shop.v1.checkout.sessions.retrieve(second.id).id == second.id


def test_a_lost_answer_is_found_again_under_its_key(shop: stripe.StripeClient, control: httpx.Client) -> None:
    control.post("/api/control", json={"down": "lost", "prefix": "checkout-lost"})
    with pytest.raises(stripe.APIConnectionError):
        shop.v1.checkout.sessions.create(params=order(), options={"idempotency_key": "checkout-lost-1"})

    control.post("/api/control", json={"down": False, "prefix": "checkout-lost"})
    again = shop.v1.checkout.sessions.create(params=order(), options={"idempotency_key": "checkout-lost-1"})

    assert [one["id"] for one in control.get("/api/sessions").json()] == [again.id]


def test_a_failure_may_stay_under_its_key(shop: stripe.StripeClient, control: httpx.Client) -> None:
    for down in ("kept", False):
        control.post("/api/control", json={"down": down, "prefix": "checkout-kept"})
        with pytest.raises(stripe.APIError) as failed:
            shop.v1.checkout.sessions.create(params=order(), options={"idempotency_key": "checkout-kept-1"})
        assert failed.value.http_status == 500
    assert shop.v1.checkout.sessions.create(params=order(), options={"idempotency_key": "checkout-kept-2"}).id


def test_a_hanging_api_closes_without_an_answer(shop: stripe.StripeClient, control: httpx.Client) -> None:
    control.post("/api/control", json={"down": "hang", "delaySeconds": 0.01})

    with pytest.raises(stripe.APIConnectionError):
        new_session(shop)
    control.post("/api/control", json={"down": False})
    assert new_session(shop).id


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/control", {"webhooks": "sideways"}),
        ("/api/control", {"dwon": True}),
        ("/api/control", {"down": "sometimes"}),
        ("/api/send", {"data": {}}),
        ("/api/send", {"type": "x", "data": {}, "signature": "great"}),
    ],
)
def test_a_misspelled_control_is_refused(control: httpx.Client, path: str, body: dict[str, object]) -> None:
    assert control.post(path, json=body).status_code == 400
