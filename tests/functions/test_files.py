"""Uploaded files: looked at, shared as attachments, or removed with a reason."""

import io
import struct
import zipfile

import httpx
import pytest

from latchkey.domain.files import FileState, RoomFile
from latchkey.domain.rooms import Room as StoredRoom
from latchkey.services import paths
from tests.desks import Browser, Desk, eventually
from tests.rules.storage_rest import Fetch

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def nothing_but_names(count: int) -> bytes:
    """Return an archive whose list of names is all there is of it."""
    one = zipped("a")
    listed_at, ends_at = one.index(b"PK\x01\x02"), one.index(b"PK\x05\x06")
    start, names = one[:listed_at], one[listed_at:ends_at] * count
    ending = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(names), len(start), 0)
    return start + names + ending


def settled(desk: Desk, room_key: str, file_id: str) -> RoomFile:
    def look() -> RoomFile | None:
        record = desk.outside.store.get(paths.room_file(room_key, file_id), RoomFile)
        return record.value if record and record.value.state is not FileState.UPLOADING else None

    return eventually(look)


@pytest.mark.parametrize(
    ("name", "content_type", "content"),
    [
        ("logo.png", "image/png", PNG),
        ("brief.docx", DOCX, zipped("[Content_Types].xml", "word/document.xml")),
        ("notes é.txt", "text/plain", "Größe: 5 < 6\n".encode()),
    ],
)
def test_a_good_file_is_shared_as_an_attachment(
    desk: Desk, client: Browser, name: str, content_type: str, content: bytes
) -> None:
    room = desk.open_room()
    file_id = client.upload(room.room_key, name=name, content_type=content_type, content=content)
    assert settled(desk, room.room_key, file_id).state is FileState.READY
    path = paths.room_file(room.room_key, file_id)
    assert client.storage.is_allowed(Fetch(path=path), None)
    url = f"http://{desk.suite.storage_host}/v0/b/{desk.suite.bucket}/o/{path.replace('/', '%2F')}"
    answer = httpx.get(url, params={"alt": "media"})
    assert answer.content == content
    assert answer.headers["content-disposition"].startswith("attachment; filename=")

    def is_counted() -> bool:
        stored = desk.outside.store.get(paths.room(room.room_key), StoredRoom)
        return stored is not None and (stored.value.counters.files, stored.value.counters.bytes) == (
            1,
            len(content),
        )

    assert eventually(is_counted)


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        (("photo.png", "image/png", b"MZ\x90\x00" + bytes(200)), "executable"),
        (("photo.png", "image/png", b"<!doctype html><script>alert(1)</script>"), "markup"),
        (("photo.jpg", "image/jpeg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), "markup"),
        (("notes.txt", "text/plain", b"hello <script src=//x></script>"), "markup"),
        (("notes.txt", "text/plain", b"#!/bin/sh\nrm -rf /\n"), "executable"),
        (("code.js", "text/plain", b"fetch('//x')"), "executable"),
        (("data.csv", "text/csv", b"\xff\xfe\x00bad"), "not-text"),
        (("brief.docx", DOCX, zipped("anything.txt")), "type-mismatch"),
        (("brief.zip", "application/zip", zipped("META-INF/MANIFEST.MF", "A.class")), "executable"),
        (("names.zip", "application/zip", nothing_but_names(100_000)), "type-mismatch"),
    ],
)
def test_a_file_that_is_not_what_it_claims_is_removed_and_explained(
    desk: Desk, client: Browser, sent: tuple[str, str, bytes], refusal: str
) -> None:
    name, content_type, content = sent
    room = desk.open_room()
    file_id = client.upload(room.room_key, name=name, content_type=content_type, content=content)
    record = settled(desk, room.room_key, file_id)
    assert (record.state, record.refusal) == (FileState.REFUSED, refusal)
    path = paths.room_file(room.room_key, file_id)
    assert desk.outside.objects.describe(path) is None
    assert not client.storage.is_allowed(Fetch(path=path), None)
