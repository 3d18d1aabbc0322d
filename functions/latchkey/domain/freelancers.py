"""The freelancer's own profile."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from latchkey.domain import limits
from latchkey.domain.away import QuietHours
from latchkey.domain.desk.time_entries import Rates
from latchkey.domain.parties import Address, Payout, PayTo, Seller, TaxRegistration, UpiPayee
from latchkey.domain.rooms import Brand

DEFAULT_ACCENT: Final = "#6cb6ff"
DEFAULT_CURRENCY: Final = "USD"
DEFAULT_TIME_ZONE: Final = "UTC"
UPI_CURRENCY: Final = "INR"
_BY_PAYPAL: Final = (
    "AUD BRL CAD CHF CZK DKK EUR GBP HKD HUF ILS JPY MXN MYR NOK NZD PHP PLN SEK SGD THB TWD USD"
)
PAYPAL_CURRENCIES: Final = frozenset(_BY_PAYPAL.split())
"""What can be sent by PayPal, by its own list of supported currencies."""
ACCENT_PATTERN: Final = "^#[0-9A-Fa-f]{6}$"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBrand:
    """The look the freelancer chose; the business name stands beside it in the profile."""

    logo: str | None
    accent: str


class NumberYear(StrEnum):
    """When a series of numbers begins anew."""

    CALENDAR = "calendar"
    APRIL = "april"
    """With India's fiscal year, April to March."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """How invoices and credit notes are numbered."""

    prefix: str = "INV"
    credit_prefix: str = "CN"
    year: NumberYear = NumberYear.CALENDAR


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderLadder:
    """When a client is reminded: days from the due day, before it where negative."""

    is_on: bool = True
    offsets: tuple[int, ...] = (-3, 0, 3, 7, 14)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectedAccount:
    """The freelancer's own account at the card provider."""

    account_id: str
    charges_enabled: bool
    connected_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """The daily digest of follow-ups."""

    is_on: bool = True
    hour: int = 8
    """Local, 0 to 23."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayMails:
    """Mail about messages the freelancer has not seen."""

    is_on: bool = True
    quiet: QuietHours = field(default_factory=QuietHours)


@dataclass(frozen=True, slots=True, kw_only=True)
class Freelancer:
    """Who owns rooms; private, only parts of it are copied into rooms."""

    name: str
    email: str
    business_name: str
    brand: OwnBrand
    time_zone: str
    currency: str
    created_at: datetime
    updated_at: datetime
    legal_name: str = ""
    address: Address = field(default_factory=Address)
    tax: TaxRegistration = field(default_factory=TaxRegistration)
    pan: str | None = None
    payout: Payout = field(default_factory=Payout)
    terms: str = ""
    payment_days: int = 14
    numbering: Numbering = field(default_factory=Numbering)
    reminders: ReminderLadder = field(default_factory=ReminderLadder)
    stripe: ConnectedAccount | None = None
    rates: Rates | None = None
    enquiry_slug: str | None = None
    """The address of the enquiry page, `/e/{slug}`."""
    morning: Morning = field(default_factory=Morning)
    away: AwayMails = field(default_factory=AwayMails)


def first_profile(*, email: str, now: datetime) -> Freelancer:
    """Give a newcomer a profile that works before they have opened the settings."""
    name = email.partition("@")[0].replace(".", " ").replace("_", " ").title()[: limits.PERSON_NAME_MAX]
    return Freelancer(
        name=name,
        email=email,
        business_name=name,
        brand=OwnBrand(logo=None, accent=DEFAULT_ACCENT),
        time_zone=DEFAULT_TIME_ZONE,
        currency=DEFAULT_CURRENCY,
        created_at=now,
        updated_at=now,
    )


def room_brand(freelancer: Freelancer) -> Brand:
    """Say how the freelancer's rooms look."""
    return Brand(name=freelancer.business_name, logo=freelancer.brand.logo, accent=freelancer.brand.accent)


def as_seller(freelancer: Freelancer, *, letterhead: str | None) -> Seller:
    """Say how an invoice names this freelancer; `letterhead` is the logo of that day, by its hash."""
    return Seller(
        name=freelancer.business_name,
        legal_name=freelancer.legal_name,
        email=freelancer.email,
        address=freelancer.address,
        registration=freelancer.tax,
        pan=freelancer.pan,
        accent=freelancer.brand.accent,
        letterhead=letterhead,
    )


def pay_to(freelancer: Freelancer, currency: str) -> PayTo:
    """Say where an invoice in this currency can be paid besides cards: UPI moves rupees, PayPal does not."""
    payout = freelancer.payout
    payee = freelancer.legal_name or freelancer.business_name
    upi_id = payout.upi_id if currency == UPI_CURRENCY else None
    return PayTo(
        upi=UpiPayee(id=upi_id, name=payee) if upi_id else None,
        bank=payout.bank,
        paypal_me=payout.paypal_me if currency in PAYPAL_CURRENCIES else None,
    )
