"""Credit notes: how an issued invoice is taken back, whole or in part."""

from dataclasses import dataclass
from datetime import date, datetime

from latchkey.domain.parties import Buyer, Seller
from latchkey.domain.tax import TaxSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditNote:
    """A credit note, field for field as the books store it: `freelancers/{uid}/creditNotes/{id}`."""

    number: str
    invoice_id: str
    invoice_number: str
    invoice_issued_on: date
    project_id: str
    client_id: str
    title: str
    currency: str
    reason: str
    subtotal_minor: int
    """What is taken back before tax."""
    tax: TaxSummary
    """The invoice's table, as far as it is taken back."""
    tax_minor: int
    round_off_minor: int
    total_minor: int
    issued_on: date
    issued_at: datetime
    time_zone: str
    seller: Seller
    buyer: Buyer
