"""The official Stripe library works against the stand-in, and is refused what Stripe refuses."""

from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from typing import Any

import httpx
import pytest
import stripe

from tests.standins.orders import line, new_session, order
from tests.standins.receiver import WITHIN_SECONDS


def test_a_new_session_is_open_and_unpaid(shop: stripe.StripeClient, stripe_url: str) -> None:
    session = new_session(shop, line_items=[line(), line(120_050, quantity=3, name="Proofs")])

    assert session.status == "open"
    assert session.payment_status == "unpaid"
    assert session.amount_total == 4_720_000 + 3 * 120_050
    assert session.currency == "inr"
    assert session.livemode is False
    assert session.payment_intent is None
    assert session.url == f"{stripe_url}/pay/{session.id}"
    assert session.metadata is not None
    assert session.metadata["invoiceId"] == "inv0000000000000000a"
    assert session.expires_at - session.created == 24 * 3600


def test_retrieving_shows_the_payment_intent_by_id_or_in_full(
    shop: stripe.StripeClient, control: httpx.Client
) -> None:
    session = new_session(shop, payment_intent_data={"metadata": {"invoiceId": "x"}})
    control.post(f"/api/sessions/{session.id}/complete", json={"method": "card"})

    plain = shop.v1.checkout.sessions.retrieve(session.id)
    full = shop.v1.checkout.sessions.retrieve(session.id, params={"expand": ["payment_intent", "line_items"]})

    assert (plain.status, plain.payment_status, plain.url) == ("complete", "paid", None)
    assert isinstance(full.payment_intent, stripe.PaymentIntent)
    assert full.payment_intent.id == plain.payment_intent
    assert full.payment_intent.status == "succeeded"
    assert full.payment_intent.amount_received == 4_720_000
    assert full.line_items is not None
    assert full.line_items.data[0].description == "Second instalment"
    intent = shop.v1.payment_intents.retrieve(full.payment_intent.id, params={"expand": ["latest_charge"]})
    assert isinstance(intent.latest_charge, stripe.Charge)
    assert intent.latest_charge.paid
    assert intent.metadata["invoiceId"] == "x"


def test_an_open_session_can_be_expired_once(shop: stripe.StripeClient) -> None:
    session = new_session(shop)

    assert shop.v1.checkout.sessions.expire(session.id).status == "expired"
    with pytest.raises(stripe.InvalidRequestError, match="status of `expired`"):
        shop.v1.checkout.sessions.expire(session.id)


def test_a_complete_session_cannot_be_expired(shop: stripe.StripeClient, control: httpx.Client) -> None:
    session = new_session(shop)
    control.post(f"/api/sessions/{session.id}/complete", json={"method": "card"})

    with pytest.raises(stripe.InvalidRequestError, match="status of `complete`"):
        shop.v1.checkout.sessions.expire(session.id)


@pytest.mark.parametrize(
    ("changes", "param", "code"),
    [
        ({"success_url": None}, "success_url", "parameter_missing"),
        ({"mode": None}, "mode", "parameter_missing"),
        ({"line_items": None}, "line_items", "parameter_missing"),
        ({"sucess_url": "http://x.example"}, "sucess_url", "parameter_unknown"),
        ({"success_url": "javascript:alert(1)"}, "success_url", "url_invalid"),
        ({"success_url": "http://x.example/\r\nSet-Cookie: a=b"}, "success_url", "url_invalid"),
        ({"customer_email": "nobody"}, "customer_email", "email_invalid"),
        ({"client_reference_id": "x" * 201}, "client_reference_id", None),
        ({"client_reference_id": ""}, "client_reference_id", "parameter_invalid_empty"),
        ({"metadata": {"key": "x" * 501}}, "metadata[key]", None),
        ({"expires_at": 1}, "expires_at", None),
        ({"line_items": [line(-1)]}, "line_items[0][price_data][unit_amount]", "parameter_invalid_integer"),
        ({"line_items": [line(quantity=0)]}, "line_items[0][quantity]", "parameter_invalid_integer"),
        (
            {"line_items": [line(1005, "kwd")]},
            "line_items[0][price_data][unit_amount]",
            "parameter_invalid_integer",
        ),
        (
            {"line_items": [line(1050, "isk")]},
            "line_items[0][price_data][unit_amount]",
            "parameter_invalid_integer",
        ),
        ({"line_items": [line(currency="rupees")]}, "line_items[0][price_data][currency]", None),
        ({"line_items": [line(), line(currency="eur")]}, "line_items", None),
        ({"line_items": [line(49, "usd")]}, None, "amount_too_small"),
        ({"line_items": [line(100_000_000, "usd")]}, None, "amount_too_large"),
        ({"expand": ["payment_intent.invoice"]}, "expand", None),
    ],
)
def test_what_stripe_refuses_is_refused(
    shop: stripe.StripeClient, changes: dict[str, Any], param: str | None, code: str | None
) -> None:
    asked = {name: value for name, value in order(**changes).items() if value is not None}

    with pytest.raises(stripe.InvalidRequestError) as refused:
        shop.v1.checkout.sessions.create(params=asked)  # type: ignore[arg-type]  # wrong on purpose

    assert refused.value.http_status == 400
    assert refused.value.param == param
    assert refused.value.code == code


@pytest.mark.parametrize(("amount", "currency"), [(50, "usd"), (50, "jpy"), (1000, "kwd"), (10000, "isk")])
def test_the_least_chargeable_amounts_are_taken(
    shop: stripe.StripeClient, amount: int, currency: str
) -> None:
    assert new_session(shop, line_items=[line(amount, currency)]).amount_total == amount


def test_unknown_ids_are_not_found(shop: stripe.StripeClient) -> None:
    for ask in (
        lambda: shop.v1.checkout.sessions.retrieve("cs_test_none"),
        lambda: shop.v1.checkout.sessions.expire("cs_test_none"),
        lambda: shop.v1.payment_intents.retrieve("pi_none"),
        lambda: shop.v1.events.retrieve("evt_none"),
    ):
        with pytest.raises(stripe.InvalidRequestError) as refused:
            ask()
        assert (refused.value.http_status, refused.value.code) == (404, "resource_missing")


@pytest.mark.parametrize("authorization", [None, "Bearer", "Bearer pk_test_x", "Bearer sk_live_x", "Basic !"])
def test_no_secret_test_key_no_answer(control: httpx.Client, authorization: str | None) -> None:
    headers = {"Authorization": authorization} if authorization else {}

    answer = control.get("/v1/events", headers=headers)

    assert answer.status_code == 401
    assert answer.json()["error"]["type"] == "invalid_request_error"


def test_basic_authentication_is_taken_too(control: httpx.Client) -> None:
    assert control.get("/v1/events", auth=("sk_test_made_up", "")).status_code == 200


def test_a_repeated_key_gets_the_first_answer(shop: stripe.StripeClient) -> None:
    first = shop.v1.checkout.sessions.create(params=order(), options={"idempotency_key": "checkout-1"})
    second = shop.v1.checkout.sessions.create(params=order(), options={"idempotency_key": "checkout-1"})

    assert second.id == first.id
    assert first.last_response is not None
    assert second.last_response is not None
    assert "idempotent-replayed" not in first.last_response.headers
    assert second.last_response.headers["idempotent-replayed"] == "true"


def test_a_key_cannot_be_used_for_something_else(shop: stripe.StripeClient) -> None:
    shop.v1.checkout.sessions.create(params=order(), options={"idempotency_key": "checkout-1"})

    with pytest.raises(stripe.IdempotencyError) as refused:
        shop.v1.checkout.sessions.create(
            params=order(line_items=[line(5_000)]), options={"idempotency_key": "checkout-1"}
        )
    assert refused.value.http_status == 400


def test_a_refused_parameter_does_not_use_up_the_key(shop: stripe.StripeClient) -> None:
    with pytest.raises(stripe.InvalidRequestError):
        shop.v1.checkout.sessions.create(params=order(mode="x"), options={"idempotency_key": "checkout-1"})

    assert shop.v1.checkout.sessions.create(params=order(), options={"idempotency_key": "checkout-1"}).id


def test_a_recorded_refusal_is_replayed(shop: stripe.StripeClient) -> None:
    for _ in range(2):
        with pytest.raises(stripe.InvalidRequestError) as refused:
            shop.v1.checkout.sessions.create(
                params=order(line_items=[line(1)]), options={"idempotency_key": "checkout-1"}
            )
    assert refused.value.headers is not None
    assert refused.value.headers["idempotent-replayed"] == "true"


def test_a_key_in_progress_is_a_conflict(shop: stripe.StripeClient, control: httpx.Client) -> None:
    control.post("/api/control", json={"down": "slow", "delaySeconds": 60, "prefix": "checkout-slow"})

    def create() -> str:
        return shop.v1.checkout.sessions.create(
            params=order(), options={"idempotency_key": "checkout-slow-1"}
        ).id

    with ThreadPoolExecutor(2) as pool:
        results = [pool.submit(create) for _ in range(2)]
        done, _ = wait(results, timeout=WITHIN_SECONDS, return_when=FIRST_COMPLETED)
        control.post("/api/control", json={"down": False, "prefix": "checkout-slow"})
        (refused,) = (result.exception() for result in done)
        (created,) = (result.result() for result in results if result not in done)

    assert isinstance(refused, stripe.APIError)
    assert refused.http_status == 409
    assert refused.error is not None
    assert refused.error.code == "idempotency_key_in_use"
    assert create() == created


def test_events_are_listed_newest_first_in_pages(shop: stripe.StripeClient, control: httpx.Client) -> None:
    session = new_session(shop)
    control.post(f"/api/sessions/{session.id}/complete", json={"method": "delayed", "outcome": "succeeded"})

    listed = shop.v1.events.list(params={"limit": 2})
    following = shop.v1.events.list(params={"limit": 2, "starting_after": listed.data[-1].id})

    assert [event.type for event in (*listed.data, *following.data)] == [
        "checkout.session.async_payment_succeeded",
        "payment_intent.succeeded",
        "checkout.session.completed",
        "payment_intent.processing",
    ]
    assert (listed.has_more, following.has_more) == (True, False)
    assert len(list(shop.v1.events.list(params={"limit": 1}).auto_paging_iter())) == 4
    assert shop.v1.events.retrieve(listed.data[0].id).data.object["payment_status"] == "paid"


def test_events_are_filtered_by_type_and_time(shop: stripe.StripeClient, control: httpx.Client) -> None:
    session = new_session(shop)
    control.post(f"/api/sessions/{session.id}/complete", json={"method": "card"})
    created = shop.v1.events.list().data[0].created

    by_type = shop.v1.events.list(params={"type": "checkout.session.*"})
    by_types = shop.v1.events.list(params={"types": ["payment_intent.succeeded"]})

    assert [event.type for event in by_type.data] == ["checkout.session.completed"]
    assert [event.type for event in by_types.data] == ["payment_intent.succeeded"]
    assert shop.v1.events.list(params={"created": {"gte": created + 100}}).data == []
    assert len(shop.v1.events.list(params={"created": {"gte": created - 100, "lt": created + 100}}).data) == 2


def test_an_unknown_address_is_answered_in_stripes_form(control: httpx.Client) -> None:
    answer = control.get("/v1/balance", headers={"Authorization": "Bearer sk_test_x"})

    assert answer.status_code == 404
    assert answer.json()["error"]["type"] == "invalid_request_error"
