"""Open, close and reopen rooms, and say whose they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from latchkey.domain.clients import Client
from latchkey.domain.errors.requests import AuthRequiredError
from latchkey.domain.errors.rooms import RoomMovingError, RoomNoLiveLinkError, RoomNotFoundError
from latchkey.domain.freelancers import Freelancer, room_brand
from latchkey.domain.links import Link, LinkPerson, MailProgress, Person, PersonMail, is_live
from latchkey.domain.projects import MovePhase, Project, Summary
from latchkey.domain.rooms import Named, Room, RoomCounters, RoomLimits
from latchkey.services import paths
from latchkey.services.idempotency import attempt_of, first_result, remember
from latchkey.services.moves import begin_move, finish_move_soon
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Template, enqueue
from latchkey.services.ports import Ports
from latchkey.services.store import Create, Stored, Update, Write


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRoom:
    """What a freelancer says to open a room."""

    client_name: str
    person_name: str
    person_email: str
    person_role: str | None
    title: str
    currency: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedRoom:
    """What they get back: the secrets, once."""

    project_id: str
    room_key: str
    person_id: str
    link: str
    url: str


def open_room(ports: Ports, *, owner: str, new: NewRoom, key: str, now: datetime) -> OpenedRoom:
    """Make client, project, person, link and room, and promise the person a mail, in one commit."""
    request = {
        "client": new.client_name,
        "name": new.person_name,
        "email": new.person_email,
        "role": new.person_role,
        "title": new.title,
        "currency": new.currency,
    }
    asked = attempt_of(owner=owner, action="open-room", key=key, request=request)

    def attempt() -> OpenedRoom:
        before = first_result(ports.store, asked)
        if before is not None:
            return _opened_before(ports, owner, before)
        opened = OpenedRoom(
            project_id=ports.tokens.id(),
            room_key=ports.tokens.link(),
            person_id=ports.tokens.id(),
            link=(link := ports.tokens.link()),
            url=link_url(ports, link),
        )
        freelancer = freelancer_of(ports, owner)
        params = {"owner": owner, "projectId": opened.project_id, "personId": opened.person_id}
        result = {"projectId": opened.project_id, "personId": opened.person_id}
        ports.store.commit(
            [
                *_books_side(owner, new, opened, freelancer.value, client_id=ports.tokens.id(), now=now),
                *_client_side(owner, new, opened, freelancer.value, now=now),
                enqueue(ports, Template.ROOM_LINK, params, now=now),
                remember(asked, result, now=now),
            ]
        )
        return opened

    return retry_optimistic(ports.clock, attempt)


def close_room(ports: Ports, *, owner: str, project_id: str, now: datetime) -> None:
    """Shut the room for its client; whoever kept its key stands outside at once."""

    def attempt() -> None:
        project = settled_project(ports, owner, project_id)
        ports.store.commit(closing(ports, owner, project, now=now))

    retry_optimistic(ports.clock, attempt)


def reopen_room(ports: Ports, *, owner: str, project_id: str, now: datetime) -> None:
    """Let the client in again, by the links that are still live.

    Raises:
        RoomNoLiveLinkError: every link was revoked; opening would only help those who kept the key.

    """

    def attempt() -> None:
        project = settled_project(ports, owner, project_id)
        links = links_of(ports, owner, project_id)
        if not any(is_live(link.value, now) for link in links):
            raise RoomNoLiveLinkError
        room_key = project.value.room_key
        if any(link.value.room_key == room_key and not is_live(link.value, now) for link in links):
            # Somebody whose link was revoked may have kept this key: the others go on under a new one.
            ports.store.commit(begin_move(ports, owner, project, now=now).writes)
            return
        ports.store.commit(
            [
                Update(path=project.path, fields={"open": True}, read=project),
                Update(path=paths.room(room_key), fields={"open": True}),
            ]
        )

    retry_optimistic(ports.clock, attempt)
    finish_move_soon(ports, owner=owner, project_id=project_id)


def closing(ports: Ports, owner: str, project: Stored[Project], *, now: datetime) -> list[Write]:
    """Give the writes that shut a room and promise to void its files' tokens, which work past every rule."""
    room_key = project.value.room_key
    params = {"owner": owner, "projectId": project.id}
    return [
        Update(path=project.path, fields={"open": False}, read=project),
        Update(path=paths.room(room_key), fields={"open": False}),
        enqueue(ports, Template.LOCK_FILES, params, now=now),
    ]


def freelancer_of(ports: Ports, owner: str) -> Stored[Freelancer]:
    """Read the owner's profile; an account that never redeemed a mailed link has none and may do nothing."""
    freelancer = ports.store.get(paths.freelancer(owner), Freelancer)
    if freelancer is None:
        raise AuthRequiredError
    return freelancer


def project_of(ports: Ports, owner: str, project_id: str) -> Stored[Project]:
    """Read one of the owner's projects."""
    project = ports.store.get(paths.project(owner, project_id), Project)
    if project is None:
        raise RoomNotFoundError
    return project


def settled_project(ports: Ports, owner: str, project_id: str) -> Stored[Project]:
    """Read a project whose room is not just between two keys."""
    project = project_of(ports, owner, project_id)
    if project.value.move is not None and project.value.move.phase is MovePhase.COPYING:
        raise RoomMovingError
    return project


def links_of(ports: Ports, owner: str, project_id: str) -> list[Stored[Link]]:
    """Read every link that was ever made for a project."""
    return list(
        ports.store.find("links", Link, where=[("owner", "==", owner), ("project_id", "==", project_id)])
    )


def link_url(ports: Ports, link: str) -> str:
    """Spell the URL somebody is given: behind the `#`, so that it reaches no server's log."""
    return f"{ports.settings.public_url}/r#{link}"


def recover_url(ports: Ports) -> str:
    """Spell where somebody who lost their link asks for it again."""
    return f"{ports.settings.public_url}/recover"


def _opened_before(ports: Ports, owner: str, result: Mapping[str, str]) -> OpenedRoom:
    project_id, person_id = result["projectId"], result["personId"]
    project = project_of(ports, owner, project_id)
    person = ports.store.get(paths.person(owner, project_id, person_id), Person)
    link = person.value.link if person and person.value.link else ""
    return OpenedRoom(
        project_id=project_id,
        room_key=project.value.room_key,
        person_id=person_id,
        link=link,
        url=link_url(ports, link) if link else "",
    )


def _books_side(
    owner: str, new: NewRoom, opened: OpenedRoom, freelancer: Freelancer, *, client_id: str, now: datetime
) -> list[Write]:
    project = Project(
        client_id=client_id,
        client=Named(name=new.client_name),
        title=new.title,
        room_key=opened.room_key,
        open=True,
        currency=new.currency or freelancer.currency,
        created_at=now,
        summary=Summary(),
        move=None,
    )
    person = Person(
        owner=owner,
        project_id=opened.project_id,
        name=new.person_name,
        email=new.person_email,
        role=new.person_role,
        link=opened.link,
        created_at=now,
        revoked_at=None,
        mail=PersonMail(state=MailProgress.WAITING, at=now),
    )
    return [
        Create(path=paths.client(owner, client_id), value=Client(name=new.client_name, created_at=now)),
        Create(path=paths.project(owner, opened.project_id), value=project),
        Create(path=paths.person(owner, opened.project_id, opened.person_id), value=person),
    ]


def _client_side(
    owner: str, new: NewRoom, opened: OpenedRoom, freelancer: Freelancer, *, now: datetime
) -> list[Write]:
    link = Link(
        owner=owner,
        project_id=opened.project_id,
        room_key=opened.room_key,
        person=LinkPerson(id=opened.person_id, name=new.person_name, role=new.person_role),
        created_at=now,
        expires_at=None,
        revoked_at=None,
    )
    room = Room(
        owner=owner,
        project_id=opened.project_id,
        title=new.title,
        client=Named(name=new.client_name),
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
    return [
        Create(path=paths.link(opened.link), value=link),
        Create(path=paths.room(opened.room_key), value=room),
    ]
