"""What follows from a change to a document, whoever made it: how such tables are written and read.

A note works out anew what others read and is safe to run twice, late, or out of order. What it depends on is
said beside it, so that a write that changes nothing of that costs nothing. The tables stand with what they
keep in step; nothing here knows any of it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from latchkey.services.ports import Ports

Note = Callable[[Ports, str, str], None]
"""Takes the ports, whose tree it is, by the owner or the room's key, and the document's id."""
Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Noting:
    """One note, and what it depends on."""

    note: Note
    fields: Sequence[str]
    """The document's fields, as documents spell them; a dot leads into a map."""
    of: str | None = None
    """The field that names what is worked out anew, before the change and after it; None for the document."""

    def is_moved_by(self, before: Document | None, after: Document | None) -> bool:
        """Tell whether a change is one that this note has to know of."""
        if before is None or after is None:
            return before is not after
        return any(_at(before, field) != _at(after, field) for field in self.fields)

    def notes(self, *, before: Document | None, after: Document | None) -> Sequence[Note]:
        """Give the notes of a change: one, or where a document changed hands one for each hand."""
        field = self.of
        if field is None:
            return [self.note]
        named = dict.fromkeys(_at(each, field) for each in (before, after) if each)
        return [_about(self.note, name) for name in named if isinstance(name, str)]


Notings = Mapping[str, Sequence[Noting]]
"""By the collection that was written to; whatever is not there is of no concern."""


def notes_on(
    notings: Notings, kind: str, *, before: Document | None, after: Document | None
) -> Sequence[Note]:
    """Give the notes that a change to a document of a collection asks for; mostly there are none."""
    moved = [noting for noting in notings.get(kind, ()) if noting.is_moved_by(before, after)]
    return [note for noting in moved for note in noting.notes(before=before, after=after)]


def _about(note: Note, name: str) -> Note:
    def about(ports: Ports, owner: str, _row_id: str) -> None:
        note(ports, owner, name)

    return about


def _at(document: Document, field: str) -> object:
    value: object = document
    for part in field.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
