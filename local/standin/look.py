"""The pages' frame and style, and the one way text gets into them."""

import html
from http import HTTPStatus
from pathlib import Path

from local.standin.http import Response

# Forms may answer with a redirect to another origin (the shop's return page), so form-action stays open.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)

STYLE = (Path(__file__).parent / "look.css").read_text(encoding="utf-8")

# Replaces what a page marks with data-live by the newest version, escaped by the server like the first.
LIVE_SCRIPT = (Path(__file__).parent / "live.js").read_text(encoding="utf-8")


def text(value: object) -> str:
    """Make any value harmless inside HTML, in text and in quoted attributes."""
    return html.escape(str(value), quote=True)


def lamp(colour: str, word: str) -> str:
    """Draw a status as a lamp and a word, never as colour alone."""
    return f'<span class="lamp {colour}"><span>{text(word)}</span></span>'


def page(
    title: str, body: str, *, style: str = "", status: int = HTTPStatus.OK, is_live: bool = False
) -> Response:
    """Put a body, already HTML, into the common frame."""
    script = '<script src="/live.js" defer></script>' if is_live else ""
    document = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{text(title)}</title><link rel="icon" href="data:,">'
        f"<style>{STYLE}{style}</style>{script}</head>"
        f"<body>{body}</body></html>"
    )
    return Response(
        status=status,
        body=document.encode(),
        content_type="text/html; charset=utf-8",
        headers={"Content-Security-Policy": POLICY, "Referrer-Policy": "no-referrer"},
    )


def fragment(body: str) -> Response:
    """Answer the polling script with a piece of a page."""
    return Response(body=body.encode(), content_type="text/html; charset=utf-8")


def live_script() -> Response:
    """Serve the polling script."""
    return Response(body=LIVE_SCRIPT.encode(), content_type="text/javascript; charset=utf-8")
