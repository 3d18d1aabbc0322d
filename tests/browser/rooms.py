"""A freelancer's rooms and the ways into them, with the shortcuts that a test may take behind the scenes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from playwright.sync_api import Page, expect

from latchkey.services import paths
from tests.browser.visitors import enter_desk
from tests.desks import TOKENS, Browser, Desk, Room
from tests.rules.firestore_rest import ADMIN, Update, Value
from tests.rules.work import comment, deliverable, task, version

TITLE = "Autumn catalogue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """The rooms of one freelancer, whom no other test knows."""

    desk: Desk
    owner: Browser
    """The freelancer without a page: only what Firestore and Storage take."""
    client: Browser
    """The client without a page."""

    def open(self, **changes: object) -> Room:
        """Open a room without going to the desk."""
        return self.desk.open_room(**{"title": TITLE, **changes})

    def enter(self, room: Room, page: Page) -> Page:
        """Follow the link in the client's mail."""
        page.goto(room.url)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_role("banner")).to_contain_text("Live")
        return page

    def enter_as_owner(self, room: Room, page: Page, part: str = "") -> Page:
        """Sign in and go to the room at the desk."""
        enter_desk(self.desk, page, f"/desk/rooms/{room.project_id}{part}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page

    def remember(self, room: Room, messages: Sequence[Mapping[str, Value]]) -> None:
        """Put a past into the room."""
        folder = paths.messages(room.room_key)
        self.owner.firestore.store({f"{folder}/{TOKENS.id()}": message for message in messages})

    def change(self, room: Room, fields: Mapping[str, Value]) -> None:
        """Change the room's own document past its rules."""
        assert self.owner.firestore.is_allowed(
            Update(path=paths.room(room.room_key), data=dict(fields)), ADMIN
        )

    def messages(self, room: Room) -> list[dict[str, Any]]:
        """Read what has arrived, oldest first."""
        found = self.desk.outside.store.find(paths.messages(room.room_key), dict)
        return sorted((one.value for one in found), key=lambda message: message["at"])

    def files(self, room: Room) -> dict[str, dict[str, Any]]:
        """Read the files' records, by name."""
        found = self.desk.outside.store.find(paths.files(room.room_key), dict)
        return {one.value["name"]: one.value for one in found}

    def furnish(self, room: Room) -> None:
        """Put something of everything into the room, so that a page has something to show."""
        now = self.desk.outside.clock.now()
        said = [
            ("freelancer", "Asha", "Here is the plan: https://example.com/plan\nHave a look.", 26),
            ("client", "Mira Shah", "Lovely. When can we see the first draft?", 25),
            ("freelancer", "Asha", "On Friday. Which of the two colours do you like?", 1),
        ]
        self.remember(
            room,
            [
                {
                    "from": side,
                    "name": name,
                    "text": text,
                    "at": now - timedelta(hours=ago),
                    "attachments": [],
                }
                for side, name, text, ago in said
            ],
        )
        steps = [
            ("Brief", "done", 100),
            ("Logo", "review", 80),
            ("Site", "inProgress", 35),
            ("Print", "planned", 0),
        ]
        for position, (title, status, progress) in enumerate(steps, start=1):
            self.plan(room, title, position=position, status=status, progress=progress)
        self.client.upload(room.room_key, name="brief.txt", content_type="text/plain", content=b"A brief\n")
        self.show_work(room)

    def show_work(self, room: Room) -> None:
        """Put work into the room: tasks, a version that waits, a published comment and an update."""
        now, delivered, file_id = self.desk.outside.clock.now(), TOKENS.id(), TOKENS.id()
        ticked: dict[str, Value] = {"isDone": True, "doneAt": now, "doneBy": "freelancer"}
        file = {**a_file(room, file_id), "at": now, "state": "ready"}
        root = paths.room(room.room_key)
        self.owner.firestore.store(
            {
                f"{root}/tasks/{TOKENS.id()}": task(),
                f"{root}/tasks/{delivered}": {**task(), "title": "Draw", "forClient": False, **ticked},
                f"{root}/files/{file_id}": file,
                f"{root}/deliverables/{delivered}": {**deliverable(), "version": 1},
                f"{root}/versions/{delivered}_1": {**version(delivered, 1, file_id), "at": now},
                f"{root}/comments/{TOKENS.id()}": {
                    **comment("somebody", "deliverable", delivered),
                    "at": now,
                    "state": "published",
                    "publishedAt": now,
                },
                f"{root}/updates/{TOKENS.id()}": {"text": "On time.", "at": now, "isMailed": True},
            }
        )

    def plan(self, room: Room, title: str, **fields: Value) -> None:
        """Add a step to the plan."""
        milestone: dict[str, Value] = {
            "position": 1,
            "title": title,
            "status": "planned",
            "progress": 0,
            "dueOn": None,
            "doneOn": None,
            **fields,
        }
        self.owner.firestore.store({f"{paths.milestones(room.room_key)}/{TOKENS.id()}": milestone})


def a_file(room: Room, file_id: str) -> dict[str, Value]:
    """Give the record of a file of the freelancer's."""
    return {
        "name": "logo.pdf",
        "size": 1_000,
        "contentType": "application/pdf",
        "path": paths.room_file(room.room_key, file_id),
        "from": "freelancer",
    }
