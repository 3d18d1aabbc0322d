"""Answering list requests: newest first, filtered by time, one page at a time."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from local.stripe_standin.errors import no_such
from local.stripe_standin.forms import Params

MOST_PER_PAGE = 100


class Listed(Protocol):
    """Something with an id and a time of its making."""

    @property
    def id(self) -> str:
        """Its id, which is also a cursor."""

    @property
    def created(self) -> int:
        """Seconds since the epoch."""


Item = TypeVar("Item", bound=Listed)


def page_of(
    params: Params, items: Sequence[Item], write: Callable[[Item], object], *, kind: str, url: str
) -> dict[str, object]:
    """Answer with one page of the items, which come oldest first; call it when all filters were read."""
    limit = min(params.integer("limit", least=1) or 10, MOST_PER_PAGE)
    after, before = params.text("starting_after"), params.text("ending_before")
    first, last = _created_range(params)
    params.refuse_unknown()
    found = list(items)
    if after:
        found = found[: _index(found, after, kind)]
    if before:
        found = found[_index(found, before, kind) + 1 :]
    found = [item for item in found if first <= item.created <= last]
    chosen = found[:limit] if before else found[-limit:]
    return {
        "object": "list",
        "data": [write(item) for item in reversed(chosen)],
        "has_more": len(found) > len(chosen),
        "url": url,
    }


def _index(items: Sequence[Item], cursor: str, kind: str) -> int:
    for index, item in enumerate(items):
        if item.id == cursor:
            return index
    raise no_such(kind, cursor, "id")


def _created_range(params: Params) -> tuple[int, int]:
    if params.has("created") and params.is_text("created"):
        exactly = params.required_integer("created")
        return exactly, exactly
    bounds = params.child("created")
    above, below = bounds.integer("gt"), bounds.integer("lt")
    first = bounds.integer("gte") or 0
    last = bounds.integer("lte")
    if above is not None:
        first = max(first, above + 1)
    if last is None:
        last = 1 << 62
    return first, last if below is None else min(last, below - 1)
