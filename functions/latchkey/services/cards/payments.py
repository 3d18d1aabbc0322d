"""Settle what the provider says about money: a webhook is a hint, the provider's answer is the truth."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from latchkey.domain.billing.invoices import Collected, Invoice, Source
from latchkey.domain.billing.payments import (
    CheckoutLabel,
    CheckoutSession,
    CheckoutState,
    EntryKind,
    LedgerEntry,
    Settlement,
)
from latchkey.domain.billing.settling import forget_checkout, settle_checkout
from latchkey.domain.freelancers import Freelancer
from latchkey.services import paths
from latchkey.services.billing.books import changing, ledger_of, opened_books
from latchkey.services.billing.card_accounts import is_at_its_account
from latchkey.services.billing.money_news import noticing_owner, telling
from latchkey.services.cards.connect import hear_account
from latchkey.services.cards.outcomes import Outcome
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.ports import Ports, ProviderEvent
from latchkey.services.store import Create, Stored, Write

# Stripe repeats an event for three days at most.
_KEPT: Final = timedelta(days=30)
_ABOUT_ACCOUNTS: Final = frozenset({"account.updated", "account.application.deauthorized"})
_ABOUT_MONEY: Final = frozenset(
    {
        "checkout.session.completed",
        "checkout.session.async_payment_succeeded",
        "checkout.session.async_payment_failed",
        "checkout.session.expired",
        "payment_intent.succeeded",
        "payment_intent.processing",
        "payment_intent.payment_failed",
        "refund.created",
        "refund.updated",
        "refund.failed",
        "charge.refunded",
        "charge.dispute.created",
        "charge.dispute.updated",
        "charge.dispute.closed",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardEvent:
    """A webhook event whose consequences are in the books, recorded in their commit."""

    type: str
    outcome: Outcome
    received_at: datetime
    expire_at: datetime


def hear_event(ports: Ports, event: ProviderEvent) -> Outcome:
    """Act on a webhook event once, however often and in whatever order events arrive.

    Raises:
        ProviderUnavailableError: the truth cannot be had now; nothing was recorded, so it must come again.

    """
    if event.type in _ABOUT_ACCOUNTS and event.account:
        return hear_account(ports, event.account)
    if event.type not in _ABOUT_MONEY:
        return Outcome.IGNORED
    if event.session_id and event.label:
        return settle_session(ports, event.label, event.session_id, account=event.account, event=event)
    if event.payment_id:
        return settle_payment(ports, event.payment_id, account=event.account, event=event)
    return Outcome.IGNORED


def settle_payment(
    ports: Ports,
    payment_id: str,
    *,
    account: str | None,
    event: ProviderEvent | None = None,
    source: Source = Source.STRIPE,
) -> Outcome:
    """Settle the checkout a payment was made on, where only the payment is named."""
    hint = ports.payments.checkout_of(payment_id, account=account)
    if hint is None:
        return Outcome.IGNORED
    return settle_session(ports, hint.label, hint.session_id, account=account, event=event, source=source)


def settle_session(
    ports: Ports,
    label: CheckoutLabel,
    session_id: str,
    *,
    account: str | None,
    event: ProviderEvent | None = None,
    source: Source = Source.STRIPE,
) -> Outcome:
    """Fetch the truth about a checkout; write its consequences and that the event was heard in one commit."""

    def attempt() -> Outcome:
        if event and ports.store.get(paths.stripe_event(event.id), HeardEvent):
            return Outcome.REPEATED
        # The order matters: the truth is asked after the invoice is read, and every handler writes the
        # invoice, so whoever commits last has the newest truth.
        case = _read(ports, label)
        session = ports.payments.fetch_checkout(session_id, account=account)
        if case is None or (session and not _is_at_its_account(ports, case, session)):
            return Outcome.FOREIGN
        if session is None and not _is_kept_at(case, session_id, account):
            return Outcome.FOREIGN
        if session and _is_entered_elsewhere(ports, case, session):
            return Outcome.FOREIGN
        now = ports.clock.now()
        settled = _settled(case, session_id, session, now=now, source=source)
        outcome = _outcome(case, settled)
        writes = _consequences(ports, case, settled, now)
        if event:
            writes.append(_heard(event, outcome, now))
        if writes:
            ports.store.commit(writes)
        return outcome

    return retry_optimistic(ports.clock, attempt)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """What the books have where a checkout says it belongs."""

    label: CheckoutLabel
    freelancer: Freelancer
    invoice: Stored[Invoice] | None
    ledger: Mapping[str, LedgerEntry]


def _read(ports: Ports, label: CheckoutLabel) -> _Case | None:
    freelancer = ports.store.get(paths.freelancer(label.owner), Freelancer)
    if freelancer is None:
        return None
    return _Case(
        label=label,
        freelancer=freelancer.value,
        invoice=ports.store.get(paths.invoice(label.owner, label.invoice_id), Invoice),
        ledger=ledger_of(ports, label.owner, label.invoice_id),
    )


def _is_at_its_account(ports: Ports, case: _Case, session: CheckoutSession) -> bool:
    invoice = case.invoice.value if case.invoice else None
    return is_at_its_account(ports, case.freelancer, invoice, session)


def _is_kept_at(case: _Case, session_id: str, account: str | None) -> bool:
    """Tell whether the books have a checkout at this account: no other may say that it does not exist."""
    if case.invoice is None:
        return False
    invoice = case.invoice.value
    pages = {page.session_id: page.account for page in invoice.open_checkouts.values()}
    kept = {each: collected.account for each, collected in invoice.checkouts.items()}
    return (session_id, account) in (pages | kept).items()


def _is_entered_elsewhere(ports: Ports, case: _Case, session: CheckoutSession) -> bool:
    """Tell whether the money pays another invoice already: an account's owner may rewrite a label."""
    if session.payment is None or session.payment.id in case.ledger:
        return False
    entry = ports.store.get(paths.payment(case.label.owner, session.payment.id), LedgerEntry)
    return entry is not None and entry.value.invoice_id != case.label.invoice_id


def _settled(
    case: _Case, session_id: str, session: CheckoutSession | None, *, now: datetime, source: Source
) -> Settlement:
    invoice = case.invoice.value if case.invoice else None
    if session is None:
        # The provider forgot it: another account's keys, or test mode's. It can never be paid.
        gone = invoice and forget_checkout(invoice, session_id, now, source=source)
        return Settlement(invoice=gone)
    settled = settle_checkout(case.label, invoice, session, case.ledger, now, source=source)
    if settled.invoice is None or session.id in settled.invoice.checkouts:
        return settled
    link = settled.invoice.payment_links.get(session.payment_link_id or "")
    if session.payment is None and not (link and session.state is CheckoutState.PROCESSING):
        return settled
    # A page that was opened from a link, or never written down: refunds and the nightly walk must know where
    # its money is, or will be. What is on its way may not say itself how much was asked.
    kept = Collected(
        amount_minor=link.amount_minor if link else session.amount_minor,
        instalment_id=link.instalment_id if link else case.label.instalment_id,
        account=session.account,
    )
    checkouts = {**settled.invoice.checkouts, session.id: kept}
    return replace(settled, invoice=replace(settled.invoice, checkouts=checkouts))


def _consequences(ports: Ports, case: _Case, settled: Settlement, now: datetime) -> list[Write]:
    """Give the writes that bring invoice, room and dashboard to what the truth says, with their mails."""
    owner, invoice_id = case.label.owner, case.label.invoice_id
    if case.invoice is None or settled.invoice is None:
        return [
            write
            for entry_id, entry in settled.entries.items()
            for write in (
                Create(path=paths.payment(owner, entry_id), value=entry),
                noticing_owner(ports, owner, invoice_id, entry_id, now),
            )
        ]
    if settled.invoice == case.invoice.value and not settled.entries:
        return []
    books = opened_books(ports, owner, case.invoice)
    return [
        *changing(ports, books, settled.invoice, now=now, entries=settled.entries),
        *telling(ports, books, settled, now),
    ]


def _outcome(case: _Case, settled: Settlement) -> Outcome:
    kinds = {entry.kind for entry in settled.entries.values()}
    if EntryKind.UNAPPLIED in kinds:
        return Outcome.UNAPPLIED
    if kinds:
        return Outcome.SETTLED
    before = case.invoice.value if case.invoice else None
    return Outcome.UNCHANGED if settled.invoice == before else Outcome.NOTED


def _heard(event: ProviderEvent, outcome: Outcome, now: datetime) -> Create:
    return Create(
        path=paths.stripe_event(event.id),
        value=HeardEvent(type=event.type, outcome=outcome, received_at=now, expire_at=now + _KEPT),
    )
