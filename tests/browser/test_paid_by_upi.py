"""A freelancer in India fills in who they are, bills in three parts, and is paid the first by UPI."""

import base64
import json
import re
import secrets
from dataclasses import dataclass, field
from typing import Final

import pytest
from playwright.sync_api import Page, Route, expect

from latchkey.domain.parties import Payout, TaxRegistration
from local.visits import link_in_mail
from tests.browser.codes import codes_on
from tests.browser.rooms import Rooms
from tests.browser.steps import a_picture, fill_lines, issue, panel, save_form, saved, unfold
from tests.browser.visitors import Visitors, enter_desk
from tests.desks import eventually
from tests.studio import Studio
from tests.unit.letters import text_of, upi_in

GSTIN: Final = "27AAPFU0939F1ZV"
CLIENTS_GSTIN: Final = "29AAGCB7383J1Z4"
LINES: Final = {"Brand book": "50000", "Photographs": "34750.55"}
"""₹84,750.55, with 18 % ₹1,00,005.65: three parts of it are one paisa apart."""
PARTS: Final = ("₹30,001.70", "₹40,002.26", "₹30,001.69")
LEFT: Final = "₹70,003.95"
TOTAL: Final = "₹1,00,005.65"


@dataclass(slots=True, kw_only=True)
class Billing:
    """The two of them, and what was billed."""

    studio: Studio
    owner: Page
    client: Page
    number: str = ""
    invoice_id: str = ""
    utr: str = field(default_factory=lambda: f"{secrets.randbelow(10**12):012}")

    def desk(self, path: str) -> Page:
        """Go somewhere at the desk."""
        self.owner.goto(f"{self.studio.suite.hosting_url}/desk{path}")
        return self.owner

    @property
    def room(self) -> str:
        """The room's path at the desk."""
        return f"/rooms/{self.studio.room.project_id}"


@pytest.fixture
def billing(studio: Studio, rooms: Rooms, visitors: Visitors) -> Billing:
    """Begin with a profile that says nothing of tax and money yet."""
    studio.set_profile(tax=TaxRegistration(), payout=Payout())
    owner = visitors.laptop()
    enter_desk(rooms.desk, owner)
    client = visitors.laptop(device_scale_factor=2)
    return Billing(studio=studio, owner=owner, client=client)


def test_a_first_instalment_is_paid_by_upi(billing: Billing, rooms: Rooms, visitors: Visitors) -> None:
    register_for_gst(billing)
    visitors.tolerate("403")
    say_where_money_goes(billing)
    place_the_client(billing)
    bill_in_three_parts(billing)
    rooms.enter(billing.studio.room, billing.client)
    read_the_code(billing)
    report_a_payment_that_is_not_found(billing)
    report_the_right_one(billing)
    confirm_it(billing)
    everything_agrees(billing)
    the_papers_agree(billing)


def register_for_gst(billing: Billing) -> None:
    page = billing.desk("/settings/tax")
    page.get_by_role("radio", name=re.compile("^GST in India")).check()
    gstin = page.get_by_label("GSTIN", exact=True)
    gstin.fill("27AAPFU0939F1ZW")
    expect(page.get_by_text(re.compile("^The 15th character should be .V. after"))).to_be_visible()
    gstin.fill(GSTIN)
    expect(page.get_by_label("PAN", exact=True)).to_have_value("AAPFU0939F")
    expect(page.get_by_label("State", exact=True)).to_have_value("Maharashtra")
    page.get_by_label("Legal name").fill("Meera Anand Rao")
    page.get_by_label("Address", exact=True).fill("14 Hill Road")
    page.get_by_label("City").fill("Mumbai")
    page.get_by_label("PIN code").fill("400050")
    save_form(page)


def say_where_money_goes(billing: Billing) -> None:
    """Change it at a computer that was left unlocked: it asks for a sign-in and then goes on by itself."""
    page = billing.desk("/settings/payout")
    page.get_by_label("UPI ID").fill("meera@okaxis")
    expect(page.get_by_role("img", name="UPI payment of one rupee to meera@okaxis")).to_be_visible()
    page.get_by_role("radio", name=re.compile("^In India")).check()
    page.get_by_label("Account holder").fill("Meera Anand Rao")
    page.get_by_label("Account number", exact=True).fill("001234567890")
    page.get_by_label("IFSC", exact=True).fill("HDFC0001234")
    page.route("**/api/portals/profile/payout", an_hour_later, times=1)
    page.get_by_role("button", name="Save", exact=True).click()
    dialog = page.get_by_role("dialog", name="Sign in once more")
    expect(dialog).to_contain_text(billing.studio.desk.freelancer.email)
    dialog.get_by_role("button", name="Mail me a link").click()
    expect(dialog).to_contain_text("Waiting for your sign-in")
    link = link_in_mail(billing.studio.suite, billing.studio.desk.freelancer.email, "/sign-in#")
    other = page.context.new_page()
    other.goto(link)
    other.get_by_role("button", name="Sign in").click()
    expect(dialog).to_have_count(0)
    other.close()
    expect(page.get_by_text("All saved")).to_be_visible()
    mails = billing.studio.mails(billing.studio.desk.freelancer.email, 2)
    assert "Where your money goes was changed" in [mail["subject"] for mail in mails]


def an_hour_later(route: Route) -> None:
    """Send a request as if its sign-in had been an hour ago; the emulator's tokens carry no signature."""
    head, payload, _ = route.request.headers["authorization"].split(".")
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    claims["auth_time"] -= 3600
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    route.continue_(headers={**route.request.headers, "authorization": f"{head}.{body}."})


def place_the_client(billing: Billing) -> None:
    page = billing.desk("/clients")
    page.get_by_role("link", name=re.compile("Mira Textiles")).click()
    page.get_by_role("link", name="Address and tax").first.click()
    page.get_by_label("GSTIN", exact=True).fill(CLIENTS_GSTIN)
    expect(page.get_by_label("State", exact=True)).to_have_value("Karnataka")
    expect(panel(page, "On their invoices")).to_contain_text("IGST")
    page.get_by_label("Who pays").select_option("company")
    save_form(page)


def bill_in_three_parts(billing: Billing) -> None:
    page = billing.desk(billing.room)
    page.get_by_role("button", name="New invoice").first.click()
    fill_lines(page, LINES)
    page.get_by_label("SAC of line 1").fill("998391")
    page.get_by_role("button", name="30 / 40 / 30").click()
    totals = panel(page, "Total")
    expect(totals).to_contain_text("IGST because the client is in Karnataka (29) and you are in Maharashtra")
    expect(totals).to_contain_text(TOTAL)
    for amount in PARTS:
        expect(panel(page, "Terms")).to_contain_text(amount)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    billing.number = issue(page)
    billing.invoice_id = page.url.rpartition("/")[2]
    assert len(billing.number) <= 16


def read_the_code(billing: Billing) -> None:
    page = billing.client
    page.get_by_role("button", name="Pay: Pay ₹30,001.70").click()
    ways = page.get_by_role("region", name="Ways to pay Advance")
    expect(ways.get_by_role("img", name=re.compile("^UPI code: pays ₹30,001.70"))).to_be_visible()
    (code,) = codes_on(ways)
    assert upi_in(code) == {
        "pa": "meera@okaxis",
        "pn": "Meera Anand Rao",
        "am": "30001.70",
        "cu": "INR",
        "tn": billing.number,
        "tr": f"LK{billing.invoice_id}1",
    }
    for word in ("Copy UPI ID", "Copy amount", "Save QR"):
        expect(ways.get_by_role("button", name=word)).to_be_visible()


def report_a_payment_that_is_not_found(billing: Billing) -> None:
    page = billing.client
    page.get_by_role("button", name="I have paid").click()
    utr = page.get_by_label(re.compile("^UTR"))
    utr.fill("12345O")
    expect(page.get_by_text("The 6th character must be a digit")).to_be_visible()
    utr.fill("123456")
    page.get_by_role("button", name="Report the payment").click()
    expect(page.get_by_text("A UTR has 12 digits; this has 6.")).to_be_visible()
    utr.fill(f"{secrets.randbelow(10**12):012}")
    page.get_by_role("button", name="Report the payment").click()
    expect(panel(page, "Invoices")).to_contain_text("reported as paid, not confirmed yet")
    owner = billing.owner
    expect(owner.get_by_role("region", name="Reported payment of ₹30,001.70")).to_be_visible()
    owner.get_by_role("button", name="Not received").click()
    owner.get_by_role("dialog").get_by_label("What you found").fill("No such number on Tuesday")
    owner.get_by_role("dialog").get_by_role("button", name="Say it did not arrive").click()
    expect(panel(page, "Invoices")).to_contain_text("Meera did not find this payment")
    expect(panel(page, "Invoices")).to_contain_text("No such number on Tuesday")


def report_the_right_one(billing: Billing) -> None:
    page = billing.client
    if not page.get_by_role("button", name="I have paid").is_visible():
        panel(page, "Invoices").get_by_role("button", name="Pay Advance, ₹30,001.70").click()
    page.get_by_role("button", name="I have paid").click()
    page.get_by_label(re.compile("^UTR")).fill(billing.utr)
    page.get_by_label("Picture of the payment").set_input_files(
        {"name": "paid.png", "mimeType": "image/png", "buffer": a_picture()}
    )
    expect(page.get_by_role("button", name="Remove paid.png")).to_be_visible()
    expect(page.get_by_role("button", name="Report the payment")).to_be_enabled()
    page.get_by_role("button", name="Report the payment").click()
    expect(panel(page, "Invoices")).to_contain_text(billing.utr)


def confirm_it(billing: Billing) -> None:
    owner = billing.owner
    claim = owner.get_by_role("region", name="Reported payment of ₹30,001.70")
    expect(claim).to_contain_text(f"UTR {billing.utr}")
    claim.get_by_role("button", name="See the screenshot").click()
    expect(owner.get_by_role("dialog").get_by_role("img", name="paid.png")).to_be_visible()
    owner.keyboard.press("Escape")
    claim.get_by_role("button", name="Confirm").click()
    owner.get_by_role("dialog").get_by_role("button", name="Yes, it arrived").click()
    expect(claim).to_have_count(0)


def everything_agrees(billing: Billing) -> None:
    """Find the same standing in the editor, the room, the list, at the dashboard and in the mail."""
    owner, room = billing.owner, panel(billing.client, "Invoices")
    expect(owner.locator("#main")).to_contain_text("Part paid")
    expect(panel(owner, "Money")).to_contain_text(LEFT)
    expect(panel(owner, "History")).to_contain_text("Paid in part by Meera Rao")
    expect(room).to_contain_text("1 of 3 paid, next due")
    expect(room.get_by_role("listitem").filter(has_text="Advance").last).to_contain_text("paid")
    listed = panel(billing.desk(f"{billing.room}/invoices"), "Invoices")
    expect(listed).to_contain_text("Part paid")
    expect(listed).to_contain_text(f"{LEFT} of {TOTAL}")
    every = billing.desk("/invoices?status=open")
    expect(every.get_by_role("list", name="Invoices")).to_contain_text(f"{LEFT} of {TOTAL}")
    expect(every.get_by_role("list", name="Sums")).to_have_text(f"Open {LEFT} of {TOTAL} invoiced")
    today = billing.desk("")
    expect(today.get_by_role("region", name="Outstanding", exact=True)).to_contain_text(LEFT)
    expect(today.get_by_role("region", name="Received", exact=True)).to_contain_text(PARTS[0])
    receipt = receipt_mail(billing)
    assert PARTS[0] in receipt
    assert LEFT in receipt
    assert billing.utr in receipt


def receipt_mail(billing: Billing) -> str:
    """Read the receipt in the client's mailbox."""
    subject = f"Receipt for invoice {billing.number}: {PARTS[0]}"

    def arrived() -> str | None:
        mails = billing.studio.mails(billing.studio.room.email, 1)
        return next((str(mail["text"]) for mail in mails if mail["subject"] == subject), None)

    return eventually(arrived)


def the_papers_agree(billing: Billing) -> None:
    client = billing.client
    shelf = panel(client, "Invoices")
    papers = shelf.get_by_role("list", name=f"Papers of {billing.number}")
    if not papers.is_visible():
        unfold(client, billing.number)
    name, invoice = saved(client, papers.get_by_role("button", name=f"Invoice {billing.number}, PDF: save"))
    assert name == f"{billing.number}.pdf"
    words = text_of(invoice)
    for expected in (GSTIN, CLIENTS_GSTIN, "IGST", TOTAL, *PARTS):
        assert expected in words, expected
    _, receipt = saved(client, papers.get_by_role("button", name=re.compile("^Receipt, ₹30,001.70")))
    page = billing.desk(f"{billing.room}/invoices/{billing.invoice_id}")
    _, same = saved(page, panel(page, "Ledger").get_by_role("button", name="Receipt"))
    for paper in (receipt, same):
        words = text_of(paper)
        for expected in (billing.number, PARTS[0], TOTAL, billing.utr):
            assert expected in words, expected
    assert receipt == same, "one receipt, wherever it is fetched"
