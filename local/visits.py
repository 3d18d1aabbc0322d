"""Steps a person takes in a browser, for the browser tests, the benchmarks and the screenshots."""

import re
import time
from typing import Any

import httpx
from playwright.sync_api import Page

from local.suite import Suite

MAIL_SECONDS = 60


def sign_in(suite: Suite, page: Page, email: str) -> None:
    """Sign in as a freelancer does: ask for the mail, open its link, press the button."""
    used = newest_link(mails_to(suite, email), "/sign-in#")
    page.goto(f"{suite.hosting_url}/sign-in")
    page.get_by_label("Your mail address").fill(email)
    page.get_by_role("button", name="Mail me a link").click()
    open_sign_in_link(page, link_in_mail(suite, email, "/sign-in#", besides=used))


def open_sign_in_link(page: Page, link: str) -> None:
    """Open a magic link and press the button it shows."""
    page.goto(link)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/desk**")


def link_in_mail(suite: Suite, to: str, part: str, *, besides: str | None = None) -> str:
    """Return the newest link that contains `part` from the mails to an address, waiting for it to arrive.

    `besides` is an older link that is not the one wanted.
    """
    end = time.monotonic() + MAIL_SECONDS
    mails: list[dict[str, Any]] = []
    while (left := end - time.monotonic()) > 0:
        # The stand-in holds its answer until there is one mail more, so nothing is asked in a loop.
        mails = mails_to(suite, to, at_least=len(mails) + 1, seconds=left)
        link = newest_link(mails, part)
        if link and link != besides:
            return link
    raise TimeoutError(f"no mail with a link to {part}")


def mails_to(suite: Suite, to: str, *, at_least: int = 0, seconds: float = 0) -> list[dict[str, Any]]:
    """Return the mails to an address, oldest first, waiting until there are so many."""
    query = {"to": to, "count": str(at_least), "wait": f"{seconds:.0f}"} if at_least else {"to": to}
    answer = httpx.get(f"{suite.mail_url}/api/messages", params=query, timeout=seconds + 10)
    mails: list[dict[str, Any]] = answer.json()
    return mails


def newest_link(mails: list[dict[str, Any]], part: str) -> str | None:
    """Return the last link in the mails that contains `part`."""
    links = [link for mail in mails for link in re.findall(r"https?://\S+", mail["text"]) if part in link]
    return links[-1] if links else None
