"""Money across borders and elsewhere: exports, dollars, one's own card account, other due days."""

import re
from datetime import date

from playwright.sync_api import Page, expect

from latchkey.domain.parties import Address, Payout, TaxKind, TaxRegistration, Undertaking
from tests.browser.rooms import Rooms
from tests.browser.steps import fill_lines, issue, panel, save_form, saved, unfold, way
from tests.browser.visitors import Visitors, enter_desk
from tests.cards import own_account
from tests.studio import Studio
from tests.unit.letters import text_of

LUT = Undertaking(number="AD270326000123X", valid_from=date(2026, 4, 1), valid_until=date(2027, 3, 31))
WORDS = "Supply meant for export under bond or letter of undertaking without payment of integrated tax"


def test_an_export_under_lut_says_so_everywhere_and_asks_for_no_upi(
    rooms: Rooms, studio: Studio, visitors: Visitors
) -> None:
    registration = TaxRegistration(kind=TaxKind.GST, gstin="27AAPFU0939F1ZV", rate_bp=1800, lut=LUT)
    payout = Payout(upi_id="meera@okaxis", paypal_me="meerarao")
    studio.set_profile(tax=registration, payout=payout, address=Address(country="IN"))
    page = visitors.laptop()
    enter_desk(rooms.desk, page, f"/desk/clients/{studio.project()['clientId']}/details")
    page.get_by_label("Country").select_option(label="United States")
    treatment = panel(page, "On their invoices")
    expect(treatment).to_contain_text("No tax, export under LUT")
    expect(treatment).to_contain_text(WORDS)
    save_form(page)
    page.goto(f"{studio.suite.hosting_url}/desk/rooms/{studio.room.project_id}")
    page.get_by_role("button", name="New invoice").first.click()
    fill_lines(page, {"Site": "1200.50"})
    page.get_by_label("Currency").select_option("USD")
    page.get_by_role("button", name="In 7 days").click()
    expect(panel(page, "Total")).to_contain_text("$1,200.50")
    expect(panel(page, "Total")).to_contain_text("LUT")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    number = issue(page)
    client = rooms.enter(studio.room, visitors.phone())
    client.get_by_role("button", name="Pay: Pay $1,200.50").click()
    ways = client.get_by_role("list", name="Ways to pay")
    expect(ways.get_by_role("button", expanded=True)).to_have_text("Card")
    way(client, "PayPal").click()
    paypal = client.get_by_role("link", name=re.compile(r"^Pay \$1,200\.50 with PayPal"))
    expect(paypal).to_have_attribute("href", "https://paypal.me/meerarao/1200.50USD")
    expect(ways).not_to_contain_text("UPI")
    expect(panel(client, "Invoices")).to_contain_text(WORDS)
    _, paper = saved(client, client.get_by_role("button", name=f"Invoice {number}, PDF: save"))
    for words in (WORDS, LUT.number, "$1,200.50"):
        assert words in text_of(paper), words


def test_a_freelancer_connects_a_card_account_and_lets_it_go(
    rooms: Rooms, studio: Studio, visitors: Visitors
) -> None:
    page = visitors.laptop()
    enter_desk(rooms.desk, page, "/desk/settings/payout")
    card = panel(page, "Cards by Stripe")
    expect(card).to_contain_text("Not connected")
    connect(page, studio, "Connect Stripe", "Not now")
    expect(card).to_contain_text("Not finished")
    connect(page, studio, "Go on at Stripe", "Finish")
    expect(card).to_contain_text("Takes cards")
    expect(card).to_contain_text("Your Stripe account is connected.")
    account = own_account(studio)
    assert account
    assert account["chargesEnabled"]
    card.get_by_role("button", name="Disconnect").click()
    page.get_by_role("dialog").get_by_role("button", name="Disconnect").click()
    expect(card).to_contain_text("Not connected")
    assert own_account(studio) is None


def connect(page: Page, studio: Studio, word: str, outcome: str) -> None:
    """Go to the provider and come back."""
    page.get_by_role("button", name=word).click()
    page.wait_for_url(f"{studio.suite.stripe_url}/**")
    page.get_by_role("button", name=outcome).click()
    page.wait_for_url(f"{studio.suite.hosting_url}/desk/settings/payout**")


def test_what_is_not_saved_is_asked_about_before_it_is_left(
    rooms: Rooms, studio: Studio, visitors: Visitors
) -> None:
    page = visitors.laptop()
    enter_desk(rooms.desk, page)
    page.get_by_role("link", name="Settings").first.click()
    page.get_by_role("navigation", name="Parts of the settings").get_by_role("link", name="Payout").click()
    upi = page.get_by_label("UPI ID")
    upi.fill("meera@ybl")
    page.get_by_role("navigation").get_by_role("link", name="Clients").first.click()
    dialog = page.get_by_role("dialog", name="Leave without saving?")
    dialog.get_by_role("button", name="Stay here").click()
    expect(upi).to_have_value("meera@ybl")
    page.go_back()
    dialog.get_by_role("button", name="Stay here").click()
    expect(upi).to_have_value("meera@ybl")
    page.get_by_role("navigation").get_by_role("link", name="Clients").first.click()
    dialog.get_by_role("button", name="Leave").click()
    expect(page.get_by_role("heading", name="Clients", exact=True)).to_be_visible()
    stored = studio.document(f"freelancers/{studio.desk.uid}") or {}
    assert stored["payout"]["upiId"] == "meera@okaxis"


def test_what_is_still_to_be_paid_is_moved_and_what_has_money_is_not(
    rooms: Rooms, studio: Studio, visitors: Visitors
) -> None:
    invoice_id = studio.issued()
    studio.recorded(invoice_id, 18_000)
    page = rooms.enter_as_owner(studio.room, visitors.laptop(), f"/invoices/{invoice_id}")
    client = rooms.enter(studio.room, visitors.laptop())
    page.get_by_role("button", name="Reschedule or split").click()
    dialog = page.get_by_role("dialog", name="Reschedule")
    expect(dialog.get_by_label("Instalment 1", exact=True)).to_be_disabled()
    page.keyboard.press("Escape")
    whole = studio.issued(dueOn="2026-01-31")
    page.goto(f"{studio.suite.hosting_url}/desk/rooms/{studio.room.project_id}/invoices/{whole}")
    page.get_by_role("button", name="Reschedule or split").click()
    dialog.get_by_role("button", name="Add instalment").click()
    dialog.get_by_label("Instalment 1", exact=True).fill("Now")
    dialog.get_by_label("Amount, INR").fill("400.10")
    dialog.get_by_label("Due").first.fill("2099-02-28")
    dialog.get_by_label("Instalment 2", exact=True).fill("Later")
    expect(dialog).to_contain_text("₹779.90")
    dialog.get_by_label("Due").last.fill("2099-03-31")
    dialog.get_by_role("button", name="Save").click()
    expect(panel(page, "Instalments")).to_contain_text("Later")
    number = str(studio.invoice(whole)["number"])
    expect(panel(client, "Invoices")).to_contain_text(f"{number}, 0 of 2 paid")
    shelf = unfold(client, number)
    expect(shelf.get_by_role("list", name="Instalments")).to_contain_text("₹779.90")
