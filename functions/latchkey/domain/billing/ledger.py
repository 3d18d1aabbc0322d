"""What the ledger's entries add up to for an invoice: sums only, so that their order makes no difference."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from latchkey.domain.billing.instalments import fill_instalments, next_due_on
from latchkey.domain.billing.invoice_life import note_overdue, with_history
from latchkey.domain.billing.invoices import Invoice, Method, Receipt, Source
from latchkey.domain.billing.payments import EntryKind, LedgerEntry, Settlement

_RECEIVED = frozenset({EntryKind.PAYMENT, EntryKind.UNAPPLIED})
_SETTLES = frozenset({EntryKind.PAYMENT, EntryKind.TDS, EntryKind.CREDIT_NOTE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An entry that was not corrected, and what refunds and lost disputes took of it."""

    entry: LedgerEntry
    taken_minor: int

    @property
    def left_minor(self) -> int:
        """What is left of it."""
        return self.entry.amount_minor - self.taken_minor


def standing(ledger: Mapping[str, LedgerEntry]) -> dict[str, Standing]:
    """Tell what still counts of everything that was entered.

    A lost dispute may take what was partly refunded before: nothing loses more than it was.
    """
    undone = {entry.of for entry in ledger.values() if entry.kind is EntryKind.REVERSAL}
    taken: dict[str, int] = defaultdict(int)
    for entry_id, entry in ledger.items():
        if entry.kind is EntryKind.REFUND and entry.of and entry_id not in undone:
            taken[entry.of] += entry.amount_minor
    return {
        entry_id: Standing(entry=entry, taken_minor=min(taken[entry_id], entry.amount_minor))
        for entry_id, entry in ledger.items()
        if entry_id not in undone and entry.kind in _SETTLES | _RECEIVED
    }


def with_ledger(invoice: Invoice, ledger: Mapping[str, LedgerEntry], now: datetime) -> Invoice:
    """Count what settles an invoice from its whole ledger; adding to a sum might count a payment twice.

    Amounts of different currencies have no sum: only those in the invoice's own are counted.
    """
    counted = {
        entry_id: each
        for entry_id, each in standing(ledger).items()
        if each.entry.currency == invoice.currency
    }
    sums: dict[EntryKind, int] = defaultdict(int)
    directed: dict[str, int] = defaultdict(int)
    undirected_minor = refunded_minor = 0
    for each in counted.values():
        sums[each.entry.kind] += each.left_minor
        if each.entry.kind is EntryKind.PAYMENT:
            refunded_minor += each.taken_minor
        if each.entry.kind in _SETTLES and each.entry.instalment_id:
            directed[each.entry.instalment_id] += each.left_minor
        elif each.entry.kind in _SETTLES:
            undirected_minor += each.left_minor
    instalments = fill_instalments(invoice.instalments, directed, undirected_minor)
    after = replace(
        invoice,
        instalments=instalments,
        next_due_on=next_due_on(instalments),
        paid_minor=sums[EntryKind.PAYMENT],
        tds_minor=sums[EntryKind.TDS],
        credited_minor=sums[EntryKind.CREDIT_NOTE],
        refunded_minor=refunded_minor,
        unapplied_minor=sums[EntryKind.UNAPPLIED],
        receipts=_receipts(counted),
    )
    has_money = after.paid_minor + after.tds_minor > 0
    is_paid = invoice.issued_at is not None and after.balance_minor == 0 and has_money
    return replace(
        after,
        overpaid_minor=max(after.settled_minor - after.total_minor, 0),
        paid_at=(invoice.paid_at or now) if is_paid else None,
    )


def _receipts(counted: Mapping[str, Standing]) -> tuple[Receipt, ...]:
    """List what was received and counts, in the order in which it was."""
    received = [
        Receipt(
            id=entry_id,
            amount_minor=each.entry.amount_minor,
            received_on=each.entry.received_on,
            method=each.entry.method or Method.BANK,
        )
        for entry_id, each in counted.items()
        if each.entry.kind is EntryKind.PAYMENT
    ]
    return tuple(sorted(received, key=lambda each: (each.received_on, each.id)))


def entering(
    invoice: Invoice,
    ledger: Mapping[str, LedgerEntry],
    entries: Mapping[str, LedgerEntry],
    now: datetime,
    *,
    source: Source,
    by: str = "",
    also: Callable[[Invoice], Invoice] | None = None,
) -> Settlement:
    """Enter into the ledger, with whatever else changes in that step, and tell how the invoice then stands.

    `ledger` holds every entry about the invoice so far. Where nothing changes, the same invoice comes back.
    """
    noted = note_overdue(invoice, now)
    changed = also(noted) if also else noted
    after = with_ledger(changed, {**ledger, **entries}, now)
    if after == noted and not entries:
        return Settlement(invoice=noted)
    told = with_history(noted, replace(after, updated_at=now), now, source, by)
    return Settlement(invoice=told, entries=dict(entries))
