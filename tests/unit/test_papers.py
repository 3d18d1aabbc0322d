"""What stands on papers: the stored sums, codes that pay them, and whatever names people have."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from latchkey.adapters.paper.typst_papers import TypstPapers
from latchkey.domain.billing.instalments import PlannedInstalment
from latchkey.domain.billing.invoices import Invoice, Line, Method, Share
from latchkey.domain.india.upi import reference_of
from latchkey.domain.money import format_money
from latchkey.domain.parties import Address, Undertaking
from latchkey.services.billing.invoice_words import figure, tax_name
from latchkey.services.billing.paper.invoice_sheet import invoice_sheet
from latchkey.services.billing.paper.other_sheets import credit_note_sheet, receipt_sheet
from latchkey.services.billing.paper.sheet import Logo
from latchkey.services.billing.papers import logo_from
from tests.unit.books import NOW, UNREGISTERED, an_entry
from tests.unit.letters import (
    INVOICE_ID,
    KAVERI,
    LINES,
    PAY_URL,
    STUDIO,
    THIRDS,
    a_credit_note,
    a_foreign_seller,
    a_studio_invoice,
    codes_in,
    opened,
    sheet_of,
    squeezed,
    text_of,
    upi_in,
)

ROOT = Path(__file__).parents[2]
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJ"
    "RU5ErkJggg=="
)


@cache
def printer() -> TypstPapers:
    """Load the fonts once for all these tests."""
    return TypstPapers()


def printed(invoice: Invoice, *, logo: Logo | None = None) -> bytes:
    return printer().print_sheet(sheet_of(invoice, logo=logo))


def is_accessible(pdf: bytes) -> bool:
    """Tell whether a file declares to keep PDF/UA-1."""
    metadata = opened(pdf).trailer["/Root"]["/Metadata"].get_data()
    return b"<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_every_stored_sum_stands_on_the_paper() -> None:
    invoice = a_studio_invoice(instalments=THIRDS)
    text = text_of(printed(invoice))
    amounts = [
        invoice.lines_minor,
        -invoice.discount_minor,
        invoice.subtotal_minor,
        invoice.round_off_minor,
        invoice.total_minor,
        *(each.amount_minor for each in invoice.instalments),
    ]
    assert all(amounts), "the invoice of this test has something of everything"
    for amount_minor in amounts:
        assert format_money(amount_minor, "INR") in text
    for row in invoice.tax.rows:
        told = f"{tax_name(row)} {format_money(row.amount_minor, 'INR')}"
        assert squeezed(told) in text
    for line in invoice.lines:
        assert f"{line.description} {line.sac}" in text
        assert figure(line.taxable_minor, "INR") in text


def test_a_paper_shows_what_is_stored_and_adds_nothing_up() -> None:
    """Should the books ever hold a sum that does not add up, the paper must show it, not hide it."""
    text = text_of(printed(replace(a_studio_invoice(), total_minor=987_654_321)))
    assert "Total ₹98,76,543.21" in text.replace("₹98,76,543.21 Total", "")


def test_a_tax_invoice_names_both_sides_as_the_law_asks() -> None:
    text = text_of(printed(a_studio_invoice()))
    for told in (
        "TAX INVOICE INV-26-27-001",
        "Studio Meera Meera Rao 14 Hill Road Mumbai 400050",
        "GSTIN 27AAPFU0939F1ZV (Maharashtra) PAN AAPFU0939F",
        "Kaveri Foods Kaveri Foods Private Limited 8 MG Road Bengaluru 560001 Karnataka (29)",
        "GSTIN 29AAGCB7383J1Z4",
        "PLACE OF SUPPLY Karnataka (29) REVERSE CHARGE No",
        "Account number 50100123456789 IFSC HDFC0000123",
        "UPI ID meera@okhdfc",
        "https://paypal.me/meerarao",
        PAY_URL,
        "Thank you.",
        "Due within 14 days.",
        "1 of 1",
    ):
        assert told in text


def test_whoever_is_not_registered_writes_no_word_of_tax() -> None:
    text = text_of(printed(a_studio_invoice(seller=replace(STUDIO, registration=UNREGISTERED))))
    assert "tax" not in text.lower()
    assert "GSTIN 27" not in text
    assert "INVOICE INV-26-27-001" in text


def test_an_export_under_an_undertaking_carries_its_words_and_number() -> None:
    lut = Undertaking(number="AD270326000001X", valid_from=date(2025, 4, 1), valid_until=date(2026, 3, 31))
    seller = replace(STUDIO, registration=replace(STUDIO.registration, lut=lut))
    buyer = replace(KAVERI, gstin=None, state_code=None, address=Address(city="Berlin", country="DE"))
    text = text_of(printed(a_studio_invoice(seller=seller, buyer=buyer)))
    assert "letter of undertaking without payment of integrated tax" in text
    assert text.count("AD270326000001X") == 1
    assert "Berlin Germany" in text
    assert "Other country (96)" in text


def test_elsewhere_a_tax_has_its_own_name_and_three_digits_stay_three() -> None:
    lines = (Line(description="Design", quantity_milli=1000, unit_price_minor=1_234_567, rate_bp=1900),)
    invoice = a_studio_invoice(seller=a_foreign_seller(), currency="KWD", lines=lines)
    text = text_of(printed(invoice))
    assert "VAT 19 %" in text
    assert "VAT number DE123456789" in text
    assert "1,234.567" in text
    assert "upi" not in text.lower()
    assert not list(codes_in(printed(invoice)))


def test_each_instalment_has_a_code_for_its_very_amount() -> None:
    lines = (replace(LINES[0], unit_price_minor=20_000_000),)
    invoice = a_studio_invoice(lines=lines, instalments=THIRDS)
    codes = [upi_in(code) for code in codes_in(printed(invoice))]
    assert {code["tr"] for code in codes} == {
        reference_of(INVOICE_ID, each.id) for each in invoice.instalments
    }
    assert len(codes) == len(invoice.instalments)
    by_reference = {code["tr"]: code for code in codes}
    for each in invoice.instalments:
        code = by_reference[reference_of(INVOICE_ID, each.id)]
        assert (code["pa"], code["pn"], code["cu"], code["tn"]) == (
            "meera@okhdfc", "Meera Rao", "INR", "INV-26-27-001",
        )  # fmt: skip
        assert code.get("am") == f"{each.amount_minor // 100}.{each.amount_minor % 100:02d}"


def test_from_a_lakh_on_the_payer_types_the_amount() -> None:
    invoice = a_studio_invoice(lines=(replace(LINES[0], unit_price_minor=10_000_000, rate_bp=0),))
    pdf = printed(invoice)
    (code,) = codes_in(pdf)
    assert "am" not in upi_in(code)
    assert "Enter ₹1,00,000.00 in your app" in text_of(pdf)


def test_the_same_invoice_is_the_same_file() -> None:
    invoice = a_studio_invoice(instalments=THIRDS)
    program = (
        "import sys, hashlib\n"
        "from latchkey.adapters.paper.typst_papers import TypstPapers\n"
        "from tests.unit.letters import THIRDS, a_studio_invoice, sheet_of\n"
        "pdf = TypstPapers().print_sheet(sheet_of(a_studio_invoice(instalments=THIRDS)))\n"
        "sys.stdout.buffer.write(pdf)\n"
    )
    elsewhere = subprocess.run(  # noqa: S603 -- a process of our own, with another seed for hashes
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'functions'}", "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
        capture_output=True,
        check=True,
    ).stdout
    assert printed(invoice) == elsewhere == printed(invoice)


def test_payments_change_nothing_of_the_file() -> None:
    invoice = a_studio_invoice(instalments=THIRDS)
    first, *rest = invoice.instalments
    paid = replace(
        invoice,
        paid_minor=first.amount_minor,
        instalments=(replace(first, paid_minor=first.amount_minor), *rest),
        viewed_at=NOW + timedelta(days=1),
        updated_at=NOW + timedelta(days=1),
    )
    assert printed(paid) == printed(invoice)


def test_a_void_invoice_says_so_and_asks_for_nothing() -> None:
    pdf = printed(replace(a_studio_invoice(), voided_at=NOW))
    text = text_of(pdf)
    assert "VOID SINCE 10 MARCH 2026" in text
    assert not list(codes_in(pdf))
    assert "50100123456789" not in text
    assert PAY_URL not in text


def test_a_screen_reader_is_told_everything() -> None:
    logo = logo_from(PIXEL)
    assert logo is not None
    pdf = printed(a_studio_invoice(), logo=logo)
    root = opened(pdf).trailer["/Root"]
    assert is_accessible(pdf)
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert opened(pdf).metadata.title == "Tax invoice INV-26-27-001, Studio Meera"
    tags = list(tagged(root["/StructTreeRoot"]))
    names = [tag["/S"] for tag in tags]
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/Link"} <= set(names)
    told = {str(tag["/Alt"]) for tag in tags if tag["/S"] == "/Figure"}
    total = format_money(a_studio_invoice().total_minor, "INR")
    assert told == {
        "Studio Meera",
        f"QR code to pay {total} by UPI, reference {reference_of(INVOICE_ID, '1')}",
    }


def tagged(node: Any) -> Iterator[Any]:  # noqa: ANN401 -- whatever a PDF holds
    """Go through the elements of a file's structure."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, ArrayObject):
        for each in node:
            yield from tagged(each)
    if isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from tagged(node["/K"])


def test_two_hundred_lines_repeat_the_tables_head_and_number_their_pages() -> None:
    lines = tuple(
        replace(
            LINES[0],
            description=f"Item {number} " + "and what came with it " * 5,
            unit_price_minor=100 + number,
        )
        for number in range(1, 201)
    )
    pdf = printed(a_studio_invoice(lines=lines))
    pages = [squeezed(page.extract_text()) for page in opened(pdf).pages]
    holding = [text for text in pages if "and what came with it" in text]
    assert len(holding) > 3
    assert all("Description SAC Quantity Rate (₹) Amount (₹)" in text for text in holding)
    assert all(f"{number} of {len(pages)}" in text for number, text in enumerate(pages, start=1))
    assert all(f"Item {number} " in " ".join(pages) for number in range(1, 201))
    assert is_accessible(pdf)


@pytest.mark.parametrize(
    "name",
    [
        "W" * 300,
        "कावेरी फूड्स प्राइवेट लिमिटेड",
        "شركة الأفق للتصميم",
        "סטודיו לעיצוב בע״מ",
        "Ångström & Søn Łódź Ελλάδα Київ",
        '#panic("x") *b* _i_ $x^2$ <label> @ref `code` // no comment [x] \\ ~ --- "quoted"',
    ],
)
def test_any_name_is_printed_letter_by_letter(name: str) -> None:
    buyer = replace(KAVERI, name=name, legal_name=name)
    line = replace(LINES[0], description=name)
    pdf = printed(a_studio_invoice(buyer=buyer, lines=(line,), note=name))
    assert is_accessible(pdf)
    text = text_of(pdf)
    if not any(bidirectional(letter) in ("R", "AL", "NSM") for letter in name):
        # Readers give the letters of the other scripts in the order they are drawn.
        assert squeezed(name).replace(" ", "") in text.replace(" ", "")
    assert format_money(a_studio_invoice(lines=(line,)).total_minor, "INR") in text


@pytest.mark.parametrize("name", ["W" * 300, "ש" * 300, "क" * 300])
def test_no_name_leaves_the_paper(name: str) -> None:
    buyer = replace(KAVERI, name=name, legal_name=name, address=Address(line1=name[:120], city="Pune"))
    lines = (replace(LINES[0], description=name),)
    for page in pypdfium2.PdfDocument(printed(a_studio_invoice(buyer=buyer, lines=lines, note=name))):
        picture = page.render(grayscale=True)
        pixels, stride = bytes(picture.buffer), picture.stride
        below_the_accent = range(20, picture.height)
        margin = 40
        assert all(
            set(pixels[row * stride + picture.width - margin : row * stride + picture.width]) == {255}
            for row in below_the_accent
        )


def test_right_to_left_names_are_drawn_with_a_font_of_theirs() -> None:
    buyer = replace(KAVERI, name="سلام שלום कावेरी")
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in opened(printed(a_studio_invoice(buyer=buyer))).pages
        for font in page["/Resources"]["/Font"].values()
    }
    for script in ("Arabic", "Hebrew", "Devanagari"):
        assert any(script in font for font in fonts), fonts


@pytest.mark.parametrize("name", ["株式会社", "Studio 🎨", "தமிழ்"])
def test_a_script_without_a_font_costs_the_declaration_and_not_the_paper(name: str) -> None:
    pdf = printed(a_studio_invoice(buyer=replace(KAVERI, name=name)))
    assert not is_accessible(pdf)
    assert "/StructTreeRoot" in opened(pdf).trailer["/Root"]
    assert "INV-26-27-001" in text_of(pdf)


def test_a_broken_logo_costs_the_logo_and_not_the_paper() -> None:
    broken = Logo(content=b"\x89PNG\r\n\x1a\nnonsense", format="png")
    assert "INV-26-27-001" in text_of(printed(a_studio_invoice(), logo=broken))
    assert logo_from("data:image/svg+xml;base64,AAAA") is None
    assert logo_from("data:image/png;base64,***") is None


def test_a_receipt_says_what_came_when_and_how() -> None:
    entry = an_entry(
        amount_minor=1_234_500, method=Method.UPI, reference="412345678901", received_on=date(2026, 3, 18)
    )
    invoice = a_studio_invoice()
    pdf = printer().print_sheet(receipt_sheet(invoice, entry, STUDIO, logo=None))
    text = text_of(pdf)
    for told in (
        "RECEIPT INV-26-27-001",
        "RECEIVED ON 18 March 2026",
        "METHOD UPI",
        "REFERENCE 412345678901",
        f"Invoice total {format_money(invoice.total_minor, 'INR')}",
        "Received ₹12,345.00",
    ):
        assert told in text
    assert is_accessible(pdf)
    later = replace(invoice, paid_minor=1_234_500, overpaid_minor=5)
    assert printer().print_sheet(receipt_sheet(later, entry, STUDIO, logo=None)) == pdf


def test_a_credit_note_says_which_invoice_it_takes_back_and_why() -> None:
    invoice = a_studio_invoice()
    note = a_credit_note(invoice)
    pdf = printer().print_sheet(credit_note_sheet(note, logo=None))
    text = text_of(pdf)
    for told in (
        "CREDIT NOTE CN-26-27-001",
        "FOR INVOICE INV-26-27-001",
        "Taxable value ₹1,000.00 IGST 18 % ₹180.00",
        "Total credited ₹1,180.00",
        "One day did not take place.",
        "GSTIN 29AAGCB7383J1Z4",
    ):
        assert told in text
    assert is_accessible(pdf)


def test_twelve_instalments_keep_their_codes_apart() -> None:
    planned = tuple(
        PlannedInstalment(label=f"Part {number}", share=Share(rate_bp=800), due_on=date(2026, number, 1))
        for number in range(4, 12)
    )
    last = PlannedInstalment(label="Rest", share=None, due_on=date(2026, 12, 1))
    invoice = a_studio_invoice(instalments=(*planned, last))
    codes = [upi_in(code)["tr"] for code in codes_in(printed(invoice))]
    assert sorted(codes) == sorted(reference_of(INVOICE_ID, each.id) for each in invoice.instalments)


def test_the_letterhead_wears_the_logo_of_its_day() -> None:
    sheet = invoice_sheet(a_studio_invoice(), INVOICE_ID, STUDIO, logo=logo_from(PIXEL), pay_url=None)
    pictures = [
        each
        for page in opened(printer().print_sheet(sheet)).pages
        for each in page["/Resources"].get("/XObject", {}).values()
    ]
    assert any(each.get_object()["/Subtype"] == "/Image" for each in pictures)
