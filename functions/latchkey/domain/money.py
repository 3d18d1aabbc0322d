"""Amounts of money: whole minor units, a currency, and one way to round."""

from typing import Final

# ISO 4217, active currencies with a fixed number of minor digits. MGA and MRU count in fifths on
# paper, but every bank and card network quotes them decimally, so they are listed as such.
_NO_DIGITS: Final = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE_DIGITS: Final = "BHD IQD JOD KWD LYD OMR TND"
_TWO_DIGITS: Final = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
    CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF
    IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
    MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD
    SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR
    ZMW
"""
EXPONENTS: Final[dict[str, int]] = (
    dict.fromkeys(_NO_DIGITS.split(), 0)
    | dict.fromkeys(_TWO_DIGITS.split(), 2)
    | dict.fromkeys(_THREE_DIGITS.split(), 3)
)

# Symbols that name one currency to anybody who sees them; the others are spelt out by their code.
_SYMBOLS: Final = {"INR": "₹", "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
# Money may arrive in a currency nobody may invoice in, and must still be told of.
_USUAL_EXPONENT: Final = 2
_NO_BREAK_SPACE: Final = "\u00a0"

# Below 2^53, so that a browser's numbers hold every amount exactly.
MAX_AMOUNT_MINOR: Final = 10**15
BASIS_POINTS: Final = 10_000
MILLI: Final = 1_000


def is_currency(code: str) -> bool:
    """Tell whether money can be counted in this ISO 4217 code."""
    return code in EXPONENTS


def round_half_away_from_zero(numerator: int, denominator: int) -> int:
    """Divide two whole numbers and round to the nearest, halves away from zero.

    This is the only rounding in Latchkey; `denominator` must be positive.
    """
    magnitude = (2 * abs(numerator) + denominator) // (2 * denominator)
    return magnitude if numerator >= 0 else -magnitude


def line_amount_minor(quantity_milli: int, unit_price_minor: int) -> int:
    """Return what a quantity in thousandths costs, in minor units."""
    return round_half_away_from_zero(quantity_milli * unit_price_minor, MILLI)


def tax_amount_minor(subtotal_minor: int, rate_bp: int) -> int:
    """Return the tax on a subtotal at a rate in basis points (1800 is 18 %), in minor units."""
    return round_half_away_from_zero(subtotal_minor * rate_bp, BASIS_POINTS)


def format_money(amount_minor: int, currency: str) -> str:
    """Write an amount the way an invoice prints it: `₹1,18,000.00`, `$12.50`, `CHF 12.50`, `¥1,200`."""
    exponent = EXPONENTS.get(currency, _USUAL_EXPONENT)
    digits = str(abs(amount_minor)).rjust(exponent + 1, "0")
    whole, fraction = (digits[:-exponent], digits[-exponent:]) if exponent else (digits, "")
    grouped = _group_by(whole, 2 if currency == "INR" else 3)
    number = f"{grouped}.{fraction}" if fraction else grouped
    sign = "-" if amount_minor < 0 else ""
    symbol = _SYMBOLS.get(currency, f"{currency}{_NO_BREAK_SPACE}")
    return f"{sign}{symbol}{number}"


def _group_by(whole: str, size: int) -> str:
    """Put commas into digits: the last three together, then groups of `size` (two is the Indian way)."""
    head, tail = whole[:-3], whole[-3:]
    groups = [head[max(end - size, 0) : end] for end in range(len(head), 0, -size)]
    return ",".join([*reversed(groups), tail])
