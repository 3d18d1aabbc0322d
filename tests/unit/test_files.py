"""Which bytes may call themselves what."""

import pytest

from latchkey.domain.files import Content, FileType, Refusal, download_disposition, refusal_for

GOOD = {
    FileType.PNG: b"\x89PNG\r\n\x1a\n....",
    FileType.JPEG: b"\xff\xd8\xff\xe0....",
    FileType.GIF: b"GIF89a....",
    FileType.WEBP: b"RIFF\x10\x00\x00\x00WEBPVP8 ",
    FileType.HEIC: b"\x00\x00\x00\x18ftypheic....",
    FileType.PDF: b"%PDF-1.7\n",
    FileType.TEXT: "Größe\n".encode(),
    FileType.CSV: b"\xef\xbb\xbfa,b\n1,2\n",
    FileType.ZIP: b"PK\x03\x04....",
    FileType.DOCX: b"PK\x03\x04....",
    FileType.XLSX: b"PK\x03\x04....",
    FileType.PPTX: b"PK\x03\x04....",
    FileType.MP3: b"ID3\x04....",
    FileType.MP4: b"\x00\x00\x00\x18ftypisom....",
    FileType.QUICKTIME: b"\x00\x00\x00\x14ftypqt  ....",
}
ENTRIES = {
    FileType.ZIP: ("a.txt",),
    FileType.DOCX: ("[Content_Types].xml", "word/document.xml"),
    FileType.XLSX: ("[Content_Types].xml", "xl/workbook.xml"),
    FileType.PPTX: ("[Content_Types].xml", "ppt/presentation.xml"),
}
BINARY = sorted(set(GOOD) - {FileType.TEXT, FileType.CSV} - set(ENTRIES))


def judged(
    declared: str, head: bytes, *, name: str = "file", entries: tuple[str, ...] | None = None
) -> Refusal | None:
    content = Content(head=head, size=len(head), entries=entries)
    return refusal_for(declared=declared, name=name, declared_size=len(head), content=content)


@pytest.mark.parametrize("declared", sorted(GOOD))
def test_every_allowed_type_is_taken_as_itself(declared: FileType) -> None:
    assert judged(declared, GOOD[declared], entries=ENTRIES.get(declared)) is None


@pytest.mark.parametrize("declared", BINARY)
@pytest.mark.parametrize("actual", sorted(GOOD))
def test_no_type_passes_for_another(declared: FileType, actual: FileType) -> None:
    if declared is not actual:
        assert judged(declared, GOOD[actual]) is Refusal.TYPE_MISMATCH


@pytest.mark.parametrize("declared", sorted(GOOD))
@pytest.mark.parametrize(
    "start", [b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"#!/bin/sh\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_an_executable_is_refused_whatever_it_calls_itself(declared: FileType, start: bytes) -> None:
    assert judged(declared, start + bytes(64)) is Refusal.EXECUTABLE


@pytest.mark.parametrize("declared", sorted(set(GOOD) - {FileType.ZIP}))
@pytest.mark.parametrize(
    "markup",
    [
        b"<!DOCTYPE html>",
        b"  \n<html>",
        b"\xef\xbb\xbf<svg onload=x>",
        b"<?xml version='1.0'?><svg/>",
        b"text < script <script>",
        b"<!-- c --><ScRiPt>",
    ],
)
def test_markup_is_refused_whatever_it_calls_itself(declared: FileType, markup: bytes) -> None:
    assert judged(declared, markup) is Refusal.MARKUP


@pytest.mark.parametrize(
    "name",
    ["setup.exe", "a.HTML", "a.svg", "run.js", "photo.png.exe ", "a.bat.", "m.docm", "desk.rdp", "q.iqy"],
)
def test_a_name_that_runs_or_renders_is_refused(name: str) -> None:
    assert judged(FileType.TEXT, b"harmless", name=name) is Refusal.EXECUTABLE


@pytest.mark.parametrize("name", ["notes.txt", "html.txt", "exe", "report.final.pdf", "a.json"])
def test_an_ordinary_name_is_not(name: str) -> None:
    assert judged(FileType.TEXT, b"harmless", name=name) is None


@pytest.mark.parametrize("text", [b"\xff\xfeh\x00i\x00", b"caf\xe9", b"a\x00b"])
def test_text_must_be_utf_8(text: bytes) -> None:
    assert judged(FileType.TEXT, text) is Refusal.NOT_TEXT


def test_text_that_only_compares_is_not_markup() -> None:
    assert judged(FileType.TEXT, b"a < b and c > d, <name> and <3") is None


@pytest.mark.parametrize("entries", [("a.txt",), ("[Content_Types].xml", "xl/workbook.xml"), None])
def test_an_office_file_is_looked_into(entries: tuple[str, ...] | None) -> None:
    assert judged(FileType.DOCX, b"PK\x03\x04", entries=entries) is Refusal.TYPE_MISMATCH


def test_macros_and_programs_in_zips_are_refused() -> None:
    macro = (*ENTRIES[FileType.DOCX], "word/vbaProject.bin")
    assert judged(FileType.DOCX, b"PK\x03\x04", entries=macro) is Refusal.EXECUTABLE
    assert judged(FileType.ZIP, b"PK\x03\x04", entries=("META-INF/MANIFEST.MF",)) is Refusal.EXECUTABLE


def test_size_and_type_must_be_what_was_announced() -> None:
    content = Content(head=GOOD[FileType.PNG], size=12)
    refused = refusal_for(declared="image/png", name="a.png", declared_size=11, content=content)
    assert refused is Refusal.SIZE
    assert judged("text/html", b"x") is Refusal.TYPE_NOT_ALLOWED
    assert judged("image/png", b"") is Refusal.SIZE


def test_a_file_name_is_inert_in_a_header() -> None:
    header = download_disposition('a"; filename=x\r\nSet-Cookie: y é.txt')
    assert "\r" not in header
    assert header.count('"') == 2
    assert header.endswith("UTF-8''a%22%3B%20filename%3Dx%0D%0ASet-Cookie%3A%20y%20%C3%A9.txt")
