"""Leads: the board by pointer, finger and keys, in two windows, and the page where strangers ask for work."""

import re
import secrets
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from latchkey.domain.desk.leads import Lead, LeadMove, Stage
from latchkey.services import paths
from latchkey.services.store import Create, Delete, Stored
from tests.browser.visitors import OFFLINE_NOISE, REFUSED_NOISE, Visitors, enter_desk
from tests.desks import TOKENS, Desk, eventually
from tests.leads import a_lead

Keep = Callable[..., str]
SCRIPT = "<img src=x onerror=\"document.title='taken'\">"


@pytest.fixture
def keep(desk: Desk) -> Keep:
    """Return a way to keep leads without the board."""

    def keep_one(name: str, **changes: object) -> str:
        lead_id, now = TOKENS.id(), desk.outside.clock.now()
        fields = {"name": name, "stage": Stage.NEW, "qualified_at": None, "position": 1.0, **changes}
        desk.outside.store.commit([Create(path=paths.lead(desk.uid, lead_id), value=a_lead(now, **fields))])
        return lead_id

    return keep_one


def column(page: Page, stage: str) -> Locator:
    """Find a column of the board."""
    return page.get_by_role("region", name=stage, exact=True)


def names_in(page: Page, stage: str) -> Locator:
    """Find the names on a column's cards, from the top."""
    return column(page, stage).locator("li[data-lead] a > span:first-child")


def board(desk: Desk, page: Page) -> Page:
    """Sign in and open the board."""
    enter_desk(desk, page, "/desk/leads")
    expect(page.get_by_role("heading", name="Leads", exact=True)).to_be_visible()
    return page


def stored(desk: Desk, lead_id: str) -> Stored[Lead]:
    """Read a lead."""
    found = desk.outside.store.get(paths.lead(desk.uid, lead_id), Lead)
    assert found
    return found


def proposed(desk: Desk, lead_id: str) -> Lead | None:
    """Read a lead once it has come to Proposal."""
    lead = stored(desk, lead_id).value
    return lead if lead.stage is Stage.PROPOSAL else None


def drag(page: Page, what: Locator, where: Locator) -> None:
    """Carry a card with the mouse, in steps as a hand does."""
    start, end = what.bounding_box(), where.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + 90, steps=8)
    page.mouse.up()


def carry_by_finger(page: Page, grip: Locator, where: Locator) -> None:
    """Carry a card by its grip, as a finger does."""
    start, end = grip.bounding_box(), where.bounding_box()
    assert start
    assert end
    x, y, goal = start["x"] + 10, start["y"] + 10, end["y"]
    hand = page.context.new_cdp_session(page)
    for kind, at in (("touchStart", y), ("touchMove", (y + goal) / 2), ("touchMove", goal)):
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": at}]})
    hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    hand.detach()


def test_a_lead_is_written_down_moved_lost_and_followed_in_another_window(
    desk: Desk, visitors: Visitors
) -> None:
    page = board(desk, visitors.laptop())
    other = board(desk, visitors.laptop())
    page.get_by_role("button", name="Add your first lead").click()
    page.get_by_role("button", name="Add the lead").click()
    expect(page.get_by_text("Say who may become a client.")).to_be_visible()
    page.get_by_label("Name", exact=True).fill("Priya Nair")
    page.get_by_label("What it is about").fill("Brand and site")
    page.get_by_label("Value").fill("1,200.50")
    page.get_by_role("button", name="Add the lead").click()
    expect(names_in(other, "New")).to_have_text(["Priya Nair"])
    expect(column(other, "New")).to_contain_text("1,200.50")

    drag(page, names_in(page, "New").first, column(page, "Proposal"))
    expect(names_in(page, "Proposal")).to_have_text(["Priya Nair"])
    expect(names_in(other, "Proposal")).to_have_text(["Priya Nair"])
    expect(names_in(other, "New")).to_have_count(0)

    drag(page, names_in(page, "Proposal").first, column(page, "Won"))
    won = page.get_by_role("dialog", name="Priya Nair is won")
    expect(won.get_by_role("button", name="Make a room of it")).to_be_visible()
    won.get_by_role("button", name="Not now").click()
    expect(names_in(other, "Won")).to_have_text(["Priya Nair"])

    drag(page, names_in(page, "Won").first, column(page, "Lost"))
    dialog = page.get_by_role("dialog", name="Why was Priya Nair lost?")
    dialog.get_by_role("button", name="Move to lost").click()
    expect(dialog.get_by_text("Say why in a few words.")).to_be_visible()
    dialog.get_by_label("Reason").fill("They put it off")
    dialog.get_by_role("button", name="Move to lost").click()
    expect(names_in(other, "Lost")).to_have_text(["Priya Nair"])

    names_in(page, "Lost").first.click()
    history = page.get_by_role("region", name="History").get_by_role("listitem")
    expect(history).to_have_count(4)
    expect(history.first).to_contain_text("Lost")
    expect(page.get_by_label("Why it was lost")).to_have_value("They put it off")


def test_keys_carry_a_card_between_columns_and_within_and_say_so(
    desk: Desk, visitors: Visitors, keep: Keep
) -> None:
    first = keep("Asha", position=1.0)
    keep("Bela", position=2.0)
    keep("Chand", stage=Stage.CONTACTED)
    page = board(desk, visitors.laptop())
    expect(names_in(page, "New")).to_have_text(["Asha", "Bela"])
    said = page.locator("[aria-live=assertive]")
    grip = page.get_by_role("button", name="Move Asha")
    grip.focus()
    page.keyboard.press("Space")
    expect(said).to_contain_text("Asha lifted from New")
    page.keyboard.press("ArrowDown")
    expect(said).to_have_text("New, place 2")
    page.keyboard.press("Space")
    expect(names_in(page, "New")).to_have_text(["Bela", "Asha"])
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(said).to_have_text("Contacted, place 2")
    page.keyboard.press("Space")
    expect(names_in(page, "Contacted")).to_have_text(["Chand", "Asha"])
    expect(grip).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(said).to_have_text("Asha stays in Contacted.")
    history = f"{paths.lead(desk.uid, first)}/moves"
    moves = eventually(lambda: desk.outside.store.find(history, LeadMove))
    assert [(move.value.from_, move.value.to) for move in moves] == [(Stage.NEW, Stage.CONTACTED)]
    assert stored(desk, first).value.last_move == moves[0].id


def test_a_move_of_what_another_window_deleted_is_taken_back_with_a_word(
    desk: Desk, visitors: Visitors, keep: Keep
) -> None:
    visitors.tolerate(*REFUSED_NOISE, *OFFLINE_NOISE, "404")
    lead_id = keep("Priya Nair")
    page = board(desk, visitors.laptop())
    expect(names_in(page, "New")).to_have_text(["Priya Nair"])
    page.context.set_offline(True)
    desk.outside.store.commit([Delete(path=paths.lead(desk.uid, lead_id))])
    drag(page, names_in(page, "New").first, column(page, "Contacted"))
    expect(names_in(page, "Contacted")).to_have_text(["Priya Nair"])
    page.context.set_offline(False)
    expect(page.get_by_text("Priya Nair was deleted in another window")).to_be_visible()
    expect(page.locator("li[data-lead]")).to_have_count(0)


def test_deleting_is_taken_back_with_the_whole_past(desk: Desk, visitors: Visitors, keep: Keep) -> None:
    lead_id = keep("Priya Nair")
    page = board(desk, visitors.laptop())
    page.get_by_role("link", name=re.compile("Priya Nair")).click()
    page.get_by_label("Move to").select_option("Proposal")
    expect(page.get_by_role("region", name="History").get_by_role("listitem")).to_have_count(2)
    before = eventually(lambda: proposed(desk, lead_id))
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("A lead is somebody who may become a client")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(names_in(page, "Proposal")).to_have_text(["Priya Nair"])
    page.reload()
    expect(names_in(page, "Proposal")).to_have_text(["Priya Nair"])
    path = paths.lead(desk.uid, lead_id)
    assert eventually(lambda: desk.outside.store.get(path, Lead)).value == before


def test_a_score_shows_its_parts_and_gives_way_to_a_reason(
    desk: Desk, visitors: Visitors, keep: Keep
) -> None:
    lead_id = keep("Priya Nair", value_minor=None)
    page = visitors.laptop()
    enter_desk(desk, page, f"/desk/leads/{lead_id}")
    score = page.get_by_role("region", name="Score")
    # A referral (25), moved just now (20), new (5).
    expect(score).to_contain_text("50")
    expect(score.get_by_role("progressbar")).to_have_count(5)
    score.get_by_role("button", name="Set it yourself").click()
    score.get_by_label("Your score").fill("101")
    score.get_by_role("button", name="Set", exact=True).click()
    expect(score.get_by_text("Write a whole number from 0 to 100.")).to_be_visible()
    score.get_by_label("Your score").fill("90")
    score.get_by_label("Why").fill("An old friend")
    score.get_by_role("button", name="Set", exact=True).click()
    expect(score).to_contain_text("Set by you instead of 50: An old friend")
    score.get_by_role("button", name="Take back").click()
    expect(score.get_by_text("Set by you")).to_have_count(0)


def test_on_a_phone_one_column_stands_at_a_time(desk: Desk, visitors: Visitors, keep: Keep) -> None:
    keep("Asha", position=1.0)
    keep("Chand", position=2.0)
    keep("Bela", stage=Stage.CONTACTED)
    page = board(desk, visitors.phone())
    expect(names_in(page, "New")).to_have_text(["Asha", "Chand"])
    carry_by_finger(page, page.get_by_role("button", name="Move Chand"), names_in(page, "New").first)
    expect(names_in(page, "New")).to_have_text(["Chand", "Asha"])
    expect(page.get_by_role("region", name="Contacted", exact=True)).to_have_count(0)
    page.get_by_label("Stage of Asha").select_option("Contacted")
    expect(page.get_by_text("Asha moved to Contacted.")).to_be_visible()
    page.get_by_role("group", name="Stage").get_by_text("Contacted").click()
    expect(names_in(page, "Contacted")).to_have_text(["Asha", "Bela"])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_long_column_is_read_a_page_at_a_time(desk: Desk, visitors: Visitors) -> None:
    now = desk.outside.clock.now()
    leads = [a_lead(now, name=f"Lead {number:03}", position=float(number)) for number in range(120)]
    desk.outside.store.commit([Create(path=paths.lead(desk.uid, TOKENS.id()), value=lead) for lead in leads])
    page = board(desk, visitors.laptop())
    cards = column(page, "Proposal").locator("li[data-lead]")
    expect(cards).to_have_count(50)
    expect(column(page, "Proposal").get_by_role("heading")).to_be_visible()
    column(page, "Proposal").get_by_role("button", name="Show more").click()
    expect(cards).to_have_count(100)
    expect(cards.last).to_contain_text("Lead 099")


def test_a_stranger_asks_and_the_desk_shows_it(desk: Desk, visitors: Visitors) -> None:
    page = visitors.laptop()
    enter_desk(desk, page, "/desk/settings/enquiries")
    slug = f"studio-{secrets.token_hex(6)}"
    page.get_by_label("Open", exact=True).check()
    page.get_by_label("Address").fill(slug)
    page.get_by_label("What people read first").fill(SCRIPT)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("img", name=re.compile("QR code"))).to_be_visible()
    stranger = visitors.phone()
    stranger.goto(f"{desk.suite.hosting_url}/e/{slug}")
    expect(stranger.get_by_text(SCRIPT)).to_be_visible()
    stranger.get_by_role("button", name="Send").click()
    expect(stranger.get_by_label("Your name")).to_be_focused()
    stranger.get_by_label("Your name").fill(SCRIPT)
    stranger.get_by_label("Your mail address").fill("priya@example.com")
    stranger.get_by_label("What is it about?").fill(SCRIPT)
    stranger.get_by_label("What do you need?").fill("A site")
    stranger.reload()
    expect(stranger.get_by_label("What do you need?")).to_have_value("A site")
    stranger.get_by_role("button", name="Send").click()
    expect(stranger.get_by_role("heading", name="Thank you. It is on its way.")).to_be_focused()
    page.goto(f"{desk.suite.hosting_url}/desk/leads")
    names_in(page, "New").get_by_text(SCRIPT).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(SCRIPT)
    assert "taken" not in (page.title(), stranger.title())


def test_a_closed_and_a_wrong_address_look_the_same(desk: Desk, visitors: Visitors) -> None:
    visitors.tolerate("403")
    page = visitors.phone()
    for slug in ("nobody-here", "x"):
        page.goto(f"{desk.suite.hosting_url}/e/{slug}")
        expect(page.get_by_role("heading", name="Nobody takes enquiries here")).to_be_visible()
