"""What the freelancer does with invoices as a whole: issue, void, reschedule."""

from collections.abc import Sequence
from datetime import datetime

from latchkey.domain import ids
from latchkey.domain.billing import rescheduling
from latchkey.domain.billing.invoice_life import (
    Action,
    is_same_total,
    issue_invoice,
    require,
    require_complete,
    require_version,
    revise_draft,
    void_invoice,
)
from latchkey.domain.billing.invoices import Draft, Invoice
from latchkey.domain.billing.rescheduling import MovedInstalment
from latchkey.domain.billing.totals import content_of
from latchkey.domain.clients import as_buyer
from latchkey.domain.due_dates import date_in
from latchkey.domain.errors.invoices import InvoiceChangedError
from latchkey.domain.errors.rooms import RoomClosedError
from latchkey.domain.freelancers import as_seller, pay_to
from latchkey.domain.money import format_money
from latchkey.domain.parties import Letterhead
from latchkey.services import paths
from latchkey.services.billing.billed_time import giving_back
from latchkey.services.billing.books import Books, changing, invoice_of, mailing_each, opened_books, saving
from latchkey.services.billing.drafts import Sides, added_up, sides_of
from latchkey.services.billing.numbering import next_number
from latchkey.services.idempotency import attempt_of, first_result, remember
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Template
from latchkey.services.ports import Ports
from latchkey.services.store import Replace, Stored, Write


def issue_and_send(ports: Ports, *, owner: str, invoice_id: str, version: int, key: str) -> str:
    """Give a draft its number, show it in the room and promise the mails, all in one commit.

    The number is taken in that same commit: fifty at once get fifty numbers in a row, and an attempt
    that fails takes none.

    Raises:
        InvoiceChangedError: it was changed elsewhere, or comes to another total than its writer saw.

    """
    request = {"invoiceId": invoice_id, "version": version}
    asked = attempt_of(owner=owner, action="issue-invoice", key=key, request=request)

    def attempt() -> str:
        before = first_result(ports.store, asked)
        if before is not None:
            return before["number"]
        stored = invoice_of(ports, owner, invoice_id)
        books = opened_books(ports, owner, stored)
        now = ports.clock.now()
        require(Action.ISSUE, stored.value, now)
        require_version(stored.value, version)
        sides = sides_of(ports, owner, stored.value.client_id, books.freelancer)
        draft = added_up(content_of(stored.value), sides, now)
        _require_seen(ports, stored, draft, now)
        require_complete(draft)
        if not books.project.value.open:
            raise RoomClosedError(
                "This room is closed, so the client could not see the invoice. Open it first."
            )
        issued, taking = _numbered(ports, books, sides, draft, now)
        ports.store.commit(
            [
                *changing(ports, books, issued, now=now, is_pay_link_new=True),
                *taking,
                *mailing_each(
                    ports,
                    Template.INVOICE_SENT,
                    owner=owner,
                    project_id=books.project.id,
                    invoice_id=invoice_id,
                    now=now,
                ),
                remember(asked, {"number": issued.number or ""}, now=now),
            ]
        )
        return issued.number or ""

    return retry_optimistic(ports.clock, attempt)


def _require_seen(ports: Ports, stored: Stored[Invoice], draft: Draft, now: datetime) -> None:
    """Refuse to send a total its writer has not seen: a registration changed since the draft was saved."""
    if is_same_total(stored.value, draft):
        return
    before = format_money(stored.value.total_minor, stored.value.currency)
    after = format_money(draft.total_minor, draft.currency)
    revised = revise_draft(stored.value, draft, version=stored.value.version, now=now)
    ports.store.commit([saving(stored, revised)])
    raise InvoiceChangedError(
        f"The tax has changed since this was saved: it comes to {after}, not {before}. "
        "Look at it and send it again."
    )


def _numbered(
    ports: Ports, books: Books, sides: Sides, draft: Draft, now: datetime
) -> tuple[Invoice, list[Write]]:
    """Issue a draft under the next number of its series, with the writes that take number and letterhead."""
    freelancer = sides.freelancer
    logo = freelancer.brand.logo
    letterhead = ids.hashed(logo) if logo else None
    number, taking = next_number(
        ports,
        books.owner,
        prefix=freelancer.numbering.prefix,
        year=freelancer.numbering.year,
        issued_on=date_in(freelancer.time_zone, now),
    )
    issued = issue_invoice(
        books.invoice.value,
        draft,
        version=books.invoice.value.version,
        number=number,
        seller=as_seller(freelancer, letterhead=letterhead),
        buyer=as_buyer(sides.client),
        terms=freelancer.terms,
        pay_to=pay_to(freelancer, draft.currency),
        pay_link=ports.tokens.link(),
        time_zone=freelancer.time_zone,
        now=now,
        by=freelancer.name,
    )
    writes: list[Write] = [taking]
    if logo and letterhead:
        # Named after its contents, so writing it again changes nothing.
        writes.append(Replace(path=paths.letterhead(books.owner, letterhead), value=Letterhead(logo=logo)))
    return issued, writes


def void_issued(ports: Ports, *, owner: str, invoice_id: str, reason: str) -> None:
    """Withdraw an invoice and free the time on it.

    The pages where it could be paid are closed until the provider agrees.
    """

    def attempt() -> None:
        stored = invoice_of(ports, owner, invoice_id)
        books = opened_books(ports, owner, stored)
        now = ports.clock.now()
        voided = void_invoice(stored.value, now, reason=reason, by=books.freelancer.name)
        if voided != stored.value:
            freed = giving_back(ports, owner, stored)
            ports.store.commit([*changing(ports, books, voided, now=now), *freed])

    retry_optimistic(ports.clock, attempt)


def reschedule(
    ports: Ports,
    *,
    owner: str,
    invoice_id: str,
    version: int,
    instalments: Sequence[MovedInstalment],
) -> int:
    """Divide what is not paid yet differently, over the version that was read; return the new version."""

    def attempt() -> int:
        books = opened_books(ports, owner, invoice_of(ports, owner, invoice_id), with_ledger=True)
        now = ports.clock.now()
        moved = rescheduling.reschedule(
            books.invoice.value,
            books.ledger,
            instalments,
            version=version,
            by=books.freelancer.name,
            now=now,
        )
        ports.store.commit(changing(ports, books, moved, now=now))
        return moved.version

    return retry_optimistic(ports.clock, attempt)
