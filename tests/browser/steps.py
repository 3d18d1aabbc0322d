"""What people do on the pages, in their words."""

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import FilePayload, Locator, Page, expect

SLOW_BYTES_PER_SECOND: Final = 300_000


def panel(page: Page, name: str) -> Locator:
    """Find one of the room's panels by its title."""
    return page.get_by_role("region", name=name, exact=True)


def tab(page: Page, name: str) -> None:
    """Go to one of the four screens that the room is on a phone."""
    page.get_by_role("navigation", name="Room").get_by_role("button", name=re.compile(name)).click()


def say(page: Page, text: str) -> None:
    """Write a message and send it."""
    write(page, text)
    page.get_by_role("button", name="Send", exact=True).click()


def write(page: Page, text: str) -> Locator:
    """Write a message without sending it."""
    composer = page.get_by_role("textbox", name=re.compile("^Write to"))
    composer.fill(text)
    return composer


def give_files(page: Page, files: Mapping[str, bytes]) -> None:
    """Choose files for the room's shelf."""
    payloads = [
        FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
        for name, content in files.items()
    ]
    page.get_by_label("Files to send", exact=True).set_input_files(payloads)


@contextmanager
def slow_uploads(page: Page) -> Iterator[None]:
    """Slow the line down, so that what happens on the way can be watched."""
    line = page.context.new_cdp_session(page)
    conditions = {"offline": False, "latency": 0, "downloadThroughput": -1}
    line.send("Network.emulateNetworkConditions", {**conditions, "uploadThroughput": SLOW_BYTES_PER_SECOND})
    yield
    line.send("Network.emulateNetworkConditions", {**conditions, "uploadThroughput": -1})
    line.detach()


def a_picture(size: int = 1_000) -> bytes:
    """Draw a small PNG of about `size` bytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + bytes([90, 160, 220]) * 8 for _ in range(8)))
    padding = chunk(b"prIv", bytes(size))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + padding + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def add_milestone(page: Page, title: str) -> None:
    """Add a step to the plan."""
    page.get_by_role("textbox", name="New milestone").fill(title)
    page.keyboard.press("Enter")
    expect(page.get_by_label(f"Title of {title}")).to_be_visible()


def fill_lines(page: Page, lines: Mapping[str, str]) -> None:
    """Write what is billed: descriptions and prices."""
    for number, (description, price) in enumerate(lines.items(), start=1):
        if number > 1:
            page.get_by_role("button", name="Add line").click()
        page.get_by_label(f"Description of line {number}").fill(description)
        page.get_by_label(f"Unit price of line {number}").fill(price)


def write_invoice(page: Page, lines: Mapping[str, str], *, due: str) -> str:
    """Fill in the open draft and send it; return its number. `due` is a date or one of the offered days."""
    fill_lines(page, lines)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", due):
        page.get_by_label("Due", exact=True).fill(due)
    else:
        page.get_by_role("button", name=due).click()
    return issue(page)


def pay_button(page: Page) -> Locator:
    """Find the way to paying an invoice in the room's list."""
    return panel(page, "Invoices").get_by_role("button", name=re.compile("^Pay ₹.*, INV"))


def card_button(page: Page) -> Locator:
    """Find the button that leads to the card page."""
    return page.get_by_role("button", name=re.compile("^Pay ₹.* by card$"))


def pay_by_card(page: Page) -> None:
    """Go from the room's list of invoices to the card page."""
    if not card_button(page).is_visible():
        pay_button(page).click()
        way(page, "Card").click()
    card_button(page).click()


def way(page: Page, name: str) -> Locator:
    """Find one of the ways to pay what is unfolded."""
    return page.get_by_role("list", name="Ways to pay").get_by_role("button", name=name, exact=True)


def unfold(page: Page, number: str) -> Locator:
    """Unfold an invoice in the room; return the panel it is in."""
    shelf = panel(page, "Invoices")
    shelf.get_by_role("button", name=re.compile(f"{number},"), expanded=False).first.click()
    return shelf


def saved(page: Page, button: Locator) -> tuple[str, bytes]:
    """Press a button that saves a file; return the file's name and what is in it."""
    with page.expect_download() as waiting:
        button.click()
    download = waiting.value
    return download.suggested_filename, Path(download.path()).read_bytes()


def save_form(page: Page) -> None:
    """Save the settings or the client that is being filled in."""
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("All saved")).to_be_visible()


def issue(page: Page) -> str:
    """Issue the open draft; return its number."""
    page.get_by_role("button", name="Issue and send").click()
    page.get_by_role("dialog").get_by_role("button", name="Issue and send").click()
    heading = page.get_by_role("heading", name=re.compile(r"^INV-"))
    expect(heading).to_be_visible()
    return heading.inner_text()


def look_again(page: Page) -> None:
    """Come back to a page that reads what it shows again whenever somebody looks at it."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
