"""The desk as the business grows: what its first page reads, how long that takes, how fast a lead moves."""

import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
from playwright.sync_api import Browser, Page

from benchmarks import rooms
from benchmarks.latency import NOTE_KEY
from benchmarks.reads import COUNT, settled
from benchmarks.table import Row
from latchkey.adapters.codec import encode
from latchkey.domain.clients import Client
from latchkey.domain.desk.directory import DirectoryKind, Line, shard_of
from latchkey.domain.desk.leads import Lead, Stage
from latchkey.domain.desk.lines import client_line, invoice_line, lead_line, room_line
from latchkey.domain.projects import Project, Summary
from latchkey.domain.rooms import Named
from latchkey.services import paths
from latchkey.services.store import Create, Replace, Write
from local.accounts import Freelancer
from local.backend import connect
from local.suite import Suite
from local.visits import sign_in
from tests.leads import a_lead
from tests.owed import an_owed

SIZES = (10, 100, 1_000)
VISITS = 5
MOVES = 20
AT_ONCE = 400
READS_MAX = 60
"""Twenty shards of the directory, the profile, and lists of which each asks for a page."""

FORGET = """async () => {
  for (const { name } of await indexedDB.databases())
    if (name.startsWith('firestore/')) await new Promise((done) => {
      const asked = indexedDB.deleteDatabase(name);
      asked.onsuccess = asked.onerror = asked.onblocked = done;
    });
}"""

WATCH = """([name, stage]) => {
  window.arrivedAt = null;
  const look = () => {
    const column = document.querySelector(`section[aria-labelledby="column-${stage}"]`);
    if (window.arrivedAt === null && column?.textContent.includes(name)) window.arrivedAt = Date.now();
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
}"""


def measure(suite: Suite, chromium: Browser, floor_ms: float) -> list[Row]:
    """Open the desk of three businesses, and move a card in one window while another looks on."""
    rows = []
    for size in SIZES:
        owner = rooms.move_in(suite)
        _grow(suite, owner, size)
        rows.append(_first_page(suite, chromium, owner, size))
    return [*rows, _card(suite, chromium, floor_ms)]


def _grow(suite: Suite, owner: Freelancer, size: int) -> None:
    """Write a business of so many rooms: clients, leads and invoices in proportion, and their lines."""
    now, store = datetime.now(UTC), connect(suite).store
    documents = dict(_documents(owner.uid, size, now))
    lines: dict[tuple[DirectoryKind, int], dict[str, object]] = {}
    for path, (_, kind, line) in documents.items():
        lines.setdefault((kind, shard_of(paths.last_of(path))), {})[paths.last_of(path)] = encode(line)
    writes: list[Write] = [Create(path=path, value=value) for path, (value, _, _) in documents.items()]
    shards: list[Write] = [
        Replace(path=paths.directory_shard(owner.uid, kind, shard), value={"kind": kind, "lines": found})
        for (kind, shard), found in lines.items()
    ]
    _switch_triggers(suite, "disable")
    for begin in range(0, len(writes), AT_ONCE):
        store.commit(writes[begin : begin + AT_ONCE])
    store.commit(shards)
    _switch_triggers(suite, "enable")


def _documents(
    uid: str, size: int, now: datetime
) -> Iterator[tuple[str, tuple[object, DirectoryKind, Line]]]:
    for number in range(max(size // 4, 1)):
        client = Client(name=f"Client {number}", created_at=now)
        yield paths.client(uid, f"client{number}"), (client, DirectoryKind.CLIENTS, client_line(client))
    for number in range(size):
        client_id, at = f"client{number % max(size // 4, 1)}", now - timedelta(days=number % 700)
        project = _project(number, client_id, at)
        yield paths.project(uid, f"project{number}"), (project, DirectoryKind.ROOMS, room_line(project))
        lead = a_lead(at, name=f"Lead {number}", stage=tuple(Stage)[number % len(Stage)])
        yield paths.lead(uid, f"lead{number}"), (lead, DirectoryKind.LEADS, lead_line(lead))
        invoice = an_owed(client_id=client_id, project_id=f"project{number}")
        yield paths.invoice(uid, f"invoice{number}"), (invoice, DirectoryKind.INVOICES, invoice_line(invoice))


def _project(number: int, client_id: str, at: datetime) -> Project:
    return Project(
        client_id=client_id,
        client=Named(name=client_id.title()),
        title=f"Project {number}",
        room_key=f"room{number}",
        open=number % 3 != 0,
        currency="INR",
        created_at=at,
        summary=Summary(unread=int(number % 50 == 0), last_message_at=at),
        move=None,
    )


def _switch_triggers(suite: Suite, word: str) -> None:
    httpx.put(f"http://{suite.hub_host}/functions/{word}BackgroundTriggers", timeout=60).raise_for_status()


def _first_page(suite: Suite, chromium: Browser, owner: Freelancer, size: int) -> Row:
    with chromium.new_context() as context:
        context.add_init_script(f"({COUNT})()")
        page = context.new_page()
        sign_in(suite, page, owner.email)
        _shown(page)
        read = settled(page)
        cold = statistics.median(_visit(suite, page, is_cold=True) for _ in range(VISITS))
        warm = statistics.median(_visit(suite, page, is_cold=False) for _ in range(VISITS))
    return Row(
        what=f"the desk's first page with {size:,} rooms, leads and invoices",
        measured=f"{read} documents",
        beside=f"figures after {cold:.0f} ms, {warm:.0f} ms where the device knows them; median of {VISITS}",
        is_broken=read > READS_MAX,
    )


def _visit(suite: Suite, page: Page, *, is_cold: bool) -> float:
    """Open the page, with or without what the device has kept, and give the time until its figures stand."""
    page.goto(f"{suite.hosting_url}/config.js")
    if is_cold:
        page.evaluate(FORGET)
    started = time.perf_counter()
    page.goto(f"{suite.hosting_url}/desk", wait_until="commit")
    _shown(page)
    return (time.perf_counter() - started) * 1000


def _shown(page: Page) -> None:
    page.get_by_role("region", name="Figures").get_by_text("₹").first.wait_for()


def _card(suite: Suite, chromium: Browser, floor_ms: float) -> Row:
    owner = rooms.move_in(suite)
    lead: Lead = a_lead(datetime.now(UTC), name="Priya Nair", stage=Stage.NEW, qualified_at=None)
    connect(suite).store.commit([Create(path=paths.lead(owner.uid, "carried"), value=lead)])
    with chromium.new_context() as first, chromium.new_context() as second:
        mover, watcher = first.new_page(), second.new_page()
        for page in (mover, watcher):
            sign_in(suite, page, owner.email)
            page.goto(f"{suite.hosting_url}/desk/leads")
            page.get_by_role("link", name="Priya Nair").wait_for()
        took = statistics.median(_carry(mover, watcher, number) for number in range(MOVES))
    return Row(
        what="lead moved on the board, key to other window",
        measured=f"{took:.0f} ms",
        beside=f"{took / floor_ms:.1f} times the bare SDK's write to other screen, median of {MOVES}",
    )


def _carry(mover: Page, watcher: Page, number: int) -> float:
    """Carry the card by keys, to the right and back by turns."""
    key, stage = ("ArrowRight", Stage.CONTACTED) if number % 2 == 0 else ("ArrowLeft", Stage.NEW)
    watcher.evaluate(WATCH, ["Priya Nair", stage])
    grip = mover.get_by_role("button", name="Move Priya Nair")
    grip.focus()
    mover.keyboard.press("Space")
    mover.keyboard.press(key)
    mover.evaluate(NOTE_KEY)
    mover.keyboard.press("Space")
    seen = watcher.wait_for_function("() => window.arrivedAt")
    return float(seen.json_value()) - float(mover.evaluate("window.sentAt"))
