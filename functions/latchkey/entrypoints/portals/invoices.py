"""The freelancer's invoices."""

from typing import Annotated, Any, Final

from pydantic import Field

from latchkey.domain import limits
from latchkey.domain.billing.rescheduling import MovedInstalment
from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import (
    Answer,
    Body,
    CalendarDate,
    DocumentId,
    Done,
    IdempotencyKey,
    InstalmentId,
    Minor,
    Nothing,
    Remark,
    Version,
    day,
)
from latchkey.entrypoints.portals.draft_forms import DraftBody, InstalmentLabel
from latchkey.services.billing import drafts, invoices, pay_links


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


class VoidInvoice(Body):
    """Withdraw an invoice, and say why."""

    reason: Remark


class ReissueInvoice(Body):
    """Make an invoice anew."""

    idempotency_key: IdempotencyKey


class ReissuedInvoice(Answer):
    """The draft to go on with."""

    invoice_id: str


class MovedInstalmentBody(Body):
    """One instalment of an issued invoice."""

    id: InstalmentId | None
    """None for a new one."""
    label: InstalmentLabel
    amount_minor: Minor
    due_on: CalendarDate

    def moved(self) -> MovedInstalment:
        """Say it in the domain's terms."""
        return MovedInstalment(
            id=self.id, label=self.label, amount_minor=self.amount_minor, due_on=day(self.due_on)
        )


class RescheduleInstalments(Body):
    """Divide what is not paid yet differently."""

    version: Version
    instalments: Annotated[list[MovedInstalmentBody], Field(min_length=1, max_length=limits.INSTALMENTS_MAX)]


class RenewedPayLink(Answer):
    """The address of the page where this invoice alone can be paid."""

    url: str


def write_draft(call: Call, body: WriteDraft) -> WrittenDraft:
    """Begin an invoice for a project."""
    written = drafts.write_draft(
        call.ports,
        owner=call.owner,
        project_id=body.project_id,
        draft=body.draft.content(),
        key=body.idempotency_key,
    )
    return WrittenDraft(invoice_id=written.invoice_id, version=written.version)


def change_draft(call: Call, body: ChangeDraft) -> ChangedDraft:
    """Save a draft."""
    version = drafts.change_draft(
        call.ports,
        owner=call.owner,
        invoice_id=call.ids["invoiceId"],
        version=body.version,
        draft=body.draft.content(),
    )
    return ChangedDraft(version=version)


def discard_draft(call: Call, body: DiscardDraft) -> Done:
    """Throw a draft away."""
    drafts.discard_draft(call.ports, owner=call.owner, invoice_id=call.ids["invoiceId"], version=body.version)
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


def void_invoice(call: Call, body: VoidInvoice) -> Done:
    """Withdraw an invoice."""
    invoices.void_issued(call.ports, owner=call.owner, invoice_id=call.ids["invoiceId"], reason=body.reason)
    return Done()


def reissue_invoice(call: Call, body: ReissueInvoice) -> ReissuedInvoice:
    """Make an invoice anew from one that is over."""
    invoice_id = drafts.reissue(
        call.ports, owner=call.owner, invoice_id=call.ids["invoiceId"], key=body.idempotency_key
    )
    return ReissuedInvoice(invoice_id=invoice_id)


def reschedule_instalments(call: Call, body: RescheduleInstalments) -> ChangedDraft:
    """Divide what is not paid yet differently."""
    version = invoices.reschedule(
        call.ports,
        owner=call.owner,
        invoice_id=call.ids["invoiceId"],
        version=body.version,
        instalments=tuple(each.moved() for each in body.instalments),
    )
    return ChangedDraft(version=version)


def renew_pay_link(call: Call, body: Nothing) -> RenewedPayLink:
    """Give an invoice another pay link."""
    del body
    url = pay_links.renew_pay_link(call.ports, owner=call.owner, invoice_id=call.ids["invoiceId"])
    return RenewedPayLink(url=url)


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
        asked=VoidInvoice,
        answered=Done,
        handle=void_invoice,
    ),
    Route(
        method="POST",
        path="/invoices/{invoiceId}/reissue",
        asked=ReissueInvoice,
        answered=ReissuedInvoice,
        handle=reissue_invoice,
        status=201,
    ),
    Route(
        method="PUT",
        path="/invoices/{invoiceId}/instalments",
        asked=RescheduleInstalments,
        answered=ChangedDraft,
        handle=reschedule_instalments,
    ),
    Route(
        method="POST",
        path="/invoices/{invoiceId}/pay-link/renew",
        asked=Nothing,
        answered=RenewedPayLink,
        handle=renew_pay_link,
    ),
)
