"""Which invoice holds which time: taken and freed in the commits that make invoices and end them."""

from collections.abc import Sequence

from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.desk.time_entries import TimeEntry
from latchkey.domain.errors.desk import TimeNotBillableError
from latchkey.services import paths
from latchkey.services.ports import Ports
from latchkey.services.store import Stored, Update, Write


def taking(entries: Sequence[Stored[TimeEntry]], invoice_id: str) -> list[Write]:
    """Give the writes that put entries on an invoice; each must still be as it was read."""
    return [Update(path=each.path, fields={"invoice_id": invoice_id}, read=each) for each in entries]


def giving_back(ports: Ports, owner: str, invoice: Stored[Invoice]) -> list[Write]:
    """Give the writes that free the time of an invoice which asks for nothing any more."""
    entries = _entries_of(ports, owner, invoice.value)
    held = [each for each in entries if each and each.value.invoice_id == invoice.id]
    return [Update(path=each.path, fields={"invoice_id": None}, read=each) for each in held]


def taking_over(ports: Ports, owner: str, invoice: Stored[Invoice], new_id: str) -> list[Write]:
    """Give the writes that move the time of an invoice that is over to the one made anew from it.

    Raises:
        TimeNotBillableError: some of it is gone, on another invoice, or was changed since it was free.

    """
    entries = [each for each in _entries_of(ports, owner, invoice.value) if each]
    free_since = invoice.value.voided_at or invoice.value.credits[-1].at
    for each in entries:
        is_free = each.value.invoice_id is None
        is_unchanged = each.value.updated_at <= free_since
        if not (is_free and is_unchanged):
            raise TimeNotBillableError(_MOVED_ON)
    if len(entries) != len(invoice.value.time_entry_ids):
        raise TimeNotBillableError(_MOVED_ON)
    return taking(entries, new_id)


_MOVED_ON = (
    "The time on this invoice was changed or billed elsewhere since. Make a new invoice from the time page."
)


def _entries_of(ports: Ports, owner: str, invoice: Invoice) -> Sequence[Stored[TimeEntry] | None]:
    wanted = [paths.time_entry(owner, each) for each in invoice.time_entry_ids]
    return ports.store.get_many(wanted, TimeEntry)
