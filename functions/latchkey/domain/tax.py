"""Which tax is charged, and why."""

from dataclasses import dataclass
from enum import StrEnum


class Treatment(StrEnum):
    """How the law treats a supply."""

    UNREGISTERED = "unregistered"
    INTRA_STATE = "intra-state"
    INTER_STATE = "inter-state"
    SEZ = "sez"
    SEZ_LUT = "sez-lut"
    EXPORT = "export"
    EXPORT_LUT = "export-lut"
    NAMED = "named"
    EXEMPT = "exempt"
    """Registered for a named tax, not charged to this client."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxRow:
    """One row of the tax table: one tax at one rate."""

    name: str
    """CGST, SGST, UTGST, IGST, or the named tax's label."""
    rate_bp: int
    taxable_minor: int
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxSummary:
    """What was charged on an invoice, with the reason in words."""

    treatment: Treatment
    reason: str
    """Such as: IGST because the client is in Karnataka (29) and you are in Maharashtra (27)."""
    endorsement: str
    """What the law wants printed; empty where nothing is."""
    place_of_supply: str | None
    """Two digits of the Indian state; 96 for other countries; None outside India's GST."""
    rows: tuple[TaxRow, ...]
