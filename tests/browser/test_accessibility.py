"""Everybody can use every page: axe finds nothing, nothing scrolls sideways, the keyboard is enough."""

import re
import secrets
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from latchkey.domain.parties import PayerType, ServiceKind
from tests.browser.axe import SCREENS, objections, violations
from tests.browser.rooms import Rooms
from tests.browser.steps import card_button, panel, pay_button, tab, way
from tests.browser.visitors import REFUSED_NOISE, Visitors, enter_desk
from tests.studio import Studio, a_line, thirds

LONGEST_MOTION: Final = """() => Math.max(...[...document.querySelectorAll('*')].flatMap((element) => {
  const {transitionDuration, animationDuration} = getComputedStyle(element);
  return [transitionDuration, animationDuration].flatMap((all) => all.split(',')).map(parseFloat);
}))"""


@pytest.fixture
def furnished(rooms: Rooms, studio: Studio) -> Studio:
    """Return a studio whose room has something of everything, money that is late included."""
    rooms.furnish(studio.room)
    studio.issued()
    studio.issued(
        dueOn="2026-01-31", lines=[a_line(description="Print", quantityMilli=2500, unitPriceMinor=9_900)]
    )
    return studio


@pytest.fixture
def corrected(furnished: Studio) -> str:
    """Fill a ledger: tax deducted, a correction, a credit note, too much money; return the invoice's id."""
    furnished.set_client(payer_type=PayerType.COMPANY, service_kind=ServiceKind.PROFESSIONAL)
    invoice_id = furnished.issued(instalments=thirds())
    furnished.recorded(invoice_id, 30_000, tdsMinor=5_400, note="By Asha's bank", reference="N123")
    furnished.reverse(furnished.recorded(invoice_id, 9_900)).raise_for_status()
    furnished.credit(invoice_id, 20_000).raise_for_status()
    furnished.recorded(invoice_id, 70_000)
    return invoice_id


@pytest.fixture
def reported(furnished: Studio) -> str:
    """Issue an invoice in three parts, the first of them reported as paid; return its id."""
    invoice_id = furnished.issued(instalments=thirds())
    furnished.claim(invoice_id, f"{secrets.randbelow(10**12):012}").raise_for_status()
    return invoice_id


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk(rooms: Rooms, furnished: Studio, visitors: Visitors, scheme: str) -> None:
    page = visitors.laptop(color_scheme=scheme, reduced_motion="reduce")
    found = []
    page.goto(f"{furnished.suite.hosting_url}/sign-in")
    expect(page.get_by_role("heading", name="Sign in to your desk")).to_be_visible()
    found += objections(page, "sign-in")
    room = f"/desk/rooms/{furnished.room.project_id}"
    rooms.enter_as_owner(furnished.room, page)
    for name, path, sign in (
        ("room", room, "Have a look."),
        ("people", f"{room}/people", "Link works"),
        ("settings", "/desk/settings", "All saved"),
        ("client", f"/desk/clients/{furnished.project()['clientId']}", "Paid on time"),
        ("client's details", f"/desk/clients/{furnished.project()['clientId']}/details", "All saved"),
        ("clients", "/desk/clients", "Mira Textiles"),
        ("today", "/desk", "Expected is by the due days"),
        ("money", "/desk/money", "No money moved on these days"),
    ):
        page.goto(f"{furnished.suite.hosting_url}{path}")
        expect(page.get_by_text(sign).first).to_be_visible()
        found += objections(page, name)
    for path in ("/desk/rooms", "/desk/invoices"):
        page.goto(f"{furnished.suite.hosting_url}{path}")
        expect(page.get_by_role("main").get_by_role("listitem").first).to_be_visible()
        found += objections(page, path)
    page.keyboard.press("/")
    expect(page.get_by_role("dialog").get_by_role("option").first).to_be_visible()
    found += objections(page, "palette")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("n")
    expect(page.get_by_role("dialog")).to_be_visible()
    found += objections(page, "new")
    page.keyboard.press("r")
    expect(page.get_by_role("dialog", name="New room")).to_be_visible()
    found += objections(page, "new room")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_books(furnished: Studio, corrected: str, reported: str, visitors: Visitors, scheme: str) -> None:
    """Everything about money at the desk, with the dialogs in which it is entered."""
    page = visitors.laptop(color_scheme=scheme, reduced_motion="reduce")
    room = f"/desk/rooms/{furnished.room.project_id}/invoices"
    enter_desk(furnished.desk, page)
    found = []
    for name, path, sign in (
        ("tax", "/desk/settings/tax", "All saved"),
        ("payout", "/desk/settings/payout", "All saved"),
        ("invoicing", "/desk/settings/invoicing", "All saved"),
        ("tds", "/desk/tds", "Mira Textiles"),
        ("exports", "/desk/exports", "Tax deducted at source"),
        ("list", room, "Reported as paid"),
        ("draft", f"{room}/{furnished.write_draft(instalments=thirds())}", "Saved"),
        ("reported", f"{room}/{reported}", "says ₹354.00 was paid"),
        ("ledger", f"{room}/{corrected}", "Taken out again"),
    ):
        page.goto(f"{furnished.suite.hosting_url}{path}")
        expect(page.get_by_text(sign).first).to_be_visible()
        found += objections(page, name)
    for word in ("Record payment", "Credit note", "Refund", "Take out"):
        page.get_by_role("button", name=word, exact=True).first.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        found += objections(page, word)
        page.keyboard.press("Escape")
    assert not found, "\n".join(found)


def test_the_room(rooms: Rooms, furnished: Studio, visitors: Visitors) -> None:
    page = rooms.enter(furnished.room, visitors.laptop(reduced_motion="reduce"))
    expect(panel(page, "Files")).to_contain_text("brief.txt")
    found = objections(page, "room")
    pay_button(page).first.click()
    for name in ("Card", "UPI"):
        way(page, name).click()
        found += objections(page, f"room with an invoice to be paid by {name}")
    page.get_by_role("button", name="I have paid").click()
    page.get_by_role("button", name="Report the payment").click()
    expect(page.get_by_text("A UTR has 12 digits")).to_be_visible()
    found += objections(page, "report of a payment")
    invoice_id = furnished.issued(instalments=thirds())
    page.goto(f"{furnished.suite.hosting_url}/pay#{furnished.invoice(invoice_id)['payLink']}")
    expect(page.get_by_role("list", name="Ways to pay")).to_be_visible()
    found += objections(page, "pay-only page")
    phone = rooms.enter(furnished.room, visitors.phone(reduced_motion="reduce"))
    for name in ("Overview", "Messages", "Files", "Invoices"):
        tab(phone, name)
        found += [f"{name} on a phone: {one}" for one in violations(phone)]
    assert not found, "\n".join(found)


def test_the_pages_around_the_room(rooms: Rooms, furnished: Studio, visitors: Visitors) -> None:
    visitors.tolerate(*REFUSED_NOISE)
    page = visitors.laptop(reduced_motion="reduce")
    found = []
    for path, heading in (
        (f"/r#{'A' * 24}", "This link does not open a room"),
        ("/recover", "Get your link again"),
        ("/r/return?outcome=paid", "Thank you"),
        ("/r/return?outcome=cancelled", "Nothing was paid"),
        (f"/pay#{'A' * 24}", "This link does not open an invoice"),
        ("/pay/return?outcome=paid", "Thank you"),
    ):
        page.goto(f"{furnished.suite.hosting_url}{path}")
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        found += objections(page, path)
    rooms.enter(furnished.room, page)
    page.get_by_role("button", name="Pay: Pay ₹1,180.00").click()
    way(page, "Card").click()
    card_button(page).click()
    page.wait_for_url(f"{furnished.suite.stripe_url}/**")
    page.get_by_role("button", name="Pay ₹1,180.00").click()
    expect(page.get_by_role("status", name="Payment")).to_contain_text("paid. Thank you.")
    found += objections(page, "return from the checkout")
    assert not found, "\n".join(found)


def test_a_message_is_written_by_keyboard_alone_and_the_focus_is_always_seen(
    rooms: Rooms, furnished: Studio, visitors: Visitors
) -> None:
    page = rooms.enter(furnished.room, visitors.laptop())
    expect(panel(page, "Files")).to_contain_text("brief.txt")
    walk_to(page, "Write to")
    page.keyboard.type("No mouse was used")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log", name="Messages")).to_contain_text("No mouse was used")


def test_an_invoice_is_paid_by_keyboard_alone_on_a_narrow_screen(
    rooms: Rooms, studio: Studio, visitors: Visitors
) -> None:
    studio.issued()
    page = rooms.enter(studio.room, visitors.laptop(viewport=SCREENS[1]))
    walk_to(page, "Pay: Pay ₹1,180.00")
    page.keyboard.press("Enter")
    expect(page.get_by_role("list", name="Ways to pay")).to_be_in_viewport()
    walk_to(page, "I have paid", most=8)
    walk_to(page, "BUTTON Card", most=2)
    page.keyboard.press("Enter")
    walk_to(page, "Pay ₹1,180.00 by card", most=1)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{studio.suite.stripe_url}/**")


def test_an_invoice_is_written_and_issued_by_keyboard_alone(
    rooms: Rooms, studio: Studio, visitors: Visitors
) -> None:
    draft = studio.write_draft(lines=[], dueOn=None)
    page = rooms.enter_as_owner(studio.room, visitors.laptop(), f"/invoices/{draft}")
    expect(page.get_by_label("Description of line 1")).to_be_visible()
    walk_to(page, "Description of line 1")
    page.keyboard.type("Logo")
    walk_to(page, "Unit price of line 1", most=2)
    page.keyboard.type("1000")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Description of line 2")).to_be_focused()
    page.keyboard.type("Site")
    walk_to(page, "Unit price of line 2", most=2)
    page.keyboard.type("500.50")
    walk_to(page, "50 / 50")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Instalment 2", exact=True)).to_have_value("On completion")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    walk_to(page, "Issue and send", key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("₹1,770.59")
    walk_to(page, "Issue and send", most=4)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("^INV-"))).to_be_visible()


def walk_to(page: Page, name: str, *, key: str = "Tab", most: int = 60) -> None:
    """Press Tab until the focus is there; on the way it has always been seen."""
    stops: list[str] = []
    while name not in (stop := next_stop(page, key)):
        stops.append(stop)
        assert len(stops) < most, stops
    assert not [each for each in (*stops, stop) if each.startswith("unseen")]


def next_stop(page: Page, key: str) -> str:
    """Press Tab; say where that leads and whether it can be seen."""
    page.keyboard.press(key)
    return str(
        page.evaluate("""() => {
          const stop = document.activeElement;
          const {outlineStyle, outlineWidth} = getComputedStyle(stop);
          const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
          const label = stop.labels?.[0]?.textContent;
          const name = stop.getAttribute('aria-label') ?? label ?? stop.textContent;
          return `${isSeen ? 'seen' : 'unseen'} ${stop.tagName} ${name}`;
        }""")
    )


@pytest.mark.parametrize(("wish", "longest_ms"), [("no-preference", 150), ("reduce", 1)])
def test_motion_is_short_and_none_for_who_wants_none(
    rooms: Rooms, furnished: Studio, visitors: Visitors, wish: str, longest_ms: int
) -> None:
    client = rooms.enter(furnished.room, visitors.laptop(reduced_motion=wish))
    owner = rooms.enter_as_owner(furnished.room, visitors.laptop(reduced_motion=wish))
    expect(owner.get_by_text("Have a look.")).to_be_visible()
    for page in (client, owner):
        assert page.evaluate(LONGEST_MOTION) * 1000 <= longest_ms
