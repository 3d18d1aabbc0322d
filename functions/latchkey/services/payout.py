"""Where a freelancer takes money besides cards: changed after a fresh sign-in only, never in silence."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from latchkey.domain import limits
from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.billing.registrations import bank_faults, proper_bank
from latchkey.domain.errors.requests import AuthFreshRequiredError, RequestInvalidError
from latchkey.domain.freelancers import Freelancer, pay_to
from latchkey.domain.parties import Payout
from latchkey.services.billing.due_invoices import bring_up_to_date
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Done, Effect, Prepared, Template, enqueue
from latchkey.services.ports import Ports
from latchkey.services.rooms import freelancer_of
from latchkey.services.store import Update

# Longer than any function may run: an invoice whose issue had read the old details is there by then.
_ISSUES_ARE_DONE: Final = timedelta(minutes=15)
_FRESH: Final = timedelta(seconds=limits.FRESH_SIGN_IN_SECONDS)


def require_fresh_sign_in(signed_in_at: datetime | None, now: datetime) -> None:
    """Refuse whoever did not sign in just now: an unlocked computer is not enough to move money elsewhere.

    Raises:
        AuthFreshRequiredError: the last sign-in is too long ago.

    """
    if signed_in_at is None or now - signed_in_at > _FRESH:
        raise AuthFreshRequiredError


def save_payout(ports: Ports, *, owner: str, new: Payout, now: datetime) -> None:
    """Save where money goes, tell the owner by mail, and promise that what is due shows it.

    Raises:
        RequestInvalidError: something is missing for money to reach the account.

    """
    if new.bank:
        faults = bank_faults(new.bank)
        if faults:
            raise RequestInvalidError(fields=faults)
        new = replace(new, bank=proper_bank(new.bank))

    def attempt() -> None:
        freelancer = freelancer_of(ports, owner)
        if freelancer.value.payout == new:
            return
        about, later = {"owner": owner}, now + _ISSUES_ARE_DONE
        ports.store.commit(
            [
                Update(path=freelancer.path, fields={"payout": new, "updated_at": now}, read=freelancer),
                enqueue(ports, Template.PAYOUT_CHANGED, {**about, "changedAt": now.isoformat()}, now=now),
                enqueue(ports, Template.SHOW_PAYOUT, about, now=now),
                enqueue(ports, Template.SHOW_PAYOUT, about, now=now, not_before=later),
            ]
        )

    retry_optimistic(ports.clock, attempt)


def show_payout(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Show on every invoice that is still due where it can be paid now."""
    bring_up_to_date(ports, params["owner"], _with_payout, now=now)
    return Done()


def _with_payout(invoice: Invoice, freelancer: Freelancer) -> Invoice:
    return replace(invoice, pay_to=pay_to(freelancer, invoice.currency))


SHOW_PAYOUT_EFFECT: Final = Effect(prepare=show_payout)
