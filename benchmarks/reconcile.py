"""What the nightly walk costs when there is nothing to repair and when a week of webhooks was lost."""

import secrets
import time

import httpx

from benchmarks import rooms
from benchmarks.table import Row
from latchkey.services.cards.reconcile import reconcile
from local.backend import connect
from local.suite import Suite

LOST = 20


def measure(suite: Suite) -> list[Row]:
    """Walk once over payments nobody told us of, and once more over the same."""
    room = rooms.open_room(suite)
    with httpx.Client(base_url=suite.stripe_url, timeout=60) as provider:
        for _ in range(LOST):
            _pay_in_silence(suite, room, provider)
    repairing, repaired = _walk(suite)
    idle, _ = _walk(suite)
    return [
        Row(
            what=f"reconcile, {repaired} payments repaired",
            measured=f"{repairing:.1f} s",
            beside=f"{repairing / idle:.1f} times a walk that finds everything settled ({idle:.1f} s)",
        )
    ]


def _walk(suite: Suite) -> tuple[float, int]:
    ports = connect(suite)
    started = time.perf_counter()
    done = reconcile(ports)
    return time.perf_counter() - started, done["repaired"]


def _pay_in_silence(suite: Suite, room: rooms.BenchRoom, provider: httpx.Client) -> None:
    invoice_id = rooms.issue(suite, room, [rooms.a_line(f"Design {secrets.token_hex(2)}", 500_000)])
    paying = {"link": room.link, "payLink": None, "invoiceId": invoice_id, "instalmentId": None}
    url = rooms.post(suite, room.owner, "/api/portal/invoices/pay", paying)["url"]
    session_id = url.rpartition("/")[2]
    provider.post("/api/control", json={"session": session_id, "webhooks": "lose"}).raise_for_status()
    provider.post(f"/api/sessions/{session_id}/complete", json={"method": "card"}).raise_for_status()
