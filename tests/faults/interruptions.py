"""A store that lets something happen at the worst moment."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from google.cloud.firestore import Client

from latchkey.adapters.firestore import FirestoreStore
from latchkey.services.store import Stored

T = TypeVar("T")


class InterruptedStore(FirestoreStore):
    """A store behind whose back something happens after its first look at an invoice or its ledger."""

    def __init__(self, project_id: str, meanwhile: Callable[[], object]) -> None:
        super().__init__(Client(project=project_id))
        self._meanwhile: Callable[[], object] | None = meanwhile

    def get(self, path: str, kind: type[T]) -> Stored[T] | None:
        """Read one document."""
        found = super().get(path, kind)
        if "/invoices/" in path:
            self._interrupt()
        return found

    def find(self, collection: str, kind: type[T], **how: Any) -> Sequence[Stored[T]]:  # noqa: ANN401 -- handed on
        """Query one collection."""
        found = super().find(collection, kind, **how)
        if collection.endswith("/payments"):
            self._interrupt()
        return found

    def _interrupt(self) -> None:
        meanwhile, self._meanwhile = self._meanwhile, None
        if meanwhile:
            meanwhile()
