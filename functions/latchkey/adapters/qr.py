"""QR codes: as PNG for mail, and as SVG for paper."""

from io import BytesIO
from typing import Final

import qrcode  # type: ignore[import-untyped]  # ships no types
from qrcode.constants import ERROR_CORRECT_M  # type: ignore[import-untyped]  # ships no types
from qrcode.image.pure import PyPNGImage  # type: ignore[import-untyped]  # ships no types

_QUIET: Final = 4
_PIXELS: Final = 8


def qr_png(text: str) -> bytes:
    """Draw a QR code as a black and white PNG with its quiet zone."""
    made = BytesIO()
    _code(text).make_image(image_factory=PyPNGImage).save(made)
    return made.getvalue()


def qr_svg(text: str) -> bytes:
    """Draw a QR code as one path on white, sharp at any size."""
    rows = _code(text).get_matrix()
    size = len(rows)
    squares = "".join(
        f"M{column} {row}h1v1h-1z"
        for row, cells in enumerate(rows)
        for column, is_dark in enumerate(cells)
        if is_dark
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<rect width="{size}" height="{size}" fill="#fff"/><path d="{squares}"/></svg>'
    ).encode()


def _code(text: str) -> qrcode.QRCode:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=_QUIET, box_size=_PIXELS)
    code.add_data(text)
    code.make(fit=True)
    return code
