"""The freelancer's customers, as far as money needs them."""

from dataclasses import dataclass, field
from datetime import date, datetime

from latchkey.domain.desk.time_entries import Rates
from latchkey.domain.parties import Address, Buyer, PayerType, ServiceKind, Sez


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A customer of the freelancer."""

    name: str
    created_at: datetime
    updated_at: datetime | None = None
    legal_name: str = ""
    address: Address = field(default_factory=Address)
    gstin: str | None = None
    state_code: str | None = None
    sez: Sez | None = None
    tax_number: str | None = None
    exempt_words: str = ""
    payer_type: PayerType | None = None
    service_kind: ServiceKind | None = None
    reminders_muted: bool = False
    rates: Rates | None = None
    last_contacted_on: date | None = None
    """The newest day of an interaction that was one, recomputed from the log."""


def as_buyer(client: Client) -> Buyer:
    """Say how an invoice names this client."""
    return Buyer(
        name=client.name,
        legal_name=client.legal_name,
        address=client.address,
        gstin=client.gstin,
        state_code=client.gstin[:2] if client.gstin else client.state_code,
        sez=client.sez,
        tax_number=client.tax_number,
        exempt_words=client.exempt_words,
    )
