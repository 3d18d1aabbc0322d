"""Counting money: the shared vectors, and what holds for every amount."""

import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain.money import (
    EXPONENTS,
    format_money,
    is_currency,
    line_amount_minor,
    round_half_away_from_zero,
    tax_amount_minor,
)

VECTORS: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parents[1] / "vectors" / "money.json").read_text()
)
CURRENCIES = st.sampled_from(sorted(EXPONENTS))


@pytest.mark.parametrize("case", VECTORS["exponents"], ids=lambda case: case["currency"])
def test_a_currency_has_the_digits_of_iso_4217(case: dict[str, Any]) -> None:
    assert EXPONENTS[case["currency"]] == case["exponent"]


@pytest.mark.parametrize("case", VECTORS["rounding"], ids=str)
def test_halves_go_away_from_zero(case: dict[str, str]) -> None:
    assert round_half_away_from_zero(int(case["numerator"]), int(case["denominator"])) == int(case["rounded"])


@pytest.mark.parametrize("case", VECTORS["lineAmounts"], ids=str)
def test_a_line_costs_its_quantity_times_its_price(case: dict[str, int]) -> None:
    assert line_amount_minor(case["quantityMilli"], case["unitPriceMinor"]) == case["amountMinor"]


@pytest.mark.parametrize("case", VECTORS["taxes"], ids=str)
def test_a_tax_is_rounded_once(case: dict[str, int]) -> None:
    assert tax_amount_minor(case["subtotalMinor"], case["rateBp"]) == case["taxMinor"]


@pytest.mark.parametrize("case", VECTORS["formats"], ids=lambda case: case["text"])
def test_an_amount_reads_the_way_its_readers_write_it(case: dict[str, Any]) -> None:
    assert format_money(case["amountMinor"], case["currency"]) == case["text"]


@given(st.integers(-(10**20), 10**20), st.integers(1, 10**6))
def test_rounding_agrees_with_exact_fractions(numerator: int, denominator: int) -> None:
    exact = Fraction(numerator, denominator)
    rounded = round_half_away_from_zero(numerator, denominator)
    assert abs(rounded - exact) <= Fraction(1, 2)
    assert abs(rounded - exact) < Fraction(1, 2) or abs(rounded) > abs(exact)


@given(st.integers(-(10**20), 10**20), st.integers(1, 10**6))
def test_rounding_is_symmetric(numerator: int, denominator: int) -> None:
    mirrored = round_half_away_from_zero(-numerator, denominator)
    assert mirrored == -round_half_away_from_zero(numerator, denominator)


@given(st.integers(-(10**15), 10**15), CURRENCIES)
def test_a_formatted_amount_can_be_read_back(amount_minor: int, currency: str) -> None:
    text = format_money(amount_minor, currency)
    digits = "".join(character for character in text if character.isdigit() or character == ".")
    sign = -1 if text.startswith("-") else 1
    assert sign * Decimal(digits).scaleb(EXPONENTS[currency]) == amount_minor


def test_what_is_no_currency_is_not_counted() -> None:
    assert is_currency("INR")
    assert not any(is_currency(code) for code in ("XXX", "inr", "", "EURO"))


def test_every_currency_the_desk_offers_can_be_counted() -> None:
    """The list a freelancer picks from lives in TypeScript; a code the books refuse would be a dead end."""
    source = Path(__file__).parents[2] / "hosting" / "src" / "lib" / "currencies.ts"
    offered = re.findall(r"\b[A-Z]{3}\b", source.read_text().split("OFFERED =")[1].split(".split")[0])
    assert len(offered) > 10
    assert all(is_currency(code) for code in offered)
