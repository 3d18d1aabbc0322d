"""India's fiscal year: 1 April to 31 March, named by the year it begins in."""

from dataclasses import dataclass
from datetime import date
from typing import Final

APRIL: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalYear:
    """A fiscal year; 2026 is 2026-27."""

    begins_in: int

    @property
    def first_day(self) -> date:
        """The 1st of April."""
        return date(self.begins_in, APRIL, 1)

    @property
    def last_day(self) -> date:
        """The 31st of March."""
        return date(self.begins_in + 1, APRIL - 1, 31)

    @property
    def name(self) -> str:
        """Say it the way India does: 2026-27."""
        return f"{self.begins_in}-{(self.begins_in + 1) % 100:02}"

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


def fiscal_year_of(day: date) -> FiscalYear:
    """Return the fiscal year a day falls in."""
    return FiscalYear(begins_in=day.year if day.month >= APRIL else day.year - 1)
