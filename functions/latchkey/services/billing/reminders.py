"""Remind a client of what is due: by hand, by the ladder, and only while there is a reason to."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.billing.reminders import (
    forgive_missed,
    is_morning,
    next_check_at,
    next_morning,
    objection_to_ladder,
    objection_to_reminding,
    remind_by_hand,
)
from latchkey.domain.clients import Client
from latchkey.domain.errors.invoices import ReminderNotDueError
from latchkey.services import paths
from latchkey.services.billing.books import invoice_of, mailing_each, saving
from latchkey.services.billing.invoice_mails import reminder_mail
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Dropped, Effect, Later, Prepared, Template
from latchkey.services.ports import Ports
from latchkey.services.rooms import freelancer_of
from latchkey.services.store import Stored, Write

BY_HAND: Final = "hand"
BY_LADDER: Final = "ladder"


def mailing_reminder(
    ports: Ports, owner: str, invoice_id: str, invoice: Invoice, *, by: str, now: datetime
) -> list[Write]:
    """Promise one reminder to everybody who holds a live link to the invoice's room."""
    return mailing_each(
        ports,
        Template.INVOICE_REMINDER,
        owner=owner,
        project_id=invoice.project_id,
        invoice_id=invoice_id,
        now=now,
        by=by,
    )


def remind(ports: Ports, *, owner: str, invoice_id: str) -> None:
    """Send a reminder because the freelancer asks for it.

    Raises:
        ReminderNotDueError: nothing is due, something else is under way, or nobody holds a live link.
        ReminderTooSoonError: the last one went less than a day ago.

    """

    def attempt() -> None:
        stored = invoice_of(ports, owner, invoice_id)
        now = ports.clock.now()
        reminded = remind_by_hand(stored.value, now)
        mails = mailing_reminder(ports, owner, invoice_id, reminded, by=BY_HAND, now=now)
        if not mails:
            message = "Nobody on the client's side holds a live link. Renew one first."
            raise ReminderNotDueError(message)
        ports.store.commit([_rescheduled(ports, owner, stored, reminded, now), *mails])

    retry_optimistic(ports.clock, attempt)


def mute(ports: Ports, *, owner: str, invoice_id: str, is_muted: bool) -> None:
    """Silence the ladder for one invoice, or let it go on from now."""

    def attempt() -> None:
        stored = invoice_of(ports, owner, invoice_id)
        if stored.value.reminders_muted is is_muted:
            return
        now = ports.clock.now()
        after = replace(stored.value, reminders_muted=is_muted)
        after = after if is_muted else forgive_missed(after, now)
        ports.store.commit([_rescheduled(ports, owner, stored, after, now)])

    retry_optimistic(ports.clock, attempt)


def _rescheduled(ports: Ports, owner: str, read: Stored[Invoice], after: Invoice, now: datetime) -> Write:
    ladder = freelancer_of(ports, owner).value.reminders
    return saving(read, replace(after, next_check_at=next_check_at(after, ladder, now), updated_at=now))


def prepare_reminder(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Write a reminder, unless its reason has gone since it was promised.

    A mail provider that was down all day must not make the ladder knock at night: its reminders
    wait for the next morning. What the freelancer asks for goes out as soon as it can.
    """
    owner = params["owner"]
    invoice = ports.store.get(paths.invoice(owner, params["invoiceId"]), Invoice)
    if invoice is None:
        return Dropped(reason="gone")
    if params["by"] == BY_HAND:
        objection = objection_to_reminding(invoice.value)
    else:
        client = ports.store.get(paths.client(owner, invoice.value.client_id), Client)
        is_muted = client is not None and client.value.reminders_muted
        objection = objection_to_ladder(invoice.value, is_client_muted=is_muted)
    if objection:
        return Dropped(reason=objection)
    if params["by"] != BY_HAND and not is_morning(invoice.value.time_zone, now):
        return Later(at=next_morning(invoice.value.time_zone, now))
    return reminder_mail(ports, params, now)


REMINDER_EFFECT: Final = Effect(prepare=prepare_reminder)
