"""Files: which types are taken, and whether the bytes are what they claim to be."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from urllib.parse import quote

from latchkey.domain import limits
from latchkey.domain.rooms import Side


class FileType(StrEnum):
    """Every content type a room takes."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    GIF = "image/gif"
    WEBP = "image/webp"
    HEIC = "image/heic"
    PDF = "application/pdf"
    TEXT = "text/plain"
    CSV = "text/csv"
    ZIP = "application/zip"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    MP3 = "audio/mpeg"
    MP4 = "video/mp4"
    QUICKTIME = "video/quicktime"


class FileState(StrEnum):
    """How far a file is; only functions set anything but `uploading`."""

    UPLOADING = "uploading"
    READY = "ready"
    REFUSED = "refused"


class Refusal(StrEnum):
    """Why a file was not taken."""

    TYPE_NOT_ALLOWED = "type-not-allowed"
    TYPE_MISMATCH = "type-mismatch"
    EXECUTABLE = "executable"
    MARKUP = "markup"
    NOT_TEXT = "not-text"
    SIZE = "size"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomFile:
    """A file's record; the uploader's device created it before the bytes."""

    name: str
    size: int
    content_type: str
    path: str
    from_: Side
    at: datetime
    state: FileState
    refusal: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What of the bytes decides: the beginning (all of it for text), and the names inside if it is a zip."""

    head: bytes
    size: int
    entries: tuple[str, ...] | None = None


_DECLARABLE: Final = frozenset(each.value for each in FileType)
HEAD_BYTES: Final = 4_096
TEXT_TYPES: Final = frozenset({FileType.TEXT, FileType.CSV})
ZIP_TYPES: Final = frozenset({FileType.ZIP, FileType.DOCX, FileType.XLSX, FileType.PPTX})

# MZ (Windows), ELF, Mach-O and Java classes, WebAssembly, Android, Windows shortcuts and compound files (MSI
# and the macro-carrying Office formats before 2007), scripts with an interpreter line.
_EXECUTABLE_STARTS: Final = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"\x00asm",
    b"dex\n",
    b"L\x00\x00\x00\x01\x14\x02\x00",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"#!",
)

# What runs or renders when somebody opens the download, whatever its bytes look like.
_DANGEROUS_NAME: Final = re.compile(
    r"\.(exe|dll|com|scr|pif|msi|msp|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|cjs|wsf|wsh|hta|lnk|reg|jar|apk|"
    r"app|dmg|pkg|deb|rpm|sh|bash|zsh|command|desktop|svg|svgz|html?|xhtml|xht|mht|mhtml|shtml|xml|xsl|xslt|"
    r"php|py|rb|pl|chm|cpl|inf|iso|img|docm|xlsm|pptm|url|website|webloc|rdp|scf|slk|iqy|ps1xml|wsc|sct|jnlp|"
    r"msc|csh|ksh|fish|terminal|inetloc)[\s.]*\Z",
    re.IGNORECASE,
)

# The tags browsers look for when they guess a type, plus those that load something.
_MARKUP: Final = re.compile(
    rb"<\s*(!doctype|html|head|body|script|svg|iframe|object|embed|title|style|base|meta|link|xsl:|\?xml|\?php)",
    re.IGNORECASE,
)
_MARKUP_SEARCHED_BYTES: Final = 1_024

_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_QUICKTIME_BOXES: Final = frozenset({b"moov", b"mdat", b"free", b"wide", b"skip", b"pnot"})
_MPEG_FRAMES: Final = frozenset({0xFA, 0xFB, 0xF2, 0xF3, 0xE2, 0xE3})


def refusal_for(*, declared: str, name: str, declared_size: int, content: Content) -> Refusal | None:
    """Compare a file's bytes with its declared type; None means it may be shared."""
    head = content.head
    if declared not in _DECLARABLE:
        return Refusal.TYPE_NOT_ALLOWED
    if content.size != declared_size or not 0 < content.size <= limits.FILE_BYTES_MAX:
        return Refusal.SIZE
    if head.startswith(_EXECUTABLE_STARTS) or _DANGEROUS_NAME.search(name):
        return Refusal.EXECUTABLE
    file_type = FileType(declared)
    if file_type in TEXT_TYPES:
        return _text_refusal(head)
    if file_type in ZIP_TYPES:
        return _zip_refusal(file_type, content)
    return None if _SIGNATURES[file_type](head) else _mismatch(head)


def download_disposition(name: str) -> str:
    """Say `attachment` with the file's name, in the two spellings of RFC 6266, inert in a header."""
    plain = re.sub(r"[^A-Za-z0-9 ._()-]", "_", name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def logo_type(head: bytes) -> FileType | None:
    """Tell which of the logo's types the bytes are."""
    for file_type in (FileType.PNG, FileType.JPEG, FileType.WEBP):
        if _SIGNATURES[file_type](head):
            return file_type
    return None


def _mismatch(head: bytes) -> Refusal:
    return Refusal.MARKUP if _looks_like_markup(head) else Refusal.TYPE_MISMATCH


def _looks_like_markup(head: bytes) -> bool:
    return _MARKUP.search(head[:_MARKUP_SEARCHED_BYTES]) is not None


def _text_refusal(whole: bytes) -> Refusal | None:
    if b"\x00" in whole:
        return Refusal.NOT_TEXT
    try:
        whole.decode("utf-8")
    except UnicodeDecodeError:
        return Refusal.NOT_TEXT
    return Refusal.MARKUP if _looks_like_markup(whole) else None


def _zip_refusal(file_type: FileType, content: Content) -> Refusal | None:
    # An empty archive starts with its end record.
    if not content.head.startswith((b"PK\x03\x04", b"PK\x05\x06")) or content.entries is None:
        return _mismatch(content.head)
    names = {entry.lower() for entry in content.entries}
    if "meta-inf/manifest.mf" in names or "androidmanifest.xml" in names:
        return Refusal.EXECUTABLE
    if any(name.endswith("vbaproject.bin") for name in names):
        return Refusal.EXECUTABLE
    part = _OFFICE_PARTS.get(file_type)
    if part is not None and not ("[content_types].xml" in names and part in names):
        return Refusal.TYPE_MISMATCH
    return None


_OFFICE_PARTS: Final[Mapping[FileType, str]] = {
    FileType.DOCX: "word/document.xml",
    FileType.XLSX: "xl/workbook.xml",
    FileType.PPTX: "ppt/presentation.xml",
}


def _is_webp(head: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def _is_heic(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS


def _is_mp4(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] not in _HEIC_BRANDS and head[8:12] != b"qt  "


def _is_quicktime(head: bytes) -> bool:
    return (head[4:8] == b"ftyp" and head[8:12] == b"qt  ") or head[4:8] in _QUICKTIME_BOXES


def _is_mp3(head: bytes) -> bool:
    return head.startswith(b"ID3") or (len(head) > 1 and head[0] == 0xFF and head[1] in _MPEG_FRAMES)  # noqa: PLR2004 -- the frame sync


_SIGNATURES: Final[Mapping[FileType, Callable[[bytes], bool]]] = {
    FileType.PNG: lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"),
    FileType.JPEG: lambda head: head.startswith(b"\xff\xd8\xff"),
    FileType.GIF: lambda head: head.startswith((b"GIF87a", b"GIF89a")),
    FileType.WEBP: _is_webp,
    FileType.HEIC: _is_heic,
    FileType.PDF: lambda head: head.startswith(b"%PDF-"),
    FileType.MP3: _is_mp3,
    FileType.MP4: _is_mp4,
    FileType.QUICKTIME: _is_quicktime,
}
