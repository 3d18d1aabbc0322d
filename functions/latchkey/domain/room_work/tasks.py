"""Tasks under a milestone."""

from dataclasses import dataclass
from datetime import datetime

from latchkey.domain.rooms import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to do. The owner writes it; the client may tick it where it was given to them."""

    position: float
    title: str
    milestone_id: str | None
    for_client: bool
    is_done: bool
    done_at: datetime | None
    done_by: Side | None
