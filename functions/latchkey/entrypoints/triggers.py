"""What happened elsewhere: a message, an uploaded object, an outbox row, another hour."""

import time

from latchkey.entrypoints.log import log_event
from latchkey.services.delivery import deliver
from latchkey.services.effects import EFFECTS
from latchkey.services.files import settle_file
from latchkey.services.ports import Ports
from latchkey.services.summaries import recount_room
from latchkey.services.sweep import sweep


def note_message(ports: Ports, *, room_key: str) -> None:
    """Bring badges and caps in step after a message."""
    started = time.monotonic()
    recount_room(ports, room_key)
    log_event("on_message_created", outcome="recounted", ms=_since(started))


def check_object(ports: Ports, *, path: str) -> None:
    """Decide about an object that was uploaded."""
    started = time.monotonic()
    settle_file(ports, path)
    log_event("on_file_finalized", outcome="settled", ms=_since(started))


def send_row(ports: Ports, *, row_id: str) -> None:
    """Send what a commit promised."""
    started = time.monotonic()
    delivery = deliver(ports, row_id, EFFECTS)
    log_event(
        "on_outbox_created",
        event=delivery.template if delivery else None,
        outcome=delivery.state if delivery else "left",
        ms=_since(started),
        row=row_id,
    )


def sweep_now(ports: Ports) -> None:
    """Finish what was promised and dropped."""
    started = time.monotonic()
    done = sweep(ports)
    log_event("sweep_hourly", outcome="swept", ms=_since(started), **done)


def _since(started: float) -> int:
    return round((time.monotonic() - started) * 1000)
