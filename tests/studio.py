"""A freelancer's money at work: a room with one client, the books to look into, the provider's counter."""

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import httpx
import pytest
from flask import Request
from werkzeug.test import EnvironBuilder

from latchkey.domain.due_dates import date_in
from latchkey.domain.parties import Payout, TaxKind, TaxRegistration
from latchkey.services import paths
from latchkey.services.store import Update, Where
from tests.desks import TOKENS, Desk
from tests.outside import Outside

T = TypeVar("T")
Json = dict[str, Any]

TOTAL_MINOR: Final = 118_000
TIME_ZONE: Final = "Asia/Kolkata"


def new_key() -> str:
    """Make an idempotency key as a browser would."""
    return TOKENS.id()


def a_line(**changes: Any) -> Json:  # noqa: ANN401 -- any field of it
    """Return a line of ₹1,000.00 before tax."""
    line: Json = {
        "description": "Logo",
        "sac": None,
        "quantityMilli": 1000,
        "unitPriceMinor": 100_000,
        "rateBp": 1800,
        "discount": None,
    }
    return line | changes


def a_draft(**changes: Any) -> Json:  # noqa: ANN401 -- any field of it
    """Return a complete draft of ₹1,180.00, for a freelancer who charges GST."""
    draft: Json = {
        "currency": "INR",
        "lines": [a_line()],
        "discount": None,
        "roundOff": False,
        "instalments": [],
        "dueOn": "2099-03-31",
        "note": "Thank you",
    }
    return draft | changes


def thirds(*due_on: str) -> list[Json]:
    """Split a draft 30/40/30, the rest on the last, due on these days."""
    shares = ({"rateBp": 3000, "amountMinor": None}, {"rateBp": 4000, "amountMinor": None}, None)
    days = due_on or ("2099-01-31", "2099-02-28", "2099-03-31")
    labels = ("On signing", "On delivery", "At the end")
    return [
        {"label": label, "share": share, "dueOn": day}
        for label, share, day in zip(labels, shares, days, strict=True)
    ]


def refusal(answer: httpx.Response) -> tuple[int, str]:
    """Return how an answer refuses."""
    code: str = answer.json()["error"]["code"]
    return answer.status_code, code


def at_once(doings: Sequence[Callable[[], T]]) -> list[T]:
    """Do several things at the same time."""
    with ThreadPoolExecutor(len(doings)) as pool:
        return [doing.result() for doing in [pool.submit(doing) for doing in doings]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio(Outside):
    """One freelancer in Kolkata, one room, one person on the client's side."""

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

    def mailed(self, **changes: Any) -> str:  # noqa: ANN401 -- any field of a draft
        """Issue an invoice and wait for its mail: what is paid before it went is not mailed any more."""
        invoice_id = self.issued(**changes)
        self.mails(self.room.email, 2)
        return invoice_id

    def void(self, invoice_id: str, reason: str = "Sent by mistake") -> httpx.Response:
        """Withdraw an invoice."""
        return self.desk.post(f"/invoices/{invoice_id}/void", {"reason": reason})

    def record(self, invoice_id: str, amount_minor: int, **changes: Any) -> httpx.Response:  # noqa: ANN401 -- any field of it
        """Enter money that came to the bank account."""
        body = {
            "idempotencyKey": new_key(),
            "method": "bank",
            "amountMinor": amount_minor,
            "tdsMinor": 0,
            "receivedOn": self.today,
            "reference": "",
            "note": "",
            "instalmentId": None,
        }
        return self.desk.post(f"/invoices/{invoice_id}/payments", body | changes)

    def recorded(self, invoice_id: str, amount_minor: int, **changes: Any) -> str:  # noqa: ANN401 -- any field of it
        """Enter money and return the entry's id."""
        answer = self.record(invoice_id, amount_minor, **changes)
        assert answer.status_code == httpx.codes.CREATED, answer.text
        entry_id: str = answer.json()["paymentId"]
        return entry_id

    def reverse(self, entry_id: str, reason: str = "Entered twice") -> httpx.Response:
        """Take an entry back."""
        return self.desk.post(f"/payments/{entry_id}/reverse", {"reason": reason})

    def refund(self, entry_id: str, amount_minor: int, **changes: Any) -> httpx.Response:  # noqa: ANN401 -- any field of it
        """Give money back."""
        body = {
            "idempotencyKey": new_key(),
            "amountMinor": amount_minor,
            "receivedOn": self.today,
            "note": "",
        }
        return self.desk.post(f"/payments/{entry_id}/refund", body | changes)

    def credit(self, invoice_id: str, amount_minor: int, **changes: Any) -> httpx.Response:  # noqa: ANN401 -- any field of it
        """Write a credit note."""
        body = {"idempotencyKey": new_key(), "amountMinor": amount_minor, "reason": "Agreed on less"}
        return self.desk.post(f"/invoices/{invoice_id}/credit-notes", body | changes)

    def confirm(self, invoice_id: str, instalment_id: str = "1") -> httpx.Response:
        """Say that claimed money is on the account."""
        path = f"/invoices/{invoice_id}/claims/{instalment_id}/confirm"
        return self.desk.post(path, {"receivedOn": self.today})

    def refuse(self, invoice_id: str, instalment_id: str = "1") -> httpx.Response:
        """Say that claimed money did not come."""
        path = f"/invoices/{invoice_id}/claims/{instalment_id}/refuse"
        return self.desk.post(path, {"reason": "Nothing on the account"})

    def reissue(self, invoice_id: str) -> httpx.Response:
        """Make an invoice anew."""
        return self.desk.post(f"/invoices/{invoice_id}/reissue", {"idempotencyKey": new_key()})

    # What the client does.

    def view(self, invoice_id: str) -> httpx.Response:
        """Look at the invoice in the room."""
        body = {"link": self.room.link, "payLink": None, "invoiceId": invoice_id}
        return self.desk.http.post("/api/portal/invoices/viewed", json=body)

    def pay(
        self,
        invoice_id: str,
        link: str | None = None,
        *,
        pay_link: str | None = None,
        instalment_id: str | None = None,
    ) -> httpx.Response:
        """Press Pay in the room, or behind a pay link."""
        body = {
            "link": None if pay_link else link or self.room.link,
            "payLink": pay_link,
            "invoiceId": invoice_id,
            "instalmentId": instalment_id,
        }
        return self.desk.http.post("/api/portal/invoices/pay", json=body)

    def checkout(self, invoice_id: str, instalment_id: str | None = None) -> str:
        """Press Pay and return the checkout session's id."""
        answer = self.pay(invoice_id, instalment_id=instalment_id)
        assert answer.status_code == httpx.codes.OK, answer.text
        url: str = answer.json()["url"]
        return url.rpartition("/")[2]

    def claim(self, invoice_id: str, utr: str, **changes: Any) -> httpx.Response:  # noqa: ANN401 -- any field of it
        """Say in the room that it was paid by UPI."""
        body = {
            "link": self.room.link,
            "payLink": None,
            "invoiceId": invoice_id,
            "instalmentId": "1",
            "utr": utr,
            "fileId": None,
        }
        return self.desk.http.post("/api/portal/invoices/claim", json=body | changes)

    # The clock, and what is stored behind the doors' backs.

    @property
    def today(self) -> str:
        """The freelancer's calendar day."""
        return date_in(TIME_ZONE, self.desk.outside.clock.now()).isoformat()

    def set_profile(self, **fields: object) -> None:
        """Change the profile without the settings page."""
        path = paths.freelancer(self.desk.uid)
        self.desk.outside.store.commit([Update(path=path, fields=fields)])

    def set_client(self, **fields: object) -> None:
        """Change the client without its page."""
        path = paths.client(self.desk.uid, self.project()["clientId"])
        self.desk.outside.store.commit([Update(path=path, fields=fields)])

    # The books.

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
        return list(self.entries(invoice_id).values())

    def entries(self, invoice_id: str) -> dict[str, Json]:
        """Read the ledger of an invoice by the entries' ids."""
        where = [("invoice_id", "==", invoice_id)]
        found = self.desk.outside.store.find(paths.payments(self.desk.uid), dict, where=where)
        return {entry.id: entry.value for entry in found}

    def promises(self, template: str, invoice_id: str) -> list[Json]:
        """Read what was promised about an invoice: the params of its outbox rows of a kind."""
        where: list[Where] = [("template", "==", template), ("params.invoiceId", "==", invoice_id)]
        return [row.value["params"] for row in self.desk.outside.store.find("outbox", dict, where=where)]

    def expiring(self, sessions: Sequence[str]) -> list[Json]:
        """Read which of these checkouts were promised to be closed."""
        where: list[Where] = [
            ("template", "==", "expire-checkout"),
            ("params.sessionId", "in", list(sessions)),
        ]
        return [row.value["params"] for row in self.desk.outside.store.find("outbox", dict, where=where)]

    def behind(self, pay_link: str) -> Json:
        """Read what a pay link shows."""
        return self.document(paths.pay_link(pay_link)) or {}

    def history(self, invoice_id: str) -> list[tuple[str, str, str]]:
        """Read how an invoice came to stand as it does."""
        changes = self.invoice(invoice_id)["history"]
        return [(change["from"], change["to"], change["source"]) for change in changes]

    def changes(self, invoice_id: str) -> list[tuple[str, str, str]]:
        """Read what an invoice became, by what, and by whom."""
        changes = self.invoice(invoice_id)["history"]
        return [(change["to"], change["source"], change["by"]) for change in changes]

    # What the provider knows.

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
        "timeZone": TIME_ZONE,
        "currency": "INR",
    }
    desk.put("/profile", profile).raise_for_status()
    made = Studio(desk=desk, room=desk.open_room())
    # A named tax, so that totals do not depend on where the client is.
    registration = TaxRegistration(kind=TaxKind.NAMED, label="GST", number="GST-1", rate_bp=1800)
    made.set_profile(tax=registration, payout=Payout(upi_id="meera@okaxis"))
    return made
