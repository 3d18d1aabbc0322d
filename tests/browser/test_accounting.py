"""What the freelancer takes to an accountant: the count of TDS with its certificates, and tables."""

from typing import Final

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from latchkey.domain.parties import PayerType, ServiceKind
from tests.browser.steps import saved
from tests.browser.visitors import OFFLINE_NOISE, Visitors, enter_desk
from tests.studio import Studio, a_line

CERTIFICATE: Final = FilePayload(name="form-16a.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7 first")
ANOTHER: Final = FilePayload(name="form-16a-again.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7 second")
PAGE: Final = FilePayload(name="form.html", mimeType="text/html", buffer=b"<p>Hello")


@pytest.fixture
def deducted(studio: Studio) -> Studio:
    """Return a studio whose client passed the threshold and kept tax back."""
    studio.set_client(payer_type=PayerType.COMPANY, service_kind=ServiceKind.PROFESSIONAL)
    invoice_id = studio.issued(lines=[a_line(unitPriceMinor=60_000_00)])
    studio.recorded(invoice_id, 64_800_00, tdsMinor=6_000_00)
    return studio


def client_row(page: Page) -> Locator:
    return page.get_by_role("listitem").filter(has_text="Mira Textiles")


def test_a_certificate_is_kept_replaced_fetched_and_missed(deducted: Studio, visitors: Visitors) -> None:
    page = visitors.laptop()
    enter_desk(deducted.desk, page, "/desk/tds")
    row = client_row(page)
    expect(row).to_contain_text("₹6,000.00")
    expect(row).to_contain_text("As expected")
    expect(row).to_contain_text("Missing")
    chooser = row.locator("input[type=file]")
    chooser.set_input_files(PAGE)
    expect(row.get_by_role("alert")).to_contain_text("Choose a PDF or a picture")
    chooser.set_input_files(CERTIFICATE)
    expect(row).to_contain_text("Received")
    download = row.get_by_role("button", name="Download")
    assert saved(page, download) == ("form-16a.pdf", b"%PDF-1.7 first")
    chooser.set_input_files(ANOTHER)
    expect(row).to_contain_text("form-16a-again.pdf")
    assert saved(page, download) == ("form-16a-again.pdf", b"%PDF-1.7 second")
    row.get_by_role("button", name="Mark missing").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove the file").click()
    expect(row).to_contain_text("Missing")
    expect(row).not_to_contain_text("form-16a")


def test_other_fiscal_years_are_a_choice_away(deducted: Studio, visitors: Visitors) -> None:
    page = visitors.phone()
    enter_desk(deducted.desk, page, "/desk/tds")
    expect(client_row(page)).to_be_visible()
    page.get_by_label("Fiscal year").select_option("2024")
    expect(page.get_by_text("Section 194J")).to_be_visible()
    expect(page.get_by_text("₹30,000")).to_be_visible()
    expect(page.get_by_text("Nothing was billed")).to_be_visible()
    expect(page.get_by_role("button", name="CSV")).to_be_disabled()


def test_tables_are_saved_for_the_chosen_days(deducted: Studio, visitors: Visitors) -> None:
    page = visitors.laptop()
    enter_desk(deducted.desk, page, "/desk/exports")
    name, table = saved(page, page.get_by_role("button", name="Download Invoices"))
    assert name.startswith("invoices-")
    assert b"INV-" in table
    page.get_by_text("Other days").click()
    page.get_by_label("First day").fill("2020-01-01")
    page.get_by_label("Last day").fill("2020-01-31")
    name, table = saved(page, page.get_by_role("button", name="Download Payments"))
    assert name == "payments-2020-01-01-2020-01-31.csv"
    assert len(table.splitlines()) == 1
    page.get_by_label("Last day").fill("2019-12-31")
    expect(page.get_by_text("The last day comes before the first.").first).to_be_visible()
    expect(page.get_by_role("button", name="Download Payments")).to_be_disabled()


def test_a_table_that_does_not_come_says_so(studio: Studio, visitors: Visitors) -> None:
    visitors.tolerate(*OFFLINE_NOISE, "ERR_FAILED")
    page = visitors.laptop()
    enter_desk(studio.desk, page, "/desk/exports")
    page.route("**/api/portals/exports/**", lambda route: route.abort())
    page.get_by_role("button", name="Download Payments").click()
    expect(page.get_by_role("alert")).to_contain_text("No connection")
    page.unroute("**/api/portals/exports/**")
    saved(page, page.get_by_role("button", name="Download Payments"))
    expect(page.get_by_text("Saved to your downloads.")).to_be_visible()
