"""What an accountant takes away besides the invoices: the ledger, and tax deducted at source."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from latchkey.domain.billing.payments import EntryKind, LedgerEntry
from latchkey.domain.india.fiscal_years import FiscalYear
from latchkey.domain.india.tds import CURRENCY, TdsRow
from latchkey.domain.spreadsheets import Cell, amount, percent


class ExportKind(StrEnum):
    """What can be taken away as a table."""

    INVOICES = "invoices"
    PAYMENTS = "payments"
    TDS = "tds"


PAYMENT_HEADER: Final = (
    "Received On",
    "Invoice Number",
    "Client",
    "Kind",
    "Method",
    "Amount",
    "Currency",
    "Reference",
    "Note",
    "Instalment",
    "Entered By",
    "Entry",
    "Takes Back",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentContext:
    """What a ledger entry's row says of its invoice."""

    number: str
    client_name: str


def payment_rows(
    entries: Mapping[str, LedgerEntry],
    invoices: Mapping[str, PaymentContext],
    taken_back: Mapping[str, LedgerEntry],
) -> Iterator[Sequence[Cell]]:
    """Give a row for each entry of the ledger, by day; what takes back is negative.

    `taken_back` holds what refunds and corrections name, of whatever day: the correction of a refund
    gives back what that had taken.
    """
    unknown = PaymentContext(number="", client_name="")
    for entry_id, entry in sorted(
        entries.items(), key=lambda each: (each[1].received_on, each[1].at, each[0])
    ):
        about = invoices.get(entry.invoice_id, unknown)
        yield (
            entry.received_on,
            about.number,
            about.client_name,
            entry.kind,
            entry.method,
            amount(_sign_of(entry, taken_back) * entry.amount_minor, entry.currency),
            entry.currency,
            entry.reference,
            entry.note,
            entry.instalment_id,
            entry.by or entry.source,
            entry_id,
            entry.of,
        )


def _sign_of(entry: LedgerEntry, taken_back: Mapping[str, LedgerEntry]) -> int:
    if entry.kind is EntryKind.REVERSAL:
        origin = taken_back.get(entry.of or "")
        return 1 if origin and origin.kind is EntryKind.REFUND else -1
    return -1 if entry.kind is EntryKind.REFUND else 1


TDS_HEADER: Final = (
    "Fiscal Year",
    "Client",
    "Section",
    "Payer",
    "Service",
    "Rate",
    "Threshold",
    "Billed Without GST",
    "Paid Without GST",
    "Expected TDS",
    "Deducted TDS",
    "Difference",
    "Certificate",
    "Currency",
)


def tds_rows(year: FiscalYear, rows: Iterable[TdsRow]) -> Iterator[Sequence[Cell]]:
    """Give a row for each client of a fiscal year."""
    for row in rows:
        standing = row.standing
        yield (
            year.name,
            row.client_name,
            standing.section,
            row.payer_type,
            row.service_kind,
            percent(standing.rate_bp),
            amount(standing.threshold_minor, CURRENCY),
            amount(row.billed_minor, CURRENCY),
            amount(standing.paid_minor, CURRENCY),
            amount(standing.expected_minor, CURRENCY),
            amount(row.deducted_minor, CURRENCY),
            amount(standing.expected_minor - row.deducted_minor, CURRENCY),
            row.certificate.state if row.certificate else None,
            CURRENCY,
        )
