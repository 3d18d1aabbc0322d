"""The freelancer's morning mail: what it lists, where it leads, and that it shows nothing it was not told."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from latchkey.domain.desk.follow_ups import About, AboutKind, FollowUp
from latchkey.domain.freelancers import first_profile
from latchkey.domain.mail import Mail
from latchkey.services.mail.day_digest import DayDigest, day_digest_mail

NOW: Final = datetime(2026, 11, 20, 3, tzinfo=UTC)
"""Friday, 08:30 in Kolkata."""
FREELANCER: Final = replace(first_profile(email="asha@example.com", now=NOW), time_zone="Asia/Kolkata")


def a_follow_up(**changes: Any) -> FollowUp:  # noqa: ANN401 -- any field of it
    due_at = changes.pop("due_at", datetime(2026, 11, 20, 5, 30, tzinfo=UTC))
    facts: dict[str, Any] = {
        "title": "Ask about the proofs",
        "about": None,
        "starts_at": "2026-11-20T11:00",
        "time_zone": "Asia/Kolkata",
        "recurrence": None,
        "due_at": due_at,
        "snoozed_until": None,
        "next_at": due_at,
        "is_done": False,
        "last_done": None,
        "deleted_at": None,
        "created_at": NOW,
        "updated_at": NOW,
    }
    return FollowUp(**(facts | changes))


def mail_of(*follow_ups: FollowUp, count: int | None = None) -> Mail:
    return day_digest_mail(
        DayDigest(
            freelancer=FREELANCER,
            from_name="Latchkey",
            desk_url="https://latchkey.example/desk",
            follow_ups=follow_ups,
            count=len(follow_ups) if count is None else count,
            now=NOW,
        )
    )


def test_today_is_told_by_the_hour_and_what_is_left_by_its_day() -> None:
    left = a_follow_up(title="Send the offer", due_at=datetime(2026, 11, 18, 3, 30, tzinfo=UTC))
    mail = mail_of(left, a_follow_up())
    assert mail.subject == "2 follow-ups for today"
    assert mail.to == "asha@example.com"
    for part in (mail.text, mail.html):
        assert "2 follow-ups for Friday, 20 November 2026" in part
        assert (
            part.index("From before")
            < part.index("Send the offer")
            < part.index("Today</h2>" if part is mail.html else "Today\n")
        )
        assert "Wednesday, 18 November 2026, 09:00" in part
        assert "11:00" in part
        assert "https://latchkey.example/desk/follow-ups" in part
        assert "https://latchkey.example/desk/settings/notifications" in part


def test_each_leads_to_what_it_is_about() -> None:
    abouts = [
        (About(kind=AboutKind.CLIENT, id="c1", name="Mira Textiles"), "/desk/clients/c1"),
        (About(kind=AboutKind.LEAD, id="l1", name="Kite & Co"), "/desk/leads/l1"),
        (About(kind=AboutKind.ROOM, id="r1", name="Autumn catalogue"), "/desk/rooms/r1"),
    ]
    mail = mail_of(*(a_follow_up(about=about) for about, _ in abouts))
    for about, address in abouts:
        assert f"https://latchkey.example{address}" in mail.text
        assert f'href="https://latchkey.example{address}"' in mail.html
        assert about.name in mail.text


def test_one_is_one() -> None:
    assert mail_of(a_follow_up()).subject == "1 follow-up for today"
    assert "From before" not in mail_of(a_follow_up()).text


def test_a_put_off_one_is_told_by_the_hour_it_was_put_off_to() -> None:
    until = datetime(2026, 11, 20, 12, 15, tzinfo=UTC)
    old = datetime(2026, 11, 1, 3, 30, tzinfo=UTC)
    mail = mail_of(a_follow_up(due_at=old, snoozed_until=until, next_at=until))
    assert "17:45" in mail.text
    assert "From before" not in mail.text


def test_a_long_list_says_what_it_leaves_out() -> None:
    mail = mail_of(*(a_follow_up() for _ in range(20)), count=31)
    assert mail.subject == "31 follow-ups for today"
    assert "And 11 more at your desk." in mail.text


def test_a_title_with_markup_is_text() -> None:
    mail = mail_of(a_follow_up(title="<script>alert(1)</script>"))
    assert "<script>" not in mail.html
    assert "&lt;script&gt;" in mail.html
