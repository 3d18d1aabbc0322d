"""Names and titles: one visible line of text."""

import unicodedata
from typing import Final

# Controls, line and paragraph separators; and the marks that turn the writing direction, with which one name
# can be made to look like another.
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BREAKING: Final = frozenset({"Cc", "Zl", "Zp", "Cs"})


def is_one_line(text: str) -> bool:
    """Tell whether the text stays on its line and keeps its direction."""
    return not any(each in _TURNING or unicodedata.category(each) in _BREAKING for each in text)


def is_visible(text: str) -> bool:
    """Tell whether there is anything to see; the rules' `isVisible` says the same."""
    return any(unicodedata.category(each)[0] not in "ZC" for each in text)


def shortened(text: str, most: int) -> str:
    """Give a text in at most so many characters; one that was cut says so."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def as_one_line(text: str) -> str:
    """Bring a text onto its line and into its direction: what would break either becomes a blank."""
    return " ".join("".join(each if is_one_line(each) else " " for each in text).split())
