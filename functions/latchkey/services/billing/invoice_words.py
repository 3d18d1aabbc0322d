"""How invoices are put into words, once for mail and paper: days, quantities, sums, ways to pay."""

from calendar import month_name
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from unicodedata import bidirectional

from latchkey.domain.billing.invoices import Instalment, Invoice, Line, Method
from latchkey.domain.billing.tax import TaxRow
from latchkey.domain.india.upi import AMOUNT_TYPED_FROM_MINOR, reference_of, upi_uri
from latchkey.domain.money import MILLI, format_money
from latchkey.domain.parties import Bank, BankKind, PayTo

Pair = tuple[str, str]
"""What something is called, and what it is."""

_TIMES: Final = "\u00d7"
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_IBAN_GROUP: Final = 4
METHODS: Final[Mapping[Method, str]] = {
    Method.STRIPE: "Card (Stripe)",
    Method.UPI: "UPI",
    Method.BANK: "Bank transfer",
    Method.CASH: "Cash",
    Method.CHEQUE: "Cheque",
    Method.PAYPAL: "PayPal",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to pay, with everything to copy for it."""

    title: str
    facts: tuple[Pair, ...]
    note: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpiRequest:
    """What a QR code asks for, and what to say beside it."""

    uri: str
    payee_id: str
    payee_name: str
    amount: str
    reference: str
    is_amount_typed: bool
    """From ₹1,00,000 on, the payer types the amount."""


def isolated(text: str) -> str:
    """Fence a name in that runs from right to left, or the amount after it would move to its other side."""
    is_turned = any(bidirectional(sign) in _RIGHT_TO_LEFT for sign in text)
    return f"\u2068{text}\u2069" if is_turned else text


def day(on: date) -> str:
    """Write a calendar date so that nobody takes the month for the day."""
    return f"{on.day} {month_name[on.month]} {on.year}"


def quantity(milli: int) -> str:
    """Write a quantity of thousandths without needless noughts."""
    whole, rest = divmod(milli, MILLI)
    fraction = f"{rest:03d}".rstrip("0")
    return f"{whole}.{fraction}" if fraction else f"{whole}"


def rate(basis_points: int) -> str:
    """Write a rate in basis points as per cent."""
    return f"{quantity(basis_points * 10)}\u00a0%"


def figure(amount_minor: int, currency: str) -> str:
    """Write an amount for a column whose head names the currency."""
    return "".join(sign for sign in format_money(amount_minor, currency) if sign in "-.,0123456789")


def unit(currency: str) -> str:
    """Name a currency for a column's head: its symbol, or its code."""
    return "".join(sign for sign in format_money(0, currency) if sign not in "-.,0123456789\u00a0")


def times(line: Line, currency: str) -> str:
    """Write how often a line is billed at what price: `2.5 × ₹40,000.00`."""  # noqa: RUF002 -- a multiplication
    return f"{quantity(line.quantity_milli)} {_TIMES} {format_money(line.unit_price_minor, currency)}"


def tax_name(row: TaxRow) -> str:
    """Name a row of the tax table with its rate."""
    return f"{row.name} {rate(row.rate_bp)}"


def sums_of(invoice: Invoice) -> tuple[Pair, ...]:
    """Write out how the lines become the total, which stands last."""
    currency = invoice.currency
    steps: list[tuple[str, int]] = []
    if invoice.discount_minor:
        steps += [("Before discounts", invoice.lines_minor), ("Discounts", -invoice.discount_minor)]
    if invoice.tax.rows or invoice.discount_minor or invoice.round_off_minor:
        steps.append(("Taxable value" if invoice.tax.rows else "Subtotal", invoice.subtotal_minor))
    steps += [(tax_name(row), row.amount_minor) for row in invoice.tax.rows]
    if invoice.round_off_minor:
        steps.append(("Round-off", invoice.round_off_minor))
    return (
        *((label, format_money(amount_minor, currency)) for label, amount_minor in steps),
        ("Total", format_money(invoice.total_minor, currency)),
    )


def instalment_name(invoice: Invoice, instalment: Instalment) -> str:
    """Call an instalment by its label, or by its place among the others."""
    if instalment.label:
        return instalment.label
    place = [each.id for each in invoice.instalments].index(instalment.id) + 1
    return f"Instalment {place} of {len(invoice.instalments)}"


def next_instalment(invoice: Invoice) -> Instalment | None:
    """Find the instalment that is to be paid next: the earliest that is not settled."""
    unsettled = [each for each in invoice.instalments if each.balance_minor > 0]
    return min(unsettled, key=lambda each: each.due_on or date.max, default=None)


def upi_request(
    invoice: Invoice, invoice_id: str, instalment: Instalment, amount_minor: int
) -> UpiRequest | None:
    """Say what the QR code of an instalment asks for; None where UPI cannot pay it."""
    payee = invoice.pay_to.upi
    if payee is None or invoice.currency != "INR" or amount_minor <= 0:
        return None
    reference = reference_of(invoice_id, instalment.id)
    uri = upi_uri(
        payee_id=payee.id,
        payee_name=payee.name,
        amount_minor=amount_minor,
        note=invoice.number or "",
        reference=reference,
    )
    return UpiRequest(
        uri=uri,
        payee_id=payee.id,
        payee_name=payee.name,
        amount=format_money(amount_minor, invoice.currency),
        reference=reference,
        is_amount_typed=amount_minor >= AMOUNT_TYPED_FROM_MINOR,
    )


def upi_request_for_next(invoice: Invoice, invoice_id: str) -> UpiRequest | None:
    """Ask for what is to be paid next; None where UPI cannot, or where somebody says that it was paid."""
    instalment = next_instalment(invoice)
    if instalment is None or instalment.claim:
        return None
    return upi_request(invoice, invoice_id, instalment, instalment.balance_minor)


def ways_to_pay(pay_to: PayTo, currency: str, number: str) -> tuple[Way, ...]:
    """List the ways that need no card: UPI for rupees, bank, PayPal."""
    upi = pay_to.upi if currency == "INR" else None
    ways = [Way(title="UPI", facts=(("UPI ID", upi.id), ("Name", upi.name)))] if upi else []
    return (*ways, *account_ways(pay_to, number))


def account_ways(pay_to: PayTo, number: str) -> tuple[Way, ...]:
    """List the accounts money can be sent to, with the invoice's number as the reference."""
    ways: list[Way] = []
    if pay_to.bank:
        ways.append(Way(title="Bank transfer", facts=(*_bank_facts(pay_to.bank), ("Reference", number))))
    if pay_to.paypal_me:
        url = f"https://paypal.me/{pay_to.paypal_me}"
        note = f"Please give {number} as the reason."
        ways.append(Way(title="PayPal", facts=(), note=note, url=url))
    return tuple(ways)


def _bank_facts(bank: Bank) -> tuple[Pair, ...]:
    numbers: Mapping[BankKind, tuple[Pair, ...]] = {
        BankKind.INDIA: (("Account number", bank.account or ""), ("IFSC", bank.ifsc or "")),
        BankKind.IBAN: (("IBAN", _in_groups(bank.iban or "")), ("BIC", bank.bic or "")),
        BankKind.OTHER: (("Details", bank.text),),
    }
    told = (("Account holder", bank.holder), *numbers[bank.kind], ("Bank", bank.bank_name))
    return tuple((label, value) for label, value in told if value)


def _in_groups(iban: str) -> str:
    return " ".join(iban[at : at + _IBAN_GROUP] for at in range(0, len(iban), _IBAN_GROUP))
