"""The freelancer's own profile."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from latchkey.domain import limits
from latchkey.domain.rooms import Brand

DEFAULT_ACCENT: Final = "#6cb6ff"
DEFAULT_CURRENCY: Final = "USD"
DEFAULT_TIME_ZONE: Final = "UTC"
ACCENT_PATTERN: Final = "^#[0-9A-Fa-f]{6}$"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBrand:
    """The look the freelancer chose; the business name stands beside it in the profile."""

    logo: str | None
    accent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Freelancer:
    """Who owns rooms; private, only parts of it are copied into rooms."""

    name: str
    email: str
    business_name: str
    brand: OwnBrand
    time_zone: str
    currency: str
    created_at: datetime
    updated_at: datetime


def first_profile(*, email: str, now: datetime) -> Freelancer:
    """Give a newcomer a profile that works before they have opened the settings."""
    name = email.partition("@")[0].replace(".", " ").replace("_", " ").title()[: limits.PERSON_NAME_MAX]
    return Freelancer(
        name=name,
        email=email,
        business_name=name,
        brand=OwnBrand(logo=None, accent=DEFAULT_ACCENT),
        time_zone=DEFAULT_TIME_ZONE,
        currency=DEFAULT_CURRENCY,
        created_at=now,
        updated_at=now,
    )


def room_brand(freelancer: Freelancer) -> Brand:
    """Say how the freelancer's rooms look."""
    return Brand(name=freelancer.business_name, logo=freelancer.brand.logo, accent=freelancer.brand.accent)
