"""Amounts in Stripe's units: the same money, in every currency we count."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from latchkey.adapters.stripe_amounts import from_stripe, to_stripe
from latchkey.domain.money import EXPONENTS
from latchkey.services.ports import ProviderRefusedError


@pytest.mark.parametrize(
    ("amount_minor", "currency", "at_stripe"),
    [
        (118_000, "INR", 118_000),
        (500, "JPY", 500),
        (500, "ISK", 50_000),
        (500, "UGX", 50_000),
        (50_000, "MGA", 500),
        (1_230, "KWD", 1_230),
    ],
)
def test_a_currency_is_written_with_stripes_digits(amount_minor: int, currency: str, at_stripe: int) -> None:
    """Króna charged without its two noughts would cost a hundredth, yen with them a hundredfold."""
    assert to_stripe(amount_minor, currency) == at_stripe
    assert from_stripe(at_stripe, currency) == amount_minor


@pytest.mark.parametrize(("amount_minor", "currency"), [(1_231, "KWD"), (50_001, "MGA")])
def test_what_the_networks_cannot_carry_is_refused_and_not_rounded(amount_minor: int, currency: str) -> None:
    with pytest.raises(ProviderRefusedError):
        to_stripe(amount_minor, currency)


@given(st.integers(1, 10**12), st.sampled_from(sorted(EXPONENTS)))
def test_an_amount_comes_back_as_it_went(amount_minor: int, currency: str) -> None:
    try:
        at_stripe = to_stripe(amount_minor, currency)
    except ProviderRefusedError:
        assume(False)
    assert from_stripe(at_stripe, currency) == amount_minor
