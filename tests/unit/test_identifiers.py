"""Numbers of tax offices and banks: shared vectors, and that no single slip of the finger passes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from latchkey.domain import identifiers
from latchkey.domain.countries import COUNTRIES
from latchkey.domain.india.states import STATES, state_named

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "identifiers.json").read_text())
CHECKS: Final[dict[str, Callable[[str], str | None]]] = {
    "gstin": identifiers.gstin_fault,
    "pan": identifiers.pan_fault,
    "ifsc": identifiers.ifsc_fault,
    "account": identifiers.account_fault,
    "iban": identifiers.iban_fault,
    "bic": identifiers.bic_fault,
    "upiId": identifiers.upi_id_fault,
    "utr": identifiers.utr_fault,
    "sac": identifiers.sac_fault,
    "paypalMe": identifiers.paypal_me_fault,
    "numberPrefix": identifiers.number_prefix_fault,
}
GSTIN = "27AAPFU0939F1ZV"
IBAN = "DE89370400440532013000"
BASE36 = st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: f"{case['kind']}: {case['why']}")
def test_a_number_is_right_or_one_is_told_which_character_is_not(case: dict[str, Any]) -> None:
    assert CHECKS[case["kind"]](case["text"]) == case["fault"]


@pytest.mark.parametrize("case", VECTORS["compact"], ids=lambda case: case["compact"])
def test_a_number_is_stored_without_the_spaces_it_was_typed_with(case: dict[str, str]) -> None:
    assert identifiers.compact(case["text"]) == case["compact"]


def test_states_and_countries_are_those_of_the_front_end() -> None:
    assert VECTORS["states"] == STATES
    assert VECTORS["countries"] == sorted(COUNTRIES)
    assert state_named(" karnataka ") == "29"
    assert state_named("Bavaria") is None


@given(place=st.integers(0, 14), other=BASE36)
def test_no_single_wrong_character_passes_in_a_gstin(place: int, other: str) -> None:
    mistyped = GSTIN[:place] + other + GSTIN[place + 1 :]
    assert (identifiers.gstin_fault(mistyped) is None) == (mistyped == GSTIN)


@given(place=st.integers(0, 21), other=BASE36)
def test_no_single_wrong_character_passes_in_an_iban(place: int, other: str) -> None:
    """A letter counts as two digits: the checksum notices a digit for a digit, a letter for a letter."""
    assume(other.isdigit() == IBAN[place].isdigit())
    mistyped = IBAN[:place] + other + IBAN[place + 1 :]
    assert (identifiers.iban_fault(mistyped) is None) == (mistyped == IBAN)


@given(text=st.text(max_size=40), kind=st.sampled_from(sorted(CHECKS)))
def test_whatever_is_typed_gets_a_sentence(text: str, kind: str) -> None:
    fault = CHECKS[kind](text)
    assert fault is None or (fault.endswith(".") and fault[0].isupper())
