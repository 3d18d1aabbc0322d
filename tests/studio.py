"""A freelancer's money at work: a room with one client, the books to look into, the provider's counter."""

import json
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, TypeVar

import httpx
import pytest
import stripe
from flask import Request
from werkzeug.test import EnvironBuilder

from latchkey.services import paths
from latchkey.services.delivery import deliver
from latchkey.services.effects import EFFECTS
from latchkey.services.outbox import Row, RowState
from latchkey.services.store import Replace, Where
from local.suite import Suite
from tests.desks import TOKENS, Desk, Room
from tests.faults.clocks import later

T = TypeVar("T")
Json = dict[str, Any]

WAIT_SECONDS: Final = 30
TOTAL_MINOR: Final = 118_000


def new_key() -> str:
    """Make an idempotency key as a browser would."""
    return TOKENS.id()


def a_draft(**changes: Any) -> Json:  # noqa: ANN401 -- any field of it
    """Return a complete draft of ₹1,180.00."""
    draft: Json = {
        "currency": "INR",
        "lines": [{"description": "Logo", "quantityMilli": 1000, "unitPriceMinor": 100_000}],
        "tax": {"label": "GST", "rateBp": 1800},
        "dueOn": "2099-03-31",
        "note": "Thank you",
    }
    return draft | changes


def at_once(doings: Sequence[Callable[[], T]]) -> list[T]:
    """Do several things at the same time."""
    with ThreadPoolExecutor(len(doings)) as pool:
        return [doing.result() for doing in [pool.submit(doing) for doing in doings]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """One freelancer in Kolkata, one room, one person on the client's side."""

    desk: Desk
    room: Room

    @property
    def suite(self) -> Suite:
        """Where everything answers."""
        return self.desk.suite

    # What the freelancer does.

    def write_draft(self, **changes: Any) -> str:  # noqa: ANN401 -- any field of a draft
        """Write a draft and return the invoice's id."""
        body = {"idempotencyKey": new_key(), "projectId": self.room.project_id, "draft": a_draft(**changes)}
        written: str = self.desk.post("/invoices", body).raise_for_status().json()["invoiceId"]
        return written

    def issue(self, invoice_id: str, version: int = 1) -> httpx.Response:
        """Issue a draft."""
        body = {"version": version, "idempotencyKey": new_key()}
        return self.desk.post(f"/invoices/{invoice_id}/issue", body)

    def issued(self, **changes: Any) -> str:  # noqa: ANN401 -- any field of a draft
        """Write and issue an invoice; return its id."""
        invoice_id = self.write_draft(**changes)
        self.issue(invoice_id).raise_for_status()
        return invoice_id

    def void(self, invoice_id: str) -> httpx.Response:
        """Withdraw an invoice."""
        return self.desk.post(f"/invoices/{invoice_id}/void")

    # What the client does.

    def view(self, invoice_id: str) -> httpx.Response:
        """Look at the invoice in the room."""
        body = {"link": self.room.link, "invoiceId": invoice_id}
        return self.desk.http.post("/api/portal/invoices/viewed", json=body)

    def pay(self, invoice_id: str, link: str | None = None) -> httpx.Response:
        """Press Pay in the room."""
        body = {"link": link or self.room.link, "invoiceId": invoice_id}
        return self.desk.http.post("/api/portal/invoices/pay", json=body)

    def checkout(self, invoice_id: str) -> str:
        """Press Pay and return the checkout session's id."""
        url: str = self.pay(invoice_id).raise_for_status().json()["url"]
        return url.rpartition("/")[2]

    # The books.

    def document(self, path: str) -> Json | None:
        """Read a document as it is stored."""
        found = self.desk.outside.store.get(path, dict)
        return found.value if found else None

    def invoice(self, invoice_id: str) -> Json:
        """Read an invoice in the books."""
        return self.document(paths.invoice(self.desk.uid, invoice_id)) or {}

    def shown(self, invoice_id: str) -> Json:
        """Read what the room shows of an invoice."""
        return self.document(paths.room_invoice(self.project()["roomKey"], invoice_id)) or {}

    def project(self) -> Json:
        """Read the project."""
        return self.document(paths.project(self.desk.uid, self.room.project_id)) or {}

    def ledger(self, invoice_id: str) -> list[Json]:
        """Read the payments that came for an invoice."""
        where = [("invoice_id", "==", invoice_id)]
        found = self.desk.outside.store.find(paths.payments(self.desk.uid), dict, where=where)
        return [payment.value for payment in found]

    def history(self, invoice_id: str) -> list[tuple[str, str, str]]:
        """Read how an invoice came to stand as it does."""
        changes = self.invoice(invoice_id)["history"]
        return [(change["from"], change["to"], change["source"]) for change in changes]

    def overwrite(self, path: str, document: Json) -> None:
        """Change what is stored behind everybody's back."""
        self.desk.outside.store.commit([Replace(path=path, value=document)])

    # The outbox.

    def put_off(self, field: str, value: str, count: int) -> list[str]:
        """Give the promises that were tried once and put off, as soon as there are that many."""
        where: list[Where] = [
            (field, "==", value),
            ("state", "==", RowState.WAITING),
            ("attempts", "==", 1),
        ]
        rows = self.desk.outside.store.find("outbox", Row, where=where)
        return [row.id for row in rows] if len(rows) == count else []

    def deliver_later(self, rows: Sequence[str]) -> None:
        """Keep promises as the sweep would an hour from now."""
        outside = later(self.suite, timedelta(hours=1))
        for row in rows:
            deliver(outside, row, EFFECTS)

    # The provider and the post.

    def stripe(self, path: str, **body: Any) -> Any:  # noqa: ANN401 -- JSON
        """Ask for something at the provider's counter."""
        answer = httpx.post(f"{self.suite.stripe_url}/api{path}", json=body, timeout=60)
        return answer.raise_for_status().json()

    def sessions(self, invoice_id: str) -> list[Json]:
        """Read every checkout that was ever opened for an invoice."""
        query = {"client_reference_id": invoice_id}
        found = httpx.get(f"{self.suite.stripe_url}/api/sessions", params=query, timeout=60)
        sessions: list[Json] = found.raise_for_status().json()
        return sessions

    def delivered(self, session_id: str) -> list[int | None]:
        """Wait until the provider has told everything about a checkout; return how each try was answered."""
        query = {"session": session_id, "wait": str(WAIT_SECONDS)}
        found = httpx.get(f"{self.suite.stripe_url}/api/deliveries", params=query, timeout=60)
        report = found.raise_for_status().json()
        assert report["settled"], report
        return [attempt["status"] for attempt in report["deliveries"]]

    def mails(self, to: str, count: int) -> list[Json]:
        """Wait until an address has got that many mails."""
        query = {"to": to, "count": str(count), "wait": str(WAIT_SECONDS)}
        found = httpx.get(f"{self.suite.mail_url}/api/messages", params=query, timeout=60)
        mails: list[Json] = found.raise_for_status().json()
        assert len(mails) >= count, [mail["subject"] for mail in mails]
        return mails

    def paid_but_untold(self) -> tuple[str, str]:
        """Let the client pay while the provider keeps its webhooks to itself; return invoice and session."""
        invoice_id = self.issued()
        session_id = self.checkout(invoice_id)
        self.stripe("/control", webhooks="hold", session=session_id)
        self.stripe(f"/sessions/{session_id}/complete", method="card")
        return invoice_id, session_id

    def event_about(
        self,
        invoice_id: str,
        kind: str = "checkout.session.completed",
        *,
        session_id: str | None = None,
        **changes: object,
    ) -> str:
        """Write an event about a checkout of the invoice's as Stripe would; by default about its only one."""
        sessions = {session["id"]: session for session in self.sessions(invoice_id)}
        about = sessions[session_id] if session_id else next(iter(sessions.values()))
        event: Json = {"id": f"evt_{new_key()}", "object": "event", "type": kind, "data": {"object": about}}
        return json.dumps(event | changes)

    def post_webhook(self, body: bytes, signature: str | None) -> httpx.Response:
        """Put a letter into Stripe's box."""
        headers = {} if signature is None else {"Stripe-Signature": signature}
        return self.desk.http.post("/api/stripe/webhook", content=body, headers=headers)

    def sign(self, body: str, *, seconds_ago: int = 0) -> str:
        """Sign a body as Stripe does."""
        secret, at = self.suite.stripe_webhook_secret, int(time.time()) - seconds_ago
        return str(stripe.WebhookSignature.generate_signature_header(body, secret, at))


def a_letter(body: bytes, signature: str) -> Request:
    """Write a webhook as a request for a function in this process."""
    headers = [("Stripe-Signature", signature)]
    builder = EnvironBuilder(path="/api/stripe/webhook", method="POST", data=body, headers=headers)
    return Request(builder.get_environ())


@pytest.fixture
def studio(desk: Desk) -> Studio:
    """Return a freelancer with one room and one client, whom no other test knows."""
    profile = {
        "name": "Meera Rao",
        "businessName": "Studio Meera",
        "brand": {"accent": "#6cb6ff", "logo": None},
        "timeZone": "Asia/Kolkata",
        "currency": "INR",
    }
    desk.put("/profile", profile).raise_for_status()
    return Studio(desk=desk, room=desk.open_room())
