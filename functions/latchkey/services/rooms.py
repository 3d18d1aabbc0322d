"""Open, close and reopen rooms, and say whose they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from latchkey.domain.clients import Client
from latchkey.domain.errors.requests import AuthRequiredError
from latchkey.domain.errors.rooms import (
    ClientNotFoundError,
    RoomMovingError,
    RoomNoLiveLinkError,
    RoomNotFoundError,
)
from latchkey.domain.freelancers import Freelancer
from latchkey.domain.links import Link, Person, is_live
from latchkey.domain.projects import Project
from latchkey.services import paths
from latchkey.services.idempotency import attempt_of, first_result, remember
from latchkey.services.moves import begin_move, finish_move_soon
from latchkey.services.opening import (
    NewPerson,
    OpenedRoom,
    Opening,
    link_url,
    new_secrets,
    opening_writes,
)
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Template, enqueue
from latchkey.services.ports import Ports
from latchkey.services.store import Create, Stored, Update, Write


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRoom:
    """What a freelancer says to open a room."""

    client_id: str | None = None
    """One of the clients there are; None makes a new one of that name."""
    client_name: str
    person: NewPerson
    title: str
    currency: str | None


def open_room(ports: Ports, *, owner: str, new: NewRoom, key: str, now: datetime) -> OpenedRoom:
    """Make client, project, person, link and room, and promise the person a mail, in one commit.

    Raises:
        ClientNotFoundError: the owner has no such client.

    """
    asked = attempt_of(owner=owner, action="open-room", key=key, request={"room": new})

    def attempt() -> OpenedRoom:
        before = first_result(ports.store, asked)
        if before is not None:
            return opened_before(ports, owner, before)
        opened = new_secrets(ports)
        freelancer = freelancer_of(ports, owner).value
        hosted = client_for(ports, owner, new.client_id, new.client_name, now=now)
        opening = Opening(
            owner=owner,
            freelancer=freelancer,
            client_id=hosted.id,
            client_name=hosted.client.name,
            person=new.person,
            title=new.title,
            currency=new.currency or freelancer.currency,
            is_mailed=True,
        )
        result = {"projectId": opened.project_id, "personId": opened.person_id}
        ports.store.commit(
            [
                hosted.write,
                *opening_writes(ports, opening, opened, now=now),
                remember(asked, result, now=now),
            ]
        )
        return opened

    return retry_optimistic(ports.clock, attempt)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosted:
    """The client a room is opened for, and the write that goes with the opening."""

    id: str
    client: Client
    write: Write


def client_for(ports: Ports, owner: str, client_id: str | None, name: str, *, now: datetime) -> Hosted:
    """Read the client a room is for, or make a new one of that name.

    Raises:
        ClientNotFoundError: the owner has no such client.

    """
    if client_id is None:
        client_id, client = ports.tokens.id(), Client(name=name, created_at=now)
        return Hosted(
            id=client_id, client=client, write=Create(path=paths.client(owner, client_id), value=client)
        )
    stored = client_of(ports, owner, client_id)
    # Nothing of the client changes: the write only insists that nobody renamed or removed them meanwhile, for
    # whoever renames a client looks for the rooms there are.
    same = Update(path=stored.path, fields={"name": stored.value.name}, read=stored)
    return Hosted(id=client_id, client=stored.value, write=same)


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


def client_of(ports: Ports, owner: str, client_id: str) -> Stored[Client]:
    """Read one of the owner's clients."""
    client = ports.store.get(paths.client(owner, client_id), Client)
    if client is None:
        raise ClientNotFoundError
    return client


def project_of(ports: Ports, owner: str, project_id: str) -> Stored[Project]:
    """Read one of the owner's projects."""
    project = ports.store.get(paths.project(owner, project_id), Project)
    if project is None:
        raise RoomNotFoundError
    return project


def settled_project(ports: Ports, owner: str, project_id: str) -> Stored[Project]:
    """Read a project whose room is not just between two keys."""
    project = project_of(ports, owner, project_id)
    if project.value.is_between_keys:
        raise RoomMovingError
    return project


def links_of(ports: Ports, owner: str, project_id: str) -> list[Stored[Link]]:
    """Read every link that was ever made for a project."""
    return list(
        ports.store.find("links", Link, where=[("owner", "==", owner), ("project_id", "==", project_id)])
    )


def recover_url(ports: Ports) -> str:
    """Spell where somebody who lost their link asks for it again."""
    return f"{ports.settings.public_url}/recover"


def opened_before(ports: Ports, owner: str, result: Mapping[str, str]) -> OpenedRoom:
    """Give the room a repeated request made the first time, with whatever link the person holds by now."""
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
