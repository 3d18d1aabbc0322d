"""The freelancer's door: everything here needs an ID token."""

from typing import Any, Final

from latchkey.entrypoints.http import Door, Route
from latchkey.entrypoints.portals import links, profile, rooms

PREFIX: Final = "/api/portals"
ROUTES: Final[tuple[Route[Any, Any], ...]] = (*rooms.ROUTES, *links.ROUTES, *profile.ROUTES)


def door() -> Door:
    """Build the door."""
    return Door(name="portals", prefix=PREFIX, routes=ROUTES, is_private=True)
