"""Tables as CSV (RFC 4180) that a spreadsheet opens without running anything in it."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from latchkey.domain.money import EXPONENTS

Cell = str | int | Decimal | date | None
"""Text is what people typed; numbers and days are ours, and pass as they are."""

CONTENT_TYPE: Final = "text/csv; charset=utf-8"

# With it Excel reads UTF-8; without, a code page of its own.
_BYTE_ORDER_MARK: Final = "\ufeff"
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_USUAL_EXPONENT: Final = 2
_QUOTED: Final = re.compile(r'[",\r\n\t;]|^\s|\s$')
# Spreadsheets take what begins like this for a formula, full-width forms included. Where a comma separates
# decimals they split lines at semicolons (or tabs), so what follows one begins a cell there, too.
_FORMULA: Final = re.compile(r"(^|[;\t\r\n])([\s\"]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20|%])")
_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def csv_of(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Write a table; every line ends in CR LF, the last one too."""
    lines = [",".join(_written(cell) for cell in row) for row in (header, *rows)]
    return (_BYTE_ORDER_MARK + "".join(f"{line}\r\n" for line in lines)).encode()


def amount(amount_minor: int, currency: str) -> Decimal:
    """Give an amount as a decimal number of the currency's main unit."""
    return Decimal(amount_minor).scaleb(-EXPONENTS.get(currency, _USUAL_EXPONENT))


def percent(rate_bp: int) -> Decimal:
    """Give a rate in basis points as per cent: 1800 is 18."""
    return Decimal(rate_bp) / 100


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return _quoted(harmless(cell))
        case date():
            # The month in letters, always English: 03/04/2026 is another day on either side of an ocean.
            return f"{cell.day:02}-{_MONTHS[cell.month - 1]}-{cell.year:04}"
        case Decimal():
            return f"{cell:f}"
        case int():
            return str(cell)


def harmless(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula: an apostrophe before it makes it a text."""
    return _FORMULA.sub(r"\1\2'", _UNPRINTABLE.sub("", text))


def _quoted(text: str) -> str:
    if not _QUOTED.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
