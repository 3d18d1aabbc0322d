"""The conversation, as both sides read and write it."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.rooms import Rooms
from tests.browser.steps import panel, say, tab, write
from tests.browser.visitors import OFFLINE_NOISE, Visitors
from tests.rules.firestore_rest import Value

LONGEST = 4_000


def remarks(
    count: int, *, from_: str = "client", every: timedelta = timedelta(minutes=30)
) -> list[dict[str, Value]]:
    """Write a conversation that ends now."""
    now = datetime.now(UTC)
    return [
        {
            "from": from_,
            "name": "Mira Shah",
            "text": f"Remark {number}.",
            "at": now - every * (count - number),
            "attachments": [],
        }
        for number in range(1, count + 1)
    ]


def test_older_messages_come_on_demand_and_the_place_is_kept(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    rooms.remember(room, remarks(120))
    page = rooms.enter(room, visitors.laptop())
    log = page.get_by_role("log", name="Messages")
    expect(log.get_by_text("Remark 120.", exact=True)).to_be_in_viewport()
    expect(log.get_by_text(re.compile(r"Remark \d+\."))).to_have_count(50)
    for oldest, shown in ((71, 100), (21, 120)):
        first = log.get_by_text(f"Remark {oldest}.", exact=True)
        first.scroll_into_view_if_needed()
        before = top_of(page, f"Remark {oldest}.")
        log.get_by_role("button", name="Earlier messages").dispatch_event("click")
        expect(log.get_by_text(re.compile(r"Remark \d+\."))).to_have_count(shown)
        assert top_of(page, f"Remark {oldest}.") == pytest.approx(before, abs=3)
    expect(log.get_by_role("button", name="Earlier messages")).to_have_count(0)


def top_of(page: Page, text: str) -> float:
    box = page.get_by_role("log", name="Messages").get_by_text(text, exact=True).bounding_box()
    assert box is not None
    return box["y"]


def test_the_end_stays_in_view_where_the_room_fills_while_it_scrolls(
    rooms: Rooms, visitors: Visitors
) -> None:
    """What needs the client comes in above the conversation and takes of its height, in any frame."""
    room = rooms.open()
    rooms.remember(room, remarks(30))
    page = rooms.enter(room, visitors.laptop())
    last = page.get_by_text("Remark 30.", exact=True)
    expect(last).to_be_in_viewport(ratio=1)
    page.evaluate("""() => {
      const log = document.querySelector('[role=log]');
      log.scrollTop -= 1;
      Object.assign(log.parentElement.style, { flex: 'none', height: `${log.clientHeight - 120}px` });
    }""")
    page.evaluate("() => new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame))")
    expect(last).to_be_in_viewport(ratio=1)


def test_days_are_told_apart(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    rooms.remember(room, remarks(3, every=timedelta(days=1)))
    page = rooms.enter(room, visitors.laptop())
    log = page.get_by_role("log", name="Messages").inner_text()
    assert re.search(r"Remark 1\..*Yesterday.*Remark 2\..*Today.*Remark 3\.", log, re.DOTALL), log


def test_enter_sends_at_a_keyboard_and_breaks_the_line_on_a_phone(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    laptop = rooms.enter(room, visitors.laptop())
    composer = write(laptop, "At a keyboard")
    composer.press("Shift+Enter")
    composer.press_sequentially("this is the second line")
    composer.press("Enter")
    expect(composer).to_have_value("")
    phone = rooms.enter(room, visitors.phone())
    tab(phone, "Messages")
    shown = panel(phone, "Messages").get_by_text("At a keyboard")
    assert shown.inner_text() == "At a keyboard\nthis is the second line"
    composer = write(phone, "On a phone")
    composer.press("Enter")
    composer.press_sequentially("too")
    expect(composer).to_have_value("On a phone\ntoo")
    phone.get_by_role("button", name="Send", exact=True).click()
    answer = panel(laptop, "Messages").get_by_text("On a phone")
    expect(answer).to_be_visible()
    assert answer.inner_text() == "On a phone\ntoo"


def test_a_message_ends_at_four_thousand_characters_and_says_so(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    page = rooms.enter(room, visitors.laptop())
    composer = write(page, "x" * (LONGEST - 3))
    expect(page.get_by_text("3 characters left")).to_be_visible()
    composer.focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text("yyyyyyy")
    expect(page.get_by_text("That is the longest a message can be")).to_be_visible()
    expect(composer).to_have_value("x" * (LONGEST - 3) + "yyy")
    composer.press("Enter")
    expect(panel(page, "Messages").get_by_text("xxxyyy")).to_be_visible()
    expect(page.get_by_text(", sending")).to_have_count(0)
    assert [len(str(message["text"])) for message in rooms.messages(room)] == [LONGEST]


def test_addresses_are_links_and_harmless(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    text = "See https://example.com/plan?a=1&b=2. Not javascript:alert(1) nor https://you:secret@example.com"
    page = rooms.enter(room, visitors.laptop())
    say(page, text)
    expect(panel(page, "Messages").get_by_text("Not javascript:alert(1)")).to_be_visible()
    (link,) = page.get_by_role("log", name="Messages").get_by_role("link").all()
    expect(link).to_have_attribute("href", "https://example.com/plan?a=1&b=2")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", re.compile("noopener.*noreferrer"))


def test_what_is_new_is_marked_and_what_was_seen_is_said(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    rooms.remember(room, remarks(2, from_="freelancer"))
    rooms.change(room, {"clientSeenAt": datetime.now(UTC) - timedelta(minutes=10)})
    freelancer = rooms.enter_as_owner(room, visitors.laptop())
    expect(panel(freelancer, "Messages").get_by_text("Remark 2.")).to_be_visible()
    client = rooms.enter(room, visitors.laptop())
    log = client.get_by_role("log", name="Messages")
    expect(log).to_contain_text(re.compile(r"Remark 1\..*New.*Remark 2\."))
    expect(panel(client, "Messages")).to_contain_text("1 new")
    last = panel(freelancer, "Messages").get_by_text(", seen")
    expect(last).to_be_visible()
    say(freelancer, "And this?")
    expect(log.get_by_text("And this?")).to_be_visible()
    expect(log).to_contain_text(re.compile(r"Remark 1\..*New.*Remark 2\..*And this\?"))


def test_what_is_written_offline_waits_and_is_sent_on_return(rooms: Rooms, visitors: Visitors) -> None:
    visitors.tolerate(*OFFLINE_NOISE)
    room = rooms.open()
    page = rooms.enter(room, visitors.laptop())
    expect(page.get_by_role("banner")).to_contain_text("Live")
    page.context.set_offline(offline=True)
    expect(page.get_by_role("banner")).to_contain_text("No connection")
    say(page, "From the tunnel")
    say(page, "Still in it")
    expect(panel(page, "Messages").get_by_text("waiting for connection")).to_have_count(2)
    assert rooms.messages(room) == []
    page.context.set_offline(offline=False)
    expect(panel(page, "Messages").get_by_text("waiting for connection")).to_have_count(0)
    expect(page.get_by_role("banner")).to_contain_text("Live")
    expect(page.get_by_text(", sending")).to_have_count(0)
    assert [message["text"] for message in rooms.messages(room)] == ["From the tunnel", "Still in it"]


def test_a_refused_message_stays_with_its_reason_and_can_be_sent_again(
    rooms: Rooms, visitors: Visitors
) -> None:
    visitors.tolerate("403", "PERMISSION_DENIED", "permission")
    room = rooms.open()
    page = rooms.enter(room, visitors.laptop())
    rooms.change(room, {"limits.messages": 0})
    say(page, "One too many")
    failed = panel(page, "Messages").get_by_role("alert")
    expect(failed).to_contain_text("did not take it")
    rooms.change(room, {"limits.messages": 20_000})
    failed.get_by_role("button", name="Retry").click()
    expect(failed).to_have_count(0)
    expect(page.get_by_text(", sending")).to_have_count(0)
    assert [message["text"] for message in rooms.messages(room)] == ["One too many"]
