"""Letters in Stripe's box that are not what they seem: forged, old, garbled, foreign, or only a hint."""

import hashlib
import hmac
import time

import pytest
import stripe

from latchkey.config import read_config
from latchkey.container import Container
from latchkey.entrypoints.stripe_webhook import BYTES_MAX
from latchkey.services.ports import ForgedEventError
from tests.desks import Desk
from tests.studio import TOTAL_MINOR, Studio

GARBAGE = {
    "empty": b"",
    "not UTF-8": b"\xff\xfe\x00{",
    "not JSON": b"{",
    "a list": b"[]",
    "null": b"null",
    "no object": b'{"id":"evt_1","type":"checkout.session.completed","data":{}}',
    "an object of another kind": b'{"id":"evt_1","type":"x","data":{"object":[]}}',
    "ids that are none": b'{"id":1,"type":{},"data":{"object":{"object":"checkout.session"}}}',
    "deep": b'{"a":' * 2000 + b"1" + b"}" * 2000,
}


@pytest.mark.parametrize("body", GARBAGE.values(), ids=GARBAGE)
def test_garbage_without_a_signature_is_refused(desk: Desk, body: bytes) -> None:
    """Guards reading before verifying: nothing a stranger sends may reach a parser that can fail on it."""
    answer = desk.http.post("/api/stripe/webhook", content=body)
    assert (answer.status_code, answer.json()) == (400, {"outcome": "forged"})


@pytest.mark.parametrize("body", [body for body in GARBAGE.values() if body.isascii()])
def test_signed_garbage_is_no_failure_of_ours(studio: Studio, body: bytes) -> None:
    answer = studio.post_webhook(body, studio.sign(body.decode()))
    assert answer.status_code in {200, 400}, answer.text


@pytest.mark.parametrize(
    "signature",
    [
        None,
        "",
        "t=1",
        "v1=abc",
        "t=x,v1=abc",
        "t=,v1=",
        "t=1,v1=\u00e9",
        "t=" + "9" * 5000 + ",v1=a",
        "=,=,=",
    ],
)
def test_a_bad_signature_is_refused(studio: Studio, signature: str | None) -> None:
    invoice_id, session_id = studio.paid_but_untold()
    headers = {} if signature is None else {b"Stripe-Signature": signature.encode()}
    body = studio.event_about(invoice_id).encode()
    answer = studio.desk.http.post("/api/stripe/webhook", content=body, headers=headers)
    assert answer.status_code == 400
    assert studio.invoice(invoice_id)["paidMinor"] == 0
    assert session_id in studio.invoice(invoice_id)["checkouts"]


def test_a_body_changed_after_signing_is_refused(studio: Studio) -> None:
    invoice_id, _ = studio.paid_but_untold()
    body = studio.event_about(invoice_id)
    answer = studio.post_webhook(body.replace("evt_", "evt_x").encode(), studio.sign(body))
    assert answer.status_code == 400


def test_an_old_letter_is_refused(studio: Studio) -> None:
    """Guards the tolerance: a recorded delivery must not work for ever."""
    invoice_id, _ = studio.paid_but_untold()
    body = studio.event_about(invoice_id)
    assert studio.post_webhook(body.encode(), studio.sign(body, seconds_ago=3600)).status_code == 400
    assert studio.invoice(invoice_id)["paidMinor"] == 0
    assert studio.post_webhook(body.encode(), studio.sign(body, seconds_ago=200)).status_code == 200
    assert studio.invoice(invoice_id)["paidMinor"] == TOTAL_MINOR


@pytest.mark.parametrize("secret", ["", "none"])
def test_what_anybody_could_have_signed_is_refused(secret: str) -> None:
    """The README has those without a Stripe account put that word where the secret belongs."""
    body = b'{"id":"evt_1","type":"x","data":{"object":{}}}'
    at = str(int(time.time()))
    digest = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    outside = Container(read_config({"STRIPE_WEBHOOK_SECRET": secret}))
    with pytest.raises(ForgedEventError):
        outside.payments.read_event(body, f"t={at},v1={digest}")


def test_the_secrets_of_both_endpoints_are_taken() -> None:
    """What happens at connected accounts comes to an endpoint of its own, with a secret of its own."""
    body = b'{"id":"evt_1","type":"x","account":"acct_1","data":{"object":{}}}'
    outside = Container(read_config({"STRIPE_WEBHOOK_SECRET": "whsec_ours,whsec_theirs"}))
    for secret in ("whsec_ours", "whsec_theirs"):
        signed = stripe.WebhookSignature.generate_signature_header(body.decode(), secret)
        assert outside.payments.read_event(body, signed).account == "acct_1"
    signed = stripe.WebhookSignature.generate_signature_header(body.decode(), "whsec_ours,whsec_theirs")
    with pytest.raises(ForgedEventError):
        outside.payments.read_event(body, signed)


def test_a_huge_letter_is_not_read(studio: Studio) -> None:
    answer = studio.post_webhook(b"x" * (BYTES_MAX + 1), "t=1,v1=a")
    assert answer.status_code == 413


@pytest.mark.parametrize("kind", ["invoice.paid", "charge.succeeded", "something.new"])
def test_an_unknown_type_is_taken_and_ignored(studio: Studio, kind: str) -> None:
    invoice_id, _ = studio.paid_but_untold()
    body = studio.event_about(invoice_id, kind)
    answer = studio.post_webhook(body.encode(), studio.sign(body))
    assert (answer.status_code, answer.json()) == (200, {"outcome": "ignored"})
    assert studio.invoice(invoice_id)["paidMinor"] == 0


def test_a_checkout_of_another_product_on_the_same_account_is_ignored(studio: Studio) -> None:
    invoice_id, session_id = studio.paid_but_untold()
    foreign = {**studio.sessions(invoice_id)[-1], "metadata": {}, "client_reference_id": None}
    body = studio.event_about(invoice_id, data={"object": foreign})
    assert studio.post_webhook(body.encode(), studio.sign(body)).json() == {"outcome": "ignored"}
    assert session_id in studio.invoice(invoice_id)["checkouts"]


def test_an_event_is_only_a_hint(studio: Studio) -> None:
    """Guards fetching the truth: an event says paid, the provider says open, so nothing is paid."""
    invoice_id = studio.issued()
    session_id = studio.checkout(invoice_id)
    claimed = {**studio.sessions(invoice_id)[-1], "status": "complete", "payment_status": "paid"}
    body = studio.event_about(invoice_id, data={"object": claimed})
    assert studio.post_webhook(body.encode(), studio.sign(body)).status_code == 200
    assert studio.invoice(invoice_id)["paidMinor"] == 0
    assert studio.invoice(invoice_id)["openCheckouts"]["all"]["sessionId"] == session_id
