"""Refunds and disputes, as the official library sees them and as webhooks tell of them."""

import httpx
import pytest
import stripe

from tests.standins.orders import new_session
from tests.standins.receiver import Receiver


def paid(shop: stripe.StripeClient, control: httpx.Client, method: str = "card") -> tuple[str, str]:
    """Pay a new session; return its id and its payment's."""
    session = new_session(shop, payment_intent_data={"metadata": {"invoiceId": "x"}})
    outcome = "succeeded" if method == "delayed" else None
    body = {"method": method, **({"outcome": outcome} if outcome else {})}
    answer = control.post(f"/api/sessions/{session.id}/complete", json=body).raise_for_status().json()
    return session.id, answer["payment_intent"]["id"]


def charge_of(shop: stripe.StripeClient, session_id: str) -> stripe.Charge:
    """Retrieve a session's charge with its refunds, in one question."""
    found = shop.v1.checkout.sessions.retrieve(
        session_id, params={"expand": ["payment_intent.latest_charge.refunds"]}
    )
    assert isinstance(found.payment_intent, stripe.PaymentIntent)
    assert isinstance(found.payment_intent.latest_charge, stripe.Charge)
    return found.payment_intent.latest_charge


def test_three_partial_refunds_add_up_and_a_fourth_is_refused(
    shop: stripe.StripeClient, control: httpx.Client
) -> None:
    session_id, intent_id = paid(shop, control)
    made = [
        shop.v1.refunds.create(params={"payment_intent": intent_id, "amount": amount})
        for amount in (1_000_000, 720_000, 3_000_000)
    ]
    charge = charge_of(shop, session_id)
    assert [refund.status for refund in made] == ["succeeded"] * 3
    assert (charge.amount_refunded, charge.refunded) == (4_720_000, True)
    assert charge.refunds is not None
    assert {refund.id for refund in charge.refunds.data} == {refund.id for refund in made}
    with pytest.raises(stripe.InvalidRequestError) as refused:
        shop.v1.refunds.create(params={"payment_intent": intent_id, "amount": 1})
    assert refused.value.code == "charge_already_refunded"


def test_more_than_is_left_is_refused(shop: stripe.StripeClient, control: httpx.Client) -> None:
    _, intent_id = paid(shop, control)
    shop.v1.refunds.create(params={"payment_intent": intent_id, "amount": 4_700_000})
    with pytest.raises(stripe.InvalidRequestError, match="greater than unrefunded amount"):
        shop.v1.refunds.create(params={"payment_intent": intent_id, "amount": 20_001})


def test_a_refund_of_a_bank_debit_takes_its_time_and_can_fail(
    shop: stripe.StripeClient, control: httpx.Client, receiver: Receiver
) -> None:
    session_id, intent_id = paid(shop, control, "delayed")
    refund = shop.v1.refunds.create(params={"payment_intent": intent_id})
    assert refund.status == "pending"
    assert charge_of(shop, session_id).amount_refunded == 4_720_000
    control.post(f"/api/refunds/{refund.id}/settle", json={"status": "failed"}).raise_for_status()
    assert shop.v1.refunds.retrieve(refund.id).status == "failed"
    assert charge_of(shop, session_id).amount_refunded == 0
    receiver.wait_for(6)
    assert receiver.types()[2:] == ["refund.created", "charge.refunded", "refund.updated", "refund.failed"]


def test_refunds_are_listed_newest_first_by_payment_and_time(
    shop: stripe.StripeClient, control: httpx.Client
) -> None:
    session_id, intent_id = paid(shop, control)
    _, other_id = paid(shop, control)
    for amount in (1, 2, 3):
        control.post(f"/api/sessions/{session_id}/refund", json={"amount": amount}).raise_for_status()
    shop.v1.refunds.create(params={"payment_intent": other_id})
    listed = shop.v1.refunds.list(params={"payment_intent": intent_id, "limit": 2})
    rest = shop.v1.refunds.list(
        params={"payment_intent": intent_id, "limit": 2, "starting_after": listed.data[-1].id}
    )
    assert [refund.amount for refund in (*listed.data, *rest.data)] == [3, 2, 1]
    assert (listed.has_more, rest.has_more) == (True, False)
    later = listed.data[0].created + 100
    assert shop.v1.refunds.list(params={"created": {"gte": later}}).data == []


@pytest.mark.parametrize("outcome", ["won", "lost"])
def test_a_dispute_is_opened_and_decided(
    shop: stripe.StripeClient, control: httpx.Client, receiver: Receiver, outcome: str
) -> None:
    session_id, intent_id = paid(shop, control)
    opened = control.post(f"/api/sessions/{session_id}/dispute", json={}).raise_for_status().json()
    assert charge_of(shop, session_id).disputed
    with pytest.raises(stripe.InvalidRequestError) as refused:
        shop.v1.refunds.create(params={"payment_intent": intent_id})
    assert refused.value.code == "charge_disputed"
    control.post(f"/api/disputes/{opened['id']}/close", json={"outcome": outcome}).raise_for_status()
    (dispute,) = shop.v1.disputes.list(params={"payment_intent": intent_id}).data
    assert (dispute.id, dispute.status, dispute.amount) == (opened["id"], outcome, 4_720_000)
    assert shop.v1.disputes.retrieve(dispute.id).payment_intent == intent_id
    receiver.wait_for(3)
    assert receiver.types()[1:] == ["charge.dispute.created", "charge.dispute.closed"]


def test_lost_webhooks_never_come(
    shop: stripe.StripeClient, control: httpx.Client, receiver: Receiver
) -> None:
    session_id, _ = paid(shop, control)
    receiver.wait_for(1)
    control.post("/api/control", json={"webhooks": "lose", "session": session_id})
    control.post(f"/api/sessions/{session_id}/refund", json={"amount": 100}).raise_for_status()
    control.post("/api/control", json={"webhooks": None, "session": session_id})
    control.post("/api/release", json={})
    control.post(f"/api/sessions/{session_id}/refund", json={"amount": 200}).raise_for_status()
    heard = receiver.wait_for(3)
    assert [one.event["data"]["object"]["amount"] for one in heard if one.type == "refund.created"] == [200]
    assert [event.type for event in shop.v1.events.list(params={"type": "refund.created"}).data] == [
        "refund.created",
        "refund.created",
    ]
