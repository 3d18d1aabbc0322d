"""Follow-ups at the desk: added by keyboard, done, undone, put off, changed, refused; in two windows."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

from latchkey.services import paths
from tests.browser.rooms import Rooms
from tests.browser.steps import panel
from tests.browser.visitors import Visitors, enter_desk
from tests.desks import Desk
from tests.studio import new_key

PAGE: Final = "/desk/follow-ups"
TITLE: Final = "Ask Mira about the proofs"


def due_yesterday(desk: Desk, **changes: object) -> None:
    """Make a follow-up that is overdue, and comes every day."""
    yesterday = datetime.now(ZoneInfo("UTC")) - timedelta(days=1)
    body = {
        "idempotencyKey": new_key(),
        "title": TITLE,
        "about": None,
        "startsAt": f"{yesterday:%Y-%m-%dT%H:%M}",
        "timeZone": "UTC",
        "recurrence": "FREQ=DAILY",
    }
    desk.post("/follow-ups", body | changes).raise_for_status()


def row(page: Page, title: str = TITLE) -> Locator:
    """Find a follow-up that is still to be done."""
    return page.get_by_role("listitem").filter(has=page.get_by_role("button", name=f"Done: {title}"))


def test_a_line_and_enter_make_a_follow_up(rooms: Rooms, visitors: Visitors) -> None:
    page = visitors.laptop()
    enter_desk(rooms.desk, page, f"{PAGE}?new")
    expect(page.get_by_role("textbox", name="New follow-up")).to_be_focused()
    page.keyboard.type(TITLE)
    form = page.get_by_role("form", name="New follow-up")
    form.get_by_label("Due").fill("2099-03-31")
    form.get_by_label("Repeat").select_option(label="monthly on the 31st or the last day")
    form.get_by_label("Due").focus()
    page.keyboard.press("Enter")
    expect(row(page)).to_contain_text("monthly on the 31st or the last day")
    expect(row(page)).to_contain_text("31 Mar 2099")
    expect(page.get_by_role("textbox", name="New follow-up")).to_have_value("")
    form.get_by_role("button", name="Add", exact=True).click()
    expect(form).to_contain_text("Say what to remember.")


def test_done_is_shown_at_once_in_both_windows_and_can_be_undone(rooms: Rooms, visitors: Visitors) -> None:
    due_yesterday(rooms.desk)
    page, other = visitors.laptop(), visitors.phone()
    for window in (page, other):
        enter_desk(rooms.desk, window, PAGE)
        expect(panel(window, "Overdue")).to_contain_text(TITLE)
    expect(page.get_by_role("link", name="Follow-ups 1 due")).to_be_visible()
    row(page).get_by_role("button", name=f"Done: {TITLE}").click()
    expect(panel(page, "Overdue")).to_have_count(0)
    expect(panel(other, "Overdue")).to_have_count(0)
    expect(panel(other, "Done lately")).to_contain_text("Done today")
    expect(page.get_by_role("link", name="Follow-ups", exact=True)).to_be_visible()
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(panel(page, "Overdue")).to_contain_text(TITLE)
    expect(panel(other, "Overdue")).to_contain_text(TITLE)


def test_what_is_refused_comes_back_with_its_reason(rooms: Rooms, visitors: Visitors) -> None:
    due_yesterday(rooms.desk, recurrence=None)
    page = visitors.laptop()
    visitors.tolerate("404", "Failed to load resource")
    enter_desk(rooms.desk, page, PAGE)
    expect(row(page)).to_be_visible()
    store = rooms.desk.outside.store
    (stored,) = store.find(paths.follow_ups(rooms.desk.uid), dict)
    page.route(
        "**/follow-ups/*/done",
        lambda route: route.continue_(url=route.request.url.replace(stored.id, "gone")),
    )
    row(page).get_by_role("button", name=f"Done: {TITLE}").click()
    expect(page.get_by_role("status").filter(has_text="does not exist any more")).to_be_visible()
    expect(panel(page, "Overdue")).to_contain_text(TITLE)


def test_it_is_put_off_changed_skipped_and_deleted(rooms: Rooms, visitors: Visitors) -> None:
    due_yesterday(rooms.desk)
    page = visitors.phone()
    enter_desk(rooms.desk, page, PAGE)
    row(page).get_by_role("button", name=f"Put off: {TITLE}").click()
    page.get_by_role("dialog").get_by_role("button", name="Next week").click()
    expect(row(page)).to_contain_text("put off")
    expect(panel(page, "Overdue")).to_have_count(0)
    row(page).get_by_role("button", name=TITLE, exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What to remember").fill("Call Mira")
    dialog.get_by_label("Repeat").select_option("WEEKLY")
    for day in ("Monday", "Thursday"):
        dialog.get_by_role("checkbox", name=day).set_checked(True, force=True)
    dialog.get_by_role("button", name="Save").click()
    expect(row(page, "Call Mira")).to_contain_text("Monday")
    row(page, "Call Mira").get_by_role("button", name="Call Mira", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Skip this time").click()
    expect(panel(page, "Done lately")).to_contain_text("Skipped today")
    row(page, "Call Mira").get_by_role("button", name="Call Mira", exact=True).click()
    expect(page.get_by_role("dialog").get_by_role("region", name="What was done")).to_contain_text("skipped")
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(row(page, "Call Mira")).to_have_count(0)
    page.get_by_role("status").get_by_role("button", name="Undo").last.click()
    expect(row(page, "Call Mira")).to_be_visible()


def test_a_room_has_its_own(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    page = visitors.laptop()
    enter_desk(rooms.desk, page, f"/desk/rooms/{room.project_id}/to-do")
    own = panel(page, "Follow-ups")
    own.get_by_role("textbox", name="New follow-up").fill(TITLE)
    own.get_by_role("button", name="Add", exact=True).click()
    expect(row(page)).to_contain_text("Tomorrow, 09:00")
    page.goto(f"{rooms.desk.suite.hosting_url}{PAGE}")
    expect(row(page).get_by_role("link", name="Autumn catalogue")).to_be_visible()
