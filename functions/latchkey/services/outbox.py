"""Effects that must happen after a commit: written with it, sent later, retried until done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from latchkey.domain.mail import Mail
from latchkey.services import paths
from latchkey.services.ports import Ports
from latchkey.services.store import Create

KEPT: Final = timedelta(days=30)


class Template(StrEnum):
    """What an outbox row asks for."""

    SIGN_IN = "sign-in"
    RECOVERY = "recovery"
    ROOM_LINK = "room-link"
    INVOICE_SENT = "invoice-sent"
    PAYMENT_RECEIVED = "payment-received"
    PAYMENT_NOTICE = "payment-notice"
    LOCK_FILES = "lock-files"
    FINISH_MOVE = "finish-move"
    EXPIRE_CHECKOUT = "expire-checkout"
    END_PAYMENT_LINK = "end-payment-link"
    INVOICE_REMINDER = "invoice-reminder"
    CLAIM_NOTICE = "claim-notice"
    CLAIM_REFUSED = "claim-refused"
    CREDIT_NOTE_SENT = "credit-note-sent"
    PAYOUT_CHANGED = "payout-changed"
    SHOW_PAYOUT = "show-payout"
    FOLLOW_LADDER = "follow-ladder"
    SHOW_CARDS = "show-cards"
    DISPUTE_NOTICE = "dispute-notice"
    REFUND_NOTICE = "refund-notice"
    ENQUIRY_NOTICE = "enquiry-notice"
    DAY_DIGEST = "day-digest"
    MESSAGE_DIGEST = "message-digest"
    PROJECT_UPDATE = "project-update"


class RowState(StrEnum):
    """How far an outbox row is."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One effect that was promised by a commit."""

    template: Template
    params: Mapping[str, str]
    """Ids only (and an address for sign-in and recovery): a token or a link is never at rest here."""
    state: RowState
    attempts: int
    next_try_at: datetime
    lease_until: datetime | None
    created_at: datetime
    sent_at: datetime | None
    expire_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """The effect lost its reason in the meantime."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The effect was not a mail and has happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """The effect still has its reason but must wait; looking was no try that failed."""

    at: datetime


Prepared = Mail | Dropped | Done | Later
Prepare = Callable[[Ports, Mapping[str, str], datetime], Prepared]
Settle = Callable[[Ports, Mapping[str, str], RowState, datetime], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """How a template becomes a mail (or something done), from fresh data, at the moment of sending."""

    prepare: Prepare
    settle: Settle | None = None
    """Told when the row was sent, finally failed or was dropped; must be safe to run twice."""


def enqueue(
    ports: Ports,
    template: Template,
    params: Mapping[str, str],
    *,
    now: datetime,
    not_before: datetime | None = None,
) -> Create:
    """Give the write that promises an effect; it belongs into the commit that gives the reason."""
    return Create(
        path=paths.outbox(ports.tokens.id()),
        value=Row(
            template=template,
            params=params,
            state=RowState.WAITING,
            attempts=0,
            next_try_at=not_before or now,
            lease_until=None,
            created_at=now,
            sent_at=None,
            expire_at=now + KEPT,
        ),
    )
