"""What a draft adds up to: lines, discounts, tax, rounding and instalments, worked out once and stored."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from latchkey.domain.billing.instalments import (
    PlannedInstalment,
    last_due_on,
    plan_behind,
    plan_instalments,
    share_of,
)
from latchkey.domain.billing.invoices import Draft, Invoice, Line, Share
from latchkey.domain.billing.tax import TaxPlan, TaxSummary, is_halved, plan_tax, tax_on
from latchkey.domain.errors.requests import RequestInvalidError
from latchkey.domain.money import (
    EXPONENTS,
    MAX_AMOUNT_MINOR,
    is_currency,
    line_amount_minor,
    round_half_away_from_zero,
)
from latchkey.domain.parties import Buyer, TaxRegistration


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftContent:
    """What the freelancer writes, before anything is added up; the lines' sums are not read."""

    currency: str
    lines: tuple[Line, ...] = ()
    discount: Share | None = None
    round_off: bool = False
    instalments: tuple[PlannedInstalment, ...] = ()
    due_on: date | None = None
    """The due day where there is one instalment only."""
    note: str = ""


def add_up(content: DraftContent, *, registration: TaxRegistration, client: Buyer, on: date) -> Draft:
    """Work out a draft's sums, with the tax as it would be if it were issued on this day.

    Each line's own discount comes off first, then the invoice's, which is spread over the lines; tax is taken
    on what remains, per rate; at last the total is rounded to whole units of the currency if that is wished.

    Raises:
        RequestInvalidError: an unknown currency, a discount larger than what it is taken from, a rate that
            has no two halves, a sum too large to hold, or instalments that cannot be divided.

    """
    if not is_currency(content.currency):
        raise RequestInvalidError(fields={"currency": "Choose a currency."})
    lines = _discounted(_priced(content.lines), content.discount)
    plan = plan_tax(registration, client, on)
    _require_halves(plan, lines)
    tax = _taxed(plan, lines)
    subtotal_minor = sum(line.taxable_minor for line in lines)
    tax_minor = sum(row.amount_minor for row in tax.rows)
    exact_minor = subtotal_minor + tax_minor
    round_off_minor = _rounded_off(exact_minor, content.currency) if content.round_off else 0
    total_minor = exact_minor + round_off_minor
    if total_minor > MAX_AMOUNT_MINOR:
        raise RequestInvalidError(fields={"lines": "The total comes to more than an invoice can hold."})
    instalments = plan_instalments(content.instalments, total_minor=total_minor, due_on=content.due_on)
    return Draft(
        currency=content.currency,
        lines=lines,
        discount=content.discount,
        round_off=content.round_off,
        instalments=instalments,
        due_on=last_due_on(instalments),
        note=content.note,
        tax=tax,
        lines_minor=sum(line.amount_minor for line in lines),
        discount_minor=sum(line.discount_minor for line in lines),
        subtotal_minor=subtotal_minor,
        tax_minor=tax_minor,
        round_off_minor=round_off_minor,
        total_minor=total_minor,
    )


def content_of(written: Draft | Invoice) -> DraftContent:
    """Give what the freelancer wrote to get this, to be added up again."""
    planned = plan_behind(written.instalments)
    return DraftContent(
        currency=written.currency,
        lines=written.lines,
        discount=written.discount,
        round_off=written.round_off,
        instalments=planned,
        due_on=written.due_on,
        note=written.note,
    )


def _priced(lines: Sequence[Line]) -> list[Line]:
    """Work out what each line costs and what its own discount leaves of it."""
    priced: list[Line] = []
    fields: dict[str, str] = {}
    for index, line in enumerate(lines):
        amount_minor = line_amount_minor(line.quantity_milli, line.unit_price_minor)
        own_minor = share_of(amount_minor, line.discount)
        if amount_minor > MAX_AMOUNT_MINOR:
            fields[f"lines.{index}.unitPriceMinor"] = "This line comes to more than an invoice can hold."
        elif own_minor > amount_minor:
            fields[f"lines.{index}.discount"] = "This is more than the line comes to."
        priced.append(
            replace(
                line,
                amount_minor=amount_minor,
                discount_minor=own_minor,
                taxable_minor=amount_minor - own_minor,
            )
        )
    if fields:
        raise RequestInvalidError(fields=fields)
    return priced


def _discounted(lines: Sequence[Line], discount: Share | None) -> tuple[Line, ...]:
    """Spread the invoice's discount over the lines, so that the parts add up to the whole of it.

    Each line bears the difference between two rounded running shares: no part is lost, and none is more than
    its line.
    """
    whole_minor = sum(line.taxable_minor for line in lines)
    discount_minor = share_of(whole_minor, discount)
    if discount_minor > whole_minor:
        raise RequestInvalidError(fields={"discount": "This is more than the lines come to."})
    if not discount_minor:
        return tuple(lines)
    spread: list[Line] = []
    reached_minor = borne_minor = 0
    for line in lines:
        reached_minor += line.taxable_minor
        running_minor = round_half_away_from_zero(discount_minor * reached_minor, whole_minor)
        share_minor, borne_minor = running_minor - borne_minor, running_minor
        spread.append(
            replace(
                line,
                discount_minor=line.discount_minor + share_minor,
                taxable_minor=line.taxable_minor - share_minor,
            )
        )
    return tuple(spread)


def _require_halves(plan: TaxPlan, lines: Sequence[Line]) -> None:
    fields = {
        f"lines.{index}.rateBp": "CGST and SGST are halves of the rate: it needs an even last digit."
        for index, line in enumerate(lines)
        if line.rate_bp % 2 and is_halved(plan)
    }
    if fields:
        raise RequestInvalidError(fields=fields)


def _taxed(plan: TaxPlan, lines: Sequence[Line]) -> TaxSummary:
    taxable: dict[int, int] = defaultdict(int)
    for line in lines:
        taxable[line.rate_bp] += line.taxable_minor
    return tax_on(plan, taxable)


def _rounded_off(exact_minor: int, currency: str) -> int:
    """Return what is missing to the nearest whole unit of the currency; negative where it is over."""
    unit_minor = int(10 ** EXPONENTS[currency])
    return round_half_away_from_zero(exact_minor, unit_minor) * unit_minor - exact_minor
