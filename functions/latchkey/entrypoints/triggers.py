"""What happened elsewhere: a message, an uploaded object, an outbox row, another hour."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from latchkey.domain.rooms import Side
from latchkey.entrypoints.log import log_event
from latchkey.services.away.promising import promise_digests
from latchkey.services.cards.reconcile import reconcile
from latchkey.services.delivery import deliver
from latchkey.services.desk import noting as desk
from latchkey.services.desk.noting import Document, notes_on
from latchkey.services.effects import EFFECTS
from latchkey.services.files import settle_file
from latchkey.services.often import deliver_often
from latchkey.services.ports import Ports
from latchkey.services.room_work import waiting
from latchkey.services.summaries import recount_room
from latchkey.services.sweep import sweep

logger: Final = logging.getLogger("latchkey")


class TriggerFailedError(Exception):
    """A trigger failed; its log line says why, without the secrets that a vendor's error may hold."""


def note_room(
    ports: Ports, *, room_key: str, kind: str, row_id: str, before: Document | None, after: Document | None
) -> None:
    """Bring in step what is worked out from a document in a room."""
    if kind == "messages":
        if before is None and after is not None:
            _note_message(ports, room_key, by=Side(after["from"]))
        return
    notes = notes_on(waiting.NOTINGS, kind, before=before, after=after)
    if not notes:
        return
    with _logged("on_room_written") as facts:
        facts["kind"] = kind
        for note in notes:
            note(ports, room_key, row_id)


def _note_message(ports: Ports, room_key: str, *, by: Side) -> None:
    """Bring badges and caps in step after a message, and promise the other side that they will hear of it."""
    with _logged("on_room_written") as facts:
        facts["kind"] = "messages"
        recount_room(ports, room_key)
        promise_digests(ports, room_key, by=by)


def note_desk(
    ports: Ports, *, owner: str, kind: str, row_id: str, before: Document | None, after: Document | None
) -> None:
    """Bring in step what is worked out from a document in somebody's own tree."""
    notes = notes_on(desk.NOTINGS, kind, before=before, after=after)
    if not notes:
        return
    with _logged("on_desk_written") as facts:
        facts["kind"] = kind
        for note in notes:
            note(ports, owner, row_id)


def check_object(ports: Ports, *, path: str) -> None:
    """Decide about an object that was uploaded."""
    with _logged("on_file_finalized"):
        settle_file(ports, path)


def send_row(ports: Ports, *, row_id: str) -> None:
    """Send what a commit promised."""
    with _logged("on_outbox_created") as facts:
        delivery = deliver(ports, row_id, EFFECTS)
        facts["row"] = row_id
        facts["event"] = delivery.template if delivery else None
        facts["outcome"] = delivery.state if delivery else "left"


def deliver_now(ports: Ports) -> None:
    """Do what has become due."""
    with _logged("deliver_often") as facts:
        facts.update(deliver_often(ports))


def sweep_now(ports: Ports) -> None:
    """Look after what was dropped."""
    with _logged("sweep_hourly") as facts:
        facts.update(sweep(ports))


def reconcile_now(ports: Ports) -> None:
    """Repair what webhooks did not bring."""
    with _logged("reconcile_nightly") as facts:
        facts.update(reconcile(ports))


@contextmanager
def _logged(name: str) -> Iterator[dict[str, str | float | None]]:
    """Write one line about a run, and let nothing unexpected out with the secrets in it."""
    started = time.monotonic()
    facts: dict[str, str | float | None] = {"outcome": "done"}
    try:
        yield facts
    except Exception:
        logger.exception("%s failed", name)
        raise TriggerFailedError(name) from None
    log_event(name, ms=round((time.monotonic() - started) * 1000), **facts)
