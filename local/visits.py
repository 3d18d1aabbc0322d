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
    page.get_by_role("textbox").fill(email)
    page.keyboard.press("Enter")
    link = link_in_mail(suite, email, "/sign-in#")
    page.goto("about:blank")
    page.goto(link)
    page.get_by_role("button", name=re.compile("Sign in|Open")).click()
    page.wait_for_url("**/desk**")


def link_in_mail(suite: Suite, to: str, part: str) -> str:
    """Return the newest link that contains `part` from the mails to an address, waiting for it to arrive."""
    end = time.monotonic() + MAIL_SECONDS
    while time.monotonic() < end:
        mails = httpx.get(f"{suite.mail_url}/api/messages", params={"to": to}).json()
        links = [link for mail in mails for link in re.findall(r"https?://\S+", mail["text"]) if part in link]
        if links:
            return str(links[-1])
        time.sleep(0.1)
    raise TimeoutError(f"no mail with a link to {part}")
