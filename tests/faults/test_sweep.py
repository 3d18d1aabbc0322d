"""The hourly round finds what triggers lost, and leaves alone what is well."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import httpx
import pytest

from latchkey.container import Container
from latchkey.domain.files import FileState, RoomFile
from latchkey.domain.projects import Project
from latchkey.domain.rooms import Side
from latchkey.services import paths
from latchkey.services.rounds import run_parts
from latchkey.services.store import Create, Update
from latchkey.services.sweep import PARTS, sweep
from local.clock import schedule_url
from local.suite import Suite
from tests.desks import Browser, Desk, eventually
from tests.faults.clocks import later
from tests.rules.storage_rest import Upload

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


def announced(desk: Desk, room_key: str, *, age: timedelta) -> str:
    """Write a file's record as an upload of so long ago left it."""
    path = paths.room_file(room_key, desk.outside.tokens.id())
    record = RoomFile(
        name="photo.png",
        size=len(PNG),
        content_type="image/png",
        path=path,
        from_=Side.CLIENT,
        at=desk.outside.clock.now() - age,
        state=FileState.UPLOADING,
    )
    desk.outside.store.commit([Create(path=path, value=record)])
    return path


def put_object(client: Browser, path: str) -> None:
    metadata = {"contentType": "image/png", "contentDisposition": "attachment"}
    client.storage.store(Upload(path=path, content=PNG, metadata=metadata))


def test_an_upload_that_never_arrived_is_forgotten_after_a_day(desk: Desk) -> None:
    room = desk.open_room()
    old = announced(desk, room.room_key, age=timedelta(hours=25))
    young = announced(desk, room.room_key, age=timedelta(hours=23))
    sweep(desk.outside)
    assert desk.outside.store.get(old, RoomFile) is None
    assert desk.outside.store.get(young, RoomFile)


def test_an_object_without_a_record_is_deleted(desk: Desk, client: Browser) -> None:
    room = desk.open_room()
    path = paths.room_file(room.room_key, secrets.token_hex(10))
    put_object(client, path)
    eventually(lambda: desk.outside.objects.describe(path) is None)


def test_a_badge_whose_trigger_was_lost_is_put_right(desk: Desk, client: Browser) -> None:
    room = desk.open_room()
    project_path = paths.project(desk.uid, room.project_id)

    def unread() -> int:
        project = desk.outside.store.get(project_path, Project)
        assert project
        return project.value.summary.unread

    assert client.say(room.room_key, "Hello")
    assert eventually(lambda: unread() == 1)
    desk.outside.store.commit([Update(path=project_path, fields={"summary.unread": 7})])
    PARTS["summaries"](desk.outside)
    assert unread() == 1


def test_a_part_that_fails_keeps_no_other_from_running(outside: Container) -> None:
    def broken(_: object) -> int:
        raise RuntimeError

    assert run_parts(outside, {"broken": broken, "sound": lambda _: 3}) == {"broken": -1, "sound": 3}


@pytest.mark.parametrize("name", ["sweep_hourly", "deliver_often"])
def test_the_deployed_rounds_run(suite: Suite, name: str) -> None:
    assert httpx.post(schedule_url(suite, name), json={}, timeout=60).status_code == httpx.codes.OK


def test_two_rounds_side_by_side_do_no_harm(desk: Desk, client: Browser) -> None:
    room = desk.open_room()
    path = announced(desk, room.room_key, age=timedelta())
    put_object(client, path)
    ahead = later(desk.suite, timedelta(hours=2))
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(PARTS["objects"], [ahead, ahead]))
    record = desk.outside.store.get(path, RoomFile)
    assert record
    assert record.value.state is FileState.READY
