"""Tax deducted at source (TDS): what an Indian client must keep back from a freelancer's fee.

It settles the invoice like money does, and the freelancer gets it back from the tax office by the
client's certificate (Form 16A). The law asks the payer; this only keeps the freelancer's count of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.billing.payments import EntryKind, LedgerEntry
from latchkey.domain.india.fiscal_years import FiscalYear
from latchkey.domain.money import BASIS_POINTS, round_half_away_from_zero
from latchkey.domain.parties import PayerType, ServiceKind

CURRENCY: Final = "INR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What the law asks from a day on, until the next rule begins."""

    begins_on: date
    section: str
    threshold_minor: int
    """Tax is deducted once a fiscal year's fees from one client exceed this; then from all of them."""
    rates_bp: Mapping[ServiceKind, int]


_RATES_BP: Final = {ServiceKind.PROFESSIONAL: 1_000, ServiceKind.TECHNICAL: 200}

RULES: Final = (
    Rule(
        begins_on=date(2020, 4, 1),
        section="194J",
        threshold_minor=30_000_00,
        rates_bp=_RATES_BP,
    ),
    Rule(
        begins_on=date(2025, 4, 1),
        section="194J",
        threshold_minor=50_000_00,
        rates_bp=_RATES_BP,
    ),
    Rule(
        begins_on=date(2026, 4, 1),
        section="393(1)",
        threshold_minor=50_000_00,
        rates_bp=_RATES_BP,
    ),
)
"""Fees for professional and for technical services, by the day of payment, the oldest rule first.

- Section 194J of the Income-tax Act, 1961: 10 %, and 2 % for technical services since the Finance Act,
  2020 (from 1 April 2020); above ₹30,000 in a fiscal year.
- The Finance Act, 2025 raised that to ₹50,000 from 1 April 2025.
- Section 393(1) of the Income-tax Act, 2025, in force from 1 April 2026, in place of section 194J.

Every rule begins with a fiscal year: a year's threshold and rate are one rule's.
"""


def rule_on(day: date) -> Rule | None:
    """Return the rule for a payment of that day; None for days before the table begins."""
    return next((rule for rule in reversed(RULES) if rule.begins_on <= day), None)


class Duty(StrEnum):
    """Whether the client must deduct."""

    DEDUCTS = "deducts"
    DOES_NOT = "does-not"
    """An individual or family whose accounts need no audit."""
    UNKNOWN = "unknown"
    """Nobody has said what kind of payer this is; counted as if they had to, and said so."""


def duty_of(payer_type: PayerType | None) -> Duty:
    """Say whether this kind of payer must deduct tax from fees."""
    if payer_type is None:
        return Duty.UNKNOWN
    return Duty.DOES_NOT if payer_type is PayerType.INDIVIDUAL else Duty.DEDUCTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a client and a fiscal year stand."""

    section: str
    rate_bp: int
    threshold_minor: int
    paid_minor: int
    """What was paid of fees, without GST and with the tax that was deducted from them."""
    is_exceeded: bool
    expected_minor: int


def standing_of(
    rule: Rule, paid_minor: int, *, service_kind: ServiceKind | None, payer_type: PayerType | None
) -> Standing:
    """Say what a client should have deducted: nothing up to the threshold, from everything above it."""
    rate_bp = rule.rates_bp[service_kind or ServiceKind.PROFESSIONAL]
    is_exceeded = paid_minor > rule.threshold_minor
    is_asked = is_exceeded and duty_of(payer_type) is not Duty.DOES_NOT
    return Standing(
        section=rule.section,
        rate_bp=rate_bp,
        threshold_minor=rule.threshold_minor,
        paid_minor=paid_minor,
        is_exceeded=is_exceeded,
        expected_minor=round_half_away_from_zero(paid_minor * rate_bp, BASIS_POINTS) if is_asked else 0,
    )


def fee_within(gross_minor: int, *, subtotal_minor: int, total_minor: int) -> int:
    """Return how much of what was paid of an invoice is its fee: the rest is GST, or more than was asked."""
    counted_minor = min(max(gross_minor, 0), total_minor)
    return round_half_away_from_zero(counted_minor * subtotal_minor, total_minor) if total_minor else 0


def fee_paid_in(year: FiscalYear, invoice: Invoice, entries: Mapping[str, LedgerEntry]) -> int:
    """Return how much of an invoice's fee was paid in a fiscal year, from every entry about the invoice.

    Taken as the difference of two running sums, so that an invoice's years add up to its fee exactly.
    """
    before = after = 0
    for entry in standing_entries(entries).values():
        if entry.currency != invoice.currency or entry.received_on > year.last_day:
            continue
        signed = _SIGNS.get(entry.kind, 0) * entry.amount_minor
        after += signed
        before += signed if entry.received_on < year.first_day else 0
    amounts = {"subtotal_minor": invoice.subtotal_minor, "total_minor": invoice.total_minor}
    return fee_within(after, **amounts) - fee_within(before, **amounts)


_SIGNS: Final = {EntryKind.PAYMENT: 1, EntryKind.TDS: 1, EntryKind.REFUND: -1}


def standing_entries(entries: Mapping[str, LedgerEntry]) -> dict[str, LedgerEntry]:
    """Leave out what was taken back as a mistake, and the corrections that say so.

    A correction may be entered in another fiscal year than what it corrects: it undoes the entry in
    the year it was wrongly counted in.
    """
    undone = {entry.of for entry in entries.values() if entry.kind is EntryKind.REVERSAL}
    return {
        entry_id: entry
        for entry_id, entry in entries.items()
        if entry_id not in undone and entry.kind is not EntryKind.REVERSAL
    }


def deducted_in(year: FiscalYear, entries: Iterable[LedgerEntry]) -> int:
    """Return the tax deducted in a fiscal year, in rupees; give it entries that stand."""
    return sum(
        entry.amount_minor
        for entry in entries
        if entry.kind is EntryKind.TDS and entry.currency == CURRENCY and entry.received_on in year
    )


class CertificateState(StrEnum):
    """Whether the client's certificate is there."""

    RECEIVED = "received"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What is known of a client's certificate for a fiscal year: `certificates/{clientId}-{year}`."""

    client_id: str
    fiscal_year: int
    state: CertificateState
    file_name: str | None
    """What its file was called; None where there is no file."""
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TdsRow:
    """One client in one fiscal year."""

    client_id: str
    client_name: str
    payer_type: PayerType | None
    service_kind: ServiceKind | None
    duty: Duty
    billed_minor: int
    """Invoices and credit notes of the year, without GST."""
    standing: Standing
    deducted_minor: int
    certificate: Certificate | None
