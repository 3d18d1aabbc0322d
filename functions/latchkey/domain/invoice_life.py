"""What may happen to an invoice, in which state, and what it then looks like."""

from dataclasses import fields, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from latchkey.domain.due_dates import date_in, end_of_day
from latchkey.domain.errors import (
    InvoiceAlreadyIssuedError,
    InvoiceAlreadyPaidError,
    InvoiceChangedError,
    InvoiceHasPaymentsError,
    InvoiceIncompleteError,
    InvoiceNotIssuedError,
    InvoiceVoidError,
    LatchkeyError,
    PaymentProcessingError,
    RequestInvalidError,
)
from latchkey.domain.invoices import Draft, Invoice, Source, Status, StatusChange, status_of
from latchkey.domain.money import MAX_AMOUNT_MINOR, is_currency
from latchkey.domain.projects import Project


class Action(StrEnum):
    """What a person may want to do with an invoice."""

    EDIT = "edit"
    DISCARD = "discard"
    ISSUE = "issue"
    VIEW = "view"
    PAY = "pay"
    VOID = "void"


# Voiding what is void changes nothing, so that a repeated request is answered like the first.
ALLOWED: Final[dict[Status, frozenset[Action]]] = {
    Status.DRAFT: frozenset({Action.EDIT, Action.DISCARD, Action.ISSUE}),
    Status.SENT: frozenset({Action.VIEW, Action.PAY, Action.VOID}),
    Status.VIEWED: frozenset({Action.VIEW, Action.PAY, Action.VOID}),
    Status.PARTIAL: frozenset({Action.VIEW, Action.PAY}),
    Status.PROCESSING: frozenset({Action.VIEW}),
    Status.OVERDUE: frozenset({Action.VIEW, Action.PAY, Action.VOID}),
    Status.PAID: frozenset({Action.VIEW}),
    Status.VOID: frozenset({Action.VIEW, Action.VOID}),
}

_LOOK_AGAIN: Final = timedelta(hours=6)


def require(action: Action, invoice: Invoice, now: datetime) -> None:
    """Refuse what may not happen to the invoice as it stands."""
    objection = _objection(action, invoice, status_of(invoice, now))
    if objection:
        raise objection


def _objection(action: Action, invoice: Invoice, status: Status) -> LatchkeyError | None:
    """Say what stands in the way of an action, if anything does."""
    # A part-paid invoice that is overdue reads "overdue", and its money still forbids voiding it.
    if action is Action.VOID and invoice.paid_minor > 0:
        return InvoiceHasPaymentsError()
    if action in ALLOWED[status]:
        return None
    if action in ALLOWED[Status.DRAFT]:
        return InvoiceAlreadyIssuedError()
    refusals: dict[Status, type[LatchkeyError]] = {
        Status.DRAFT: InvoiceNotIssuedError,
        Status.PAID: InvoiceAlreadyPaidError,
        Status.VOID: InvoiceVoidError,
    }
    return refusals.get(status, PaymentProcessingError)()


def require_version(invoice: Invoice, version: int) -> None:
    """Refuse to build on a draft that has changed since it was read, so that no tab overwrites another."""
    if invoice.version != version:
        raise InvoiceChangedError


def open_draft(draft: Draft, *, project_id: str, project: Project, time_zone: str, now: datetime) -> Invoice:
    """Begin an invoice for a project's client."""
    require_bookable(draft)
    return Invoice(
        project_id=project_id,
        client_id=project.client_id,
        client_name=project.client.name,
        title=project.title,
        time_zone=time_zone,
        version=1,
        created_at=now,
        updated_at=now,
        **_content_of(draft),
    )


def revise_draft(invoice: Invoice, draft: Draft, *, version: int, now: datetime) -> Invoice:
    """Replace what a draft says."""
    require(Action.EDIT, invoice, now)
    require_version(invoice, version)
    require_bookable(draft)
    return replace(invoice, version=invoice.version + 1, updated_at=now, **_content_of(draft))


def _content_of(draft: Draft) -> dict[str, Any]:
    """Give what an invoice takes over from its draft: every field, under the same name."""
    return {each.name: getattr(draft, each.name) for each in fields(draft)}


def require_bookable(draft: Draft) -> None:
    """Refuse what cannot be counted: an unknown currency, or amounts a browser's numbers cannot hold."""
    if not is_currency(draft.currency):
        raise RequestInvalidError(fields={"currency": "Choose a currency."})
    fields = {
        f"lines.{index}.unitPriceMinor": "This line comes to more than an invoice can hold."
        for index, line in enumerate(draft.lines)
        if line.amount_minor > MAX_AMOUNT_MINOR
    }
    if not fields and draft.total_minor > MAX_AMOUNT_MINOR:
        fields = {"lines": "The total comes to more than an invoice can hold."}
    if fields:
        raise RequestInvalidError(fields=fields)


def require_complete(draft: Draft | Invoice) -> None:
    """Refuse to issue what a client could not make sense of."""
    fields = {
        f"lines.{index}.description": "Say what this line is for."
        for index, line in enumerate(draft.lines)
        if not line.description.strip()
    }
    if not draft.lines:
        fields["lines"] = "Add at least one line."
    elif draft.total_minor == 0:
        fields["lines"] = "The total must be more than zero."
    if draft.due_on is None:
        fields["dueOn"] = "Choose the day it is due."
    if fields:
        raise InvoiceIncompleteError(fields=fields)


def issue_invoice(invoice: Invoice, *, version: int, number: str, time_zone: str, now: datetime) -> Invoice:
    """Freeze a draft, give it its number and put it before the client."""
    require(Action.ISSUE, invoice, now)
    require_version(invoice, version)
    require_complete(invoice)
    due_on = invoice.due_on
    issued = replace(
        invoice,
        number=number,
        time_zone=time_zone,
        issued_on=date_in(time_zone, now),
        issued_at=now,
        sent_at=now,
        updated_at=now,
        next_check_at=end_of_day(due_on, time_zone) if due_on else None,
    )
    # The sweep notes an invoice that was due before it was sent; its history begins with being sent.
    sent = StatusChange(from_=Status.DRAFT, to=Status.SENT, at=now, source=Source.OWNER)
    return replace(issued, history=(*issued.history, sent))


def mark_viewed(invoice: Invoice, now: datetime) -> Invoice:
    """Remember the first time a person on the client's side looked at the invoice."""
    require(Action.VIEW, invoice, now)
    if invoice.viewed_at or invoice.voided_at:
        return invoice
    noted = note_overdue(invoice, now)
    return with_history(noted, replace(noted, viewed_at=now, updated_at=now), now, Source.CLIENT)


def void_invoice(invoice: Invoice, now: datetime) -> Invoice:
    """Withdraw an invoice for good; its number stays taken."""
    require(Action.VOID, invoice, now)
    if invoice.voided_at:
        return invoice
    noted = note_overdue(invoice, now)
    voided = replace(noted, voided_at=now, checkout=None, next_check_at=None, updated_at=now)
    return with_history(noted, voided, now, Source.OWNER)


def note_overdue(invoice: Invoice, now: datetime) -> Invoice:
    """Write into the history, once, that the due day has passed unpaid."""
    if invoice.overdue_noted_at or status_of(invoice, now) is not Status.OVERDUE:
        return invoice
    noted = replace(invoice, overdue_noted_at=now, next_check_at=None, updated_at=now)
    return with_history(invoice, noted, now, Source.CLOCK)


def check_due(invoice: Invoice, now: datetime) -> Invoice:
    """Do what is due by the calendar: note that it is overdue, or say when to look again."""
    if invoice.next_check_at is None or invoice.next_check_at > now:
        return invoice
    noted = note_overdue(invoice, now)
    if noted is not invoice:
        return noted
    # Money that is on its way may still fail to arrive; nothing else needs another look.
    again = now + _LOOK_AGAIN if status_of(invoice, now) is Status.PROCESSING else None
    return replace(invoice, next_check_at=again, updated_at=now)


def with_history(before: Invoice, after: Invoice, now: datetime, source: Source) -> Invoice:
    """Add a line to the history if the step from `before` changed how the invoice stands."""
    stood = before.history[-1].to if before.history else status_of(before, now)
    stands = status_of(after, now)
    if stands is stood:
        return after
    change = StatusChange(from_=stood, to=stands, at=now, source=source)
    return replace(after, history=(*after.history, change))
