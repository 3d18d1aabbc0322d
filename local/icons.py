"""Draw the icons of the installed pages into hosting/public/icons: `python -m local.icons`.

Run by hand after a drawing changed; what it makes is checked in, because a build must not need a browser.
"""

from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

from local.browser import executable
from local.places import ROOT

ICONS: Final = ROOT / "hosting" / "public" / "icons"
GRID: Final = 24
FULL_SCALE: Final = 1.25
"""Systems cut a maskable icon to a shape of their own; what matters stays inside the circle in its middle."""
SIZES: Final = {"192": 192, "512": 512, "180": 180}
"""Android's two, and the one that Apple's home screen takes, which rounds the corners by itself."""

KEYHOLE: Final = '<path d="M12 6.2a3 3 0 0 1 1.5 5.6l1 5.2h-5l1-5.2A3 3 0 0 1 12 6.2Z" fill="{colour}"/>'
DIAMOND: Final = (
    '<rect x="8.25" y="8.25" width="7.5" height="7.5" rx="1.1" transform="rotate(45 12 12)" fill="{colour}"/>'
)
DRAWINGS: Final = {
    "desk": ("#131a24", KEYHOLE.format(colour="#ffb454")),
    "room": ("#161d27", DIAMOND.format(colour="#4ade9b")),
}


def rounded(ground: str, drawing: str) -> str:
    """Draw the icon as it stands by itself."""
    return _svg(f'<rect width="{GRID}" height="{GRID}" rx="6" fill="{ground}"/>{drawing}')


def full(ground: str, drawing: str) -> str:
    """Draw the icon to the edge, for systems that cut it themselves."""
    shift = GRID / 2 * (1 - FULL_SCALE)
    inside = f'<g transform="translate({shift:g} {shift:g}) scale({FULL_SCALE:g})">{drawing}</g>'
    return _svg(f'<rect width="{GRID}" height="{GRID}" fill="{ground}"/>{inside}')


def _svg(content: str) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {GRID} {GRID}">'
    return f"{head}<title>Latchkey</title>{content}</svg>\n"


def _paint(page: Page, svg: str, size: int, path: Path) -> None:
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{size}px}}</style>{svg}")
    page.screenshot(path=path, omit_background=True)


def main() -> None:
    """Draw all of them anew."""
    ICONS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable())
        page = browser.new_page()
        for name, (ground, drawing) in DRAWINGS.items():
            (ICONS / f"{name}.svg").write_text(rounded(ground, drawing))
            for word, size in SIZES.items():
                whole = full if word == "180" else rounded
                _paint(page, whole(ground, drawing), size, ICONS / f"{name}-{word}.png")
            _paint(page, full(ground, drawing), SIZES["512"], ICONS / f"{name}-maskable-512.png")
        browser.close()


if __name__ == "__main__":
    main()
