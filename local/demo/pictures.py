"""Small real files for the demo, drawn here so that nothing binary lies in the repository."""

# ruff: noqa: PLR2004 -- the numbers are where shapes begin and end in a picture

import struct
import zlib
from collections.abc import Callable

Colour = tuple[int, int, int]
Paint = Callable[[float, float], Colour]

INK: Colour = (17, 20, 26)
PAPER: Colour = (244, 239, 230)
AMBER: Colour = (255, 180, 84)
TEAL: Colour = (38, 92, 92)
UMBER: Colour = (96, 58, 22)
BRICK: Colour = (168, 84, 62)


def png(width: int, height: int, paint: Paint) -> bytes:
    """Paint a picture; `paint` is asked for each point, with x and y from 0 to 1."""
    rows = bytearray()
    for row in range(height):
        rows.append(0)
        for column in range(width):
            rows += bytes(paint(column / width, row / height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (("IHDR", head), ("IDAT", zlib.compress(bytes(rows), 9)), ("IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name.encode(), data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def umbrella_logo(x: float, y: float) -> Colour:
    """Paint the café's mark: an umbrella over rain."""
    across, down = (x - 0.5) * 1.6, y - 0.55
    is_canopy = across**2 + down**2 < 0.09 and down < 0
    is_scallop = any((across - place) ** 2 + down**2 < 0.0025 for place in (-0.2, -0.1, 0.0, 0.1, 0.2))
    is_handle = abs(across) < 0.008 and 0 <= down < 0.22
    if (is_canopy and not is_scallop) or is_handle:
        return AMBER
    is_rain = (x * 24 + y * 9) % 1 < 0.08 and (y * 14) % 1 < 0.5 and y < 0.36
    return TEAL if is_rain else INK


def storefront(x: float, y: float) -> Colour:
    """Paint the café's front: wall, striped awning, window and door."""
    if 0.30 < y < 0.45 - 0.02 * (int(x * 16) % 2):
        return AMBER if int(x * 16) % 2 else PAPER
    if 0.45 <= y < 0.82 and (0.08 < x < 0.56 or 0.66 < x < 0.88):
        return TEAL if (0.32 < x < 0.33 or 0.76 < x < 0.775) else (196, 214, 206)
    if y >= 0.9:
        return (92, 88, 84)
    return BRICK if (y * 40 % 1 > 0.08) else (140, 70, 52)


def coffee_bag(x: float, y: float) -> Colour:
    """Paint a coffee bag with its label."""
    if not (0.32 < x < 0.68 and 0.12 < y < 0.9):
        return PAPER
    if 0.38 < x < 0.62 and 0.42 < y < 0.72:
        ring = (x - 0.5) ** 2 * 2.6 + (y - 0.57) ** 2
        return TEAL if 0.004 < ring < 0.008 else PAPER
    return INK if y > 0.2 else (60, 66, 78)


def studio_mark(x: float, y: float) -> Colour:
    """Paint the studio's own mark: an A folded from paper, with an arch to go in by."""
    across, down = x - 0.5, y - 0.2
    is_letter = 0 <= down < 0.6 and abs(across) < 0.06 + down * 0.46
    is_arch = (down >= 0.42 and abs(across) < 0.11) or across**2 + (down - 0.42) ** 2 < 0.0121
    if not is_letter or is_arch:
        return AMBER
    return INK if across < 0 else UMBER


def smooth(paint: Paint, size: int) -> Paint:
    """Look at several points inside each of `size` by `size` pixels, so that slopes have no steps."""
    places = [(place + 0.5) / (4 * size) for place in range(4)]

    def mixed(x: float, y: float) -> Colour:
        seen = [paint(x + across, y + down) for across in places for down in places]
        red, green, blue = (round(sum(part) / len(seen)) for part in zip(*seen, strict=True))
        return red, green, blue

    return mixed


def pdf(title: str, lines: tuple[str, ...]) -> bytes:
    """Set one plain page."""
    text = [f"BT /F1 22 Tf 64 760 Td ({_escaped(title)}) Tj ET"]
    text += [
        f"BT /F1 11 Tf 64 {720 - 18 * place} Td ({_escaped(line)}) Tj ET" for place, line in enumerate(lines)
    ]
    stream = "\n".join(text).encode("latin-1")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    document, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(document))
        document += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    return document + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, len(document))
    )


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
