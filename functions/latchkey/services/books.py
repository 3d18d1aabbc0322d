"""Read and write invoices in the books, and keep what rooms and dashboards show of them in step."""

from dataclasses import fields
from datetime import datetime

from latchkey.domain.errors import InvoiceNotFoundError
from latchkey.domain.invoices import Invoice
from latchkey.domain.links import Person
from latchkey.domain.projects import Due, Project
from latchkey.domain.room_invoices import shown_in_room
from latchkey.services import paths
from latchkey.services.outbox import Template, enqueue
from latchkey.services.ports import Ports
from latchkey.services.store import REMOVED, Replace, Stored, Update, Write


def invoice_of(ports: Ports, owner: str, invoice_id: str) -> Stored[Invoice]:
    """Read one of the owner's invoices."""
    invoice = ports.store.get(paths.invoice(owner, invoice_id), Invoice)
    if invoice is None:
        raise InvoiceNotFoundError
    return invoice


def saving(read: Stored[Invoice], invoice: Invoice) -> Update:
    """Give the write that brings the books from what was read to this, if nobody else wrote in between."""
    changed = {
        each.name: getattr(invoice, each.name)
        for each in fields(Invoice)
        if getattr(invoice, each.name) != getattr(read.value, each.name)
    }
    return Update(path=read.path, fields=changed, read=read)


def showing(ports: Ports, project: Stored[Project], invoice_id: str, invoice: Invoice) -> list[Write]:
    """Give the writes that show an issued invoice in its room and on the dashboard as the books have it.

    The project must not have changed since it was read: the copy cannot land under a key the room has left.
    """
    due = (
        Due(
            number=invoice.number or "",
            due_on=invoice.due_on,
            balance_minor=invoice.balance_minor,
            currency=invoice.currency,
        )
        if invoice.is_due and invoice.due_on
        else REMOVED
    )
    shown = shown_in_room(invoice, is_payable=ports.payments.is_configured)
    return [
        Update(path=project.path, fields={f"summary.dues.{invoice_id}": due}, read=project),
        Replace(path=paths.room_invoice(project.value.room_key, invoice_id), value=shown),
    ]


def mailing_each(
    ports: Ports,
    template: Template,
    *,
    owner: str,
    project_id: str,
    invoice_id: str,
    now: datetime,
    **more: str,
) -> list[Write]:
    """Promise a mail about an invoice to everybody who holds a live link to its room."""
    people = ports.store.find(paths.people(owner, project_id), Person)
    return [
        enqueue(
            ports,
            template,
            {"owner": owner, "projectId": project_id, "invoiceId": invoice_id, "personId": person.id, **more},
            now=now,
        )
        for person in people
        if person.value.link
    ]
