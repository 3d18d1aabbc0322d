"""The two parties as a letter names them: names, addresses, registrations."""

from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Final

from latchkey.domain.india.states import STATES
from latchkey.domain.parties import Address, Buyer, Seller, TaxKind, TaxRegistration
from latchkey.services.billing.paper.sheet import Party

# The list's own names for these are no longer, or not outside a list, what people write on letters.
_USUAL_NAMES: Final = {"GB": "United Kingdom", "KR": "South Korea", "KP": "North Korea", "XK": "Kosovo"}

# Where the postal code stands before the town.
_CODE_FIRST: Final = "AT BE BG CH CZ DE DK EE ES FI FR GR HR HU IS IT LI LT LU MX NL NO PL PT RO RS SE SI SK"


def seller_party(seller: Seller, buyer: Buyer) -> Party:
    """Name the freelancer, with every registration an invoice must carry."""
    lines = [
        seller.legal_name if seller.legal_name != seller.name else "",
        *address_lines(seller.address, is_abroad=_is_abroad(seller, buyer)),
        *_registrations(seller.registration),
        f"PAN {seller.pan}" if seller.pan else "",
        seller.email,
    ]
    return Party(role="From", name=seller.name, lines=_told(lines))


def buyer_party(buyer: Buyer, seller: Seller, *, role: str = "Billed to") -> Party:
    """Name the client as their own books must see it."""
    is_gst = seller.registration.kind is TaxKind.GST
    state = state_name(buyer.state_code) if is_gst and buyer.state_code else ""
    label = seller.registration.label or "Tax"
    lines = [
        buyer.legal_name if buyer.legal_name != buyer.name else "",
        *address_lines(
            replace(buyer.address, region=state or buyer.address.region), is_abroad=_is_abroad(seller, buyer)
        ),
        f"GSTIN {buyer.gstin}" if buyer.gstin else "",
        f"{label} number {buyer.tax_number}" if buyer.tax_number else "",
    ]
    return Party(role=role, name=buyer.name, lines=_told(lines))


def address_lines(address: Address, *, is_abroad: bool) -> tuple[str, ...]:
    """Write an address as on a letter; the country only where the letter crosses a border."""
    parts = (address.city, address.postal_code)
    town = " ".join(
        part
        for part in (parts[::-1] if address.country and address.country in _CODE_FIRST else parts)
        if part
    )
    country = country_name(address.country) if is_abroad and address.country else ""
    return _told([address.line1, address.line2, town, address.region, country])


def state_name(code: str) -> str:
    """Name an Indian state as tax papers do: `Karnataka (29)`."""
    return f"{STATES[code]} ({code})" if code in STATES else code


def country_name(code: str) -> str:
    """Name a country in English by its ISO 3166-1 code."""
    return _USUAL_NAMES.get(code) or _countries().get(code, code)


@cache
def _countries() -> dict[str, str]:
    # The time zone database brings the list of countries along.
    text = (files("tzdata.zoneinfo") / "iso3166.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {code: name for code, name in rows}  # noqa: C416 -- dict(rows) has no type for two columns


def _is_abroad(seller: Seller, buyer: Buyer) -> bool:
    return seller.address.country != buyer.address.country


def _registrations(registration: TaxRegistration) -> tuple[str, ...]:
    if registration.kind is TaxKind.GST and registration.gstin:
        state = STATES.get(registration.gstin[:2])
        return (f"GSTIN {registration.gstin}" + (f" ({state})" if state else ""),)
    if registration.kind is TaxKind.NAMED and registration.number:
        return (f"{registration.label or 'Tax'} number {registration.number}",)
    return ()


def _told(lines: list[str]) -> tuple[str, ...]:
    return tuple(line for line in lines if line)
