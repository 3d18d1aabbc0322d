"""Files, from the first byte to the word that a check has on them."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from latchkey.services import paths
from tests.browser.rooms import Rooms
from tests.browser.steps import a_picture, give_files, panel, slow_uploads
from tests.browser.visitors import REFUSED_NOISE, Visitors
from tests.desks import eventually

TEXT = "Größe: 5 < 6\n".encode()
HTML = b"<!doctype html><script>alert(1)</script>"
TOO_LARGE_BYTES = 51 * 1024 * 1024


def test_several_files_go_at_once_and_one_can_be_called_back(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    client = rooms.enter(room, visitors.laptop())
    freelancer = rooms.enter_as_owner(room, visitors.laptop())
    expect(panel(freelancer, "Files")).to_contain_text("live here")
    names = ("front.png", "back.png", "inside.png")
    with slow_uploads(client):
        give_files(client, dict.fromkeys(names, a_picture(300_000)))
        for name in names:
            expect(panel(client, "Files").get_by_role("progressbar", name=f"Sending {name}")).to_be_visible()
        expect(panel(client, "Files")).to_contain_text(re.compile(r"\d+ %"))
        client.get_by_role("button", name="Cancel back.png").click()
        expect(panel(client, "Files").get_by_text("back.png")).to_have_count(0)
    for page in (client, freelancer):
        for name in ("front.png", "inside.png"):
            expect(
                panel(page, "Files").get_by_role("button", name=re.compile(f"Look at {name}"))
            ).to_be_visible()
        expect(panel(page, "Files").get_by_text("back.png")).to_have_count(0)
    assert sorted(rooms.files(room)) == ["front.png", "inside.png"]


def test_a_picture_is_shown_and_a_file_is_saved_under_its_name(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    page = rooms.enter(room, visitors.laptop())
    give_files(page, {"front.png": a_picture(), "notes é.txt": TEXT})
    panel(page, "Files").get_by_role("button", name=re.compile("Look at front.png")).click()
    picture = page.get_by_role("dialog", name="front.png").get_by_role("img", name="front.png")
    expect(picture).to_be_visible()
    assert picture.evaluate("picture => picture.naturalWidth") == 8
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    with page.expect_download() as saved:
        panel(page, "Files").get_by_role("button", name=re.compile("Download notes é.txt")).click()
    assert saved.value.suggested_filename == "notes é.txt"
    assert Path(saved.value.path()).read_bytes() == TEXT


def test_a_web_page_in_a_pictures_clothes_is_refused_and_gone(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    client = rooms.enter(room, visitors.laptop())
    freelancer = rooms.enter_as_owner(room, visitors.laptop())
    give_files(client, {"holiday.png": HTML})
    for page in (client, freelancer):
        expect(panel(page, "Files")).to_contain_text("It is a web page or carries one, so it was removed")
    file = rooms.files(room)["holiday.png"]
    assert rooms.desk.outside.objects.describe(file["path"]) is None
    client.get_by_role("button", name="Remove holiday.png from the list").click()
    for page in (client, freelancer):
        expect(panel(page, "Files").get_by_text("holiday.png")).to_have_count(0)


def test_what_is_too_large_or_of_a_strange_kind_never_leaves(
    rooms: Rooms, visitors: Visitors, tmp_path: Path
) -> None:
    room = rooms.open()
    page = rooms.enter(room, visitors.laptop())
    large = tmp_path / "film.mp4"
    with large.open("wb") as file:
        file.truncate(TOO_LARGE_BYTES)
    program = tmp_path / "setup.exe"
    program.write_bytes(b"MZ" + bytes(100))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Files to send", exact=True).set_input_files([large, program])
    expect(page.get_by_text("film.mp4 was not sent: it is larger than the 50 MB")).to_be_visible()
    expect(page.get_by_text("setup.exe was not sent: rooms take")).to_be_visible()
    assert not [url for url in asked if rooms.desk.suite.storage_host in url]
    assert rooms.files(room) == {}


def test_files_are_dropped_on_the_room_or_into_a_message(rooms: Rooms, visitors: Visitors) -> None:
    room = rooms.open()
    client = rooms.enter(room, visitors.laptop())
    freelancer = rooms.enter_as_owner(room, visitors.laptop())
    drop(client, "front.png", on="#files")
    expect(
        panel(freelancer, "Files").get_by_role("button", name=re.compile("Look at front.png"))
    ).to_be_visible()
    drop(client, "notes.txt", on="#messages")
    expect(client.get_by_role("button", name="Remove notes.txt", exact=True)).to_be_visible()
    client.get_by_role("button", name="Send", exact=True).click()
    for page in (client, freelancer):
        attached = panel(page, "Messages").get_by_role("button", name=re.compile("Download notes.txt"))
        expect(attached).to_be_enabled()


def drop(page: Page, name: str, *, on: str) -> None:
    """Drag a file over the page and let it fall."""
    carried = page.evaluate_handle(
        """([name, bytes]) => {
          const carried = new DataTransfer();
          carried.items.add(new File([new Uint8Array(bytes)], name));
          return carried;
        }""",
        [name, list(a_picture() if name.endswith("png") else TEXT)],
    )
    page.dispatch_event(on, "dragenter", {"dataTransfer": carried})
    expect(page.get_by_text("Drop to send to")).to_be_visible()
    page.dispatch_event(on, "drop", {"dataTransfer": carried})
    expect(page.get_by_text("Drop to send to")).to_have_count(0)


def test_a_file_that_was_not_taken_is_sent_again(rooms: Rooms, visitors: Visitors) -> None:
    visitors.tolerate(*REFUSED_NOISE)
    room = rooms.open()
    page = rooms.enter(room, visitors.laptop())
    rooms.change(room, {"limits.files": 0})
    give_files(page, {"front.png": a_picture()})
    files = panel(page, "Files")
    expect(files.get_by_role("alert")).to_contain_text("The room did not take it")
    rooms.change(room, {"limits.files": 1_000})
    files.get_by_role("button", name="Send front.png again").click()
    expect(files.get_by_role("button", name=re.compile("Look at front.png"))).to_be_visible()
    eventually(lambda: rooms.files(room)["front.png"]["state"] == "ready")
    assert rooms.files(room)["front.png"]["path"].startswith(paths.room(room.room_key))
