"""Project updates: the freelancer's word on how it goes."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectUpdate:
    """An update in the room's timeline, `rooms/{key}/updates/{id}`.

    Functions write it, in one commit with the mails it causes.
    """

    text: str
    at: datetime
    is_mailed: bool
