"""From a stranger's question to money on the account: all areas of the desk in one story, with real mails."""

import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import pytest
from playwright.sync_api import Locator, Page, expect

from local.visits import link_in_mail
from tests.browser.steps import a_picture, give_files, issue, panel, tab
from tests.browser.visitors import Visitors, enter_desk
from tests.desks import eventually
from tests.studio import Studio

WHO: Final = "Priya Nair"
TITLE: Final = "Brand for a bakery"
TASK: Final = "Send your old logo"
STEP: Final = "Brief and research"
"""The first step of the plan for a brand."""
IN_USE: Final = "This cannot be undone any more: the room is in use."


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Who is in it, and their screens."""

    studio: Studio
    desk: Page
    board: Page
    """A second window, which stays on the board of leads."""
    client: Page
    email: str

    def go(self, path: str) -> None:
        """Go to a page of the desk."""
        self.desk.goto(f"{self.studio.suite.hosting_url}{path}")


@pytest.fixture
def story(studio: Studio, visitors: Visitors) -> Story:
    rates = {"billMinor": 2_000_00, "costMinor": None, "currency": "INR"}
    studio.desk.put("/profile/rates", rates).raise_for_status()
    email = f"priya-{secrets.token_hex(6)}@example.com"
    story = Story(
        studio=studio,
        desk=visitors.laptop(),
        board=visitors.laptop(),
        client=visitors.phone(),
        email=email,
    )
    for page in (story.desk, story.board):
        enter_desk(studio.desk, page, "/desk/leads")
        expect(page.get_by_role("heading", name="Leads", exact=True)).to_be_visible()
    return story


def test_a_stranger_becomes_a_client_who_pays(story: Story, visitors: Visitors) -> None:
    lead = a_stranger_asks(story)
    they_get_a_proposal(story)
    their_lead_becomes_a_room(story)
    room = the_room_shows_the_work(story)
    time_is_billed(story, room)
    the_advance_is_paid(story, room)
    today_shows_it(story)
    visitors.tolerate("409")
    it_cannot_be_undone(story, lead)


def a_stranger_asks(story: Story) -> str:
    slug = f"studio-{secrets.token_hex(6)}"
    page = {"slug": slug, "intro": "Hello.", "asksBudget": False, "asksTimeline": False, "isOpen": True}
    story.studio.desk.put("/profile/enquiry-page", page).raise_for_status()
    stranger = story.client
    stranger.goto(f"{story.studio.suite.hosting_url}/e/{slug}")
    stranger.get_by_label("Your name").fill(WHO)
    stranger.get_by_label("Your mail address").fill(story.email)
    stranger.get_by_label("What is it about?").fill(TITLE)
    stranger.get_by_label("What do you need?").fill("A logo and a sign above the door")
    stranger.get_by_role("button", name="Send").click()
    expect(stranger.get_by_role("heading", name="Thank you. It is on its way.")).to_be_visible()
    for window in (story.desk, story.board):
        expect(column(window, "New").get_by_role("link", name=re.compile(WHO))).to_be_visible()
    url = link_in_mail(story.studio.suite, story.studio.desk.freelancer.email, "/desk/leads/")
    story.desk.goto(url)
    expect(story.desk.get_by_role("heading", level=1)).to_have_text(WHO)
    return url


def they_get_a_proposal(story: Story) -> None:
    story.desk.get_by_label("Move to").select_option("Proposal")
    expect(column(story.board, "Proposal").get_by_role("link", name=re.compile(WHO))).to_be_visible()
    expect(column(story.board, "New").get_by_role("link")).to_have_count(0)


def their_lead_becomes_a_room(story: Story) -> None:
    page = story.desk
    page.get_by_role("button", name="Make a room of it").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("list", name="Milestones to be")).to_contain_text(STEP)
    expect(dialog.get_by_label("Their mail address")).to_have_value(story.email)
    dialog.get_by_label("Begin a draft invoice").check()
    dialog.get_by_label("Amount before tax, INR").fill("100000")
    expect(dialog.get_by_label("Instalments")).to_have_value("50 / 50")
    dialog.get_by_label("Mail the link now").check()
    dialog.get_by_role("button", name="Open the room").click()
    expect(dialog).to_contain_text("A draft invoice waits in its money.")
    expect(dialog.get_by_role("button", name="Undo")).to_be_disabled()
    expect(column(story.board, "Won").get_by_role("link", name=re.compile(WHO))).to_be_visible()
    dialog.get_by_role("button", name="Go to the room").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)


def the_room_shows_the_work(story: Story) -> str:
    owner, client = story.desk, story.client
    client.goto(link_in_mail(story.studio.suite, story.email, "/r#"))
    expect(client.get_by_role("heading", name=TITLE)).to_be_visible()
    give_files(owner, {"logo.png": a_picture()})
    expect(panel(owner, "Files").get_by_role("button", name="Look at logo.png")).to_be_visible()
    owner.get_by_label(f"New task of {STEP}").fill(TASK)
    owner.get_by_label(f"New task of {STEP}").press("Enter")
    owner.get_by_role("button", name=f"{TASK} is for client").click()
    owner.get_by_role("textbox", name="New deliverable").fill("Logo")
    owner.get_by_role("textbox", name="New deliverable").press("Enter")
    panel(owner, "Deliverables").get_by_role("button", name="Deliver Logo").click()
    dialog = owner.get_by_role("dialog", name="Deliver Logo")
    dialog.get_by_label("File", exact=True).select_option(label="logo.png")
    dialog.get_by_role("button", name="Deliver version 1").click()
    needs = client.get_by_role("region", name="What needs you")
    needs.get_by_role("button", name=f"Done: {TASK}").click()
    expect(owner.get_by_label(f"Done: {TASK}")).to_be_checked()
    needs.get_by_role("button", name="Look: Approve Logo").click()
    client.get_by_role("button", name="Approve Logo", exact=True).click()
    client.get_by_role("dialog").get_by_role("button", name="Approve version 1").click()
    expect(panel(owner, "Deliverables")).to_contain_text(re.compile(f"version 1, approved .+ by {WHO}"))
    return owner.url.removeprefix(story.studio.suite.hosting_url)


def time_is_billed(story: Story, room: str) -> None:
    page = story.desk
    yesterday = story.studio.desk.outside.clock.now() - timedelta(days=1)
    story.go("/desk/time")
    page.get_by_role("button", name="Add time", exact=True).first.click()
    dialog = page.get_by_role("dialog", name="Add time")
    dialog.get_by_label("Day").fill(yesterday.date().isoformat())
    dialog.get_by_label("From").fill("10:00")
    dialog.get_by_label("Until").fill("11:30")
    dialog.get_by_label("Room").select_option(label=f"{TITLE} \N{EN DASH} {WHO}")
    dialog.get_by_label("Description").fill("Sketches")
    expect(dialog).to_contain_text("₹2,000.00 an hour")
    dialog.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="To be billed").click()
    expect(panel(page, "To be billed")).to_contain_text("₹3,000.00")
    page.get_by_role("button", name="Make an invoice").click()
    page.get_by_role("dialog").get_by_role("button", name="Make the draft").click()
    page.wait_for_url(f"**{room}/invoices/*")
    expect(page.get_by_label("Description of line 1")).to_have_value("Sketches")


def the_advance_is_paid(story: Story, room: str) -> None:
    page = story.desk
    story.go(f"{room}/invoices")
    page.get_by_role("link", name=re.compile("₹1,18,000.00")).click()
    number = issue(page)
    tab(story.client, "Invoices")
    expect(panel(story.client, "Invoices")).to_contain_text(number)
    page.get_by_role("button", name="Record payment").first.click()
    dialog = page.get_by_role("dialog", name="Record a payment")
    expect(dialog.get_by_label("Amount received, INR")).to_have_value("59,000.00")
    dialog.get_by_role("button", name="Record payment").click()
    expect(panel(page, "Ledger").get_by_role("listitem")).to_have_count(1)
    shown = eventually(lambda: received_mails(story))
    assert number in shown[0]


def received_mails(story: Story) -> list[str]:
    mails = story.studio.mails(story.email, 1)
    return [mail["subject"] for mail in mails if mail["subject"].startswith("Receipt for")]


def today_shows_it(story: Story) -> None:
    page = story.desk
    for title, amount, heading, row in (
        ("Received", "₹59,000.00", "Money received", WHO),
        ("Outstanding", "₹59,000.00", "Invoices", TITLE),
    ):
        story.go("/desk")
        figure = page.get_by_role("region", name=title, exact=True)
        expect(figure.get_by_role("link")).to_have_text(amount)
        figure.get_by_role("link").click()
        expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
        expect(page.get_by_role("main").get_by_role("listitem").filter(has_text=row)).to_have_count(1)
    for step, count in (("Lead", 1), ("Qualified", 1), ("Invoice sent", 1), ("Paid", 0)):
        story.go("/desk")
        link = panel(page, "From lead to paid").get_by_role("link", name=re.compile(f"^{step} "))
        expect(link).to_contain_text(str(count))
        link.click()
        expect(page.get_by_role("heading", name="Leads", exact=True)).to_be_visible()
        expect(page.get_by_role("main").get_by_role("link", name=re.compile(WHO))).to_have_count(count)


def it_cannot_be_undone(story: Story, lead: str) -> None:
    story.desk.goto(lead)
    story.desk.get_by_role("button", name="Take it back").click()
    expect(story.desk.get_by_text(IN_USE)).to_be_visible()
    expect(story.desk.get_by_role("link", name="a room", exact=True)).to_be_visible()


def column(page: Page, stage: str) -> Locator:
    """Find a column of the board."""
    return page.get_by_role("region", name=stage, exact=True)
