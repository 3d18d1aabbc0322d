"""Leads: what only functions may do with them is to make projects of them, and to take that back."""

from typing import Annotated, Any, Final

from pydantic import Field

from latchkey.domain import limits
from latchkey.domain.billing.totals import DraftContent
from latchkey.domain.desk.templates import TemplateKey
from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import (
    Answer,
    Body,
    CalendarDate,
    Currency,
    DocumentId,
    Done,
    IdempotencyKey,
    Nothing,
    Title,
    day,
)
from latchkey.entrypoints.portals.draft_forms import InstalmentBody, LineBody
from latchkey.entrypoints.portals.rooms import RoomClient, RoomPerson
from latchkey.services.desk import converting, unconverting


class PlanBody(Body):
    """Where the project's milestones come from; nothing of both makes none."""

    key: TemplateKey | None
    from_project_id: DocumentId | None


class FirstDraftBody(Body):
    """What the first invoice is to say."""

    lines: Annotated[list[LineBody], Field(min_length=1, max_length=limits.INVOICE_LINES_MAX)]
    instalments: Annotated[list[InstalmentBody], Field(max_length=limits.INSTALMENTS_MAX)]
    due_on: CalendarDate | None


class ConvertLead(Body):
    """What a lead becomes."""

    idempotency_key: IdempotencyKey
    client: RoomClient
    person: RoomPerson
    title: Title
    currency: Currency
    template: PlanBody
    draft: FirstDraftBody | None
    mail_link: bool


class ConvertLeadAnswer(Answer):
    """What it became."""

    project_id: str
    client_id: str
    person_id: str
    url: str
    invoice_id: str | None


def _convert(call: Call, asked: ConvertLead) -> ConvertLeadAnswer:
    won = converting.WonWork(
        client_id=asked.client.client_id,
        client_name=asked.client.name,
        person=asked.person.value(),
        title=asked.title,
        currency=asked.currency,
        template=asked.template.key,
        like_project_id=asked.template.from_project_id,
        draft=_content(asked.draft, asked.currency) if asked.draft else None,
        is_mailed=asked.mail_link,
    )
    made = converting.convert_lead(
        call.ports,
        owner=call.owner,
        lead_id=call.ids["leadId"],
        won=won,
        key=asked.idempotency_key,
        now=call.now,
    )
    return ConvertLeadAnswer(
        project_id=made.project_id,
        client_id=made.client_id,
        person_id=made.person_id,
        url=made.url,
        invoice_id=made.invoice_id,
    )


def _content(draft: FirstDraftBody, currency: str) -> DraftContent:
    return DraftContent(
        currency=currency,
        lines=tuple(each.line() for each in draft.lines),
        instalments=tuple(each.planned() for each in draft.instalments),
        due_on=day(draft.due_on) if draft.due_on else None,
    )


def _unconvert(call: Call, _: Nothing) -> Done:
    unconverting.unconvert_lead(call.ports, owner=call.owner, lead_id=call.ids["leadId"], now=call.now)
    return Done()


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(
        method="POST",
        path="/leads/{leadId}/convert",
        asked=ConvertLead,
        answered=ConvertLeadAnswer,
        handle=_convert,
        status=201,
        bytes_max=limits.INVOICE_REQUEST_BYTES_MAX,
    ),
    Route(
        method="POST",
        path="/leads/{leadId}/unconvert",
        asked=Nothing,
        answered=Done,
        handle=_unconvert,
    ),
)
