"""What stands around a freelancer's books: the documents, the outbox, the provider's counter and the post."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

import httpx
import stripe

from latchkey.services.delivery import deliver
from latchkey.services.effects import EFFECTS
from latchkey.services.outbox import Row, RowState
from latchkey.services.store import Replace, Where
from local.suite import Suite
from tests.desks import Desk, Room
from tests.faults.clocks import later

Json = dict[str, Any]
WAIT_SECONDS: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """One freelancer with one room, and everything around them."""

    desk: Desk
    room: Room

    @property
    def suite(self) -> Suite:
        """Where everything answers."""
        return self.desk.suite

    # The documents.

    def document(self, path: str) -> Json | None:
        """Read a document as it is stored."""
        found = self.desk.outside.store.get(path, dict)
        return found.value if found else None

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

    def post_webhook(self, body: bytes, signature: str | None) -> httpx.Response:
        """Put a letter into Stripe's box."""
        headers = {} if signature is None else {"Stripe-Signature": signature}
        return self.desk.http.post("/api/stripe/webhook", content=body, headers=headers)

    def sign(self, body: str, *, seconds_ago: int = 0) -> str:
        """Sign a body as Stripe does."""
        secret, at = self.suite.stripe_webhook_secret, int(time.time()) - seconds_ago
        return str(stripe.WebhookSignature.generate_signature_header(body, secret, at))
