"""The numbers invoices and credit notes carry: `INV-2026-001`, one gapless series per prefix and year."""

from datetime import date
from typing import Final

from latchkey.domain import limits
from latchkey.domain.errors.invoices import InvoiceNumberTooLongError
from latchkey.domain.freelancers import NumberYear

_SHORTEST: Final = 3
_APRIL: Final = 4


def series_of(prefix: str, year: NumberYear, issued_on: date) -> str:
    """Name the series that something issued on this day belongs to: `INV-2026`, or `INV-26-27` from April."""
    if year is NumberYear.CALENDAR:
        return f"{prefix}-{issued_on.year:04d}"
    begins = issued_on.year if issued_on.month >= _APRIL else issued_on.year - 1
    return f"{prefix}-{begins % 100:02d}-{(begins + 1) % 100:02d}"


def counter_of(series: str) -> str:
    """Return the id under which a series is counted; a slash would part a path."""
    return series.replace("/", "_")


def number_in(series: str, sequence: int) -> str:
    """Write the number of the `sequence`th paper of a series; beyond 999 it grows.

    Raises:
        InvoiceNumberTooLongError: it would pass the sixteen characters that India's rule 46(b) allows.

    """
    number = f"{series}-{sequence:0{_SHORTEST}d}"
    if len(number) > limits.NUMBER_MAX:
        raise InvoiceNumberTooLongError
    return number
