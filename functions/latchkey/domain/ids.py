"""The forms of identifiers, and the hash under which secrets and subjects are kept at rest."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Final

from latchkey.domain import limits

ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
LINK_PATTERN: Final = f"^[0-9A-Za-z]{{{limits.LINK_LENGTH}}}$"
ID_PATTERN: Final = f"^[0-9A-Za-z]{{{limits.ID_LENGTH}}}$"

_LINK = re.compile(LINK_PATTERN.removesuffix("$") + r"\Z")


def is_link(text: str) -> bool:
    """Tell whether the text has the form of a link or a room key."""
    return _LINK.match(text) is not None


def hashed(*parts: str) -> str:
    """Hash the parts with SHA-256; the lengths go in too, so that no two lists of parts collide."""
    text = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()


def hashed_request(request: Mapping[str, object]) -> str:
    """Hash a request by its contents, whatever the order of its fields."""
    return hashed(json.dumps(request, sort_keys=True, ensure_ascii=False, separators=(",", ":")))
