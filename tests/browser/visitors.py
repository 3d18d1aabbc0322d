"""People with a browser of their own, and what their browsers complain about."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, WebError

from latchkey.domain import ids
from latchkey.services import paths
from latchkey.services.sign_in import SignInToken
from latchkey.services.store import Create
from local.visits import open_sign_in_link
from tests.desks import TOKENS, Desk

NOT_KEPT: Final = {"service_workers": "block"}
"""A test's browser is new each time: it need not keep the pages, except where that is what is tested."""
LAPTOP: Final = {"viewport": {"width": 1440, "height": 900}, **NOT_KEPT}
PHONE: Final = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True, **NOT_KEPT}
PATIENCE_MS: Final = 30_000
"""A function that starts for the first time takes several seconds on a small machine."""
OFFLINE_NOISE: Final = ("ERR_INTERNET_DISCONNECTED", "Could not reach Cloud Firestore", "cleardot.gif")
"""Said without a line; Firestore's channel then asks for a picture of Google's, which the policy denies."""
REFUSED_NOISE: Final = ("403", "permission")
"""What a browser says when the rules refuse something."""


@dataclass(kw_only=True)
class Visitors:
    """Everybody who visits during one test. Each has cookies and storage of their own."""

    chromium: Browser
    complaints: list[str] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)
    _tolerated: list[str] = field(default_factory=list)

    def laptop(self, **options: Any) -> Page:  # noqa: ANN401 -- Playwright's own
        """Open an empty tab on a large screen with a keyboard."""
        return self._visit({**LAPTOP, **options})

    def phone(self, **options: Any) -> Page:  # noqa: ANN401 -- Playwright's own
        """Open an empty tab on a small touch screen."""
        return self._visit({**PHONE, **options})

    def tolerate(self, *patterns: str) -> None:
        """Take no offence at these complaints: the test provokes them."""
        self._tolerated += patterns

    def unexpected_complaints(self) -> list[str]:
        """Return the errors on the pages' consoles that no test asked for."""
        return [one for one in self.complaints if not any(re.search(part, one) for part in self._tolerated)]

    def record(self, folder: Path) -> None:
        """Keep what everybody saw last."""
        folder.mkdir(parents=True, exist_ok=True)
        pages = [page for context in self._contexts for page in context.pages]
        for number, page in enumerate(pages):
            page.screenshot(path=folder / f"{number}.png")
            seen = [page.url, page.locator("body").inner_text(), *self.complaints]
            (folder / f"{number}.txt").write_text("\n\n".join(seen))

    def leave(self) -> None:
        """Close every tab."""
        for context in self._contexts:
            context.close()

    def _visit(self, options: dict[str, Any]) -> Page:
        context = self.chromium.new_context(**options)
        context.set_default_timeout(PATIENCE_MS)
        context.on("console", self._note_console)
        context.on("weberror", self._note_error)
        self._contexts.append(context)
        return context.new_page()

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.text} {message.location.get('url', '')}")

    def _note_error(self, error: WebError) -> None:
        self.complaints.append(f"uncaught: {error.error}")


def enter_desk(desk: Desk, page: Page, path: str = "/desk") -> None:
    """Sign in with a magic link that was not mailed, for tests that are about something else."""
    open_sign_in_link(page, magic_link(desk))
    if path != "/desk":
        page.goto(f"{desk.suite.hosting_url}{path}")


def magic_link(desk: Desk, *, works_for: timedelta = timedelta(hours=1)) -> str:
    """Make a magic link as the mail's sender does."""
    token = TOKENS.sign_in()
    now = desk.outside.clock.now()
    record = SignInToken(
        email=desk.freelancer.email,
        created_at=now,
        expires_at=now + works_for,
        used_at=None,
        expire_at=now + timedelta(days=1),
    )
    desk.outside.store.commit([Create(path=paths.sign_in_token(ids.hashed(token)), value=record)])
    return f"{desk.suite.hosting_url}/sign-in#{token}"
