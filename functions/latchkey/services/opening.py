"""What opening a room writes, whoever opens it: the project and its first person, the link and the room."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from latchkey.domain.freelancers import Freelancer, room_brand
from latchkey.domain.links import Link, LinkPerson, MailProgress, Person, PersonMail
from latchkey.domain.projects import Project, Summary
from latchkey.domain.rooms import Named, Room, RoomCounters, RoomLimits
from latchkey.services import paths
from latchkey.services.outbox import Template, enqueue
from latchkey.services.ports import Ports
from latchkey.services.store import Create, Write


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """Who gets the first link."""

    name: str
    email: str
    role: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedRoom:
    """What the freelancer gets back: the secrets, once."""

    project_id: str
    room_key: str
    person_id: str
    link: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A room to be opened, for a client who exists or is made in the same commit."""

    owner: str
    freelancer: Freelancer
    client_id: str
    client_name: str
    person: NewPerson
    title: str
    currency: str
    lead_id: str | None = None
    is_mailed: bool
    """Whether the person is promised a mail with the link."""


def link_url(ports: Ports, link: str) -> str:
    """Spell the URL somebody is given: behind the `#`, so that it reaches no server's log."""
    return f"{ports.settings.public_url}/r#{link}"


def new_secrets(ports: Ports) -> OpenedRoom:
    """Draw the ids and secrets of a room that nobody has seen yet."""
    link = ports.tokens.link()
    return OpenedRoom(
        project_id=ports.tokens.id(),
        room_key=ports.tokens.link(),
        person_id=ports.tokens.id(),
        link=link,
        url=link_url(ports, link),
    )


def project_of_opening(opening: Opening, opened: OpenedRoom, *, now: datetime) -> Project:
    """Give the owner's record of the room."""
    return Project(
        client_id=opening.client_id,
        client=Named(name=opening.client_name),
        title=opening.title,
        room_key=opened.room_key,
        open=True,
        currency=opening.currency,
        created_at=now,
        summary=Summary(),
        move=None,
        lead_id=opening.lead_id,
    )


def opening_writes(ports: Ports, opening: Opening, opened: OpenedRoom, *, now: datetime) -> list[Write]:
    """Give the writes that open a room; the client's own is the caller's."""
    owner, project_id, person_id = opening.owner, opened.project_id, opened.person_id
    writes: list[Write] = [
        Create(path=paths.project(owner, project_id), value=project_of_opening(opening, opened, now=now)),
        Create(path=paths.person(owner, project_id, person_id), value=_person(opening, opened, now)),
        Create(path=paths.link(opened.link), value=_link(opening, opened, now)),
        Create(path=paths.room(opened.room_key), value=_room(opening, opened, now)),
    ]
    if opening.is_mailed:
        params = {"owner": owner, "projectId": project_id, "personId": person_id}
        writes.append(enqueue(ports, Template.ROOM_LINK, params, now=now))
    return writes


def _person(opening: Opening, opened: OpenedRoom, now: datetime) -> Person:
    return Person(
        owner=opening.owner,
        project_id=opened.project_id,
        name=opening.person.name,
        email=opening.person.email,
        role=opening.person.role,
        link=opened.link,
        created_at=now,
        revoked_at=None,
        mail=PersonMail(state=MailProgress.WAITING, at=now) if opening.is_mailed else None,
    )


def _link(opening: Opening, opened: OpenedRoom, now: datetime) -> Link:
    return Link(
        owner=opening.owner,
        project_id=opened.project_id,
        room_key=opened.room_key,
        person=LinkPerson(id=opened.person_id, name=opening.person.name, role=opening.person.role),
        created_at=now,
        expires_at=None,
        revoked_at=None,
    )


def _room(opening: Opening, opened: OpenedRoom, now: datetime) -> Room:
    freelancer = opening.freelancer
    return Room(
        owner=opening.owner,
        project_id=opened.project_id,
        title=opening.title,
        client=Named(name=opening.client_name),
        owner_name=freelancer.name,
        brand=room_brand(freelancer),
        time_zone=freelancer.time_zone,
        started_on=now.astimezone(ZoneInfo(freelancer.time_zone)).date(),
        open=True,
        closes_at=None,
        limits=RoomLimits(),
        counters=RoomCounters(),
        owner_seen_at=None,
        client_seen_at=None,
        created_at=now,
    )
