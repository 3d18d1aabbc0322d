"""The desk: the way in and out, the freelancer's own look, and how it is found by keyboard."""

import re
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from local.visits import open_sign_in_link
from tests.browser.rooms import Rooms
from tests.browser.steps import a_picture
from tests.browser.visitors import Visitors, enter_desk, magic_link
from tests.desks import Desk

SPENT = re.compile("work any more. Each one works once, for one hour")


@pytest.fixture
def page(desk: Desk, visitors: Visitors) -> Page:
    """Sign in on a laptop."""
    page = visitors.laptop()
    enter_desk(desk, page)
    expect(page.get_by_role("heading", name="Today", exact=True)).to_be_visible()
    return page


def test_a_page_whose_script_does_not_come_says_so_and_the_desk_stays(page: Page, visitors: Visitors) -> None:
    """On a bad line, or after a deploy that has other parts."""
    visitors.tolerate("ERR_FAILED")
    page.route(re.compile(r"/assets/follow-ups-"), lambda route: route.abort())
    page.get_by_role("link", name="Follow-ups").first.click()
    expect(page.get_by_role("alert")).to_contain_text("This part of your desk")
    page.unroute_all()
    page.get_by_role("button", name="Load again").click()
    expect(page.get_by_role("heading", name="Follow-ups", exact=True)).to_be_visible()


def test_a_link_is_used_up_by_the_button_and_by_nothing_else(desk: Desk, visitors: Visitors) -> None:
    visitors.tolerate("400")
    link = magic_link(desk)
    httpx.get(link).raise_for_status()
    scanner = visitors.laptop()
    scanner.goto(link)
    expect(scanner.get_by_role("button", name="Sign in")).to_be_visible()
    page = visitors.laptop()
    open_sign_in_link(page, link)
    assert "#" not in page.url
    scanner.get_by_role("button", name="Sign in").click()
    expect(scanner.get_by_role("alert")).to_contain_text(SPENT)
    assert "#" not in scanner.url
    expect(scanner.get_by_label("Your mail address")).to_be_visible()


def test_an_expired_link_says_what_to_do(desk: Desk, visitors: Visitors) -> None:
    visitors.tolerate("400")
    page = visitors.phone()
    page.goto(magic_link(desk, works_for=timedelta(seconds=-1)))
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text(SPENT)


def test_a_link_that_follows_in_the_same_tab_is_noticed(desk: Desk, visitors: Visitors) -> None:
    """The address differs in its fragment only, so the browser loads no new page."""
    page = visitors.laptop()
    page.goto(f"{desk.suite.hosting_url}/sign-in")
    expect(page.get_by_role("heading", name="Sign in to your desk")).to_be_visible()
    open_sign_in_link(page, magic_link(desk))


def test_half_an_address_is_questioned_before_it_is_sent(desk: Desk, visitors: Visitors) -> None:
    page = visitors.laptop()
    page.goto(f"{desk.suite.hosting_url}/sign-in")
    page.get_by_label("Your mail address").fill("asha@")
    page.get_by_role("button", name="Mail me a link").click()
    expect(page.get_by_text("Write your whole mail address")).to_be_visible()


def test_who_is_not_signed_in_is_shown_the_way_in_and_signing_out_leads_there(
    desk: Desk, visitors: Visitors
) -> None:
    page = visitors.laptop()
    page.goto(f"{desk.suite.hosting_url}/desk/settings")
    expect(page.get_by_role("heading", name="Sign in to your desk")).to_be_visible()
    enter_desk(desk, page)
    page.get_by_role("button", name="Sign out").first.click()
    expect(page.get_by_role("heading", name="Sign in to your desk")).to_be_visible()
    assert (
        page.evaluate("indexedDB.databases().then((all) => all.filter(({name}) => /firestore/.test(name)))")
        == []
    )


def test_an_empty_desk_says_what_comes_next(page: Page) -> None:
    page.get_by_role("navigation", name="Desk").get_by_role("link", name="Rooms").first.click()
    expect(page.get_by_text("A room is one private page for one project")).to_be_visible()
    page.get_by_role("button", name="Open your first room").click()
    expect(page.get_by_role("dialog", name="New room")).to_be_visible()
    page.get_by_role("button", name="Open the room").click()
    expect(page.get_by_text("Give the project a name.")).to_be_visible()
    expect(page.get_by_label("Project")).to_be_focused()


def test_an_empty_room_says_what_comes_next(rooms: Rooms, visitors: Visitors) -> None:
    page = rooms.enter_as_owner(rooms.open(), visitors.laptop())
    for sentence in ("Lay out the steps of the project", "Files for you and", "Both of you see a message"):
        expect(page.get_by_text(sentence)).to_be_visible()
    page.get_by_role("navigation", name="Parts of the room").get_by_role("link", name="Invoices").click()
    expect(page.get_by_role("button", name="Write the first invoice")).to_be_visible()


def test_keys_lead_everywhere_and_never_disturb_who_writes(page: Page) -> None:
    page.keyboard.press("n")
    expect(page.get_by_role("dialog", name="New", exact=True)).to_be_visible()
    page.keyboard.press("r")
    dialog = page.get_by_role("dialog", name="New room")
    expect(dialog.get_by_label("Project")).to_be_focused()
    page.keyboard.type("ngr?")
    expect(dialog.get_by_label("Project")).to_have_value("ngr?")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.keyboard.type("gs")
    expect(page.get_by_role("heading", name="Settings")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.type("gr")
    expect(page.get_by_role("heading", name="Rooms", exact=True)).to_be_visible()


def test_the_rooms_wear_what_is_saved_at_once(
    rooms: Rooms, page: Page, visitors: Visitors, tmp_path: Path
) -> None:
    client = rooms.enter(rooms.open(), visitors.laptop())
    page.keyboard.type("gs")
    page.get_by_label("Business name").fill("Studio Asha")
    page.get_by_label("Any other colour").fill("#4ade9b")
    logo = tmp_path / "logo.png"
    logo.write_bytes(a_picture())
    page.get_by_label("Logo").set_input_files(logo)
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("All saved")).to_be_visible()
    expect(client.get_by_role("banner")).to_contain_text("Studio Asha for Mira Textiles")
    expect(client.get_by_role("banner").locator("img")).to_have_attribute("src", re.compile("^data:image/"))
    expect(client.get_by_role("button", name="Add files")).to_be_visible()
    accent = (
        "getComputedStyle(document.querySelector('.bg-accent, main')).getPropertyValue('--accent').trim()"
    )
    client.wait_for_function(f"{accent} === '#4ade9b'")


def test_what_is_no_picture_is_no_logo(page: Page, tmp_path: Path) -> None:
    page.keyboard.type("gs")
    text = tmp_path / "logo.png"
    text.write_text("not a picture")
    page.get_by_label("Logo").set_input_files(text)
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_text("All saved")).to_be_visible()


def test_the_mail_with_the_link_is_sent_again(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    page = rooms.enter_as_owner(room, visitors.laptop(), "/people")
    page.get_by_role("button", name="Send again").click()
    expect(page.get_by_text("The link is on its way to Mira Shah again.")).to_be_visible()
    query = {"to": room.email, "count": "2", "wait": "30"}
    mails = httpx.get(f"{rooms.desk.suite.mail_url}/api/messages", params=query, timeout=40).json()
    assert [room.url in mail["text"] for mail in mails] == [True, True]


def test_a_guessed_address_at_the_desk_shows_nothing(
    rooms: Rooms, another_desk: Desk, visitors: Visitors
) -> None:
    visitors.tolerate("403", "permission")
    foreign = another_desk.open_room()
    page = visitors.laptop()
    enter_desk(rooms.desk, page, f"/desk/rooms/{foreign.project_id}")
    expect(page.get_by_text("There is no such room at your desk.")).to_be_visible()
