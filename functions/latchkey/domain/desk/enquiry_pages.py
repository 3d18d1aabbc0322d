"""The page where a stranger asks a freelancer for work."""

from dataclasses import dataclass
from datetime import datetime

from latchkey.domain.rooms import Brand


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
