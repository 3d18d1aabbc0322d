"""Bring a client to the page where the balance can be paid: one open checkout per amount due."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from latchkey.domain.errors import (
    BusyError,
    PaymentAmountNotChargeableError,
    PaymentUnavailableError,
)
from latchkey.domain.invoice_life import Action, require
from latchkey.domain.invoices import Checkout, Invoice
from latchkey.domain.links import Link
from latchkey.domain.payments import CheckoutLabel, CheckoutSession, CheckoutState
from latchkey.services.books import saving
from latchkey.services.client_invoices import link_behind, shown_invoice
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Done, Effect, Prepared
from latchkey.services.payments import settle_session
from latchkey.services.ports import CheckoutRequest, Ports, ProviderRefusedError, ProviderUnavailableError
from latchkey.services.store import ContendedError, Stored

# One round puts an old checkout aside, the next opens a new one, the last forgives an unlucky replay.
_ROUNDS: Final = 4


def pay_invoice(ports: Ports, *, link: str, invoice_id: str) -> str:
    """Return the address of the page where the balance can be paid.

    A second click, a second tab or a second person gets the same page. Where the provider knows more
    than the books (it was paid, it expired), the books learn it here, should its webhook be late.
    """
    for _ in range(_ROUNDS):
        try:
            url = retry_optimistic(ports.clock, lambda: _offer(ports, link, invoice_id))
        except ProviderUnavailableError:
            raise PaymentUnavailableError from None
        if url:
            return url
    raise BusyError


def prepare_expire_checkout(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Make a checkout unpayable that nobody should pay any more."""
    del now
    ports.payments.expire_checkout(params["sessionId"])
    return Done()


EXPIRE_CHECKOUT_EFFECT: Final = Effect(prepare=prepare_expire_checkout)


def _offer(ports: Ports, link: str, invoice_id: str) -> str | None:
    """Give the open checkout's address, or a new one's; None when the books have changed: ask anew."""
    now = ports.clock.now()
    held = link_behind(ports, link, now)
    stored = shown_invoice(ports, held, invoice_id)
    require(Action.PAY, stored.value, now)
    if not ports.payments.is_configured:
        raise PaymentUnavailableError("Payment by card is not set up here. Please ask how to pay.")
    label = _label(held, stored)
    if stored.value.checkout:
        return _reuse(ports, stored.value.checkout, label)
    return _open(ports, stored, label, now)


def _label(held: Link, stored: Stored[Invoice]) -> CheckoutLabel:
    return CheckoutLabel(
        owner=held.owner,
        project_id=held.project_id,
        invoice_id=stored.id,
        amount_minor=stored.value.balance_minor,
        currency=stored.value.currency,
    )


def _reuse(ports: Ports, checkout: Checkout, label: CheckoutLabel) -> str | None:
    """Give the known checkout's address if it still asks for what is due; else put it aside."""
    session = ports.payments.fetch_checkout(checkout.session_id)
    if session and session.state is CheckoutState.OPEN:
        if checkout.amount_minor == label.amount_minor and session.url:
            return session.url
        ports.payments.expire_checkout(checkout.session_id)
    settle_session(ports, label, checkout.session_id)
    return None


def _open(ports: Ports, stored: Stored[Invoice], label: CheckoutLabel, now: datetime) -> str | None:
    """Open a checkout, and give its address once the books know it.

    Whoever asks at the same moment uses the same idempotency key, so the provider opens one checkout; whose
    commit comes second finds it in the books.
    """
    attempt = stored.value.checkout_attempt + 1
    try:
        session = ports.payments.open_checkout(_request(ports, stored, label, attempt))
    except ProviderRefusedError:
        raise PaymentAmountNotChargeableError from None
    except ProviderUnavailableError as failure:
        if failure.is_key_spent:
            _give_up(ports, stored, attempt)
        raise
    # A replayed answer may tell of a checkout whose day has long passed: count it as used up.
    is_usable = session.url is not None and session.expires_at > now
    opened = replace(
        stored.value,
        checkout=_kept(session) if is_usable else None,
        checkout_attempt=attempt,
        checkouts={**stored.value.checkouts, session.id: label.amount_minor},
        updated_at=now,
    )
    ports.store.commit([saving(stored, opened)])
    return session.url if is_usable else None


def _request(ports: Ports, stored: Stored[Invoice], label: CheckoutLabel, attempt: int) -> CheckoutRequest:
    """Ask for a checkout in words that depend on the invoice alone, or the key could not be used twice."""
    back = f"{ports.settings.public_url}/r/return?invoice={stored.id}&outcome="
    return CheckoutRequest(
        label=label,
        description=f"Invoice {stored.value.number}",
        success_url=f"{back}paid",
        cancel_url=f"{back}cancelled",
        idempotency_key=f"checkout-{stored.id}-{attempt}-{label.amount_minor}",
    )


def _kept(session: CheckoutSession) -> Checkout:
    return Checkout(
        session_id=session.id,
        amount_minor=session.label.amount_minor if session.label else session.amount_minor,
        url=session.url or "",
        expires_at=session.expires_at,
    )


def _give_up(ports: Ports, stored: Stored[Invoice], attempt: int) -> None:
    """Leave an idempotency key behind whose failure the provider would replay for a day."""
    try:
        ports.store.commit([saving(stored, replace(stored.value, checkout_attempt=attempt))])
    except ContendedError:
        return
