"""QR codes as a telephone's camera finds them: in a picture of what is on the screen."""

from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import zxingcpp
from playwright.sync_api import Locator, Page


def codes_on(shown: Page | Locator) -> list[str]:
    """Photograph a page or a part of it and read the QR codes on it."""
    photograph = shown.screenshot(type="jpeg", quality=100)
    # The PDF reader is the one library here that takes pictures apart.
    document = pypdfium2.PdfDocument.new()
    image = pypdfium2.PdfImage.new(document)
    image.load_jpeg(BytesIO(photograph), inline=True)
    bitmap = image.get_bitmap()
    pixels = memoryview(bytes(bitmap.buffer)).cast(
        "B", shape=[bitmap.height, bitmap.stride // bitmap.n_channels, bitmap.n_channels]
    )
    return [found.text for found in zxingcpp.read_barcodes(pixels)]
