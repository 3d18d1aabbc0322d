"""Take an issued invoice back, whole or in part, by a credit note with a number of its own series."""

from dataclasses import dataclass

from latchkey.domain.billing import credit_notes
from latchkey.domain.billing.invoice_life import is_over
from latchkey.domain.billing.payments import Settlement
from latchkey.domain.due_dates import date_in
from latchkey.services import paths
from latchkey.services.billing.billed_time import giving_back
from latchkey.services.billing.books import Books, invoice_of, mailing_each, opened_books, settling
from latchkey.services.billing.numbering import next_number
from latchkey.services.idempotency import attempt_of, first_result, remember
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Template
from latchkey.services.ports import Ports
from latchkey.services.store import Create, Write


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditedInvoice:
    """The credit note that was written."""

    credit_note_id: str
    number: str


def credit_invoice(
    ports: Ports, *, owner: str, invoice_id: str, amount_minor: int, reason: str, key: str
) -> CreditedInvoice:
    """Write a credit note under the next number of its series, and promise it to the client's side.

    Once all of the invoice is taken back, the time on it can be billed again, exactly as after a void.

    Raises:
        CreditNoteTooMuchError: no more than what the invoice came to can be taken back.

    """
    request = {"invoiceId": invoice_id, "amountMinor": amount_minor, "reason": reason}
    asked = attempt_of(owner=owner, action="credit-invoice", key=key, request=request)

    def attempt() -> CreditedInvoice:
        before = first_result(ports.store, asked)
        if before is not None:
            return CreditedInvoice(credit_note_id=before["creditNoteId"], number=before["number"])
        books = opened_books(ports, owner, invoice_of(ports, owner, invoice_id), with_ledger=True)
        invoice, numbering = books.invoice.value, books.freelancer.numbering
        now, credit_note_id = ports.clock.now(), ports.tokens.id()
        number, taking = next_number(
            ports,
            owner,
            prefix=numbering.credit_prefix,
            year=numbering.year,
            issued_on=date_in(invoice.time_zone, now),
        )
        note, settled = credit_notes.credit_invoice(
            invoice,
            books.ledger,
            invoice_id=invoice_id,
            credit_note_id=credit_note_id,
            number=number,
            amount_minor=amount_minor,
            reason=reason,
            by=books.freelancer.name,
            now=now,
        )
        ports.store.commit(
            [
                *settling(ports, books, settled, now=now),
                *_freeing(ports, books, settled),
                Create(path=paths.credit_note(owner, credit_note_id), value=note),
                taking,
                *mailing_each(
                    ports,
                    Template.CREDIT_NOTE_SENT,
                    owner=owner,
                    project_id=books.project.id,
                    invoice_id=invoice_id,
                    now=now,
                    creditNoteId=credit_note_id,
                ),
                remember(asked, {"creditNoteId": credit_note_id, "number": number}, now=now),
            ]
        )
        return CreditedInvoice(credit_note_id=credit_note_id, number=number)

    return retry_optimistic(ports.clock, attempt)


def _freeing(ports: Ports, books: Books, settled: Settlement) -> list[Write]:
    """Give the writes that free the time of an invoice which a credit note took back to the last unit."""
    is_taken_back = settled.invoice is not None and is_over(settled.invoice)
    return giving_back(ports, books.owner, books.invoice) if is_taken_back else []
