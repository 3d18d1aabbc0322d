"""What became of a hint about money."""

from enum import StrEnum


class Outcome(StrEnum):
    """What became of a hint."""

    IGNORED = "ignored"
    """It is about nothing of ours."""
    FOREIGN = "foreign"
    """It names an invoice of ours at an account that has nothing to do with it."""
    REPEATED = "repeated"
    SETTLED = "settled"
    UNAPPLIED = "unapplied"
    NOTED = "noted"
    UNCHANGED = "unchanged"
    """The books had it already."""
