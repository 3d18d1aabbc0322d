"""Who is told about money by mail: receipts, refunds, over-payments, and payments a bank called back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from latchkey.domain.billing.invoices import Dispute, DisputeState
from latchkey.domain.billing.payments import EntryKind, Settlement
from latchkey.services.billing.books import Books, mailing_each
from latchkey.services.outbox import Template, enqueue
from latchkey.services.ports import Ports
from latchkey.services.store import Create, Write

_TO_THE_CLIENT: Final = {
    EntryKind.PAYMENT: Template.PAYMENT_RECEIVED,
    EntryKind.REFUND: Template.REFUND_NOTICE,
}


def telling(ports: Ports, books: Books, settled: Settlement, now: datetime) -> list[Write]:
    """Promise every mail about what the provider's truth changed."""
    return [*_about_entries(ports, books, settled, now), *_about_disputes(ports, books, settled, now)]


def noticing_owner(ports: Ports, owner: str, invoice_id: str, entry_id: str, now: datetime) -> Create:
    """Promise the owner a notice of money that came in, whether or not it pays anything."""
    params = {"owner": owner, "invoiceId": invoice_id, "paymentId": entry_id}
    return enqueue(ports, Template.PAYMENT_NOTICE, params, now=now)


def _about_entries(ports: Ports, books: Books, settled: Settlement, now: datetime) -> list[Write]:
    """Promise the owner a notice of money that came, and the client a receipt, or word of a refund."""
    writes: list[Write] = []
    disputes = settled.invoice.disputes if settled.invoice else {}
    for entry_id, entry in settled.entries.items():
        if entry.kind in {EntryKind.PAYMENT, EntryKind.UNAPPLIED}:
            writes.append(noticing_owner(ports, books.owner, books.invoice.id, entry_id, now))
        # What a bank takes is no refund: its payer asked for it.
        if entry.kind in _TO_THE_CLIENT and entry_id not in disputes:
            writes += mailing_each(
                ports,
                _TO_THE_CLIENT[entry.kind],
                owner=books.owner,
                project_id=books.project.id,
                invoice_id=books.invoice.id,
                now=now,
                paymentId=entry_id,
            )
    return writes


def _about_disputes(ports: Ports, books: Books, settled: Settlement, now: datetime) -> list[Write]:
    """Promise the owner word of every dispute that was opened or decided."""
    before = books.invoice.value.disputes
    after = settled.invoice.disputes if settled.invoice else {}
    return [
        enqueue(
            ports,
            Template.DISPUTE_NOTICE,
            {"owner": books.owner, "invoiceId": books.invoice.id, "disputeId": dispute_id},
            now=now,
        )
        for dispute_id, dispute in after.items()
        if _state_in(before, dispute_id) is not dispute.state
    ]


def _state_in(disputes: Mapping[str, Dispute], dispute_id: str) -> DisputeState | None:
    found = disputes.get(dispute_id)
    return found.state if found else None
