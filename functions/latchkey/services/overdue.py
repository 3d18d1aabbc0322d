"""Note invoices whose due day has passed: found by an index, safe to run twice, late or overlapping."""

from typing import Final

from latchkey.domain.invoice_life import check_due
from latchkey.domain.invoices import Invoice
from latchkey.services.books import saving
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.ports import Ports

_PAGE: Final = 200


def note_overdue_invoices(ports: Ports) -> int:
    """Look at every invoice whose check is due, and return how many there were."""
    checked = 0
    while True:
        due = ports.store.find_anywhere(
            "invoices",
            Invoice,
            where=[("next_check_at", "<=", ports.clock.now())],
            order_by="next_check_at",
            limit=_PAGE,
        )
        for stored in due:
            _check(ports, stored.path)
        checked += len(due)
        if len(due) < _PAGE:
            return checked


def _check(ports: Ports, path: str) -> None:
    """Check one invoice as it is now, which may not be as the search found it."""

    def attempt() -> None:
        stored = ports.store.get(path, Invoice)
        if stored is None:
            return
        checked = check_due(stored.value, ports.clock.now())
        if checked != stored.value:
            ports.store.commit([saving(stored, checked)])

    retry_optimistic(ports.clock, attempt)
