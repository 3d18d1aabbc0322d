"""The room as a whole: its plan, what needs the client, and the doors that stay shut."""

import re
import secrets
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.rooms import TITLE, Rooms
from tests.browser.steps import add_milestone, panel, say
from tests.browser.visitors import REFUSED_NOISE, Visitors
from tests.studio import Studio

DEAD = "This link does not open a room"


def plan(page: Page) -> Locator:
    return panel(page, "Milestones").get_by_role("listitem")


def test_the_clients_plan_moves_with_the_owners_hand(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    owner = rooms.enter_as_owner(room, visitors.laptop())
    client = rooms.enter(room, visitors.laptop())
    add_milestone(owner, "Logo")
    row = plan(client).filter(has_text="Logo")
    expect(row).to_contain_text("planned")
    owner.get_by_label("Due date of Logo").fill("2099-03-31")
    owner.get_by_label("Due date of Logo").press("Tab")
    expect(row).to_contain_text("due 31 Mar 2099")
    slider = owner.get_by_role("slider", name="Progress of Logo")
    slider.press("PageUp")
    expect(row.get_by_role("progressbar")).to_have_attribute(
        "aria-valuenow", str(int(float(slider.input_value())))
    )
    status = owner.get_by_label("Status of Logo")
    for choice, word in (("In progress", "due 31 Mar"), ("In review", "in review"), ("Done", "done")):
        status.select_option(label=choice)
        expect(row).to_contain_text(word)
    expect(row.get_by_role("progressbar")).to_have_attribute("aria-valuenow", "100")
    title = owner.get_by_label("Title of Logo")
    title.fill("Word mark")
    title.press("Enter")
    expect(plan(client)).to_contain_text(["Word mark"])


def test_the_plan_is_put_in_order_by_keyboard_alone(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    owner = rooms.enter_as_owner(room, visitors.laptop())
    client = rooms.enter(room, visitors.laptop())
    for title in ("Logo", "Site", "Print"):
        add_milestone(owner, title)
    expect(plan(client)).to_contain_text(["Logo", "Site", "Print"])
    grip = owner.get_by_role("button", name="Move Print")
    grip.press("Space")
    grip.press("ArrowUp")
    grip.press("ArrowUp")
    grip.press("Space")
    expect(owner.get_by_text("Print is now 1 of 3.")).to_be_attached()
    expect(plan(client)).to_contain_text(["Print", "Logo", "Site"])
    expect(grip).to_be_focused()
    grip.press("Space")
    grip.press("ArrowDown")
    grip.press("Escape")
    expect(owner.get_by_text("Print stays 1 of 3.")).to_be_attached()
    expect(plan(client)).to_contain_text(["Print", "Logo", "Site"])


def test_a_deleted_milestone_can_be_brought_back(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    owner = rooms.enter_as_owner(room, visitors.laptop())
    client = rooms.enter(room, visitors.laptop())
    add_milestone(owner, "Logo")
    expect(plan(client)).to_contain_text(["Logo"])
    owner.get_by_role("button", name="Delete Logo").click()
    expect(plan(client)).to_have_count(0)
    owner.get_by_role("button", name="Undo").click()
    expect(plan(client)).to_contain_text(["Logo"])


def test_what_needs_the_client_comes_first_and_leads_there(
    rooms: Rooms, studio: Studio, visitors: Visitors
) -> None:
    studio.issued()
    page = rooms.enter(studio.room, visitors.phone())
    owner = rooms.enter_as_owner(studio.room, visitors.laptop())
    add_milestone(owner, "Logo")
    owner.get_by_label("Status of Logo").select_option(label="In review")
    say(owner, "Which of the two do you like?")
    needs = page.get_by_role("region", name="What needs you").get_by_role("listitem")
    expect(needs).to_contain_text(["Pay ₹1,180.00", "Look at Logo", "Which of the two do you like?"])
    needs.filter(has_text="Look at Logo").get_by_role("button").click()
    expect(panel(page, "Milestones")).to_be_in_viewport()
    needs.filter(has_text="Which of the two").get_by_role("button").click()
    expect(page.get_by_role("textbox", name=re.compile("^Write to"))).to_be_focused()


@pytest.mark.parametrize("kind", ["wrong", "revoked", "closed", "malformed"])
def test_every_dead_link_shows_the_very_same_page(rooms: Rooms, visitors: Visitors, kind: str) -> None:
    visitors.tolerate(*REFUSED_NOISE)
    page = visitors.laptop()
    room = rooms.open()
    url = f"{rooms.desk.suite.hosting_url}/r"
    page.goto(f"{url}#{secrets.token_hex(12)}")
    expect(page.get_by_role("heading", name=DEAD)).to_be_visible()
    reference = page.locator("body").inner_html(), page.title()
    if kind == "revoked":
        body = {"projectId": room.project_id, "personId": room.person_id}
        rooms.desk.post("/links/revoke", body).raise_for_status()
    if kind == "closed":
        rooms.desk.post(f"/rooms/{room.project_id}/close").raise_for_status()
    address = {
        "wrong": f"{url}#{'A' * 24}",
        "malformed": f"{url}#../../rooms/{room.room_key}",
    }.get(kind, room.url)
    page.goto("about:blank")
    page.goto(address)
    expect(page.get_by_role("heading", name=DEAD)).to_be_visible()
    assert (page.locator("body").inner_html(), page.title()) == reference
    page.get_by_role("link", name="Mail me my link").click()
    expect(page.get_by_role("heading", name="Get your link again")).to_be_visible()


def test_another_link_in_the_same_tab_opens_the_other_room(rooms: Rooms, visitors: Visitors) -> None:
    """A fragment that changes loads no page, so the room itself has to notice."""
    first, second = rooms.open(title="First"), rooms.open(title="Second")
    page = rooms.enter(first, visitors.laptop())
    rooms.enter(second, page)
    expect(page.get_by_role("heading", name="Second")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="First")).to_be_visible()


def test_a_closed_room_says_so_and_opens_again_with_the_same_link(rooms: Rooms, visitors: Visitors) -> None:
    visitors.tolerate(*REFUSED_NOISE)
    room = rooms.open()
    client = rooms.enter(room, visitors.laptop())
    owner = rooms.enter_as_owner(room, visitors.laptop(), "/people")
    owner.get_by_role("button", name="Close room").click()
    owner.get_by_role("dialog").get_by_role("button", name="Close room").click()
    expect(client.get_by_role("heading", name="This room has just been closed")).to_be_visible()
    expect(client.get_by_text(TITLE)).to_have_count(0)
    assert client.title() == "Project room"
    owner.get_by_role("link", name="Room", exact=True).click()
    expect(owner.get_by_text("and nobody can write in it")).to_be_visible()
    expect(panel(owner, "Messages")).to_contain_text("Nothing can be written until it is open again")
    owner.get_by_role("link", name="People", exact=True).click()
    owner.get_by_role("button", name="Open room").click()
    expect(owner.get_by_role("button", name="Close room")).to_be_visible()
    client.reload()
    expect(client.get_by_role("heading", name=TITLE)).to_be_visible()


def test_a_room_with_an_end_closes_by_the_clock(rooms: Rooms, visitors: Visitors) -> None:
    visitors.tolerate(*REFUSED_NOISE)
    room = rooms.open()
    rooms.change(room, {"closesAt": datetime.now(UTC) + timedelta(seconds=8)})
    page = rooms.enter(room, visitors.laptop())
    expect(page.get_by_role("heading", name="This room has just been closed")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name=DEAD)).to_be_visible()
