"""The freelancer's invoices."""

from datetime import date
from typing import Annotated, Any, Final

from pydantic import AfterValidator, Field, StringConstraints

from latchkey.domain import limits
from latchkey.domain.invoices import Draft, Line, Tax
from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import (
    Answer,
    Body,
    Currency,
    DocumentId,
    Done,
    IdempotencyKey,
    Nothing,
    OneLine,
)
from latchkey.services import invoices


def _calendar_date(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        message = "Choose a day of the calendar."
        raise ValueError(message) from None
    return text


CalendarDate = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_calendar_date)
]
"""Kept as text so far: strict JSON has no dates."""
Version = Annotated[int, Field(ge=1)]


class LineBody(Body):
    """One line as the editor sends it; its amount is worked out here."""

    description: Annotated[OneLine, StringConstraints(max_length=limits.INVOICE_DESCRIPTION_MAX)]
    quantity_milli: Annotated[int, Field(ge=1, le=limits.QUANTITY_MILLI_MAX)]
    unit_price_minor: Annotated[int, Field(ge=0, le=limits.UNIT_PRICE_MINOR_MAX)]


class TaxBody(Body):
    """A tax by name and rate."""

    label: Annotated[OneLine, StringConstraints(min_length=1, max_length=limits.TAX_LABEL_MAX)]
    rate_bp: Annotated[int, Field(ge=0, le=limits.TAX_RATE_BP_MAX)]


class DraftBody(Body):
    """What an invoice is to say; it may have gaps until it is issued."""

    currency: Currency
    lines: Annotated[list[LineBody], Field(max_length=limits.INVOICE_LINES_MAX)]
    tax: TaxBody | None
    due_on: CalendarDate | None
    note: Annotated[str, StringConstraints(max_length=limits.INVOICE_NOTE_MAX)]

    def added_up(self) -> Draft:
        """Turn the form into a draft with its sums."""
        return Draft.added_up(
            currency=self.currency,
            lines=tuple(
                Line.priced(
                    description=line.description,
                    quantity_milli=line.quantity_milli,
                    unit_price_minor=line.unit_price_minor,
                )
                for line in self.lines
            ),
            tax=Tax(label=self.tax.label, rate_bp=self.tax.rate_bp) if self.tax else None,
            due_on=date.fromisoformat(self.due_on) if self.due_on else None,
            note=self.note,
        )


class WriteDraft(Body):
    """Begin an invoice."""

    idempotency_key: IdempotencyKey
    project_id: DocumentId
    draft: DraftBody


class WrittenDraft(Answer):
    """Where the draft is."""

    invoice_id: str
    version: int


class ChangeDraft(Body):
    """Save a draft over the version that was read."""

    version: Version
    draft: DraftBody


class ChangedDraft(Answer):
    """The version to build on next."""

    version: int


class DiscardDraft(Body):
    """Throw away the version that was read."""

    version: Version


class IssueInvoice(Body):
    """Issue and send the version that was read."""

    version: Version
    idempotency_key: IdempotencyKey


class IssuedInvoice(Answer):
    """The number it carries for good."""

    number: str


def write_draft(call: Call, body: WriteDraft) -> WrittenDraft:
    """Begin an invoice for a project."""
    written = invoices.write_draft(
        call.ports,
        owner=call.owner,
        project_id=body.project_id,
        draft=body.draft.added_up(),
        key=body.idempotency_key,
    )
    return WrittenDraft(invoice_id=written.invoice_id, version=written.version)


def change_draft(call: Call, body: ChangeDraft) -> ChangedDraft:
    """Save a draft."""
    version = invoices.change_draft(
        call.ports,
        owner=call.owner,
        invoice_id=call.ids["invoiceId"],
        version=body.version,
        draft=body.draft.added_up(),
    )
    return ChangedDraft(version=version)


def discard_draft(call: Call, body: DiscardDraft) -> Done:
    """Throw a draft away."""
    invoices.discard_draft(
        call.ports, owner=call.owner, invoice_id=call.ids["invoiceId"], version=body.version
    )
    return Done()


def issue_invoice(call: Call, body: IssueInvoice) -> IssuedInvoice:
    """Issue an invoice and send it."""
    number = invoices.issue_and_send(
        call.ports,
        owner=call.owner,
        invoice_id=call.ids["invoiceId"],
        version=body.version,
        key=body.idempotency_key,
    )
    return IssuedInvoice(number=number)


def void_invoice(call: Call, body: Nothing) -> Done:
    """Withdraw an invoice."""
    del body
    invoices.void_issued(call.ports, owner=call.owner, invoice_id=call.ids["invoiceId"])
    return Done()


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(
        method="POST",
        path="/invoices",
        asked=WriteDraft,
        answered=WrittenDraft,
        handle=write_draft,
        status=201,
        bytes_max=limits.INVOICE_REQUEST_BYTES_MAX,
    ),
    Route(
        method="PUT",
        path="/invoices/{invoiceId}",
        asked=ChangeDraft,
        answered=ChangedDraft,
        handle=change_draft,
        bytes_max=limits.INVOICE_REQUEST_BYTES_MAX,
    ),
    Route(
        method="POST",
        path="/invoices/{invoiceId}/discard",
        asked=DiscardDraft,
        answered=Done,
        handle=discard_draft,
    ),
    Route(
        method="POST",
        path="/invoices/{invoiceId}/issue",
        asked=IssueInvoice,
        answered=IssuedInvoice,
        handle=issue_invoice,
    ),
    Route(
        method="POST",
        path="/invoices/{invoiceId}/void",
        asked=Nothing,
        answered=Done,
        handle=void_invoice,
    ),
)
