"""The shared vectors of money, read as the domain's values: the front end runs the same files."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from latchkey.domain.billing.invoices import Line, Share
from latchkey.domain.parties import Address, Buyer, Sez, TaxKind, TaxRegistration, Undertaking

VECTORS = Path(__file__).parents[1] / "vectors"
Case = dict[str, Any]


def load(name: str) -> dict[str, Any]:
    """Read a file of vectors."""
    loaded: dict[str, Any] = json.loads((VECTORS / f"{name}.json").read_text())
    return loaded


def cases(name: str, key: str = "cases") -> list[Case]:
    """Read the cases under a key."""
    listed: list[Case] = load(name)[key]
    return listed


def why(case: Case) -> str:
    """Say what a case is about, as the test's id."""
    return str(case["why"] if "why" in case else f"{case['series']} {case['sequence']}")


def each(name: str, key: str = "cases") -> pytest.MarkDecorator:
    """Run a test for each of the cases under a key."""
    listed = cases(name, key)
    return pytest.mark.parametrize("case", listed, ids=[why(case) for case in listed])


PARTIES = load("tax")


def seller_of(case: Case) -> TaxRegistration:
    """Return the registration a case names."""
    named = PARTIES["sellers"][case["seller"]]
    lut = named["lut"] and Undertaking(
        number=named["lut"]["number"],
        valid_from=date.fromisoformat(named["lut"]["validFrom"]),
        valid_until=date.fromisoformat(named["lut"]["validUntil"]),
    )
    return TaxRegistration(
        kind=TaxKind(named["kind"]),
        gstin=named["gstin"],
        lut=lut,
        label=named["label"],
        words=named["words"],
    )


def client_of(case: Case) -> Buyer:
    """Return the client a case names."""
    named = PARTIES["clients"][case["client"]]
    return Buyer(
        name="Asha",
        address=Address(country=named["country"]),
        gstin=named["gstin"],
        state_code=named["stateCode"],
        sez=Sez(named["sez"]) if named["sez"] else None,
        exempt_words=named["exemptWords"],
    )


def share_of(share: Case | None) -> Share | None:
    """Return a share as the domain knows it."""
    return None if share is None else Share(rate_bp=share["rateBp"], amount_minor=share["amountMinor"])


def lines_of(case: Case) -> tuple[Line, ...]:
    """Return a case's lines, not added up yet."""
    return tuple(
        Line(
            description="x",
            quantity_milli=line["quantityMilli"],
            unit_price_minor=line["unitPriceMinor"],
            rate_bp=line["rateBp"],
            discount=share_of(line["discount"]),
        )
        for line in case["lines"]
    )
