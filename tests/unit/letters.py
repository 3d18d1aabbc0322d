"""A studio's invoice with everything on it, and readers for what papers and mails show."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import zxingcpp
from pypdf import PdfReader

from latchkey.domain.billing.credit_notes import CreditNote
from latchkey.domain.billing.instalments import PlannedInstalment
from latchkey.domain.billing.invoice_life import open_draft
from latchkey.domain.billing.invoices import Invoice, Line, Share
from latchkey.domain.freelancers import Freelancer, OwnBrand
from latchkey.domain.parties import (
    Address,
    Bank,
    BankKind,
    Buyer,
    Payout,
    PayTo,
    Seller,
    TaxKind,
    TaxRegistration,
    UpiPayee,
)
from latchkey.services.billing.paper.invoice_sheet import invoice_sheet
from latchkey.services.billing.paper.sheet import Logo, Sheet
from tests.unit.books import GST, NOW, PROJECT, a_content, issued_from, summed

INVOICE_ID = "abcdefghij0123456789"
PAY_URL = "https://latchkey.example/pay#0123456789abcdefghijklmn"
UPI = UpiPayee(id="meera@okhdfc", name="Meera Rao")
BANK = Bank(
    kind=BankKind.INDIA,
    holder="Meera Rao",
    bank_name="HDFC Bank",
    account="50100123456789",
    ifsc="HDFC0000123",
)
STUDIO = Seller(
    name="Studio Meera",
    legal_name="Meera Rao",
    email="meera@example.com",
    address=Address(line1="14 Hill Road", city="Mumbai", postal_code="400050", country="IN"),
    registration=GST,
    pan="AAPFU0939F",
    accent="#6cb6ff",
    letterhead=None,
)
KAVERI = Buyer(
    name="Kaveri Foods",
    legal_name="Kaveri Foods Private Limited",
    address=Address(line1="8 MG Road", city="Bengaluru", postal_code="560001", country="IN"),
    gstin="29AAGCB7383J1Z4",
    state_code="29",
)
MEERA = Freelancer(
    name="Meera Rao",
    email="meera@example.com",
    business_name="Studio Meera",
    brand=OwnBrand(logo=None, accent="#6cb6ff"),
    time_zone="Asia/Kolkata",
    currency="INR",
    created_at=NOW,
    updated_at=NOW,
    payout=Payout(upi_id=UPI.id, bank=BANK, paypal_me="meerarao"),
)
LINES = (
    Line(
        description="Brand identity",
        quantity_milli=1000,
        unit_price_minor=4_500_000,
        sac="998391",
        rate_bp=1800,
    ),
    Line(
        description="Website",
        quantity_milli=2500,
        unit_price_minor=4_000_033,
        sac="998314",
        rate_bp=1800,
        discount=Share(amount_minor=50_000),
    ),
)
THIRDS = (
    PlannedInstalment(label="On signing", share=Share(rate_bp=3000), due_on=date(2026, 3, 20)),
    PlannedInstalment(label="", share=Share(rate_bp=4000), due_on=date(2026, 4, 20)),
    PlannedInstalment(label="On delivery", share=None, due_on=date(2026, 5, 20)),
)


def a_studio_invoice(
    *,
    lines: tuple[Line, ...] = LINES,
    instalments: tuple[PlannedInstalment, ...] = (),
    seller: Seller = STUDIO,
    buyer: Buyer = KAVERI,
    currency: str = "INR",
    note: str = "Thank you.",
    number: str = "INV-26-27-001",
    now: datetime = NOW,
) -> Invoice:
    """Return an issued invoice between two states, with a discount, round-off and every way to pay."""
    content = a_content(currency=currency, lines=lines, round_off=True, instalments=instalments, note=note)
    added_up = summed(content, registration=seller.registration, client=buyer)
    draft = open_draft(
        added_up, project_id="project", project=PROJECT, time_zone="Asia/Kolkata", now=NOW - timedelta(days=1)
    )
    return issued_from(
        replace(draft, client_name=buyer.name),
        added_up,
        seller=seller,
        buyer=buyer,
        number=number,
        terms="Due within 14 days.",
        pay_to=PayTo(upi=UPI, bank=BANK, paypal_me="meerarao"),
        now=now,
    )


def a_credit_note(invoice: Invoice) -> CreditNote:
    """Return a credit note that takes 1,180.00 rupees of an invoice back."""
    row = replace(invoice.tax.rows[0], taxable_minor=100_000, amount_minor=18_000)
    return CreditNote(
        number="CN-26-27-001",
        invoice_id=INVOICE_ID,
        invoice_number=invoice.number or "",
        invoice_issued_on=date(2026, 3, 10),
        project_id="project",
        client_id="client",
        title=invoice.title,
        currency="INR",
        reason="One day did not take place.",
        subtotal_minor=100_000,
        tax=replace(invoice.tax, rows=(row,)),
        tax_minor=18_000,
        round_off_minor=0,
        total_minor=118_000,
        issued_on=date(2026, 3, 20),
        issued_at=NOW,
        time_zone="Asia/Kolkata",
        seller=STUDIO,
        buyer=KAVERI,
    )


def a_foreign_seller() -> Seller:
    """Return a studio in Germany."""
    vat = TaxRegistration(kind=TaxKind.NAMED, label="VAT", number="DE123456789", rate_bp=1900)
    return replace(
        STUDIO, registration=vat, pan=None, address=Address(line1="Am Tor 1", city="Köln", country="DE")
    )


def sheet_of(invoice: Invoice, *, logo: Logo | None = None) -> Sheet:
    """Lay an invoice out as the desk's download does."""
    assert invoice.seller is not None
    return invoice_sheet(invoice, INVOICE_ID, invoice.seller, logo=logo, pay_url=PAY_URL)


def opened(pdf: bytes) -> Any:  # noqa: ANN401 -- a PDF's objects have no types worth the name
    """Open a paper to look at its structure."""
    return PdfReader(BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """Read a paper's text as one line, without the marks that only allow a line to break."""
    pages = [page.extract_text() for page in opened(pdf).pages]
    return squeezed("\n".join(pages))


def squeezed(text: str) -> str:
    """Write every gap as one space."""
    return re.sub(r"\s+", " ", text.replace("\u200b", "").replace("\u00a0", " "))


def shown_html(html: str) -> str:
    """Read a mail's HTML as what it shows."""
    return squeezed(unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<style>.*?</style>", "", html))))


def codes_in(pdf: bytes) -> Iterator[str]:
    """Photograph each page and read the QR codes on it."""
    for page in pypdfium2.PdfDocument(pdf):
        picture = page.render(scale=3, grayscale=True)
        pixels = memoryview(bytes(picture.buffer)).cast("B", shape=[picture.height, picture.stride])
        yield from (found.text for found in zxingcpp.read_barcodes(pixels))


def upi_in(code: str) -> dict[str, str]:
    """Parse a UPI address into its parts."""
    parts = urlsplit(code)
    assert (parts.scheme, parts.netloc) == ("upi", "pay")
    asked = parse_qs(parts.query, strict_parsing=True)
    return {key: value for key, (value,) in asked.items()}
