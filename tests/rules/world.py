"""The room that every case of the rules' tests plays in, with a document of every kind."""

import secrets
import string
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from tests.rules.firestore_rest import SERVER_TIME, Value
from tests.rules.work import comment, consent, decision, deliverable, task, version

BASE62: Final = string.digits + string.ascii_letters
NOW: Final = datetime.now(UTC)
YESTERDAY: Final = NOW - timedelta(days=1)
TOMORROW: Final = NOW + timedelta(days=1)
AN_HOUR_AGO: Final = NOW - timedelta(hours=1)


class Person(StrEnum):
    """Who may come to the door."""

    OWNER = "the owner"
    LINK_HOLDER = "a link holder"
    OTHER_FREELANCER = "another freelancer who holds the link"


CLIENT_SIDE: Final = (Person.LINK_HOLDER, Person.OTHER_FREELANCER)

OPEN: Final[Mapping[str, Value]] = {}
OPEN_UNTIL_TOMORROW: Final[Mapping[str, Value]] = {"closesAt": TOMORROW}
CLOSED: Final[Mapping[str, Value]] = {"open": False}
CLOSED_SINCE_YESTERDAY: Final[Mapping[str, Value]] = {"closesAt": YESTERDAY}

SIDES: Final = ("client", "freelancer")
FILE_STATES: Final = ("uploading", "refused", "ready")


def new_id(length: int = 20) -> str:
    """Make a fresh identifier of the form the product uses."""
    return "".join(secrets.choice(BASE62) for _ in range(length))


def side_of(person: Person) -> str:
    """Say which side of the room `person` is on."""
    return "freelancer" if person is Person.OWNER else "client"


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Names of one owner's room, links and books."""

    owner: str
    other: str
    room_key: str
    link: str
    project_id: str
    document_id: str
    """The one message, milestone, invoice, client and person of the room have this id."""

    @classmethod
    def new(cls, owner: str, other: str) -> "World":
        """Name a fresh room of the freelancer with the uid `owner`; `other` is a freelancer without it."""
        return cls(
            owner=owner,
            other=other,
            room_key=new_id(24),
            link=new_id(24),
            project_id=new_id(),
            document_id=new_id(),
        )

    @property
    def room(self) -> str:
        """The room's path."""
        return f"rooms/{self.room_key}"

    @property
    def books(self) -> str:
        """The path of the owner's private tree."""
        return f"freelancers/{self.owner}"

    @property
    def project(self) -> str:
        """The path of the room's project in the books."""
        return f"{self.books}/projects/{self.project_id}"

    def file_id(self, side: str, state: str) -> str:
        """Name the file that `side` announced and that is now in `state`."""
        return f"{side}{state}{self.document_id}"[:20]

    def documents(self, room: Mapping[str, Value]) -> dict[str, Mapping[str, Value]]:
        """Give every document of this world, with the fields in `room` laid over the room's own."""
        return self._shared(room) | self._private() | self._leads() | self._links()

    def _shared(self, room: Mapping[str, Value]) -> dict[str, Mapping[str, Value]]:
        files = {
            f"{self.room}/files/{self.file_id(side, state)}": {**self.file(side), "at": NOW, "state": state}
            for side in SIDES
            for state in FILE_STATES
        }
        return {
            self.room: {**self._room(), **room},
            f"{self.room}/messages/{self.document_id}": {**message("client"), "at": NOW},
            f"{self.room}/milestones/{self.document_id}": milestone(),
            f"{self.room}/invoices/{self.document_id}": {"number": "INV-2026-001", "totalMinor": 150_000},
            **files,
            **self._work(),
        }

    def _work(self) -> dict[str, Mapping[str, Value]]:
        file_id = self.file_id("freelancer", "ready")
        delivered, approved = self.named("delivered"), self.named("approved")
        return {
            f"{self.room}/tasks/{self.document_id}": {**task(), "forClient": False},
            f"{self.room}/tasks/{self.named('given')}": task(),
            f"{self.room}/tasks/{self.named('ticked')}": {
                **task(),
                "isDone": True,
                "doneAt": YESTERDAY,
                "doneBy": "client",
            },
            f"{self.room}/deliverables/{self.document_id}": deliverable(),
            f"{self.room}/deliverables/{delivered}": {**deliverable(), "version": 2},
            f"{self.room}/deliverables/{approved}": {**deliverable(), "version": 1},
            f"{self.room}/versions/{delivered}_1": {**version(delivered, 1, file_id), "at": NOW},
            f"{self.room}/versions/{delivered}_2": {**version(delivered, 2, file_id), "at": NOW},
            f"{self.room}/versions/{approved}_1": {**version(approved, 1, file_id), "at": NOW},
            f"{self.room}/decisions/{approved}_1_approved": {
                **decision(approved, 1, "approved"),
                "at": NOW,
            },
            f"{self.room}/seen/{self.document_id}": {"at": YESTERDAY, "timeZone": "Asia/Kolkata"},
            f"{self.room}/consents/{self.document_id}": {**consent(), "at": YESTERDAY},
            f"{self.room}/consents/withdrawn": {**consent(), "at": YESTERDAY, "withdrawnAt": YESTERDAY},
            f"{self.room}/consents/old": {**consent(), "at": YESTERDAY, "version": 0},
            f"{self.room}/comments/{self.document_id}": {
                **comment(self.document_id, "milestone", self.document_id),
                "at": NOW,
            },
            f"{self.room}/comments/{self.named('shown')}": {
                **comment(self.document_id, "milestone", self.document_id),
                "at": NOW,
                "state": "published",
                "publishedAt": NOW,
            },
            f"{self.room}/updates/{self.document_id}": {"text": "On time", "at": NOW, "isMailed": True},
        }

    def named(self, name: str) -> str:
        """Name another document of a collection, by what is special about it."""
        return f"{name}{self.document_id}"[:20]

    def _room(self) -> Mapping[str, Value]:
        return {
            "owner": self.owner,
            "projectId": self.project_id,
            "title": "Spring catalogue",
            "client": {"name": "Bluebird Books"},
            "open": True,
            "closesAt": None,
            "limits": {"messages": 20, "files": 10, "bytes": 1_000},
            "counters": {"messages": 1, "files": 6, "bytes": 600},
            "ownerSeenAt": None,
            "clientSeenAt": None,
        }

    def _private(self) -> dict[str, Mapping[str, Value]]:
        waiting: Value = {"comments": None, "changes": None}
        summary: Value = {
            "unread": 3,
            "lastMessageAt": NOW,
            "lastMessage": None,
            "dues": {},
            "waiting": waiting,
        }
        return {
            self.books: {"name": "Asha Rao"},
            self.project: {
                "title": "Spring catalogue",
                "roomKey": self.room_key,
                "summary": summary,
                "clientId": self.document_id,
                "currency": "INR",
            },
            f"{self.books}/timeEntries/{self.document_id}": {
                **self.entry(),
                "updatedAt": NOW,
                "createdAt": NOW,
            },
            f"{self.books}/timeEntries/{self.named('billed')}": {
                **self.entry(),
                "updatedAt": NOW,
                "createdAt": NOW,
                "invoiceId": self.document_id,
            },
            f"{self.project}/people/new": {"owner": self.owner, "link": self.link},
            f"{self.books}/projects/another/people/{self.named('elsewhere')}": {"owner": self.owner},
            f"{self.project}/people/{self.document_id}": {"owner": self.owner, "link": self.link},
            f"{self.books}/clients/{self.document_id}": {"name": "Bluebird Books"},
            f"{self.books}/clients/{self.named('another')}": {"name": "Mira Textiles"},
            f"freelancers/{self.other}/clients/{self.named('theirs')}": {"name": "Kestrel Films"},
            f"{self.books}/interactions/{self.document_id}": {**interaction(self.document_id), "at": NOW},
            f"{self.books}/interactions/{self.named('another')}": {
                **interaction(self.named("another")),
                "at": NOW,
            },
            f"{self.books}/invoices/{self.document_id}": {"number": "INV-2026-001"},
            f"{self.books}/payments/pi_1": {"amountMinor": 150_000},
            f"{self.books}/counters/INV-2026": {"last": 1},
            f"{self.books}/creditNotes/{self.document_id}": {"number": "CN-2026-001"},
            f"{self.books}/letterheads/{'0' * 64}": {"logo": "data:image/png;base64,AAAA"},
            f"{self.books}/utrs/432198765012": {"state": "claimed"},
            f"{self.books}/certificates/{self.document_id}-2026": {"state": "received"},
            f"{self.books}/followUps/{self.document_id}": {"title": "Ask about the proofs"},
            f"{self.books}/followUps/{self.document_id}/history/first": {"isSkipped": False},
            f"{self.books}/mornings/next": {"nextAt": NOW},
        }

    def lead(self, kind: str = "") -> str:
        """Give the path of a lead: the usual one, or one that is `qualified`, `converted`, `gone` or `torn`.

        The usual one was contacted yesterday; of the gone one only the history is left; the torn one names a
        move that is not there.
        """
        return f"{self.books}/leads/{f'{kind}{self.document_id}'[:20]}"

    def _leads(self) -> dict[str, Mapping[str, Value]]:
        moved = {**lead(), "createdAt": YESTERDAY, "stageSince": YESTERDAY, "lastMove": self.document_id}
        contacted: Mapping[str, Value] = {**moved, "stage": "contacted"}
        proposed: Mapping[str, Value] = {**moved, "stage": "proposal", "qualifiedAt": YESTERDAY}
        conversion: Value = {"projectId": self.project_id, "clientId": self.document_id}
        move: Mapping[str, Value] = {"from": "new", "to": "contacted", "at": YESTERDAY}
        return {
            self.lead(): contacted,
            self.lead("qualified"): proposed,
            self.lead("converted"): {**proposed, "stage": "won", "conversion": conversion},
            self.lead("torn"): contacted,
            f"{self.lead()}/moves/{self.document_id}": move,
            f"{self.lead('gone')}/moves/{self.document_id}": move,
            f"enquiryPages/open-{self.link.lower()}": {"ownerName": "Asha", "isOpen": True},
            f"enquiryPages/closed-{self.link.lower()}": {"ownerName": "Asha", "isOpen": False},
            f"enquiryOwners/open-{self.link.lower()}": {"owner": self.owner},
            f"enquiryOwners/closed-{self.link.lower()}": {"owner": self.owner},
        }

    def _links(self) -> dict[str, Mapping[str, Value]]:
        live: Mapping[str, Value] = {
            "owner": self.owner,
            "roomKey": self.room_key,
            "revokedAt": None,
            "expiresAt": None,
        }
        pay_link: Mapping[str, Value] = {
            "owner": self.owner,
            "invoiceId": self.document_id,
            "invoice": {"number": "INV-2026-001", "totalMinor": 150_000},
            "revokedAt": None,
        }
        return {
            f"links/{self.link}": live,
            f"links/{self.link}-until-tomorrow": {**live, "expiresAt": TOMORROW},
            f"links/{self.link}-expired": {**live, "expiresAt": YESTERDAY},
            f"links/{self.link}-revoked": {**live, "revokedAt": YESTERDAY},
            f"payLinks/{self.link}": pay_link,
            f"payLinks/{self.link}-revoked": {**pay_link, "revokedAt": YESTERDAY},
        }

    @property
    def timer(self) -> str:
        """The path of the one timer, which all rooms of the owner share."""
        return f"{self.books}/timers/live"

    def running(self) -> Mapping[str, Value]:
        """Give a timer that runs since an hour ago."""
        return {
            "entryId": self.named("stopped"),
            "projectId": self.project_id,
            "taskId": None,
            "description": "",
            "isBillable": True,
            "startedAt": AN_HOUR_AGO,
        }

    def entry(self) -> Mapping[str, Value]:
        """Give a valid entry of half an hour, written by hand."""
        return {
            "projectId": self.project_id,
            "clientId": self.document_id,
            "taskId": None,
            "taskTitle": "",
            "description": "",
            "person": "Asha Rao",
            "startedAt": AN_HOUR_AGO,
            "endedAt": AN_HOUR_AGO + timedelta(minutes=30),
            "seconds": 1_800,
            "isBillable": True,
            "billRateMinor": 100_000,
            "costRateMinor": None,
            "billParts": 180_000_000,
            "costParts": 0,
            "currency": "INR",
            "source": "manual",
            "createdAt": SERVER_TIME,
            "updatedAt": SERVER_TIME,
            "invoiceId": None,
        }

    def file(self, side: str, file_id: str | None = None) -> Mapping[str, Value]:
        """Give a valid record as `side` announces it."""
        return {
            "name": "cover.png",
            "size": 100,
            "contentType": "image/png",
            "path": f"{self.room}/files/{file_id}",
            "from": side,
            "at": SERVER_TIME,
            "state": "uploading",
        }


def message(side: str) -> Mapping[str, Value]:
    """Give a valid message of `side`."""
    return {"from": side, "name": "Mira", "text": "Good morning", "at": SERVER_TIME, "attachments": []}


def milestone() -> Mapping[str, Value]:
    """Give a valid milestone."""
    return {
        "position": 1,
        "title": "First draft",
        "status": "planned",
        "progress": 0,
        "dueOn": None,
        "doneOn": None,
    }


def lead() -> Mapping[str, Value]:
    """Give a valid new lead."""
    return {
        "name": "Mira Shah",
        "company": "",
        "email": None,
        "phone": None,
        "source": "referral",
        "title": "Spring catalogue",
        "valueMinor": None,
        "currency": "INR",
        "stage": "new",
        "position": -1.5,
        "expectedOn": None,
        "lostReason": None,
        "override": None,
        "answers": {},
        "notes": "",
        "createdAt": SERVER_TIME,
        "stageSince": SERVER_TIME,
        "lastMove": None,
        "qualifiedAt": None,
        "conversion": None,
    }


def interaction(client_id: str) -> Mapping[str, Value]:
    """Give a valid entry of a client's log."""
    return {
        "clientId": client_id,
        "kind": "call",
        "text": "They want it by March",
        "on": "2026-11-20",
        "corrects": None,
        "at": SERVER_TIME,
    }
