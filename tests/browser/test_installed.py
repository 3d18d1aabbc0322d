"""The pages as they are kept on a device: they open without a line, and hold nothing of what is read."""

import functools
import http.server
import json
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx
import pytest
from playwright.sync_api import Page, expect

from local.places import HOSTING_DIST
from tests.browser.rooms import TITLE, Rooms
from tests.browser.steps import say
from tests.browser.visitors import OFFLINE_NOISE, Visitors, enter_desk
from tests.desks import eventually

KEPT: Final = """async () => {
  const kept = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      kept.push([name, request.url, await (await cache.match(request)).text()]);
    }
  }
  return kept;
}"""
ELSEWHERE: Final = """async () => [
  Object.entries(localStorage),
  (await indexedDB.databases()).map(({ name }) => name),
]"""
FIRST_STATE: Final = """async () => {
  const { installing } = await navigator.serviceWorker.register('/room-worker.js', { scope: '/r' });
  return new Promise((tell) => installing.addEventListener('statechange', () => tell(installing.state)));
}"""
SECRET: Final = "Kumquat harvest"
"""A title that is in none of our own sentences."""
NOBODY_LEFT: Final = """async () =>
  (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length === 0"""
INSTALLED: Final = """async () => {
  const registered = await navigator.serviceWorker.getRegistration();
  return Boolean(registered?.active);
}"""


def kept_by(page: Page) -> list[tuple[str, str, str]]:
    """Read everything that every cache of the page's site holds."""
    return [(name, url, text) for name, url, text in page.evaluate(KEPT)]


def holds(kept: list[tuple[str, str, str]], *secrets: str) -> list[str]:
    """Tell which of the words are anywhere in what is kept: in names, in addresses, in contents."""
    return [secret for secret in secrets for entry in kept if any(secret in part for part in entry)]


def at_home_screen(visitors: Visitors) -> Page:
    """Open a tab of a browser that keeps pages; all other tests do without."""
    visitors.tolerate(*OFFLINE_NOISE)
    return visitors.laptop(service_workers="allow")


def test_a_room_is_kept_as_an_empty_page(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open(title=SECRET)
    page = rooms.enter(room, at_home_screen(visitors))
    say(page, "A word nobody else may read")
    eventually(lambda: rooms.messages(room))
    eventually(lambda: page.evaluate(INSTALLED))
    page.reload()
    expect(page.get_by_text("A word nobody else may read")).to_be_visible()
    assert page.evaluate("navigator.serviceWorker.controller !== null")
    kept = kept_by(page)
    assert {re.sub(r"-\w+$", "", name) for name, _, _ in kept} == {"latchkey-room"}
    paths = {re.sub(r"^https?://[^/]+", "", url) for _, url, _ in kept}
    assert "/room.html" in paths
    assert all(re.fullmatch(r"/room\.html|/assets/[\w.-]+", path) for path in paths)
    assert holds(kept, room.link, room.room_key, SECRET, "A word nobody else may read") == []
    assert page.evaluate(ELSEWHERE) == [[], []]
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", name="You are offline")).to_be_visible()
    expect(page.get_by_text("contents are not kept on this device")).to_be_visible()
    assert SECRET not in page.content()
    page.context.set_offline(False)
    expect(page.get_by_text("A word nobody else may read")).to_be_visible()


def test_an_installed_room_asks_for_its_link(rooms: Rooms, visitors: Visitors, http: httpx.Client) -> None:
    """What is installed must not open the room for whoever holds the device."""
    manifest = http.get("/room.webmanifest").json()
    assert (manifest["start_url"], manifest["scope"], manifest["id"]) == ("/r", "/r", "/r")
    room = rooms.open()
    page = visitors.phone()
    page.goto(f"{rooms.desk.suite.hosting_url}{manifest['start_url']}")
    page.get_by_label("Your link").fill("https://example.com/r#short")
    expect(page.get_by_text("That is not a whole link.")).to_be_visible()
    page.get_by_label("Your link").fill(f" {room.url} ")
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()


def test_the_desk_opens_without_a_line_with_what_was_there_last(rooms: Rooms, visitors: Visitors) -> None:
    rooms.open(title=SECRET)
    page = at_home_screen(visitors)
    enter_desk(rooms.desk, page, "/desk/rooms")
    expect(page.get_by_role("region", name="Rooms")).to_contain_text(SECRET)
    eventually(lambda: page.evaluate(INSTALLED))
    kept = kept_by(page)
    assert any(url.endswith("/desk.html") for _, url, _ in kept)
    assert (
        holds(kept, SECRET, rooms.desk.uid, rooms.desk.freelancer.email, rooms.desk.freelancer.id_token) == []
    )
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_text("No connection. You see what was here last")).to_be_visible()
    expect(page.get_by_role("region", name="Rooms")).to_contain_text(SECRET)
    page.context.set_offline(False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deploy:
    """A site that a new version can be deployed to while somebody has it open."""

    folder: Path
    url: str

    def configure(self, **changes: object) -> None:
        """Write the deploy's config.js."""
        config: dict[str, object] = {"keepsShells": True, "firestoreBase": self.url, **changes}
        (self.folder / "config.js").write_text(f"window.LATCHKEY = {json.dumps(config)};\n")

    def renew(self) -> None:
        """Deploy another version of the room's page."""
        worker = self.folder / "room-worker.js"
        worker.write_text(re.sub(r"version:([`'\"])\w+", r"version:\1renewed", worker.read_text()))


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves the built pages as Hosting does: the room at `/r`, everything asked for again each time."""

    def do_GET(self) -> None:
        """Answer with a file."""
        if self.path.split("?")[0] == "/r":
            self.path = "/room.html"
        super().do_GET()

    def end_headers(self) -> None:
        """Have everything asked for again."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 -- the library's own
        """Say nothing."""


@pytest.fixture
def deploy(tmp_path: Path) -> Iterator[Deploy]:
    """Serve a copy of the built pages."""
    folder = tmp_path / "site"
    shutil.copytree(HOSTING_DIST, folder)
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site = Deploy(folder=folder, url=f"http://127.0.0.1:{server.server_address[1]}")
    site.configure()
    yield site
    server.shutdown()
    server.server_close()


def test_a_new_version_waits_until_it_is_asked_for(deploy: Deploy, visitors: Visitors) -> None:
    page = visitors.laptop(service_workers="allow")
    page.goto(f"{deploy.url}/r")
    eventually(lambda: page.evaluate(INSTALLED))
    page.reload()
    (before,) = page.evaluate("caches.keys()")
    deploy.renew()
    page.evaluate("navigator.serviceWorker.ready.then((it) => it.update()).then(() => null)")
    expect(page.get_by_role("status").filter(has_text="A new version is ready.")).to_be_visible()
    assert page.evaluate("navigator.serviceWorker.ready.then((it) => it.waiting !== null)")
    assert before in page.evaluate("caches.keys()")
    with page.expect_navigation():
        page.get_by_role("button", name="Reload").click()
    expect(page.get_by_role("heading", name="Open your room")).to_be_visible()
    eventually(lambda: page.evaluate("caches.keys().then((all) => all.join() === 'latchkey-room-renewed')"))
    expect(page.get_by_text("A new version is ready.")).to_have_count(0)


def test_half_a_deploy_is_not_kept(deploy: Deploy, visitors: Visitors) -> None:
    """A page of one version with the scripts of another would be broken for good on that device."""
    visitors.tolerate("integrity")
    page = visitors.laptop(service_workers="allow")
    page.goto(f"{deploy.url}/pay.html")
    html = deploy.folder / "room.html"
    html.write_text(html.read_text().replace("</body>", "<p>Newer</p></body>"))
    assert page.evaluate(FIRST_STATE) == "redundant"


def test_a_deploy_can_take_the_workers_away(deploy: Deploy, visitors: Visitors) -> None:
    page = visitors.laptop(service_workers="allow")
    page.goto(f"{deploy.url}/r")
    eventually(lambda: page.evaluate(INSTALLED))
    deploy.configure(keepsShells=False)
    page.reload()
    eventually(lambda: page.evaluate(NOBODY_LEFT))


@pytest.mark.parametrize("name", ["desk", "room"])
def test_what_is_installed_is_named_and_drawn(http: httpx.Client, name: str) -> None:
    answer = http.get(f"/{name}.webmanifest")
    assert answer.headers["Content-Type"].startswith("application/manifest+json")
    manifest = answer.json()
    icons = [http.get(icon["src"]) for icon in manifest["icons"]]
    assert all(icon.headers["Content-Type"].startswith("image/") for icon in icons)
    assert {icon.get("purpose") for icon in manifest["icons"]} == {None, "maskable"}
    worker = http.get(f"/{name}-worker.js")
    assert worker.headers["Cache-Control"] == "no-cache"
    assert f'href="/{name}.webmanifest"' in http.get(manifest["start_url"]).text
