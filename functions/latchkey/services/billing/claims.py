"""What clients say they paid by UPI: no bank tells of it, so the freelancer looks and answers."""

from datetime import date, datetime

from latchkey.domain.billing import claims as life
from latchkey.domain.billing.instalments import instalment_of
from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.errors.requests import RequestInvalidError
from latchkey.domain.files import RoomFile
from latchkey.domain.links import Person
from latchkey.domain.rooms import Side
from latchkey.services import paths
from latchkey.services.billing.books import Books, changing, invoice_of, mailing_each, opened_books, settling
from latchkey.services.billing.client_invoices import Access, Reached, invoice_behind
from latchkey.services.billing.utrs import UtrState, answering_utr, claiming_utr
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Template, enqueue
from latchkey.services.ports import Ports
from latchkey.services.store import Write


def claim_payment(
    ports: Ports, *, access: Access, invoice_id: str, instalment_id: str, utr: str, file_id: str | None
) -> None:
    """Take somebody's word that an instalment was paid, and tell the freelancer.

    Raises:
        ClaimUtrUsedError: this bank reference was named before.
        ClaimPendingError: another claim for the instalment waits for its answer.

    """

    def attempt() -> None:
        now = ports.clock.now()
        reached = invoice_behind(ports, access, invoice_id, now)
        before = instalment_of(reached.invoice.value, instalment_id).claim
        if before and before.utr == utr:
            return
        _require_upi(reached.invoice.value)
        books = opened_books(ports, reached.owner, reached.invoice)
        _require_picture(ports, books, reached, file_id)
        claimed = life.claim_instalment(
            reached.invoice.value, instalment_id, utr=utr, file_id=file_id, by=reached.by, now=now
        )
        notice = {"owner": books.owner, "invoiceId": invoice_id, "instalmentId": instalment_id}
        ports.store.commit(
            [
                claiming_utr(
                    ports, books.owner, utr, invoice_id=invoice_id, instalment_id=instalment_id, now=now
                ),
                *changing(ports, books, claimed, now=now),
                enqueue(ports, Template.CLAIM_NOTICE, notice, now=now),
            ]
        )

    retry_optimistic(ports.clock, attempt)


def _require_upi(invoice: Invoice) -> None:
    if invoice.pay_to.upi is None:
        sentence = "This invoice cannot be paid by UPI. Please ask how to pay."
        raise RequestInvalidError(sentence, fields={"utr": sentence})


def _require_picture(ports: Ports, books: Books, reached: Reached, file_id: str | None) -> None:
    """Refuse a picture that the client's side did not put into this room; a pay link leads to no files."""
    if file_id is None:
        return
    path = paths.room_file(books.project.value.room_key, file_id)
    picture = ports.store.get(path, RoomFile) if reached.person_id else None
    if picture is None or picture.value.from_ is not Side.CLIENT:
        raise RequestInvalidError(fields={"fileId": "This file is not in the room."})


def confirm_claim(
    ports: Ports, *, owner: str, invoice_id: str, instalment_id: str, received_on: date
) -> None:
    """Enter a claimed payment that the freelancer found on their account, and send the receipts."""

    def attempt() -> None:
        stored = invoice_of(ports, owner, invoice_id)
        claim = instalment_of(stored.value, instalment_id).claim
        books = opened_books(ports, owner, stored, with_ledger=True)
        now = ports.clock.now()
        settled = life.confirm_claim(
            stored.value,
            books.ledger,
            instalment_id,
            invoice_id=invoice_id,
            received_on=received_on,
            by=books.freelancer.name,
            now=now,
        )
        writes = settling(ports, books, settled, now=now)
        for entry_id in settled.entries:
            writes += mailing_each(
                ports,
                Template.PAYMENT_RECEIVED,
                owner=owner,
                project_id=stored.value.project_id,
                invoice_id=invoice_id,
                now=now,
                paymentId=entry_id,
            )
        if claim:
            writes.append(answering_utr(owner, claim.utr, UtrState.CONFIRMED, now))
        ports.store.commit(writes)

    retry_optimistic(ports.clock, attempt)


def refuse_claim(ports: Ports, *, owner: str, invoice_id: str, instalment_id: str, reason: str) -> None:
    """Answer that a claimed payment did not arrive, and tell whoever claimed it."""

    def attempt() -> None:
        stored = invoice_of(ports, owner, invoice_id)
        claim = instalment_of(stored.value, instalment_id).claim
        books = opened_books(ports, owner, stored)
        now = ports.clock.now()
        refused = life.refuse_claim(
            stored.value, instalment_id, reason=reason, by=books.freelancer.name, now=now
        )
        writes = changing(ports, books, refused, now=now)
        if claim:
            writes.append(answering_utr(owner, claim.utr, UtrState.REFUSED, now))
            writes += _telling(ports, books, instalment_id, claim.by, now)
        ports.store.commit(writes)

    retry_optimistic(ports.clock, attempt)


def _telling(ports: Ports, books: Books, instalment_id: str, by: str, now: datetime) -> list[Write]:
    """Promise the mail to whoever claimed; everybody gets it where a pay link does not say who that was."""
    people = ports.store.find(paths.people(books.owner, books.project.id), Person)
    holding = [person for person in people if person.value.link]
    claimants = [person for person in holding if person.value.name == by] or holding
    params = {
        "owner": books.owner,
        "projectId": books.project.id,
        "invoiceId": books.invoice.id,
        "instalmentId": instalment_id,
    }
    return [
        enqueue(ports, Template.CLAIM_REFUSED, {**params, "personId": person.id}, now=now)
        for person in claimants
    ]
