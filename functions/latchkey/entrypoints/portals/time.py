"""Time worked: what an hour is worth, and invoices made of it. The browser writes entries itself."""

from typing import Annotated, Any, Final

from pydantic import Field

from latchkey.domain import limits
from latchkey.domain.desk.time_entries import Rates
from latchkey.domain.desk.time_lines import GroupBy
from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import Answer, Body, Currency, DocumentId, Done, IdempotencyKey
from latchkey.services.desk import rates_of_work, time_invoices

HourRate = Annotated[int, Field(ge=0, le=limits.RATE_MINOR_MAX)]


class SaveRates(Body):
    """What an hour is billed at and costs; null where it is not said."""

    bill_minor: HourRate | None
    cost_minor: HourRate | None
    currency: Currency

    def rates(self) -> Rates:
        """Say it in the domain's terms."""
        return Rates(bill_minor=self.bill_minor, cost_minor=self.cost_minor, currency=self.currency)


class BillTime(Body):
    """Make an invoice of these entries."""

    idempotency_key: IdempotencyKey
    entry_ids: Annotated[list[DocumentId], Field(min_length=1, max_length=limits.ENTRIES_PER_INVOICE_MAX)]
    group_by: GroupBy


class BilledTime(Answer):
    """The draft to go on with."""

    invoice_id: str


def save_usual_rates(call: Call, body: SaveRates) -> Done:
    """Keep the freelancer's usual rates."""
    rates_of_work.save_usual_rates(call.ports, owner=call.owner, rates=body.rates(), now=call.now)
    return Done()


def save_client_rates(call: Call, body: SaveRates) -> Done:
    """Keep a client's rates."""
    rates_of_work.save_client_rates(
        call.ports, owner=call.owner, client_id=call.ids["clientId"], rates=body.rates(), now=call.now
    )
    return Done()


def save_project_rates(call: Call, body: SaveRates) -> Done:
    """Keep a room's rates."""
    rates_of_work.save_project_rates(
        call.ports, owner=call.owner, project_id=call.ids["projectId"], rates=body.rates()
    )
    return Done()


def bill_time(call: Call, body: BillTime) -> BilledTime:
    """Make a draft of time."""
    invoice_id = time_invoices.bill_time(
        call.ports,
        owner=call.owner,
        project_id=call.ids["projectId"],
        entry_ids=body.entry_ids,
        group_by=body.group_by,
        key=body.idempotency_key,
    )
    return BilledTime(invoice_id=invoice_id)


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(method="PUT", path="/profile/rates", asked=SaveRates, answered=Done, handle=save_usual_rates),
    Route(
        method="PUT",
        path="/clients/{clientId}/rates",
        asked=SaveRates,
        answered=Done,
        handle=save_client_rates,
    ),
    Route(
        method="PUT",
        path="/rooms/{projectId}/rates",
        asked=SaveRates,
        answered=Done,
        handle=save_project_rates,
    ),
    Route(
        method="POST",
        path="/rooms/{projectId}/time-invoice",
        asked=BillTime,
        answered=BilledTime,
        handle=bill_time,
        status=201,
    ),
)
