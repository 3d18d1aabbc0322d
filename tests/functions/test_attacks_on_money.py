"""What somebody might try against the books: false witnesses, old secrets, poisoned days and pictures."""

import base64
from datetime import timedelta
from typing import Any

import httpx
import pytest

from latchkey.services import paths
from latchkey.services.cards.reconcile import reconcile
from tests.cards import connected, link_url, paid_by_card, visit
from tests.desks import Desk
from tests.faults.clocks import later
from tests.studio import TOTAL_MINOR, Studio, a_draft, new_key, refusal, thirds

HUGE_WEBP = (
    b"RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f"
    + (16_382 | 16_382 << 14 | 1 << 28).to_bytes(4, "little")
    + bytes(9)
)


def test_another_account_cannot_say_that_a_checkout_does_not_exist(
    studio: Studio, another_desk: Desk
) -> None:
    """Guards what is on its way: forgotten, the client would be asked to pay it again."""
    evil = connected(Studio(desk=another_desk, room=studio.room))
    invoice_id = studio.issued()
    session_id = studio.checkout(invoice_id)
    studio.stripe(f"/sessions/{session_id}/complete", method="delayed")
    assert studio.delivered(session_id) == [200]
    before = studio.invoice(invoice_id)["processing"]
    body = studio.event_about(invoice_id, "checkout.session.expired", account=evil)
    assert studio.post_webhook(body.encode(), studio.sign(body)).json() == {"outcome": "foreign"}
    assert before
    assert studio.invoice(invoice_id)["processing"] == before


def test_a_delayed_payment_by_a_link_stays_on_its_way_however_long_it_takes(studio: Studio) -> None:
    """Guards the account of a page opened from a link: at our own Stripe knows nothing of it."""
    account_id = connected(studio)
    invoice_id = studio.issued()
    session_id = visit(link_url(studio, invoice_id)) or ""
    studio.stripe(f"/sessions/{session_id}/complete", method="delayed")
    assert studio.delivered(session_id) == [200]
    reconcile(later(studio.suite, timedelta(days=12)))
    invoice = studio.invoice(invoice_id)
    assert list(invoice["processing"]) == [session_id]
    assert invoice["checkouts"][session_id]["account"] == account_id


def test_a_checkout_that_is_relabelled_after_it_was_paid_pays_nothing_else(studio: Studio) -> None:
    """Guards the webhook: it would try in vain, half a minute each time, to enter that money again."""
    connected(studio)
    other_id = studio.issued()
    invoice_id, session_id, _ = paid_by_card(studio)
    label = studio.sessions(invoice_id)[0]["metadata"] | {"invoiceId": other_id}
    studio.stripe(f"/sessions/{session_id}/alter", client_reference_id=other_id, metadata=label)
    account = studio.invoice(invoice_id)["checkouts"][session_id]["account"]
    body = studio.event_about(other_id, account=account)
    assert studio.post_webhook(body.encode(), studio.sign(body)).json() == {"outcome": "foreign"}
    assert studio.ledger(other_id) == []
    assert studio.invoice(invoice_id)["paidMinor"] == TOTAL_MINOR


def test_what_is_said_to_be_paid_cannot_be_paid_by_card_besides(studio: Studio) -> None:
    """Guards the page that was open before: whoever still has it would pay a second time."""
    invoice_id = studio.issued(instalments=thirds())
    first, second = studio.checkout(invoice_id, "1"), studio.checkout(invoice_id, "2")
    studio.claim(invoice_id, "202611200002").raise_for_status()
    assert [each["sessionId"] for each in studio.expiring([first, second])] == [first]
    assert studio.invoice(invoice_id)["openCheckouts"].keys() == {"2"}


def test_a_pay_link_that_is_not_the_invoices_any_more_opens_nothing(studio: Studio) -> None:
    """Guards whoever reads a pay link at the very moment it is renewed."""
    invoice_id = studio.issued()
    before: str = studio.invoice(invoice_id)["payLink"]
    studio.desk.post(f"/invoices/{invoice_id}/pay-link/renew").raise_for_status()
    path = paths.pay_link(before)
    studio.overwrite(path, (studio.document(path) or {}) | {"revokedAt": None})
    claimed = studio.claim(invoice_id, "202611200001", link=None, payLink=before)
    assert refusal(claimed) == (404, "link/not-found")
    assert studio.invoice(invoice_id)["instalments"][0]["claim"] is None


@pytest.mark.parametrize("day", ["0001-01-01", "1969-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_nobody_can_reckon_from_is_refused(studio: Studio, day: str) -> None:
    """Guards the calendar's ends: no reminder and no fiscal year can be worked out there."""
    draft = a_draft(dueOn=day)
    body = {"idempotencyKey": new_key(), "projectId": studio.room.project_id, "draft": draft}
    written = studio.desk.post("/invoices", body)
    table = studio.desk.http.get(
        "/api/portals/exports/tds",
        params={"from": day, "to": day},
        headers=studio.desk.freelancer.headers,
    )
    for answer, field in ((written, "draft.dueOn"), (table, "from")):
        assert refusal(answer) == (400, "request/invalid")
        assert "from 1970 to 2199" in answer.json()["error"]["fields"][field]


def test_a_small_logo_that_unpacks_into_gigabytes_is_refused(desk: Desk) -> None:
    """Guards the printer that others wait for, too: this one needs two gigabytes for each page."""
    logo = f"data:image/webp;base64,{base64.b64encode(HUGE_WEBP).decode()}"
    profile: dict[str, Any] = {
        "name": "Asha Rao",
        "businessName": "Rao Studio",
        "brand": {"accent": "#ffb454", "logo": logo},
        "timeZone": "Asia/Kolkata",
        "currency": "INR",
    }
    answer = desk.put("/profile", profile)
    assert answer.status_code == httpx.codes.BAD_REQUEST
    assert answer.json()["error"]["fields"].keys() == {"brand.logo"}
