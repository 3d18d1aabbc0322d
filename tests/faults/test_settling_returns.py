"""Money that is taken back, comes twice, or is said to have come: heard early, late, in parts, or forged."""

from functools import partial
from typing import Any

import httpx
import pytest
import stripe

from latchkey.services import paths
from latchkey.services.cards.reconcile import reconcile
from tests.cards import connected, link_url, paid_by_card, visit
from tests.desks import Desk
from tests.studio import TOTAL_MINOR, Json, Studio, at_once, thirds


def refunded(studio: Studio, session_id: str, amount_minor: int, status: str = "succeeded") -> str:
    """Refund at the provider's own dashboard; return the refund's id."""
    refund: Json = studio.stripe(f"/sessions/{session_id}/refund", amount=amount_minor, status=status)
    refund_id: str = refund["id"]
    return refund_id


def kinds(studio: Studio, invoice_id: str) -> list[tuple[str, int]]:
    """Read what the ledger has, in no particular order."""
    return sorted((entry["kind"], entry["amountMinor"]) for entry in studio.ledger(invoice_id))


def sums(studio: Studio, invoice_id: str, *names: str) -> tuple[int, ...]:
    """Read sums of the ledger off the invoice, which the room must show as well."""
    invoice, shown = studio.invoice(invoice_id), studio.shown(invoice_id)
    assert [invoice[name] for name in names] == [shown[name] for name in names]
    return tuple(invoice[name] for name in names)


def test_a_refund_heard_before_its_payment_ends_like_any(studio: Studio) -> None:
    """Guards asking for the payment behind a refund: its own news may come later, or never."""
    invoice_id, session_id = studio.paid_but_untold()
    studio.stripe("/control", webhooks=None, session=session_id)
    refund_id = refunded(studio, session_id, 18_000)
    assert studio.delivered(session_id) == [200, 200]
    assert sums(studio, invoice_id, "paidMinor", "refundedMinor") == (TOTAL_MINOR - 18_000, 18_000)
    studio.stripe("/release", session=session_id)
    assert studio.delivered(session_id) == [200, 200, 200]
    assert kinds(studio, invoice_id) == [("payment", TOTAL_MINOR), ("refund", 18_000)]
    assert refund_id in studio.entries(invoice_id)


def test_three_partial_refunds_add_up_and_each_is_told_once(studio: Studio) -> None:
    invoice_id, session_id, payment_id = paid_by_card(studio)
    for amount_minor in (18_000, 40_000, 60_000):
        refunded(studio, session_id, amount_minor)
    assert set(studio.delivered(session_id)) == {200}
    assert sums(studio, invoice_id, "paidMinor", "refundedMinor") == (0, TOTAL_MINOR)
    refunds = [entry for entry in studio.ledger(invoice_id) if entry["kind"] == "refund"]
    assert {entry["of"] for entry in refunds} == {payment_id}
    assert len(studio.promises("refund-notice", invoice_id)) == 3
    assert studio.history(invoice_id)[-1][1] == "refunded"


def test_a_pending_refund_counts_when_it_arrives(studio: Studio) -> None:
    invoice_id, session_id, _ = paid_by_card(studio)
    refund_id = refunded(studio, session_id, 18_000, "pending")
    studio.delivered(session_id)
    assert kinds(studio, invoice_id) == [("payment", TOTAL_MINOR)]
    studio.stripe(f"/refunds/{refund_id}/settle", status="succeeded")
    studio.delivered(session_id)
    assert sums(studio, invoice_id, "refundedMinor") == (18_000,)


@pytest.mark.parametrize("had_succeeded", [True, False])
def test_a_failed_refund_gives_the_money_back_to_the_books(studio: Studio, *, had_succeeded: bool) -> None:
    """The payer's bank may return a refund weeks after it had succeeded."""
    invoice_id, session_id, _ = paid_by_card(studio)
    refund_id = refunded(studio, session_id, 18_000, "succeeded" if had_succeeded else "pending")
    studio.delivered(session_id)
    studio.stripe(f"/refunds/{refund_id}/settle", status="failed")
    assert set(studio.delivered(session_id)) == {200}
    assert sums(studio, invoice_id, "paidMinor", "refundedMinor") == (TOTAL_MINOR, 0)
    assert (f"rev_{refund_id}" in studio.entries(invoice_id)) is had_succeeded
    assert studio.history(invoice_id)[-1][1] == "paid"


@pytest.mark.parametrize(("outcome", "paid_minor"), [("won", TOTAL_MINOR), ("lost", 0)])
def test_a_dispute_is_flagged_told_and_decided(studio: Studio, outcome: str, paid_minor: int) -> None:
    invoice_id, session_id, payment_id = paid_by_card(studio)
    dispute_id = studio.stripe(f"/sessions/{session_id}/dispute")["id"]
    studio.delivered(session_id)
    opened = studio.invoice(invoice_id)["disputes"][dispute_id]
    assert (opened["state"], opened["paymentId"], opened["amountMinor"]) == ("open", payment_id, TOTAL_MINOR)
    assert studio.shown(invoice_id)["isDisputed"] is True
    assert sums(studio, invoice_id, "paidMinor") == (TOTAL_MINOR,)
    studio.stripe(f"/disputes/{dispute_id}/close", outcome=outcome)
    assert set(studio.delivered(session_id)) == {200}
    assert studio.invoice(invoice_id)["disputes"][dispute_id]["state"] == outcome
    assert studio.shown(invoice_id)["isDisputed"] is False
    assert sums(studio, invoice_id, "paidMinor") == (paid_minor,)
    assert (dispute_id in studio.entries(invoice_id)) is (outcome == "lost")
    assert len(studio.promises("dispute-notice", invoice_id)) == 2
    assert studio.promises("refund-notice", invoice_id) == []


def test_a_link_paid_twice_in_two_tabs_keeps_both_payments(studio: Studio) -> None:
    """Guards over-payment: it counts as the client's credit, and the owner is told of each."""
    invoice_id = studio.issued()
    url = link_url(studio, invoice_id)
    tabs = [visit(url) or "", visit(url) or ""]
    for tab in tabs:
        studio.stripe("/control", webhooks="hold", session=tab)
        studio.stripe(f"/sessions/{tab}/complete", method="card")
    for tab in tabs:
        studio.stripe("/release", session=tab)
        assert studio.delivered(tab) == [200]
    assert kinds(studio, invoice_id) == [("payment", TOTAL_MINOR)] * 2
    assert sums(studio, invoice_id, "paidMinor", "overpaidMinor") == (2 * TOTAL_MINOR, TOTAL_MINOR)
    assert len(studio.promises("payment-notice", invoice_id)) == 2
    assert len(studio.mails(studio.desk.freelancer.email, 2)) == 2


def test_two_instalments_in_two_tabs_are_both_paid(studio: Studio) -> None:
    invoice_id = studio.issued(instalments=thirds())
    tabs = [studio.checkout(invoice_id, "1"), studio.checkout(invoice_id, "2")]
    at_once([partial(studio.stripe, f"/sessions/{tab}/complete", method="card") for tab in tabs])
    for tab in tabs:
        assert studio.delivered(tab) == [200]
    assert [each["paidMinor"] for each in studio.invoice(invoice_id)["instalments"]] == [35_400, 47_200, 0]
    assert sums(studio, invoice_id, "paidMinor", "overpaidMinor") == (82_600, 0)


def test_one_instalment_on_its_way_leaves_the_others_payable(studio: Studio) -> None:
    invoice_id = studio.issued(instalments=thirds())
    session_id = studio.checkout(invoice_id, "1")
    studio.stripe(f"/sessions/{session_id}/complete", method="delayed")
    assert studio.delivered(session_id) == [200]
    assert studio.pay(invoice_id, instalment_id="1").status_code == httpx.codes.CONFLICT
    assert studio.pay(invoice_id).status_code == httpx.codes.CONFLICT
    assert studio.pay(invoice_id, instalment_id="2").status_code == httpx.codes.OK


def test_a_payment_event_leads_to_its_checkout(studio: Studio) -> None:
    """Whoever subscribed to payments and not to checkouts hears of the money all the same."""
    invoice_id, _ = studio.paid_but_untold()
    (session,) = studio.sessions(invoice_id)
    body = studio.event_about(
        invoice_id, "payment_intent.succeeded", data={"object": session["payment_intent"]}
    )
    assert studio.post_webhook(body.encode(), studio.sign(body)).json() == {"outcome": "settled"}
    assert studio.invoice(invoice_id)["paidMinor"] == TOTAL_MINOR


def forged_session(studio: Studio, invoice_id: str, account: str, amount: int = TOTAL_MINOR) -> str:
    """Open a checkout at an account, as its owner can, with somebody's invoice written onto it."""
    shop = stripe.StripeClient("sk_test_of_the_owner", base_addresses={"api": studio.suite.stripe_url})
    label = {
        "owner": studio.desk.uid,
        "projectId": studio.room.project_id,
        "invoiceId": invoice_id,
        "amountMinor": str(amount),
        "currency": "INR",
    }
    params: Any = {
        "mode": "payment",
        "client_reference_id": invoice_id,
        "line_items": [
            {
                "quantity": 1,
                "price_data": {"currency": "inr", "unit_amount": amount, "product_data": {"name": "Mine"}},
            }
        ],
        "metadata": label,
        "payment_intent_data": {"metadata": label},
        "success_url": "http://127.0.0.1:9/",
    }
    return shop.v1.checkout.sessions.create(params, {"stripe_account": account}).id


def test_a_connected_account_cannot_pay_another_freelancers_invoice(
    studio: Studio, another_desk: Desk
) -> None:
    """Guards the account: its owner pays themselves, and writes the victim's invoice onto the checkout."""
    invoice_id = studio.issued()
    evil = connected(Studio(desk=another_desk, room=studio.room))
    session_id = forged_session(studio, invoice_id, evil)
    studio.stripe(f"/sessions/{session_id}/complete", method="card")
    assert studio.delivered(session_id) == [200]
    refunded(studio, session_id, 100)
    assert set(studio.delivered(session_id)) == {200}
    reconcile(studio.desk.outside)
    assert studio.ledger(invoice_id) == []
    assert studio.invoice(invoice_id)["paidMinor"] == 0
    assert studio.promises("payment-notice", invoice_id) == []


def test_nor_can_it_write_into_books_by_an_invoice_that_does_not_exist(
    studio: Studio, another_desk: Desk
) -> None:
    evil = connected(Studio(desk=another_desk, room=studio.room))
    nowhere = "0" * 20
    session_id = forged_session(studio, nowhere, evil)
    studio.stripe(f"/sessions/{session_id}/complete", method="card")
    assert studio.delivered(session_id) == [200]
    assert studio.ledger(nowhere) == []


def test_a_forged_checkout_at_the_own_account_must_still_fit(studio: Studio) -> None:
    """Guards the amount on a checkout nobody remembers opening: ₹1.00 must not pay ₹1,180.00."""
    account = connected(studio)
    invoice_id = studio.issued()
    session_id = forged_session(studio, invoice_id, account, amount=100)
    studio.stripe(f"/sessions/{session_id}/complete", method="card")
    assert studio.delivered(session_id) == [200]
    (entry,) = studio.ledger(invoice_id)
    assert (entry["kind"], entry["reason"]) == ("unapplied", "wrong-amount")


def test_a_checkout_at_the_deployments_account_is_not_taken_for_one_at_another(studio: Studio) -> None:
    """Guards the account the books remember, when the freelancer has connected another one since."""
    invoice_id = studio.issued()
    session_id = studio.checkout(invoice_id)
    invoice = studio.invoice(invoice_id)
    elsewhere = {session_id: {**invoice["checkouts"][session_id], "account": "acct_elsewhere"}}
    studio.overwrite(paths.invoice(studio.desk.uid, invoice_id), invoice | {"checkouts": elsewhere})
    studio.stripe(f"/sessions/{session_id}/complete", method="card")
    assert studio.delivered(session_id) == [200]
    assert studio.ledger(invoice_id) == []
