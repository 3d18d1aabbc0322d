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
    url: str | None
    """None for what has no place of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Two columns, like an invoice's lines; the last row may be the sum."""

    rows: Sequence[tuple[str, str]]
    has_total: bool = False
    has_words: bool = False
    """The right column says words, which wrap, instead of figures, which line up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What a person wrote, in whichever direction their script runs."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What the next blocks are about."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Something to copy letter by letter into another app."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that travels with the mail; whoever does not see it reads `alt` instead."""

    content_id: str
    alt: str
    width: int
    """In CSS pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinePrint:
    """What may be skipped."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One of several ways to do it, with everything for it in one frame."""

    title: str
    blocks: "Sequence[Block]"


Block = Paragraph | Quote | Heading | Button | LinkLine | Rows | Copy | Picture | FinePrint | Panel
