"""Rules with one guard taken out, so that a test can show what the guard was for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

CONDITION: Final = re.compile(
    r"allow [\w, ]+: if (?P<allowed>[^;]+);"
    r"|function (?:is|may|has)\w+\([\w, ]*\) \{\s*return (?P<returned>[^;]+);"
)
"""What decides: the condition of an `allow`, and the result of a function whose name is a question."""

BLOCK: Final = re.compile(r"match /(?P<path>[^\n]*) \{\n")
FIELD: Final = re.compile(r"[.'](\w{3,})")
ROOTS: Final = ("databases", "b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """Where to look for an attack first: the collections a guard decides about, and its fields."""

    collections: frozenset[str]
    fields: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """One condition in a rules file."""

    text: str
    line: int
    collection: str | None
    """The innermost collection whose rules hold it, or None when all share it."""
    likely: Likely
    source_without: str
    """The whole file with `true` in the guard's place."""
    excerpt_without: str
    """The same, less every block the guard is not in: it grants nothing that the whole file would not, and an
    engine reads it in a fraction of the time."""

    def __str__(self) -> str:
        return f"line {self.line}: {self.text}"


def guards_of(source: str) -> Iterator[Guard]:
    """Find every condition in `source`, and every part of one that `&&`, `||` or `? :` joins."""
    code = _without_comments(source)
    blocks = [(block.start(), _end_of_block(code, block.end())) for block in BLOCK.finditer(code)]
    for condition in CONDITION.finditer(code):
        group = "allowed" if condition["allowed"] else "returned"
        for start, end in _parts(code, *condition.span(group)):
            yield Guard(
                text=" ".join(code[start:end].split()),
                line=source.count("\n", 0, start) + 1,
                collection=_collection_around(code, start),
                likely=_likely(code, start, end),
                source_without=f"{source[:start]}true{source[end:]}",
                excerpt_without=_excerpt(source, blocks, start, end),
            )


def _likely(code: str, start: int, end: int) -> Likely:
    """Say what a guard is about: by its own words or, where all share it, by the words it is called with."""
    collection = _collection_around(code, start)
    if collection is not None:
        return Likely(collections=frozenset({collection}), fields=frozenset(FIELD.findall(code[start:end])))
    return _called(code, _function_around(code, start), frozenset())


def _called(code: str, function: str | None, seen: frozenset[str]) -> Likely:
    collections: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    for call in re.finditer(rf"(?<!function ){function}\(([^()]*)", code) if function else ():
        fields |= frozenset(FIELD.findall(call[1]))
        collection = _collection_around(code, call.start())
        if collection is not None:
            collections |= {collection}
            continue
        caller = _function_around(code, call.start())
        if caller is not None and caller not in seen:
            further = _called(code, caller, seen | {caller})
            collections |= further.collections
            fields |= further.fields
    return Likely(collections=collections, fields=fields)


def _function_around(code: str, place: int) -> str | None:
    before = re.findall(r"function (\w+)", code[:place])
    return before[-1] if before else None


def _excerpt(source: str, blocks: Sequence[tuple[int, int]], start: int, end: int) -> str:
    """Put `true` in the place of a guard, and leave out the blocks beside those around it."""
    around = max((block for block in blocks if block[0] < start < block[1]), default=(0, len(source)))
    beside = [
        block for block in blocks if not block[0] < start < block[1] and not around[0] < block[0] < around[1]
    ]
    pieces, place = [], 0
    for cut_start, cut_end, instead in sorted([*((*block, "") for block in beside), (start, end, "true")]):
        if cut_start >= place:
            pieces += [source[place:cut_start], instead]
            place = cut_end
    return "".join((*pieces, source[place:]))


def _end_of_block(code: str, opened: int) -> int:
    depth = 1
    for place in range(opened, len(code)):
        depth += (code[place] == "{") - (code[place] == "}")
        if depth == 0:
            return place + 1
    return len(code)


def _without_comments(source: str) -> str:
    return re.sub(r"//[^\n]*", lambda comment: " " * len(comment[0]), source)


def _parts(code: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start, end = _trimmed(code, start, end)
    yield start, end
    for operator in ("?", "||", "&&"):
        cuts = _cuts(code, start, end, ":?" if operator == "?" else operator)
        if len(cuts) > 1:
            for cut_start, cut_end in cuts:
                yield from _parts(code, cut_start, cut_end)
            return
    if code[start] == "(" and code[end - 1] == ")":
        yield from _inside(code, start, end)


def _inside(code: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for part in _parts(code, start + 1, end - 1):
        if part != _trimmed(code, start + 1, end - 1):
            yield part


def _cuts(code: str, start: int, end: int, operator: str) -> list[tuple[int, int]]:
    """Cut at every `operator` that no bracket and no quotes hold; `:?` means either sign."""
    length = 1 if operator == ":?" else len(operator)
    depth, is_quoted, last, cuts = 0, False, start, []
    for place in range(start, end):
        sign = code[place]
        if sign == "'" and code[place - 1] != "\\":
            is_quoted = not is_quoted
        elif not is_quoted:
            depth += (sign in "([{") - (sign in ")]}")
            found = sign in operator if length == 1 else code.startswith(operator, place)
            if depth == 0 and found:
                cuts.append((last, place))
                last = place + length
    return [*cuts, (last, end)]


def _trimmed(code: str, start: int, end: int) -> tuple[int, int]:
    text = code[start:end]
    return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())


def _collection_around(code: str, place: int) -> str | None:
    innermost = None
    for block in BLOCK.finditer(code, 0, place):
        collection = _last_collection(block["path"])
        if collection is None:
            continue
        opened = block.end()
        if code.count("{", opened, place) - code.count("}", opened, place) >= 0:
            innermost = collection
    return innermost


def _last_collection(path: str) -> str | None:
    """Give the last collection that a path names; collections and documents take turns in it."""
    names = [name for name in path.removeprefix("/").split("/")[::2] if not name.startswith("{")]
    return None if names[0] in ROOTS else names[-1]
