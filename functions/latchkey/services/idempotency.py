"""Answer a repeated create with its first result."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, timedelta
from typing import Final

from latchkey.domain import ids
from latchkey.domain.errors.requests import IdempotencyConflictError
from latchkey.services import paths
from latchkey.services.store import Create, Store

_KEPT: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One asked-for create: whose key it is, and a hash of what was asked."""

    key_hash: str
    request_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The first result, by ids only: a link is looked up again, never copied here."""

    result: Mapping[str, str]
    request_hash: str
    created_at: datetime
    expire_at: datetime


def attempt_of(*, owner: str, action: str, key: str, request: Mapping[str, object]) -> Attempt:
    """Bind a caller's key to the caller and the action, so that keys never meet across them."""
    plain = {name: _plain(value) for name, value in request.items()}
    return Attempt(key_hash=ids.hashed(owner, action, key), request_hash=ids.hashed_request(plain))


def _plain(value: object) -> object:
    """Turn what was asked into what JSON can say, so that it can be hashed."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def first_result(store: Store, attempt: Attempt) -> Mapping[str, str] | None:
    """Give the result this key had before, or None for a new one.

    Raises:
        IdempotencyConflictError: the key was used for another request.

    """
    answered = store.get(paths.idempotency(attempt.key_hash), Answered)
    if answered is None:
        return None
    if answered.value.request_hash != attempt.request_hash:
        raise IdempotencyConflictError
    return answered.value.result


def remember(attempt: Attempt, result: Mapping[str, str], *, now: datetime) -> Create:
    """Give the write that belongs into the commit of the create itself.

    Two runs with one key cannot both commit: the second finds the record, starts over and answers from it.
    """
    return Create(
        path=paths.idempotency(attempt.key_hash),
        value=Answered(
            result=result, request_hash=attempt.request_hash, created_at=now, expire_at=now + _KEPT
        ),
    )
