"""How fast an invoice becomes a PDF, and how large it is, beside one word from the same typesetter."""

import statistics
import time
from collections.abc import Callable
from functools import partial

import typst

from benchmarks import rooms
from benchmarks.table import Row
from latchkey.services.billing.papers import owners_invoice
from local.backend import connect
from local.suite import Suite

ROUNDS = 20
INVOICES = 5
FEW, MANY = 3, 200


def measure(suite: Suite) -> list[Row]:
    """Print a usual invoice and the longest there may be, from the books to the bytes."""
    room = rooms.open_room(suite)
    ports = connect(suite)
    floor = statistics.median(_timed(_one_word) for _ in range(ROUNDS))
    rows = [Row(what="PDF of one word (floor)", measured=f"{floor:.0f} ms")]
    for count in (FEW, MANY):
        # Each is another invoice: the typesetter remembers what it has set before.
        lines = [rooms.a_line(f"Page {number}", 125_050) for number in range(1, count + 1)]
        times, sizes = [], []
        for _ in range(INVOICES):
            invoice_id = rooms.issue(suite, room, lines)
            printing = partial(owners_invoice, ports, owner=room.owner.uid, invoice_id=invoice_id)
            times.append(_timed(printing))
            sizes.append(len(printing().content) / 1024)
        took = statistics.median(times)
        rows.append(
            Row(
                what=f"invoice of {count} lines as PDF, read from the books",
                measured=f"{took:.0f} ms",
                beside=f"{took / floor:.1f} times the floor, {1000 / took:.0f} a second, {sizes[-1]:.0f} kB",
            )
        )
    return rows


def _timed(doing: Callable[[], object]) -> float:
    started = time.perf_counter()
    doing()
    return (time.perf_counter() - started) * 1000


def _one_word() -> None:
    typst.compile(b"Latchkey")
