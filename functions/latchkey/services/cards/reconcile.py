"""The nightly walk: ask the provider what became of money, and repair what no webhook told the books.

It repairs by the same steps as webhooks do, so it is safe to run twice, side by side, or to die half way;
one account or payment that fails does not keep the others waiting.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from latchkey.domain.billing.invoices import Dispute, DisputeState, Invoice, Source
from latchkey.domain.billing.payments import CheckoutLabel, LedgerEntry
from latchkey.domain.freelancers import Freelancer
from latchkey.services import paths
from latchkey.services.billing.books import WHOLE
from latchkey.services.cards.connect import hear_account
from latchkey.services.cards.outcomes import Outcome
from latchkey.services.cards.payments import settle_payment, settle_session
from latchkey.services.ports import AccountClosedError, CheckoutHint, Ports
from latchkey.services.store import Stored, Where

logger: Final = logging.getLogger("latchkey")

# Stripe gives up on a webhook after three days; a week of ours may have been lost besides.
_RECENT: Final = timedelta(days=10)
# A refund can come back for a month.
_RETURNS_SINCE: Final = timedelta(days=40)
# A link may be used months after it was made, and nobody may have walked for as long.
_LINKS_SINCE: Final = timedelta(days=400)
_PAGE: Final = 200
# What is open or under way at a time is little; a limit keeps a night's reads within bounds all the same.
_MOST: Final = 2_000
_REPAIRED: Final = frozenset({Outcome.SETTLED, Outcome.UNAPPLIED, Outcome.NOTED})


@dataclass(slots=True, kw_only=True)
class Walk:
    """What one night came to."""

    looked_at: int = 0
    repaired: int = 0
    failed: int = 0
    sessions: set[str] = field(default_factory=set)
    """Those that were settled already tonight."""


def reconcile(ports: Ports) -> dict[str, int]:
    """Walk every account and what the books have open, and count what was done."""
    walk = Walk()
    if not ports.payments.is_configured:
        return {"lookedAt": 0, "repaired": 0, "failed": 0}
    since = ports.clock.now() - _RECENT
    for account in _accounts(ports):
        if account is not None:
            _try(walk, partial(_walk_account, ports, walk, account))
        _try(walk, partial(_walk_checkouts, ports, walk, account, since))
        _try(walk, partial(_walk_returns, ports, walk, account))
    for stored in _unsettled(ports):
        _walk_books(ports, walk, stored)
    return {"lookedAt": walk.looked_at, "repaired": walk.repaired, "failed": walk.failed}


def _accounts(ports: Ports) -> Iterator[str | None]:
    """Go through the deployment's own account and every connected one."""
    yield None
    last: Stored[Freelancer] | None = None
    while True:
        page = ports.store.find(
            "freelancers",
            Freelancer,
            where=[("stripe.account_id", ">", "")],
            order_by="stripe.account_id",
            limit=_PAGE,
            after=last,
        )
        for freelancer in page:
            yield freelancer.value.stripe.account_id if freelancer.value.stripe else None
        if len(page) < _PAGE:
            return
        last = page[-1]


def _walk_account(ports: Ports, walk: Walk, account: str) -> None:
    """Learn whether an account takes cards still, or has thrown us out."""
    walk.repaired += hear_account(ports, account) is Outcome.NOTED


def _walk_checkouts(ports: Ports, walk: Walk, account: str | None, since: datetime) -> None:
    """Settle every recent checkout that was completed and that the ledger lacks."""
    for hint in ports.payments.completed_checkouts(account=account, since=since):
        if not _is_entered(ports, hint):
            _settle(ports, walk, hint.label, hint.session_id, account)


def _walk_returns(ports: Ports, walk: Walk, account: str | None) -> None:
    """Settle every payment that was refunded or disputed of late."""
    since = ports.clock.now() - _RETURNS_SINCE
    for payment_id in set(ports.payments.taken_back(account=account, since=since)):
        settle = partial(settle_payment, ports, payment_id, account=account, source=Source.RECONCILE)
        _try(walk, partial(_count, walk, settle))


def _walk_books(ports: Ports, walk: Walk, stored: Stored[Invoice]) -> None:
    """Ask what became of everything that the books have open for an invoice."""
    invoice = stored.value
    for key, page in invoice.open_checkouts.items():
        label = _label(stored, None if key == WHOLE else key, page.amount_minor)
        _settle(ports, walk, label, page.session_id, page.account)
    for session_id, waiting in invoice.processing.items():
        label = _label(stored, waiting.instalment_id, waiting.amount_minor)
        _settle(ports, walk, label, session_id, _account_of(invoice, session_id))
    for dispute in invoice.disputes.values():
        if dispute.state is DisputeState.OPEN:
            _try(walk, partial(_walk_dispute, ports, walk, stored, dispute))
    for link_id, link in invoice.payment_links.items():
        if link.is_active:
            _try(walk, partial(_walk_link, ports, walk, link_id, link.account))


def _walk_dispute(ports: Ports, walk: Walk, stored: Stored[Invoice], dispute: Dispute) -> None:
    """Ask how a dispute stands; banks take months."""
    owner = paths.owner_of(stored.path)
    entry = ports.store.get(paths.payment(owner, dispute.payment_id), LedgerEntry)
    if entry and entry.value.session_id:
        session_id = entry.value.session_id
        label = _label(stored, entry.value.instalment_id, entry.value.amount_minor)
        _settle(ports, walk, label, session_id, _account_of(stored.value, session_id))


def _walk_link(ports: Ports, walk: Walk, link_id: str, account: str | None) -> None:
    since = ports.clock.now() - _LINKS_SINCE
    for hint in ports.payments.completed_checkouts(account=account, since=since, payment_link_id=link_id):
        if not _is_entered(ports, hint):
            _settle(ports, walk, hint.label, hint.session_id, account)


def _unsettled(ports: Ports) -> Iterator[Stored[Invoice]]:
    """Go through the invoices with anything open at the provider, each once."""
    seen: set[str] = set()
    # More than an empty map, not other than one: the copies in rooms are found as well, with a flag for it.
    anything: tuple[list[Where], ...] = (
        [("open_checkouts", ">", {})],
        [("processing", ">", {})],
        [("disputes", ">", {})],
        [("paid_at", "==", None), ("payment_links", ">", {})],
    )
    for where in anything:
        for stored in ports.store.find_anywhere("invoices", Invoice, where=where, limit=_MOST):
            if stored.path not in seen:
                seen.add(stored.path)
                yield stored


def _label(stored: Stored[Invoice], instalment_id: str | None, amount_minor: int) -> CheckoutLabel:
    return CheckoutLabel(
        owner=paths.owner_of(stored.path),
        project_id=stored.value.project_id,
        invoice_id=stored.id,
        instalment_id=instalment_id,
        amount_minor=amount_minor,
        currency=stored.value.currency,
    )


def _account_of(invoice: Invoice, session_id: str) -> str | None:
    collected = invoice.checkouts.get(session_id)
    return collected.account if collected else None


def _is_entered(ports: Ports, hint: CheckoutHint) -> bool:
    """Tell whether the ledger has the money of a checkout; what was taken back of it is walked apart."""
    if hint.payment_id is None:
        return False
    return ports.store.get(paths.payment(hint.label.owner, hint.payment_id), LedgerEntry) is not None


def _settle(ports: Ports, walk: Walk, label: CheckoutLabel, session_id: str, account: str | None) -> None:
    """Settle one checkout, once a night."""
    if session_id in walk.sessions:
        return
    walk.sessions.add(session_id)
    settle = partial(settle_session, ports, label, session_id, account=account, source=Source.RECONCILE)
    _try(walk, partial(_count, walk, settle))


def _count(walk: Walk, settle: Callable[[], Outcome]) -> None:
    walk.looked_at += 1
    walk.repaired += settle() in _REPAIRED


def _try(walk: Walk, step: Callable[[], None]) -> None:
    """Take one step; what fails tonight is tried again tomorrow."""
    try:
        step()
    except AccountClosedError:
        # The profile has forgotten it by now, and its pages are put aside.
        logger.warning("an account could not be walked: it is closed to us")
    except Exception:
        logger.exception("a step of the nightly walk failed")
        walk.failed += 1
