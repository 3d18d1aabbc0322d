"""A webhook endpoint that writes down what it is sent and answers as the test says."""

import json
import threading
from collections import deque
from dataclasses import dataclass
from typing import Any

from local.standin.http import Request, Response

WITHIN_SECONDS = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One delivery."""

    body: bytes
    signature: str
    event: dict[str, Any]

    @property
    def type(self) -> str:
        """The event's type."""
        return str(self.event["type"])


class Receiver:
    """Stands where the product's webhook would be."""

    def __init__(self) -> None:
        self.statuses: deque[int] = deque()
        self._received: list[Received] = []
        self._arrived = threading.Condition()

    def answer(self, request: Request) -> Response:
        """Take a delivery and give the next of the prepared statuses, or 200."""
        received = Received(
            body=request.body, signature=request.header("Stripe-Signature"), event=json.loads(request.body)
        )
        with self._arrived:
            self._received.append(received)
            self._arrived.notify_all()
            return Response(status=self.statuses.popleft() if self.statuses else 200)

    def types(self) -> list[str]:
        """Return the types received so far."""
        with self._arrived:
            return [one.type for one in self._received]

    def wait_for(self, count: int) -> list[Received]:
        """Wait until so many deliveries have come, and return them."""
        with self._arrived:
            assert self._arrived.wait_for(lambda: len(self._received) >= count, WITHIN_SECONDS), self.types()
            return list(self._received)
