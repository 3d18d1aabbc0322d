"""Project updates: into the room's timeline, and by mail to everybody who holds a link."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from latchkey.domain.errors.rooms import RoomClosedError
from latchkey.domain.links import Link, Person, is_live
from latchkey.domain.room_work.updates import ProjectUpdate
from latchkey.domain.rooms import Room, is_open
from latchkey.services import paths
from latchkey.services.idempotency import attempt_of, first_result, remember
from latchkey.services.mail.updates import UpdateLetter, update_mail
from latchkey.services.opening import link_url
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Dropped, Effect, Prepared, Template, enqueue
from latchkey.services.ports import Ports
from latchkey.services.room_work.staying import staying
from latchkey.services.rooms import freelancer_of, project_of, recover_url, settled_project
from latchkey.services.store import Create, Write


def post_update(
    ports: Ports, *, owner: str, project_id: str, text: str, is_mailed: bool, key: str, now: datetime
) -> str:
    """Write an update and promise its mails, in one commit; give the update's id.

    Raises:
        RoomClosedError: nobody would see it.

    """
    asked = attempt_of(
        owner=owner,
        action="post-update",
        key=key,
        request={"projectId": project_id, "text": text, "isMailed": is_mailed},
    )

    def attempt() -> str:
        before = first_result(ports.store, asked)
        if before is not None:
            return before["updateId"]
        project = settled_project(ports, owner, project_id)
        if not project.value.open:
            raise RoomClosedError
        update_id = ports.tokens.id()
        path = paths.update(project.value.room_key, update_id)
        params = {"owner": owner, "projectId": project_id, "updateId": update_id}
        ports.store.commit(
            [
                Create(path=path, value=ProjectUpdate(text=text, at=now, is_mailed=is_mailed)),
                staying(project),
                *(_mails(ports, owner, project_id, params, now=now) if is_mailed else ()),
                remember(asked, {"updateId": update_id}, now=now),
            ]
        )
        return update_id

    return retry_optimistic(ports.clock, attempt)


def prepare_update_mail(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Write the mail to one person, wherever the room is by now."""
    owner, project_id = params["owner"], params["projectId"]
    room_key = project_of(ports, owner, project_id).value.room_key
    room = ports.store.get(paths.room(room_key), Room)
    update = ports.store.get(paths.update(room_key, params["updateId"]), ProjectUpdate)
    person = ports.store.get(paths.person(owner, project_id, params["personId"]), Person)
    if room is None or update is None or person is None or not is_open(room.value, now):
        return Dropped(reason="the room is closed")
    link = ports.store.get(paths.link(person.value.link), Link) if person.value.link else None
    if link is None or not is_live(link.value, now):
        return Dropped(reason="no live link")
    return update_mail(
        UpdateLetter(
            to=person.value.email,
            person_name=person.value.name,
            freelancer=freelancer_of(ports, owner).value,
            room=room.value,
            text=update.value.text,
            url=link_url(ports, link.id),
            recover_url=recover_url(ports),
        )
    )


PROJECT_UPDATE_EFFECT: Final = Effect(prepare=prepare_update_mail)


def _mails(
    ports: Ports, owner: str, project_id: str, params: Mapping[str, str], *, now: datetime
) -> list[Write]:
    people = ports.store.find(paths.people(owner, project_id), Person)
    return [
        enqueue(ports, Template.PROJECT_UPDATE, {**params, "personId": person.id}, now=now)
        for person in people
        if person.value.link
    ]
