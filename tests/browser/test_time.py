"""Time at the desk: one timer on all devices, weeks written by hand, and time that becomes an invoice."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, Page, expect

from latchkey.domain.desk.time_entries import Timer
from latchkey.services import paths
from latchkey.services.store import Replace
from tests.browser.steps import panel
from tests.browser.visitors import REFUSED_NOISE, Visitors, enter_desk
from tests.desks import TOKENS, Browser, eventually
from tests.studio import TIME_ZONE, Studio
from tests.time_worked import RATE_MINOR, TimeSheet

AN_HOUR_AHEAD = """
const Right = Date;
globalThis.Date = class extends Right {
  constructor(...parts) { if (parts.length) super(...parts); else super(Right.now() + 3_600_000); }
  static now() { return Right.now() + 3_600_000; }
};
"""


@pytest.fixture
def sheet(studio: Studio, owner: Browser) -> TimeSheet:
    rates = {"billMinor": RATE_MINOR, "costMinor": None, "currency": "INR"}
    studio.desk.put("/profile/rates", rates).raise_for_status()
    return TimeSheet(studio=studio, browser=owner)


def bar(page: Page) -> Locator:
    return page.get_by_role("region", name="Timer", exact=True)


def start(page: Page, description: str, room: str = "Autumn catalogue") -> None:
    """Start a timer from wherever the page offers it."""
    page.get_by_role("button", name="Start timer").and_(page.locator(":visible")).first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Room").select_option(label=f"{room} \N{EN DASH} Mira Textiles")
    dialog.get_by_label("Description").fill(description)
    dialog.get_by_role("button", name="Start", exact=True).click()


def test_one_timer_on_all_devices_by_the_servers_clock(sheet: TimeSheet, visitors: Visitors) -> None:
    visitors.tolerate(*REFUSED_NOISE)
    laptop = visitors.laptop()
    enter_desk(sheet.studio.desk, laptop, "/desk/time")
    start(laptop, "Sketches")
    expect(bar(laptop)).to_contain_text("Sketches")
    laptop.reload()
    expect(bar(laptop)).to_contain_text("Sketches")

    phone = visitors.phone()
    phone.add_init_script(AN_HOUR_AHEAD)
    enter_desk(sheet.studio.desk, phone, "/desk/time")
    expect(bar(phone)).to_contain_text("Sketches")
    expect(bar(phone).get_by_role("timer")).to_have_text(re.compile(r"^0:0\d:\d\d$"))
    start(phone, "Print")
    told = phone.get_by_role("dialog", name="A timer is running already")
    expect(told).to_contain_text("Sketches, Autumn catalogue")
    told.get_by_role("button", name="Stop it and start the new one").click()
    expect(bar(laptop)).to_contain_text("Print")
    expect(bar(laptop).get_by_role("timer")).to_have_text(re.compile(r"^0:00:\d\d$"))
    expect(panel(laptop, "This comes to")).to_contain_text("Autumn catalogue")

    bar(laptop).get_by_role("button", name=re.compile("Change this timer")).click()
    laptop.get_by_role("button", name="Discard").click()
    expect(bar(laptop)).not_to_contain_text("Print")
    laptop.get_by_role("button", name="Undo").click()
    expect(bar(phone)).to_contain_text("Print")
    expect(bar(phone).get_by_role("timer")).to_have_text(re.compile(r"^0:0\d:\d\d$"))
    bar(phone).get_by_role("button", name="Stop").click()
    expect(laptop.get_by_role("button", name=re.compile("Print.*To be billed"))).to_be_visible()


def test_a_timer_stopped_in_its_first_second_makes_room_for_the_next(
    sheet: TimeSheet, visitors: Visitors
) -> None:
    desk = sheet.studio.desk
    slip = Timer(
        entry_id=TOKENS.id(),
        project_id=sheet.studio.room.project_id,
        task_id=None,
        description="Slip",
        is_billable=True,
        started_at=desk.outside.clock.now().replace(microsecond=0) + timedelta(minutes=1),
    )
    desk.outside.store.commit([Replace(path=paths.timer(desk.uid), value=slip)])
    page = visitors.phone()
    enter_desk(desk, page, "/desk/time")
    expect(bar(page)).to_contain_text("Slip")
    start(page, "Print")
    page.get_by_role("button", name="Stop it and start the new one").click()
    expect(bar(page)).to_contain_text("Print")
    assert sheet.studio.document(paths.time_entry(desk.uid, slip.entry_id)) is None


def test_a_timer_that_was_forgotten_asks_when_the_work_ended(sheet: TimeSheet, visitors: Visitors) -> None:
    desk = sheet.studio.desk
    started_at = desk.outside.clock.now().replace(second=0, microsecond=0) - timedelta(hours=30)
    forgotten = Timer(
        entry_id=TOKENS.id(),
        project_id=sheet.studio.room.project_id,
        task_id=None,
        description="Event",
        is_billable=True,
        started_at=started_at,
    )
    desk.outside.store.commit([Replace(path=paths.timer(desk.uid), value=forgotten)])
    page = visitors.laptop()
    enter_desk(desk, page, "/desk/time")
    bar(page).get_by_role("button", name="Stop").click()
    asked = page.get_by_role("dialog", name="When did you stop?")
    expect(asked).to_contain_text("30:0")
    ended_at = started_at + timedelta(hours=5, minutes=30, seconds=0)
    asked.get_by_label("Time").fill(ended_at.strftime("%H:%M"))
    asked.get_by_label("Day").fill(ended_at.date().isoformat())
    asked.get_by_role("button", name="Stop then").click()
    # In Kolkata it is five and a half hours later, so what was typed is when the timer began there.
    expect(asked).to_contain_text("before it started")
    late = ended_at + timedelta(hours=2)
    asked.get_by_label("Time").fill(late.strftime("%H:%M"))
    asked.get_by_label("Day").fill(late.date().isoformat())
    asked.get_by_role("button", name="Stop then").click()
    expect(page.get_by_text("2:00 h noted for Autumn catalogue.")).to_be_visible()
    stored = eventually(lambda: sheet.studio.document(paths.time_entry(desk.uid, forgotten.entry_id)))
    assert (stored["seconds"], stored["billParts"]) == (7_200, 7_200 * RATE_MINOR)


def test_time_is_written_by_hand_and_becomes_an_invoice(sheet: TimeSheet, visitors: Visitors) -> None:
    started_at = _twenty_minutes_within_a_day(sheet)
    sheet.work(days_ago=0, startedAt=started_at, endedAt=started_at + timedelta(minutes=20))
    page = visitors.laptop()
    enter_desk(sheet.studio.desk, page, "/desk/time")
    row = page.get_by_role("button", name=re.compile("Sketches"))
    row.click()
    page.get_by_role("dialog").get_by_label("Description").fill("Cover")
    page.get_by_role("dialog").get_by_role("button", name="Save", exact=True).click()
    changed = page.get_by_role("button", name=re.compile("Cover"))
    changed.click()
    expect(page.get_by_role("dialog")).to_contain_text("as it was when this was written")
    page.get_by_role("button", name="Delete").click()
    expect(changed).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(changed).to_be_visible()

    page.get_by_role("link", name="To be billed").click()
    expect(panel(page, "To be billed")).to_contain_text("₹500.00")
    page.get_by_role("button", name="Make an invoice").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("row", name=re.compile("Cover 0.333"))).to_contain_text("₹499.50")
    expect(dialog).to_contain_text("the time is worth ₹500.00: the lines come to ₹0.50 less")
    dialog.get_by_role("button", name="Make the draft").click()
    page.wait_for_url("**/invoices/*")
    expect(page.get_by_label("Description").first).to_have_value("Cover")
    page.goto(f"{sheet.studio.suite.hosting_url}/desk/time")
    expect(page.get_by_role("link", name=re.compile("Cover.*On an invoice"))).to_be_visible()


def _twenty_minutes_within_a_day(sheet: TimeSheet) -> datetime:
    """Tell when they began: lately, and so that no midnight cuts them in two."""
    zone = ZoneInfo(TIME_ZONE)
    began = sheet.studio.desk.outside.clock.now().astimezone(zone).replace(second=0, microsecond=0)
    began -= timedelta(minutes=90)
    is_cut = began.date() != (began + timedelta(minutes=20)).date()
    return began - timedelta(minutes=20) if is_cut else began
