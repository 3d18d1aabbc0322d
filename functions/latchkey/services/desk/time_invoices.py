"""Make an invoice of time worked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from latchkey.domain import limits
from latchkey.domain.billing.invoice_life import open_draft
from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.billing.totals import DraftContent
from latchkey.domain.desk.time_entries import TimeEntry
from latchkey.domain.desk.time_lines import GroupBy, bill_entries
from latchkey.domain.due_dates import date_in
from latchkey.domain.errors.desk import TimeNotBillableError
from latchkey.domain.errors.requests import RequestInvalidError
from latchkey.domain.freelancers import Freelancer
from latchkey.domain.projects import Project
from latchkey.services import paths
from latchkey.services.billing.billed_time import taking
from latchkey.services.billing.drafts import Sides, added_up, sides_of
from latchkey.services.idempotency import attempt_of, first_result, remember
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.ports import Ports
from latchkey.services.rooms import project_of
from latchkey.services.store import Create, Stored


def bill_time(
    ports: Ports, *, owner: str, project_id: str, entry_ids: Sequence[str], group_by: GroupBy, key: str
) -> str:
    """Write a draft whose lines are these entries, lock them, and return the invoice's id; all in one commit.

    Two tabs that bill the same entries at once both insist on them as they were read: the second starts over
    and finds them taken.

    Raises:
        TimeNotBillableError: some are gone, billed, of another project, not billable or without a rate.
        RequestInvalidError: they make more lines than an invoice holds.

    """
    wanted = tuple(dict.fromkeys(entry_ids))
    request = {"projectId": project_id, "entryIds": wanted, "groupBy": group_by.value}
    asked = attempt_of(owner=owner, action="bill-time", key=key, request=request)

    def attempt() -> str:
        before = first_result(ports.store, asked)
        if before is not None:
            return before["invoiceId"]
        project = project_of(ports, owner, project_id)
        entries = _billable(ports, owner, project, wanted)
        now, invoice_id = ports.clock.now(), ports.tokens.id()
        draft = _draft(project, entries, group_by, sides_of(ports, owner, project.value.client_id), now)
        ports.store.commit(
            [
                Create(path=paths.invoice(owner, invoice_id), value=draft),
                *taking(entries, invoice_id),
                remember(asked, {"invoiceId": invoice_id}, now=now),
            ]
        )
        return invoice_id

    return retry_optimistic(ports.clock, attempt)


def _billable(
    ports: Ports, owner: str, project: Stored[Project], entry_ids: Sequence[str]
) -> list[Stored[TimeEntry]]:
    found = ports.store.get_many([paths.time_entry(owner, each) for each in entry_ids], TimeEntry)
    entries = [each for each in found if each and _may_be_billed(each.value, project)]
    if len(entries) != len(entry_ids):
        raise TimeNotBillableError
    return sorted(entries, key=lambda each: each.value.started_at)


def _may_be_billed(entry: TimeEntry, project: Stored[Project]) -> bool:
    is_of_project = entry.project_id == project.id and entry.currency == project.value.currency
    has_price = entry.is_billable and entry.bill_rate_minor is not None
    return is_of_project and has_price and entry.invoice_id is None


def _draft(
    project: Stored[Project],
    entries: Sequence[Stored[TimeEntry]],
    group_by: GroupBy,
    sides: Sides,
    now: datetime,
) -> Invoice:
    content = _content(
        [each.value for each in entries], project.value.currency, group_by, sides.freelancer, now
    )
    draft = open_draft(
        added_up(content, sides, now),
        project_id=project.id,
        project=project.value,
        time_zone=sides.freelancer.time_zone,
        now=now,
    )
    return replace(draft, time_entry_ids=tuple(each.id for each in entries))


def _content(
    entries: Sequence[TimeEntry], currency: str, group_by: GroupBy, freelancer: Freelancer, now: datetime
) -> DraftContent:
    zone = freelancer.time_zone
    billed = bill_entries(entries, group_by=group_by, time_zone=zone, tax_rate_bp=freelancer.tax.rate_bp)
    if len(billed.lines) > limits.INVOICE_LINES_MAX:
        many = f"This makes {len(billed.lines)} lines; an invoice holds {limits.INVOICE_LINES_MAX}."
        raise RequestInvalidError(fields={"groupBy": many})
    due_on = date_in(zone, now) + timedelta(days=freelancer.payment_days)
    return DraftContent(currency=currency, lines=billed.lines, due_on=due_on)
