"""Let rooms have a past: the product's own use cases, run under a clock that walks through the last weeks.

The rules rightly refuse a message that claims to be from last Tuesday, so messages, files and milestones of
the past are written with the server's rights. Rooms, invoices and payments come about by the same code that
runs deployed, which keeps numbers, sums, projections and histories as true as they are in production.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from latchkey.container import Container
from latchkey.domain.files import FileState, RoomFile
from latchkey.domain.invoices import Draft, Line, Tax
from latchkey.domain.payments import CheckoutLabel
from latchkey.domain.rooms import Message, MilestoneStatus, Side
from latchkey.services import paths
from latchkey.services.checkout import pay_invoice
from latchkey.services.client_invoices import note_view
from latchkey.services.delivery import deliver_due
from latchkey.services.effects import EFFECTS
from latchkey.services.files import settle_file
from latchkey.services.invoices import issue_and_send, write_draft
from latchkey.services.overdue import check_due_invoices
from latchkey.services.payments import settle_session
from latchkey.services.rooms import NewRoom, OpenedRoom, close_room, open_room
from latchkey.services.store import Create, Update
from latchkey.services.summaries import recount_room
from local.suite import Suite


class WalkingClock:
    """Shows the moment that is being told."""

    def __init__(self, moment: datetime) -> None:
        """Begin at a moment."""
        self.moment = moment

    def now(self) -> datetime:
        """Give the moment that is being told."""
        return self.moment

    def pause(self, seconds: float) -> None:
        """Go on at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that somebody shared."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A step of the plan, as it stands today."""

    title: str
    status: MilestoneStatus
    progress: int
    due_on: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """What an invoice asks for."""

    lines: tuple[Line, ...]
    currency: str
    tax: Tax | None
    due_on: date
    note: str = ""


@dataclass
class History:
    """Events of all rooms, told in the order in which they happened."""

    suite: Suite
    ports: Container
    owner: str
    time_zone: ZoneInfo
    now: datetime
    _events: list[tuple[datetime, Callable[[], None]]] = field(default_factory=list)

    def day(self, days_ago: int, at: str = "12:00") -> datetime:
        """Return a moment of a day in the freelancer's time zone."""
        local = self.now.astimezone(self.time_zone).date() - timedelta(days=days_ago)
        return datetime.combine(local, time.fromisoformat(at), self.time_zone)

    def minutes_ago(self, minutes: int) -> datetime:
        """Return a moment of the last hours."""
        return self.now - timedelta(minutes=minutes)

    def note(self, moment: datetime, event: Callable[[], None]) -> None:
        """Remember what happened when; events of one moment keep their order."""
        self._events.append((moment, event))

    def tell(self) -> None:
        """Let it all happen."""
        clock = WalkingClock(self.now)
        self.ports.clock = clock
        for moment, event in sorted(self._events, key=lambda noted: noted[0]):
            clock.moment = moment
            event()
        clock.moment = self.now

    def notice_overdue(self) -> None:
        """Look for invoices that were not paid in time, as the hourly sweep would."""
        check_due_invoices(self.ports)

    def keep_promises(self) -> None:
        """Send what the last event promised, as the outbox's trigger would."""
        deliver_due(self.ports, EFFECTS)


@dataclass
class RoomHistory:
    """What happened in one room. Each method notes an event; nothing happens before the history is told."""

    history: History
    new: NewRoom
    owner_name: str
    _opened: OpenedRoom | None = None
    _links: dict[str, str] = field(default_factory=dict)

    @property
    def opened(self) -> OpenedRoom:
        """What opening the room answered."""
        if self._opened is None:
            raise LookupError("The history has not been told yet.")
        return self._opened

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

    def say(self, moment: datetime, side: Side, text: str, *attachments: Attachment) -> None:
        """Have somebody write, who by then has seen what the other side wrote."""

        def happen() -> None:
            shared = tuple(self._share(moment, side, attachment) for attachment in attachments)
            name = self.owner_name if side is Side.FREELANCER else self.new.person_name
            message = Message(from_=side, name=name, text=text, at=moment, attachments=shared)
            path = f"{paths.messages(self.opened.room_key)}/{self._ports.tokens.id()}"
            seen = "owner_seen_at" if side is Side.FREELANCER else "client_seen_at"
            room = paths.room(self.opened.room_key)
            self._ports.store.commit(
                [Create(path=path, value=message), Update(path=room, fields={seen: moment})]
            )

        self.history.note(moment, happen)

    def _share(self, moment: datetime, side: Side, attachment: Attachment) -> str:
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
        _upload(self.history.suite, path, attachment)
        settle_file(self._ports, path)
        return file_id

    def draft(self, moment: datetime, label: str, bill: Bill) -> None:
        """Have the freelancer write an invoice."""

        def happen() -> None:
            draft = Draft.added_up(
                currency=bill.currency, lines=bill.lines, tax=bill.tax, due_on=bill.due_on, note=bill.note
            )
            project_id, key = self.opened.project_id, self._ports.tokens.id()
            written = write_draft(
                self._ports, owner=self.history.owner, project_id=project_id, draft=draft, key=key
            )
            self._links[label] = written.invoice_id

        self.history.note(moment, happen)

    def send(self, moment: datetime, label: str, bill: Bill) -> None:
        """Have the freelancer write an invoice and send it."""
        self.draft(moment, label, bill)

        def happen() -> None:
            issue_and_send(
                self._ports,
                owner=self.history.owner,
                invoice_id=self._links[label],
                version=1,
                key=self._ports.tokens.id(),
            )
            self.history.keep_promises()

        self.history.note(moment, happen)

    def view(self, moment: datetime, label: str) -> None:
        """Have the client look at an invoice."""
        self.history.note(
            moment,
            lambda: note_view(self._ports, link=self.opened.link, invoice_id=self._links[label]),
        )

    def pay(self, moment: datetime, label: str, bill: Bill) -> None:
        """Have the client pay by card, with the money in the books at that moment."""

        def happen() -> None:
            invoice_id = self._links[label]
            url = pay_invoice(self._ports, link=self.opened.link, invoice_id=invoice_id)
            session_id = url.rpartition("/")[2]
            # The webhook comes today; held back until the books know, it finds nothing left to do.
            self._stripe("/control", webhooks="hold", session=session_id)
            self._stripe(f"/sessions/{session_id}/complete")
            draft = Draft.added_up(currency=bill.currency, lines=bill.lines, tax=bill.tax)
            about = CheckoutLabel(
                owner=self.history.owner,
                project_id=self.opened.project_id,
                invoice_id=invoice_id,
                amount_minor=draft.total_minor,
                currency=bill.currency,
            )
            settle_session(self._ports, about, session_id)
            self.history.keep_promises()
            self._stripe("/release", session=session_id)

        self.history.note(moment, happen)

    def _stripe(self, path: str, **body: str) -> None:
        httpx.post(f"{self.history.suite.stripe_url}/api{path}", json=body, timeout=30).raise_for_status()

    def close(self, moment: datetime) -> None:
        """Have the freelancer close the room."""

        def happen() -> None:
            project_id = self.opened.project_id
            close_room(self._ports, owner=self.history.owner, project_id=project_id, now=moment)
            self.history.keep_promises()

        self.history.note(moment, happen)

    def recount(self) -> None:
        """Bring counters and badges up to date, as the trigger for new messages would."""
        recount_room(self._ports, self.opened.room_key)


def _stored(position: int, step: Milestone) -> dict[str, Any]:
    return {
        "position": position,
        "title": step.title,
        "status": step.status.value,
        "progress": step.progress,
        "dueOn": step.due_on.isoformat(),
        "doneOn": step.done_on.isoformat() if step.done_on else None,
    }


def _upload(suite: Suite, path: str, attachment: Attachment) -> None:
    """Put an object where the browser's upload would, as a download and never as a page."""
    boundary = "latchkey-demo"
    metadata = f'{{"contentType": "{attachment.content_type}", "contentDisposition": "attachment"}}'
    head = (
        f"--{boundary}\r\nContent-Type: application/json\r\n\r\n{metadata}\r\n"
        f"--{boundary}\r\nContent-Type: {attachment.content_type}\r\n\r\n"
    )
    answer = httpx.post(
        f"http://{suite.storage_host}/v0/b/{suite.bucket}/o",
        params={"name": path},
        content=head.encode() + attachment.content + f"\r\n--{boundary}--".encode(),
        headers={
            "Authorization": "Bearer owner",
            "X-Goog-Upload-Protocol": "multipart",
            "Content-Type": f"multipart/related; boundary={boundary}",
        },
        timeout=30,
    )
    answer.raise_for_status()
