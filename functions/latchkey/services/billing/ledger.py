"""What the freelancer enters into the ledger by hand: money received, corrections, money given back."""

from dataclasses import dataclass
from datetime import date, datetime

from latchkey.domain import identifiers
from latchkey.domain.billing import entries
from latchkey.domain.billing.invoices import Method
from latchkey.domain.billing.payments import EntryKind, LedgerEntry
from latchkey.domain.errors.payments import PaymentNotFoundError
from latchkey.domain.errors.requests import RequestInvalidError
from latchkey.services import paths
from latchkey.services.billing.books import Books, invoice_of, mailing_each, opened_books, settling
from latchkey.services.billing.utrs import UtrState, answering_utr, entering_utr, entry_id_for
from latchkey.services.idempotency import attempt_of, first_result, remember
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Template
from latchkey.services.ports import Ports
from latchkey.services.store import Write


@dataclass(frozen=True, slots=True, kw_only=True)
class HandReceipt:
    """What the freelancer says about money that came, and the tax that was kept back of it."""

    method: Method
    amount_minor: int
    tds_minor: int
    received_on: date
    reference: str
    note: str
    instalment_id: str | None

    @property
    def utr(self) -> str | None:
        """The bank's reference of a UPI payment, where it was said."""
        is_upi = self.method is Method.UPI and self.amount_minor > 0
        return self.reference if is_upi and self.reference else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """The ids of the entries that were made."""

    payment_id: str | None
    tds_id: str | None


def record_payment(ports: Ports, *, owner: str, invoice_id: str, receipt: HandReceipt, key: str) -> Recorded:
    """Enter money that came past the card provider, and send the receipts.

    Raises:
        RequestInvalidError: an amount, a day or a UTR that cannot be right.
        ClaimUtrUsedError: the bank's reference pays something already.

    """
    _require_utr(receipt.utr)
    request = {"invoiceId": invoice_id, "receipt": receipt}
    asked = attempt_of(owner=owner, action="record-payment", key=key, request=request)

    def attempt() -> Recorded:
        before = first_result(ports.store, asked)
        if before is not None:
            return Recorded(payment_id=before.get("paymentId"), tds_id=before.get("tdsId"))
        books = opened_books(ports, owner, invoice_of(ports, owner, invoice_id), with_ledger=True)
        now = ports.clock.now()
        entry_id = entry_id_for(ports, owner, receipt.utr) if receipt.utr else ports.tokens.id()
        settled = entries.record_payment(
            books.invoice.value,
            books.ledger,
            invoice_id=invoice_id,
            entry_id=entry_id,
            method=receipt.method,
            amount_minor=receipt.amount_minor,
            tds_minor=receipt.tds_minor,
            received_on=receipt.received_on,
            reference=receipt.reference,
            note=receipt.note,
            instalment_id=receipt.instalment_id,
            by=books.freelancer.name,
            now=now,
        )
        by_kind = {entry.kind: each for each, entry in settled.entries.items()}
        recorded = Recorded(payment_id=by_kind.get(EntryKind.PAYMENT), tds_id=by_kind.get(EntryKind.TDS))
        result = {"paymentId": recorded.payment_id, "tdsId": recorded.tds_id}
        ports.store.commit(
            [
                *settling(ports, books, settled, now=now),
                *_taking_utr(ports, books, receipt, now),
                *_mailing_receipts(ports, books, recorded.payment_id, now),
                remember(asked, {name: each for name, each in result.items() if each}, now=now),
            ]
        )
        return recorded

    return retry_optimistic(ports.clock, attempt)


def _require_utr(utr: str | None) -> None:
    fault = identifiers.utr_fault(utr) if utr else None
    if fault:
        raise RequestInvalidError(fields={"reference": fault})


def _taking_utr(ports: Ports, books: Books, receipt: HandReceipt, now: datetime) -> list[Write]:
    if receipt.utr is None:
        return []
    return [
        entering_utr(
            ports,
            books.owner,
            receipt.utr,
            invoice_id=books.invoice.id,
            instalment_id=receipt.instalment_id,
            now=now,
        )
    ]


def _mailing_receipts(ports: Ports, books: Books, payment_id: str | None, now: datetime) -> list[Write]:
    if payment_id is None:
        return []
    return mailing_each(
        ports,
        Template.PAYMENT_RECEIVED,
        owner=books.owner,
        project_id=books.project.id,
        invoice_id=books.invoice.id,
        now=now,
        paymentId=payment_id,
    )


def reverse_entry(ports: Ports, *, owner: str, entry_id: str, reason: str) -> None:
    """Undo a whole entry that was made by hand and was a mistake."""

    def attempt() -> None:
        books = _books_around(ports, owner, entry_id)
        now = ports.clock.now()
        settled = entries.reverse_entry(
            books.invoice.value,
            books.ledger,
            entry_id,
            reason=reason,
            by=books.freelancer.name,
            now=now,
        )
        writes = settling(ports, books, settled, now=now)
        entry = books.ledger[entry_id]
        if entry.kind is EntryKind.PAYMENT and entry.method is Method.UPI and entry.reference:
            writes.append(answering_utr(owner, entry.reference, UtrState.CORRECTED, now))
        ports.store.commit(writes)

    retry_optimistic(ports.clock, attempt)


def refund_by_hand(
    ports: Ports,
    *,
    owner: str,
    entry_id: str,
    amount_minor: int,
    received_on: date,
    note: str,
    key: str,
) -> str:
    """Enter that money was given back, whole or in part, and return the refund's id."""
    request = {"of": entry_id, "amountMinor": amount_minor, "receivedOn": received_on, "note": note}
    asked = attempt_of(owner=owner, action="refund-payment", key=key, request=request)

    def attempt() -> str:
        before = first_result(ports.store, asked)
        if before is not None:
            return before["refundId"]
        books = _books_around(ports, owner, entry_id)
        now, refund_id = ports.clock.now(), ports.tokens.id()
        settled = entries.refund_by_hand(
            books.invoice.value,
            books.ledger,
            entry_id,
            refund_id=refund_id,
            amount_minor=amount_minor,
            given_on=received_on,
            note=note,
            by=books.freelancer.name,
            now=now,
        )
        ports.store.commit(
            [
                *settling(ports, books, settled, now=now),
                *mailing_each(
                    ports,
                    Template.REFUND_NOTICE,
                    owner=owner,
                    project_id=books.project.id,
                    invoice_id=books.invoice.id,
                    now=now,
                    paymentId=refund_id,
                ),
                remember(asked, {"refundId": refund_id}, now=now),
            ]
        )
        return refund_id

    return retry_optimistic(ports.clock, attempt)


def entry_of(ports: Ports, owner: str, entry_id: str) -> LedgerEntry:
    """Read an entry of the owner's ledger."""
    entry = ports.store.get(paths.payment(owner, entry_id), LedgerEntry)
    if entry is None:
        raise PaymentNotFoundError
    return entry.value


def _books_around(ports: Ports, owner: str, entry_id: str) -> Books:
    """Read the books of the invoice that an entry is about."""
    entry = entry_of(ports, owner, entry_id)
    return opened_books(ports, owner, invoice_of(ports, owner, entry.invoice_id), with_ledger=True)
