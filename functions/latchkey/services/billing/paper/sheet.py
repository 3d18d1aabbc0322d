"""What a paper is made of; all text is plain, whoever prints it keeps it so."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from latchkey.services.billing.invoice_words import Pair


class Align(StrEnum):
    """On which side a column's text stands."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table."""

    label: str
    align: Align = Align.START
    is_wide: bool = False
    """It takes what the others leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a head, which is repeated on every page, and perhaps a foot."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody's name, and the lines below it."""

    role: str
    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A QR code with what it says, for those who cannot see or scan it."""

    content: str
    alt: str
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is to be paid by when."""

    name: str
    due_on: str
    amount: str
    code: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """A titled list of facts, such as a bank account."""

    title: str
    facts: tuple[Pair, ...]
    note: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A titled text of any length."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A picture, and how it is stored: png, jpg or webp."""

    content: bytes
    format: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A whole paper, in the order it is read."""

    kind: str
    """Such as: Tax invoice."""
    number: str
    title: str
    """What a reader's window and a screen reader call the file."""
    author: str
    made_at: datetime
    """The moment the document itself stands for, so that printing it twice gives the same file."""
    accent: str
    logo: Logo | None
    stamp: str
    """A word that must not be overlooked, such as Void; empty for none."""
    parties: tuple[Party, ...]
    facts: tuple[Pair, ...]
    lines: Table | None = None
    sums: tuple[Pair, ...] = ()
    """The last one is the total."""
    taxes: Table | None = None
    statements: tuple[str, ...] = ()
    """What the law wants printed."""
    dues: tuple[Due, ...] = ()
    ways: tuple[Details, ...] = ()
    passages: tuple[Passage, ...] = ()
