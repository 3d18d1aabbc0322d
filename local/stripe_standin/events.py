"""The log of what happened, as `/v1/events` lists it and webhooks carry it."""

import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from local.stripe_standin.errors import no_such
from local.stripe_standin.forms import Params
from local.stripe_standin.objects import API_VERSION, new_id
from local.stripe_standin.paging import page_of

# Receivers subscribe to what they use; the other events are only listed.
DELIVERED_EVENTS: Final = (
    "checkout.session.", "refund.", "charge.refunded", "charge.dispute.created", "charge.dispute.closed",
    "account.updated", "account.application.deauthorized",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened; `body` is its JSON, so that every delivery carries the same bytes."""

    id: str
    type: str
    created: int
    session_id: str | None
    """The checkout it is about, in the widest sense; None for what happens to accounts."""
    account: str | None
    """The connected account it happened at; None for the platform's own."""
    body: str


def write_event(
    kind: str,
    subject: Mapping[str, object],
    *,
    session_id: str | None,
    account: str | None = None,
    event_id: str | None = None,
    created: int | None = None,
) -> Event:
    """Write an event about an object's present state."""
    event_id = event_id or new_id("evt_1")
    created = int(time.time()) if created is None else created
    body: dict[str, object] = {
        "id": event_id,
        "object": "event",
        "api_version": API_VERSION,
        "created": created,
        "data": {"object": subject},
        "livemode": False,
        "pending_webhooks": 1,
        "request": {"id": None, "idempotency_key": None},
        "type": kind,
    }
    if account is not None:
        body["account"] = account
    return Event(
        id=event_id,
        type=kind,
        created=created,
        session_id=session_id,
        account=account,
        body=json.dumps(body, indent=2),
    )


class EventLog:
    """Every event since the stand-in started."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._lock = threading.Lock()

    def add(self, event: Event) -> None:
        """Append an event."""
        with self._lock:
            self._events.append(event)

    def find(self, event_id: str, account: str | None) -> dict[str, object]:
        """Return one event as JSON."""
        for event in self._of(account):
            if event.id == event_id:
                return _json(event)
        raise no_such("event", event_id, "id")

    def page(self, params: Params, account: str | None) -> dict[str, object]:
        """Answer a list request: newest first, filtered, one page."""
        kinds = set(params.texts("types")) | {kind for kind in [params.text("type")] if kind}
        found = [event for event in self._of(account) if _is_of(event.type, kinds)]
        return page_of(params, found, _json, kind="event", url="/v1/events")

    def _of(self, account: str | None) -> list[Event]:
        with self._lock:
            return [event for event in self._events if event.account == account]


class Announcer:
    """Writes down what happens and tells whoever subscribed to it."""

    def __init__(self, events: EventLog, deliver: Callable[[Event], None]) -> None:
        self._events = events
        self._deliver = deliver

    def tell(
        self, kind: str, subject: Mapping[str, object], *, account: str | None, session_id: str | None = None
    ) -> None:
        """Announce that something happened to an object, as it is now."""
        event = write_event(kind, subject, session_id=session_id, account=account)
        self._events.add(event)
        if kind.startswith(DELIVERED_EVENTS):
            self._deliver(event)


def _is_of(kind: str, wanted: set[str]) -> bool:
    return not wanted or any(
        kind == one or (one.endswith("*") and kind.startswith(one.removesuffix("*"))) for one in wanted
    )


def _json(event: Event) -> dict[str, object]:
    written: dict[str, object] = json.loads(event.body)
    return written
