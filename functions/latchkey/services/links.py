"""Give, send and take back the links people hold, and say what they lead to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from latchkey.domain import ids
from latchkey.domain.errors.rooms import LinkNotFoundError, PersonNotFoundError, RoomClosedError
from latchkey.domain.links import Link, LinkPerson, MailProgress, Person, PersonMail, is_live
from latchkey.domain.rooms import Room, is_open
from latchkey.services import paths
from latchkey.services.idempotency import attempt_of, first_result, remember
from latchkey.services.mail.room_link import room_link_mail
from latchkey.services.moves import begin_move, finish_move_soon
from latchkey.services.opening import link_url
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Dropped, Effect, Prepared, RowState, Template, enqueue
from latchkey.services.ports import Ports
from latchkey.services.rooms import (
    closing,
    freelancer_of,
    project_of,
    recover_url,
    settled_project,
)
from latchkey.services.store import Create, Stored, Update, Write


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewedLink:
    """A new link and the new key it leads to."""

    link: str
    url: str
    room_key: str


def link_behind(ports: Ports, link: str, now: datetime) -> Link:
    """Read a link that opens a room; whatever does not gets one and the same answer."""
    found = ports.store.get(paths.link(link), Link) if ids.is_link(link) else None
    if found is None or not is_live(found.value, now):
        raise LinkNotFoundError
    room = ports.store.get(paths.room(found.value.room_key), Room)
    if room is None or not is_open(room.value, now):
        raise LinkNotFoundError
    return found.value


def revoke_link(ports: Ports, *, owner: str, project_id: str, person_id: str, now: datetime) -> None:
    """Kill somebody's link and, in the same commit, the room key they may have kept."""

    def attempt() -> None:
        # A room between two keys may be revoked as well: the old key is shut already, and opening the new one
        # reads the links again.
        project = project_of(ports, owner, project_id)
        person = person_of(ports, owner, project_id, person_id)
        if person.value.link is None:
            return
        ports.store.commit(
            [
                *closing(ports, owner, project, now=now),
                Update(path=paths.link(person.value.link), fields={"revoked_at": now}),
                Update(path=person.path, fields={"link": None, "revoked_at": now}, read=person),
            ]
        )

    retry_optimistic(ports.clock, attempt)


def renew_link(
    ports: Ports, *, owner: str, project_id: str, person_id: str, key: str, now: datetime
) -> RenewedLink:
    """Revoke somebody's link, give them a new one, and move the room to a key the old one never led to."""
    request = {"projectId": project_id, "personId": person_id}
    asked = attempt_of(owner=owner, action="renew-link", key=key, request=request)
    # An earlier move that was cut short is finished first: two moves of one room never overlap.
    if first_result(ports.store, asked) is None:
        finish_move_soon(ports, owner=owner, project_id=project_id)

    def attempt() -> None:
        if first_result(ports.store, asked) is not None:
            return
        project = settled_project(ports, owner, project_id)
        person = person_of(ports, owner, project_id, person_id)
        move = begin_move(ports, owner, project, now=now)
        ports.store.commit(
            [
                *move.writes,
                *_new_link(ports, owner, person, room_key=move.room_key, now=now),
                remember(asked, request, now=now),
            ]
        )

    retry_optimistic(ports.clock, attempt)
    finish_move_soon(ports, owner=owner, project_id=project_id)
    return _renewed(ports, owner, project_id, person_id)


def send_link(ports: Ports, *, owner: str, project_id: str, person_id: str, now: datetime) -> None:
    """Mail somebody the link they hold, once more."""
    room = _room_of(ports, owner, project_id)
    person = person_of(ports, owner, project_id, person_id)
    if room is None or person.value.link is None or not is_open(room, now):
        raise RoomClosedError
    waiting = PersonMail(state=MailProgress.WAITING, at=now)
    params = {"owner": owner, "projectId": project_id, "personId": person_id}
    ports.store.commit(
        [
            Update(path=person.path, fields={"mail": waiting}),
            enqueue(ports, Template.ROOM_LINK, params, now=now),
        ]
    )


def prepare_room_link_mail(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Write the mail with whatever link the person holds by now."""
    owner, project_id, person_id = params["owner"], params["projectId"], params["personId"]
    room = _room_of(ports, owner, project_id)
    person = ports.store.get(paths.person(owner, project_id, person_id), Person)
    if room is None or person is None or person.value.link is None or not is_open(room, now):
        return Dropped(reason="no live link")
    link = ports.store.get(paths.link(person.value.link), Link)
    if link is None or not is_live(link.value, now):
        return Dropped(reason="no live link")
    return room_link_mail(
        to=person.value.email,
        person_name=person.value.name,
        owner=freelancer_of(ports, owner).value,
        room=room,
        url=link_url(ports, person.value.link),
        recover_url=recover_url(ports),
    )


def settle_room_link_mail(ports: Ports, params: Mapping[str, str], state: RowState, now: datetime) -> None:
    """Tell the desk what became of the mail; one that was dropped had lost its reason."""
    if state is RowState.DROPPED:
        return
    progress = MailProgress.SENT if state is RowState.SENT else MailProgress.FAILED
    path = paths.person(params["owner"], params["projectId"], params["personId"])

    def attempt() -> None:
        person = ports.store.get(path, Person)
        if person is not None:
            mail = PersonMail(state=progress, at=now)
            ports.store.commit([Update(path=path, fields={"mail": mail}, read=person)])

    retry_optimistic(ports.clock, attempt)


ROOM_LINK_EFFECT = Effect(prepare=prepare_room_link_mail, settle=settle_room_link_mail)


def person_of(ports: Ports, owner: str, project_id: str, person_id: str) -> Stored[Person]:
    """Read somebody on the client's side."""
    person = ports.store.get(paths.person(owner, project_id, person_id), Person)
    if person is None:
        raise PersonNotFoundError
    return person


def _room_of(ports: Ports, owner: str, project_id: str) -> Room | None:
    project = project_of(ports, owner, project_id)
    room = ports.store.get(paths.room(project.value.room_key), Room)
    return room.value if room is not None else None


def _new_link(
    ports: Ports, owner: str, person: Stored[Person], *, room_key: str, now: datetime
) -> list[Write]:
    link = ports.tokens.link()
    fresh = Link(
        owner=owner,
        project_id=person.value.project_id,
        room_key=room_key,
        person=LinkPerson(id=person.id, name=person.value.name, role=person.value.role),
        created_at=now,
        expires_at=None,
        revoked_at=None,
    )
    waiting = PersonMail(state=MailProgress.WAITING, at=now)
    fields = {"link": link, "revoked_at": None, "mail": waiting}
    writes: list[Write] = [
        Create(path=paths.link(link), value=fresh),
        Update(path=person.path, fields=fields, read=person),
    ]
    if person.value.link is not None:
        writes.append(Update(path=paths.link(person.value.link), fields={"revoked_at": now}))
    return writes


def _renewed(ports: Ports, owner: str, project_id: str, person_id: str) -> RenewedLink:
    person = person_of(ports, owner, project_id, person_id)
    link = person.value.link
    if link is None:
        raise PersonNotFoundError("This person's link was revoked in the meantime.")
    stored = ports.store.get(paths.link(link), Link)
    if stored is None:
        raise PersonNotFoundError
    return RenewedLink(link=link, url=link_url(ports, link), room_key=stored.value.room_key)
