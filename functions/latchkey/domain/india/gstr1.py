"""Invoices and credit notes as rows from which an accountant can file GSTR-1.

Columns and their words follow the offline tool of the GST portal, so that rows can be copied into its
sheets by their type: B2B (SEZ among them), B2CL, B2CS, EXP, CDNR and CDNUR.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from latchkey.domain.billing.credit_notes import CreditNote
from latchkey.domain.billing.invoices import Invoice, Line, status_of
from latchkey.domain.billing.tax import ABROAD, TaxSummary, Treatment
from latchkey.domain.india.states import STATES
from latchkey.domain.parties import Buyer, TaxKind
from latchkey.domain.spreadsheets import Cell, amount, percent


class SupplyType(StrEnum):
    """Which sheet of GSTR-1 a row belongs on."""

    B2B = "B2B"
    B2CL = "B2CL"
    B2CS = "B2CS"
    EXPORT = "EXP"
    SEZ = "SEZ"
    CREDIT_REGISTERED = "CDNR"
    CREDIT_UNREGISTERED = "CDNUR"
    NONE = ""
    """Outside India's GST."""


INVOICE_HEADER: Final = (
    "Type",
    "GSTIN/UIN of Recipient",
    "Receiver Name",
    "Invoice Number",
    "Invoice Date",
    "Invoice Value",
    "Place Of Supply",
    "Reverse Charge",
    "Export Type",
    "Note Type",
    "Original Invoice Number",
    "Original Invoice Date",
    "Rate",
    "Taxable Value",
    "IGST",
    "CGST",
    "SGST/UTGST",
    "Other Tax",
    "Tax Name",
    "SAC",
    "Currency",
    "Status",
)
_LARGE_FROM: Final = ((date(2024, 8, 1), 100_000_00), (date(2017, 7, 1), 250_000_00))
"""From when, and above what, an inter-state invoice to somebody unregistered is listed by itself (B2CL).

₹2,50,000 by rule 59 of the CGST Rules, 2017; ₹1,00,000 from 1 August 2024 by Notification 12/2024 (Central
Tax).
"""

_HALVES: Final = frozenset({"CGST", "SGST", "UTGST"})
_EXPORTS: Final = frozenset({Treatment.EXPORT, Treatment.EXPORT_LUT})
_SEZ: Final = frozenset({Treatment.SEZ, Treatment.SEZ_LUT})
_EXPORT_TYPES: Final = {
    Treatment.EXPORT: "WPAY",
    Treatment.SEZ: "WPAY",
    Treatment.EXPORT_LUT: "WOPAY",
    Treatment.SEZ_LUT: "WOPAY",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """What is taxed at one rate, and by which taxes."""

    rate_bp: int
    taxable_minor: int
    taxes: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    """An invoice or a credit note, as far as a row tells of it."""

    type: SupplyType
    buyer: Buyer | None
    name: str
    number: str
    issued_on: date | None
    total_minor: int
    subtotal_minor: int
    tax: TaxSummary
    currency: str
    lines: tuple[Line, ...]
    status: str
    note_type: str = ""
    original_number: str = ""
    original_on: date | None = None
    sign: int = 1
    """0 for what is cancelled."""


def invoice_rows(
    invoices: Iterable[Invoice],
    credit_notes: Iterable[tuple[CreditNote, Invoice]],
    now: datetime,
) -> Iterator[Sequence[Cell]]:
    """Give a row for each tax rate of each invoice, then of each credit note (with its invoice), by day.

    A void invoice keeps its number and is listed as cancelled, with nothing in it to add up. Credit
    notes are positive on the sheets that are theirs. Where there is no such sheet (B2CS, and outside
    GST) they are negative, because they lessen the sum they are added to.
    """
    for invoice in sorted(invoices, key=lambda each: (each.issued_on or date.min, each.number or "")):
        yield from _rows_of(_invoice(invoice, now))
    for note, invoice in sorted(credit_notes, key=lambda each: (each[0].issued_on, each[0].number)):
        yield from _rows_of(_credit_note(note, invoice))


def _invoice(invoice: Invoice, now: datetime) -> _Paper:
    is_void = invoice.voided_at is not None
    return _Paper(
        type=_type_of(invoice),
        buyer=invoice.buyer,
        name=invoice.client_name,
        number=invoice.number or "",
        issued_on=invoice.issued_on,
        total_minor=invoice.total_minor,
        subtotal_minor=invoice.subtotal_minor,
        tax=invoice.tax,
        currency=invoice.currency,
        lines=invoice.lines,
        status="cancelled" if is_void else status_of(invoice, now),
        sign=0 if is_void else 1,
    )


def _credit_note(note: CreditNote, invoice: Invoice) -> _Paper:
    original = _type_of(invoice)
    return _Paper(
        type=_NOTES_OF.get(original, original),
        buyer=note.buyer,
        name=note.buyer.name,
        number=note.number,
        issued_on=note.issued_on,
        total_minor=note.total_minor,
        subtotal_minor=note.subtotal_minor,
        tax=note.tax,
        currency=note.currency,
        lines=invoice.lines,
        status="issued",
        sign=1 if original in _NOTES_OF else -1,
        note_type="C",
        original_number=note.invoice_number,
        original_on=note.invoice_issued_on,
    )


def _type_of(invoice: Invoice) -> SupplyType:
    treatment, buyer = invoice.tax.treatment, invoice.buyer
    if invoice.seller is None or invoice.seller.registration.kind is not TaxKind.GST:
        return SupplyType.NONE
    if treatment in _EXPORTS:
        return SupplyType.EXPORT
    if treatment in _SEZ:
        return SupplyType.SEZ
    if buyer and buyer.gstin:
        return SupplyType.B2B
    is_large = _is_large(invoice.total_minor, invoice.issued_on)
    is_listed = treatment is Treatment.INTER_STATE and is_large
    return SupplyType.B2CL if is_listed else SupplyType.B2CS


def _is_large(total_minor: int, issued_on: date | None) -> bool:
    day = issued_on or date.max
    return next((total_minor > above for begins_on, above in _LARGE_FROM if begins_on <= day), False)


_NOTES_OF: Final = {
    SupplyType.B2B: SupplyType.CREDIT_REGISTERED,
    SupplyType.SEZ: SupplyType.CREDIT_REGISTERED,
    SupplyType.B2CL: SupplyType.CREDIT_UNREGISTERED,
    SupplyType.EXPORT: SupplyType.CREDIT_UNREGISTERED,
}


def _rows_of(paper: _Paper) -> Iterator[Sequence[Cell]]:
    for group in _groups_of(paper):
        yield _row(paper, group)


def _groups_of(paper: _Paper) -> Iterator[_Group]:
    """Put the tax table's rows together by the whole rate: CGST and SGST are halves of one."""
    taxable: dict[int, int] = {}
    taxes: dict[int, dict[str, int]] = {}
    for row in paper.tax.rows:
        rate_bp = row.rate_bp * 2 if row.name in _HALVES else row.rate_bp
        taxable[rate_bp] = row.taxable_minor
        taxes.setdefault(rate_bp, {})[row.name] = row.amount_minor
    if not taxable:
        yield _Group(rate_bp=0, taxable_minor=paper.subtotal_minor, taxes={})
    for rate_bp, taxable_minor in taxable.items():
        yield _Group(rate_bp=rate_bp, taxable_minor=taxable_minor, taxes=taxes[rate_bp])


def _row(paper: _Paper, group: _Group) -> tuple[Cell, ...]:
    def money(amount_minor: int) -> Cell:
        return amount(paper.sign * amount_minor, paper.currency)

    others = {name: minor for name, minor in group.taxes.items() if name not in _HALVES | {"IGST"}}
    is_gst = paper.type is not SupplyType.NONE
    return (
        paper.type,
        paper.buyer.gstin if paper.buyer else None,
        (paper.buyer.legal_name if paper.buyer else "") or paper.name,
        paper.number,
        paper.issued_on,
        money(paper.total_minor),
        place_of_supply(paper.tax.place_of_supply),
        "N" if is_gst else None,
        _EXPORT_TYPES.get(paper.tax.treatment),
        paper.note_type,
        paper.original_number,
        paper.original_on,
        percent(group.rate_bp),
        money(group.taxable_minor),
        money(group.taxes.get("IGST", 0)),
        money(group.taxes.get("CGST", 0)),
        money(group.taxes.get("SGST", 0) + group.taxes.get("UTGST", 0)),
        money(sum(others.values())),
        ", ".join(others),
        " ".join(_sacs(paper, group.rate_bp)),
        paper.currency,
        paper.status,
    )


def _sacs(paper: _Paper, rate_bp: int) -> list[str]:
    is_zero_rated = paper.tax.treatment in (Treatment.EXPORT_LUT, Treatment.SEZ_LUT)
    has_no_rates = is_zero_rated or not paper.tax.rows
    return sorted(
        {line.sac for line in paper.lines if line.sac and (has_no_rates or line.rate_bp == rate_bp)}
    )


def place_of_supply(code: str | None) -> str | None:
    """Write a place the way the portal lists it: `29-Karnataka`."""
    if code is None:
        return None
    name = "Other Countries" if code == ABROAD else STATES.get(code, "").replace(" and ", " & ")
    return f"{code}-{name}"
