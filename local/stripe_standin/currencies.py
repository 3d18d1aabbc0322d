"""Stripe's rules for amounts. Source: docs.stripe.com/currencies."""

from local.stripe_standin.errors import StripeError

ZERO_DECIMAL = frozenset({
    "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf",
})  # fmt: skip
THREE_DECIMAL = frozenset({"bhd", "iqd", "jod", "kwd", "lyd", "omr", "tnd"})
# Stripe writes these with two decimals for compatibility, but the decimals must be zeros.
WHOLE_UNITS_ONLY = frozenset({"isk", "ugx"})
MINIMUM_MINOR = {
    "aed": 200, "aud": 50, "bgn": 100, "brl": 50, "cad": 50, "chf": 50, "czk": 1500, "dkk": 250, "eur": 50,
    "gbp": 30, "hkd": 400, "huf": 17500, "inr": 50, "jpy": 50, "mxn": 1000, "myr": 200, "nok": 300, "nzd": 50,
    "pln": 200, "ron": 200, "sek": 300, "sgd": 50, "thb": 1000, "usd": 50,
}  # fmt: skip
MAXIMUM_MINOR = 99_999_999
SYMBOLS = {
    "usd": "$",
    "eur": "€",
    "gbp": "£",
    "inr": "₹",
    "jpy": "¥",
    "krw": "₩",
    "vnd": "₫",
    "ngn": "₦",
    "ils": "₪",
}


def exponent(currency: str) -> int:
    """Return how many decimals Stripe gives a currency's minor unit."""
    if currency in ZERO_DECIMAL:
        return 0
    return 3 if currency in THREE_DECIMAL else 2


def written(amount_minor: int, currency: str) -> str:
    """Write an amount for a person, such as `₹47,200.00`."""
    decimals = exponent(currency)
    whole, rest = divmod(abs(amount_minor), 10**decimals)
    figure = f"{whole:,}" + (f".{rest:0{decimals}d}" if decimals else "")
    sign = "-" if amount_minor < 0 else ""
    return f"{sign}{SYMBOLS.get(currency, currency.upper() + ' ')}{figure}"


def refuse_unchargeable(amount_minor: int, currency: str) -> None:
    """Refuse a total that Stripe would not charge."""
    least = MINIMUM_MINOR.get(currency, 1)
    if amount_minor < least:
        raise StripeError(
            "The Checkout Session's total amount due must add up to at least "
            f"{written(least, currency)} {currency}",
            code="amount_too_small",
            is_recorded=True,
        )
    if amount_minor > MAXIMUM_MINOR:
        raise StripeError(
            "The Checkout Session's total amount must be no more than "
            f"{written(MAXIMUM_MINOR, currency)} {currency}",
            code="amount_too_large",
            is_recorded=True,
        )


def refuse_uneven(amount_minor: int, currency: str, param: str) -> None:
    """Refuse minor units that the card networks cannot carry."""
    step = 10 if currency in THREE_DECIMAL else 100 if currency in WHOLE_UNITS_ONLY else 1
    if amount_minor % step:
        raise StripeError(
            f"Amounts in {currency} must be evenly divisible by {step}.",
            code="parameter_invalid_integer",
            param=param,
        )
