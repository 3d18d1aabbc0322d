"""An invoice as the books keep it: facts, what they add up to, and how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from latchkey.domain.due_dates import is_past_due
from latchkey.domain.money import line_amount_minor, tax_amount_minor


class Status(StrEnum):
    """How an invoice stands. Never stored: derived from the facts and the clock."""

    DRAFT = "draft"
    SENT = "sent"
    VIEWED = "viewed"
    PARTIAL = "partial"
    PROCESSING = "processing"
    OVERDUE = "overdue"
    PAID = "paid"
    VOID = "void"


class Source(StrEnum):
    """Who or what made an invoice's status change."""

    OWNER = "owner"
    CLIENT = "client"
    STRIPE = "stripe"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that is billed: a quantity in thousandths at a unit price in minor units."""

    description: str
    quantity_milli: int
    unit_price_minor: int
    amount_minor: int

    @classmethod
    def priced(cls, *, description: str, quantity_milli: int, unit_price_minor: int) -> Self:
        """Write a line and work out what it costs."""
        return cls(
            description=description,
            quantity_milli=quantity_milli,
            unit_price_minor=unit_price_minor,
            amount_minor=line_amount_minor(quantity_milli, unit_price_minor),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tax:
    """A tax by the name the freelancer gives it, at a rate in basis points."""

    label: str
    rate_bp: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the freelancer writes, with its sums: worked out once when it is saved, then only read."""

    currency: str
    lines: tuple[Line, ...]
    tax: Tax | None
    due_on: date | None
    note: str
    subtotal_minor: int
    tax_minor: int
    total_minor: int

    @classmethod
    def added_up(
        cls,
        *,
        currency: str,
        lines: tuple[Line, ...] = (),
        tax: Tax | None = None,
        due_on: date | None = None,
        note: str = "",
    ) -> Self:
        """Write a draft and work out its sums: the tax is taken on the subtotal, not line by line."""
        subtotal_minor = sum(line.amount_minor for line in lines)
        tax_minor = tax_amount_minor(subtotal_minor, tax.rate_bp) if tax else 0
        return cls(
            currency=currency,
            lines=lines,
            tax=tax,
            due_on=due_on,
            note=note,
            subtotal_minor=subtotal_minor,
            tax_minor=tax_minor,
            total_minor=subtotal_minor + tax_minor,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """One line of an invoice's history."""

    from_: Status
    to: Status
    at: datetime
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkout:
    """The one page at the provider where the balance can be paid."""

    session_id: str
    amount_minor: int
    url: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Processing:
    """A delayed payment the client has made and the bank has not confirmed."""

    session_id: str
    amount_minor: int
    since: datetime


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
    tax: Tax | None
    subtotal_minor: int
    tax_minor: int
    total_minor: int
    due_on: date | None
    issued_on: date | None = None
    note: str
    time_zone: str
    version: int
    """Counts a draft's saves, so that two tabs notice each other."""
    created_at: datetime
    updated_at: datetime
    issued_at: datetime | None = None
    sent_at: datetime | None = None
    viewed_at: datetime | None = None
    paid_at: datetime | None = None
    voided_at: datetime | None = None
    paid_minor: int = 0
    unapplied_minor: int = 0
    """Money that arrived for this invoice and could not be counted as paying it."""
    processing: Processing | None = None
    checkout: Checkout | None = None
    checkout_attempt: int = 0
    checkouts: Mapping[str, int] = field(default_factory=dict)
    """What every session ever opened for this invoice was to collect."""
    overdue_noted_at: datetime | None = None
    next_check_at: datetime | None = None
    history: tuple[StatusChange, ...] = ()

    @property
    def balance_minor(self) -> int:
        """What is still to be paid."""
        return max(self.total_minor - self.paid_minor, 0)

    @property
    def is_due(self) -> bool:
        """Whether the client still owes something on it."""
        return self.issued_at is not None and self.voided_at is None and self.balance_minor > 0


def status_of(invoice: Invoice, now: datetime) -> Status:
    """Derive how an invoice stands; the first that holds, in the order that matters to a reader."""
    due_on = invoice.due_on
    standings = (
        (invoice.voided_at is not None, Status.VOID),
        (invoice.issued_at is None, Status.DRAFT),
        (invoice.paid_minor >= invoice.total_minor, Status.PAID),
        (invoice.processing is not None, Status.PROCESSING),
        (due_on is not None and is_past_due(due_on, invoice.time_zone, now), Status.OVERDUE),
        (invoice.paid_minor > 0, Status.PARTIAL),
        (invoice.viewed_at is not None, Status.VIEWED),
    )
    return next((status for holds, status in standings if holds), Status.SENT)
