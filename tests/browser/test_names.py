"""Names are text, whatever they look like: nothing in them runs, in no page and in no mail."""

import re
import secrets
from typing import Final

from playwright.sync_api import Page, expect

from latchkey.domain.parties import TaxKind, TaxRegistration
from tests.browser.rooms import Rooms
from tests.browser.steps import a_picture, give_files, panel, say
from tests.browser.visitors import Visitors, enter_desk
from tests.studio import Studio, a_line

EVIL: Final = '<img src=x onerror="window.hasRun=1">'
FORMULA: Final = "=1+1"
FILE: Final = "<img src=x onerror=window.hasRun=1>.png"


def runs_nothing(page: Page) -> bool:
    """Tell whether nothing of what was shown has become part of the page."""
    planted = page.locator("img[onerror], img[src=x]").count()
    return planted == 0 and page.evaluate("window.hasRun") is None


def test_names_are_inert_in_pages_and_mails(rooms: Rooms, visitors: Visitors) -> None:
    profile = {"name": EVIL, "businessName": f"{FORMULA}{EVIL}", "timeZone": "UTC", "currency": "INR"}
    rooms.desk.put("/profile", {**profile, "brand": {"accent": "#6cb6ff", "logo": None}}).raise_for_status()
    email = f"evil-{secrets.token_hex(6)}@example.com"
    room = rooms.open(
        title=f"{EVIL}{FORMULA}", client={"name": f"{FORMULA}{EVIL}"}, person={"name": EVIL, "email": email}
    )
    for title in (EVIL, FORMULA):
        rooms.plan(room, title)
    books = Studio(desk=rooms.desk, room=room)
    books.set_profile(tax=TaxRegistration(kind=TaxKind.NAMED, label=FORMULA, number=EVIL, rate_bp=100))
    lines = [a_line(description=text, unitPriceMinor=100, rateBp=100) for text in (EVIL, FORMULA)]
    invoice_id = books.issued(lines=lines, note=EVIL)
    client = rooms.enter(room, visitors.laptop())
    for text in (EVIL, FORMULA):
        say(client, text)
    give_files(client, {FILE: a_picture()})
    panel(client, "Invoices").get_by_role("button", expanded=False).click()
    shown = panel(client, "Files").get_by_role("button", name=re.compile("^Look at <img"))
    expect(shown).to_be_visible()
    for name in ("Messages", "Milestones", "Invoices"):
        expect(panel(client, name)).to_contain_text(EVIL)
        expect(panel(client, name)).to_contain_text(FORMULA)
    expect(client.get_by_role("banner")).to_contain_text(f"{EVIL}{FORMULA}")
    assert runs_nothing(client)
    the_desk_is_unmoved(rooms, visitors.laptop(), f"/desk/rooms/{room.project_id}", invoice_id)
    the_pay_only_page_is_unmoved(books, visitors.laptop(), invoice_id)
    the_mails_are_unmoved(books, visitors.laptop())


def the_desk_is_unmoved(rooms: Rooms, page: Page, room: str, invoice_id: str) -> None:
    enter_desk(rooms.desk, page)
    for path in (
        "/desk",
        room,
        f"{room}/people",
        f"{room}/invoices",
        f"{room}/invoices/{invoice_id}",
        "/desk/settings",
        "/desk/clients",
    ):
        page.goto(f"{rooms.desk.suite.hosting_url}{path}")
        expect(page.get_by_text(EVIL).first).to_be_visible()
        assert runs_nothing(page), path


def the_pay_only_page_is_unmoved(studio: Studio, page: Page, invoice_id: str) -> None:
    page.goto(f"{studio.suite.hosting_url}/pay#{studio.invoice(invoice_id)['payLink']}")
    expect(page.locator("main")).to_contain_text(EVIL)
    assert runs_nothing(page)


def the_mails_are_unmoved(studio: Studio, page: Page) -> None:
    for mail in studio.mails(studio.room.email, 2):
        page.set_content(mail["html"])
        expect(page.locator("body")).to_contain_text(EVIL)
        assert runs_nothing(page), mail["subject"]
        assert EVIL in mail["subject"] + mail["text"]
