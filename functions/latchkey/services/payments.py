"""Settle what the provider says about checkouts: a webhook is a hint, the provider's answer is the truth."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from latchkey.domain.invoices import Invoice
from latchkey.domain.payments import (
    CheckoutLabel,
    CheckoutSession,
    EntryKind,
    LedgerEntry,
    Settlement,
    settle_checkout,
    without_session,
)
from latchkey.domain.projects import Project
from latchkey.services import paths
from latchkey.services.books import mailing_each, saving, showing
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Template, enqueue
from latchkey.services.ports import Ports, ProviderEvent
from latchkey.services.store import Create, Stored, Write

# Stripe repeats an event for three days at most.
_KEPT: Final = timedelta(days=30)
_HEARD_TYPES: Final = frozenset(
    {
        "checkout.session.completed",
        "checkout.session.async_payment_succeeded",
        "checkout.session.async_payment_failed",
        "checkout.session.expired",
    }
)


class Outcome(StrEnum):
    """What became of a hint."""

    IGNORED = "ignored"
    REPEATED = "repeated"
    SETTLED = "settled"
    UNAPPLIED = "unapplied"
    NOTED = "noted"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardEvent:
    """A webhook event whose consequences are in the books, recorded in their commit."""

    type: str
    outcome: Outcome
    received_at: datetime
    expire_at: datetime


def hear_event(ports: Ports, event: ProviderEvent) -> Outcome:
    """Act on a webhook event once, however often and in whatever order events arrive.

    Raises:
        ProviderUnavailableError: the truth cannot be had now; nothing was recorded, so it must come again.

    """
    if event.type not in _HEARD_TYPES or event.session_id is None or event.label is None:
        return Outcome.IGNORED
    return settle_session(ports, event.label, event.session_id, event)


def settle_session(
    ports: Ports, label: CheckoutLabel, session_id: str, event: ProviderEvent | None = None
) -> Outcome:
    """Fetch the truth about a checkout; write its consequences and that the event was heard in one commit."""

    def attempt() -> Outcome:
        if event and ports.store.get(paths.stripe_event(event.id), HeardEvent):
            return Outcome.REPEATED
        # The order matters: the truth is asked after the invoice is read, and every handler writes the
        # invoice, so whoever commits last has the newest truth.
        books = _read_books(ports, label)
        session = ports.payments.fetch_checkout(session_id)
        now = ports.clock.now()
        settled = _settled(books, session_id, session, now)
        writes = _consequences(ports, books, session_id, settled, now)
        if session and session.payment_id and settled.entry:
            writes += _entering(ports, label, session.payment_id, settled.entry, now)
        outcome = _outcome(settled)
        if event:
            writes.append(_heard(event, outcome, now))
        ports.store.commit(writes)
        return outcome

    return retry_optimistic(ports.clock, attempt)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Books:
    label: CheckoutLabel
    invoice: Stored[Invoice] | None
    project: Stored[Project] | None
    ledger: Mapping[str, LedgerEntry]


def _read_books(ports: Ports, label: CheckoutLabel) -> _Books:
    # The invoice first: whoever enters a payment writes it too, so a ledger read later than the invoice is
    # complete, or the commit fails. The other way round a payment in between would be left out of the sums.
    invoice = ports.store.get(paths.invoice(label.owner, label.invoice_id), Invoice)
    entries = ports.store.find(
        paths.payments(label.owner), LedgerEntry, where=[("invoice_id", "==", label.invoice_id)]
    )
    return _Books(
        label=label,
        invoice=invoice,
        project=ports.store.get(paths.project(label.owner, label.project_id), Project),
        ledger={entry.id: entry.value for entry in entries},
    )


def _settled(books: _Books, session_id: str, session: CheckoutSession | None, now: datetime) -> Settlement:
    invoice = books.invoice.value if books.invoice else None
    if session is None:
        # The provider forgot it: another account's keys, or test mode's. It can never be paid.
        return Settlement(invoice=invoice and without_session(invoice, session_id))
    return settle_checkout(books.label, invoice, session, books.ledger, now)


def _consequences(
    ports: Ports, books: _Books, session_id: str, settled: Settlement, now: datetime
) -> list[Write]:
    """Give the writes that bring the invoice, its room and its dashboard to what the truth says."""
    if books.invoice is None or settled.invoice is None:
        return []
    writes: list[Write] = [saving(books.invoice, replace(settled.invoice, updated_at=now))]
    if books.project and settled.invoice.issued_at:
        writes += showing(ports, books.project, books.label.invoice_id, settled.invoice)
    open_before = books.invoice.value.checkout
    if open_before and open_before.session_id != session_id and settled.invoice.checkout is None:
        params = {"sessionId": open_before.session_id}
        writes.append(enqueue(ports, Template.EXPIRE_CHECKOUT, params, now=now))
    return writes


def _entering(
    ports: Ports, label: CheckoutLabel, payment_id: str, entry: LedgerEntry, now: datetime
) -> list[Write]:
    """Give the writes that enter money into the ledger and promise the mails about it."""
    params = {"owner": label.owner, "invoiceId": label.invoice_id, "paymentId": payment_id}
    writes: list[Write] = [
        # The payment's id is the entry's, and it must not exist yet: one payment cannot be entered twice.
        Create(path=paths.payment(label.owner, payment_id), value=entry),
        enqueue(ports, Template.PAYMENT_NOTICE, params, now=now),
    ]
    if entry.kind is EntryKind.UNAPPLIED:
        return writes
    about = {"owner": label.owner, "project_id": label.project_id, "invoice_id": label.invoice_id}
    return writes + mailing_each(ports, Template.PAYMENT_RECEIVED, now=now, paymentId=payment_id, **about)


def _outcome(settled: Settlement) -> Outcome:
    if settled.entry is None:
        return Outcome.NOTED
    return Outcome.SETTLED if settled.entry.kind is EntryKind.PAYMENT else Outcome.UNAPPLIED


def _heard(event: ProviderEvent, outcome: Outcome, now: datetime) -> Create:
    return Create(
        path=paths.stripe_event(event.id),
        value=HeardEvent(type=event.type, outcome=outcome, received_at=now, expire_at=now + _KEPT),
    )
