"""What a freelancer does besides rooms: time worked, talks noted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from latchkey.domain.desk.interactions import Interaction, InteractionKind
from latchkey.domain.desk.time_entries import EntrySource, TimeEntry
from latchkey.domain.due_dates import date_in
from latchkey.domain.projects import Project
from latchkey.services import paths
from latchkey.services.store import Create, Write
from local.demo.history import History
from local.demo.rooms import RoomHistory

AT_ONCE = 400
"""How many documents one commit writes at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some minutes of work, counted back from today."""

    days_ago: int
    at: str
    minutes: int
    what: str
    task: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """The work in one room, and what an hour of it is worth."""

    room: RoomHistory
    stretches: Sequence[Stretch]
    is_billable: bool = False
    bill_rate_minor: int | None = None
    cost_rate_minor: int | None = None


def tell_work(history: History, worked: Worked) -> None:
    """Note the work of one room, all of it when the last stretch ended."""

    def happen() -> None:
        project = worked.room.project
        writes: list[Write] = [
            Create(
                path=paths.time_entry(history.owner, history.ports.tokens.id()),
                value=_entry(history, worked, stretch, project),
            )
            for stretch in worked.stretches
        ]
        for begin in range(0, len(writes), AT_ONCE):
            history.ports.store.commit(writes[begin : begin + AT_ONCE])

    history.note(history.now, happen)


def _entry(history: History, worked: Worked, stretch: Stretch, project: Project) -> TimeEntry:
    began = history.day(stretch.days_ago, stretch.at)
    ended = began + timedelta(minutes=stretch.minutes)
    seconds = stretch.minutes * 60
    return TimeEntry(
        project_id=worked.room.opened.project_id,
        client_id=project.client_id,
        task_id=None,
        task_title=stretch.task,
        description=stretch.what,
        person=worked.room.owner_name,
        started_at=began,
        ended_at=ended,
        seconds=seconds,
        is_billable=worked.is_billable,
        bill_rate_minor=worked.bill_rate_minor,
        cost_rate_minor=worked.cost_rate_minor,
        bill_parts=seconds * (worked.bill_rate_minor or 0),
        cost_parts=seconds * (worked.cost_rate_minor or 0),
        currency=project.currency,
        source=EntrySource.TIMER,
        created_at=ended,
        updated_at=ended,
        invoice_id=None,
    )


def spread(hours: int, *, first_day: int, last_day: int, what: str) -> Iterator[Stretch]:
    """Spread hours over the working weeks between two days, a morning or an afternoon at a time."""
    halves = hours * 60 // 150
    span = max(first_day - last_day, 1)
    for index in range(halves):
        days_ago = first_day - index * span // halves
        # Mornings and afternoons by turns; 150 minutes each, so nothing of it overlaps.
        yield Stretch(days_ago=days_ago, at="09:40" if index % 2 else "14:10", minutes=150, what=what)


def tell_talk(
    history: History, room: RoomHistory, moment: datetime, kind: InteractionKind, text: str
) -> None:
    """Note that the freelancer wrote down a talk."""

    def happen() -> None:
        entry = Interaction(
            client_id=room.project.client_id,
            kind=kind,
            text=text,
            on=date_in(history.time_zone.key, moment),
            corrects=None,
            at=moment,
        )
        path = paths.interaction(history.owner, history.ports.tokens.id())
        history.ports.store.commit([Create(path=path, value=entry)])

    history.note(moment, happen)
