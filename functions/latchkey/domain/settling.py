"""What the provider's truth about checkouts, payments, refunds and disputes does to an invoice and its ledger."""

from collections.abc import Mapping
from datetime import datetime

from latchkey.domain.invoices import Invoice, Source
from latchkey.domain.payments import CheckoutLabel, CheckoutSession, LedgerEntry, ProviderPayment, Settlement


def settle_checkout(
    label: CheckoutLabel,
    invoice: Invoice | None,
    session: CheckoutSession,
    ledger: Mapping[str, LedgerEntry],
    now: datetime,
    *,
    source: Source = Source.STRIPE,
) -> Settlement:
    """Draw the consequences, for the labelled invoice, of how a checkout and its payment stand now."""
    raise NotImplementedError(label, invoice, session, ledger, now, source)


def settle_payment(
    invoice: Invoice,
    payment: ProviderPayment,
    ledger: Mapping[str, LedgerEntry],
    now: datetime,
    *,
    source: Source = Source.STRIPE,
) -> Settlement:
    """Draw the consequences of what was taken back of a payment that the ledger has."""
    raise NotImplementedError(invoice, payment, ledger, now, source)
