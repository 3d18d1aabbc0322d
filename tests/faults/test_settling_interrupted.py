"""Settling while provider, store, room or mail give way: nothing is lost, nothing counts twice."""

import json
from collections.abc import Sequence
from copy import copy
from functools import partial
from typing import TypeVar

import httpx
import pytest
from google.cloud.firestore import Client

from latchkey.adapters.firestore import FirestoreStore
from latchkey.container import Container
from latchkey.entrypoints.stripe_webhook import receive
from latchkey.services import paths
from latchkey.services.store import Write
from tests.desks import eventually
from tests.faults.interruptions import InterruptedStore
from tests.studio import TOTAL_MINOR, Studio, a_letter, new_key

T = TypeVar("T")


def test_while_the_provider_cannot_be_asked_the_event_is_asked_for_again(studio: Studio) -> None:
    """Guards answering 5xx on our own failure: a 200 here would lose the payment for good."""
    invoice_id, session_id = studio.paid_but_untold()
    studio.stripe("/control", down=True, session=session_id)
    body = studio.event_about(invoice_id)
    assert studio.post_webhook(body.encode(), studio.sign(body)).status_code == 503
    assert studio.document(paths.stripe_event(json.loads(body)["id"])) is None
    studio.stripe("/control", down=False, session=session_id)
    answer = studio.post_webhook(body.encode(), studio.sign(body))
    assert (answer.status_code, answer.json()) == (200, {"outcome": "settled"})
    assert studio.invoice(invoice_id)["paidMinor"] == TOTAL_MINOR
    again = studio.post_webhook(body.encode(), studio.sign(body))
    assert again.json() == {"outcome": "repeated"}


def test_a_payment_that_settles_while_another_is_being_settled_stays_counted(studio: Studio) -> None:
    """Guards the order of reading: the sums are taken from a ledger that is no older than the invoice."""
    invoice_id, first_id = studio.paid_but_untold()
    path = paths.invoice(studio.desk.uid, invoice_id)
    studio.overwrite(path, studio.invoice(invoice_id) | {"openCheckouts": {}})
    first = studio.event_about(invoice_id)
    second_id = studio.checkout(invoice_id)
    studio.stripe("/control", webhooks="hold", session=second_id)
    studio.stripe(f"/sessions/{second_id}/complete", method="card")
    second = studio.event_about(invoice_id, session_id=second_id)
    settle = partial(receive, studio.desk.outside, a_letter(first.encode(), studio.sign(first)))
    outside = copy(studio.desk.outside)
    outside.store = InterruptedStore(studio.suite.project_id, settle)
    assert receive(outside, a_letter(second.encode(), studio.sign(second))).status_code == 200
    kinds = {entry["sessionId"]: entry["kind"] for entry in studio.ledger(invoice_id)}
    assert kinds == {first_id: "payment", second_id: "payment"}
    invoice = studio.invoice(invoice_id)
    assert (invoice["paidMinor"], invoice["overpaidMinor"]) == (2 * TOTAL_MINOR, TOTAL_MINOR)


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
    invoice_id, _ = studio.paid_but_untold()
    body = studio.event_about(invoice_id)
    letter = a_letter(body.encode(), studio.sign(body))
    assert receive(cut_off(studio, is_written=is_written), letter).status_code == 500
    is_recorded = studio.document(paths.stripe_event(json.loads(body)["id"])) is not None
    assert is_recorded == bool(studio.ledger(invoice_id)) == is_written
    assert studio.post_webhook(body.encode(), studio.sign(body)).json() == {"outcome": then}
    assert [entry["amountMinor"] for entry in studio.ledger(invoice_id)] == [TOTAL_MINOR]


def test_a_room_that_moved_still_learns_of_its_payment(studio: Studio) -> None:
    invoice_id, session_id = studio.paid_but_untold()
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
    invoice_id, session_id = studio.paid_but_untold()
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
