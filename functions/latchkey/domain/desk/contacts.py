"""What a log of interactions says: which entries stand, and when one was last in touch."""

from collections.abc import Mapping
from datetime import date

from latchkey.domain.desk.interactions import Interaction, InteractionKind


def standing(log: Mapping[str, Interaction]) -> dict[str, Interaction]:
    """Give the entries that no other corrects; a correction may be corrected in turn."""
    corrected = {entry.corrects for entry in log.values()}
    return {entry_id: entry for entry_id, entry in log.items() if entry_id not in corrected}


def last_contacted_on(log: Mapping[str, Interaction]) -> date | None:
    """Give the newest day one was in touch; a note to oneself is no contact."""
    days = [entry.on for entry in standing(log).values() if entry.kind is not InteractionKind.NOTE]
    return max(days, default=None)
