"""Send what the outbox promised: soon, once, and for as long as it takes."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from latchkey.domain.mail import Mail
from latchkey.services import paths
from latchkey.services.outbox import Done, Dropped, Effect, Later, Prepared, Row, RowState, Template
from latchkey.services.ports import MailRefusedError, MailUnavailableError, Ports
from latchkey.services.store import ContendedError, Stored, Update

logger: Final = logging.getLogger("latchkey")

_QUICK_PAUSES_SECONDS: Final = (0.5, 2.0)
# Longer than a run may take, so that nobody takes a row over from a run that is still sending.
_LEASE: Final = timedelta(minutes=10)
_FIRST_WAIT: Final = timedelta(minutes=2)
_LONGEST_WAIT: Final = timedelta(hours=6)
_TRIES: Final = 40
_DUE_PER_SWEEP: Final = 200
_FAILURES_IN_A_ROW: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What came of a row this time."""

    state: RowState
    template: Template
    has_failed: bool
    """Something kept it from happening now, and it will be tried again."""


def deliver(ports: Ports, row_id: str, effects: Mapping[Template, Effect]) -> Delivery | None:
    """Send one row if it is due and nobody else is at it; None when there was nothing to do.

    A run that dies after the provider took the mail and before the row says so sends again when its lease
    ends: at least once is all that a provider without idempotency keys allows.
    """
    now = ports.clock.now()
    claimed = _claim(ports, paths.outbox(row_id), now)
    if claimed is None:
        return None
    row, effect = claimed.value, effects[claimed.value.template]
    outcome = None
    try:
        outcome = _try_quickly(ports, effect, row, reference=row_id)
    except MailRefusedError:
        state = RowState.FAILED
    except Exception:
        # Whatever kept an effect from happening now, the promise stands: later runs try again.
        logger.exception("outbox row %s was not sent", row_id)
        state = RowState.FAILED if row.attempts >= _TRIES else RowState.WAITING
    else:
        state = _state_after(outcome)
    _record(ports, claimed, state, outcome, ports.clock.now())
    if effect.settle is not None and state is not RowState.WAITING:
        effect.settle(ports, row.params, state, ports.clock.now())
    return Delivery(
        state=state, template=row.template, has_failed=outcome is None and state is RowState.WAITING
    )


def deliver_due(ports: Ports, effects: Mapping[Template, Effect]) -> int:
    """Send what waits for its next try and what a dead run left half done; give how many were sent."""
    now = ports.clock.now()
    waiting = ports.store.find(
        "outbox",
        Row,
        where=[("state", "==", RowState.WAITING), ("next_try_at", "<=", now)],
        order_by="next_try_at",
        limit=_DUE_PER_SWEEP,
    )
    abandoned = ports.store.find(
        "outbox",
        Row,
        where=[("state", "==", RowState.SENDING), ("lease_until", "<=", now)],
        limit=_DUE_PER_SWEEP,
    )
    sent = failed = 0
    for row in (*waiting, *abandoned):
        delivery = deliver(ports, row.id, effects)
        failed = failed + 1 if delivery and delivery.has_failed else 0
        sent += delivery is not None and delivery.state is RowState.SENT
        if failed == _FAILURES_IN_A_ROW:
            # The provider is down: the rest waits for the next round, not for one timeout after another.
            break
    return sent


def _claim(ports: Ports, path: str, now: datetime) -> Stored[Row] | None:
    """Take the row for this run, so that two runs side by side do not send twice."""
    row = ports.store.get(path, Row)
    if row is None or not _is_due(row.value, now):
        return None
    fields = {"state": RowState.SENDING, "attempts": row.value.attempts + 1, "lease_until": now + _LEASE}
    try:
        ports.store.commit([Update(path=path, fields=fields, read=row)])
    except ContendedError:
        return None
    return ports.store.get(path, Row)


def _is_due(row: Row, now: datetime) -> bool:
    if row.state is RowState.WAITING:
        return row.next_try_at <= now
    return row.state is RowState.SENDING and (row.lease_until is None or row.lease_until <= now)


def _try_quickly(ports: Ports, effect: Effect, row: Row, *, reference: str) -> Prepared:
    """Prepare and send; a short hiccup of the provider is waited out here."""
    prepared = effect.prepare(ports, row.params, ports.clock.now())
    if not isinstance(prepared, Mail):
        return prepared
    for seconds in _QUICK_PAUSES_SECONDS:
        try:
            return _send(ports, prepared, reference)
        except MailUnavailableError:
            ports.clock.pause(seconds)
    return _send(ports, prepared, reference)


def _state_after(outcome: Prepared) -> RowState:
    match outcome:
        case Dropped():
            return RowState.DROPPED
        case Later():
            return RowState.WAITING
        case Mail() | Done():
            return RowState.SENT


def _send(ports: Ports, mail: Mail, reference: str) -> Mail:
    ports.mailer.send(mail, reference=reference)
    return mail


def _record(
    ports: Ports, claimed: Stored[Row], state: RowState, outcome: Prepared | None, now: datetime
) -> None:
    attempts = claimed.value.attempts
    wait = min(_FIRST_WAIT * 2 ** min(attempts - 1, 10), _LONGEST_WAIT)
    fields = {
        "state": state,
        "attempts": attempts - 1 if isinstance(outcome, Later) else attempts,
        "lease_until": None,
        "next_try_at": outcome.at if isinstance(outcome, Later) else now + wait,
        "sent_at": now if state is RowState.SENT else None,
    }
    try:
        ports.store.commit([Update(path=claimed.path, fields=fields, read=claimed)])
    except ContendedError:
        # Our lease ended while we were at it, and another run has the row now: what it records counts.
        logger.warning("outbox row %s was taken over", claimed.id)
