"""How long a message takes from one screen to the other, beside the bare SDK in the same browser and room."""

import contextlib
import functools
import http.server
import statistics
import subprocess
import threading
from collections.abc import Callable, Iterator

from playwright.sync_api import Browser, Page

from benchmarks import rooms
from benchmarks.table import Row
from local.places import ROOT, STATE
from local.suite import Suite

ROUNDS = 30
BARE = STATE / "bare"

# Both clocks are the machine's, so the two pages' times can be subtracted.
WATCH = """() => {
  window.seenAt = {};
  const note = () => {
    const shown = document.body.innerText.matchAll(/room-latency-\\d+/g);
    for (const [text] of shown) window.seenAt[text] ??= Date.now();
  };
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""

# The time is taken in the page, when the key arrives: the driver's own way there is not the product's.
NOTE_KEY = """() => {
  const note = () => { window.sentAt = Date.now(); };
  addEventListener('keydown', note, { once: true, capture: true });
}"""


def measure(suite: Suite, chromium: Browser, bare: float) -> list[Row]:
    """Send messages one at a time between two pages of the product, beside what the bare SDK takes."""
    product = _product(chromium, rooms.open_room(suite))
    return [
        Row(what="message, write to other screen: bare SDK (floor)", measured=f"{bare:.0f} ms"),
        Row(
            what="message, write to other screen: the room",
            measured=f"{product:.0f} ms",
            beside=f"{product / bare:.1f} times the floor, median of {ROUNDS}",
        ),
    ]


def floor(suite: Suite, chromium: Browser) -> float:
    """Give what a write takes to another screen with the bare SDK, in ms."""
    room = rooms.open_room(suite)
    command = ["npx", "vite", "build", "--config", str(ROOT / "benchmarks" / "bare" / "vite.config.mjs")]
    subprocess.run(command, check=True, cwd=ROOT / "hosting", stdout=subprocess.DEVNULL)
    with _served() as base, _two_pages(chromium) as (writer, reader):
        asked = f"?firestore={suite.firestore_host}&project={suite.project_id}&room={room.room_key}"
        for page in (writer, reader):
            page.goto(f"{base}/{asked}")
            page.wait_for_function("window.isListening")
        return _median(reader, "bare", lambda text: float(writer.evaluate("text => window.send(text)", text)))


def _product(chromium: Browser, room: rooms.BenchRoom) -> float:
    with _two_pages(chromium) as (writer, reader):
        for page in (writer, reader):
            page.goto(room.url)
            page.get_by_text("Live", exact=False).first.wait_for()
        reader.evaluate(WATCH)
        box = writer.get_by_role("textbox", name="Write to")

        def send(text: str) -> float:
            box.fill(text)
            writer.evaluate(NOTE_KEY)
            box.press("Enter")
            return float(writer.evaluate("window.sentAt"))

        return _median(reader, "room", send)


def _median(reader: Page, prefix: str, send: Callable[[str], float]) -> float:
    took = []
    for number in range(ROUNDS):
        text = f"{prefix}-latency-{number}"
        sent_at = send(text)
        seen = reader.wait_for_function("text => window.seenAt[text]", arg=text)
        took.append(float(seen.json_value()) - sent_at)
    return statistics.median(took)


@contextlib.contextmanager
def _two_pages(chromium: Browser) -> Iterator[tuple[Page, Page]]:
    contexts = chromium.new_context(), chromium.new_context()
    try:
        yield contexts[0].new_page(), contexts[1].new_page()
    finally:
        for context in contexts:
            context.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the table is the output."""


@contextlib.contextmanager
def _served() -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(BARE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
