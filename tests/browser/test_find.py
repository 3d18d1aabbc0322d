"""Finding at the desk: one field for everything, and lists of more than anybody would draw."""

import re
import zlib
from datetime import timedelta
from typing import Any, Final

import pytest
from playwright.sync_api import Locator, Page, expect

from latchkey.domain.desk.directory import SHARDS
from latchkey.services import paths
from tests.browser.rooms import Rooms
from tests.browser.visitors import OFFLINE_NOISE, Visitors, enter_desk

MANY: Final = 1_200
DRAWN_AT_MOST: Final = 60
"""Rows that a screen of 900 pixels shows, with those kept ready above and below it."""


def list_many(rooms: Rooms) -> None:
    """Write the directory of a business with more rooms than a page should draw."""
    now = rooms.desk.outside.clock.now()
    shards: dict[str, dict[str, Any]] = {f"rooms-{n}": {} for n in range(SHARDS)}
    for number in range(MANY):
        line_id = f"r{number:04}"
        shards[f"rooms-{zlib.crc32(line_id.encode()) % SHARDS}"][line_id] = {
            "title": f"Room {number:04}",
            "clientId": "c",
            "clientName": "Café Zürich" if number % 100 == 7 else "Mira Textiles",
            "isOpen": number % 2 == 0,
            "currency": "INR",
            "createdAt": now - timedelta(minutes=number),
            "lastMessageAt": None,
            "waiting": {"comments": None, "changes": None},
            "leadId": None,
        }
    folder = f"{paths.freelancer(rooms.desk.uid)}/desk/directory/shards"
    rooms.owner.firestore.store(
        {f"{folder}/{name}": {"kind": "rooms", "lines": lines} for name, lines in shards.items()}
    )


TYPES_AT_ONCE: Final = """
  async (keys) => {
    const nextTask = () => new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
    for (const key of keys) {
      const stroke = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      if (key === 'close') document.querySelector('dialog [aria-label=Close]').click();
      else document.activeElement.dispatchEvent(stroke);
      await nextTask();
    }
    return document.activeElement.getAttribute('role');
  }
"""
"""Strokes that come faster than the screen draws: somebody who knows the keys, on a slow machine."""


def options(page: Page) -> Locator:
    """Find what the palette offers."""
    return page.get_by_role("dialog").get_by_role("option")


@pytest.fixture
def page(rooms: Rooms, visitors: Visitors) -> Page:
    """Sign in at a desk with a long list of rooms."""
    list_many(rooms)
    page = visitors.laptop()
    enter_desk(rooms.desk, page, "/desk/rooms?order=title")
    expect(page.get_by_role("region", name="Rooms")).to_contain_text("Room 0000")
    return page


def test_a_list_of_thousands_draws_a_screen_of_it(page: Page) -> None:
    rows = page.get_by_role("list", name="Rooms").get_by_role("listitem")
    expect(page.get_by_role("region", name="Rooms")).to_contain_text(str(MANY))
    assert rows.count() < DRAWN_AT_MOST
    assert rows.first.get_attribute("aria-setsize") == str(MANY)
    page.mouse.wheel(0, 20_000)
    expect(page.get_by_text("Room 0000")).to_have_count(0)
    assert rows.count() < DRAWN_AT_MOST
    page.get_by_label("Search rooms").fill("zurich")
    expect(rows).to_have_count(MANY // 100)
    page.get_by_label("Which rooms").select_option("open")
    expect(page.get_by_text("No room is like that.")).to_be_visible()
    assert page.url.endswith("/desk/rooms?status=open&q=zurich&order=title")
    page.reload()
    page.get_by_role("button", name="Show all rooms").click()
    expect(page.get_by_text("Room 0000")).to_be_visible()


def test_the_keys_go_through_a_list_and_back_to_where_it_was_left(page: Page) -> None:
    page.get_by_role("link", name=re.compile("^Room 0000")).focus()
    page.keyboard.press("End")
    expect(page.get_by_role("link", name=re.compile(f"^Room {MANY - 1}"))).to_be_focused()
    for _ in range(30):
        page.keyboard.press("ArrowUp")
    last = page.get_by_role("link", name=re.compile(f"^Room {MANY - 31}"))
    expect(last).to_be_focused()
    left_at = page.evaluate("window.scrollY")
    assert left_at > 10_000
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/desk/rooms/r{MANY - 31}$"))
    page.go_back()
    expect(last).to_be_in_viewport()
    assert abs(page.evaluate("window.scrollY") - left_at) < 5
    page.keyboard.press("g")
    page.keyboard.press("r")
    expect(page).to_have_url(re.compile("/desk/rooms$"))


def test_one_field_finds_and_does(page: Page) -> None:
    page.keyboard.press("/")
    field = page.get_by_role("dialog").get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type("ZURICH 0007")
    found = page.get_by_role("dialog").get_by_role("option", name=re.compile("^Room 0007"))
    expect(found).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == found.get_attribute("id")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/desk/rooms/r0007$"))
    page.keyboard.press("Control+k")
    recent = page.get_by_role("group", name="Opened last").get_by_role("option")
    expect(recent.first).to_contain_text("Room 0007")
    page.keyboard.type("settings tax")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/desk/settings/tax$"))


def test_no_key_is_lost_on_the_way_into_a_dialog_or_out_of_it(page: Page) -> None:
    assert page.evaluate(TYPES_AT_ONCE, ["n", "close", "n", "i"]) == "combobox"
    expect(page.get_by_role("dialog", name="Which room is the invoice for?")).to_be_visible()


def test_the_desk_is_searched_without_a_line(page: Page, visitors: Visitors) -> None:
    visitors.tolerate(*OFFLINE_NOISE)
    page.context.set_offline(True)
    page.keyboard.press("/")
    page.keyboard.type("room 0042")
    expect(options(page).first).to_contain_text("Room 0042")
    page.context.set_offline(False)


def test_something_new_is_two_keys_away(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    page = visitors.laptop()
    enter_desk(rooms.desk, page, "/desk/rooms")
    expect(page.get_by_role("region", name="Rooms")).to_contain_text("Autumn catalogue")
    page.keyboard.press("n")
    expect(page.get_by_role("dialog", name="New")).to_be_visible()
    page.keyboard.press("i")
    page.keyboard.type("autumn")
    expect(options(page)).to_contain_text("Autumn catalogue")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/desk/rooms/{room.project_id}/invoices/\w+$"))
    page.keyboard.press("Control+k")
    page.keyboard.type("sign out")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Sign in to your desk")).to_be_visible()
    assert page.evaluate("localStorage.getItem('latchkey.recent')") is None
