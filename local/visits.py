"""Steps a person takes in a browser, for the browser tests, the benchmarks and the screenshots."""

import re
import time

import httpx
from playwright.sync_api import Page

from local.suite import Suite

MAIL_SECONDS = 60


def sign_in(suite: Suite, page: Page, email: str) -> None:
    """Sign in as a freelancer does: ask for the mail, open its link, press the button."""
    page.goto(f"{suite.hosting_url}/sign-in")
    page.get_by_label("Your mail address").fill(email)
    page.get_by_role("button", name="Mail me a link").click()
    open_sign_in_link(page, link_in_mail(suite, email, "/sign-in#"))


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
    known = 0
    while (left := end - time.monotonic()) > 0:
        # The stand-in holds its answer until there is one mail more, so nothing is asked in a loop.
        query = {"to": to, "count": str(known + 1), "wait": f"{left:.0f}"}
        mails = httpx.get(f"{suite.mail_url}/api/messages", params=query, timeout=left + 10).json()
        links = [link for mail in mails for link in re.findall(r"https?://\S+", mail["text"]) if part in link]
        if links and links[-1] != besides:
            return str(links[-1])
        known = len(mails)
    raise TimeoutError(f"no mail with a link to {part}")
