"""A store that lets something happen at the worst moment."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from google.cloud.firestore import Client

from latchkey.adapters.firestore import FirestoreStore
from latchkey.services.store import Stored

T = TypeVar("T")


class InterruptedStore(FirestoreStore):
    """A store behind whose back something happens after its first look at a document or into a collection.

    Without `at` it is an invoice or its ledger.
    """

    def __init__(
        self,
        project_id: str,
        meanwhile: Callable[[], object],
        *,
        at: Sequence[str] = ("invoices", "payments"),
    ) -> None:
        super().__init__(Client(project=project_id))
        self._meanwhile: Callable[[], object] | None = meanwhile
        self._collections = at

    def get(self, path: str, kind: type[T]) -> Stored[T] | None:
        """Read one document."""
        found = super().get(path, kind)
        self._look(path.rpartition("/")[0])
        return found

    def find(self, collection: str, kind: type[T], **how: Any) -> Sequence[Stored[T]]:  # noqa: ANN401 -- handed on
        """Query one collection."""
        found = super().find(collection, kind, **how)
        self._look(collection)
        return found

    def find_anywhere(self, collection_id: str, kind: type[T], **how: Any) -> Sequence[Stored[T]]:  # noqa: ANN401 -- handed on
        """Query every collection of that name."""
        found = super().find_anywhere(collection_id, kind, **how)
        self._look(collection_id)
        return found

    def totals(self, collection: str, fields: Sequence[str], **how: Any) -> Sequence[int]:  # noqa: ANN401 -- handed on
        """Sum fields without reading the documents."""
        found = super().totals(collection, fields, **how)
        self._look(collection)
        return found

    def count(self, collection: str, **how: Any) -> int:  # noqa: ANN401 -- handed on
        """Count documents without reading them."""
        counted = super().count(collection, **how)
        self._look(collection)
        return counted

    def _look(self, collection: str) -> None:
        if collection.rpartition("/")[2] in self._collections:
            self._interrupt()

    def _interrupt(self) -> None:
        meanwhile, self._meanwhile = self._meanwhile, None
        if meanwhile:
            meanwhile()
