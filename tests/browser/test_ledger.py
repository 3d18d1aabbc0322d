"""The ledger at the desk: money by hand, corrections, credit notes, what the provider does, reminders."""

import re

import httpx
from playwright.sync_api import Locator, Page, expect

from latchkey.domain.parties import PayerType, ServiceKind
from tests.browser.rooms import Rooms
from tests.browser.steps import panel, saved
from tests.browser.visitors import Visitors
from tests.cards import paid_by_card
from tests.desks import eventually
from tests.studio import Studio, a_line, refusal
from tests.unit.letters import text_of


def lamp(page: Page, word: str) -> Locator:
    """Find how the invoice stands, in the page's head."""
    return page.locator("#main header").first.get_by_text(word, exact=True)


def open_invoice(rooms: Rooms, studio: Studio, visitors: Visitors, invoice_id: str) -> Page:
    """Go to an issued invoice at the desk."""
    page = rooms.enter_as_owner(studio.room, visitors.laptop(), f"/invoices/{invoice_id}")
    expect(page.get_by_role("heading", name=re.compile("^INV-"))).to_be_visible()
    return page


def test_a_payment_less_tds_settles_and_what_is_too_much_stays_a_credit_until_it_is_taken_out(
    rooms: Rooms, studio: Studio, visitors: Visitors
) -> None:
    studio.set_client(payer_type=PayerType.COMPANY, service_kind=ServiceKind.PROFESSIONAL)
    invoice_id = studio.issued(lines=[a_line(unitPriceMinor=100_000_00)])
    page = open_invoice(rooms, studio, visitors, invoice_id)
    page.get_by_role("button", name="Record payment").first.click()
    dialog = page.get_by_role("dialog", name="Record a payment")
    dialog.get_by_role("button", name=re.compile("^They deducted ₹10,000.00")).click()
    expect(dialog.get_by_label("Amount received, INR")).to_have_value("1,08,000.00")
    expect(dialog.get_by_role("status")).to_contain_text("The invoice is paid in full with this.")
    dialog.get_by_role("button", name="Record payment").click()
    expect(lamp(page, "Paid")).to_be_visible()
    expect(panel(page, "Money")).to_contain_text("TDS deducted₹10,000.00")
    expect(panel(page, "Ledger")).to_contain_text("TDS deducted by your client")
    page.get_by_role("button", name="Record payment").first.click()
    dialog.get_by_label("Amount received, INR").fill("5000")
    dialog.get_by_label("How it came").select_option("cash")
    expect(dialog.get_by_role("status")).to_contain_text("₹5,000.00 more than is due. It is kept")
    dialog.get_by_role("button", name="Record payment").click()
    over = page.get_by_text("₹5,000.00 more was settled than the invoice comes to")
    expect(over).to_be_visible()
    page.get_by_role("listitem").filter(has_text="Cash").get_by_role("button", name="Take out").click()
    page.get_by_role("dialog").get_by_label("Why").fill("Another client's")
    page.get_by_role("dialog").get_by_role("button", name="Take it out").click()
    expect(over).to_have_count(0)
    expect(panel(page, "Ledger")).to_contain_text("Taken out again")
    expect(lamp(page, "Paid")).to_be_visible()


def test_an_invoice_is_credited_and_made_anew(rooms: Rooms, studio: Studio, visitors: Visitors) -> None:
    invoice_id = studio.issued()
    number = studio.invoice(invoice_id)["number"]
    page = open_invoice(rooms, studio, visitors, invoice_id)
    client = rooms.enter(studio.room, visitors.laptop())
    page.get_by_role("button", name="Credit note").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Issue credit note").click()
    expect(dialog.get_by_text("Say why; it is printed on the credit note.")).to_be_visible()
    dialog.get_by_label("Reason").fill("The shoot was cancelled")
    expect(dialog.get_by_role("status")).to_contain_text("Nothing is due on the invoice after this.")
    dialog.get_by_role("button", name="Issue credit note").click()
    expect(lamp(page, "Credited")).to_be_visible()
    notes = panel(page, "Credit notes")
    credit_number = re.search(r"CN-[\w-]+", notes.inner_text())
    assert credit_number
    _, paper = saved(page, notes.get_by_role("button", name="PDF"))
    for words in (credit_number.group(), number, "₹1,180.00", "The shoot was cancelled"):
        assert words in text_of(paper), words
    expect(panel(client, "Invoices")).to_contain_text("settled by credit note")
    page.get_by_role("button", name="Make it anew").click()
    page.get_by_role("dialog").get_by_role("button", name="Make a draft").click()
    expect(page.get_by_role("heading", name="Draft invoice")).to_be_visible()
    expect(page.get_by_label("Description of line 1")).to_have_value("Logo")
    page.go_back()
    expect(page.get_by_role("link", name="It was made anew here")).to_be_visible()


def test_what_happens_at_the_provider_appears_by_itself(
    rooms: Rooms, studio: Studio, visitors: Visitors
) -> None:
    invoice_id, session_id, _ = paid_by_card(studio)
    page = open_invoice(rooms, studio, visitors, invoice_id)
    expect(lamp(page, "Paid")).to_be_visible()
    dispute = studio.stripe(f"/sessions/{session_id}/dispute", amount=50_000)
    expect(lamp(page, "Disputed")).to_be_visible()
    expect(page.get_by_text("A payment of ₹500.00 is disputed")).to_be_visible()
    studio.stripe(f"/disputes/{dispute['id']}/close", outcome="won")
    expect(page.get_by_text("The dispute over ₹500.00 was decided for you")).to_be_visible()
    expect(lamp(page, "Disputed")).to_have_count(0)
    studio.stripe(f"/sessions/{session_id}/refund", amount=18_000)
    ledger = panel(page, "Ledger")
    expect(ledger).to_contain_text("Refund")
    expect(panel(page, "Money")).to_contain_text("Refunded₹180.00")
    expect(lamp(page, "Part paid")).to_be_visible()
    ledger.get_by_role("button", name="Refund").click()
    dialog = page.get_by_role("dialog", name="Refund through Stripe")
    expect(dialog.get_by_text("₹1,000.00 at most")).to_be_visible()
    dialog.get_by_label("Amount, INR").fill("1000.01")
    dialog.get_by_role("button", name="Refund", exact=True).click()
    expect(dialog.get_by_text("Only ₹1,000.00 is left of it.")).to_be_visible()
    dialog.get_by_label("Amount, INR").fill("1000")
    dialog.get_by_role("button", name="Refund", exact=True).click()
    expect(lamp(page, "Paid back")).to_be_visible()
    expect(panel(page, "Reminders")).to_contain_text("Money was given back, so nobody is reminded.")


def test_a_client_is_reminded_once_a_day_and_an_invoice_can_be_muted(
    rooms: Rooms, studio: Studio, visitors: Visitors
) -> None:
    invoice_id = studio.issued(dueOn="2026-01-31")
    page = open_invoice(rooms, studio, visitors, invoice_id)
    card = panel(page, "Reminders")
    expect(card).to_contain_text("None yet")
    remind = card.get_by_role("button", name="Remind now")
    remind.click()
    expect(page.get_by_text("A reminder is on its way.")).to_be_visible()
    expect(remind).to_be_disabled()
    expect(card).to_contain_text("One a day is enough: again from tomorrow,")
    assert eventually(
        lambda: [
            mail["subject"]
            for mail in studio.mails(studio.room.email, 1)
            if mail["subject"].startswith("Reminder from Studio Meera")
        ]
    )
    answer = studio.desk.post(f"/invoices/{invoice_id}/remind")
    assert refusal(answer)[0] == httpx.codes.CONFLICT
    card.get_by_label("No automatic ones for this invoice").check()
    expect(card).to_contain_text("Muted for this invoice.")
    page.reload()
    expect(card.get_by_label("No automatic ones for this invoice")).to_be_checked()
    expect(remind).to_be_disabled()
