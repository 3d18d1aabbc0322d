"""What it takes to settle a payment by webhook, beside the bare commit it ends in."""

import json
import secrets
import statistics
import time
from datetime import UTC, datetime
from typing import Any

import httpx
import stripe

from benchmarks import rooms
from benchmarks.table import Row
from local.accounts import AS_ADMINISTRATOR
from local.suite import Suite

ROUNDS = 10
FEW_ROUNDS = 3
ENTRIES = 20
COMMIT_WRITES = 8
"""Event, ledger entry, invoice, two copies, summary and two outbox rows: what a settled payment writes."""


def measure(suite: Suite) -> list[Row]:
    """Settle one invoice after the other, and write as many documents as that does."""
    room = rooms.open_room(suite)
    settled = statistics.median(_settle(suite, room) for _ in range(ROUNDS))
    crowded = statistics.median(_settle(suite, room, ENTRIES) for _ in range(FEW_ROUNDS))
    bare = statistics.median(_commit(suite) for _ in range(ROUNDS))
    return [
        Row(what="bare commit of as many documents (floor)", measured=f"{bare:.0f} ms"),
        Row(
            what="webhook, delivery to answer, payment settled",
            measured=f"{settled:.0f} ms",
            beside=f"{settled / bare:.1f} times the floor, median of {ROUNDS}, in the emulator",
        ),
        Row(
            what=f"the same, with {ENTRIES} entries in the invoice's ledger",
            measured=f"{crowded:.0f} ms",
            beside=f"{crowded / settled:.1f} times as long as with none, median of {FEW_ROUNDS}",
        ),
    ]


def _settle(suite: Suite, room: rooms.BenchRoom, entries: int = 0) -> float:
    session = _pay(suite, room, entries)
    event = {
        "id": f"evt_{secrets.token_hex(12)}",
        "object": "event",
        "type": "checkout.session.completed",
        "created": int(time.time()),
        "data": {"object": session},
    }
    body = json.dumps(event)
    signed = stripe.WebhookSignature.generate_signature_header(body, suite.stripe_webhook_secret)
    started = time.perf_counter()
    answer = httpx.post(
        f"{suite.hosting_url}/api/stripe/webhook",
        content=body,
        headers={"Stripe-Signature": signed, "Content-Type": "application/json"},
        timeout=60,
    )
    took = (time.perf_counter() - started) * 1000
    answer.raise_for_status()
    return took


def _enter_money(suite: Suite, room: rooms.BenchRoom, invoice_id: str, entries: int) -> None:
    """Let the ledger hold small part payments already."""
    for _ in range(entries):
        asked = {
            "idempotencyKey": secrets.token_hex(12),
            "method": "cash",
            "amountMinor": 100,
            "tdsMinor": 0,
            "receivedOn": datetime.now(UTC).date().isoformat(),
            "reference": "",
            "note": "",
            "instalmentId": None,
        }
        rooms.post(suite, room.owner, f"/api/portals/invoices/{invoice_id}/payments", asked)


def _pay(suite: Suite, room: rooms.BenchRoom, entries: int) -> dict[str, Any]:
    """Issue an invoice and have its checkout paid, with the provider's own webhook held back."""
    invoice_id = rooms.issue(suite, room, [rooms.a_line("Design", 4_720_000)])
    _enter_money(suite, room, invoice_id, entries)
    paying = {"link": room.link, "payLink": None, "invoiceId": invoice_id, "instalmentId": None}
    url = rooms.post(suite, room.owner, "/api/portal/invoices/pay", paying)["url"]
    session_id = url.rpartition("/")[2]
    with httpx.Client(base_url=suite.stripe_url) as provider:
        hold = {"session": session_id, "webhooks": "hold"}
        provider.post("/api/control", json=hold).raise_for_status()
        complete = {"method": "card", "outcome": "succeeded"}
        done = provider.post(f"/api/sessions/{session_id}/complete", json=complete).raise_for_status()
        session: dict[str, Any] = done.json()
        return session


def _commit(suite: Suite) -> float:
    documents = f"projects/{suite.project_id}/databases/(default)/documents"
    writes = [
        {
            "update": {
                "name": f"{documents}/bench/{secrets.token_hex(10)}",
                "fields": {"note": {"stringValue": "x" * 500}},
            }
        }
        for _ in range(COMMIT_WRITES)
    ]
    started = time.perf_counter()
    url = f"http://{suite.firestore_host}/v1/{documents}:commit"
    httpx.post(url, json={"writes": writes}, headers=AS_ADMINISTRATOR).raise_for_status()
    return (time.perf_counter() - started) * 1000
