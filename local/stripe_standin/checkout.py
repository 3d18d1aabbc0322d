"""Checkout Sessions and what happens to them: every change goes through here, under one lock."""

import threading
import time
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from local.stripe_standin.errors import StripeError, no_such
from local.stripe_standin.events import Announcer
from local.stripe_standin.intents import IntentStatus, Method, PaymentIntent
from local.stripe_standin.objects import Session, SessionStatus, new_id

CARD_DECLINED: Final = "Your card was declined."
DEBIT_FAILED: Final = "The customer's bank returned the debit."


class WrongStateError(Exception):
    """What was asked is not possible in the session's present state; the sentence goes to the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """Facts of a session that a test falsifies, as if somebody else had made it; None leaves one alone."""

    amount_total: int | None = None
    currency: str | None = None
    client_reference_id: str | None = None
    metadata: dict[str, str] | None = None


class Till:
    """All sessions, by id."""

    def __init__(self, announcer: Announcer) -> None:
        self._announcer = announcer
        self._sessions: dict[str, Session] = {}
        self.lock = threading.RLock()
        """Held by whoever changes anything of a session, its payment or what is taken back of it."""
        self._closed = threading.Event()
        threading.Thread(target=self._watch_the_clock, daemon=True).start()

    def close(self) -> None:
        """Stop watching the clock."""
        self._closed.set()

    def open(self, session: Session, expand: Collection[str]) -> dict[str, object]:
        """Keep a new session."""
        with self.lock:
            self._sessions[session.id] = session
            return session.to_json(expand)

    def session(self, session_id: str) -> Session:
        """Return a session, or refuse as Stripe does."""
        with self.lock:
            self._expire_overdue()
            if session_id not in self._sessions:
                raise no_such("checkout.session", session_id, "session")
            return self._sessions[session_id]

    def sessions(self) -> list[Session]:
        """Return all sessions, newest first."""
        with self.lock:
            self._expire_overdue()
            return list(self._sessions.values())[::-1]

    def written(self, session_id: str, expand: Collection[str] = ()) -> dict[str, object]:
        """Return a session as JSON."""
        with self.lock:
            return self.session(session_id).to_json(expand)

    def require(self, session_id: str, account: str | None) -> None:
        """Refuse a session of another account as if it did not exist."""
        if self.session(session_id).account != account:
            raise no_such("checkout.session", session_id, "session")

    def paid_sessions(self) -> list[tuple[Session, PaymentIntent]]:
        """Return the sessions with a payment intent, oldest first, each with it."""
        with self.lock:
            return [(one, one.intent) for one in self._sessions.values() if one.intent is not None]

    def expire(self, session_id: str, expand: Collection[str] = ()) -> dict[str, object]:
        """Expire an open session."""
        with self.lock:
            session = self.session(session_id)
            if session.status is not SessionStatus.OPEN:
                raise StripeError(
                    'Only Checkout Sessions with a status in ["open"] can be expired. '
                    f"This Checkout Session has a status of `{session.status}`.",
                    param="session",
                    is_recorded=True,
                )
            self._end_unpaid(session)
            return session.to_json(expand)

    def pay_by_card(self, session_id: str, *, at: int | None = None) -> Session:
        """Pay at once, or as if it had been at another moment."""
        with self.lock:
            session, intent = self._begin(session_id, Method.CARD)
            intent.status, intent.charge_id = IntentStatus.SUCCEEDED, new_id("ch_3")
            intent.charged_at = int(time.time()) if at is None else at
            session.status, session.is_paid = SessionStatus.COMPLETE, True
            self._tell("payment_intent.succeeded", session)
            self._tell("checkout.session.completed", session)
            return session

    def decline_card(self, session_id: str) -> Session:
        """Let the bank refuse the card; the session stays open for another try."""
        with self.lock:
            session, intent = self._begin(session_id, Method.CARD)
            intent.failure = CARD_DECLINED
            self._tell("payment_intent.payment_failed", session)
            return session

    def pay_later(self, session_id: str) -> Session:
        """Complete the session with a bank debit whose money arrives, or does not, later."""
        with self.lock:
            session, intent = self._begin(session_id, Method.DELAYED)
            intent.status, intent.charge_id = IntentStatus.PROCESSING, new_id("py_3")
            intent.charged_at = int(time.time())
            session.status = SessionStatus.COMPLETE
            self._tell("payment_intent.processing", session)
            self._tell("checkout.session.completed", session)
            return session

    def settle(self, session_id: str, *, is_paid: bool) -> Session:
        """Let a delayed payment arrive or fail."""
        with self.lock:
            session = self.session(session_id)
            intent = session.intent
            if intent is None or not session.is_awaiting_settlement:
                raise WrongStateError("This session has no payment on its way.")
            if is_paid:
                intent.status, session.is_paid = IntentStatus.SUCCEEDED, True
                self._tell("payment_intent.succeeded", session)
                self._tell("checkout.session.async_payment_succeeded", session)
            else:
                intent.status, intent.failure = IntentStatus.REQUIRES_PAYMENT_METHOD, DEBIT_FAILED
                self._tell("payment_intent.payment_failed", session)
                self._tell("checkout.session.async_payment_failed", session)
            return session

    def alter(self, session_id: str, alteration: Alteration) -> dict[str, object]:
        """Falsify a session, so that a test can see whether the receiver compares it with its own books."""
        with self.lock:
            session = self.session(session_id)
            for name in ("amount_total", "currency", "client_reference_id", "metadata"):
                value = getattr(alteration, name)
                if value is not None:
                    setattr(session, name, value)
            if session.intent is not None:
                session.intent.amount, session.intent.currency = session.amount_total, session.currency
            return session.to_json()

    def _begin(self, session_id: str, method: Method) -> tuple[Session, PaymentIntent]:
        session = self.session(session_id)
        if session.status is SessionStatus.COMPLETE:
            raise WrongStateError("This checkout is already complete.")
        if session.status is SessionStatus.EXPIRED:
            raise WrongStateError("This checkout has expired.")
        if session.intent is None:
            session.intent = PaymentIntent(
                id=new_id("pi_3"),
                created=int(time.time()),
                amount=session.amount_total,
                currency=session.currency,
                metadata=dict(session.intent_metadata),
                description=session.intent_description,
                receipt_email=session.receipt_email,
            )
        session.intent.method, session.intent.failure = method, None
        return session, session.intent

    def _tell(self, kind: str, session: Session) -> None:
        is_about_session = kind.startswith("checkout.session.")
        subject = session.intent if session.intent is not None and not is_about_session else session
        self._announcer.tell(kind, subject.to_json(), account=session.account, session_id=session.id)

    def _end_unpaid(self, session: Session) -> None:
        session.status = SessionStatus.EXPIRED
        self._tell("checkout.session.expired", session)

    def _expire_overdue(self) -> None:
        now = time.time()
        for session in list(self._sessions.values()):
            if session.status is SessionStatus.OPEN and session.expires_at <= now:
                self._end_unpaid(session)

    def _watch_the_clock(self) -> None:
        while not self._closed.wait(1.0):
            with self.lock:
                self._expire_overdue()
