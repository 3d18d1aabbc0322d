"""When the other side is away: the tab says so, the browser tells, and mails stop when they are told to."""

import json
import re
from typing import Any

from playwright.sync_api import Page, expect

from latchkey.domain.away import OWNER_READER, PersonAway, QuietHours, SeenMark
from latchkey.domain.freelancers import AwayMails, Freelancer, Morning
from latchkey.domain.projects import Project
from latchkey.services import paths
from tests.browser.rooms import TITLE, Rooms
from tests.browser.visitors import Visitors, enter_desk
from tests.desks import TOKENS, eventually
from tests.mail_tokens import mute_token

# A stand-in for the system's notifications, which no headless browser shows.
NOTIFICATIONS = """
  window.told = [];
  window.Notification = class {
    static permission = 'default';
    static async requestPermission() { return (this.permission = 'granted'); }
    constructor(title, { body, tag }) { window.told.push({ title, body, tag }); }
    close() {}
  };
"""


def look_away(page: Page, *, is_away: bool = True) -> None:
    """Go to another tab, or come back."""
    state = "hidden" if is_away else "visible"
    page.evaluate(
        f"""() => {{
          Object.defineProperty(document, 'visibilityState', {{ configurable: true, get: () => '{state}' }});
          document.dispatchEvent(new Event('visibilitychange'));
        }}"""
    )


def has_dot(page: Page) -> bool:
    """Tell whether the tab's icon says that something waits."""
    return "circle cx='80%25'" in (page.locator("link[rel=icon]").get_attribute("href") or "")


def test_the_tab_counts_what_waits_and_a_look_says_who_looked_and_where(
    rooms: Rooms, visitors: Visitors
) -> None:
    room = rooms.open()
    page = rooms.enter(room, visitors.laptop(timezone_id="Pacific/Tongatapu"))
    mark_path = paths.seen_mark(room.room_key, room.person_id)
    store = rooms.desk.outside.store
    first = eventually(lambda: store.get(mark_path, SeenMark))
    assert first.value.time_zone == "Pacific/Tongatapu"
    assert not has_dot(page)
    look_away(page)
    assert rooms.owner.say(room.room_key, "The proofs are in.")
    expect(page).to_have_title(f"(1) {TITLE}")
    assert has_dot(page)
    look_away(page, is_away=False)
    expect(page).to_have_title(TITLE)
    assert not has_dot(page)
    eventually(lambda: (seen := store.get(mark_path, SeenMark)) and seen.value.at > first.value.at)


def test_the_desk_tells_through_the_browser_once_that_was_asked_for(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    page = visitors.laptop()
    page.add_init_script(NOTIFICATIONS)
    enter_desk(rooms.desk, page, "/desk/settings/notifications")

    def told() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(page.evaluate("JSON.stringify(window.told)"))
        return found

    look_away(page)
    assert rooms.client.say(room.room_key, "Before anybody asked")
    expect(page).to_have_title(re.compile(r"^\(1\) "))
    assert has_dot(page)
    assert told() == []
    look_away(page, is_away=False)
    page.get_by_role("button", name="Turn on in this browser").click()
    expect(page.get_by_role("radio", name="Only who")).to_be_checked()
    assert rooms.client.say(room.room_key, "While it is looked at")
    expect(page).to_have_title(re.compile(r"^\(2\) "))
    look_away(page)
    assert rooms.client.say(room.room_key, "The PIN is 1234")
    expect(page).to_have_title(re.compile(r"^\(3\) "))
    assert told() == [{"title": TITLE, "body": "Mira Shah wrote to you.", "tag": room.project_id}]
    page.get_by_text("Who and what").click()
    assert rooms.client.say(room.room_key, "See you on Friday")
    expect(page).to_have_title(re.compile(r"^\(4\) "))
    assert told()[-1]["body"] == "See you on Friday"
    page.get_by_role("button", name="Turn off here").click()
    assert rooms.client.say(room.room_key, "Nobody is told of this")
    expect(page).to_have_title(re.compile(r"^\(5\) "))
    assert len(told()) == 2


def test_the_owner_chooses_mails_hours_and_rooms(rooms: Rooms, visitors: Visitors) -> None:
    room, desk = rooms.open(), rooms.desk
    page = visitors.phone()
    enter_desk(desk, page, "/desk/settings/notifications")
    page.get_by_label("From", exact=True).select_option("22:00")
    page.get_by_label("Until", exact=True).select_option("22:00")
    expect(page.get_by_text("Never quiet")).to_be_visible()
    page.get_by_label("Until", exact=True).select_option("06:00")
    expect(page.get_by_text("Nothing from 22:00 to 06:00")).to_be_visible()
    page.get_by_label("At", exact=True).select_option("07:00")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("All saved")).to_be_visible()
    profile = desk.outside.store.get(paths.freelancer(desk.uid), Freelancer)
    assert profile
    assert profile.value.away == AwayMails(is_on=True, quiet=QuietHours(from_hour=22, until_hour=6))
    assert profile.value.morning == Morning(is_on=True, hour=7)
    page.goto(f"{desk.suite.hosting_url}/desk/rooms/{room.project_id}/people")
    page.get_by_label("Mail me what I missed here").uncheck()
    expect(page.get_by_text("Muted: nothing of this room")).to_be_visible()
    project = desk.outside.store.get(paths.project(desk.uid, room.project_id), Project)
    assert project
    assert project.value.away_muted
    page.reload()
    expect(page.get_by_label("Mail me what I missed here")).not_to_be_checked()


def test_a_mails_link_changes_nothing_until_a_button_is_pressed(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    token = mute_token(rooms.desk, room, room.person_id)
    page = visitors.phone()
    page.goto(f"{rooms.desk.suite.hosting_url}/mail#{token}")
    expect(page.get_by_role("heading", name=f"Mails about {TITLE}")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Mails come")).to_be_visible()
    assert rooms.desk.person(room).away == PersonAway()
    page.get_by_label("Until", exact=True).select_option("09:00")
    page.get_by_role("button", name="Save quiet hours").click()
    expect(page.get_by_role("status").filter(has_text="your quiet hours are saved")).to_be_visible()
    page.get_by_role("button", name="Mute these mails").press("Enter")
    expect(page.get_by_role("status").filter(has_text="no more mails")).to_be_visible()
    expect(page.get_by_text("can still write to you")).to_be_visible()
    quiet = QuietHours(from_hour=21, until_hour=9)
    assert rooms.desk.person(room).away == PersonAway(is_muted=True, quiet=quiet)
    page.get_by_role("button", name="Let the mails come again").click()
    expect(page.get_by_text("come again.")).to_be_visible()
    assert not rooms.desk.person(room).away.is_muted


def test_a_dead_link_and_a_broken_line_say_what_to_do(rooms: Rooms, visitors: Visitors) -> None:
    visitors.tolerate("404", "ERR_INTERNET_DISCONNECTED")
    room = rooms.open()
    page = visitors.phone()
    address = f"{rooms.desk.suite.hosting_url}/mail"
    for dead in ("", "#not-a-token", f"#{TOKENS.link()}"):
        page.goto(f"{address}{dead}")
        expect(page.get_by_role("heading", name="This link does not work any more")).to_be_visible()
    page.goto(f"{address}#{mute_token(rooms.desk, room, OWNER_READER)}")
    expect(page.get_by_text("the same for all your rooms")).to_be_visible()
    page.context.set_offline(True)
    page.get_by_role("button", name="Mute these mails").click()
    expect(page.get_by_role("alert")).to_contain_text("No connection")
    expect(page.get_by_role("alert")).to_contain_text("Nothing has changed")
    page.context.set_offline(False)
    page.get_by_role("button", name="Mute these mails").click()
    expect(page.get_by_role("status").filter(has_text="no more mails")).to_be_visible()
