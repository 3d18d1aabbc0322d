"""A freelancer's own account at the card provider: connect it, look how it stands, let go of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from latchkey.domain.errors.payments import CardsNotReadyError, PaymentUnavailableError
from latchkey.domain.freelancers import ConnectedAccount, Freelancer
from latchkey.services.billing.due_invoices import bring_up_to_date
from latchkey.services.cards.outcomes import Outcome
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Done, Effect, Prepared, Template, enqueue
from latchkey.services.payout import require_fresh_sign_in
from latchkey.services.ports import (
    AccountClosedError,
    Ports,
    ProviderRefusedError,
    ProviderUnavailableError,
)
from latchkey.services.rooms import freelancer_of
from latchkey.services.store import Stored, Update, Write

_SETTINGS: Final = "/desk/settings/payout?stripe="


def start_connecting(ports: Ports, *, owner: str, signed_in_at: datetime | None) -> str:
    """Give the address where the freelancer sets their account up; the second time it goes on there.

    Raises:
        AuthFreshRequiredError: from here on money may go elsewhere.
        CardsNotReadyError: this deployment's own account is no platform.
        PaymentUnavailableError: the provider cannot be asked now.

    """
    require_fresh_sign_in(signed_in_at, ports.clock.now())
    if not ports.payments.is_configured:
        raise PaymentUnavailableError("Payment by card is not set up here.")
    back = f"{ports.settings.public_url}{_SETTINGS}"
    try:
        account_id = _account_id(ports, owner)
        return ports.payments.onboarding_url(
            account_id, return_url=f"{back}return", refresh_url=f"{back}again"
        )
    except AccountClosedError:
        _let_go(ports, owner)
        raise CardsNotReadyError("This account was closed. Connect once more to open another.") from None
    except ProviderRefusedError:
        raise CardsNotReadyError("Connecting an account of your own is not possible here.") from None
    except ProviderUnavailableError:
        raise PaymentUnavailableError from None


def _account_id(ports: Ports, owner: str) -> str:
    """Give the freelancer's account, opening one at first; twice at once leads to the same."""
    freelancer = freelancer_of(ports, owner)
    if freelancer.value.stripe:
        return freelancer.value.stripe.account_id
    # What the profile holds changes with every account that was let go of, so the key does too.
    key = f"connect-{owner}-{int(freelancer.value.updated_at.timestamp())}"
    account_id = ports.payments.create_account(email=freelancer.value.email, owner=owner, idempotency_key=key)

    def attempt() -> str:
        read = freelancer_of(ports, owner)
        if read.value.stripe:
            return read.value.stripe.account_id
        opened = ConnectedAccount(
            account_id=account_id, charges_enabled=False, connected_at=ports.clock.now()
        )
        ports.store.commit([Update(path=read.path, fields={"stripe": opened}, read=read)])
        return account_id

    return retry_optimistic(ports.clock, attempt)


def refresh(ports: Ports, *, owner: str) -> ConnectedAccount | None:
    """Ask the provider how the freelancer's account stands; None when there is none, or none any more.

    Raises:
        PaymentUnavailableError: the provider cannot be asked now.

    """
    try:
        return _refreshed(ports, owner)
    except ProviderUnavailableError:
        raise PaymentUnavailableError from None


def hear_account(ports: Ports, account_id: str) -> Outcome:
    """Learn that something happened to a connected account."""
    found = ports.store.find(
        "freelancers", Freelancer, where=[("stripe.account_id", "==", account_id)], limit=1
    )
    if not found:
        return Outcome.IGNORED
    before = found[0].value.stripe
    return Outcome.UNCHANGED if _refreshed(ports, found[0].id) == before else Outcome.NOTED


def disconnect(ports: Ports, *, owner: str, signed_in_at: datetime | None) -> None:
    """Let go of the freelancer's account: what is open there is closed, what was paid there stays.

    Raises:
        AuthFreshRequiredError: from here on money may go elsewhere.

    """
    require_fresh_sign_in(signed_in_at, ports.clock.now())
    _let_go(ports, owner)


def _refreshed(ports: Ports, owner: str) -> ConnectedAccount | None:
    def attempt() -> ConnectedAccount | None:
        read = freelancer_of(ports, owner)
        known = read.value.stripe
        if known is None:
            return None
        try:
            is_ready = ports.payments.charges_enabled(known.account_id)
        except AccountClosedError:
            ports.store.commit(_changing_account(ports, read, None))
            return None
        if is_ready == known.charges_enabled:
            return known
        stands = replace(known, charges_enabled=is_ready)
        ports.store.commit(_changing_account(ports, read, stands))
        return stands

    return retry_optimistic(ports.clock, attempt)


def _let_go(ports: Ports, owner: str) -> None:
    def attempt() -> None:
        read = freelancer_of(ports, owner)
        if read.value.stripe:
            ports.store.commit(_changing_account(ports, read, None))

    retry_optimistic(ports.clock, attempt)


def _changing_account(ports: Ports, read: Stored[Freelancer], stands: ConnectedAccount | None) -> list[Write]:
    """Give the writes that change where card money goes, and never in silence."""
    now = ports.clock.now()
    was_ready = read.value.stripe is not None and read.value.stripe.charges_enabled
    is_ready = stands is not None and stands.charges_enabled
    writes: list[Write] = [Update(path=read.path, fields={"stripe": stands, "updated_at": now}, read=read)]
    if was_ready is not is_ready:
        about = {"owner": read.id, "changedAt": now.isoformat()}
        writes += [
            enqueue(ports, Template.PAYOUT_CHANGED, about, now=now),
            enqueue(ports, Template.SHOW_CARDS, {"owner": read.id}, now=now),
        ]
    return writes


def show_cards(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Show on everything that is due whether it can be paid by card now.

    Each is saved anew, and so the pages at an account that does not serve any more are closed.
    """
    bring_up_to_date(ports, params["owner"], lambda invoice, _: replace(invoice, updated_at=now), now=now)
    return Done()


SHOW_CARDS_EFFECT: Final = Effect(prepare=show_cards)
