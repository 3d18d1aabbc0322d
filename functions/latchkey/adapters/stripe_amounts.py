"""Amounts in Stripe's units: ISO 4217's but for a few currencies. Source: docs.stripe.com/currencies."""

from typing import Final

from latchkey.domain.money import EXPONENTS
from latchkey.services.ports import ProviderRefusedError

# Stripe still writes króna and shilling with two decimals, which must be zeros, and ariary with none.
_STRIPE_EXPONENTS: Final = {"ISK": 2, "UGX": 2, "MGA": 0}
_THREE_DIGITS: Final = 3
_NETWORK_STEP: Final = 10


def to_stripe(amount_minor: int, currency: str) -> int:
    """Write an amount for Stripe.

    Raises:
        ProviderRefusedError: the card networks cannot carry it to the last digit.

    """
    ours, theirs = _units(currency)
    amount, rest = divmod(amount_minor * theirs, ours)
    # Networks carry two decimals of a dinar; rounding the third away would not be what the invoice says.
    is_too_fine = EXPONENTS[currency] == _THREE_DIGITS and amount % _NETWORK_STEP
    if rest or is_too_fine:
        raise ProviderRefusedError
    return amount


def from_stripe(amount: int, currency: str) -> int:
    """Read an amount of Stripe's in our minor units."""
    ours, theirs = _units(currency)
    return amount * ours // theirs


def _units(currency: str) -> tuple[int, int]:
    """Return how many minor units a whole one has, ours and Stripe's."""
    exponent: int = EXPONENTS.get(currency, 2)
    return int(10**exponent), int(10 ** _STRIPE_EXPONENTS.get(currency, exponent))
