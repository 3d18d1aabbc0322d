"""Payment Links: lasting addresses for mail and chat, switched off when their amount is not due any more."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from latchkey.domain.billing.invoices import Invoice, PaymentLink
from latchkey.domain.errors.payments import PaymentAmountNotChargeableError, PaymentUnavailableError
from latchkey.domain.errors.requests import BusyError
from latchkey.services.billing.books import changing, invoice_of, opened_books
from latchkey.services.cards.checkout import Target, give_up_attempt, target_of
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Done, Effect, Prepared, Template, enqueue
from latchkey.services.ports import PaymentLinkRequest, Ports, ProviderRefusedError, ProviderUnavailableError
from latchkey.services.store import Stored, Write

# One round puts a link aside that was used, the next makes a new one.
_ROUNDS: Final = 3
_ENDED: Final = "This link cannot be used any more. Open your invoice to see what is due."


def payment_link(ports: Ports, *, owner: str, invoice_id: str, instalment_id: str | None) -> str:
    """Return the lasting address where an instalment, or with None the whole balance, can be paid.

    The same one again while the amount is right and nobody has used it.
    """
    for _ in range(_ROUNDS):
        try:
            url = retry_optimistic(ports.clock, lambda: _offer(ports, owner, invoice_id, instalment_id))
        except ProviderUnavailableError:
            raise PaymentUnavailableError from None
        if url:
            return url
    raise BusyError


def prepare_end_payment_link(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Switch a link off that asks for what is not due any more, the pages opened from it included."""
    del now
    ports.payments.end_payment_link(params["paymentLinkId"], account=params.get("account"))
    return Done()


END_PAYMENT_LINK_EFFECT: Final = Effect(prepare=prepare_end_payment_link)


def _offer(ports: Ports, owner: str, invoice_id: str, instalment_id: str | None) -> str | None:
    stored = invoice_of(ports, owner, invoice_id)
    target = target_of(ports, owner, stored, instalment_id)
    known = _known(stored.value, target)
    if known is None:
        return _open(ports, owner, stored, target)
    link_id, link = known
    if ports.payments.is_link_active(link_id, account=link.account):
        return link.url
    # It was used: its payment will be told, or failed. Either way nobody can use it again.
    _put_aside(ports, owner, stored, link_id)
    return None


def _known(invoice: Invoice, target: Target) -> tuple[str, PaymentLink] | None:
    for link_id, link in invoice.payment_links.items():
        is_for_it = (link.instalment_id, link.amount_minor, link.account) == (
            target.label.instalment_id,
            target.label.amount_minor,
            target.account.id,
        )
        if link.is_active and is_for_it:
            return link_id, link
    return None


def _open(ports: Ports, owner: str, stored: Stored[Invoice], target: Target) -> str:
    """Make a link, and give its address once the books know it; twice at once makes one."""
    invoice, label, now = stored.value, target.label, ports.clock.now()
    attempt = invoice.checkout_attempt + 1
    request = PaymentLinkRequest(
        label=label,
        description=target.title,
        ended_words=_ENDED,
        idempotency_key=f"link-{stored.id}-{target.key}-{attempt}-{label.amount_minor}",
        account=target.account.id,
    )
    try:
        link_id, url = ports.payments.open_payment_link(request)
    except ProviderRefusedError:
        raise PaymentAmountNotChargeableError from None
    except ProviderUnavailableError as failure:
        if failure.is_key_spent:
            give_up_attempt(ports, stored, attempt)
        raise
    link = PaymentLink(
        url=url,
        amount_minor=label.amount_minor,
        instalment_id=label.instalment_id,
        account=target.account.id,
        is_active=True,
    )
    opened = replace(
        invoice, payment_links={**invoice.payment_links, link_id: link}, checkout_attempt=attempt
    )
    books = opened_books(ports, owner, stored)
    ports.store.commit(changing(ports, books, opened, now=now))
    return url


def _put_aside(ports: Ports, owner: str, stored: Stored[Invoice], link_id: str) -> None:
    invoice, now = stored.value, ports.clock.now()
    ended = replace(invoice.payment_links[link_id], is_active=False)
    after = replace(invoice, payment_links={**invoice.payment_links, link_id: ended})
    account = {"account": ended.account} if ended.account else {}
    ending: Write = enqueue(ports, Template.END_PAYMENT_LINK, {"paymentLinkId": link_id, **account}, now=now)
    books = opened_books(ports, owner, stored)
    ports.store.commit([*changing(ports, books, after, now=now), ending])
