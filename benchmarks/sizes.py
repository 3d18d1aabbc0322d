"""What a phone must download: gzip sizes of the built scripts, from each build's own manifest."""

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.table import Row
from local.places import HOSTING_DIST

FIRST_DATA_MAX_KB = 60
WHOLE_ROOM_MAX_KB = 170
PAY_PAGE_MAX_KB = 40
KB = 1000


def measure() -> list[Row]:
    """Weigh the room's scripts before its first data, and everything its page can ever load."""
    manifest = json.loads((HOSTING_DIST / ".vite" / "room.json").read_text())
    first = _weigh(HOSTING_DIST, _reach(manifest, "room.html", ("imports",)))
    whole = _weigh(HOSTING_DIST, _reach(manifest, "room.html", ("imports", "dynamicImports")))
    return [
        _row("room, scripts before first data", first, FIRST_DATA_MAX_KB),
        _row("room, all scripts it can load", whole, WHOLE_ROOM_MAX_KB),
        _row("pay page, all scripts it can load", _pay_page(), PAY_PAGE_MAX_KB),
    ]


def _pay_page() -> int:
    manifest = json.loads((HOSTING_DIST / ".vite" / "pay.json").read_text())
    return _weigh(HOSTING_DIST, _reach(manifest, "pay.html", ("imports", "dynamicImports")))


def _row(what: str, size: int, budget_kb: int) -> Row:
    return Row(
        what=what,
        measured=f"{size / KB:.1f} kB gzip",
        beside=f"budget {budget_kb} kB",
        is_broken=size > budget_kb * KB,
    )


def _reach(manifest: Mapping[str, Any], entry: str, by: tuple[str, ...]) -> Iterator[str]:
    """Give every script that can be reached from an entry, each once."""
    seen = {entry}
    waiting = [entry]
    while waiting:
        chunk = manifest[waiting.pop()]
        yield chunk["file"]
        for found in (name for kind in by for name in chunk.get(kind, [])):
            if found not in seen:
                seen.add(found)
                waiting.append(found)


def _weigh(dist: Path, files: Iterator[str]) -> int:
    return sum(len(gzip.compress((dist / file).read_bytes(), 9)) for file in files if file.endswith(".js"))
