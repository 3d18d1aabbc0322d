"""A change to a document, as the platform hands it over."""

from typing import Any, TypeAlias

from firebase_functions.core import Change
from firebase_functions.firestore_fn import Event
from google.cloud.firestore import DocumentReference, DocumentSnapshot

Snapshot: TypeAlias = DocumentSnapshot[DocumentReference] | None
Created: TypeAlias = Event[Snapshot]
Written: TypeAlias = Event[Change[Snapshot]]


def before_and_after(event: Written) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """Read what a document was and is; None where there was none, or is none any more."""
    before, after = event.data.before, event.data.after
    return before.to_dict() if before else None, after.to_dict() if after else None
