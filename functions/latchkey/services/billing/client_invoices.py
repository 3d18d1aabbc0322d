"""What somebody with a link, or a forwarded pay link, may do with an invoice: find it and look at it."""

from dataclasses import dataclass
from datetime import datetime

from latchkey.domain import ids
from latchkey.domain.billing.invoice_life import mark_viewed
from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.billing.room_invoices import PAY_LINK_HOLDER, PayLink
from latchkey.domain.errors.invoices import InvoiceNotFoundError
from latchkey.domain.errors.rooms import LinkNotFoundError
from latchkey.services import paths
from latchkey.services.billing.books import changing, opened_books
from latchkey.services.links import link_behind
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.ports import Ports
from latchkey.services.store import Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What somebody of the public holds: a link to the room, or a pay link to one invoice; never both."""

    link: str | None = None
    pay_link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """An invoice that somebody of the public may see, and who they are as far as their link says."""

    owner: str
    project_id: str
    invoice: Stored[Invoice]
    by: str
    """The person's name, or that they came by a pay link."""
    person_id: str | None
    """None for a pay link: nobody knows who holds it."""


def pay_link_behind(ports: Ports, token: str) -> PayLink:
    """Read a pay link that was not renewed since; it works while the room is closed as well."""
    found = ports.store.get(paths.pay_link(token), PayLink) if ids.is_link(token) else None
    if found is None or found.value.revoked_at is not None:
        raise LinkNotFoundError
    return found.value


def invoice_behind(ports: Ports, access: Access, invoice_id: str, now: datetime | None = None) -> Reached:
    """Read an invoice that a link or a pay link shows; a draft, another room's or another invoice is none.

    Raises:
        LinkNotFoundError: wrong, malformed, revoked, of a closed room, or both or neither was given.
        InvoiceNotFoundError: it leads to other invoices.

    """
    if access.link is not None and access.pay_link is None:
        held = link_behind(ports, access.link, now or ports.clock.now())
        owner, project_id = held.owner, held.project_id
        by, person_id = held.person.name, held.person.id
    elif access.pay_link is not None and access.link is None:
        shown = pay_link_behind(ports, access.pay_link)
        if shown.invoice_id != invoice_id:
            raise InvoiceNotFoundError
        owner, project_id = shown.owner, shown.project_id
        by, person_id = PAY_LINK_HOLDER, None
    else:
        raise LinkNotFoundError
    invoice = ports.store.get(paths.invoice(owner, invoice_id), Invoice)
    if invoice is None or invoice.value.project_id != project_id or invoice.value.issued_at is None:
        raise InvoiceNotFoundError
    if access.pay_link is not None and access.pay_link != invoice.value.pay_link:
        # Renewed since it was read above; whoever writes the invoice by what is read here cannot miss it.
        raise LinkNotFoundError
    return Reached(owner=owner, project_id=project_id, invoice=invoice, by=by, person_id=person_id)


def note_view(ports: Ports, *, access: Access, invoice_id: str) -> None:
    """Remember that a person on the client's side looked at an invoice, the first time."""

    def attempt() -> None:
        now = ports.clock.now()
        reached = invoice_behind(ports, access, invoice_id, now)
        viewed = mark_viewed(reached.invoice.value, now, by=reached.by)
        if viewed == reached.invoice.value:
            return
        books = opened_books(ports, reached.owner, reached.invoice)
        ports.store.commit(changing(ports, books, viewed, now=now))

    retry_optimistic(ports.clock, attempt)
