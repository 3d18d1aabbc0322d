"""A room with two people in a quiet town: what they write, when they looked, and which mails come of it."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest

from latchkey.container import Container
from latchkey.domain.away import OWNER_READER, PersonAway, SeenMark
from latchkey.domain.links import Link, LinkPerson, Person
from latchkey.domain.projects import Project, Summary
from latchkey.domain.rooms import Message, Named, Side
from latchkey.services import paths
from latchkey.services.away.promising import promise_digests
from latchkey.services.delivery import deliver_due
from latchkey.services.effects import EFFECTS
from latchkey.services.outbox import Row, RowState
from latchkey.services.store import Create, Replace, Stored
from local.suite import Suite
from tests.desks import TOKENS, mails_to
from tests.faults.quiet_town import QuietTown, found_town

NOON: Final = datetime(2026, 6, 3, 6, 30, tzinfo=UTC)
"""Noon in Kolkata, on a Wednesday."""
SOON: Final = timedelta(minutes=20)
_BATCH: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody on the client's side."""

    id: str
    email: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayRoom:
    """The room, its freelancer Meera, and on the client's side Mira and Dev."""

    suite: Suite
    town: QuietTown
    mira: Guest
    dev: Guest
    owner_email: str

    def say(self, side: Side, text: str, at: datetime, **changes: Any) -> None:  # noqa: ANN401 -- any field
        """Write a message, and let the trigger do its work right after it."""
        self.write(side, text, at, **changes)
        self.trigger(side, at)

    def write(self, side: Side, text: str, at: datetime, **changes: Any) -> None:  # noqa: ANN401 -- any field
        """Write a message whose trigger is lost, or late."""
        name = "Meera" if side is Side.FREELANCER else "Mira Shah"
        message = Message(from_=side, name=name, text=text, at=at, attachments=())
        path = f"{paths.messages(self.town.room_key)}/{TOKENS.id()}"
        self.town.outside.store.commit([Create(path=path, value=replace(message, **changes))])

    def flood(self, side: Side, count: int, start: datetime) -> None:
        """Write many messages, a second apart."""
        for first in range(0, count, _BATCH):
            numbers = range(first, min(first + _BATCH, count))
            self.town.outside.store.commit([self._numbered(side, number, start) for number in numbers])

    def _numbered(self, side: Side, number: int, start: datetime) -> Create:
        at = start + timedelta(seconds=number)
        message = Message(from_=side, name="Meera", text=f"Number {number}", at=at, attachments=())
        return Create(path=f"{paths.messages(self.town.room_key)}/{TOKENS.id()}", value=message)

    def trigger(self, side: Side, at: datetime) -> None:
        """Run what is run after a message."""
        promise_digests(self.town.at(at), self.town.room_key, by=side)

    def look(self, guest: Guest, at: datetime, zone: str = "Asia/Kolkata") -> None:
        """Mark the messages as seen, as a guest's browser does."""
        mark = SeenMark(at=at, time_zone=zone)
        path = paths.seen_mark(self.town.room_key, guest.id)
        self.town.outside.store.commit([Replace(path=path, value=mark)])

    def owner_looks(self, at: datetime) -> None:
        """Mark the messages as seen by the freelancer."""
        self.town.change(paths.room(self.town.room_key), owner_seen_at=at)

    def prefer(self, guest: Guest, away: PersonAway) -> None:
        """Set what a guest wants of such mail."""
        self.town.change(paths.person(self.town.owner, "project", guest.id), away=away)

    def deliver(self, moment: datetime) -> int:
        """Run the round of every five minutes."""
        return deliver_due(self.town.at(moment), EFFECTS)

    def at(self, moment: datetime) -> Container:
        """Return the functions' outside at a time."""
        return self.town.at(moment)

    def mails(self, to: Guest | str) -> list[dict[str, Any]]:
        """Look into somebody's mailbox; of the freelancer's by `owner`."""
        address = to.email if isinstance(to, Guest) else self.owner_email
        return mails_to(self.suite, address)

    def rows(self, reader: Guest | None = None) -> list[Stored[Row]]:
        """Read the promises, of one guest or the freelancer's."""
        where = [("params.reader", "==", reader.id if reader else OWNER_READER)]
        return list(self.town.outside.store.find("outbox", Row, where=where))

    def states(self, reader: Guest | None = None) -> list[RowState]:
        """Give how far the promises to somebody are."""
        return sorted(row.value.state for row in self.rows(reader))

    def next_tries(self, reader: Guest | None = None) -> list[datetime]:
        """Give when what waits for somebody is tried."""
        waiting = [row for row in self.rows(reader) if row.value.state is RowState.WAITING]
        return sorted(row.value.next_try_at for row in waiting)


def away_room(suite: Suite, outside: Container) -> AwayRoom:
    """Furnish the room."""
    town = found_town(outside)
    town.change(paths.freelancer(town.owner), email=(email := _address("meera")), time_zone="Asia/Kolkata")
    (mira,) = town.outside.store.find(paths.people(town.owner, "project"), Person)
    dev = Guest(id=TOKENS.id(), email=_address("dev"), link=TOKENS.link())
    town.outside.store.commit(
        [
            Create(path=paths.project(town.owner, "project"), value=_a_project(town.room_key)),
            Create(
                path=paths.person(town.owner, "project", dev.id),
                value=replace(mira.value, name="Dev Patel", email=dev.email, link=dev.link),
            ),
            Create(path=paths.link(dev.link), value=_a_link(town, dev)),
        ]
    )
    return AwayRoom(
        suite=suite,
        town=town,
        mira=Guest(id=mira.id, email=town.email, link=town.link),
        dev=dev,
        owner_email=email,
    )


def _address(name: str) -> str:
    return f"{name}-{secrets.token_hex(6)}@example.com"


def _a_link(town: QuietTown, guest: Guest) -> Link:
    return Link(
        owner=town.owner,
        project_id="project",
        room_key=town.room_key,
        person=LinkPerson(id=guest.id, name="Dev Patel", role=None),
        created_at=NOON,
        expires_at=None,
        revoked_at=None,
    )


def _a_project(room_key: str) -> Project:
    return Project(
        client_id="client",
        client=Named(name="Mira Textiles"),
        title="Autumn catalogue",
        room_key=room_key,
        open=True,
        currency="INR",
        created_at=NOON,
        summary=Summary(),
        move=None,
    )


@pytest.fixture
def room(suite: Suite, outside: Container) -> Iterator[AwayRoom]:
    """Return a room of the test's own."""
    made = away_room(suite, outside)
    yield made
    made.town.leave()
