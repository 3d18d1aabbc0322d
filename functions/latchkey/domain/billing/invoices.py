"""An invoice as the books keep it: facts, what they add up to, and how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from latchkey.domain.billing.tax import TaxSummary
from latchkey.domain.due_dates import is_past_due
from latchkey.domain.parties import Buyer, PayTo, Seller


class Status(StrEnum):
    """How an invoice stands. Never stored: derived from the facts and the clock."""

    DRAFT = "draft"
    SENT = "sent"
    VIEWED = "viewed"
    PARTIAL = "partial"
    PROCESSING = "processing"
    CLAIMED = "claimed"
    """The client says it was paid; the freelancer has not looked yet."""
    OVERDUE = "overdue"
    PAID = "paid"
    REFUNDED = "refunded"
    """All that was paid was given back."""
    CREDITED = "credited"
    """Nothing is due any more, by credit notes alone."""
    VOID = "void"


class Source(StrEnum):
    """Who or what made an invoice's status change."""

    OWNER = "owner"
    CLIENT = "client"
    STRIPE = "stripe"
    CLOCK = "clock"
    RECONCILE = "reconcile"
    """The nightly walk found at the provider what no webhook had brought."""


class Method(StrEnum):
    """How money came."""

    STRIPE = "stripe"
    UPI = "upi"
    BANK = "bank"
    CASH = "cash"
    CHEQUE = "cheque"
    PAYPAL = "paypal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of something: exactly one of a rate in basis points and an amount in minor units."""

    rate_bp: int | None = None
    amount_minor: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that is billed: a quantity in thousandths at a unit price in minor units."""

    description: str
    quantity_milli: int
    unit_price_minor: int
    sac: str | None = None
    """India's six-digit code of services."""
    rate_bp: int = 0
    """The tax rate of what is billed; the treatment decides what of it is charged."""
    discount: Share | None = None
    amount_minor: int = 0
    """Quantity times price, before discounts."""
    discount_minor: int = 0
    """Its own discount and its share of the invoice's."""
    taxable_minor: int = 0
    """What remains."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A client's word that an instalment was paid by UPI."""

    utr: str
    """The bank's reference, twelve digits."""
    amount_minor: int
    at: datetime
    by: str
    file_id: str | None = None
    """A picture of the payment, among the room's files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRefusal:
    """Why the freelancer did not find a claimed payment."""

    utr: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """A part of an invoice that can be paid alone. Every invoice has at least one."""

    id: str
    """`1`, `2`, …: unique within the invoice, never used again."""
    label: str
    share: Share | None
    """None takes the rest; the last one always does."""
    amount_minor: int
    due_on: date | None
    paid_minor: int = 0
    """What the ledger settles of it: money, tax deducted at source, credit notes."""
    claim: Claim | None = None
    refusal: ClaimRefusal | None = None

    @property
    def balance_minor(self) -> int:
        """What is still to be paid of it."""
        return max(self.amount_minor - self.paid_minor, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the freelancer writes, with its sums: worked out once when it is saved, then only read."""

    currency: str
    lines: tuple[Line, ...]
    discount: Share | None
    round_off: bool
    instalments: tuple[Instalment, ...]
    due_on: date | None
    """The day the last instalment is due."""
    note: str
    tax: TaxSummary
    lines_minor: int
    """The lines before any discount."""
    discount_minor: int
    subtotal_minor: int
    """What is taxed: the lines less every discount."""
    tax_minor: int
    round_off_minor: int
    """What rounds the total to whole units of the currency; negative where it rounds down."""
    total_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """One line of an invoice's history."""

    from_: Status
    to: Status
    at: datetime
    source: Source
    by: str = ""
    """A person's name; empty where no person did it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkout:
    """The one page at the provider where an instalment, or the whole balance, can be paid."""

    session_id: str
    amount_minor: int
    url: str
    expires_at: datetime
    account: str | None = None
    """The connected account it belongs to; None for the deployment's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What a session ever opened was to collect, for what, and at which account."""

    amount_minor: int
    instalment_id: str | None = None
    """None for the whole balance."""
    account: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentLink:
    """A lasting address at the provider where an instalment, or the whole balance, can be paid."""

    url: str
    amount_minor: int
    instalment_id: str | None
    account: str | None
    is_active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Processing:
    """A delayed payment the client has made and the bank has not confirmed."""

    amount_minor: int
    instalment_id: str | None
    since: datetime


class DisputeState(StrEnum):
    """How a payment the payer's bank called back stands."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A payment the payer's bank called back."""

    payment_id: str
    amount_minor: int
    state: DisputeState


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A credit note against this invoice."""

    id: str
    number: str
    amount_minor: int
    issued_on: date
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Money that was received, as its payer may see it."""

    id: str
    amount_minor: int
    received_on: date
    method: Method


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """The canonical invoice, field for field as the books store it; frozen in content once issued."""

    project_id: str
    client_id: str
    client_name: str
    title: str
    number: str | None = None
    currency: str
    lines: tuple[Line, ...]
    discount: Share | None
    round_off: bool
    instalments: tuple[Instalment, ...]
    due_on: date | None
    instalments_made: int = 0
    """How many instalments it ever had since it was issued, so that no id is used twice."""
    next_due_on: date | None = None
    """When the first instalment that is not settled is due; follows from the ledger."""
    issued_on: date | None = None
    note: str
    tax: TaxSummary
    lines_minor: int
    discount_minor: int
    subtotal_minor: int
    tax_minor: int
    round_off_minor: int
    total_minor: int
    time_zone: str
    version: int
    """Counts a draft's saves and an issued invoice's reschedulings, so that two tabs notice each other."""
    created_at: datetime
    updated_at: datetime

    # Frozen when it is issued.
    seller: Seller | None = None
    buyer: Buyer | None = None
    terms: str = ""
    pay_to: PayTo = field(default_factory=PayTo)
    """Brought up to date when the freelancer's payout details change, while something is due."""
    pay_link: str | None = None
    """The token of the page where this invoice alone can be paid."""
    replaces: str | None = None
    """The void or credited invoice this one was made from."""
    replaced_by: str | None = None
    time_entry_ids: tuple[str, ...] = ()
    """The time it bills: those entries are locked until it is discarded, void or credited in full."""

    issued_at: datetime | None = None
    sent_at: datetime | None = None
    viewed_at: datetime | None = None
    paid_at: datetime | None = None
    voided_at: datetime | None = None
    void_reason: str = ""

    # Sums of the ledger.
    paid_minor: int = 0
    """Money received less what was given back and what disputes took."""
    tds_minor: int = 0
    """Tax the client deducted at source."""
    credited_minor: int = 0
    """Credit notes."""
    refunded_minor: int = 0
    overpaid_minor: int = 0
    """What was settled beyond the total: the client's credit."""
    unapplied_minor: int = 0
    """Money that arrived for this invoice and could not be counted as paying it."""
    receipts: tuple[Receipt, ...] = ()
    credits: tuple[Credit, ...] = ()
    disputes: Mapping[str, Dispute] = field(default_factory=dict)

    # At the provider.
    processing: Mapping[str, Processing] = field(default_factory=dict)
    """By session."""
    open_checkouts: Mapping[str, Checkout] = field(default_factory=dict)
    """By instalment, or `all`."""
    checkout_attempt: int = 0
    checkouts: Mapping[str, Collected] = field(default_factory=dict)
    """By session: every one that was ever opened for this invoice."""
    payment_links: Mapping[str, PaymentLink] = field(default_factory=dict)
    """By the provider's id."""

    reminders_muted: bool = False
    reminders_done_until: datetime | None = None
    """Steps of the ladder at or before this moment are done with."""
    reminded_at: datetime | None = None
    reminders_sent: int = 0
    overdue_noted_for: date | None = None
    """The due day whose passing the history tells last."""
    next_check_at: datetime | None = None
    history: tuple[StatusChange, ...] = ()

    @property
    def settled_minor(self) -> int:
        """What needs no paying any more: money, tax deducted at source and credit notes."""
        return self.paid_minor + self.tds_minor + self.credited_minor

    @property
    def balance_minor(self) -> int:
        """What is still to be paid."""
        return max(self.total_minor - self.settled_minor, 0)

    @property
    def is_due(self) -> bool:
        """Whether the client still owes something on it."""
        return self.issued_at is not None and self.voided_at is None and self.balance_minor > 0

    @property
    def is_claimed(self) -> bool:
        """Whether a client's word waits for the freelancer."""
        return any(each.claim for each in self.instalments)

    @property
    def is_disputed(self) -> bool:
        """Whether a payer's bank called a payment back and has not decided."""
        return any(each.state is DisputeState.OPEN for each in self.disputes.values())


def status_of(invoice: Invoice, now: datetime) -> Status:
    """Derive how an invoice stands; the first that holds, in the order that matters to a reader."""
    next_due_on = invoice.next_due_on
    is_settled = invoice.balance_minor == 0
    has_money = invoice.paid_minor + invoice.tds_minor > 0
    standings = (
        (invoice.voided_at is not None, Status.VOID),
        (invoice.issued_at is None, Status.DRAFT),
        (is_settled and has_money, Status.PAID),
        (is_settled, Status.CREDITED),
        (bool(invoice.processing), Status.PROCESSING),
        (invoice.is_claimed, Status.CLAIMED),
        (invoice.refunded_minor > 0 and not has_money, Status.REFUNDED),
        (next_due_on is not None and is_past_due(next_due_on, invoice.time_zone, now), Status.OVERDUE),
        (invoice.settled_minor > 0, Status.PARTIAL),
        (invoice.viewed_at is not None, Status.VIEWED),
    )
    return next((status for holds, status in standings if holds), Status.SENT)
