"""Who bills whom: names, addresses and registrations, and where money may be sent."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A postal address; empty texts where nothing was said."""

    line1: str = ""
    line2: str = ""
    city: str = ""
    postal_code: str = ""
    region: str = ""
    """State, province or county, as it is written on a letter."""
    country: str = ""
    """ISO 3166-1 alpha-2."""


class TaxKind(StrEnum):
    """How a freelancer is registered for tax."""

    NONE = "none"
    GST = "gst"
    NAMED = "named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """A letter of undertaking (LUT): exports go without integrated tax while it is valid."""

    number: str
    valid_from: date
    valid_until: date
    """The last day it covers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxRegistration:
    """A freelancer's registration: none, regular Indian GST, or a tax by the name it has elsewhere."""

    kind: TaxKind = TaxKind.NONE
    gstin: str | None = None
    lut: Undertaking | None = None
    label: str | None = None
    """The tax's name elsewhere, such as VAT."""
    number: str | None = None
    """The registration number elsewhere."""
    rate_bp: int = 0
    """The usual rate: what the editor offers for a new line."""
    words: str = ""
    """What an invoice must say where no tax is charged, such as the law's paragraph for small businesses."""


class BankKind(StrEnum):
    """Which details reach an account."""

    INDIA = "india"
    IBAN = "iban"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """A bank account: account number and IFSC in India, IBAN and BIC, or whatever is usual elsewhere."""

    kind: BankKind
    holder: str
    bank_name: str = ""
    account: str | None = None
    ifsc: str | None = None
    iban: str | None = None
    bic: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payout:
    """Where a freelancer takes money besides cards."""

    upi_id: str | None = None
    bank: Bank | None = None
    paypal_me: str | None = None
    """The name after paypal.me/."""


class Sez(StrEnum):
    """How a client in a Special Economic Zone is supplied."""

    WITH_PAYMENT = "with-payment"
    UNDER_LUT = "under-lut"


class PayerType(StrEnum):
    """Who pays, as far as tax deduction at source asks."""

    COMPANY = "company"
    FIRM = "firm"
    GOVERNMENT = "government"
    AUDITED_INDIVIDUAL = "audited-individual"
    """An individual or family whose business must be audited, and who must deduct therefore."""
    INDIVIDUAL = "individual"


class ServiceKind(StrEnum):
    """What kind of fee it is for tax deduction at source."""

    PROFESSIONAL = "professional"
    TECHNICAL = "technical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seller:
    """The freelancer as an issued invoice names them: frozen when it is issued."""

    name: str
    """The business's name."""
    legal_name: str
    email: str
    address: Address
    registration: TaxRegistration
    pan: str | None
    accent: str
    letterhead: str | None
    """Names the logo of that day: `freelancers/{uid}/letterheads/{letterhead}`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyer:
    """The client as an issued invoice names them: frozen when it is issued."""

    name: str
    legal_name: str = ""
    address: Address = field(default_factory=Address)
    gstin: str | None = None
    state_code: str | None = None
    """Two digits of the Indian state; the GSTIN's first two where there is one."""
    sez: Sez | None = None
    tax_number: str | None = None
    exempt_words: str = ""
    """Why this client is charged no named tax, in the words an invoice must carry; empty: it is charged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpiPayee:
    """Who a UPI payment goes to."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PayTo:
    """Where this invoice can be paid besides cards."""

    upi: UpiPayee | None = None
    bank: Bank | None = None
    paypal_me: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """A logo as it was when an invoice was issued."""

    logo: str
    """A data URL."""
