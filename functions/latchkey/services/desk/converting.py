"""Make a project of a lead: client, room, link, plan and a first draft, in one commit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from latchkey.domain import limits
from latchkey.domain.billing.invoice_life import open_draft
from latchkey.domain.billing.totals import DraftContent
from latchkey.domain.desk.conversions import converted, require_unconverted, standing_of
from latchkey.domain.desk.leads import Conversion, Lead
from latchkey.domain.desk.templates import TEMPLATES, TemplateKey, milestones_from, milestones_like
from latchkey.domain.due_dates import date_in
from latchkey.domain.errors.rooms import RoomNotFoundError
from latchkey.domain.rooms import Milestone, Room
from latchkey.services import paths
from latchkey.services.billing.drafts import Sides, added_up
from latchkey.services.desk.leads import lead_of, moving
from latchkey.services.idempotency import attempt_of, first_result, remember
from latchkey.services.opening import (
    NewPerson,
    OpenedRoom,
    Opening,
    new_secrets,
    opening_writes,
    project_of_opening,
)
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.ports import Ports
from latchkey.services.rooms import Hosted, client_for, freelancer_of, opened_before, project_of
from latchkey.services.store import Create, Stored, Write


@dataclass(frozen=True, slots=True, kw_only=True)
class WonWork:
    """What a freelancer says to make a project of a lead."""

    client_id: str | None
    """One of the clients there are; None makes a new one of that name."""
    client_name: str
    person: NewPerson
    title: str
    currency: str
    template: TemplateKey | None
    like_project_id: str | None
    """The room whose plan is taken over; read only where there is no template."""
    draft: DraftContent | None
    is_mailed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvertedLead:
    """What a lead became; the URL holds the link, for the freelancer to hand on."""

    project_id: str
    client_id: str
    person_id: str
    url: str
    invoice_id: str | None


def convert_lead(
    ports: Ports, *, owner: str, lead_id: str, won: WonWork, key: str, now: datetime
) -> ConvertedLead:
    """Make client, project, person, link, room, plan and draft of a lead, and win it, all or nothing.

    Raises:
        LeadNotFoundError: the owner has no such lead.
        LeadConvertedError: another tab was first; the lead says which project it became.
        ClientNotFoundError: the owner has no such client.
        RoomNotFoundError: the owner has no room to take the plan from.
        RequestInvalidError: the draft cannot be added up.

    """
    asked = attempt_of(owner=owner, action="convert-lead", key=key, request={"lead": lead_id, "won": won})

    def attempt() -> ConvertedLead:
        before = first_result(ports.store, asked)
        if before is not None:
            return _converted_before(ports, owner, before)
        making = _making(ports, owner, lead_id, won, now)
        result = making.result
        ports.store.commit([*_writes(ports, making), remember(asked, _kept(result), now=now)])
        return result

    return retry_optimistic(ports.clock, attempt)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Making:
    """A conversion with everything it was decided on."""

    lead: Stored[Lead]
    won: WonWork
    hosted: Hosted
    opening: Opening
    opened: OpenedRoom
    invoice_id: str | None
    now: datetime

    @property
    def result(self) -> ConvertedLead:
        """What the freelancer is answered."""
        return ConvertedLead(
            project_id=self.opened.project_id,
            client_id=self.hosted.id,
            person_id=self.opened.person_id,
            url=self.opened.url,
            invoice_id=self.invoice_id,
        )


def _making(ports: Ports, owner: str, lead_id: str, won: WonWork, now: datetime) -> _Making:
    lead = lead_of(ports, owner, lead_id)
    require_unconverted(lead.value)
    hosted = client_for(ports, owner, won.client_id, won.client_name, now=now)
    opening = Opening(
        owner=owner,
        freelancer=freelancer_of(ports, owner).value,
        client_id=hosted.id,
        client_name=hosted.client.name,
        person=won.person,
        title=won.title,
        currency=won.currency,
        lead_id=lead_id,
        is_mailed=won.is_mailed,
    )
    return _Making(
        lead=lead,
        won=won,
        hosted=hosted,
        opening=opening,
        opened=new_secrets(ports),
        invoice_id=ports.tokens.id() if won.draft is not None else None,
        now=now,
    )


def _writes(ports: Ports, making: _Making) -> list[Write]:
    lead, opened = making.lead, making.opened
    conversion = Conversion(
        client_id=making.hosted.id,
        project_id=opened.project_id,
        person_id=opened.person_id,
        is_new_client=making.won.client_id is None,
        invoice_id=making.invoice_id,
        at=making.now,
        before=standing_of(lead.value),
    )
    return [
        making.hosted.write,
        *opening_writes(ports, making.opening, opened, now=making.now),
        *_plan(ports, making),
        *_draft(making),
        *moving(lead, converted(lead.value, conversion, move_id=ports.tokens.id())),
    ]


def _plan(ports: Ports, making: _Making) -> list[Write]:
    won, opening = making.won, making.opening
    begins_on = date_in(opening.freelancer.time_zone, making.now)
    milestones: tuple[Milestone, ...] = ()
    if won.template is not None:
        milestones = milestones_from(TEMPLATES[won.template], begins_on)
    elif won.like_project_id is not None:
        room = _room_of(ports, opening.owner, won.like_project_id)
        steps = ports.store.find(
            paths.milestones(room.id), Milestone, order_by="position", limit=limits.MILESTONES_MAX
        )
        milestones = milestones_like(
            (each.value for each in steps), began_on=room.value.started_on, begins_on=begins_on
        )
    key = making.opened.room_key
    return [Create(path=paths.milestone(key, ports.tokens.id()), value=each) for each in milestones]


def _room_of(ports: Ports, owner: str, project_id: str) -> Stored[Room]:
    project = project_of(ports, owner, project_id)
    room = ports.store.get(paths.room(project.value.room_key), Room)
    if room is None:
        raise RoomNotFoundError
    return room


def _draft(making: _Making) -> list[Write]:
    """Begin the project's first invoice, with the sums of today's registrations."""
    opening, opened, now = making.opening, making.opened, making.now
    if making.won.draft is None or making.invoice_id is None:
        return []
    sides = Sides(freelancer=opening.freelancer, client=making.hosted.client)
    invoice = open_draft(
        added_up(making.won.draft, sides, now),
        project_id=opened.project_id,
        project=project_of_opening(opening, opened, now=now),
        time_zone=opening.freelancer.time_zone,
        now=now,
    )
    return [Create(path=paths.invoice(opening.owner, making.invoice_id), value=invoice)]


def _kept(result: ConvertedLead) -> dict[str, str]:
    """Say the result by ids alone: the link is looked up again."""
    ids = {
        "projectId": result.project_id,
        "clientId": result.client_id,
        "personId": result.person_id,
    }
    return ids if result.invoice_id is None else {**ids, "invoiceId": result.invoice_id}


def _converted_before(ports: Ports, owner: str, result: Mapping[str, str]) -> ConvertedLead:
    opened = opened_before(ports, owner, result)
    return ConvertedLead(
        project_id=opened.project_id,
        client_id=result["clientId"],
        person_id=opened.person_id,
        url=opened.url,
        invoice_id=result.get("invoiceId"),
    )
