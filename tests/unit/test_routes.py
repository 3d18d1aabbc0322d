"""Which addresses a door knows."""

import pytest
from pydantic import BaseModel

from latchkey.entrypoints.http import Door, Route


class Nothing(BaseModel):
    """A form that does not matter here."""


def is_known(path: str) -> bool:
    """Tell whether a door with one route to a payment knows an address."""
    route = Route(
        method="POST",
        path="/payments/{paymentId}/reverse",
        asked=Nothing,
        answered=Nothing,
        handle=lambda _, asked: asked,
    )
    door = Door(name="test", prefix="/api", routes=[route], is_private=True)
    return door.patterns[0].match(path) is not None


@pytest.mark.parametrize("entry_id", ["0123456789abcdefABCD", "pi_3Pq-1", "rev_upi_432198765012", "a"])
def test_an_entrys_id_is_part_of_an_address(entry_id: str) -> None:
    assert is_known(f"/payments/{entry_id}/reverse")


@pytest.mark.parametrize(
    "entry_id",
    ["", "__reserved__", "_x", "-x", "a/b", "..", "a.b", "a%2Fb", "a b", "é", "a" * 129],
)
def test_what_would_name_another_document_is_no_id(entry_id: str) -> None:
    """Guards the path into the store: dots and slashes lead elsewhere, and `__…__` makes it fail."""
    assert not is_known(f"/payments/{entry_id}/reverse")
