"""Write, change and throw away drafts: their sums follow the registrations of today."""

from dataclasses import dataclass, replace
from datetime import datetime

from latchkey.domain.billing.invoice_life import (
    Action,
    mark_replaced,
    open_draft,
    require,
    require_version,
    revise_draft,
)
from latchkey.domain.billing.invoices import Draft, Invoice
from latchkey.domain.billing.totals import DraftContent, add_up, content_of
from latchkey.domain.clients import Client, as_buyer
from latchkey.domain.due_dates import date_in
from latchkey.domain.freelancers import Freelancer
from latchkey.services import paths
from latchkey.services.billing.billed_time import giving_back, taking_over
from latchkey.services.billing.books import invoice_of, saving
from latchkey.services.idempotency import attempt_of, first_result, remember
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.ports import Ports
from latchkey.services.rooms import client_of, freelancer_of, project_of
from latchkey.services.store import Create, Delete, Update, Write


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDraft:
    """A draft as it was saved."""

    invoice_id: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Whose registrations decide about the tax."""

    freelancer: Freelancer
    client: Client


def sides_of(ports: Ports, owner: str, client_id: str, freelancer: Freelancer | None = None) -> Sides:
    """Read the freelancer, unless that was done, and the client as they are registered today."""
    client = client_of(ports, owner, client_id).value
    return Sides(freelancer=freelancer or freelancer_of(ports, owner).value, client=client)


def added_up(content: DraftContent, sides: Sides, now: datetime) -> Draft:
    """Add a draft up as if it were issued now."""
    return add_up(
        content,
        registration=sides.freelancer.tax,
        client=as_buyer(sides.client),
        on=date_in(sides.freelancer.time_zone, now),
    )


def write_draft(ports: Ports, *, owner: str, project_id: str, draft: DraftContent, key: str) -> WrittenDraft:
    """Begin an invoice for a project; it may have gaps until it is issued."""
    request = {"projectId": project_id, "draft": draft}
    asked = attempt_of(owner=owner, action="write-draft", key=key, request=request)

    def attempt() -> WrittenDraft:
        before = first_result(ports.store, asked)
        if before is not None:
            return WrittenDraft(invoice_id=before["invoiceId"], version=int(before["version"]))
        project = project_of(ports, owner, project_id).value
        sides = sides_of(ports, owner, project.client_id)
        now, invoice_id = ports.clock.now(), ports.tokens.id()
        invoice = open_draft(
            added_up(draft, sides, now),
            project_id=project_id,
            project=project,
            time_zone=sides.freelancer.time_zone,
            now=now,
        )
        result = {"invoiceId": invoice_id, "version": str(invoice.version)}
        ports.store.commit(
            [
                Create(path=paths.invoice(owner, invoice_id), value=invoice),
                remember(asked, result, now=now),
            ]
        )
        return WrittenDraft(invoice_id=invoice_id, version=invoice.version)

    return retry_optimistic(ports.clock, attempt)


def change_draft(ports: Ports, *, owner: str, invoice_id: str, version: int, draft: DraftContent) -> int:
    """Save a draft over the version that was read, and return its new version."""

    def attempt() -> int:
        stored = invoice_of(ports, owner, invoice_id)
        now = ports.clock.now()
        sides = sides_of(ports, owner, stored.value.client_id)
        revised = revise_draft(stored.value, added_up(draft, sides, now), version=version, now=now)
        ports.store.commit([saving(stored, revised)])
        return revised.version

    return retry_optimistic(ports.clock, attempt)


def discard_draft(ports: Ports, *, owner: str, invoice_id: str, version: int) -> None:
    """Throw a draft away; it never had a number, so none is missing. Time on it can be billed again."""

    def attempt() -> None:
        stored = invoice_of(ports, owner, invoice_id)
        require(Action.DISCARD, stored.value, ports.clock.now())
        require_version(stored.value, version)
        ports.store.commit(
            [
                Delete(path=stored.path, read=stored),
                *_forgotten(ports, owner, stored.value),
                *giving_back(ports, owner, stored),
            ]
        )

    retry_optimistic(ports.clock, attempt)


def _forgotten(ports: Ports, owner: str, draft: Invoice) -> list[Write]:
    """Let the invoice that a discarded draft was made from be made anew once more."""
    if draft.replaces is None:
        return []
    before = invoice_of(ports, owner, draft.replaces)
    return [Update(path=before.path, fields={"replaced_by": None}, read=before)]


def reissue(ports: Ports, *, owner: str, invoice_id: str, key: str) -> str:
    """Begin an invoice with the contents of one that is over, and return its id; it takes the time over.

    Raises:
        TimeNotBillableError: some of the time was changed or billed elsewhere since.

    """
    asked = attempt_of(owner=owner, action="reissue", key=key, request={"invoiceId": invoice_id})

    def attempt() -> str:
        before = first_result(ports.store, asked)
        if before is not None:
            return before["invoiceId"]
        stored = invoice_of(ports, owner, invoice_id)
        now, draft_id = ports.clock.now(), ports.tokens.id()
        replaced = mark_replaced(stored.value, draft_id, now)
        project = project_of(ports, owner, stored.value.project_id).value
        sides = sides_of(ports, owner, stored.value.client_id)
        draft = open_draft(
            added_up(content_of(stored.value), sides, now),
            project_id=stored.value.project_id,
            project=project,
            time_zone=sides.freelancer.time_zone,
            now=now,
            replaces=invoice_id,
        )
        ports.store.commit(
            [
                Create(
                    path=paths.invoice(owner, draft_id),
                    value=replace(draft, time_entry_ids=stored.value.time_entry_ids),
                ),
                saving(stored, replaced),
                *taking_over(ports, owner, stored, draft_id),
                remember(asked, {"invoiceId": draft_id}, now=now),
            ]
        )
        return draft_id

    return retry_optimistic(ports.clock, attempt)
