"""Which account at the card provider serves a freelancer."""

from dataclasses import dataclass

from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.billing.payments import CheckoutSession
from latchkey.domain.freelancers import Freelancer
from latchkey.services.ports import Ports


@dataclass(frozen=True, slots=True, kw_only=True)
class CardAccount:
    """An account that can take cards for somebody."""

    id: str | None
    """A connected account; None for the deployment's own."""


def account_of(ports: Ports, freelancer: Freelancer) -> CardAccount | None:
    """Give the account where this freelancer's clients pay now: their own, or else the deployment's.

    The deployment's key serves one freelancer only, or whoever owns it would hold others' money.
    """
    if not ports.payments.is_configured:
        return None
    if freelancer.stripe and freelancer.stripe.charges_enabled:
        return CardAccount(id=freelancer.stripe.account_id)
    return CardAccount(id=None) if _is_served(ports, freelancer) else None


def is_payable(ports: Ports, freelancer: Freelancer) -> bool:
    """Tell whether this freelancer's invoices can be paid by card."""
    return account_of(ports, freelancer) is not None


def is_at_its_account(
    ports: Ports, freelancer: Freelancer, invoice: Invoice | None, session: CheckoutSession
) -> bool:
    """Tell whether a checkout happened at the account where the books have it.

    Whoever owns a connected account can open a checkout there and write anybody's invoice onto it; its money
    would never reach that invoice's freelancer. One the books do not remember must be where a checkout for
    this freelancer could have been opened by us.
    """
    remembered = _remembered(invoice, session) if invoice else None
    if remembered:
        return session.account == remembered.id
    if session.account is None:
        return _is_served(ports, freelancer)
    return freelancer.stripe is not None and session.account == freelancer.stripe.account_id


def _remembered(invoice: Invoice, session: CheckoutSession) -> CardAccount | None:
    """Say at which account the books have a checkout, or the payment link it was opened from."""
    if collected := invoice.checkouts.get(session.id):
        return CardAccount(id=collected.account)
    link = invoice.payment_links.get(session.payment_link_id or "")
    return CardAccount(id=link.account) if link else None


def _is_served(ports: Ports, freelancer: Freelancer) -> bool:
    return ports.settings.stripe_owner in {"*", freelancer.email}
