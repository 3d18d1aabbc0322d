"""Every route of every door, with its full address."""

from collections.abc import Iterator
from typing import Any

from latchkey.entrypoints import portal, portals
from latchkey.entrypoints.http import Route


def all_routes() -> Iterator[tuple[str, Route[Any, Any], bool]]:
    """Go through the routes: the full address, the route, and whether it needs an ID token."""
    for route in portals.ROUTES:
        yield portals.PREFIX + route.path, route, True
    for route in portal.ROUTES:
        yield portal.PREFIX + route.path, route, False
