"""Mail addresses: one spelling, and the form that is accepted."""

import re
from typing import Final

from latchkey.domain import limits

# Stricter than RFC 5322 on purpose: no quotes, comments or control characters can reach a mail's header.
_PART: Final = r"[^\s@<>()\[\]\\,;:\"\x00-\x1f\x7f"
_EMAIL = re.compile(rf"{_PART}]{{1,64}}@{_PART}.]+(\.{_PART}.]+)+\Z")


def normalized(address: str) -> str:
    """Trim and lower-case an address, the way it is stored and compared."""
    return address.strip().lower()


def is_address(address: str) -> bool:
    """Tell whether a normalized address has a usable form."""
    return len(address) <= limits.EMAIL_MAX and _EMAIL.match(address) is not None


def is_admitted(address: str, gate: tuple[str, ...]) -> bool:
    """Tell whether an address may become a freelancer here: `*`, an address or an `@domain` lets it in."""
    domain = "@" + address.rpartition("@")[2]
    return any(entry in ("*", address, domain) for entry in gate)
