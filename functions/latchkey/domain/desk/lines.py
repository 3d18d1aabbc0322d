"""A document's line in the directory: worked out from the document alone, never from the clock."""

from datetime import UTC, date, datetime
from typing import Final

from latchkey.domain import limits
from latchkey.domain.billing.invoices import DisputeState, Invoice, status_of
from latchkey.domain.billing.payments import EntryKind, LedgerEntry
from latchkey.domain.clients import Client
from latchkey.domain.desk.directory import (
    ClientLine,
    DuePart,
    InvoiceLine,
    LeadLine,
    MoneyLine,
    Need,
    RoomLine,
)
from latchkey.domain.desk.leads import Lead
from latchkey.domain.due_dates import date_in
from latchkey.domain.projects import Project
from latchkey.domain.words import shortened

# Before any day that can be due, so that nothing is overdue yet.
_BEFORE_ANY_DUE_DAY: Final = datetime(limits.DAY_YEAR_MIN - 1, 1, 1, tzinfo=UTC)
_IS_MONEY: Final = frozenset({EntryKind.PAYMENT, EntryKind.UNAPPLIED})
_SETTLES: Final = frozenset({EntryKind.PAYMENT, EntryKind.TDS, EntryKind.CREDIT_NOTE})
TAKES_BACK: Final = frozenset({EntryKind.REFUND, EntryKind.REVERSAL})
# Strangers may write a hundred leads a day, and a shard is one document of at most 1 MiB: what a row has no
# room for stays with the lead.
_LEAD_NAME_SHOWN: Final = 40
_LEAD_TITLE_SHOWN: Final = 80


def client_line(client: Client) -> ClientLine:
    """Say a client in a line."""
    return ClientLine(
        name=client.name,
        legal_name=client.legal_name,
        created_at=client.created_at,
        last_contacted_on=client.last_contacted_on,
    )


def room_line(project: Project) -> RoomLine:
    """Say a project and its room in a line."""
    return RoomLine(
        title=project.title,
        client_id=project.client_id,
        client_name=project.client.name,
        is_open=project.open,
        currency=project.currency,
        created_at=project.created_at,
        last_message_at=project.summary.last_message_at,
        waiting=project.summary.waiting,
        lead_id=project.lead_id,
    )


def lead_line(lead: Lead) -> LeadLine:
    """Say a lead in a line; long names and titles are cut."""
    return LeadLine(
        name=shortened(lead.name, _LEAD_NAME_SHOWN),
        company=shortened(lead.company, _LEAD_NAME_SHOWN),
        title=shortened(lead.title, _LEAD_TITLE_SHOWN),
        source=lead.source,
        stage=lead.stage,
        value_minor=lead.value_minor,
        currency=lead.currency,
        created_at=lead.created_at,
        stage_since=lead.stage_since,
        expected_on=lead.expected_on,
        qualified_at=lead.qualified_at,
        project_id=lead.conversion.project_id if lead.conversion else None,
    )


def invoice_line(invoice: Invoice) -> InvoiceLine:
    """Say an invoice in a line."""
    need, needs_minor = _needs(invoice)
    return InvoiceLine(
        number=invoice.number,
        project_id=invoice.project_id,
        client_id=invoice.client_id,
        client_name=invoice.client_name,
        currency=invoice.currency,
        status=status_of(invoice, _BEFORE_ANY_DUE_DAY),
        total_minor=invoice.total_minor,
        balance_minor=invoice.balance_minor if invoice.is_due else 0,
        issued_on=invoice.issued_on,
        next_due_on=invoice.next_due_on if invoice.is_due else None,
        due_on=invoice.due_on,
        settled_on=_settled_on(invoice),
        dues=_dues(invoice),
        needs=need,
        needs_minor=needs_minor,
    )


def money_line(entry: LedgerEntry, taken_back: LedgerEntry | None, undone: LedgerEntry | None) -> MoneyLine:
    """Say an entry of the ledger in a line.

    `taken_back` is the entry a refund or a reversal is of; `undone` the one that a reversed refund was of.
    """
    kind, sign = entry.kind, 1
    for of in (taken_back, undone):
        if kind in TAKES_BACK and of is not None:
            kind, sign = of.kind, -sign
    # Nothing is known of what it takes back: it was money, as nearly everything is.
    is_unknown = kind in TAKES_BACK
    sign = -sign if is_unknown else sign
    return MoneyLine(
        amount_minor=sign * entry.amount_minor if kind in _IS_MONEY or is_unknown else 0,
        settles_minor=sign * entry.amount_minor if kind in _SETTLES or is_unknown else 0,
        currency=entry.currency,
        on=entry.received_on,
        invoice_id=entry.invoice_id or None,
    )


def _settled_on(invoice: Invoice) -> date | None:
    """Give the day of the last receipt; where tax deducted at source was all, the day it was noted."""
    if invoice.paid_at is None or invoice.voided_at is not None:
        return None
    received = [receipt.received_on for receipt in invoice.receipts]
    return max(received, default=date_in(invoice.time_zone, invoice.paid_at))


def _dues(invoice: Invoice) -> tuple[DuePart, ...]:
    if invoice.issued_at is None or invoice.voided_at is not None:
        return ()
    dated = [
        DuePart(on=each.due_on, amount_minor=each.amount_minor, left_minor=each.balance_minor)
        for each in invoice.instalments
        if each.due_on is not None
    ]
    return tuple(sorted(dated, key=lambda due: due.on))


def _needs(invoice: Invoice) -> tuple[Need | None, int]:
    """Find what is most urgent, and how much it is about."""
    if invoice.issued_at is None:
        return None, 0
    disputed = [each.amount_minor for each in invoice.disputes.values() if each.state is DisputeState.OPEN]
    waiting = (
        (Need.CLAIM, sum(each.claim.amount_minor for each in invoice.instalments if each.claim)),
        (Need.DISPUTE, sum(disputed)),
        (Need.UNMATCHED, invoice.unapplied_minor),
        (Need.OVERPAID, invoice.overpaid_minor),
    )
    return next(((need, minor) for need, minor in waiting if minor > 0), (None, 0))
