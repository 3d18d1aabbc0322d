"""What the hourly sweep costs as the books grow and what is due does not."""

import time
from datetime import UTC, datetime, timedelta

from benchmarks.table import Row
from latchkey.services.billing.overdue import check_due_invoices
from local.backend import connect
from local.suite import Suite
from tests.faults.quiet_town import found_town

SIZES = (100, 1_000, 10_000)
DUE = 10
NOW = datetime(2026, 3, 28, 3, 47, tzinfo=UTC)
"""A morning in Kolkata, three days before the invoices are due: the ladder's first step."""


def measure(suite: Suite) -> list[Row]:
    """Sweep over books of three sizes in which ten invoices ask for a look."""
    town = found_town(connect(suite))
    rows, there = [], 0
    for size in SIZES:
        town.owe_many(size - there - DUE, next_check_at=NOW + timedelta(hours=1))
        town.owe_many(DUE, next_check_at=NOW - timedelta(minutes=17))
        there = size
        ports, store = town.counting(NOW)
        started = time.perf_counter()
        looked_at = check_due_invoices(ports)
        took = (time.perf_counter() - started) * 1000
        rows.append(
            Row(
                what=f"sweep over {size:,} invoices, {looked_at} of them due",
                measured=f"{store.reads} reads",
                beside=f"{took:.0f} ms; the floor is one read for each that is due",
            )
        )
    town.leave()
    return rows
