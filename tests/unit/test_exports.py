"""Tables an accountant can file from, and a spreadsheet cannot be tricked by."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain.billing.credit_notes import CreditNote
from latchkey.domain.billing.invoices import Invoice, Method, Source
from latchkey.domain.billing.payments import EntryKind, LedgerEntry
from latchkey.domain.billing.tax import TaxRow, TaxSummary, Treatment
from latchkey.domain.exports import PAYMENT_HEADER, PaymentContext, payment_rows
from latchkey.domain.india.gstr1 import INVOICE_HEADER, invoice_rows
from latchkey.domain.parties import TaxRegistration
from latchkey.domain.spreadsheets import Cell, amount, csv_of, harmless
from tests.owed import BUYER, SELLER, TAX, an_owed

NOW: Final = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
CONSUMER: Final = replace(BUYER, gstin=None)


def taxed(treatment: Treatment, *rows: tuple[str, int, int, int], place: str | None = "29") -> TaxSummary:
    """Return a tax table: name, rate, taxable and amount of each row."""
    return replace(
        TAX,
        treatment=treatment,
        place_of_supply=place,
        rows=tuple(
            TaxRow(name=name, rate_bp=rate_bp, taxable_minor=taxable, amount_minor=minor)
            for name, rate_bp, taxable, minor in rows
        ),
    )


def table(*invoices: Invoice, notes: Sequence[tuple[CreditNote, Invoice]] = ()) -> list[dict[str, Cell]]:
    """Return the rows of an export, each by its header."""
    rows = invoice_rows(invoices, notes, NOW)
    return [dict(zip(INVOICE_HEADER, row, strict=True)) for row in rows]


def a_note(**changes: Any) -> CreditNote:  # noqa: ANN401 -- any field of it
    """Return a credit note over a tenth of the invoice."""
    facts: dict[str, Any] = {
        "number": "CN-2026-001",
        "invoice_id": "invoice",
        "invoice_number": "INV-2026-001",
        "invoice_issued_on": date(2026, 3, 2),
        "project_id": "project",
        "client_id": "client",
        "title": "Autumn catalogue",
        "currency": "INR",
        "reason": "Two pages fewer",
        "subtotal_minor": 10_000,
        "tax": taxed(Treatment.INTER_STATE, ("IGST", 1800, 10_000, 1_800)),
        "tax_minor": 1_800,
        "round_off_minor": 0,
        "total_minor": 11_800,
        "issued_on": date(2026, 4, 1),
        "issued_at": NOW,
        "time_zone": "Asia/Kolkata",
        "seller": SELLER,
        "buyer": BUYER,
    }
    return CreditNote(**facts | changes)


def test_an_invoice_to_a_registered_client_of_another_state() -> None:
    (row,) = table(an_owed())
    assert row == {
        "Type": "B2B",
        "GSTIN/UIN of Recipient": "29AAGCB7383J1Z4",
        "Receiver Name": "Mira Textiles Pvt Ltd",
        "Invoice Number": "INV-2026-001",
        "Invoice Date": date(2026, 3, 2),
        "Invoice Value": Decimal("1180.00"),
        "Place Of Supply": "29-Karnataka",
        "Reverse Charge": "N",
        "Export Type": None,
        "Note Type": "",
        "Original Invoice Number": "",
        "Original Invoice Date": None,
        "Rate": Decimal(18),
        "Taxable Value": Decimal("1000.00"),
        "IGST": Decimal("180.00"),
        "CGST": Decimal(0),
        "SGST/UTGST": Decimal(0),
        "Other Tax": Decimal(0),
        "Tax Name": "",
        "SAC": "998391",
        "Currency": "INR",
        "Status": "sent",
    }


def test_each_rate_has_a_row_and_two_halves_are_one_rate() -> None:
    first = an_owed().lines[0]
    rows = (("CGST", 250, 20_000, 500), ("SGST", 250, 20_000, 500))
    more = (("CGST", 900, 100_000, 9_000), ("SGST", 900, 100_000, 9_000))
    invoice = an_owed(
        tax=taxed(Treatment.INTRA_STATE, *rows, *more, place="27"),
        lines=(first, replace(first, sac="998313", rate_bp=500)),
    )
    cells = [
        (row["Rate"], row["Taxable Value"], row["CGST"], row["SGST/UTGST"], row["SAC"])
        for row in table(invoice)
    ]
    assert cells == [
        (Decimal(5), Decimal("200.00"), Decimal("5.00"), Decimal("5.00"), "998313"),
        (Decimal(18), Decimal("1000.00"), Decimal("90.00"), Decimal("90.00"), "998391"),
    ]


UNTAXED: Final = taxed(Treatment.UNREGISTERED, place=None)


@pytest.mark.parametrize(
    ("changes", "kind", "export_type", "place"),
    [
        ({}, "B2B", None, "29-Karnataka"),
        ({"buyer": CONSUMER}, "B2CS", None, "29-Karnataka"),
        ({"buyer": CONSUMER, "total_minor": 100_000_01}, "B2CL", None, "29-Karnataka"),
        ({"buyer": CONSUMER, "total_minor": 100_000_00}, "B2CS", None, "29-Karnataka"),
        (
            {"buyer": CONSUMER, "total_minor": 250_000_00, "issued_on": date(2024, 7, 31)},
            "B2CS",
            None,
            "29-Karnataka",
        ),
        (
            {"buyer": CONSUMER, "total_minor": 250_000_00, "issued_on": date(2024, 8, 1)},
            "B2CL",
            None,
            "29-Karnataka",
        ),
        (
            {
                "buyer": CONSUMER,
                "total_minor": 900_000_00,
                "tax": taxed(Treatment.INTRA_STATE, ("CGST", 900, 1, 1), ("SGST", 900, 1, 1), place="01"),
            },
            "B2CS",
            None,
            "01-Jammu & Kashmir",
        ),
        (
            {"tax": taxed(Treatment.EXPORT_LUT, ("IGST", 0, 1, 0), place="96")},
            "EXP",
            "WOPAY",
            "96-Other Countries",
        ),
        (
            {"tax": taxed(Treatment.EXPORT, ("IGST", 1800, 1, 0), place="96")},
            "EXP",
            "WPAY",
            "96-Other Countries",
        ),
        ({"tax": taxed(Treatment.SEZ_LUT, ("IGST", 0, 1, 0))}, "SEZ", "WOPAY", "29-Karnataka"),
        ({"tax": taxed(Treatment.SEZ, ("IGST", 1800, 1, 0))}, "SEZ", "WPAY", "29-Karnataka"),
        ({"seller": replace(SELLER, registration=TaxRegistration()), "tax": UNTAXED}, "", None, None),
    ],
)
def test_the_type_names_the_sheet(
    changes: dict[str, Any], kind: str, export_type: str | None, place: str | None
) -> None:
    (row,) = table(an_owed(**changes))
    assert (row["Type"], row["Export Type"], row["Place Of Supply"]) == (kind, export_type, place)


def test_without_tax_there_is_one_row_of_everything() -> None:
    (row,) = table(an_owed(tax=UNTAXED, seller=replace(SELLER, registration=TaxRegistration())))
    assert (row["Rate"], row["Taxable Value"], row["SAC"], row["Reverse Charge"]) == (
        Decimal(0),
        Decimal("1000.00"),
        "998391",
        None,
    )


def test_a_tax_of_another_country_has_a_column_of_its_own() -> None:
    tax = taxed(Treatment.NAMED, ("VAT", 2000, 100_000, 20_000), place=None)
    (row,) = table(an_owed(tax=tax, seller=replace(SELLER, registration=TaxRegistration())))
    assert (row["Other Tax"], row["Tax Name"], row["IGST"]) == (Decimal("200.00"), "VAT", Decimal(0))


def test_a_void_invoice_keeps_its_number_and_adds_up_to_nothing() -> None:
    (row,) = table(an_owed(voided_at=NOW))
    assert (row["Invoice Number"], row["Status"]) == ("INV-2026-001", "cancelled")
    assert {row[name] for name in ("Invoice Value", "Taxable Value", "IGST")} == {Decimal(0)}


@pytest.mark.parametrize(
    ("changes", "kind", "taxable"),
    [
        ({}, "CDNR", "100.00"),
        ({"buyer": CONSUMER, "total_minor": 300_000_00}, "CDNUR", "100.00"),
        ({"tax": taxed(Treatment.EXPORT_LUT, ("IGST", 0, 1, 0), place="96")}, "CDNUR", "100.00"),
        ({"buyer": CONSUMER}, "B2CS", "-100.00"),
        ({"seller": replace(SELLER, registration=TaxRegistration())}, "", "-100.00"),
    ],
)
def test_a_credit_note_goes_where_its_invoice_went(changes: dict[str, Any], kind: str, taxable: str) -> None:
    (row,) = table(notes=[(a_note(), an_owed(**changes))])
    assert (row["Type"], row["Note Type"], row["Taxable Value"]) == (kind, "C", Decimal(taxable))
    assert (row["Original Invoice Number"], row["Original Invoice Date"]) == (
        "INV-2026-001",
        date(2026, 3, 2),
    )


def test_what_takes_back_is_negative_and_its_correction_is_not() -> None:
    def entry(kind: EntryKind, of: str | None = None) -> LedgerEntry:
        return LedgerEntry(
            invoice_id="invoice",
            project_id="project",
            client_id="client",
            kind=kind,
            amount_minor=1_234,
            currency="KWD",
            at=NOW,
            received_on=date(2026, 3, 9),
            source=Source.OWNER,
            method=Method.BANK,
            of=of,
        )

    entries = {
        "pay_1": entry(EntryKind.PAYMENT),
        "re_1": entry(EntryKind.REFUND, "pay_1"),
        "rev_pay_2": entry(EntryKind.REVERSAL, "pay_2"),
        "rev_re_1": entry(EntryKind.REVERSAL, "re_1"),
    }
    about = {"invoice": PaymentContext(number="INV-2026-001", client_name="Mira Textiles")}
    rows = [dict(zip(PAYMENT_HEADER, row, strict=True)) for row in payment_rows(entries, about, entries)]
    assert {row["Entry"]: row["Amount"] for row in rows} == {
        "pay_1": Decimal("1.234"),
        "re_1": Decimal("-1.234"),
        "rev_pay_2": Decimal("-1.234"),
        "rev_re_1": Decimal("1.234"),
    }
    assert {row["Invoice Number"] for row in rows} == {"INV-2026-001"}


@pytest.mark.parametrize(
    "attack",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "  =1+1",
        "\t=1+1",
        "\r\n=1+1",
        '=HYPERLINK("http://evil.example","Click")',
        "=cmd|'/C calc'!A0",
        "\x00=1+1",
        "\uff1d1+1",
        "|calc",
        '"=1+1',
        "Logo;=1+1",
        "Logo\t@SUM(A1)",
        "Logo\n=1+1",
    ],
)
def test_no_text_becomes_a_formula(attack: str) -> None:
    """Guards the apostrophe: a spreadsheet runs what begins with one of these, in any cell it sees."""
    text = csv_of(("Name",), [(attack,)]).decode("utf-8-sig")
    (_, (cell,)) = csv.reader(io.StringIO(text, newline=""))
    for piece in cell.replace("\t", "\n").replace(";", "\n").splitlines():
        assert piece.strip(' "')[:1] not in tuple("=+-@|%\uff1d")
    assert "'" in cell


def test_ordinary_text_stays_as_it_is() -> None:
    for text in ("Logo", "A-1", "50 % off", "मीरा", "x = y", "a@b.example", "", "INV-2026-001"):
        assert harmless(text) == text


def test_the_file_is_what_rfc_4180_and_excel_expect() -> None:
    rows: list[Sequence[Cell]] = [
        ('Say "hi", twice', amount(-5, "INR"), date(2026, 4, 1), None),
        ("line\nbreak", amount(1_180_00, "JPY"), date(2026, 12, 31), 7),
    ]
    assert csv_of(("Text", "Amount", "Day", "Count"), rows) == (
        b"\xef\xbb\xbfText,Amount,Day,Count\r\n"
        b'"Say ""hi"", twice",-0.05,01-Apr-2026,\r\n'
        b'"line\nbreak",118000,31-Dec-2026,7\r\n'
    )


@pytest.mark.parametrize(
    ("minor", "currency", "written"),
    [
        (118_000, "INR", "1180.00"),
        (118_000, "JPY", "118000"),
        (118_000, "KWD", "118.000"),
        (5, "INR", "0.05"),
        (-118_001, "USD", "-1180.01"),
        (10**15, "INR", "10000000000000.00"),
        (0, "INR", "0.00"),
    ],
)
def test_amounts_are_decimals_of_their_currency(minor: int, currency: str, written: str) -> None:
    (_, line, _) = csv_of(("Amount",), [(amount(minor, currency),)]).decode("utf-8-sig").split("\r\n")
    assert line == written


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
def test_a_reader_gets_back_every_cell(rows: list[list[str]]) -> None:
    text = csv_of(("a", "b"), rows).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read[1:] == [[harmless(cell) for cell in row] for row in rows]
