"""From a lead to a client: one press, one look, one way back; and the client's page that grows from it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.rooms import Rooms
from tests.browser.steps import panel
from tests.browser.visitors import Visitors, enter_desk
from tests.leads import LeadsDesk
from tests.studio import Studio


@pytest.fixture
def leads(studio: Studio) -> LeadsDesk:
    """Return the desk of a freelancer who has a client already."""
    return LeadsDesk(desk=studio.desk)


def open_the_dialog(page: Page, leads: LeadsDesk, lead_id: str) -> None:
    """Begin to convert a lead from its own page."""
    page.goto(f"{leads.desk.suite.hosting_url}/desk/leads/{lead_id}")
    page.get_by_role("button", name="Make a room of it").click()
    expect(page.get_by_role("dialog").get_by_label("Project")).to_be_visible()


def test_a_lead_becomes_a_room_and_a_lead_again_until_its_link_is_mailed(
    rooms: Rooms, leads: LeadsDesk, visitors: Visitors
) -> None:
    lead_id = leads.new_lead(title="Café website")
    page = visitors.laptop()
    enter_desk(rooms.desk, page)
    open_the_dialog(page, leads, lead_id)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("list", name="Milestones to be")).to_contain_text("Wireframes")
    expect(dialog.get_by_label("Mail the link now")).not_to_be_checked()
    dialog.get_by_label("Their mail address").fill("ravi")
    dialog.get_by_role("button", name="Open the room").click()
    expect(dialog.get_by_label("Their mail address")).to_be_focused()
    dialog.get_by_label("Their mail address").fill("ravi@example.com")
    dialog.get_by_label("Begin a draft invoice").check()
    expect(dialog.get_by_label("Instalments")).to_have_value("30 / 40 / 30")
    dialog.get_by_role("button", name="Open the room").click()
    expect(dialog).to_contain_text("knows nothing of it yet")
    expect(dialog).to_contain_text("Not mailed yet")
    dialog.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Café website is a lead again.")).to_be_visible()
    assert leads.lead(lead_id).conversion is None
    page.get_by_role("button", name="Make a room of it").click()
    expect(dialog.get_by_label("Client"), "the one who was taken back is gone").to_have_value("")
    dialog.get_by_role("button", name="Open the room").click()
    dialog.get_by_role("button", name="Mail it to Ravi").click()
    expect(dialog).to_contain_text(re.compile("Link mailed|Mail on its way"))
    expect(dialog.get_by_role("button", name="Undo")).to_be_disabled()
    dialog.get_by_role("button", name="Go to the room").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Café website")


def test_a_second_tab_is_shown_the_way_to_the_room(
    rooms: Rooms, leads: LeadsDesk, visitors: Visitors
) -> None:
    visitors.tolerate("409")
    lead_id = leads.new_lead()
    page = visitors.laptop()
    enter_desk(rooms.desk, page)
    open_the_dialog(page, leads, lead_id)
    made = leads.converted(lead_id)
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Open the room").click()
    expect(dialog.get_by_role("alert")).to_contain_text("has become a project already")
    dialog.get_by_role("button", name="Go to its room").click()
    expect(page).to_have_url(re.compile(f"/desk/rooms/{made['projectId']}$"))


def test_a_clients_page_says_how_they_do_and_keeps_what_was_said(
    rooms: Rooms, studio: Studio, visitors: Visitors
) -> None:
    studio.issued(dueOn="2026-01-31")
    page = visitors.phone()
    enter_desk(rooms.desk, page, f"/desk/clients/{studio.project()['clientId']}")
    health = panel(page, "Health")
    expect(health).to_contain_text("overdue for")
    expect(health.get_by_role("link", name="Remind them")).to_be_visible()
    expect(panel(page, "Invoices")).to_contain_text("Owed in INR")
    expect(panel(page, "People")).to_contain_text("Mira Shah")
    log = panel(page, "What passed between you")
    log.get_by_label("What it was about").fill("They want it by March")
    log.get_by_role("button", name="Add to the log").click()
    expect(log.get_by_role("listitem")).to_contain_text("They want it by March")
    log.get_by_role("button", name="Correct the call of Today").click()
    dialog = page.get_by_role("dialog", name="Correct this entry")
    dialog.get_by_label("What it was about").fill("They want it by May")
    dialog.get_by_role("button", name="Correct it").click()
    expect(log.get_by_role("listitem").filter(has_text="May")).to_contain_text("Correction")
    expect(log.locator("s")).to_have_text("They want it by March")
    expect(health).to_contain_text("Last contact today")
    page.reload()
    expect(log.locator("s")).to_have_text("They want it by March")


def test_a_client_comes_before_the_first_room(rooms: Rooms, studio: Studio, visitors: Visitors) -> None:
    page = visitors.laptop()
    enter_desk(rooms.desk, page, "/desk/clients")
    page.get_by_role("button", name="New client").click()
    page.get_by_label("Name").fill("Kestrel Films")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kestrel Films")
    panel(page, "Rooms").get_by_role("button", name="Open a room").click()
    dialog = page.get_by_role("dialog", name="New room for Kestrel Films")
    dialog.get_by_label("Project").fill("Showreel")
    dialog.get_by_label("Person").fill("Tara Sen")
    dialog.get_by_label("Their mail address").fill("tara@example.com")
    dialog.get_by_role("button", name="Open the room").click()
    expect(dialog.or_(page.get_by_role("dialog", name="Showreel is open"))).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel(page, "Rooms")).to_contain_text("Showreel")
    assert studio.desk.outside.store.count(f"freelancers/{studio.desk.uid}/clients") == 2
