"""The documents: reads that remember what they saw, and commits that insist on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class ContendedError(Exception):
    """A commit's precondition did not hold: somebody else was first, nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored(Generic[T_co]):
    """A document as it was read."""

    path: str
    value: T_co
    version: object
    """The store's own mark of this state, for preconditions."""

    @property
    def id(self) -> str:
        """The document's id within its collection."""
        return self.path.rpartition("/")[2]


class Removed:
    """The type of `REMOVED`."""


REMOVED: Final = Removed()
"""As a value in `Update` or `Merge`: take the field out of the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Create:
    """Write a document that must not exist yet."""

    path: str
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """Change some fields of a document; dots in a field's name lead into maps.

    With `read` given, the document must not have changed since; without, it must only exist.
    """

    path: str
    fields: Mapping[str, object]
    read: Stored[object] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Replace:
    """Write a whole document, whether or not it exists."""

    path: str
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Write parts of a document, whether or not it exists, and leave the rest as it is.

    Mappings are gone through and their keys taken as they are; what stands at their ends, a domain value or
    `REMOVED`, takes the place of whatever was there.
    """

    path: str
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete:
    """Remove a document; with `read` given, only if it did not change since."""

    path: str
    read: Stored[object] | None = None


Write = Create | Update | Replace | Merge | Delete
Where = tuple[str, str, object]
"""Field (snake_case, dotted), operator as Firestore spells it, value."""


class Store(Protocol):
    """The documents. Reads give domain values (or plain `dict`s, camelCase, when asked for `dict`)."""

    def get(self, path: str, kind: type[T]) -> Stored[T] | None:
        """Read one document."""

    def get_many(self, paths: Sequence[str], kind: type[T]) -> Sequence[Stored[T] | None]:
        """Read several documents, in the order asked for."""

    def find(
        self,
        collection: str,
        kind: type[T],
        *,
        where: Sequence[Where] = (),
        order_by: str | None = None,
        descending: bool = False,
        limit: int | None = None,
        after: Stored[object] | None = None,
    ) -> Sequence[Stored[T]]:
        """Query one collection; `after` continues behind a document of the page before."""

    def find_anywhere(
        self,
        collection_id: str,
        kind: type[T],
        *,
        where: Sequence[Where] = (),
        order_by: str | None = None,
        limit: int | None = None,
    ) -> Sequence[Stored[T]]:
        """Query every collection of that name, wherever it is."""

    def count(self, collection: str, *, where: Sequence[Where] = ()) -> int:
        """Count documents without reading them."""

    def total(self, collection: str, field: str, *, where: Sequence[Where] = ()) -> int:
        """Sum an integer field without reading the documents."""

    def totals(self, collection: str, fields: Sequence[str], *, where: Sequence[Where] = ()) -> Sequence[int]:
        """Sum several integer fields at once, in the order asked for."""

    def commit(self, writes: Sequence[Write]) -> None:
        """Write all or nothing.

        Raises:
            ContendedError: a precondition did not hold.

        """
