"""Moving the instalments of an invoice that was sent already, as far as no money is in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from latchkey.domain import limits
from latchkey.domain.billing.instalments import last_due_on
from latchkey.domain.billing.invoice_life import (
    Action,
    forget_overdue,
    note_overdue,
    require,
    require_version,
    with_history,
)
from latchkey.domain.billing.invoices import Instalment, Invoice, Share, Source
from latchkey.domain.billing.ledger import with_ledger
from latchkey.domain.billing.payments import LedgerEntry
from latchkey.domain.errors.invoices import InstalmentHasMoneyError, InstalmentNotFoundError
from latchkey.domain.errors.requests import RequestInvalidError


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedInstalment:
    """An instalment as the freelancer wants it; a new one has no id yet."""

    id: str | None
    label: str
    amount_minor: int
    due_on: date


def is_frozen(invoice: Invoice, instalment: Instalment) -> bool:
    """Tell whether an instalment has money, waits for some, is said to be paid or can just be paid."""
    return (
        instalment.paid_minor > 0
        or instalment.claim is not None
        or instalment.id in invoice.open_checkouts
        or any(each.instalment_id == instalment.id for each in invoice.processing.values())
    )


def reschedule(
    invoice: Invoice,
    ledger: Mapping[str, LedgerEntry],
    moved: Sequence[MovedInstalment],
    *,
    version: int,
    by: str,
    now: datetime,
) -> Invoice:
    """Divide an issued invoice anew; its total stays, and so does every instalment with money.

    Raises:
        InvoiceChangedError: it was rescheduled elsewhere in between.
        InstalmentHasMoneyError: a frozen one was changed or left out, or another was put before it.
        InstalmentNotFoundError: it names one the invoice does not have.
        RequestInvalidError: the parts do not make the whole, by field.

    """
    require(Action.RESCHEDULE, invoice, now)
    require_version(invoice, version)
    _require_whole(invoice, moved)
    instalments, made = _moved(invoice, moved)
    noted = note_overdue(invoice, now)
    divided = replace(
        noted,
        instalments=instalments,
        instalments_made=made,
        due_on=last_due_on(instalments),
        version=invoice.version + 1,
        updated_at=now,
    )
    after = with_ledger(divided, ledger, now)
    # Asked of the filled ones: money that was meant for none fills instalments in their order, so one that is
    # put before another would take its money away.
    _require_frozen_kept(invoice, after.instalments)
    return with_history(noted, forget_overdue(after, now), now, Source.OWNER, by)


def _require_whole(invoice: Invoice, moved: Sequence[MovedInstalment]) -> None:
    if not 1 <= len(moved) <= limits.INSTALMENTS_MAX:
        sentence = f"Plan up to {limits.INSTALMENTS_MAX} instalments."
        raise RequestInvalidError(fields={"instalments": sentence})
    known = [each.id for each in moved if each.id is not None]
    if len(known) != len(set(known)):
        raise RequestInvalidError(fields={"instalments": "The same instalment is named twice."})
    fields = {
        f"instalments.{index}.amountMinor": "Each instalment must be more than zero."
        for index, each in enumerate(moved)
        if each.amount_minor <= 0
    }
    if not fields and sum(each.amount_minor for each in moved) != invoice.total_minor:
        fields["instalments"] = "Together they must come to the invoice's total."
    if fields:
        raise RequestInvalidError(fields=fields)


def _moved(invoice: Invoice, moved: Sequence[MovedInstalment]) -> tuple[tuple[Instalment, ...], int]:
    """Give the instalments as they are wanted, and how many there then ever were."""
    before = {each.id: each for each in invoice.instalments}
    made = max(invoice.instalments_made, len(before))
    instalments: list[Instalment] = []
    for each in moved:
        if each.id is None:
            made += 1
        known = before.get(each.id) if each.id is not None else None
        if each.id is not None and known is None:
            raise InstalmentNotFoundError
        is_same_amount = known is not None and known.amount_minor == each.amount_minor
        wanted = known or Instalment(id=str(made), label="", share=None, amount_minor=0, due_on=None)
        instalments.append(
            replace(
                wanted,
                label=each.label,
                due_on=each.due_on,
                amount_minor=each.amount_minor,
                share=wanted.share if is_same_amount else Share(amount_minor=each.amount_minor),
            )
        )
    return tuple(instalments), made


def _require_frozen_kept(invoice: Invoice, instalments: Sequence[Instalment]) -> None:
    after = {each.id: each for each in instalments}
    if any(is_frozen(invoice, each) and after.get(each.id) != each for each in invoice.instalments):
        raise InstalmentHasMoneyError
