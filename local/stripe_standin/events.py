"""The log of what happened, as `/v1/events` lists it and webhooks carry it."""

import json
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass

from local.stripe_standin.errors import no_such
from local.stripe_standin.forms import Params
from local.stripe_standin.objects import API_VERSION, new_id

MOST_PER_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened; `body` is its JSON, so that every delivery carries the same bytes."""

    id: str
    type: str
    created: int
    session_id: str | None
    body: str


def write_event(
    kind: str,
    subject: Mapping[str, object],
    *,
    session_id: str | None,
    event_id: str | None = None,
    created: int | None = None,
) -> Event:
    """Write an event about an object's present state."""
    event_id = event_id or new_id("evt_1")
    created = int(time.time()) if created is None else created
    body = {
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
    return Event(
        id=event_id, type=kind, created=created, session_id=session_id, body=json.dumps(body, indent=2)
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

    def find(self, event_id: str) -> dict[str, object]:
        """Return one event as JSON."""
        return _json(self._events[self._index(event_id)])

    def page(self, params: Params) -> dict[str, object]:
        """Answer a list request: newest first, filtered, one page."""
        limit = min(params.integer("limit", least=1) or 10, MOST_PER_PAGE)
        kinds = set(params.texts("types")) | {kind for kind in [params.text("type")] if kind}
        after, before = params.text("starting_after"), params.text("ending_before")
        first, last = _created_range(params)
        params.refuse_unknown()
        with self._lock:
            found = list(self._events)
        if after:
            found = found[: self._index(after)]
        if before:
            found = found[self._index(before) + 1 :]
        found = [event for event in found if first <= event.created <= last and _is_of(event.type, kinds)]
        chosen = found[:limit] if before else found[-limit:]
        return {
            "object": "list",
            "data": [_json(event) for event in reversed(chosen)],
            "has_more": len(found) > len(chosen),
            "url": "/v1/events",
        }

    def _index(self, event_id: str) -> int:
        for index, event in enumerate(self._events):
            if event.id == event_id:
                return index
        raise no_such("event", event_id, "id")


def _is_of(kind: str, wanted: set[str]) -> bool:
    return not wanted or any(
        kind == one or (one.endswith("*") and kind.startswith(one.removesuffix("*"))) for one in wanted
    )


def _created_range(params: Params) -> tuple[int, int]:
    if params.has("created") and params.is_text("created"):
        exactly = params.required_integer("created")
        return exactly, exactly
    bounds = params.child("created")
    above, below = bounds.integer("gt"), bounds.integer("lt")
    first = bounds.integer("gte") or 0
    last = bounds.integer("lte")
    if above is not None:
        first = max(first, above + 1)
    if last is None:
        last = 1 << 62
    return first, last if below is None else min(last, below - 1)


def _json(event: Event) -> dict[str, object]:
    written: dict[str, object] = json.loads(event.body)
    return written
