"""What happened elsewhere: a message, an uploaded object, an outbox row, another hour."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from latchkey.domain.rooms import Side
from latchkey.entrypoints.events import Written, before_and_after
from latchkey.entrypoints.log import log_event
from latchkey.services.away.promising import promise_digests
from latchkey.services.cards.reconcile import reconcile
from latchkey.services.delivery import deliver
from latchkey.services.desk import notings as desk
from latchkey.services.effects import EFFECTS
from latchkey.services.files import settle_file
from latchkey.services.noting import Notings, notes_on
from latchkey.services.often import deliver_often
from latchkey.services.ports import Ports
from latchkey.services.room_work import waiting
from latchkey.services.summaries import recount_room
from latchkey.services.sweep import sweep

logger: Final = logging.getLogger("latchkey")


class TriggerFailedError(Exception):
    """A trigger failed; its log line says why, without the secrets that a vendor's error may hold."""


def note_message(ports: Ports, *, room_key: str, side: str) -> None:
    """Bring badges and caps in step after a message, and promise the other side that they will hear of it."""
    with _logged("on_message_created"):
        recount_room(ports, room_key)
        promise_digests(ports, room_key, by=Side(side))


def note_work(ports: Ports, kind: str, event: Written) -> None:
    """Bring in step what is worked out from a document of a room's work."""
    tree = event.params["roomKey"]
    _note(ports, event, name="on_work_written", notings=waiting.NOTINGS, kind=kind, tree=tree)


def note_desk(ports: Ports, event: Written) -> None:
    """Bring in step what is worked out from a document in somebody's own tree."""
    kind, tree = event.params["kind"], event.params["uid"]
    _note(ports, event, name="on_desk_written", notings=desk.NOTINGS, kind=kind, tree=tree)


def _note(ports: Ports, event: Written, *, name: str, notings: Notings, kind: str, tree: str) -> None:
    """Do what a table says of a change; mostly that is nothing, and then nothing is logged."""
    before, after = before_and_after(event)
    notes = notes_on(notings, kind, before=before, after=after)
    if not notes:
        return
    with _logged(name) as facts:
        facts["kind"] = kind
        for note in notes:
            note(ports, tree, event.params["rowId"])


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
