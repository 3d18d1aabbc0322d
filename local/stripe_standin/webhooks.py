"""Delivering events: signed with Stripe's scheme, retried, and late, twice or out of order on request."""

import hashlib
import hmac
import http.client
import threading
import time
from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urlsplit

from local.stripe_standin.events import Event

# Stripe retries for three days; a person at a desk and a test want to see it within a minute.
RETRY_AFTER_SECONDS = (0.5, 1, 2, 4, 8, 15, 30)
ANSWER_WITHIN_SECONDS = 30
WORKERS = 6
ATTEMPTS_KEPT = 5000
OLD_SECONDS = 3600


class DeliveryMode(StrEnum):
    """What a test may ask of the deliveries."""

    NORMAL = "normal"
    TWICE = "twice"
    LATE = "late"
    OUT_OF_ORDER = "out-of-order"
    HOLD = "hold"
    LOSE = "lose"


class Signature(StrEnum):
    """How a delivery is signed."""

    GOOD = "good"
    BAD = "bad"
    OLD = "old"


def signature_header(body: str, secret: str, at: int) -> str:
    """Sign a body: HMAC-SHA256 over the time and the body."""
    digest = hmac.new(secret.encode(), f"{at}.{body}".encode(), hashlib.sha256).hexdigest()
    return f"t={at},v1={digest}"


@dataclass(slots=True, kw_only=True, eq=False)
class _Delivery:
    event: Event
    signature: Signature
    mode: DeliveryMode
    due_at: float = 0.0
    attempts: int = 0

    @property
    def lane(self) -> str:
        return self.event.session_id or self.event.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try to deliver an event; `status` is None when no answer came."""

    event: Event
    number: int
    at: float
    status: int | None

    @property
    def is_accepted(self) -> bool:
        """Tell whether the receiver took the event."""
        return self.status is not None and HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES

    def to_json(self) -> dict[str, object]:
        """Write the attempt for the control API."""
        return {
            "event": self.event.id,
            "type": self.event.type,
            "session": self.event.session_id,
            "attempt": self.number,
            "at": self.at,
            "status": self.status,
        }


class Webhooks:
    """Carries events to the receiver: one after another within a session, side by side between sessions."""

    def __init__(self, url: str, secret: str) -> None:
        self._url = urlsplit(url)
        self._secret = secret
        self._changed = threading.Condition()
        self._waiting: list[_Delivery] = []
        self._held: list[_Delivery] = []
        self._busy: set[str] = set()
        self._attempts: deque[Attempt] = deque(maxlen=ATTEMPTS_KEPT)
        self._mode = DeliveryMode.NORMAL
        self._session_modes: dict[str, DeliveryMode] = {}
        self._late_seconds = 3.0
        self._is_closed = False
        for _ in range(WORKERS):
            threading.Thread(target=self._work, daemon=True).start()

    def close(self) -> None:
        """Deliver nothing more."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def choose(
        self, mode: DeliveryMode | None, *, session_id: str | None, late_seconds: float | None
    ) -> None:
        """Set the mode of one session, or of all that have none of their own; None takes it back."""
        with self._changed:
            if late_seconds is not None:
                self._late_seconds = late_seconds
            if session_id is None:
                self._mode = mode or DeliveryMode.NORMAL
            elif mode is None:
                self._session_modes.pop(session_id, None)
            else:
                self._session_modes[session_id] = mode

    def send(self, event: Event, signature: Signature = Signature.GOOD) -> None:
        """Deliver an event as its session's mode says."""
        with self._changed:
            mode = self._session_modes.get(event.session_id or "", self._mode)
            if mode is DeliveryMode.LOSE:
                return
            delivery = _Delivery(event=event, signature=signature, mode=mode, due_at=time.monotonic())
            if mode in {DeliveryMode.HOLD, DeliveryMode.OUT_OF_ORDER}:
                self._held.append(delivery)
            else:
                delivery.due_at += self._late_seconds if mode is DeliveryMode.LATE else 0
                self._waiting.append(delivery)
            if mode is DeliveryMode.TWICE:
                self._waiting.append(
                    _Delivery(event=event, signature=signature, mode=mode, due_at=delivery.due_at)
                )
            self._changed.notify_all()

    def release(self, session_id: str | None = None) -> int:
        """Deliver now what is held or late, newest first where out of order was asked for; count it."""
        with self._changed:
            chosen = [one for one in self._held if session_id in {None, one.event.session_id}]
            self._held = [one for one in self._held if one not in chosen]
            late = [one for one in self._waiting if one.mode is DeliveryMode.LATE and not one.attempts]
            late = [one for one in late if session_id in {None, one.event.session_id}]
            backwards = [one for one in chosen if one.mode is DeliveryMode.OUT_OF_ORDER][::-1]
            forwards = [one for one in chosen if one.mode is not DeliveryMode.OUT_OF_ORDER]
            for one in (*late, *forwards, *backwards):
                one.due_at = time.monotonic()
            self._waiting += forwards + backwards
            self._changed.notify_all()
            return len(chosen) + len(late)

    def settled(self, session_id: str | None, within_seconds: float) -> bool:
        """Wait until nothing is on its way (what is held does not count); tell whether that came true."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._is_under_way(session_id), within_seconds)

    def attempts(self, session_id: str | None = None) -> list[Attempt]:
        """Return the attempts so far, oldest first."""
        with self._changed:
            return [one for one in self._attempts if session_id in {None, one.event.session_id}]

    def counts(self, session_id: str | None = None) -> dict[str, int]:
        """Return how many deliveries wait and how many are held."""
        with self._changed:
            lists = {"waiting": self._waiting, "held": self._held}
            return {
                name: sum(session_id in {None, one.event.session_id} for one in listed)
                for name, listed in lists.items()
            }

    def _is_under_way(self, session_id: str | None) -> bool:
        if session_id is None:
            return bool(self._waiting or self._busy)
        return session_id in self._busy or any(one.event.session_id == session_id for one in self._waiting)

    def _work(self) -> None:
        while delivery := self._take():
            self._file(delivery, self._post(delivery))

    def _take(self) -> _Delivery | None:
        with self._changed:
            while not self._is_closed:
                free = [one for one in self._waiting if one.lane not in self._busy]
                nearest = min(free, key=lambda one: one.due_at, default=None)
                pause = None if nearest is None else nearest.due_at - time.monotonic()
                if nearest is not None and pause is not None and pause <= 0:
                    self._waiting.remove(nearest)
                    self._busy.add(nearest.lane)
                    return nearest
                self._changed.wait(pause)
        return None

    def _file(self, delivery: _Delivery, status: int | None) -> None:
        with self._changed:
            delivery.attempts += 1
            self._attempts.append(
                Attempt(event=delivery.event, number=delivery.attempts, at=time.time(), status=status)
            )
            is_failed = status is None or status >= HTTPStatus.INTERNAL_SERVER_ERROR
            if is_failed and delivery.attempts <= len(RETRY_AFTER_SECONDS):
                delivery.due_at = time.monotonic() + RETRY_AFTER_SECONDS[delivery.attempts - 1]
                self._waiting.append(delivery)
            self._busy.discard(delivery.lane)
            self._changed.notify_all()

    def _post(self, delivery: _Delivery) -> int | None:
        body = delivery.event.body
        at = int(time.time()) - (OLD_SECONDS if delivery.signature is Signature.OLD else 0)
        secret = "whsec_of_somebody_else" if delivery.signature is Signature.BAD else self._secret
        connection = http.client.HTTPConnection(
            self._url.hostname or "", self._url.port, timeout=ANSWER_WITHIN_SECONDS
        )
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Stripe-Signature": signature_header(body, secret, at),
            "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        }
        try:
            connection.request("POST", self._url.path or "/", body.encode(), headers)
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()
