"""Stripe's letter box under fire: forged, repeated, overtaken, falsified, and struck by our own failures."""

import json
from collections.abc import Sequence
from copy import copy
from functools import partial
from typing import Any

import httpx
import pytest
from google.cloud.firestore import Client

from latchkey.adapters.firestore import FirestoreStore
from latchkey.container import Container
from latchkey.entrypoints.stripe_webhook import BYTES_MAX, receive
from latchkey.services import paths
from latchkey.services.ports import Write
from tests.desks import Desk, eventually
from tests.studio import TOTAL_MINOR, Studio, a_letter, at_once, new_key


def paid_but_untold(studio: Studio) -> tuple[str, str]:
    """Let a client pay while the provider keeps its webhooks to itself."""
    invoice_id = studio.issued()
    session_id = studio.checkout(invoice_id)
    studio.stripe("/control", webhooks="hold", session=session_id)
    studio.stripe(f"/sessions/{session_id}/complete", method="card")
    return invoice_id, session_id


def an_event(
    studio: Studio, invoice_id: str, kind: str = "checkout.session.completed", **changes: object
) -> str:
    """Write an event about the invoice's newest checkout as Stripe would."""
    event: dict[str, Any] = {
        "id": f"evt_{new_key()}",
        "object": "event",
        "type": kind,
        "data": {"object": studio.sessions(invoice_id)[-1]},
    }
    return json.dumps(event | changes)


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
    invoice_id, session_id = paid_but_untold(studio)
    headers = {} if signature is None else {b"Stripe-Signature": signature.encode()}
    body = an_event(studio, invoice_id).encode()
    answer = studio.desk.http.post("/api/stripe/webhook", content=body, headers=headers)
    assert answer.status_code == 400
    assert studio.invoice(invoice_id)["paidMinor"] == 0
    assert session_id in studio.invoice(invoice_id)["checkouts"]


def test_a_body_changed_after_signing_is_refused(studio: Studio) -> None:
    invoice_id, _ = paid_but_untold(studio)
    body = an_event(studio, invoice_id)
    answer = studio.post_webhook(body.replace("evt_", "evt_x").encode(), studio.sign(body))
    assert answer.status_code == 400


def test_an_old_letter_is_refused(studio: Studio) -> None:
    """Guards the tolerance: a recorded delivery must not work for ever."""
    invoice_id, _ = paid_but_untold(studio)
    body = an_event(studio, invoice_id)
    assert studio.post_webhook(body.encode(), studio.sign(body, seconds_ago=3600)).status_code == 400
    assert studio.invoice(invoice_id)["paidMinor"] == 0
    assert studio.post_webhook(body.encode(), studio.sign(body, seconds_ago=200)).status_code == 200
    assert studio.invoice(invoice_id)["paidMinor"] == TOTAL_MINOR


def test_a_huge_letter_is_not_read(studio: Studio) -> None:
    answer = studio.post_webhook(b"x" * (BYTES_MAX + 1), "t=1,v1=a")
    assert answer.status_code == 413


@pytest.mark.parametrize("kind", ["invoice.paid", "payment_intent.succeeded", "something.new"])
def test_an_unknown_type_is_taken_and_ignored(studio: Studio, kind: str) -> None:
    invoice_id, _ = paid_but_untold(studio)
    body = an_event(studio, invoice_id, kind)
    answer = studio.post_webhook(body.encode(), studio.sign(body))
    assert (answer.status_code, answer.json()) == (200, {"outcome": "ignored"})
    assert studio.invoice(invoice_id)["paidMinor"] == 0


def test_a_checkout_of_another_product_on_the_same_account_is_ignored(studio: Studio) -> None:
    invoice_id, session_id = paid_but_untold(studio)
    foreign = {**studio.sessions(invoice_id)[-1], "metadata": {}, "client_reference_id": None}
    body = an_event(studio, invoice_id, data={"object": foreign})
    assert studio.post_webhook(body.encode(), studio.sign(body)).json() == {"outcome": "ignored"}
    assert session_id in studio.invoice(invoice_id)["checkouts"]


def test_an_event_is_only_a_hint(studio: Studio) -> None:
    """Guards fetching the truth: an event says paid, the provider says open, so nothing is paid."""
    invoice_id = studio.issued()
    session_id = studio.checkout(invoice_id)
    claimed = {**studio.sessions(invoice_id)[-1], "status": "complete", "payment_status": "paid"}
    body = an_event(studio, invoice_id, data={"object": claimed})
    assert studio.post_webhook(body.encode(), studio.sign(body)).status_code == 200
    assert studio.invoice(invoice_id)["paidMinor"] == 0
    assert studio.invoice(invoice_id)["checkout"]["sessionId"] == session_id


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
    invoice_id, _ = paid_but_untold(studio)
    same = an_event(studio, invoice_id)
    bodies = [an_event(studio, invoice_id) if has_own_ids else same for _ in range(20)]
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
    invoice_id, session_id = paid_but_untold(studio)
    forgotten: dict[str, object] = {"checkout": None, "checkouts": {}, "checkoutAttempt": 0}
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
    invoice_id, session_id = paid_but_untold(studio)
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


def test_while_the_provider_cannot_be_asked_the_event_is_asked_for_again(studio: Studio) -> None:
    """Guards answering 5xx on our own failure: a 200 here would lose the payment for good."""
    invoice_id, session_id = paid_but_untold(studio)
    studio.stripe("/control", down=True, session=session_id)
    body = an_event(studio, invoice_id)
    assert studio.post_webhook(body.encode(), studio.sign(body)).status_code == 503
    assert studio.document(paths.stripe_event(json.loads(body)["id"])) is None
    studio.stripe("/control", down=False, session=session_id)
    answer = studio.post_webhook(body.encode(), studio.sign(body))
    assert (answer.status_code, answer.json()) == (200, {"outcome": "settled"})
    assert studio.invoice(invoice_id)["paidMinor"] == TOTAL_MINOR
    again = studio.post_webhook(body.encode(), studio.sign(body))
    assert again.json() == {"outcome": "repeated"}


class BrokenStore(FirestoreStore):
    """A store whose commits fail, or are lost sight of after they were made."""

    def __init__(self, project_id: str, *, is_written: bool) -> None:
        super().__init__(Client(project=project_id))
        self._is_written = is_written

    def commit(self, writes: Sequence[Write]) -> None:
        """Write or not, and fail either way."""
        if self._is_written:
            super().commit(writes)
        raise ConnectionError("cut off")


def cut_off(studio: Studio, *, is_written: bool) -> Container:
    """Return the functions' outside with a store that breaks at the commit."""
    outside = copy(studio.desk.outside)
    outside.store = BrokenStore(studio.suite.project_id, is_written=is_written)
    return outside


@pytest.mark.parametrize(
    ("is_written", "then"), [(False, "settled"), (True, "repeated")], ids=["before the commit", "after it"]
)
def test_killed_around_the_commit_nothing_is_lost_and_nothing_counts_twice(
    studio: Studio, *, is_written: bool, then: str
) -> None:
    """Guards the one commit: the event is recorded with its consequences or not at all."""
    invoice_id, _ = paid_but_untold(studio)
    body = an_event(studio, invoice_id)
    letter = a_letter(body.encode(), studio.sign(body))
    assert receive(cut_off(studio, is_written=is_written), letter).status_code == 500
    is_recorded = studio.document(paths.stripe_event(json.loads(body)["id"])) is not None
    assert is_recorded == bool(studio.ledger(invoice_id)) == is_written
    assert studio.post_webhook(body.encode(), studio.sign(body)).json() == {"outcome": then}
    assert [entry["amountMinor"] for entry in studio.ledger(invoice_id)] == [TOTAL_MINOR]


def test_a_room_that_moved_still_learns_of_its_payment(studio: Studio) -> None:
    invoice_id, session_id = paid_but_untold(studio)
    before = studio.project()["roomKey"]
    person = {"projectId": studio.room.project_id, "personId": studio.room.person_id}
    studio.desk.post("/links/renew", {**person, "idempotencyKey": new_key()}).raise_for_status()
    studio.stripe("/release", session=session_id)
    assert studio.delivered(session_id) == [200]
    assert studio.project()["roomKey"] != before
    assert studio.shown(invoice_id)["paidAt"] is not None
    assert studio.document(paths.room_invoice(before, invoice_id)) is None


def test_a_mail_outage_does_not_hold_up_the_webhook_and_the_mails_come_later_once(studio: Studio) -> None:
    """Guards the outbox: settling only promises the mails, and the sweep keeps the promise."""
    invoice_id, session_id = paid_but_untold(studio)
    studio.mails(studio.room.email, 2)
    addresses = (studio.room.email, studio.desk.freelancer.email)
    for address in addresses:
        break_mail(studio, address, is_down=True)
    studio.stripe("/release", session=session_id)
    assert studio.delivered(session_id) == [200]
    assert studio.invoice(invoice_id)["paidMinor"] == TOTAL_MINOR
    rows = eventually(lambda: studio.put_off("params.invoiceId", invoice_id, len(addresses)))
    for address in addresses:
        break_mail(studio, address, is_down=False)
    studio.deliver_later([*rows, *rows])
    assert len(studio.mails(studio.desk.freelancer.email, 1)) == 1
    assert len(studio.mails(studio.room.email, 3)) == 3


def break_mail(studio: Studio, address: str, *, is_down: bool) -> None:
    outage = {"down": is_down, "to": address}
    httpx.post(f"{studio.suite.mail_url}/api/outage", json=outage).raise_for_status()
