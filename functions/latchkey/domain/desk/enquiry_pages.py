"""The page where a stranger asks a freelancer for work."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from latchkey.domain.rooms import Brand

_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{1,38}[a-z0-9]\Z")

RESERVED: Final = frozenset(
    {
        "admin",
        "api",
        "desk",
        "enquiries",
        "enquiry",
        "help",
        "latchkey",
        "login",
        "mail",
        "new",
        "pay",
        "recover",
        "root",
        "security",
        "settings",
        "sign-in",
        "support",
        "www",
    }
)
"""Addresses that would look like the service's own."""

SECONDS_MIN: Final = 3
"""Nobody reads the questions and answers them faster."""
LINKS_MAX: Final = 3
"""More links than a person sends who looks for somebody to work with."""

_LINK_MARKS: Final = ("http://", "https://", "www.")


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryPage:
    """What `/e/{slug}` shows; functions write it, whoever knows the slug may read it while it is open."""

    owner_name: str
    brand: Brand
    intro: str
    asks_budget: bool
    asks_timeline: bool
    currency: str
    is_open: bool
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryOwner:
    """Whose an enquiry page is; functions only."""

    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Enquiry:
    """What a stranger wrote on the page, and what the page noticed meanwhile."""

    name: str
    email: str
    phone: str
    company: str
    title: str
    answers: Mapping[str, str]
    website: str
    """A field that no person sees; programs fill it in."""
    elapsed_ms: int
    """From the page's first sight to its sending."""


def is_slug(text: str) -> bool:
    """Tell whether a text can be the address of a page."""
    return _SLUG.match(text) is not None


def looks_automatic(enquiry: Enquiry) -> bool:
    """Tell whether a program wrote this; it is answered like a person, and nothing comes of it."""
    told = " ".join((enquiry.name, enquiry.company, enquiry.title, *enquiry.answers.values())).lower()
    links = sum(told.count(mark) for mark in _LINK_MARKS)
    return bool(enquiry.website) or enquiry.elapsed_ms < SECONDS_MIN * 1000 or links > LINKS_MAX
