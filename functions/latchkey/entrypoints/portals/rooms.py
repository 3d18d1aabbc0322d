"""Rooms: open, close, open again."""

from typing import Any, Final

from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import (
    Answer,
    Body,
    ClientName,
    Currency,
    DocumentId,
    EmailAddress,
    IdempotencyKey,
    Nothing,
    PersonName,
    PersonRole,
    Title,
)
from latchkey.services import rooms
from latchkey.services.opening import NewPerson


class RoomClient(Body):
    """The customer: one the freelancer has, or without an id a new one of that name."""

    client_id: DocumentId | None = None
    name: ClientName


class RoomPerson(Body):
    """Who gets the first link."""

    name: PersonName
    email: EmailAddress
    role: PersonRole | None = None

    def value(self) -> NewPerson:
        """Say it in the terms of the use cases."""
        return NewPerson(name=self.name, email=self.email, role=self.role)


class OpenRoomRequest(Body):
    """A new room."""

    idempotency_key: IdempotencyKey
    client: RoomClient
    person: RoomPerson
    title: Title
    currency: Currency | None = None


class OpenRoomAnswer(Answer):
    """Where the room is."""

    project_id: str
    room_key: str
    person_id: str
    link: str
    url: str


class RoomStateAnswer(Answer):
    """Whether the room is open now."""

    open: bool


def _open_room(call: Call, asked: OpenRoomRequest) -> OpenRoomAnswer:
    new = rooms.NewRoom(
        client_id=asked.client.client_id,
        client_name=asked.client.name,
        person=asked.person.value(),
        title=asked.title,
        currency=asked.currency,
    )
    opened = rooms.open_room(call.ports, owner=call.owner, new=new, key=asked.idempotency_key, now=call.now)
    return OpenRoomAnswer(
        project_id=opened.project_id,
        room_key=opened.room_key,
        person_id=opened.person_id,
        link=opened.link,
        url=opened.url,
    )


def _close_room(call: Call, _: Nothing) -> RoomStateAnswer:
    rooms.close_room(call.ports, owner=call.owner, project_id=call.ids["projectId"], now=call.now)
    return RoomStateAnswer(open=False)


def _reopen_room(call: Call, _: Nothing) -> RoomStateAnswer:
    rooms.reopen_room(call.ports, owner=call.owner, project_id=call.ids["projectId"], now=call.now)
    return RoomStateAnswer(open=True)


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(
        method="POST",
        path="/rooms",
        asked=OpenRoomRequest,
        answered=OpenRoomAnswer,
        handle=_open_room,
        status=201,
    ),
    Route(
        method="POST",
        path="/rooms/{projectId}/close",
        asked=Nothing,
        answered=RoomStateAnswer,
        handle=_close_room,
    ),
    Route(
        method="POST",
        path="/rooms/{projectId}/open",
        asked=Nothing,
        answered=RoomStateAnswer,
        handle=_reopen_room,
    ),
)
