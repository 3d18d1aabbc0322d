"""What somebody with a link may do with an invoice before paying it: find it and look at it."""

from datetime import datetime

from latchkey.domain import ids
from latchkey.domain.errors import InvoiceNotFoundError, LinkNotFoundError
from latchkey.domain.invoice_life import mark_viewed
from latchkey.domain.invoices import Invoice
from latchkey.domain.links import Link, is_live
from latchkey.domain.rooms import Room, is_open
from latchkey.services import paths
from latchkey.services.books import saving, showing
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.ports import Ports
from latchkey.services.rooms import project_of
from latchkey.services.store import Stored


def link_behind(ports: Ports, link: str, now: datetime) -> Link:
    """Read a link that opens a room; whatever does not gets one and the same answer."""
    found = ports.store.get(paths.link(link), Link) if ids.is_link(link) else None
    if found is None or not is_live(found.value, now):
        raise LinkNotFoundError
    room = ports.store.get(paths.room(found.value.room_key), Room)
    if room is None or not is_open(room.value, now):
        raise LinkNotFoundError
    return found.value


def shown_invoice(ports: Ports, link: Link, invoice_id: str) -> Stored[Invoice]:
    """Read an invoice that the room behind a link shows; a draft is none."""
    stored = ports.store.get(paths.invoice(link.owner, invoice_id), Invoice)
    if stored is None or stored.value.project_id != link.project_id or stored.value.issued_at is None:
        raise InvoiceNotFoundError
    return stored


def note_view(ports: Ports, *, link: str, invoice_id: str) -> None:
    """Remember that a person on the client's side looked at an invoice, the first time."""

    def attempt() -> None:
        now = ports.clock.now()
        held = link_behind(ports, link, now)
        stored = shown_invoice(ports, held, invoice_id)
        viewed = mark_viewed(stored.value, now)
        if viewed == stored.value:
            return
        project = project_of(ports, held.owner, held.project_id)
        ports.store.commit([saving(stored, viewed), *showing(ports, project, invoice_id, viewed)])

    retry_optimistic(ports.clock, attempt)
