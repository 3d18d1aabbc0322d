"""What happened with one lead, and the project it became."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from latchkey.domain.billing.invoices import Method
from latchkey.domain.billing.totals import DraftContent
from latchkey.domain.desk.leads import QUALIFIED, Lead, LeadMove, LeadSource, Stage
from latchkey.domain.desk.templates import TemplateKey
from latchkey.domain.money import BASIS_POINTS
from latchkey.domain.rooms import MilestoneStatus
from latchkey.services import paths
from latchkey.services.clients import ClientProfile
from latchkey.services.desk.converting import WonWork, convert_lead
from latchkey.services.desk.leads import lead_of
from latchkey.services.opening import NewPerson, OpenedRoom
from latchkey.services.rooms import NewRoom, project_of
from latchkey.services.store import Create, Update
from local.demo.forms import line
from local.demo.history import HandMoney, History
from local.demo.rooms import RoomHistory
from local.demo.stories.asha_deals import Bill, Deal


@dataclass
class DealHistory:
    """A lead on its way over the board. Each method notes an event, for when the history is told."""

    history: History
    deal: Deal
    currency: str
    clients: dict[str, str]
    """Who is a client already, by company: whoever comes back is the same one."""
    place: int
    """The order in the column."""
    lead_id: str = ""

    def arrive(self, moment: datetime) -> None:
        """Have somebody ask, or the freelancer write down who did."""

        def happen() -> None:
            deal = self.deal
            self.lead_id = self.history.ports.tokens.id()
            due = deal.expected_in
            lead = Lead(
                name=deal.person,
                company=deal.company,
                email=deal.email,
                phone=None,
                source=deal.source,
                title=deal.title,
                value_minor=deal.value_minor,
                currency=self.currency,
                stage=Stage.NEW,
                position=float(self.place),
                expected_on=None if due is None else (self.history.now + timedelta(days=due)).date(),
                lost_reason=None,
                override=None,
                answers=_answers(deal),
                notes=deal.notes,
                created_at=moment,
                stage_since=moment,
                last_move=None,
                qualified_at=None,
                conversion=None,
            )
            self.history.ports.store.commit([Create(path=self._path, value=lead)])

        self.history.note(moment, happen)

    def move(self, moment: datetime, stage: Stage) -> None:
        """Have the freelancer drag the card."""

        def happen() -> None:
            ports = self.history.ports
            before, move_id = lead_of(ports, self.history.owner, self.lead_id).value, ports.tokens.id()
            changed: dict[str, object] = {
                "stage": stage,
                "stage_since": moment,
                "last_move": move_id,
                "lost_reason": self.deal.lost_because if stage is Stage.LOST else None,
                "qualified_at": before.qualified_at or (moment if stage in QUALIFIED else None),
            }
            move = LeadMove(from_=before.stage, to=stage, at=moment)
            path = paths.lead_move(self.history.owner, self.lead_id, move_id)
            ports.store.commit([Update(path=self._path, fields=changed), Create(path=path, value=move)])

        self.history.note(moment, happen)

    def win(self, moment: datetime, room: RoomHistory, template: TemplateKey | None) -> None:
        """Have the freelancer make a project of it and mail the link."""

        def happen() -> None:
            new = room.new
            won = WonWork(
                client_id=self.clients.get(self.deal.company),
                client_name=new.client_name,
                person=new.person,
                title=new.title,
                currency=new.currency or self.currency,
                template=template,
                like_project_id=None,
                draft=None,
                is_mailed=True,
            )
            ports, owner = self.history.ports, self.history.owner
            made = convert_lead(
                ports, owner=owner, lead_id=self.lead_id, won=won, key=ports.tokens.id(), now=moment
            )
            self.clients[self.deal.company] = made.client_id
            room.take(
                OpenedRoom(
                    project_id=made.project_id,
                    room_key=project_of(ports, owner, made.project_id).value.room_key,
                    person_id=made.person_id,
                    link=made.url.rpartition("#")[2],
                    url=made.url,
                )
            )
            self.history.keep_promises()

        self.history.note(moment, happen)

    @property
    def _path(self) -> str:
        return paths.lead(self.history.owner, self.lead_id)


def tell_deal(deal: DealHistory) -> None:
    """Note when a lead came and where it went, but for its conversion."""
    history, arrived = deal.history, deal.deal.arrived
    deal.arrive(history.day(arrived, "10:20") if arrived else history.minutes_ago(55))
    for stage, days_ago in deal.deal.moves:
        if stage is not Stage.WON:
            deal.move(history.day(days_ago, "15:10"), stage)


def tell_project(
    deal: DealHistory, owner_name: str, client: ClientProfile, *, rate_bp: int, sac: str
) -> RoomHistory:
    """Note what became of a won lead: its room, its invoices, its end."""
    told, history = deal.deal, deal.history
    room = RoomHistory(
        history=history,
        owner_name=owner_name,
        new=NewRoom(
            client_name=told.company,
            person=NewPerson(name=told.person, email=told.email, role=None),
            title=told.title,
            currency=deal.currency,
        ),
    )
    won = next(days for stage, days in told.moves if stage is Stage.WON)
    deal.win(history.day(won, "11:00"), room, TemplateKey.BRAND)
    room.know_client(history.day(won, "11:10"), client)
    for bill in told.bills:
        _tell_bill(history, room, bill, rate_bp=rate_bp, sac=sac)
    if told.finished is not None:
        room.finish_plan(history.day(told.finished, "16:00"))
        room.close(history.day(told.finished - 7, "10:00"))
    else:
        room.advance(
            history.day(3, "16:00"), (MilestoneStatus.DONE, MilestoneStatus.DONE, MilestoneStatus.REVIEW)
        )
    return room


def _tell_bill(history: History, room: RoomHistory, bill: Bill, *, rate_bp: int, sac: str) -> None:
    content = DraftContent(
        currency=room.new.currency or "",
        due_on=history.day(bill.due).date(),
        lines=(line(bill.what, bill.amount_minor, rate_bp=rate_bp, sac=sac),),
    )
    room.send(history.day(bill.sent, "11:30"), bill.what, content)
    room.view(history.day(bill.sent, "14:05"), bill.what)
    if bill.paid is not None:
        gross = bill.amount_minor * (BASIS_POINTS + rate_bp) // BASIS_POINTS
        money = HandMoney(
            method=Method.BANK, amount_minor=gross, reference=f"NEFT {bill.sent:03}{bill.paid:03}"
        )
        room.receive(history.day(bill.paid, "13:15"), bill.what, money)


def _answers(deal: Deal) -> dict[str, str]:
    if deal.source is not LeadSource.ENQUIRY:
        return {}
    return {
        "need": deal.need,
        "budget": "Up to 3 lakh",
        "timeline": "Within three months",
        "found": "A friend",
    }
