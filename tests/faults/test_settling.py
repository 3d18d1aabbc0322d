"""Settling payments that are told twice, at once, out of order, early, or that do not fit."""

from functools import partial

import pytest

from latchkey.entrypoints.stripe_webhook import receive
from latchkey.services import paths
from tests.studio import TOTAL_MINOR, Studio, a_letter, at_once


def test_an_event_delivered_twice_pays_once(studio: Studio) -> None:
    invoice_id = studio.issued()
    session_id = studio.checkout(invoice_id)
    studio.stripe("/control", webhooks="twice", session=session_id)
    studio.stripe(f"/sessions/{session_id}/complete", method="card")
    assert studio.delivered(session_id) == [200, 200]
    assert [entry["amountMinor"] for entry in studio.ledger(invoice_id)] == [TOTAL_MINOR]


@pytest.mark.parametrize("has_own_ids", [False, True], ids=["the same event", "twenty events"])
def test_twenty_at_once_pay_once(studio: Studio, *, has_own_ids: bool) -> None:
    """Guards the ledger entry that must not exist yet and the record of the event, in one commit."""
    invoice_id, _ = studio.paid_but_untold()
    studio.mails(studio.room.email, 2)
    same = studio.event_about(invoice_id)
    bodies = [studio.event_about(invoice_id) if has_own_ids else same for _ in range(20)]
    letters = [a_letter(body.encode(), studio.sign(body)) for body in bodies]
    answers = at_once([partial(receive, studio.desk.outside, letter) for letter in letters])
    assert [answer.status_code for answer in answers] == [200] * 20
    assert [entry["amountMinor"] for entry in studio.ledger(invoice_id)] == [TOTAL_MINOR]
    assert studio.invoice(invoice_id)["paidMinor"] == TOTAL_MINOR
    assert [change[1] for change in studio.history(invoice_id)] == ["sent", "paid"]
    studio.mails(studio.desk.freelancer.email, 1)
    receipts = [mail for mail in studio.mails(studio.room.email, 3) if "Receipt" in mail["subject"]]
    assert len(receipts) == 1


def test_a_payment_told_before_we_wrote_the_session_down_counts(studio: Studio) -> None:
    """The commit that remembers a session may come after the payment, or never, if we were killed."""
    invoice_id, session_id = studio.paid_but_untold()
    forgotten: dict[str, object] = {"openCheckouts": {}, "checkouts": {}, "checkoutAttempt": 0}
    studio.overwrite(paths.invoice(studio.desk.uid, invoice_id), studio.invoice(invoice_id) | forgotten)
    studio.stripe("/release", session=session_id)
    assert studio.delivered(session_id) == [200]
    assert studio.invoice(invoice_id)["paidMinor"] == TOTAL_MINOR


@pytest.mark.parametrize(
    ("alteration", "reason"),
    [
        ({"amount_total": TOTAL_MINOR - 1}, "wrong-amount"),
        ({"amount_total": TOTAL_MINOR + 1}, "wrong-amount"),
        ({"currency": "usd"}, "wrong-currency"),
        ({"client_reference_id": "another"}, "wrong-invoice"),
    ],
    ids=["less", "more", "another currency", "another invoice"],
)
def test_money_that_does_not_fit_is_kept_told_and_never_pays(
    studio: Studio, alteration: dict[str, object], reason: str
) -> None:
    """Guards the comparison of amount, currency and invoice with what was asked for."""
    invoice_id = studio.issued()
    session_id = studio.checkout(invoice_id)
    studio.stripe("/control", webhooks="hold", session=session_id)
    studio.stripe(f"/sessions/{session_id}/complete", method="card")
    studio.stripe(f"/sessions/{session_id}/alter", **alteration)
    studio.stripe("/release", session=session_id)
    assert studio.delivered(session_id) == [200]
    (entry,) = studio.ledger(invoice_id)
    assert (entry["kind"], entry["reason"]) == ("unapplied", reason)
    assert studio.invoice(invoice_id)["paidMinor"] == 0
    assert studio.shown(invoice_id)["paidAt"] is None
    (notice,) = studio.mails(studio.desk.freelancer.email, 1)
    assert notice["subject"].endswith("arrived and needs you")
    assert all("Receipt" not in mail["subject"] for mail in studio.mails(studio.room.email, 2))


def test_money_for_a_voided_invoice_is_kept_and_told(studio: Studio) -> None:
    invoice_id, session_id = studio.paid_but_untold()
    studio.void(invoice_id).raise_for_status()
    studio.stripe("/release", session=session_id)
    assert studio.delivered(session_id) == [200]
    (entry,) = studio.ledger(invoice_id)
    assert (entry["kind"], entry["reason"]) == ("unapplied", "invoice-void")
    assert studio.invoice(invoice_id)["unappliedMinor"] == TOTAL_MINOR
    (notice,) = studio.mails(studio.desk.freelancer.email, 1)
    assert "voided before it arrived" in notice["text"]


@pytest.mark.parametrize("succeeds", [True, False])
def test_events_out_of_order_end_in_the_same_state(studio: Studio, *, succeeds: bool) -> None:
    """Guards deciding from the truth: an old "completed" must not bring processing back."""
    invoice_id = studio.issued()
    session_id = studio.checkout(invoice_id)
    studio.stripe("/control", webhooks="out-of-order", session=session_id)
    studio.stripe(f"/sessions/{session_id}/complete", method="delayed")
    studio.stripe(f"/sessions/{session_id}/settle", succeed=succeeds)
    studio.stripe("/release", session=session_id)
    assert studio.delivered(session_id) == [200, 200]
    assert studio.shown(invoice_id)["processing"] is False
    assert studio.invoice(invoice_id)["paidMinor"] == (TOTAL_MINOR if succeeds else 0)
    assert [change[1] for change in studio.history(invoice_id)] == (
        ["sent", "paid"] if succeeds else ["sent"]
    )
