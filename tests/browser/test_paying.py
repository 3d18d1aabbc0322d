"""Paying an invoice, in the room and on the page that is forwarded: every way, and every answer to it."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from latchkey.domain.parties import Bank, BankKind, Payout
from tests.browser.axe import violations
from tests.browser.codes import codes_on
from tests.browser.rooms import Rooms
from tests.browser.steps import look_again, panel, way
from tests.browser.visitors import Visitors
from tests.studio import Studio, thirds

BANK = Bank(
    kind=BankKind.INDIA,
    holder="Meera Rao",
    bank_name="Axis Bank",
    account="919010012345678",
    ifsc="UTIB0000123",
)
LATE_TO_LATER = ("2026-01-31", "2099-02-28", "2099-03-31")


@pytest.fixture
def payable(studio: Studio) -> Studio:
    """Give the freelancer every way to be paid."""
    studio.set_profile(payout=Payout(upi_id="meera@okaxis", bank=BANK, paypal_me="meerarao"))
    return studio


@pytest.fixture
def clipboard(visitors: Visitors) -> Page:
    """Open a tab that may read what was copied."""
    page = visitors.laptop()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def pay_page(studio: Studio, invoice_id: str) -> str:
    """Return the address that is forwarded."""
    return f"{studio.suite.hosting_url}/pay#{studio.invoice(invoice_id)['payLink']}"


def copied(page: Page) -> str:
    """Read what was copied."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def code(page: Page) -> Locator:
    return page.get_by_role("img", name=re.compile("^UPI code"))


def payment(page: Page) -> Locator:
    return page.get_by_role("status", name="Payment")


def test_the_next_instalment_is_offered_in_every_way(rooms: Rooms, payable: Studio, clipboard: Page) -> None:
    invoice_id = payable.issued(instalments=thirds(*LATE_TO_LATER))
    page = rooms.enter(payable.room, clipboard)
    page.get_by_role("button", name="Pay: Pay ₹354.00").click()
    expect(page.get_by_role("region", name="Ways to pay On signing")).to_be_focused()
    [uri] = codes_on(code(page))
    assert {key: value[0] for key, value in parse_qs(urlsplit(uri).query).items()} == {
        "pa": "meera@okaxis",
        "pn": "Studio Meera",
        "am": "354.00",
        "cu": "INR",
        "tn": payable.invoice(invoice_id)["number"],
        "tr": f"LK{invoice_id}1",
    }
    page.get_by_role("button", name="Copy amount").click()
    assert copied(page) == "354.00"
    way(page, "Bank transfer").click()
    page.get_by_role("button", name="Copy: IFSC").click()
    assert copied(page) == "UTIB0000123"
    expect(way(page, "PayPal")).to_have_count(0)  # which takes no rupees
    assert list(violations(page)) == []


def test_a_reported_payment_waits_is_refused_and_reported_again(
    rooms: Rooms, payable: Studio, visitors: Visitors
) -> None:
    invoice_id = payable.issued(instalments=thirds(*LATE_TO_LATER))
    page = rooms.enter(payable.room, visitors.phone())
    page.get_by_role("button", name="Pay: Pay ₹354.00").click()
    page.get_by_role("button", name="I have paid").click()
    utr = page.get_by_label(re.compile("^UTR"))
    utr.fill("41234O")
    expect(page.get_by_text("The 6th character must be a digit")).to_be_visible()
    utr.fill("4123 4567 8901")
    page.get_by_role("button", name="Report the payment").click()
    expect(page.get_by_text("₹354.00 reported as paid by UPI")).to_be_visible()
    assert payable.shown(invoice_id)["instalments"][0]["claim"]["utr"] == "412345678901"
    payable.refuse(invoice_id).raise_for_status()
    expect(page.get_by_text("Meera did not find this payment")).to_be_visible()
    expect(page.get_by_text("Nothing on the account")).to_be_visible()
    page.get_by_role("button", name="I have paid").click()
    page.get_by_label(re.compile("^UTR")).fill("412345678901")
    page.get_by_role("button", name="Report the payment").click()
    expect(page.get_by_text("₹354.00 reported as paid by UPI")).to_be_visible()
    payable.confirm(invoice_id).raise_for_status()
    expect(panel(page, "Invoices")).to_contain_text("1 of 3 paid")


def test_a_forwarded_page_takes_one_instalment_and_shows_nothing_else_of_the_room(
    payable: Studio, visitors: Visitors
) -> None:
    invoice_id = payable.issued(instalments=thirds(*LATE_TO_LATER))
    page = visitors.laptop()
    with page.expect_response("**/api/portal/invoices/viewed"):
        page.goto(pay_page(payable, invoice_id))
    assert payable.invoice(invoice_id)["viewedAt"] is not None
    assert list(violations(page)) == []
    way(page, "Card").click()
    page.get_by_role("button", name="Pay ₹354.00 by card").click()
    page.wait_for_url(f"{payable.suite.stripe_url}/**")
    page.get_by_role("button", name=re.compile("^Pay ₹")).click()
    expect(payment(page)).to_contain_text("₹354.00 paid. Thank you.")
    assert page.url == pay_page(payable, invoice_id)
    expect(page.get_by_role("region", name=re.compile("^To pay"))).to_contain_text("₹472.00")
    with page.expect_download() as saved:
        page.get_by_role("button", name=re.compile("^Receipt, ₹354.00")).click()
    assert saved.value.path().read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("outcome", ["arrives", "fails"])
def test_a_forwarded_page_waits_for_the_bank(payable: Studio, visitors: Visitors, outcome: str) -> None:
    invoice_id = payable.issued()
    page = visitors.phone()
    page.goto(pay_page(payable, invoice_id))
    way(page, "Card").click()
    page.get_by_role("button", name="Pay ₹1,180.00 by card").click()
    page.wait_for_url(f"{payable.suite.stripe_url}/**")
    session = page.url.rpartition("/")[2]
    page.get_by_role("button", name=re.compile("^Pay by bank debit")).click()
    expect(payment(page)).to_contain_text("Your payment is on its way")
    expect(page.get_by_role("list", name="Ways to pay")).to_have_count(0)
    payable.stripe(f"/sessions/{session}/settle", succeed=outcome == "arrives")
    if outcome == "arrives":
        expect(payment(page)).to_contain_text("₹1,180.00 paid. Thank you.")
    else:
        expect(payment(page)).to_contain_text("The payment did not go through")
        expect(page.get_by_role("list", name="Ways to pay")).to_be_visible()


def test_a_payer_is_told_when_the_invoice_is_cancelled_meanwhile(payable: Studio, visitors: Visitors) -> None:
    invoice_id = payable.issued()
    page = visitors.laptop()
    page.goto(pay_page(payable, invoice_id))
    expect(page.get_by_role("button", name="I have paid")).to_be_visible()
    payable.void(invoice_id).raise_for_status()
    look_again(page)
    expect(page.get_by_role("alert")).to_contain_text("has just cancelled this invoice")
    expect(page.get_by_role("list", name="Ways to pay")).to_have_count(0)


def test_a_replaced_or_unknown_link_says_what_to_do(payable: Studio, visitors: Visitors) -> None:
    visitors.tolerate("403")
    invoice_id = payable.issued()
    page = visitors.laptop()
    with page.expect_response("**/api/portal/invoices/viewed"):
        page.goto(pay_page(payable, invoice_id))
    payable.desk.post(f"/invoices/{invoice_id}/pay-link/renew", {}).raise_for_status()
    look_again(page)
    expect(page.get_by_role("heading", name="This link has just been replaced")).to_be_visible()
    page.goto(f"{payable.suite.hosting_url}/pay#{'z' * 24}")
    expect(page.get_by_role("heading", name="This link does not open an invoice")).to_be_visible()
    page.goto(pay_page(payable, invoice_id))
    expect(page.get_by_role("button", name="I have paid")).to_be_visible()


def test_all_instalments_can_be_paid_at_once(rooms: Rooms, payable: Studio, visitors: Visitors) -> None:
    invoice_id = payable.issued(instalments=thirds(*LATE_TO_LATER))
    page = rooms.enter(payable.room, visitors.laptop())
    page.get_by_role("button", name="Pay: Pay ₹354.00").click()
    page.get_by_role("button", name="Pay all by card, ₹1,180.00").click()
    page.wait_for_url(f"{payable.suite.stripe_url}/**")
    page.get_by_role("button", name=re.compile("^Pay ₹")).click()
    expect(payment(page)).to_contain_text("₹1,180.00 paid. Thank you.")
    assert payable.invoice(invoice_id)["paidMinor"] == 118_000
