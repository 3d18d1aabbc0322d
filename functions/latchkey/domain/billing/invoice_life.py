"""What may happen to an invoice, in which state, and what it then looks like.

Whoever saves an issued invoice works out anew when to look at it next (`reminders.next_check_at`) and
closes the pages at the card provider that ask for what is not due any more; nothing here does.
"""

from dataclasses import fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from latchkey.domain.billing.instalments import instalment_of, next_due_on
from latchkey.domain.billing.invoices import Draft, Invoice, Source, Status, StatusChange, status_of
from latchkey.domain.billing.tax import is_place_missing
from latchkey.domain.due_dates import date_in, is_past_due
from latchkey.domain.errors.base import LatchkeyError
from latchkey.domain.errors.invoices import (
    InstalmentPaidError,
    InvoiceAlreadyIssuedError,
    InvoiceAlreadyPaidError,
    InvoiceChangedError,
    InvoiceHasPaymentsError,
    InvoiceIncompleteError,
    InvoiceNotIssuedError,
    InvoiceNotOverError,
    InvoiceVoidError,
)
from latchkey.domain.errors.payments import ClaimPendingError, PaymentProcessingError
from latchkey.domain.parties import Buyer, PayTo, Seller, TaxKind
from latchkey.domain.projects import Project


class Action(StrEnum):
    """What a person may want to do with an invoice."""

    EDIT = "edit"
    DISCARD = "discard"
    ISSUE = "issue"
    VIEW = "view"
    PAY = "pay"
    """By card, or by saying that it was paid by UPI."""
    RECORD = "record"
    """Enter money or deducted tax by hand."""
    RESCHEDULE = "reschedule"
    CREDIT = "credit"
    VOID = "void"
    REISSUE = "reissue"


_WHILE_DUE: Final = frozenset(
    {Action.VIEW, Action.PAY, Action.RECORD, Action.RESCHEDULE, Action.CREDIT, Action.VOID}
)
# Voiding what is void changes nothing, so that a repeated request is answered like the first. What depends
# on more than the status (money under one that reads overdue, one instalment of several) is asked besides.
ALLOWED: Final[dict[Status, frozenset[Action]]] = {
    Status.DRAFT: frozenset({Action.EDIT, Action.DISCARD, Action.ISSUE}),
    Status.SENT: _WHILE_DUE,
    Status.VIEWED: _WHILE_DUE,
    Status.PARTIAL: _WHILE_DUE - {Action.VOID},
    Status.PROCESSING: _WHILE_DUE - {Action.VOID},
    Status.CLAIMED: _WHILE_DUE - {Action.VOID},
    Status.OVERDUE: _WHILE_DUE,
    Status.REFUNDED: _WHILE_DUE - {Action.VOID},
    Status.PAID: frozenset({Action.VIEW, Action.RECORD, Action.CREDIT}),
    Status.CREDITED: frozenset({Action.VIEW, Action.RECORD, Action.REISSUE}),
    Status.VOID: frozenset({Action.VIEW, Action.VOID, Action.REISSUE}),
}


def require(action: Action, invoice: Invoice, now: datetime) -> None:
    """Refuse what may not happen to the invoice as it stands."""
    objection = _objection(action, invoice, status_of(invoice, now))
    if objection:
        raise objection


def _objection(action: Action, invoice: Invoice, status: Status) -> LatchkeyError | None:
    """Say what stands in the way of an action, if anything does."""
    # A part-paid invoice that is overdue reads "overdue", and its money still forbids voiding it. So does
    # money that was given back: a refund can fail after all, and a void invoice would hide what came back.
    if action is Action.VOID and invoice.settled_minor + invoice.refunded_minor > 0:
        return InvoiceHasPaymentsError()
    # One that was paid reads "paid" even when credit notes took all of it back.
    if action is Action.REISSUE and is_over(invoice) and status is not Status.DRAFT:
        return InvoiceNotOverError("This invoice was made anew already.") if invoice.replaced_by else None
    if action in ALLOWED[status]:
        return None
    if action in ALLOWED[Status.DRAFT]:
        return InvoiceAlreadyIssuedError()
    refusals: dict[Status, type[LatchkeyError]] = {
        Status.DRAFT: InvoiceNotIssuedError,
        Status.PAID: InvoiceAlreadyPaidError,
        Status.CREDITED: InvoiceAlreadyPaidError,
        Status.VOID: InvoiceVoidError,
        Status.CLAIMED: ClaimPendingError,
        Status.PROCESSING: PaymentProcessingError,
    }
    if action is Action.REISSUE and status is not Status.DRAFT:
        return InvoiceNotOverError()
    return refusals.get(status, InvoiceHasPaymentsError)()


def is_over(invoice: Invoice) -> bool:
    """Tell whether nothing of what was billed is asked for any more, so that it can be billed anew."""
    return invoice.voided_at is not None or invoice.credited_minor >= invoice.total_minor > 0


def require_payable(invoice: Invoice, instalment_id: str | None, now: datetime) -> None:
    """Refuse to take money for an instalment, or for the whole balance, that is paid or being paid.

    Money on its way for everything is on its way for each instalment, and the other way round.
    """
    require(Action.PAY, invoice, now)
    if instalment_id is not None and instalment_of(invoice, instalment_id).balance_minor == 0:
        raise InstalmentPaidError
    concerned = {None, instalment_id}
    for waiting in invoice.processing.values():
        if instalment_id is None or waiting.instalment_id in concerned:
            raise PaymentProcessingError
    for each in invoice.instalments:
        if each.claim and (instalment_id is None or each.id == instalment_id):
            raise ClaimPendingError


def require_version(invoice: Invoice, version: int) -> None:
    """Refuse to build on a draft that has changed since it was read, so that no tab overwrites another."""
    if invoice.version != version:
        raise InvoiceChangedError


def open_draft(
    draft: Draft,
    *,
    project_id: str,
    project: Project,
    time_zone: str,
    now: datetime,
    replaces: str | None = None,
) -> Invoice:
    """Begin an invoice for a project's client; `replaces` names the one it is made anew from."""
    return Invoice(
        project_id=project_id,
        client_id=project.client_id,
        client_name=project.client.name,
        title=project.title,
        time_zone=time_zone,
        version=1,
        created_at=now,
        updated_at=now,
        replaces=replaces,
        **_content_of(draft),
    )


def revise_draft(invoice: Invoice, draft: Draft, *, version: int, now: datetime) -> Invoice:
    """Replace what a draft says."""
    require(Action.EDIT, invoice, now)
    require_version(invoice, version)
    return replace(invoice, version=invoice.version + 1, updated_at=now, **_content_of(draft))


def _content_of(draft: Draft) -> dict[str, Any]:
    """Give what an invoice takes over from its draft: every field, under the same name."""
    return {each.name: getattr(draft, each.name) for each in fields(draft)}


def require_complete(draft: Draft | Invoice) -> None:
    """Refuse to issue what a client could not make sense of, or the law would not take."""
    missing = {
        f"lines.{index}.description": "Say what this line is for."
        for index, line in enumerate(draft.lines)
        if not line.description.strip()
    }
    if not draft.lines:
        missing["lines"] = "Add at least one line."
    elif draft.total_minor <= 0:
        missing["lines"] = "The total must be more than zero."
    else:
        missing |= _missing_in_plan(draft)
    if is_place_missing(draft.tax):
        missing["client.stateCode"] = "Choose the client's state: the tax depends on it."
    if missing:
        raise InvoiceIncompleteError(fields=missing)


def _missing_in_plan(draft: Draft | Invoice) -> dict[str, str]:
    """Say what is missing of the instalments; one alone is spoken of as the invoice."""
    if len(draft.instalments) == 1:
        return {} if draft.due_on else {"dueOn": "Choose the day it is due."}
    undated = {
        f"instalments.{index}.dueOn": "Choose the day it is due."
        for index, each in enumerate(draft.instalments)
        if each.due_on is None
    }
    empty = {
        f"instalments.{index}.share": "Each instalment must be more than zero."
        for index, each in enumerate(draft.instalments)
        if each.amount_minor <= 0
    }
    return undated | empty


def issue_invoice(
    invoice: Invoice,
    draft: Draft,
    *,
    version: int,
    number: str,
    seller: Seller,
    buyer: Buyer,
    terms: str,
    pay_to: PayTo,
    pay_link: str,
    time_zone: str,
    now: datetime,
    by: str = "",
) -> Invoice:
    """Freeze a draft as it adds up today, give it its number and put it before the client.

    `draft` is the invoice's content added up again: the freelancer's or the client's registration may have
    changed since it was saved. Nothing is sent that its writer has not seen.

    Raises:
        InvoiceChangedError: it was changed elsewhere, or comes to another total today (`is_same_total`).
        InvoiceIncompleteError: something is missing, by field.

    """
    require(Action.ISSUE, invoice, now)
    require_version(invoice, version)
    require_complete(draft)
    if seller.registration.kind is TaxKind.GST and not seller.registration.gstin:
        raise InvoiceIncompleteError(fields={"profile.tax.gstin": "Enter your GSTIN in Settings."})
    if not is_same_total(invoice, draft):
        raise InvoiceChangedError("The tax has changed since this was saved. Look at the new total first.")
    issued = replace(
        invoice,
        **_content_of(draft),
        instalments_made=len(draft.instalments),
        next_due_on=next_due_on(draft.instalments),
        number=number,
        seller=seller,
        buyer=buyer,
        terms=terms,
        pay_to=pay_to,
        pay_link=pay_link,
        time_zone=time_zone,
        issued_on=date_in(time_zone, now),
        issued_at=now,
        sent_at=now,
        updated_at=now,
    )
    # The sweep notes an invoice that was due before it was sent; its history begins with being sent.
    sent = StatusChange(from_=Status.DRAFT, to=Status.SENT, at=now, source=Source.OWNER, by=by)
    return replace(issued, history=(*issued.history, sent))


def is_same_total(invoice: Invoice, draft: Draft) -> bool:
    """Tell whether a draft, added up again, still asks what its writer saw."""
    return (invoice.total_minor, invoice.currency) == (draft.total_minor, draft.currency)


def mark_viewed(invoice: Invoice, now: datetime, *, by: str = "") -> Invoice:
    """Remember the first time a person on the client's side looked at the invoice."""
    require(Action.VIEW, invoice, now)
    if invoice.viewed_at or invoice.voided_at:
        return invoice
    noted = note_overdue(invoice, now)
    return with_history(noted, replace(noted, viewed_at=now, updated_at=now), now, Source.CLIENT, by)


def void_invoice(invoice: Invoice, now: datetime, *, reason: str = "", by: str = "") -> Invoice:
    """Withdraw an invoice for good; its number stays taken."""
    require(Action.VOID, invoice, now)
    if invoice.voided_at:
        return invoice
    noted = note_overdue(invoice, now)
    voided = replace(noted, voided_at=now, void_reason=reason, updated_at=now)
    return with_history(noted, voided, now, Source.OWNER, by)


def mark_replaced(invoice: Invoice, replaced_by: str, now: datetime) -> Invoice:
    """Remember which invoice was made anew from this one."""
    require(Action.REISSUE, invoice, now)
    return replace(invoice, replaced_by=replaced_by, updated_at=now)


def note_overdue(invoice: Invoice, now: datetime) -> Invoice:
    """Write into the history, once for each due day, that it has passed unpaid."""
    due_on = invoice.next_due_on
    if status_of(invoice, now) is not Status.OVERDUE or invoice.overdue_noted_for == due_on:
        return invoice
    noted = replace(invoice, overdue_noted_for=due_on, updated_at=now)
    return with_history(invoice, noted, now, Source.CLOCK)


def forget_overdue(invoice: Invoice, now: datetime) -> Invoice:
    """Let a due day that was moved be told of anew when it passes."""
    due_on = invoice.next_due_on
    is_passed = due_on is not None and is_past_due(due_on, invoice.time_zone, now)
    return invoice if is_passed else replace(invoice, overdue_noted_for=None)


def with_history(before: Invoice, after: Invoice, now: datetime, source: Source, by: str = "") -> Invoice:
    """Add a line to the history if the step from `before` changed how the invoice stands."""
    stood = before.history[-1].to if before.history else status_of(before, now)
    stands = status_of(after, now)
    if stands is stood:
        return after
    change = StatusChange(from_=stood, to=stands, at=now, source=source, by=by)
    return replace(after, history=(*after.history, change))
