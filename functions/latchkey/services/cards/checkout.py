"""Bring a client to the page where an instalment can be paid: one open page for each amount due."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from latchkey.domain.billing.invoice_life import require_payable
from latchkey.domain.billing.invoices import Checkout, Collected, Invoice
from latchkey.domain.billing.payments import CheckoutLabel, CheckoutSession, CheckoutState
from latchkey.domain.errors.payments import PaymentAmountNotChargeableError, PaymentUnavailableError
from latchkey.domain.errors.requests import BusyError
from latchkey.services.billing.books import WHOLE, due_minor, saving
from latchkey.services.billing.card_accounts import CardAccount, account_of
from latchkey.services.billing.client_invoices import Access, Reached, invoice_behind
from latchkey.services.cards.payments import settle_session
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Done, Effect, Prepared
from latchkey.services.ports import CheckoutRequest, Ports, ProviderRefusedError, ProviderUnavailableError
from latchkey.services.rooms import freelancer_of
from latchkey.services.store import ContendedError, Stored

# One round puts an old checkout aside, the next opens a new one, the last forgives an unlucky replay.
_ROUNDS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What is to be paid, and where."""

    label: CheckoutLabel
    key: str
    """Under which `open_checkouts` and idempotency keys know it: an instalment, or `all`."""
    account: CardAccount
    title: str
    """What the page says it is for."""


def pay_invoice(ports: Ports, *, access: Access, invoice_id: str, instalment_id: str | None) -> str:
    """Return the address of the page where an instalment, or with None the whole balance, can be paid.

    A second click, a second tab or a second person gets the same page. Where the provider knows more
    than the books (it was paid, it expired), the books learn it here, should its webhook be late.
    """
    for _ in range(_ROUNDS):
        try:
            url = retry_optimistic(ports.clock, lambda: _offer(ports, access, invoice_id, instalment_id))
        except ProviderUnavailableError:
            raise PaymentUnavailableError from None
        if url:
            return url
    raise BusyError


def target_of(ports: Ports, owner: str, stored: Stored[Invoice], instalment_id: str | None) -> Target:
    """Say what is due of an instalment or of everything, and at which account it is to be paid.

    Raises:
        LatchkeyError: it is paid, being paid, or cannot be paid by card.

    """
    invoice, now = stored.value, ports.clock.now()
    require_payable(invoice, instalment_id, now)
    account = account_of(ports, freelancer_of(ports, owner).value)
    if account is None:
        raise PaymentUnavailableError("Payment by card is not set up here. Please ask how to pay.")
    amount_minor = due_minor(invoice, instalment_id)
    # The last instalment that is open and all that is open are the same money: they share one page.
    if amount_minor == invoice.balance_minor:
        instalment_id = None
    named = next((each.label for each in invoice.instalments if each.id == instalment_id), "")
    return Target(
        label=CheckoutLabel(
            owner=owner,
            project_id=invoice.project_id,
            invoice_id=stored.id,
            instalment_id=instalment_id,
            amount_minor=amount_minor,
            currency=invoice.currency,
        ),
        key=instalment_id or WHOLE,
        account=account,
        title=f"Invoice {invoice.number}" + (f": {named}" if named else ""),
    )


def prepare_expire_checkout(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Make a checkout unpayable that nobody should pay any more."""
    del now
    ports.payments.expire_checkout(params["sessionId"], account=params.get("account"))
    return Done()


EXPIRE_CHECKOUT_EFFECT: Final = Effect(prepare=prepare_expire_checkout)


def _offer(ports: Ports, access: Access, invoice_id: str, instalment_id: str | None) -> str | None:
    """Give the open checkout's address, or a new one's; None when the books have changed: ask anew."""
    now = ports.clock.now()
    reached = invoice_behind(ports, access, invoice_id, now)
    target = target_of(ports, reached.owner, reached.invoice, instalment_id)
    page = reached.invoice.value.open_checkouts.get(target.key)
    if page:
        return _reuse(ports, page, target)
    return _open(ports, reached, access, target, now)


def _reuse(ports: Ports, page: Checkout, target: Target) -> str | None:
    """Give the known checkout's address if it still asks for what is due; else put it aside."""
    session = ports.payments.fetch_checkout(page.session_id, account=page.account)
    if session and session.state is CheckoutState.OPEN:
        is_right = page.amount_minor == target.label.amount_minor and page.account == target.account.id
        if is_right and session.url:
            return session.url
        ports.payments.expire_checkout(page.session_id, account=page.account)
    settle_session(ports, target.label, page.session_id, account=page.account)
    return None


def _open(ports: Ports, reached: Reached, access: Access, target: Target, now: datetime) -> str | None:
    """Open a checkout, and give its address once the books know it.

    Whoever asks at the same moment uses the same idempotency key, so the provider opens one checkout; whose
    commit comes second finds it in the books.
    """
    stored = reached.invoice
    attempt = stored.value.checkout_attempt + 1
    try:
        session = ports.payments.open_checkout(_request(ports, target, access, attempt))
    except ProviderRefusedError:
        raise PaymentAmountNotChargeableError from None
    except ProviderUnavailableError as failure:
        if failure.is_key_spent:
            give_up_attempt(ports, stored, attempt)
        raise
    # A replayed answer may tell of a checkout whose day has long passed: count it as used up.
    is_usable = session.url is not None and session.expires_at > now
    invoice = stored.value
    pages = {**invoice.open_checkouts, target.key: _kept(session)} if is_usable else invoice.open_checkouts
    collected = Collected(
        amount_minor=target.label.amount_minor,
        instalment_id=target.label.instalment_id,
        account=target.account.id,
    )
    opened = replace(
        invoice,
        open_checkouts=pages,
        checkout_attempt=attempt,
        checkouts={**invoice.checkouts, session.id: collected},
        updated_at=now,
    )
    ports.store.commit([saving(stored, opened)])
    return session.url if is_usable else None


def _request(ports: Ports, target: Target, access: Access, attempt: int) -> CheckoutRequest:
    """Ask in words that depend on invoice and door alone, or the key could not be used twice."""
    label, door = target.label, "r" if access.link else "pay"
    back = f"{ports.settings.public_url}/{door}/return?invoice={label.invoice_id}&outcome="
    key = f"checkout-{label.invoice_id}-{target.key}-{attempt}-{label.amount_minor}"
    return CheckoutRequest(
        label=label,
        description=target.title,
        success_url=f"{back}paid",
        cancel_url=f"{back}cancelled",
        # The two doors return to different pages; whose commit comes second gives nobody its address.
        idempotency_key=key if access.link else f"{key}-{door}",
        account=target.account.id,
    )


def _kept(session: CheckoutSession) -> Checkout:
    return Checkout(
        session_id=session.id,
        amount_minor=session.label.amount_minor if session.label else session.amount_minor,
        url=session.url or "",
        expires_at=session.expires_at,
        account=session.account,
    )


def give_up_attempt(ports: Ports, stored: Stored[Invoice], attempt: int) -> None:
    """Leave an idempotency key behind whose failure the provider would replay for a day."""
    try:
        ports.store.commit([saving(stored, replace(stored.value, checkout_attempt=attempt))])
    except ContendedError:
        return
