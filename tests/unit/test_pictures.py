"""How large a picture says it is, before anything unpacks it."""

import pytest

from latchkey.domain.pictures import longest_side

PNG = b"\x89PNG\r\n\x1a\n"
SOI = b"\xff\xd8"


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(
        kind + len(data).to_bytes(4, "little") + data + bytes(len(data) % 2) for kind, data in chunks
    )
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body


def lossless(width: int, height: int) -> bytes:
    return b"\x2f" + ((width - 1) | (height - 1) << 14).to_bytes(4, "little") + bytes(9)


def lossy(width: int, height: int) -> bytes:
    return bytes(3) + b"\x9d\x01\x2a" + width.to_bytes(2, "little") + height.to_bytes(2, "little")


def canvas(width: int, height: int) -> bytes:
    return bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")


def segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2) + data


def frame(width: int, height: int) -> bytes:
    return b"\x08" + height.to_bytes(2) + width.to_bytes(2) + b"\x01\x01\x11\x00"


APP, SCAN = segment(0xE0, b"JFIF\x00" + segment(0xC0, frame(9, 9))), segment(0xDA, bytes(6))


@pytest.mark.parametrize(
    ("content", "side"),
    [
        (PNG + b"\x00\x00\x00\x0dIHDR" + (300).to_bytes(4) + (20_000).to_bytes(4), 20_000),
        (riff((b"VP8L", lossless(16_383, 2))), 16_383),
        (riff((b"VP8 ", lossy(7, 1_025))), 1_025),
        (riff((b"VP8X", canvas(20, 30)), (b"ALPH", bytes(3)), (b"VP8 ", lossy(20, 30))), 30),
        (riff((b"VP8X", canvas(20, 30)), (b"VP8L", lossless(16_000, 30))), 16_000),
        (SOI + APP + segment(0xC2, frame(40, 65_000)) + SCAN, 65_000),
        (SOI + APP + segment(0xC0, frame(40, 50)) + SCAN, 50),
    ],
    ids=["png", "webp", "lossy webp", "webp with a canvas", "canvas that lies", "progressive", "jpeg"],
)
def test_a_picture_says_how_large_it_is(content: bytes, side: int) -> None:
    assert longest_side(content) == side


@pytest.mark.parametrize(
    "content",
    [
        b"",
        PNG + bytes(16),
        PNG + b"\x00\x00\x00\x0dIHDR" + bytes(8),
        riff(),
        riff((b"VP8X", canvas(20, 30)), (b"ANMF", bytes(30))),
        SOI + SCAN,
        SOI + segment(0xC0, frame(40, 50)),
        SOI + segment(0xC0, frame(40, 0)) + SCAN,
        SOI + b"garbage" + segment(0xC0, frame(40, 50)) + SCAN,
    ],
    ids=[
        "nothing",
        "png without a header",
        "png of no size",
        "empty webp",
        "animation",
        "jpeg without a frame",
        "jpeg without a scan",
        "jpeg that says its height later",
        "garbage between",
    ],
)
def test_what_does_not_say_so_plainly_is_no_picture(content: bytes) -> None:
    assert longest_side(content) is None
