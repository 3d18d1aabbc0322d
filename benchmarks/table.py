"""One row of the printed table, and how it is printed."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measured figure."""

    what: str
    measured: str
    beside: str = ""
    """The budget, floor or peer it is held against, with its own figure."""
    is_broken: bool = False
    """A size budget is not kept. Times are reported and break nothing."""


def print_table(rows: Sequence[Row]) -> None:
    """Print the rows in three aligned columns, broken budgets marked."""
    widths = (max(len(row.what) for row in rows), max(len(row.measured) for row in rows))
    for row in rows:
        mark = "  BROKEN" if row.is_broken else ""
        print(f"{row.what:<{widths[0]}}  {row.measured:>{widths[1]}}  {row.beside}{mark}")
