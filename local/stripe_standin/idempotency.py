"""Idempotency keys: the first answer is kept and replayed."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus

from local.standin.http import Response
from local.stripe_standin.errors import StripeError


@dataclass(slots=True)
class _Use:
    fingerprint: str
    answer: Response | None = None


class IdempotencyKeys:
    """Remembers, for each key, what was asked first and what was answered."""

    def __init__(self) -> None:
        self._uses: dict[str, _Use] = {}
        self._lock = threading.Lock()

    def answer(self, key: str, fingerprint: str, execute: Callable[[], Response]) -> Response:
        """Execute once per key; refuse another request under it, or the same one while it is in progress."""
        if not key:
            return execute()
        with self._lock:
            use = self._uses.get(key)
            if use is None:
                self._uses[key] = _Use(fingerprint)
        if use is not None:
            return _replay(use, key, fingerprint)
        try:
            answer = execute()
        except StripeError as refusal:
            if not refusal.is_recorded:
                self._forget(key)
                raise
            answer = refusal.response()
        except BaseException:
            self._forget(key)
            raise
        self._uses[key].answer = answer
        return answer

    def _forget(self, key: str) -> None:
        with self._lock:
            del self._uses[key]


def _replay(use: _Use, key: str, fingerprint: str) -> Response:
    if use.fingerprint != fingerprint:
        raise StripeError(
            "Keys for idempotent requests can only be used with the same parameters they were first used "
            f"with. Try using a key other than '{_shown(key)}' if you meant to execute a different request.",
            kind="idempotency_error",
        )
    if use.answer is None:
        raise StripeError(
            f"There is currently another in-progress request using this Idempotent Key: {_shown(key)}. "
            "Please try again later.",
            status=HTTPStatus.CONFLICT,
            code="idempotency_key_in_use",
        )
    return replace(use.answer, headers={**use.answer.headers, "Idempotent-Replayed": "true"})


def _shown(key: str) -> str:
    """Leave out the account under which a key is kept."""
    return key.partition(":")[2]
