"""The work in the room: tasks, versions and the client's word on them, comments by consent, updates."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.rooms import Rooms
from tests.browser.steps import a_picture, add_milestone, give_files, panel
from tests.browser.visitors import Visitors, enter_desk
from tests.desks import eventually, mails_to

SCRIPT = "<img src=x onerror=\"document.title='owned'\"> https://evil.example"


def deliverable(page: Page, title: str) -> Locator:
    return panel(page, "Deliverables").get_by_role("listitem").filter(has_text=title).first


def add_task(owner: Page, title: str) -> None:
    field = owner.get_by_label("New task of Identity")
    field.fill(title)
    field.press("Enter")
    expect(owner.get_by_label(f"Title of {title}")).to_be_visible()


def deliver(owner: Page, button: str, file: str, note: str) -> None:
    panel(owner, "Deliverables").get_by_role("button", name=button).click()
    dialog = owner.get_by_role("dialog", name="Deliver Logo")
    dialog.get_by_label("File", exact=True).select_option(label=file)
    dialog.get_by_label("A word with it, if you like").fill(note)
    dialog.get_by_role("button", name=re.compile(r"Deliver version \d")).click()
    expect(dialog).to_have_count(0)


def deliver_what_the_day_asks_for(rooms: Rooms, page: Page) -> None:
    """Come from the day's page to the deliverable, and back when it is done."""
    enter_desk(rooms.desk, page)
    asked = panel(page, "Needs you").get_by_role("listitem").filter(has_text="Changes asked: Logo, version 1")
    asked.get_by_role("link", name="Look").click()
    expect(deliverable(page, "Logo")).to_be_in_viewport()
    deliver(page, "Deliver version 2 of Logo", "second.png", "Larger")
    page.go_back()
    expect(panel(page, "Needs you")).to_contain_text("Nothing waits for you")


def test_work_goes_from_a_task_to_an_approved_version(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    owner = rooms.enter_as_owner(room, visitors.laptop())
    client = rooms.enter(room, visitors.phone())
    add_milestone(owner, "Identity")
    for title in ("Draw sketches", "Send your old logo"):
        add_task(owner, title)
    owner.get_by_role("button", name="Send your old logo is for client").click()
    plan = panel(client, "Milestones")
    expect(plan.get_by_role("progressbar", name="Progress of Identity")).to_have_attribute(
        "aria-valuenow", "0"
    )
    expect(plan.get_by_role("checkbox")).to_have_count(1)
    needs = client.get_by_role("region", name="What needs you")
    needs.get_by_role("button", name="Done: Send your old logo").click()
    expect(client.get_by_text("“Send your old logo” is done")).to_be_visible()
    for page in (owner, client):
        expect(page.get_by_role("region", name="Milestones")).to_contain_text("50 %")
    expect(owner.get_by_label("Done: Send your old logo")).to_be_checked()
    expect(owner.get_by_role("slider", name="Progress of Identity")).to_have_count(0)

    give_files(owner, {"first.png": a_picture(), "second.png": a_picture()})
    for name in ("first.png", "second.png"):
        expect(panel(owner, "Files").get_by_role("button", name=f"Look at {name}")).to_be_visible()
    owner.get_by_role("textbox", name="New deliverable").fill("Logo")
    owner.get_by_label("Milestone of the new deliverable").select_option(label="Identity")
    owner.get_by_role("textbox", name="New deliverable").press("Enter")
    deliver(owner, "Deliver Logo", "first.png", "The first round")
    needs.get_by_role("button", name="Look: Approve Logo").click()
    row = deliverable(client, "Logo")
    expect(row).to_contain_text("version 1 waits for your word")
    row.get_by_role("button", name="Ask for changes of Logo").click()
    dialog = client.get_by_role("dialog", name="Ask for changes of Logo")
    dialog.get_by_role("button", name="Send").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Say what should change")
    dialog.get_by_label("What should change?").fill("A little larger, please")
    dialog.get_by_role("button", name="Send").click()
    asked = owner.get_by_role("region", name="What needs you")
    expect(asked).to_contain_text("Change Logo")
    expect(deliverable(owner, "Logo")).to_contain_text("A little larger, please")

    deliver_what_the_day_asks_for(rooms, visitors.laptop())
    expect(asked).to_have_count(0)
    row.get_by_role("button", name="Approve Logo").click()
    client.get_by_role("dialog").get_by_role("button", name="Approve version 2").click()
    for page in (owner, client):
        expect(deliverable(page, "Logo")).to_contain_text(re.compile(r"version 2, approved .+ by Mira Shah"))
    expect(row.get_by_role("button", name="Approve Logo")).to_have_count(0)
    row.get_by_role("button", name="1 older version of Logo").click()
    expect(row).to_contain_text(re.compile(r"Version 1, .+, changes asked .+ by Mira Shah"))
    expect(row.get_by_role("button", name="Look at first.png")).to_be_visible()
    owner.get_by_label("Done: Draw sketches").check()
    expect(plan).to_contain_text("100 %")


def test_a_comment_needs_consent_and_the_owners_word(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    rooms.plan(room, "Identity")
    owner = rooms.enter_as_owner(room, visitors.laptop())
    author = rooms.enter(room, visitors.laptop())
    reader = rooms.enter(room, visitors.phone())
    author.get_by_role("button", name="Comment on Identity").click()
    author.get_by_role("button", name="Write a comment").click()
    consent = author.get_by_role("dialog", name="Before you comment")
    expect(consent).to_contain_text("You can withdraw here at any time")
    consent.get_by_role("button", name="I agree").click()
    author.get_by_role("textbox", name="Comment on Identity").fill(SCRIPT)
    author.get_by_role("button", name="Send comment").click()
    expect(panel(author, "Milestones")).to_contain_text("waits for approval")
    expect(reader.get_by_role("button", name="Comment on Identity")).to_be_visible()
    author.reload()
    author.get_by_role("button", name="Comment on Identity").click()
    expect(panel(author, "Milestones")).to_contain_text("waits for approval")

    needs = owner.get_by_role("region", name="What needs you")
    needs.get_by_role("button", name="Look: A comment waits for you").click()
    expect(owner.get_by_role("button", name=re.compile("Publish Mira Shah.s comment"))).to_be_visible()
    day = visitors.laptop()
    enter_desk(rooms.desk, day, "/desk/rooms")
    expect(panel(day, "All rooms").get_by_role("listitem")).to_contain_text("1 comment")
    day.get_by_role("link", name="Today").click()
    day.get_by_role("link", name="Read it").click()
    publish = day.get_by_role("button", name=re.compile("Publish Mira Shah.s comment"))
    expect(publish).to_be_in_viewport()
    publish.click()
    expect(needs).to_have_count(0)
    day.go_back()
    expect(panel(day, "Needs you")).to_contain_text("Nothing waits for you")
    reader.get_by_role("button", name="1 comment on Identity").click()
    for page in (owner, author, reader):
        expect(panel(page, "Milestones").get_by_text(SCRIPT)).to_be_visible()
        expect(panel(page, "Milestones").get_by_role("link")).to_have_count(0)
        expect(page).not_to_have_title(re.compile("owned"))

    author.get_by_role("button", name="Withdraw", exact=True).click()
    author.get_by_role("dialog").get_by_role("button", name="Withdraw and remove").click()
    for page in (owner, author, reader):
        expect(panel(page, "Milestones").get_by_text(SCRIPT)).to_have_count(0)
    expect(author.get_by_role("button", name="Write a comment")).to_be_visible()


def test_an_update_reaches_the_room_and_the_mailbox(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    owner = rooms.enter_as_owner(room, visitors.laptop())
    client = rooms.enter(room, visitors.laptop())
    owner.get_by_role("button", name="Write an update").click()
    dialog = owner.get_by_role("dialog", name="Write an update")
    dialog.get_by_role("textbox").fill("The sketches are done.\nColour comes next.")
    dialog.get_by_role("button", name="Post update").click()
    expect(panel(client, "Updates")).to_contain_text("Colour comes next.")
    mails = eventually(
        lambda: [mail for mail in mails_to(rooms.desk.suite, room.email) if "update" in mail["subject"]]
    )
    assert "The sketches are done." in mails[0]["text"]
