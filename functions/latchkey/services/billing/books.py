"""Read and write invoices in the books, and keep what rooms, pay links and dashboards show in step."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Final

from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.billing.payments import LedgerEntry, Settlement
from latchkey.domain.billing.reminders import next_check_at
from latchkey.domain.billing.room_invoices import PayLink, shown_in_room
from latchkey.domain.errors.invoices import InvoiceNotFoundError
from latchkey.domain.freelancers import Freelancer, room_brand
from latchkey.domain.links import Person
from latchkey.domain.projects import Due, Project
from latchkey.services import paths
from latchkey.services.billing.card_accounts import account_of, is_payable
from latchkey.services.outbox import Template, enqueue
from latchkey.services.ports import Ports
from latchkey.services.rooms import freelancer_of, project_of
from latchkey.services.store import REMOVED, Create, Replace, Stored, Update, Write

WHOLE: Final = "all"
"""Under this key `open_checkouts` keeps the page for the whole balance; the others are instalments' ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """An issued invoice as it was read, with what must be written together with it."""

    owner: str
    invoice: Stored[Invoice]
    project: Stored[Project]
    freelancer: Freelancer
    ledger: Mapping[str, LedgerEntry] = field(default_factory=dict)
    """Every entry about the invoice; empty where nobody asked for it."""


def invoice_of(ports: Ports, owner: str, invoice_id: str) -> Stored[Invoice]:
    """Read one of the owner's invoices."""
    invoice = ports.store.get(paths.invoice(owner, invoice_id), Invoice)
    if invoice is None:
        raise InvoiceNotFoundError
    return invoice


def opened_books(ports: Ports, owner: str, invoice: Stored[Invoice], *, with_ledger: bool = False) -> Books:
    """Read what belongs to an invoice.

    The invoice is read first: whoever enters money writes it too, so a ledger read later than the invoice is
    complete, or the commit fails. The other way round an entry in between would be left out of the sums.
    """
    return Books(
        owner=owner,
        invoice=invoice,
        project=project_of(ports, owner, invoice.value.project_id),
        freelancer=freelancer_of(ports, owner).value,
        ledger=ledger_of(ports, owner, invoice.id) if with_ledger else {},
    )


def ledger_of(ports: Ports, owner: str, invoice_id: str) -> dict[str, LedgerEntry]:
    """Read every entry about an invoice, by its id."""
    entries = ports.store.find(paths.payments(owner), LedgerEntry, where=[("invoice_id", "==", invoice_id)])
    return {entry.id: entry.value for entry in entries}


def changing(
    ports: Ports,
    books: Books,
    after: Invoice,
    *,
    now: datetime,
    entries: Mapping[str, LedgerEntry] | None = None,
    is_pay_link_new: bool = False,
) -> list[Write]:
    """Give every write of one step of an issued invoice.

    The books and their copies, the entries that made the step, when to look again, and the promise to close
    each page at the card provider that asks for an amount which is not due any more.
    """
    kept, ending = _without_stale_pages(ports, after, books.freelancer, now)
    kept = replace(kept, next_check_at=next_check_at(kept, books.freelancer.reminders, now), updated_at=now)
    return [
        saving(books.invoice, kept),
        *showing(
            ports,
            books.project,
            books.invoice.id,
            kept,
            freelancer=books.freelancer,
            pay_link_since=now if is_pay_link_new else None,
        ),
        # An entry's id must not exist yet: one payment cannot be entered twice.
        *(
            Create(path=paths.payment(books.owner, entry_id), value=entry)
            for entry_id, entry in (entries or {}).items()
        ),
        *ending,
    ]


def settling(ports: Ports, books: Books, settled: Settlement, *, now: datetime) -> list[Write]:
    """Give every write of a step that entries of the ledger made."""
    if settled.invoice is None:
        return []
    return changing(ports, books, settled.invoice, now=now, entries=settled.entries)


def saving(read: Stored[Invoice], invoice: Invoice) -> Update:
    """Give the write that brings the books from what was read to this, if nobody else wrote in between."""
    changed = {
        each.name: getattr(invoice, each.name)
        for each in fields(Invoice)
        if getattr(invoice, each.name) != getattr(read.value, each.name)
    }
    return Update(path=read.path, fields=changed, read=read)


def showing(
    ports: Ports,
    project: Stored[Project],
    invoice_id: str,
    invoice: Invoice,
    *,
    freelancer: Freelancer | None = None,
    pay_link_since: datetime | None = None,
) -> list[Write]:
    """Give the writes that show an issued invoice in its room, behind its pay link and on the dashboard.

    The project must not have changed since it was read: the copy cannot land under a key the room has left.
    `pay_link_since` is said when the pay link is new.
    """
    owner = paths.owner_of(project.path)
    freelancer = freelancer or freelancer_of(ports, owner).value
    shown = shown_in_room(invoice, is_payable=is_payable(ports, freelancer))
    due = _due_of(invoice) or REMOVED
    writes: list[Write] = [
        Update(path=project.path, fields={f"summary.dues.{invoice_id}": due}, read=project),
        Replace(path=paths.room_invoice(project.value.room_key, invoice_id), value=shown),
    ]
    if invoice.pay_link is None:
        return writes
    # The page does not show its own address: whoever may have it has it in the address bar.
    behind = replace(shown, pay_link=None)
    path = paths.pay_link(invoice.pay_link)
    brand = room_brand(freelancer)
    if pay_link_since is None:
        return [*writes, Update(path=path, fields={"invoice": behind, "brand": brand})]
    opened = PayLink(
        owner=owner,
        project_id=project.id,
        invoice_id=invoice_id,
        brand=brand,
        invoice=behind,
        created_at=pay_link_since,
    )
    return [*writes, Create(path=path, value=opened)]


def due_minor(invoice: Invoice, instalment_id: str | None) -> int:
    """Give what is to be paid of an instalment, or with None of the whole invoice."""
    if not invoice.is_due:
        return 0
    if instalment_id is None:
        return invoice.balance_minor
    balances = {each.id: each.balance_minor for each in invoice.instalments}
    # Money that was given for no instalment in particular may leave more open in one than in all of them.
    return min(balances.get(instalment_id, 0), invoice.balance_minor)


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


def _due_of(invoice: Invoice) -> Due | None:
    due_on = invoice.next_due_on or invoice.due_on
    if not invoice.is_due or due_on is None:
        return None
    return Due(
        number=invoice.number or "",
        due_on=due_on,
        balance_minor=invoice.balance_minor,
        currency=invoice.currency,
    )


def _without_stale_pages(
    ports: Ports, invoice: Invoice, freelancer: Freelancer, now: datetime
) -> tuple[Invoice, list[Write]]:
    """Put aside the pages at the card provider that ask for something else than is due, or elsewhere."""
    checkouts, links, writes = dict(invoice.open_checkouts), dict(invoice.payment_links), list[Write]()
    account = account_of(ports, freelancer)
    for key, page in invoice.open_checkouts.items():
        instalment_id = None if key == WHOLE else key
        is_due = page.amount_minor == due_minor(invoice, instalment_id)
        is_over = not is_due or _is_on_its_way(invoice, instalment_id)
        if is_over or account is None or page.account != account.id:
            del checkouts[key]
            params = {"sessionId": page.session_id, **_at(page.account)}
            writes.append(enqueue(ports, Template.EXPIRE_CHECKOUT, params, now=now))
    for link_id, link in invoice.payment_links.items():
        is_due = link.amount_minor == due_minor(invoice, link.instalment_id)
        if link.is_active and (not is_due or account is None or link.account != account.id):
            links[link_id] = replace(link, is_active=False)
            params = {"paymentLinkId": link_id, **_at(link.account)}
            writes.append(enqueue(ports, Template.END_PAYMENT_LINK, params, now=now))
    return replace(invoice, open_checkouts=checkouts, payment_links=links), writes


def _is_on_its_way(invoice: Invoice, instalment_id: str | None) -> bool:
    """Tell whether a delayed payment that is not confirmed yet, or a claim, is for the same money."""
    waiting = {each.instalment_id for each in invoice.processing.values()}
    waiting |= {each.id for each in invoice.instalments if each.claim}
    return bool(waiting) if instalment_id is None else bool(waiting & {None, instalment_id})


def _at(account: str | None) -> dict[str, str]:
    return {"account": account} if account else {}
