"""Reminders at the freelancer's door: by hand, once a day, and the ladder that can be silenced."""

from datetime import timedelta

import httpx
import pytest

from latchkey.domain.due_dates import date_in
from latchkey.services import paths
from tests.desks import Desk, eventually
from tests.studio import TIME_ZONE, Studio, at_once, refusal


def remind(studio: Studio, invoice_id: str) -> httpx.Response:
    """Ask for a reminder."""
    return studio.desk.post(f"/invoices/{invoice_id}/remind")


def mute(studio: Studio, invoice_id: str, *, is_muted: bool) -> httpx.Response:
    """Silence the ladder, or let it speak."""
    return studio.desk.post(f"/invoices/{invoice_id}/mute", {"isMuted": is_muted})


def in_days(studio: Studio, days: int) -> str:
    """Return a day from now."""
    day = date_in(TIME_ZONE, studio.desk.outside.clock.now()) + timedelta(days=days)
    return day.isoformat()


def test_a_reminder_by_hand_arrives_and_is_remembered(studio: Studio) -> None:
    invoice_id = studio.mailed(dueOn=in_days(studio, 5))
    remind(studio, invoice_id).raise_for_status()
    mails = studio.mails(studio.room.email, 3)
    number = studio.invoice(invoice_id)["number"]
    assert any("eminder" in mail["subject"] and number in mail["subject"] for mail in mails)
    stored = studio.invoice(invoice_id)
    assert stored["remindersSent"] == 1
    assert stored["remindedAt"]


def test_a_second_one_within_a_day_is_refused_and_told_when_the_last_one_went(studio: Studio) -> None:
    invoice_id = studio.issued()
    remind(studio, invoice_id).raise_for_status()
    again = remind(studio, invoice_id)
    assert refusal(again) == (409, "reminder/too-soon")
    went = studio.invoice(invoice_id)["remindedAt"]
    assert date_in(TIME_ZONE, went).strftime("%d %b %Y") in again.json()["error"]["message"]
    assert len(studio.promises("invoice-reminder", invoice_id)) == 1


def test_two_presses_at_once_send_one_reminder(studio: Studio) -> None:
    """Guards the precondition: both presses read that nobody was reminded yet."""
    invoice_id = studio.issued()
    answers = at_once([lambda: remind(studio, invoice_id)] * 3)
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409]
    assert len(studio.promises("invoice-reminder", invoice_id)) == 1


def test_nobody_is_reminded_of_a_draft_or_of_what_is_over(studio: Studio) -> None:
    draft, paid, voided = studio.write_draft(), studio.issued(), studio.issued()
    studio.recorded(paid, 118_000)
    studio.void(voided).raise_for_status()
    for invoice_id in (draft, paid, voided):
        assert refusal(remind(studio, invoice_id)) == (409, "reminder/not-due")


def test_nobody_is_reminded_while_a_claim_waits(studio: Studio) -> None:
    invoice_id = studio.issued()
    studio.claim(invoice_id, "412345678901").raise_for_status()
    assert refusal(remind(studio, invoice_id)) == (409, "reminder/not-due")
    studio.refuse(invoice_id).raise_for_status()
    remind(studio, invoice_id).raise_for_status()


def test_nobody_is_reminded_where_nobody_holds_a_link(studio: Studio) -> None:
    invoice_id = studio.issued()
    revoke = {"projectId": studio.room.project_id, "personId": studio.room.person_id}
    studio.desk.post("/links/revoke", revoke).raise_for_status()
    answer = remind(studio, invoice_id)
    assert refusal(answer) == (409, "reminder/not-due")
    assert "link" in answer.json()["error"]["message"]


def test_a_muted_invoice_is_looked_at_when_it_is_due_and_not_before(studio: Studio) -> None:
    invoice_id = studio.issued(dueOn=in_days(studio, 30))
    on_ladder = studio.invoice(invoice_id)["nextCheckAt"]
    mute(studio, invoice_id, is_muted=True).raise_for_status()
    silent = studio.invoice(invoice_id)
    assert (silent["remindersMuted"], silent["nextCheckAt"] > on_ladder) == (True, True)
    mute(studio, invoice_id, is_muted=False).raise_for_status()
    assert studio.invoice(invoice_id)["nextCheckAt"] == on_ladder


def test_an_edited_ladder_counts_from_now_on(studio: Studio) -> None:
    invoice_id = studio.issued(dueOn=in_days(studio, 30))
    before = studio.invoice(invoice_id)["nextCheckAt"]
    profile = studio.document(paths.freelancer(studio.desk.uid)) or {}
    edited = {
        "terms": "",
        "paymentDays": 14,
        "numbering": profile["numbering"],
        "reminders": {"isOn": True, "offsets": [-10, 0]},
    }
    studio.desk.put("/profile/invoicing", edited).raise_for_status()

    def moved() -> bool:
        return bool(studio.invoice(invoice_id)["nextCheckAt"] == before - timedelta(days=7))

    assert eventually(moved)


@pytest.mark.parametrize("action", ["remind", "mute"])
def test_another_freelancer_finds_nothing(studio: Studio, another_desk: Desk, action: str) -> None:
    invoice_id = studio.issued()
    body: dict[str, object] = {"isMuted": True} if action == "mute" else {}
    answer = another_desk.post(f"/invoices/{invoice_id}/{action}", body)
    assert refusal(answer) == (404, "invoice/not-found")
    assert studio.invoice(invoice_id)["remindersMuted"] is False
