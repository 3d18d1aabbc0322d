"""Reading Stripe's objects: what they are for, how they stand, and what was taken back."""

from typing import Any

import pytest

from latchkey.adapters.stripe_reading import read_event, read_label, read_refund, read_session
from latchkey.domain.billing.invoices import DisputeState
from latchkey.domain.billing.payments import CheckoutState, RefundState

Json = dict[str, Any]

LABEL = {
    "owner": "owner0000000000000001",
    "projectId": "project0000000000001",
    "invoiceId": "invoice0000000000001",
    "instalmentId": "2",
    "amountMinor": "118000",
    "currency": "INR",
}


def a_session(**changes: Any) -> Json:  # noqa: ANN401 -- any field of it
    """Return a session that was paid by card."""
    session: Json = {
        "id": "cs_1",
        "status": "complete",
        "payment_status": "paid",
        "url": None,
        "expires_at": 1_800_000_000,
        "amount_total": 118_000,
        "currency": "inr",
        "client_reference_id": LABEL["invoiceId"],
        "metadata": LABEL,
        "payment_link": None,
        "payment_intent": {
            "id": "pi_1",
            "status": "succeeded",
            "amount_received": 118_000,
            "currency": "inr",
            "created": 1_799_000_000,
            "latest_charge": {"id": "ch_1", "created": 1_799_000_100},
        },
    }
    return session | changes


def a_dispute(**changes: Any) -> Json:  # noqa: ANN401 -- any field of it
    """Return a dispute about the whole payment."""
    dispute: Json = {"id": "du_1", "amount": 118_000, "currency": "inr", "status": "needs_response"}
    return dispute | {"created": 1_799_100_000} | changes


def test_a_label_says_invoice_instalment_and_amount() -> None:
    label = read_label(a_session())
    assert label is not None
    assert (label.invoice_id, label.instalment_id, label.amount_minor) == (LABEL["invoiceId"], "2", 118_000)
    whole = read_label(a_session(metadata={key: LABEL[key] for key in LABEL if key != "instalmentId"}))
    assert whole is not None
    assert whole.instalment_id is None


@pytest.mark.parametrize(
    "metadata",
    [
        {},
        None,
        {**LABEL, "owner": "somebody/invoices"},
        {**LABEL, "invoiceId": "../../x"},
        {**LABEL, "projectId": ""},
        {**LABEL, "amountMinor": "much"},
    ],
    ids=["none", "null", "a path", "a way up", "empty", "no number"],
)
def test_what_is_no_label_is_none(metadata: Json | None) -> None:
    """Whoever owns a connected account writes any metadata; ids become paths, so they are plain."""
    assert read_label(a_session(metadata=metadata)) is None


def test_a_reference_counts_on_our_own_checkouts_only() -> None:
    """Everybody can write a reference into a payment link's address."""
    assert read_label(a_session(client_reference_id="another")) is None
    assert read_label(a_session(client_reference_id="another", payment_link="plink_1")) is not None
    assert read_label(a_session(client_reference_id=None, payment_link="plink_1")) is not None


@pytest.mark.parametrize(
    ("status", "payment_status", "intent_status", "state"),
    [
        ("open", "unpaid", None, CheckoutState.OPEN),
        ("open", "unpaid", "requires_payment_method", CheckoutState.OPEN),
        ("expired", "unpaid", None, CheckoutState.EXPIRED),
        ("complete", "unpaid", "processing", CheckoutState.PROCESSING),
        ("complete", "unpaid", "requires_payment_method", CheckoutState.FAILED),
        ("complete", "unpaid", "canceled", CheckoutState.FAILED),
        ("complete", "paid", "succeeded", CheckoutState.PAID),
        ("complete", "unpaid", "succeeded", CheckoutState.PAID),
    ],
)
def test_a_session_stands_as_its_payment_does(
    status: str, payment_status: str, intent_status: str | None, state: CheckoutState
) -> None:
    intent = {**a_session()["payment_intent"], "status": intent_status} if intent_status else None
    found = a_session(status=status, payment_status=payment_status, payment_intent=intent)
    session = read_session(found, refunds=(), disputes=(), account="acct_1")
    assert session.state is state
    assert (session.payment is not None) is (intent_status == "succeeded")
    assert session.account == "acct_1"


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("succeeded", RefundState.SUCCEEDED),
        ("pending", RefundState.PENDING),
        ("requires_action", RefundState.PENDING),
        ("failed", RefundState.FAILED),
        ("canceled", RefundState.FAILED),
    ],
)
def test_a_refund_counts_when_it_succeeded(status: str, state: RefundState) -> None:
    refund = read_refund({"id": "re_1", "amount": 100, "status": status, "created": 1_799_000_000}, "INR")
    assert refund.state is state


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("needs_response", DisputeState.OPEN),
        ("under_review", DisputeState.OPEN),
        ("warning_needs_response", DisputeState.OPEN),
        ("warning_closed", DisputeState.WON),
        ("prevented", DisputeState.WON),
        ("won", DisputeState.WON),
        ("lost", DisputeState.LOST),
        ("something_new", DisputeState.OPEN),
    ],
)
def test_a_dispute_takes_money_only_when_it_is_lost(status: str, state: DisputeState) -> None:
    session = read_session(a_session(), refunds=(), disputes=[a_dispute(status=status)], account=None)
    assert session.payment is not None
    assert session.payment.disputes[0].state is state


def test_a_dispute_in_another_currency_is_about_the_whole_payment() -> None:
    disputes = [a_dispute(amount=1_400, currency="usd")]
    session = read_session(a_session(), refunds=(), disputes=disputes, account=None)
    assert session.payment is not None
    assert session.payment.disputes[0].amount_minor == 118_000


@pytest.mark.parametrize(
    ("subject", "session_id", "payment_id"),
    [
        ({"object": "checkout.session", **a_session()}, "cs_1", None),
        ({"object": "refund", "id": "re_1", "payment_intent": "pi_1"}, None, "pi_1"),
        ({"object": "dispute", "id": "du_1", "payment_intent": {"id": "pi_1"}}, None, "pi_1"),
        ({"object": "charge", "id": "ch_1", "payment_intent": "pi_1"}, None, "pi_1"),
        ({"object": "payment_intent", "id": "pi_1"}, None, "pi_1"),
        ({"object": "refund", "id": "re_1", "payment_intent": None}, None, None),
        ({"object": "account", "id": "acct_1"}, None, None),
    ],
    ids=["checkout", "refund", "dispute", "charge", "payment", "of an old charge", "account"],
)
def test_an_event_names_what_to_ask_for(
    subject: Json, session_id: str | None, payment_id: str | None
) -> None:
    event = read_event({"id": "evt_1", "type": "x", "account": "acct_1", "data": {"object": subject}})
    assert (event.session_id, event.payment_id, event.account) == (session_id, payment_id, "acct_1")
