"""What a mail is made of; all text is plain, whoever renders it escapes it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A sentence or two."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """The one thing to do."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkLine:
    """One of several places to go, with what it is."""

    label: str
    note: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Two columns, like an invoice's lines; the last row may be the sum."""

    rows: Sequence[tuple[str, str]]
    has_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FinePrint:
    """What may be skipped."""

    text: str


Block = Paragraph | Button | LinkLine | Rows | FinePrint
