"""Sealing an object holds to the content that was checked.

The Storage emulator ignores generation preconditions, so the bucket here is a stand-in that honours them.
"""

from dataclasses import dataclass
from typing import Any

import pytest
from google.api_core.exceptions import PreconditionFailed

from latchkey.adapters.storage import StorageObjects
from latchkey.services.store import ContendedError


@dataclass(slots=True)
class OneObject:
    """A bucket with one object, and that object."""

    generation: int
    metadata: dict[str, Any] | None = None
    content_disposition: str | None = None
    is_patched: bool = False

    def blob(self, _path: str) -> "OneObject":
        """Name the object."""
        return self

    def patch(self, *, timeout: int, if_generation_match: int | None) -> None:
        """Change its metadata, if it is still the one that was meant."""
        assert timeout > 0
        if if_generation_match not in (None, self.generation):
            raise PreconditionFailed("the object was replaced")  # type: ignore[no-untyped-call]  # untyped vendor
        self.metadata = {name: value for name, value in (self.metadata or {}).items() if value is not None}
        self.is_patched = True


def test_what_was_checked_is_sealed_as_a_download() -> None:
    stored = OneObject(generation=7)
    StorageObjects(stored).seal("rooms/k/files/f", file_name="logo.png", generation=7)
    assert stored.metadata == {"latchkeyChecked": "yes"}
    assert str(stored.content_disposition).startswith("attachment")


def test_what_was_replaced_after_the_check_is_not_sealed() -> None:
    """Guards the generation: without it, bytes that nobody looked at would be marked as checked."""
    stored = OneObject(generation=8)
    with pytest.raises(ContendedError):
        StorageObjects(stored).seal("rooms/k/files/f", file_name="logo.png", generation=7)
    assert not stored.is_patched
