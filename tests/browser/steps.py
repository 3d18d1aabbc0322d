"""What people do on the pages, in their words."""

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
    page.get_by_role("button", name="Issue and send").click()
    page.get_by_role("dialog").get_by_role("button", name="Issue and send").click()
    heading = page.get_by_role("heading", name=re.compile(r"^INV-"))
    expect(heading).to_be_visible()
    return heading.inner_text()
