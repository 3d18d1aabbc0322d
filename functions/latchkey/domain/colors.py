"""Readable colours around a brand's accent (WCAG 2.2, relative luminance and contrast ratio)."""

from typing import Final

_DARK: Final = "#000000"
_LIGHT: Final = "#ffffff"
CONTRAST_AA: Final = 4.5
_LINEAR_BELOW: Final = 0.04045


def luminance(color: str) -> float:
    """Give the relative luminance of `#rrggbb`."""
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def on_accent(accent: str) -> str:
    """Give the text colour that reads better on the accent; one of the two always reaches AA."""
    return max((_DARK, _LIGHT), key=lambda color: contrast(color, accent))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
