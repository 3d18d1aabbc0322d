"""The whole story in two browsers: a freelancer at a desk, a client with a telephone."""

import re
import secrets
from dataclasses import dataclass, field

import httpx
import pytest
from playwright.sync_api import Page, expect

from local.suite import Suite
from local.visits import link_in_mail, sign_in
from tests.browser.steps import (
    a_picture,
    add_milestone,
    give_files,
    panel,
    say,
    slow_uploads,
    tab,
    write_invoice,
)
from tests.browser.visitors import Visitors
from tests.desks import Desk
from tests.rules.firestore_rest import SERVER_TIME, Create, Firestore, Get, Query, Value

GREETING = "Here is the first sketch.\nWhat do you think?"
ANSWER = "Lovely, I like the second one"
TITLE = "Brand and site"


@dataclass(slots=True, kw_only=True)
class Story:
    """What the two of them have done so far."""

    suite: Suite
    firestore: Firestore
    freelancer: Page
    client: Page
    freelancer_email: str = field(default_factory=lambda: f"asha-{secrets.token_hex(6)}@example.com")
    client_email: str = field(default_factory=lambda: f"priya-{secrets.token_hex(6)}@example.com")
    url: str = ""
    project: str = ""

    @property
    def link(self) -> str:
        """The token in the client's link."""
        return self.url.rpartition("#")[2]

    def room_key(self) -> str:
        """Ask Firestore for the key the link leads to, as the client's page does."""
        path = f"http://{self.suite.firestore_host}/v1/projects/{self.suite.project_id}/databases/(default)"
        found = httpx.get(f"{path}/documents/links/{self.link}").raise_for_status().json()
        return str(found["fields"]["roomKey"]["stringValue"])


@pytest.fixture
def story(suite: Suite, visitors: Visitors, http: httpx.Client) -> Story:
    firestore = Firestore(http=http, host=suite.firestore_host, project_id=suite.project_id)
    freelancer = visitors.laptop(permissions=["clipboard-read", "clipboard-write"])
    return Story(suite=suite, firestore=firestore, freelancer=freelancer, client=visitors.phone())


def test_a_link_is_all_a_client_needs(story: Story, visitors: Visitors, another_desk: Desk) -> None:
    """All eight steps, with real mails, a real checkout page and the webhook."""
    sign_in(story.suite, story.freelancer, story.freelancer_email)
    expect(story.freelancer.get_by_role("heading", name="Today", exact=True)).to_be_visible()
    open_a_room(story)
    enter_the_room(story)
    talk_and_exchange_files(story)
    move_a_milestone(story)
    pay_an_invoice(story)
    find_the_link_again(story, another_desk)
    watch_the_dashboard(story)
    visitors.tolerate("403")
    old_key = revoke_the_link(story)
    give_a_new_link(story, old_key)


def open_a_room(story: Story) -> None:
    page = story.freelancer
    page.get_by_role("button", name="New room").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Project").fill(TITLE)
    dialog.get_by_label("Client").fill("Monsoon Café")
    dialog.get_by_label("Person").fill("Priya Nair")
    dialog.get_by_label("Their mail address").fill(story.client_email)
    dialog.get_by_role("button", name="Open the room").click()
    expect(dialog.get_by_role("heading", name=f"{TITLE} is open")).to_be_visible()
    expect(dialog.get_by_role("img", name="QR code that opens the room")).to_be_visible()
    story.url = link_in_mail(story.suite, story.client_email, "/r#")
    expect(dialog.get_by_text("Link mailed")).to_be_visible()
    dialog.get_by_role("button", name="Copy link").click()
    expect(dialog.get_by_text("Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == story.url
    dialog.get_by_role("button", name="Go to the room").click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    story.project = page.url


def enter_the_room(story: Story) -> None:
    page = story.client
    page.goto(story.url)
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.get_by_text("for Monsoon Café")).to_be_visible()
    expect(page.get_by_text("will lay out the steps of the project here")).to_be_visible()
    for name in ("Messages", "Files", "Invoices"):
        tab(page, name)
        expect(panel(page, name)).to_be_visible()
    expect(page.get_by_role("banner")).to_contain_text("Live")


def talk_and_exchange_files(story: Story) -> None:
    tab(story.client, "Messages")
    say(story.freelancer, GREETING)
    expect(panel(story.client, "Messages").get_by_text("Here is the first sketch.")).to_be_visible()
    say(story.client, ANSWER)
    expect(panel(story.freelancer, "Messages").get_by_text(ANSWER)).to_be_visible()
    for sender, receiver, name in (
        (story.client, story.freelancer, "shop front.png"),
        (story.freelancer, story.client, "sketch.png"),
    ):
        tab(story.client, "Files")
        with slow_uploads(sender):
            give_files(sender, {name: a_picture(400_000)})
            expect(sender.get_by_role("progressbar", name=f"Sending {name}").first).to_be_visible()
        for page in (sender, receiver):
            shown = panel(page, "Files").get_by_role("button", name=re.compile(f"Look at {name}"))
            expect(shown).to_be_visible()


def move_a_milestone(story: Story) -> None:
    tab(story.client, "Overview")
    add_milestone(story.freelancer, "Logo")
    row = panel(story.client, "Milestones").get_by_role("listitem").filter(has_text="Logo")
    expect(row).to_contain_text("planned")
    story.freelancer.get_by_label("Status of Logo").select_option(label="In progress")
    expect(row).to_contain_text("in progress")
    story.freelancer.get_by_role("slider", name="Progress of Logo").press("PageUp")
    expect(row.get_by_role("progressbar")).not_to_have_attribute("aria-valuenow", "0")


def pay_an_invoice(story: Story) -> None:
    story.freelancer.get_by_role("button", name="New invoice").first.click()
    number = write_invoice(story.freelancer, {"Logo": "12000", "Three drafts": "500.50"}, due="In 7 days")
    assert re.fullmatch(r"INV-\d{4}-001", number)
    link_in_mail(story.suite, story.client_email, "/r#")
    page = story.client
    page.get_by_role("button", name=re.compile("^Pay: Pay")).click()
    page.wait_for_url(f"{story.suite.stripe_url}/**")
    page.get_by_role("button", name=re.compile("^Pay [^b]")).click()
    page.wait_for_url(f"{story.suite.hosting_url}/r**")
    expect(page.get_by_role("status", name="Payment")).to_contain_text(f"{number} is settled")
    assert page.url == story.url
    expect(panel(story.freelancer, "History")).to_contain_text("Paid by the payment provider")


def find_the_link_again(story: Story, another_desk: Desk) -> None:
    other = another_desk.open_room(person={"name": "Priya Nair", "email": story.client_email})
    page = story.client
    page.goto(f"{story.suite.hosting_url}/recover")
    page.get_by_label("Mail address").fill(story.client_email)
    page.get_by_role("button", name="Mail me my link").click()
    expect(page.get_by_role("heading", name="Look at your mail")).to_be_visible()
    query = {"to": story.client_email, "count": "5", "wait": "30"}
    mails = httpx.get(f"{story.suite.mail_url}/api/messages", params=query, timeout=40).json()
    recovery = [mail for mail in mails if story.url in mail["text"] and other.url in mail["text"]]
    assert len(recovery) == 1, [mail["subject"] for mail in mails]
    page.goto(story.url)
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()


def watch_the_dashboard(story: Story) -> None:
    page = story.freelancer
    page.goto(f"{story.suite.hosting_url}/desk/rooms")
    row = page.get_by_role("link").filter(has_text=TITLE)
    expect(row).to_be_visible()
    tab(story.client, "Messages")
    for number, text in enumerate(["One more thing", "About the colours"], start=1):
        say(story.client, text)
        expect(row).to_contain_text(f"{number} new")
    expect(row).to_contain_text("About the colours")
    expect(page).to_have_title(re.compile(r"^\(2\)"))
    other_tab = page.context.new_page()
    other_tab.goto(story.project)
    other_tab.get_by_role("button", name="New invoice").first.click()
    write_invoice(other_tab, {"Hosting": "900"}, due="2026-01-31")
    other_tab.close()
    expect(row).to_contain_text("overdue")
    page.get_by_role("navigation", name="Desk").get_by_role("link", name="Today").first.click()
    expect(page.get_by_role("region", name="Overdue")).to_contain_text("In 1 invoice")


def revoke_the_link(story: Story) -> str:
    key = story.room_key()
    page = story.freelancer
    page.goto(f"{story.project}/people")
    page.get_by_role("button", name="Revoke link").click()
    page.get_by_role("dialog").get_by_role("button", name="Revoke link").click()
    expect(story.client.get_by_role("heading", name="This room has just been closed")).to_be_visible()
    expect(story.client.get_by_text("About the colours")).to_have_count(0)
    message: dict[str, Value] = {
        "from": "client",
        "name": "Priya",
        "text": "Hi",
        "at": SERVER_TIME,
        "attachments": [],
    }
    for request in (
        Get(path=f"links/{story.link}"),
        Get(path=f"rooms/{key}"),
        Query(parent=f"rooms/{key}", collection="messages", limit=1),
        Query(parent=f"rooms/{key}", collection="files", limit=1),
        Query(parent=f"rooms/{key}", collection="invoices", limit=1),
        Create(path=f"rooms/{key}/messages/{'a' * 20}", data=message),
    ):
        assert not story.firestore.is_allowed(request, None), request
    story.client.reload()
    expect(story.client.get_by_role("heading", name="This link does not open a room")).to_be_visible()
    return key


def give_a_new_link(story: Story, old_key: str) -> None:
    page = story.freelancer
    page.get_by_role("button", name="New link", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Make a new link").click()
    expect(page.get_by_text("Link works")).to_be_visible()
    story.url = link_in_mail(story.suite, story.client_email, "/r#", besides=story.url)
    client = story.client
    client.goto(story.url)
    expect(client.get_by_role("heading", name=TITLE)).to_be_visible()
    assert story.room_key() != old_key
    expect(panel(client, "Milestones")).to_contain_text("Logo")
    tab(client, "Messages")
    for text in (ANSWER, "About the colours", "Here is the first sketch."):
        expect(panel(client, "Messages").get_by_text(text)).to_be_visible()
    tab(client, "Files")
    panel(client, "Files").get_by_role("button", name=re.compile("Look at sketch.png")).click()
    expect(client.get_by_role("dialog").get_by_role("img", name="sketch.png")).to_be_visible()
    client.keyboard.press("Escape")
    tab(client, "Invoices")
    expect(panel(client, "Invoices")).to_contain_text(re.compile("INV-.*-001"))
    expect(panel(client, "Invoices")).to_contain_text(re.compile("INV-.*-002"))
