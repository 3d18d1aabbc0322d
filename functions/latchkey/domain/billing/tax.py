"""Which tax is charged, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from latchkey.domain.india.states import STATES
from latchkey.domain.money import tax_amount_minor
from latchkey.domain.parties import Buyer, Sez, TaxKind, TaxRegistration, Undertaking


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


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxPlan:
    """How supplies to one client are taxed, before any amount is known."""

    treatment: Treatment
    reason: str
    endorsement: str = ""
    place_of_supply: str | None = None
    label: str = ""
    """What the tax is called where it is one tax; the state's half where it is two."""


ABROAD: Final = "96"
"""The place of supply of everything outside India."""

# Union territories without a legislature of their own: the state's half of the tax is called UTGST there.
_UNION_TERRITORIES: Final = frozenset({"04", "26", "31", "35", "38"})
_HALVED: Final = frozenset({Treatment.INTRA_STATE})
_UNDER_LUT: Final = frozenset({Treatment.EXPORT_LUT, Treatment.SEZ_LUT})
_WITHOUT: Final = frozenset({Treatment.UNREGISTERED, Treatment.EXEMPT})
_WITH_PAYMENT: Final = "on payment of integrated tax"
_WITHOUT_PAYMENT: Final = "under bond or letter of undertaking without payment of integrated tax"
_EXPORT: Final = "Supply meant for export"
_SEZ: Final = "Supply meant for SEZ unit or SEZ developer for authorised operations"


def plan_tax(registration: TaxRegistration, client: Buyer, on: date) -> TaxPlan:
    """Say how the law treats what this freelancer supplies to this client on a day, and why.

    A client whose Indian state nobody has entered is planned with IGST and without a place of supply, so
    that a draft has sums; such an invoice cannot be issued.
    """
    match registration.kind:
        case TaxKind.NONE:
            return TaxPlan(
                treatment=Treatment.UNREGISTERED,
                reason="No tax because you are not registered for any",
                endorsement=registration.words,
            )
        case TaxKind.NAMED:
            return _named(registration.label or "Tax", client)
        case TaxKind.GST:
            return _gst(registration, client, on)


def _named(label: str, client: Buyer) -> TaxPlan:
    if client.exempt_words:
        return TaxPlan(
            treatment=Treatment.EXEMPT,
            reason=f"No {label} because this client is exempt",
            endorsement=client.exempt_words,
        )
    return TaxPlan(
        treatment=Treatment.NAMED, reason=f"{label} because you are registered for it", label=label
    )


def _gst(registration: TaxRegistration, client: Buyer, on: date) -> TaxPlan:
    lut = registration.lut if registration.lut and _covers(registration.lut, on) else None
    if client.address.country not in ("", "IN"):
        return _exported(client.address.country, lut, on)
    theirs = _state_of(client)
    if client.sez is not None:
        return _to_sez(client.sez, theirs, lut, on)
    ours = registration.gstin[:2] if registration.gstin else None
    if theirs is None or ours is None:
        whose = "the client's state" if theirs is None else "your own state"
        return TaxPlan(
            treatment=Treatment.INTER_STATE, reason=f"IGST for now: {whose} is missing", label="IGST"
        )
    if theirs == ours:
        half = "UTGST" if ours in _UNION_TERRITORIES else "SGST"
        reason = f"CGST and {half} because the client and you are both in {_state(ours)}"
        return TaxPlan(treatment=Treatment.INTRA_STATE, reason=reason, place_of_supply=theirs, label=half)
    reason = f"IGST because the client is in {_state(theirs)} and you are in {_state(ours)}"
    return TaxPlan(treatment=Treatment.INTER_STATE, reason=reason, place_of_supply=theirs, label="IGST")


def _exported(country: str, lut: Undertaking | None, on: date) -> TaxPlan:
    if lut:
        return TaxPlan(
            treatment=Treatment.EXPORT_LUT,
            reason=f"No IGST because the client is abroad ({country}) and LUT {lut.number} covers the day",
            endorsement=f"{_EXPORT} {_WITHOUT_PAYMENT} (LUT {lut.number})",
            place_of_supply=ABROAD,
            label="IGST",
        )
    return TaxPlan(
        treatment=Treatment.EXPORT,
        reason=f"IGST because the client is abroad ({country}) and no LUT covers {on.isoformat()}",
        endorsement=f"{_EXPORT} {_WITH_PAYMENT}",
        place_of_supply=ABROAD,
        label="IGST",
    )


def _to_sez(sez: Sez, state: str | None, lut: Undertaking | None, on: date) -> TaxPlan:
    where = "the client is in a Special Economic Zone"
    if lut and sez is Sez.UNDER_LUT:
        return TaxPlan(
            treatment=Treatment.SEZ_LUT,
            reason=f"No IGST because {where} and LUT {lut.number} covers the day",
            endorsement=f"{_SEZ} {_WITHOUT_PAYMENT} (LUT {lut.number})",
            place_of_supply=state,
            label="IGST",
        )
    missing = f" and no LUT covers {on.isoformat()}" if sez is Sez.UNDER_LUT else ""
    return TaxPlan(
        treatment=Treatment.SEZ,
        reason=f"IGST because {where}{missing}",
        endorsement=f"{_SEZ} {_WITH_PAYMENT}",
        place_of_supply=state,
        label="IGST",
    )


def _covers(lut: Undertaking, on: date) -> bool:
    return lut.valid_from <= on <= lut.valid_until


def _state_of(client: Buyer) -> str | None:
    return client.gstin[:2] if client.gstin else client.state_code


def _state(code: str) -> str:
    return f"{STATES[code]} ({code})" if code in STATES else code


def is_halved(plan: TaxPlan) -> bool:
    """Tell whether a rate is charged as two halves, so that it must be even."""
    return plan.treatment in _HALVED


def is_place_missing(summary: TaxSummary) -> bool:
    """Tell whether the law wants a place of supply that nobody has entered."""
    return summary.place_of_supply is None and summary.treatment in (
        Treatment.INTRA_STATE,
        Treatment.INTER_STATE,
        Treatment.SEZ,
        Treatment.SEZ_LUT,
    )


def tax_on(plan: TaxPlan, taxable: Mapping[int, int]) -> TaxSummary:
    """Work out the tax table from what is taxable at each rate: rates in basis points, sums in minor units.

    A tax is taken once on a rate's whole sum and rounded there; halves are rounded each on its own.
    """
    return TaxSummary(
        treatment=plan.treatment,
        reason=plan.reason,
        endorsement=plan.endorsement,
        place_of_supply=plan.place_of_supply,
        rows=tuple(_rows(plan, {rate: amount for rate, amount in sorted(taxable.items()) if amount})),
    )


def _rows(plan: TaxPlan, taxable: Mapping[int, int]) -> Iterator[TaxRow]:
    if plan.treatment in _WITHOUT:
        return
    if plan.treatment in _UNDER_LUT:
        # The table says what goes untaxed: an export is a taxable supply at a rate of nought.
        if taxable:
            yield _row(plan.label, 0, sum(taxable.values()))
        return
    for rate_bp, amount_minor in taxable.items():
        if plan.treatment in _HALVED:
            yield _row("CGST", rate_bp // 2, amount_minor)
            yield _row(plan.label, rate_bp // 2, amount_minor)
        else:
            yield _row(plan.label, rate_bp, amount_minor)


def _row(name: str, rate_bp: int, taxable_minor: int) -> TaxRow:
    amount_minor = tax_amount_minor(taxable_minor, rate_bp)
    return TaxRow(name=name, rate_bp=rate_bp, taxable_minor=taxable_minor, amount_minor=amount_minor)
