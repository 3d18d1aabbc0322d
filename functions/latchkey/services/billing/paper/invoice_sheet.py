"""An invoice on paper: what was issued, and how it can be paid. Payments change nothing of it."""

from datetime import datetime

from latchkey.domain.billing.invoices import Instalment, Invoice, Line
from latchkey.domain.billing.tax import ABROAD, TaxSummary
from latchkey.domain.due_dates import date_in
from latchkey.domain.money import format_money
from latchkey.domain.parties import Buyer, Seller, TaxKind
from latchkey.services.billing.invoice_words import (
    Pair,
    day,
    figure,
    instalment_name,
    quantity,
    rate,
    sums_of,
    unit,
    upi_request,
    ways_to_pay,
)
from latchkey.services.billing.paper.parties import buyer_party, seller_party, state_name
from latchkey.services.billing.paper.sheet import (
    Align,
    Code,
    Column,
    Details,
    Due,
    Logo,
    Passage,
    Sheet,
    Table,
)


def invoice_sheet(
    invoice: Invoice, invoice_id: str, seller: Seller, *, logo: Logo | None, pay_url: str | None
) -> Sheet:
    """Lay an issued invoice out; every sum is the stored one."""
    buyer = invoice.buyer or Buyer(name=invoice.client_name)
    number = invoice.number or ""
    return Sheet(
        kind=kind_of(seller),
        number=number,
        title=f"{kind_of(seller)} {number}, {seller.name}",
        author=seller.name,
        made_at=invoice.issued_at or invoice.created_at,
        accent=seller.accent,
        logo=logo,
        stamp=_stamp(invoice.voided_at, invoice.time_zone),
        parties=(seller_party(seller, buyer), buyer_party(buyer, seller)),
        facts=_facts(invoice, seller),
        lines=_lines(invoice),
        sums=sums_of(invoice),
        taxes=tax_table(invoice.tax, invoice.tax_minor, invoice.currency),
        statements=statements(invoice.tax),
        dues=_dues(invoice, invoice_id),
        ways=_ways(invoice, number, pay_url),
        passages=tuple(
            Passage(title=title, text=text)
            for title, text in (("Note", invoice.note), ("Terms", invoice.terms))
            if text.strip()
        ),
    )


def kind_of(seller: Seller) -> str:
    """Name the paper: whoever is registered for GST must write a tax invoice, and nobody else may."""
    return "Tax invoice" if seller.registration.kind is TaxKind.GST else "Invoice"


def supply_facts(tax: TaxSummary, seller: Seller) -> tuple[Pair, ...]:
    """Say where it is supplied and who owes the tax, as rule 46 of the CGST rules asks; else nothing."""
    if seller.registration.kind is not TaxKind.GST or tax.place_of_supply is None:
        return ()
    place = f"Other country ({ABROAD})" if tax.place_of_supply == ABROAD else state_name(tax.place_of_supply)
    return (("Place of supply", place), ("Reverse charge", "No"))


def tax_table(tax: TaxSummary, tax_minor: int, currency: str) -> Table | None:
    """Write the tax table, or None where no tax is charged."""
    if not tax.rows:
        return None
    columns = (
        Column(label="Tax", is_wide=True),
        Column(label="Rate", align=Align.END),
        Column(label=f"Taxable value ({unit(currency)})", align=Align.END),
        Column(label=f"Tax ({unit(currency)})", align=Align.END),
    )
    rows = tuple(
        (row.name, rate(row.rate_bp), figure(row.taxable_minor, currency), figure(row.amount_minor, currency))
        for row in tax.rows
    )
    return Table(columns=columns, rows=rows, foot=("Total tax", "", "", figure(tax_minor, currency)))


def statements(tax: TaxSummary) -> tuple[str, ...]:
    """Say what the law wants printed."""
    return (tax.endorsement,) if tax.endorsement else ()


def _facts(invoice: Invoice, seller: Seller) -> tuple[Pair, ...]:
    facts = [
        ("Project", invoice.title),
        ("Issued", day(invoice.issued_on) if invoice.issued_on else ""),
        ("Due", day(invoice.due_on) if invoice.due_on and len(invoice.instalments) == 1 else ""),
        *supply_facts(invoice.tax, seller),
    ]
    return tuple((label, value) for label, value in facts if value)


def _lines(invoice: Invoice) -> Table:
    """Leave out the columns that say nothing on this invoice."""
    currency = invoice.currency
    has_sac = any(line.sac for line in invoice.lines)
    has_rates = bool(invoice.tax.rows) and len({line.rate_bp for line in invoice.lines}) > 1
    has_discount = any(line.discount_minor for line in invoice.lines)
    columns = (
        (True, Column(label="Description", is_wide=True)),
        (has_sac, Column(label="SAC")),
        (True, Column(label="Quantity", align=Align.END)),
        (True, Column(label=f"Rate ({unit(currency)})", align=Align.END)),
        (has_rates, Column(label="Tax rate", align=Align.END)),
        (has_discount, Column(label=f"Discount ({unit(currency)})", align=Align.END)),
        (True, Column(label=f"Amount ({unit(currency)})", align=Align.END)),
    )
    rows = tuple(
        tuple(cell for (is_shown, _), cell in zip(columns, _cells(line, currency), strict=True) if is_shown)
        for line in invoice.lines
    )
    return Table(columns=tuple(column for is_shown, column in columns if is_shown), rows=rows)


def _cells(line: Line, currency: str) -> tuple[str, ...]:
    return (
        line.description,
        line.sac or "",
        quantity(line.quantity_milli),
        figure(line.unit_price_minor, currency),
        rate(line.rate_bp),
        figure(-line.discount_minor, currency) if line.discount_minor else "",
        figure(line.taxable_minor, currency),
    )


def _dues(invoice: Invoice, invoice_id: str) -> tuple[Due, ...]:
    """List what was agreed to be paid; nobody may be led to pay a void invoice."""
    if invoice.voided_at:
        return ()
    return tuple(_due(invoice, invoice_id, each) for each in invoice.instalments)


def _due(invoice: Invoice, invoice_id: str, instalment: Instalment) -> Due:
    is_whole = len(invoice.instalments) == 1
    return Due(
        name="Amount due" if is_whole else instalment_name(invoice, instalment),
        due_on=day(instalment.due_on) if instalment.due_on else "",
        amount=format_money(instalment.amount_minor, invoice.currency),
        code=_code(invoice, invoice_id, instalment),
    )


def _code(invoice: Invoice, invoice_id: str, instalment: Instalment) -> Code | None:
    request = upi_request(invoice, invoice_id, instalment, instalment.amount_minor)
    if request is None:
        return None
    typed = f"Enter {request.amount} in your app" if request.is_amount_typed else "Scan with any UPI app"
    return Code(
        content=request.uri,
        alt=f"QR code to pay {request.amount} by UPI, reference {request.reference}",
        caption=typed,
    )


def _ways(invoice: Invoice, number: str, pay_url: str | None) -> tuple[Details, ...]:
    if invoice.voided_at:
        return ()
    ways = [
        Details(title=way.title, facts=way.facts, note=way.note, url=way.url)
        for way in ways_to_pay(invoice.pay_to, invoice.currency, number)
    ]
    if pay_url:
        ways.append(
            Details(title="Online", facts=(), note="This page shows this invoice alone.", url=pay_url)
        )
    return tuple(ways)


def _stamp(voided_at: datetime | None, time_zone: str) -> str:
    return f"Void since {day(date_in(time_zone, voided_at))}" if voided_at else ""
