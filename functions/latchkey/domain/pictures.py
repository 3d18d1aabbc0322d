"""How much room a picture asks for: thirty bytes can unpack into gigabytes, so its size is read first."""

from collections.abc import Iterator
from typing import Final

_PNG_HEADER: Final = slice(12, 16)
_JPEG_STANDALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_JPEG_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_SCAN: Final = 0xDA


def longest_side(content: bytes) -> int | None:
    """Say how wide or high, whichever is more, a PNG, JPEG or WebP is; None where it does not say."""
    if content.startswith(b"\x89PNG"):
        sides = _png(content)
    elif content.startswith(b"\xff\xd8"):
        sides = list(_jpeg(content))
    else:
        sides = list(_webp(content))
    return max(sides) if sides and min(sides) > 0 else None


def _png(content: bytes) -> list[int]:
    if content[_PNG_HEADER] != b"IHDR":
        return []
    return [int.from_bytes(content[at : at + 4]) for at in (16, 20)]


def _jpeg(content: bytes) -> Iterator[int]:
    """Go through the segments up to the first scan; 0 where they are not well-formed."""
    at = 2
    while content[at : at + 1] == b"\xff" and len(content) > at + 3:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if marker in _JPEG_STANDALONE:
            at += 2
            continue
        if marker in _JPEG_FRAMES:
            yield int.from_bytes(content[at + 5 : at + 7])
            yield int.from_bytes(content[at + 7 : at + 9])
        if marker == _JPEG_SCAN:
            return
        at += 2 + length
    yield 0


def _webp(content: bytes) -> Iterator[int]:
    """Go through the chunks; 0 for an animation, whose frames have sizes of their own."""
    at = 12
    while len(content) >= at + 8:
        kind, length = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        chunk = content[at + 8 : at + 8 + length]
        if kind == b"VP8X":
            yield from (1 + int.from_bytes(chunk[start : start + 3], "little") for start in (4, 7))
        elif kind == b"VP8L":
            packed = int.from_bytes(chunk[1:5], "little")
            yield from (1 + (packed >> shift & 0x3FFF) for shift in (0, 14))
        elif kind == b"VP8 ":
            yield from (int.from_bytes(chunk[start : start + 2], "little") & 0x3FFF for start in (6, 8))
        elif kind == b"ANMF":
            yield 0
        at += 8 + length + length % 2
