"""A freelancer's desk and a client's browser, for tests that go through the functions' real doors."""

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

import httpx

from latchkey.adapters.tokens import SecretTokens
from latchkey.container import Container
from latchkey.domain.freelancers import first_profile
from latchkey.domain.links import Person
from latchkey.domain.projects import Project
from latchkey.services import paths
from latchkey.services.store import Create
from local.accounts import Freelancer
from local.suite import Suite
from tests.rules.firestore_rest import SERVER_TIME, Firestore, Value
from tests.rules.firestore_rest import Create as Write
from tests.rules.storage_rest import Storage, Upload

T = TypeVar("T")
PATIENCE_SECONDS: Final = 90
TOKENS: Final = SecretTokens()


def eventually(look: Callable[[], T | None], *, seconds: float = PATIENCE_SECONDS) -> T:
    """Look until there is something to see; triggers and mails take their time."""
    deadline = time.monotonic() + seconds
    while True:
        seen = look()
        if seen:
            return seen
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What opening a room answered, and who was invited."""

    project_id: str
    room_key: str
    person_id: str
    link: str
    url: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A signed-in freelancer with a profile, and what they can do."""

    suite: Suite
    http: httpx.Client
    outside: Container
    freelancer: Freelancer

    @property
    def uid(self) -> str:
        """The freelancer's uid."""
        return self.freelancer.uid

    def post(self, path: str, body: Mapping[str, object] | None = None) -> httpx.Response:
        """Knock at the private door."""
        return self.http.post(f"/api/portals{path}", json=body or {}, headers=self.freelancer.headers)

    def put(self, path: str, body: Mapping[str, object]) -> httpx.Response:
        """Knock at the private door with something to keep."""
        return self.http.put(f"/api/portals{path}", json=body, headers=self.freelancer.headers)

    def open_room(self, **changes: object) -> Room:
        """Open a room for a new client."""
        asked = room_request(**changes)
        answer = self.post("/rooms", asked)
        assert answer.status_code == httpx.codes.CREATED, answer.text
        opened = answer.json()
        person: Any = asked["person"]
        return Room(
            project_id=opened["projectId"],
            room_key=opened["roomKey"],
            person_id=opened["personId"],
            link=opened["link"],
            url=opened["url"],
            email=person["email"],
        )

    def project(self, project_id: str) -> Project:
        """Read the record of a room."""
        project = self.outside.store.get(paths.project(self.uid, project_id), Project)
        assert project
        return project.value

    def person(self, room: Room) -> Person:
        """Read who was invited to a room."""
        person = self.outside.store.get(paths.person(self.uid, room.project_id, room.person_id), Person)
        assert person
        return person.value


def room_request(**changes: object) -> dict[str, object]:
    """Give what the desk sends to open a room."""
    return {
        "idempotencyKey": secrets.token_hex(12),
        "client": {"name": "Mira Textiles"},
        "person": {"name": "Mira Shah", "email": f"mira-{secrets.token_hex(6)}@example.com"},
        "title": "Autumn catalogue",
        **changes,
    }


def move_in(suite: Suite, http: httpx.Client, outside: Container, freelancer: Freelancer) -> Desk:
    """Give a freelancer's account the profile that redeeming a magic link makes."""
    profile = first_profile(email=freelancer.email, now=outside.clock.now())
    outside.store.commit([Create(path=paths.freelancer(freelancer.uid), value=profile)])
    return Desk(suite=suite, http=http, outside=outside, freelancer=freelancer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """Somebody who may know a room key: all they can do is ask Firestore and Storage."""

    firestore: Firestore
    storage: Storage
    token: str | None = None
    side: str = "client"
    name: str = field(default="Mira Shah")

    def say(self, room_key: str, text: str) -> bool:
        """Send a message and tell whether the rules let it through."""
        message: dict[str, Value] = {
            "from": self.side,
            "name": self.name,
            "text": text,
            "at": SERVER_TIME,
            "attachments": [],
        }
        return self.firestore.is_allowed(
            Write(path=f"rooms/{room_key}/messages/{TOKENS.id()}", data=message), self.token
        )

    def upload(self, room_key: str, *, name: str, content_type: str, content: bytes) -> str:
        """Announce a file and send its bytes, like the room page does; give its id."""
        file_id = TOKENS.id()
        path = f"rooms/{room_key}/files/{file_id}"
        record: dict[str, Value] = {
            "name": name,
            "size": len(content),
            "contentType": content_type,
            "path": path,
            "from": self.side,
            "at": SERVER_TIME,
            "state": "uploading",
        }
        assert self.firestore.is_allowed(Write(path=path, data=record), self.token)
        metadata = {"contentType": content_type, "contentDisposition": "attachment"}
        assert self.storage.is_allowed(Upload(path=path, content=content, metadata=metadata), self.token)
        return file_id


def mails_to(suite: Suite, address: str) -> list[dict[str, Any]]:
    """Look into somebody's mailbox."""
    found: list[dict[str, Any]] = httpx.get(f"{suite.mail_url}/api/messages", params={"to": address}).json()
    return found
