"""Rounds that a schedule starts: a table of parts, each of which may fail without the others."""

import logging
from collections.abc import Callable, Mapping
from typing import Final

from latchkey.services.ports import Ports

logger: Final = logging.getLogger("latchkey")

Part = Callable[[Ports], int]
"""Does what is due and says how much it was; safe to run twice and side by side."""


def run_parts(ports: Ports, parts: Mapping[str, Part]) -> dict[str, int]:
    """Run every part; one that fails does not keep the others from running, and is told by -1."""
    done = {}
    for name, part in parts.items():
        try:
            done[name] = part(ports)
        except Exception:
            logger.exception("part %s of a round failed", name)
            done[name] = -1
    return done
