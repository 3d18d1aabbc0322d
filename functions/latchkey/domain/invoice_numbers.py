"""The numbers invoices carry: `INV-2026-001`, one gapless series per owner and year."""

from datetime import date

_SHORTEST = 3


def series_of(issued_on: date) -> str:
    """Name the series that an invoice issued on this day belongs to."""
    return f"INV-{issued_on.year:04d}"


def number_in(series: str, sequence: int) -> str:
    """Write the number of the `sequence`th invoice of a series; beyond 999 it grows."""
    return f"{series}-{sequence:0{_SHORTEST}d}"
