"""Look at invoices when the calendar says so: note what is overdue, climb the ladder of reminders.

Rows are found by their `nextCheckAt` alone, so a round costs what is due and not what exists. It is safe
to run twice, late or side by side: each invoice is decided about by one commit that insists on what was read.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from latchkey.domain.billing.invoice_life import note_overdue
from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.billing.reminders import forgive_missed, next_check_at, take_steps
from latchkey.domain.clients import Client
from latchkey.services import paths
from latchkey.services.billing.books import saving
from latchkey.services.billing.reminders import BY_LADDER, mailing_reminder
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.ports import Ports
from latchkey.services.rooms import freelancer_of
from latchkey.services.store import ContendedError, Stored, Where, Write

logger: Final = logging.getLogger("latchkey")

_PAGE: Final = 200


def check_due_invoices(ports: Ports) -> int:
    """Look at every invoice whose check is due, and return how many there were."""
    checked = 0
    for stored in _due_invoices(ports):
        try:
            _check(ports, stored)
        except Exception:
            # One invoice that cannot be decided about must not keep the others waiting for ever.
            logger.exception("an invoice could not be checked")
            continue
        checked += 1
    return checked


def _due_invoices(ports: Ports) -> Iterator[Stored[Invoice]]:
    """Go through what is due, each once; whatever was checked is not due any more."""
    seen: set[str] = set()
    until, since = ports.clock.now(), None
    while True:
        page = _page(ports, until, since)
        fresh = [stored for stored in page if stored.path not in seen]
        yield from fresh
        seen.update(stored.path for stored in fresh)
        if not fresh or len(page) < _PAGE:
            return
        # Those that failed stay due; beginning behind them, they do not fill every page.
        since = page[-1].value.next_check_at


def _page(ports: Ports, until: datetime, since: datetime | None) -> Sequence[Stored[Invoice]]:
    where: list[Where] = [("next_check_at", "<=", until)]
    if since is not None:
        where.append(("next_check_at", ">=", since))
    return ports.store.find_anywhere("invoices", Invoice, where=where, order_by="next_check_at", limit=_PAGE)


def _check(ports: Ports, found: Stored[Invoice]) -> None:
    """Check one invoice as it was found, or as it is by then if somebody else wrote it."""
    try:
        ports.store.commit(_checking(ports, found))
    except ContendedError:
        retry_optimistic(ports.clock, lambda: _check_again(ports, found.path))


def _check_again(ports: Ports, path: str) -> None:
    stored = ports.store.get(path, Invoice)
    check_at = stored.value.next_check_at if stored else None
    if stored and check_at and check_at <= ports.clock.now():
        ports.store.commit(_checking(ports, stored))


def _checking(ports: Ports, read: Stored[Invoice]) -> list[Write]:
    """Give everything a check comes to: the history's line, the steps taken, one reminder, the next check."""
    now, owner = ports.clock.now(), paths.owner_of(read.path)
    ladder = freelancer_of(ports, owner).value.reminders
    noted = note_overdue(read.value, now)
    client = ports.store.get(paths.client(owner, noted.client_id), Client)
    is_muted = client is not None and client.value.reminders_muted
    step = take_steps(noted, ladder, is_client_muted=is_muted, now=now)
    mails = (
        mailing_reminder(ports, owner, read.id, step.invoice, by=BY_LADDER, now=now) if step.is_sent else []
    )
    # Where nobody is left to write to, nobody was reminded.
    after = step.invoice if mails or not step.is_sent else forgive_missed(noted, now)
    check_at = next_check_at(after, ladder, now)
    return [saving(read, replace(after, next_check_at=check_at, updated_at=now)), *mails]
