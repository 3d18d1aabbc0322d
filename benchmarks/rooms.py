"""Rooms to measure in, made through the API and filled past it where only the amount matters."""

import base64
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from local.accounts import AS_ADMINISTRATOR, Freelancer
from local.suite import Suite
from local.visits import link_in_mail

BATCH = 400
WORDS = "The second proof is ready, and the colours are closer to the paper samples you sent last week."


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchRoom:
    """A room and who owns it."""

    owner: Freelancer
    project_id: str
    room_key: str
    link: str
    url: str


def open_room(suite: Suite, owner: Freelancer | None = None) -> BenchRoom:
    """Make a room as the desk does."""
    owner = owner or move_in(suite)
    asked = {
        "idempotencyKey": secrets.token_hex(12),
        "client": {"name": "Monsoon Café"},
        "person": {"name": "Priya Nair", "email": f"priya-{secrets.token_hex(4)}@example.com"},
        "title": "Brand and site",
        "currency": "INR",
    }
    answer = post(suite, owner, "/api/portals/rooms", asked)
    return BenchRoom(
        owner=owner,
        project_id=answer["projectId"],
        room_key=answer["roomKey"],
        link=answer["link"],
        url=answer["url"],
    )


def move_in(suite: Suite) -> Freelancer:
    """Become a freelancer by a magic link, over HTTP."""
    email = f"bench-{secrets.token_hex(6)}@example.com"
    with httpx.Client(base_url=f"{suite.hosting_url}/api/portal", timeout=60) as door:
        door.post("/sign-in", json={"email": email}).raise_for_status()
        token = link_in_mail(suite, email, "/sign-in#").partition("#")[2]
        redeemed = door.post("/sign-in/redeem", json={"token": token}).raise_for_status().json()
    url = f"http://{suite.auth_host}/identitytoolkit.googleapis.com/v1/accounts:signInWithCustomToken"
    asked = {"token": redeemed["customToken"], "returnSecureToken": True}
    id_token = httpx.post(url, params={"key": "demo"}, json=asked).raise_for_status().json()["idToken"]
    return Freelancer(uid=_uid_in(id_token), email=email, id_token=id_token)


def _uid_in(id_token: str) -> str:
    payload = id_token.split(".")[1]
    return str(json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))["user_id"])


def post(suite: Suite, owner: Freelancer, path: str, body: dict[str, Any]) -> dict[str, Any]:
    """Call the owner's door. Raises `httpx.HTTPStatusError` when it refuses."""
    answer = httpx.post(suite.hosting_url + path, json=body, headers=owner.headers, timeout=60)
    found: dict[str, Any] = answer.raise_for_status().json()
    return found


def a_line(description: str, unit_price_minor: int) -> dict[str, Any]:
    """Write a line of an invoice as the editor sends it."""
    return {
        "description": description,
        "sac": None,
        "quantityMilli": 1000,
        "unitPriceMinor": unit_price_minor,
        "rateBp": 0,
        "discount": None,
    }


def issue(suite: Suite, room: BenchRoom, lines: Sequence[dict[str, Any]]) -> str:
    """Write and issue an invoice, and return its id."""
    draft = {
        "currency": "INR",
        "lines": list(lines),
        "discount": None,
        "roundOff": False,
        "instalments": [],
        "dueOn": "2099-12-31",
        "note": "",
    }
    asked = {"idempotencyKey": secrets.token_hex(12), "projectId": room.project_id, "draft": draft}
    made = post(suite, room.owner, "/api/portals/invoices", asked)
    invoice_id = str(made["invoiceId"])
    issuing = {"version": made["version"], "idempotencyKey": secrets.token_hex(12)}
    post(suite, room.owner, f"/api/portals/invoices/{invoice_id}/issue", issuing)
    return invoice_id


def fill_with_messages(suite: Suite, room: BenchRoom, count: int) -> None:
    """Write messages of both sides, five minutes apart, the last one now."""
    began = datetime.now(UTC) - timedelta(minutes=5 * count)
    writes = [
        _message_write(suite, room, began + timedelta(minutes=5 * number), number) for number in range(count)
    ]
    url = f"http://{suite.firestore_host}/v1/{_documents(suite)}:commit"
    for first in range(0, count, BATCH):
        body = {"writes": writes[first : first + BATCH]}
        httpx.post(url, json=body, headers=AS_ADMINISTRATOR, timeout=60).raise_for_status()


def _documents(suite: Suite) -> str:
    return f"projects/{suite.project_id}/databases/(default)/documents"


def _message_write(suite: Suite, room: BenchRoom, at: datetime, number: int) -> dict[str, Any]:
    is_clients = number % 2 == 0
    fields = {
        "from": {"stringValue": "client" if is_clients else "freelancer"},
        "name": {"stringValue": "Priya Nair" if is_clients else "Asha Mehta"},
        "text": {"stringValue": f"{number + 1}. {WORDS}"},
        "at": {"timestampValue": at.isoformat()},
        "attachments": {"arrayValue": {}},
    }
    name = f"{_documents(suite)}/rooms/{room.room_key}/messages/{secrets.token_hex(10)}"
    return {"update": {"name": name, "fields": fields}}
