"""What happened in one room, told by the product's own use cases."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

import httpx

from latchkey.container import Container
from latchkey.domain import limits
from latchkey.domain.away import SeenMark
from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.billing.payments import CheckoutLabel
from latchkey.domain.billing.totals import DraftContent
from latchkey.domain.due_dates import date_in
from latchkey.domain.files import FileState, RoomFile
from latchkey.domain.projects import Project
from latchkey.domain.rooms import Message, MilestoneStatus, Side
from latchkey.domain.rooms import Milestone as Step
from latchkey.services import paths
from latchkey.services.billing.claims import claim_payment
from latchkey.services.billing.client_invoices import Access, note_view
from latchkey.services.billing.credit_notes import credit_invoice
from latchkey.services.billing.drafts import write_draft
from latchkey.services.billing.invoices import issue_and_send
from latchkey.services.billing.ledger import HandReceipt, record_payment
from latchkey.services.cards.checkout import pay_invoice
from latchkey.services.cards.payments import settle_session
from latchkey.services.clients import ClientProfile, save_client
from latchkey.services.files import settle_file
from latchkey.services.opening import OpenedRoom
from latchkey.services.room_work.waiting import recount_waiting
from latchkey.services.rooms import NewRoom, close_room, open_room, project_of
from latchkey.services.store import Create, Replace, Update, Write
from latchkey.services.summaries import recount_room
from local.demo.history import Attachment, HandMoney, History, Milestone
from local.demo.uploads import upload


@dataclass
class RoomHistory:
    """What happened in one room. Each method notes an event; nothing happens before the history is told."""

    history: History
    new: NewRoom
    owner_name: str
    _opened: OpenedRoom | None = None
    _invoices: dict[str, str] = field(default_factory=dict)

    @property
    def opened(self) -> OpenedRoom:
        """What opening the room answered."""
        if self._opened is None:
            raise LookupError("The history has not been told yet.")
        return self._opened

    @property
    def project(self) -> Project:
        """The freelancer's record of the room, as it is now."""
        return project_of(self._ports, self.history.owner, self.opened.project_id).value

    @property
    def _ports(self) -> Container:
        return self.history.ports

    def open(self, moment: datetime) -> None:
        """Have the freelancer open the room."""

        def happen() -> None:
            key = self._ports.tokens.id()
            self._opened = open_room(self._ports, owner=self.history.owner, new=self.new, key=key, now=moment)
            self.history.keep_promises()

        self.history.note(moment, happen)

    def take(self, opened: OpenedRoom) -> None:
        """Go on with a room that came about otherwise, as by winning a lead."""
        self._opened = opened

    def plan(self, moment: datetime, *milestones: Milestone) -> None:
        """Have the freelancer lay out the plan."""

        def happen() -> None:
            collection = paths.milestones(self.opened.room_key)
            self._ports.store.commit(
                [
                    Create(path=f"{collection}/{self._ports.tokens.id()}", value=_stored(position, step))
                    for position, step in enumerate(milestones, start=1)
                ]
            )

        self.history.note(moment, happen)

    def advance(self, moment: datetime, standings: Sequence[MilestoneStatus]) -> None:
        """Have the freelancer bring the first steps of the plan to where they stand."""

        def happen() -> None:
            store = self._ports.store
            steps = store.find(paths.milestones(self.opened.room_key), Step, order_by="position")
            on = date_in(self.history.time_zone.key, moment)
            store.commit(
                [
                    Update(path=step.path, fields=_stand(status, on))
                    for step, status in zip(steps, standings, strict=False)
                ]
            )

        self.history.note(moment, happen)

    def finish_plan(self, moment: datetime) -> None:
        """Have the freelancer finish every step of the plan."""
        self.advance(moment, (MilestoneStatus.DONE,) * limits.MILESTONES_MAX)

    def say(self, moment: datetime, side: Side, text: str, *attachments: Attachment) -> None:
        """Have somebody write, who by then has seen what the other side wrote."""

        def happen() -> None:
            shared = tuple(self.share(moment, side, attachment) for attachment in attachments)
            name = self.owner_name if side is Side.FREELANCER else self.new.person.name
            message = Message(from_=side, name=name, text=text, at=moment, attachments=shared)
            path = f"{paths.messages(self.opened.room_key)}/{self._ports.tokens.id()}"
            self._ports.store.commit([Create(path=path, value=message), *self._seeing(moment, side)])

        self.history.note(moment, happen)

    def _seeing(self, moment: datetime, side: Side) -> list[Write]:
        """Have a side look at the conversation, so that nobody is mailed what they answered."""
        room = paths.room(self.opened.room_key)
        if side is Side.FREELANCER:
            return [Update(path=room, fields={"owner_seen_at": moment})]
        mark = SeenMark(at=moment, time_zone=self.history.time_zone.key)
        path = paths.seen_mark(self.opened.room_key, self.opened.person_id)
        return [Update(path=room, fields={"client_seen_at": moment}), Replace(path=path, value=mark)]

    def share(self, moment: datetime, side: Side, attachment: Attachment) -> str:
        """Upload a file and let the product look at its bytes, as its trigger would."""
        file_id = self._ports.tokens.id()
        path = paths.room_file(self.opened.room_key, file_id)
        record = RoomFile(
            name=attachment.name,
            size=len(attachment.content),
            content_type=attachment.content_type,
            path=path,
            from_=side,
            at=moment,
            state=FileState.UPLOADING,
        )
        self._ports.store.commit([Create(path=path, value=record)])
        upload(self.history.suite, path, attachment)
        settle_file(self._ports, path)
        return file_id

    def know_client(self, moment: datetime, client: ClientProfile) -> None:
        """Have the freelancer fill in who the client is for an invoice."""

        def happen() -> None:
            client_id = self.project.client_id
            save_client(self._ports, owner=self.history.owner, client_id=client_id, new=client, now=moment)

        self.history.note(moment, happen)

    def draft(self, moment: datetime, label: str, content: DraftContent) -> None:
        """Have the freelancer write an invoice."""

        def happen() -> None:
            project_id, key = self.opened.project_id, self._ports.tokens.id()
            written = write_draft(
                self._ports, owner=self.history.owner, project_id=project_id, draft=content, key=key
            )
            self._invoices[label] = written.invoice_id

        self.history.note(moment, happen)

    def send(self, moment: datetime, label: str, content: DraftContent) -> None:
        """Have the freelancer write an invoice and send it."""
        self.draft(moment, label, content)

        def happen() -> None:
            issue_and_send(
                self._ports,
                owner=self.history.owner,
                invoice_id=self._invoices[label],
                version=1,
                key=self._ports.tokens.id(),
            )
            self.history.keep_promises()

        self.history.note(moment, happen)

    @property
    def _access(self) -> Access:
        return Access(link=self.opened.link)

    def view(self, moment: datetime, label: str) -> None:
        """Have the client look at an invoice."""
        self.history.note(
            moment,
            lambda: note_view(self._ports, access=self._access, invoice_id=self._invoices[label]),
        )

    def pay(self, moment: datetime, label: str, instalment: str | None = None) -> None:
        """Have the client pay by card, with the money in the books at that moment."""

        def happen() -> None:
            invoice_id = self._invoices[label]
            url = pay_invoice(
                self._ports, access=self._access, invoice_id=invoice_id, instalment_id=instalment
            )
            session_id = url.rpartition("/")[2]
            # The webhook comes today; held back until the books know, it finds nothing left to do.
            self._stripe("/control", webhooks="hold", session=session_id)
            self._stripe(f"/sessions/{session_id}/complete", at=int(moment.timestamp()))
            invoice = self._invoice(label)
            opened = invoice.checkouts[session_id]
            about = CheckoutLabel(
                owner=self.history.owner,
                project_id=self.opened.project_id,
                invoice_id=invoice_id,
                instalment_id=instalment,
                amount_minor=opened.amount_minor,
                currency=invoice.currency,
            )
            settle_session(self._ports, about, session_id, account=opened.account)
            self.history.keep_promises()
            self._stripe("/release", session=session_id)

        self.history.note(moment, happen)

    def receive(self, moment: datetime, label: str, money: HandMoney) -> None:
        """Have the freelancer enter money that came by bank, UPI, cash, cheque or PayPal."""

        def happen() -> None:
            receipt = HandReceipt(
                method=money.method,
                amount_minor=money.amount_minor,
                tds_minor=money.tds_minor,
                received_on=date_in(self.history.time_zone.key, moment),
                reference=money.reference,
                note="",
                instalment_id=money.instalment,
            )
            record_payment(
                self._ports,
                owner=self.history.owner,
                invoice_id=self._invoices[label],
                receipt=receipt,
                key=self._ports.tokens.id(),
            )
            self.history.keep_promises()

        self.history.note(moment, happen)

    def claim(self, moment: datetime, label: str, utr: str, instalment: str = "1") -> None:
        """Have the client say that they paid by UPI."""

        def happen() -> None:
            claim_payment(
                self._ports,
                access=self._access,
                invoice_id=self._invoices[label],
                instalment_id=instalment,
                utr=utr,
                file_id=None,
            )
            self.history.keep_promises()

        self.history.note(moment, happen)

    def credit(self, moment: datetime, label: str, amount_minor: int, reason: str) -> None:
        """Have the freelancer take a part of an invoice back."""

        def happen() -> None:
            credit_invoice(
                self._ports,
                owner=self.history.owner,
                invoice_id=self._invoices[label],
                amount_minor=amount_minor,
                reason=reason,
                key=self._ports.tokens.id(),
            )
            self.history.keep_promises()

        self.history.note(moment, happen)

    def _invoice(self, label: str) -> Invoice:
        found = self._ports.store.get(paths.invoice(self.history.owner, self._invoices[label]), Invoice)
        if found is None:
            raise LookupError(label)
        return found.value

    def _stripe(self, path: str, **body: str | int) -> None:
        httpx.post(f"{self.history.suite.stripe_url}/api{path}", json=body, timeout=30).raise_for_status()

    def close(self, moment: datetime) -> None:
        """Have the freelancer close the room."""

        def happen() -> None:
            project_id = self.opened.project_id
            close_room(self._ports, owner=self.history.owner, project_id=project_id, now=moment)
            self.history.keep_promises()

        self.history.note(moment, happen)

    def recount(self) -> None:
        """Bring counters, badges and what waits up to date, as the trigger for a room's documents would."""
        recount_room(self._ports, self.opened.room_key)
        recount_waiting(self._ports, self.opened.room_key)


_PROGRESS: Final = {
    MilestoneStatus.PLANNED: 0,
    MilestoneStatus.IN_PROGRESS: 50,
    MilestoneStatus.REVIEW: 90,
    MilestoneStatus.DONE: 100,
}


def _stand(status: MilestoneStatus, on: date) -> dict[str, object]:
    return {
        "status": status,
        "progress": _PROGRESS[status],
        "done_on": on if status is MilestoneStatus.DONE else None,
    }


def _stored(position: int, step: Milestone) -> dict[str, Any]:
    return {
        "position": position,
        "title": step.title,
        "status": step.status.value,
        "progress": step.progress,
        "dueOn": step.due_on.isoformat(),
        "doneOn": step.done_on.isoformat() if step.done_on else None,
    }
