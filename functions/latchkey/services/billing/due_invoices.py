"""Bring what an owner's clients still owe up to date with the owner's settings."""

from collections.abc import Callable
from datetime import datetime

from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.errors.invoices import InvoiceNotFoundError
from latchkey.domain.errors.rooms import RoomMovingError
from latchkey.domain.freelancers import Freelancer
from latchkey.domain.projects import Project
from latchkey.services import paths
from latchkey.services.billing.books import changing, invoice_of, opened_books
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.ports import Ports

Change = Callable[[Invoice, Freelancer], Invoice]


def bring_up_to_date(ports: Ports, owner: str, change: Change, *, now: datetime) -> int:
    """Change every invoice that still waits for money, each in a commit of its own; give how many changed.

    Safe to run twice: what is as it should be is left alone.

    Raises:
        RoomMovingError: a room was just between two keys; everything else is done.

    """
    changed, is_moving = 0, False
    for project in ports.store.find(paths.projects(owner), Project):
        is_moving = is_moving or (bool(project.value.summary.dues) and project.value.is_between_keys)
        if not project.value.is_between_keys:
            dues = project.value.summary.dues
            changed += sum(_bring(ports, owner, invoice_id, change, now) for invoice_id in dues)
    if is_moving:
        raise RoomMovingError
    return changed


def _bring(ports: Ports, owner: str, invoice_id: str, change: Change, now: datetime) -> bool:
    def attempt() -> bool:
        try:
            books = opened_books(ports, owner, invoice_of(ports, owner, invoice_id))
        except InvoiceNotFoundError:
            return False
        before = books.invoice.value
        after = change(before, books.freelancer) if before.is_due else before
        if after == before:
            return False
        ports.store.commit(changing(ports, books, after, now=now))
        return True

    return retry_optimistic(ports.clock, attempt)
