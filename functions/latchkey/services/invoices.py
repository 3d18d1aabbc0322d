"""What the freelancer does with invoices: write, change, discard, issue, void."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from latchkey.domain.due_dates import date_in
from latchkey.domain.errors import RoomClosedError
from latchkey.domain.invoice_life import (
    Action,
    issue_invoice,
    open_draft,
    require,
    require_version,
    revise_draft,
    void_invoice,
)
from latchkey.domain.invoice_numbers import number_in, series_of
from latchkey.domain.invoices import Draft, Invoice
from latchkey.services import paths
from latchkey.services.books import invoice_of, mailing_each, saving, showing
from latchkey.services.idempotency import attempt_of, first_result, remember
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Template, enqueue
from latchkey.services.ports import Ports
from latchkey.services.rooms import freelancer_of, project_of
from latchkey.services.store import Create, Delete, Stored, Update, Write


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """The last number given out in a series."""

    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDraft:
    """A draft as it was saved."""

    invoice_id: str
    version: int


def write_draft(ports: Ports, *, owner: str, project_id: str, draft: Draft, key: str) -> WrittenDraft:
    """Begin an invoice for a project; it may have gaps until it is issued."""
    request = {"projectId": project_id, "draft": _plain(draft)}
    asked = attempt_of(owner=owner, action="write-draft", key=key, request=request)

    def attempt() -> WrittenDraft:
        before = first_result(ports.store, asked)
        if before is not None:
            return WrittenDraft(invoice_id=before["invoiceId"], version=int(before["version"]))
        project = project_of(ports, owner, project_id).value
        time_zone = freelancer_of(ports, owner).value.time_zone
        now = ports.clock.now()
        invoice = open_draft(draft, project_id=project_id, project=project, time_zone=time_zone, now=now)
        invoice_id = ports.tokens.id()
        result = {"invoiceId": invoice_id, "version": str(invoice.version)}
        ports.store.commit(
            [
                Create(path=paths.invoice(owner, invoice_id), value=invoice),
                remember(asked, result, now=now),
            ]
        )
        return WrittenDraft(invoice_id=invoice_id, version=invoice.version)

    return retry_optimistic(ports.clock, attempt)


def change_draft(ports: Ports, *, owner: str, invoice_id: str, version: int, draft: Draft) -> int:
    """Save a draft over the version that was read, and return its new version."""

    def attempt() -> int:
        stored = invoice_of(ports, owner, invoice_id)
        revised = revise_draft(stored.value, draft, version=version, now=ports.clock.now())
        ports.store.commit([saving(stored, revised)])
        return revised.version

    return retry_optimistic(ports.clock, attempt)


def discard_draft(ports: Ports, *, owner: str, invoice_id: str, version: int) -> None:
    """Throw a draft away; it never had a number, so none is missing."""

    def attempt() -> None:
        stored = invoice_of(ports, owner, invoice_id)
        require(Action.DISCARD, stored.value, ports.clock.now())
        require_version(stored.value, version)
        ports.store.commit([Delete(path=stored.path, read=stored)])

    retry_optimistic(ports.clock, attempt)


def issue_and_send(ports: Ports, *, owner: str, invoice_id: str, version: int, key: str) -> str:
    """Give a draft its number, show it in the room and promise the mails, all in one commit.

    The number is taken in that same commit: fifty at once get fifty numbers in a row, and an attempt
    that fails takes none.
    """
    request = {"invoiceId": invoice_id, "version": version}
    asked = attempt_of(owner=owner, action="issue-invoice", key=key, request=request)

    def attempt() -> str:
        before = first_result(ports.store, asked)
        if before is not None:
            return before["number"]
        stored = invoice_of(ports, owner, invoice_id)
        project = project_of(ports, owner, stored.value.project_id)
        now = ports.clock.now()
        issued, taking = _numbered(ports, owner, stored.value, version, now)
        if not project.value.open:
            raise RoomClosedError(
                "This room is closed, so the client could not see the invoice. Open it first."
            )
        about = {"owner": owner, "project_id": project.id, "invoice_id": invoice_id}
        ports.store.commit(
            [
                saving(stored, issued),
                taking,
                *showing(ports, project, invoice_id, issued),
                *mailing_each(ports, Template.INVOICE_SENT, now=now, **about),
                remember(asked, {"number": issued.number or ""}, now=now),
            ]
        )
        return issued.number or ""

    return retry_optimistic(ports.clock, attempt)


def _numbered(ports: Ports, owner: str, draft: Invoice, version: int, now: datetime) -> tuple[Invoice, Write]:
    """Issue a draft under the next number of its series, with the write that takes the number."""
    time_zone = freelancer_of(ports, owner).value.time_zone
    series = series_of(date_in(time_zone, now))
    path = paths.counter(owner, series)
    counter = ports.store.get(path, Counter)
    taken = (counter.value.last if counter else 0) + 1
    number = number_in(series, taken)
    issued = issue_invoice(draft, version=version, number=number, time_zone=time_zone, now=now)
    return issued, _taking(path, counter, taken)


def _taking(path: str, counter: Stored[Counter] | None, taken: int) -> Write:
    if counter is None:
        return Create(path=path, value=Counter(last=taken))
    return Update(path=path, fields={"last": taken}, read=counter)


def void_issued(ports: Ports, *, owner: str, invoice_id: str) -> None:
    """Withdraw an invoice; the page where it could be paid is closed until the provider agrees."""

    def attempt() -> None:
        stored = invoice_of(ports, owner, invoice_id)
        now = ports.clock.now()
        voided = void_invoice(stored.value, now)
        if voided == stored.value:
            return
        project = project_of(ports, owner, stored.value.project_id)
        writes: list[Write] = [saving(stored, voided), *showing(ports, project, invoice_id, voided)]
        if stored.value.checkout:
            params = {"sessionId": stored.value.checkout.session_id}
            writes.append(enqueue(ports, Template.EXPIRE_CHECKOUT, params, now=now))
        ports.store.commit(writes)

    retry_optimistic(ports.clock, attempt)


def _plain(draft: Draft) -> dict[str, Any]:
    return asdict(draft) | {"due_on": draft.due_on.isoformat() if draft.due_on else None}
