"""Everybody can use the pages of the working day: follow-ups, time, leads, enquiries, settings."""

import re
import secrets

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import objections
from tests.browser.rooms import Rooms
from tests.browser.visitors import Visitors, enter_desk
from tests.desks import Browser
from tests.mail_tokens import mute_token
from tests.studio import Studio, new_key
from tests.time_worked import TimeSheet


@pytest.fixture
def busy(rooms: Rooms, studio: Studio, owner: Browser) -> Studio:
    """Return a studio with something to do, hours to bill and a task to work on."""
    rooms.plan(studio.room, "Identity")
    TimeSheet(studio=studio, browser=owner).work()
    follow_up = {
        "idempotencyKey": new_key(),
        "title": "Call about the proofs",
        "about": {"kind": "room", "id": studio.room.project_id},
        "startsAt": "2026-01-05T09:00",
        "timeZone": "UTC",
        "recurrence": "FREQ=WEEKLY;BYDAY=MO",
    }
    studio.desk.post("/follow-ups", follow_up).raise_for_status()
    return studio


def opened(page: Page, name: str) -> None:
    """Press a button and wait for its dialog."""
    page.get_by_role("button", name=name, exact=True).first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_day_at_the_desk(busy: Studio, visitors: Visitors, scheme: str) -> None:
    page = visitors.laptop(color_scheme=scheme, reduced_motion="reduce")
    enter_desk(busy.desk, page)
    room = f"/desk/rooms/{busy.room.project_id}"
    found = []
    for path, sign in (
        ("/desk/follow-ups", "Call about the proofs"),
        ("/desk/time", "This comes to"),
        ("/desk/time/unbilled", "Make an invoice"),
        ("/desk/leads", "Leads"),
        (f"{room}/time", "What it leaves"),
        (f"{room}/to-do", "Call about the proofs"),
        ("/desk/settings/enquiries", "All saved"),
        ("/desk/settings/time", "Save rates"),
        ("/desk/settings/notifications", "All saved"),
    ):
        page.goto(f"{busy.suite.hosting_url}{path}")
        expect(page.get_by_role("main").get_by_text(sign).first).to_be_visible()
        found += objections(page, path)
    for path, button in (("/desk/time", "Add time"), ("/desk/follow-ups", "More about it")):
        page.goto(f"{busy.suite.hosting_url}{path}")
        opened(page, button)
        found += objections(page, button)
    assert not found, "\n".join(found)


def test_a_task_has_its_timer(busy: Studio, rooms: Rooms, visitors: Visitors) -> None:
    page = rooms.enter_as_owner(busy.room, visitors.laptop(reduced_motion="reduce"))
    field = page.get_by_label("New task of Identity")
    field.fill("Draw sketches")
    field.press("Enter")
    page.get_by_role("button", name="Start the timer for Draw sketches").click()
    expect(page.get_by_role("region", name="Timer", exact=True)).to_contain_text("Draw sketches")
    found = objections(page, "a room with a timer")
    page.get_by_role("button", name="Stop the timer of Draw sketches").click()
    expect(page.get_by_role("button", name="Start the timer for Draw sketches")).to_be_visible()
    assert not found, "\n".join(found)


def test_the_pages_for_strangers_and_readers(busy: Studio, visitors: Visitors) -> None:
    slug = f"studio-{secrets.token_hex(6)}"
    page_of = {"slug": slug, "intro": "", "asksBudget": True, "asksTimeline": True, "isOpen": True}
    busy.desk.put("/profile/enquiry-page", page_of).raise_for_status()
    page = visitors.laptop(reduced_motion="reduce")
    page.goto(f"{busy.suite.hosting_url}/e/{slug}")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_label("Your name")).to_be_focused()
    found = objections(page, "enquiry page")
    page.goto(f"{busy.suite.hosting_url}/mail#{mute_token(busy.desk, busy.room, busy.room.person_id)}")
    expect(page.get_by_role("heading", name=re.compile("^Mails about"))).to_be_visible()
    found += objections(page, "mail preferences")
    assert not found, "\n".join(found)
