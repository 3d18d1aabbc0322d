"""What the books keep of money: ledger entries, and the provider's truth about payments by card.

What the entries add up to is in `ledger.py`, what the provider's truth does to an invoice in `settling.py`,
what may be recorded by hand in `entries.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from latchkey.domain.billing.invoices import DisputeState, Invoice, Method, Source


class EntryKind(StrEnum):
    """What a ledger entry does to its invoice."""

    PAYMENT = "payment"
    UNAPPLIED = "unapplied"
    """Money that arrived for it and does not pay it."""
    TDS = "tds"
    """Tax the client deducted at source: settles without money."""
    CREDIT_NOTE = "credit-note"
    REFUND = "refund"
    """Money given back, or taken by a lost dispute; `of` names the entry it takes from."""
    REVERSAL = "reversal"
    """A correction: undoes the whole entry that `of` names."""


class UnappliedReason(StrEnum):
    """Why money that arrived does not pay the invoice it arrived for."""

    WRONG_INVOICE = "wrong-invoice"
    WRONG_AMOUNT = "wrong-amount"
    WRONG_CURRENCY = "wrong-currency"
    INVOICE_VOID = "invoice-void"
    UNKNOWN_INVOICE = "unknown-invoice"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """Something that settles an invoice or takes a settlement back. Append-only.

    Its id is the provider's payment, refund or dispute id, `upi_{utr}`, `tds_…`, `cn_{credit note}`,
    `rev_{entry}`, or an id of ours for what was recorded by hand, so that nothing is entered twice.
    """

    invoice_id: str
    project_id: str
    client_id: str
    kind: EntryKind
    reason: UnappliedReason | None = None
    amount_minor: int
    """Always more than zero; the kind says which way it counts."""
    currency: str
    at: datetime
    """When it was entered."""
    received_on: date
    """The calendar day it happened, in the freelancer's time zone."""
    source: Source
    method: Method | None = None
    """None for what is no money: tax deducted at source, credit notes."""
    reference: str = ""
    """UTR, cheque number, transaction id: what finds it in a bank statement."""
    note: str = ""
    by: str = ""
    """Who entered it; empty where no person did."""
    instalment_id: str | None = None
    """None: it goes to whatever is due first."""
    session_id: str | None = None
    of: str | None = None
    """The entry a refund or reversal takes back."""


class CheckoutState(StrEnum):
    """How a checkout stands at the provider."""

    OPEN = "open"
    PROCESSING = "processing"
    PAID = "paid"
    FAILED = "failed"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckoutLabel:
    """What we wrote onto a checkout when we opened it: which invoice it is for, and what we asked."""

    owner: str
    project_id: str
    invoice_id: str
    instalment_id: str | None = None
    """None for the whole balance."""
    amount_minor: int
    currency: str


class RefundState(StrEnum):
    """How a refund stands at the provider."""

    PENDING = "pending"
    """Asked for, or waiting for the payer's bank."""
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    """Failed or cancelled, even after it had succeeded: the money is back with the freelancer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderRefund:
    """The provider's truth about one refund."""

    id: str
    amount_minor: int
    state: RefundState
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderDispute:
    """The provider's truth about one payment the payer's bank called back."""

    id: str
    amount_minor: int
    """In the payment's currency; where the bank counts in another one, the whole payment."""
    state: DisputeState
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderPayment:
    """The provider's truth about money that arrived, and what was taken back of it."""

    id: str
    amount_minor: int
    """What was received, before any refund."""
    currency: str
    at: datetime
    """When it was received."""
    refunds: tuple[ProviderRefund, ...] = ()
    disputes: tuple[ProviderDispute, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckoutSession:
    """The provider's truth about one checkout."""

    id: str
    state: CheckoutState
    url: str | None
    expires_at: datetime
    amount_minor: int
    """What it asks."""
    currency: str
    label: CheckoutLabel | None
    """None where the checkout does not say, or does not say consistently, what it is for."""
    payment: ProviderPayment | None = None
    """None until money has arrived on it."""
    payment_link_id: str | None = None
    """The payment link it was opened from; None for a checkout of our own."""
    account: str | None = None
    """The connected account it belongs to; None for the deployment's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What became of an invoice where money moved, with the new ledger entries by their ids."""

    invoice: Invoice | None
    entries: Mapping[str, LedgerEntry] = field(default_factory=dict)
