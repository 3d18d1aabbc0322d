"""Tables for the accountant: invoices, payments and tax deducted at source of a period."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from latchkey.domain.billing.credit_notes import CreditNote
from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.billing.payments import LedgerEntry
from latchkey.domain.exports import (
    PAYMENT_HEADER,
    TDS_HEADER,
    ExportKind,
    PaymentContext,
    payment_rows,
    tds_rows,
)
from latchkey.domain.india.fiscal_years import FiscalYear, fiscal_year_of
from latchkey.domain.india.gstr1 import INVOICE_HEADER, invoice_rows
from latchkey.domain.spreadsheets import Cell, csv_of
from latchkey.services import paths
from latchkey.services.billing.tds import tds_of
from latchkey.services.ports import Ports
from latchkey.services.store import Stored

T = TypeVar("T")
Rows = Iterator[Sequence[Cell]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of days, both ends included."""

    first_day: date
    last_day: date


def export_of(ports: Ports, owner: str, kind: ExportKind, period: Period) -> bytes:
    """Write a table of what was issued, received or deducted in a period."""
    header, rows_of = _TABLES[kind]
    return csv_of(header, rows_of(ports, owner, period))


def _invoices(ports: Ports, owner: str, period: Period) -> Rows:
    invoices = _within(ports, paths.invoices(owner), Invoice, "issued_on", period)
    notes = [
        each.value for each in _within(ports, paths.credit_notes(owner), CreditNote, "issued_on", period)
    ]
    credited = _invoices_by_id(ports, owner, {note.invoice_id for note in notes})
    pairs = [(note, credited[note.invoice_id]) for note in notes if note.invoice_id in credited]
    return invoice_rows([each.value for each in invoices], pairs, ports.clock.now())


def _payments(ports: Ports, owner: str, period: Period) -> Rows:
    found = _within(ports, paths.payments(owner), LedgerEntry, "received_on", period)
    entries = {each.id: each.value for each in found}
    invoices = _invoices_by_id(ports, owner, {entry.invoice_id for entry in entries.values()})
    contexts = {
        invoice_id: PaymentContext(number=invoice.number or "", client_name=invoice.client_name)
        for invoice_id, invoice in invoices.items()
    }
    named = sorted({entry.of for entry in entries.values() if entry.of and entry.of not in entries})
    elsewhere = ports.store.get_many([paths.payment(owner, each) for each in named], LedgerEntry)
    taken_back = entries | {each.id: each.value for each in elsewhere if each}
    return payment_rows(entries, contexts, taken_back)


def _deductions(ports: Ports, owner: str, period: Period) -> Rows:
    """Give every fiscal year that the period touches, whole: a threshold has no months."""
    first, last = fiscal_year_of(period.first_day), fiscal_year_of(period.last_day)
    for begins_in in range(first.begins_in, last.begins_in + 1):
        year = FiscalYear(begins_in=begins_in)
        yield from tds_rows(year, tds_of(ports, owner, year))


def _within(ports: Ports, collection: str, kind: type[T], field: str, period: Period) -> Sequence[Stored[T]]:
    where = [(field, ">=", period.first_day), (field, "<=", period.last_day)]
    return ports.store.find(collection, kind, where=where)


def _invoices_by_id(ports: Ports, owner: str, ids: set[str]) -> Mapping[str, Invoice]:
    found = ports.store.get_many([paths.invoice(owner, each) for each in sorted(ids)], Invoice)
    return {each.id: each.value for each in found if each}


_TABLES: Final[Mapping[ExportKind, tuple[Sequence[str], Callable[[Ports, str, Period], Rows]]]] = {
    ExportKind.INVOICES: (INVOICE_HEADER, _invoices),
    ExportKind.PAYMENTS: (PAYMENT_HEADER, _payments),
    ExportKind.TDS: (TDS_HEADER, _deductions),
}
