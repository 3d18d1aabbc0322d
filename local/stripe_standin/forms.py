"""Reading Stripe's form encoding, in which `line_items[0][price_data][currency]` is a path into a tree."""

import re
from collections.abc import Iterable
from typing import TypeAlias

from local.stripe_standin.errors import StripeError, missing

Tree: TypeAlias = "dict[str, str | Tree]"

MOST_METADATA_KEYS = 50
LONGEST_METADATA_KEY = 40
LONGEST_METADATA_VALUE = 500


def tree_of(pairs: Iterable[tuple[str, str]]) -> Tree:
    """Build the tree of a form's or a query's pairs; `name[]` counts up."""
    root: Tree = {}
    for name, value in pairs:
        path = [name.split("[", 1)[0], *re.findall(r"\[([^\[\]]*)\]", name)]
        place = root
        for part in path[:-1]:
            inner = place.setdefault(part, {})
            if isinstance(inner, str):
                raise StripeError(f"Invalid object: {name}", param=name)
            place = inner
        place[path[-1] or str(len(place))] = value
    return root


class Params:
    """One level of the tree. Asking for a name allows it; `refuse_unknown` refuses the others."""

    def __init__(self, tree: Tree, path: str = "") -> None:
        self.tree = tree
        self._path = path
        self._known: set[str] = set()
        self._inner: list[Params] = []

    def name_of(self, name: str) -> str:
        """Return a parameter's full name as Stripe spells it in errors."""
        return f"{self._path}[{name}]" if self._path else name

    def has(self, name: str) -> bool:
        """Tell whether the parameter was given."""
        self._known.add(name)
        return name in self.tree

    def is_text(self, name: str) -> bool:
        """Tell whether the parameter is a plain value and not an object."""
        return isinstance(self.tree.get(name), str)

    def text(self, name: str, *, longest: int = 5000) -> str | None:
        """Return a text, or None when it was not given."""
        value = self.tree.get(name) if self.has(name) else None
        full = self.name_of(name)
        if value is None:
            return None
        if not isinstance(value, str):
            raise StripeError(f"Invalid string: {full}", param=full)
        if not value:
            raise StripeError(
                f"You passed an empty string for '{full}'. Remove it from the request or supply a value.",
                code="parameter_invalid_empty",
                param=full,
            )
        if len(value) > longest:
            raise StripeError(f"Invalid string: {full} must be at most {longest} characters", param=full)
        return value

    def required_text(self, name: str, *, longest: int = 5000) -> str:
        """Return a text that must be there."""
        value = self.text(name, longest=longest)
        if value is None:
            raise missing(self.name_of(name))
        return value

    def choice(self, name: str, *allowed: str) -> str | None:
        """Return one of the allowed words, or None."""
        value = self.text(name)
        if value is not None and value not in allowed:
            full = self.name_of(name)
            raise StripeError(f"Invalid {full}: must be one of {', '.join(allowed)}", param=full)
        return value

    def integer(self, name: str, *, least: int = 0) -> int | None:
        """Return a whole number, or None."""
        value = self.text(name)
        if value is None:
            return None
        full = self.name_of(name)
        if not re.fullmatch(r"-?\d{1,15}", value):
            raise StripeError(f"Invalid integer: {value}", code="parameter_invalid_integer", param=full)
        if int(value) < least:
            raise StripeError(
                f"This value must be greater than or equal to {least}.",
                code="parameter_invalid_integer",
                param=full,
            )
        return int(value)

    def required_integer(self, name: str, *, least: int = 0) -> int:
        """Return a whole number that must be there."""
        value = self.integer(name, least=least)
        if value is None:
            raise missing(self.name_of(name))
        return value

    def child(self, name: str) -> "Params":
        """Return the parameters under a name, none when it was not given."""
        value = self.tree.get(name) if self.has(name) else {}
        if isinstance(value, str):
            raise StripeError("Invalid object", param=self.name_of(name))
        inner = Params(value or {}, self.name_of(name))
        self._inner.append(inner)
        return inner

    def items(self, name: str) -> list["Params"]:
        """Return the members of a list of objects."""
        listed = self.child(name)
        return [listed.child(index) for index in sorted(listed.tree, key=_list_index)]

    def texts(self, name: str) -> list[str]:
        """Return a list of texts."""
        listed = self.child(name)
        return [listed.required_text(index) for index in sorted(listed.tree, key=_list_index)]

    def metadata(self) -> dict[str, str]:
        """Return the metadata within Stripe's bounds; an empty value unsets its key."""
        listed = self.child("metadata")
        pairs = {key: value for key, value in listed.tree.items() if isinstance(value, str) and value}
        listed.allow(*listed.tree)
        if len(pairs) > MOST_METADATA_KEYS:
            raise StripeError(f"Metadata can have up to {MOST_METADATA_KEYS} keys.", param="metadata")
        for key, value in pairs.items():
            if len(key) > LONGEST_METADATA_KEY or len(value) > LONGEST_METADATA_VALUE:
                raise StripeError(
                    f"Metadata keys can have up to {LONGEST_METADATA_KEY} characters "
                    f"and values up to {LONGEST_METADATA_VALUE}.",
                    param=listed.name_of(key),
                )
        return pairs

    def allow(self, *names: str) -> None:
        """Accept parameters that Stripe knows and the stand-in has no use for."""
        self._known.update(names)

    def refuse_unknown(self) -> None:
        """Refuse what nobody asked for, so that a misspelling is found here and not in production."""
        for name in self.tree:
            if name not in self._known:
                full = self.name_of(name)
                raise StripeError(f"Received unknown parameter: {full}", code="parameter_unknown", param=full)
        for inner in self._inner:
            inner.refuse_unknown()


def _list_index(name: str) -> int:
    if not name.isdecimal():
        raise StripeError("Invalid array", param=name)
    return int(name)
