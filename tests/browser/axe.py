"""What axe has to say of a page, on a large and on a small screen."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, ViewportSize

from local.places import ROOT

AXE: Final = ROOT / "hosting" / "node_modules" / "axe-core" / "axe.min.js"
SCREENS: Final = (ViewportSize(width=1440, height=900), ViewportSize(width=360, height=740))


@cache
def axe_source() -> str:
    """Read axe; it is run from outside, because the pages' policy takes no foreign script."""
    return Path(AXE).read_text()


def violations(page: Page) -> Iterator[str]:
    """Say in words what axe finds on the page, and what sticks out of the screen."""
    page.evaluate(axe_source())
    found = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']}).then(({violations}) => violations)"
    )
    for violation in found:
        for node in violation["nodes"]:
            yield json.dumps([violation["id"], node["html"][:160], node["failureSummary"][:240]])
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if width > 0:
        yield f"scrolls sideways by {width}"


def objections(page: Page, name: str) -> list[str]:
    """Look at the page on a large and on a small screen."""
    found = []
    for screen in SCREENS:
        page.set_viewport_size(screen)
        found += [f"{name} at {screen['width']}: {one}" for one in violations(page)]
    page.set_viewport_size(SCREENS[0])
    return found
