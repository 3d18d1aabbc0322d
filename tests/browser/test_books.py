"""Tax deducted at source, tables for the accountant, and settings that say what is wrong."""

import csv
import re
from io import StringIO
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from latchkey.domain.parties import Address, PayerType, ServiceKind, TaxKind, TaxRegistration
from tests.browser.rooms import Rooms
from tests.browser.steps import panel, saved
from tests.browser.visitors import Visitors, enter_desk
from tests.studio import Studio, a_line

GSTIN: Final = "27AAPFU0939F1ZV"
CLIENTS_GSTIN: Final = "29AAGCB7383J1Z4"


@pytest.fixture
def page(rooms: Rooms, studio: Studio, visitors: Visitors) -> Page:
    """Sign in as a freelancer who is registered for GST, with a company in another state as a client."""
    studio.set_profile(
        tax=TaxRegistration(kind=TaxKind.GST, gstin=GSTIN, rate_bp=1800), address=Address(country="IN")
    )
    studio.set_client(
        payer_type=PayerType.COMPANY,
        service_kind=ServiceKind.PROFESSIONAL,
        gstin=CLIENTS_GSTIN,
        address=Address(country="IN"),
    )
    page = visitors.laptop()
    enter_desk(rooms.desk, page)
    return page


def table(content: bytes) -> list[dict[str, str]]:
    """Read a table as a spreadsheet does."""
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


def test_a_year_of_deducted_tax_and_its_tables(page: Page, studio: Studio) -> None:
    lines = [a_line(description="=1+1", unitPriceMinor=60_000_00, sac="998391")]
    invoice_id = studio.issued(lines=lines)
    number = studio.invoice(invoice_id)["number"]
    studio.recorded(invoice_id, 66_000_00, tdsMinor=4_800_00, reference="N123", note="+calc")
    page.goto(f"{studio.suite.hosting_url}/desk/tds")
    row = panel(page, "Clients").get_by_role("listitem").filter(has_text="Mira Textiles")
    for words in ("₹60,000.00", "₹6,000.00", "₹4,800.00", "Above ₹50,000", "Missing"):
        expect(row).to_contain_text(words)
    expect(page.get_by_role("region", name="The year")).to_contain_text("₹1,200.00 less than expected")
    _, year = saved(page, page.get_by_role("button", name="CSV", exact=True))
    (only,) = table(year)
    assert (only["Client"], only["Expected TDS"], only["Deducted TDS"], only["Difference"]) == (
        "Mira Textiles",
        "6000.00",
        "4800.00",
        "1200.00",
    )
    page.get_by_role("navigation", name="Parts of the books").get_by_role("link", name="Exports").click()
    page.get_by_text("This fiscal year", exact=True).click()
    _, invoices = saved(page, page.get_by_role("button", name="Download Invoices and credit notes as CSV"))
    (billed,) = table(invoices)
    assert billed["Invoice Number"] == number
    assert billed["GSTIN/UIN of Recipient"] == CLIENTS_GSTIN
    assert (billed["Taxable Value"], billed["IGST"]) == ("60000.00", "10800.00")
    _, payments = saved(page, page.get_by_role("button", name="Download Payments as CSV"))
    assert {(one["Kind"], one["Amount"]) for one in table(payments)} == {
        ("payment", "66000.00"),
        ("tds", "4800.00"),
    }
    assert not re.search(r'(^|,)"?[=+@]', (invoices + payments).decode("utf-8-sig"), re.MULTILINE)


def test_settings_name_the_character_that_is_wrong_and_save_nothing(page: Page, studio: Studio) -> None:
    desk = f"{studio.suite.hosting_url}/desk/settings"
    page.goto(f"{desk}/tax")
    complain(page, "GSTIN", "27AAPFU0939F1ZX", re.compile("^The 15th character should be .V. after"))
    complain(page, "GSTIN", "00AAPFU0939F1ZV", "The 1st and 2nd characters are the code of a state")
    complain(page, "PAN", "AAPFU09399", "The 10th character must be a letter")
    leave(page)
    page.goto(f"{desk}/payout")
    complain(page, "UPI ID", "mee ra@okaxis", "The 4th character must be a letter, digit")
    page.get_by_role("radio", name=re.compile("^In India")).check()
    complain(page, "IFSC", "HDFCO001234", "The 5th character must be the digit 0")
    leave(page)
    page.goto(f"{desk}/invoicing")
    page.get_by_role("radio", name=re.compile("^April to March")).check()
    complain(page, "Prefix of invoices", "IN V", "The 3rd character must be a letter, digit, hyphen or slash")
    complain(page, "Prefix of invoices", "LATCHKEY", "the law allows 16: use at most 6.")
    leave(page)
    stored = studio.document(f"freelancers/{studio.desk.uid}") or {}
    assert stored["tax"]["gstin"] == GSTIN
    assert stored["payout"]["upiId"] == "meera@okaxis"
    assert stored["numbering"]["prefix"] == "INV"


def complain(page: Page, label: str, text: str, sentence: str | re.Pattern[str]) -> None:
    """Type something that cannot be right, and try to save it."""
    fill = page.get_by_label(label, exact=True)
    fill.fill(text)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text(sentence)).to_be_visible()
    expect(fill).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("Not saved yet. Look at what is marked.")).to_be_visible()


def leave(page: Page) -> None:
    """Put back what was typed: leaving would be asked about otherwise."""
    page.get_by_role("button", name="Put back").click()
    expect(page.get_by_text("All saved")).to_be_visible()
