"""Between domain values (snake_case, typed) and documents (camelCase, plain): one place knows both."""

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache


class MalformedDocumentError(Exception):
    """A document does not have the form its writer promised."""


def camel(name: str) -> str:
    """Spell a field the way documents do; the underscore of `from_` only keeps Python's keyword away."""
    head, *rest = name.rstrip("_").split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


def document_path(field: str) -> tuple[str, ...]:
    """Spell a dotted field path the way documents do, part by part."""
    return tuple(camel(part) for part in field.split("."))


def encode(value: object) -> object:
    """Turn a domain value into what a document holds; plain dicts pass with their keys as they are."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return {camel(field.name): encode(getattr(value, field.name)) for field in fields}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [encode(item) for item in value]
    return value


def decode(kind: object, value: object) -> typing.Any:  # noqa: ANN401 -- the caller's `kind` is the type
    """Turn what a document holds into a domain value of the given type.

    Raises:
        MalformedDocumentError: the value does not fit the type.

    """
    origin = typing.get_origin(kind)
    if kind is dict or kind is object:
        return value
    if origin in (typing.Union, types.UnionType):
        return _decode_optional(kind, value)
    if origin is tuple:
        return tuple(decode(typing.get_args(kind)[0], item) for item in _expect(list, value))
    if origin is not None and issubclass(origin, Mapping):
        inner = typing.get_args(kind)[1]
        return {key: decode(inner, item) for key, item in _expect(dict, value).items()}
    if isinstance(kind, type):
        return _decode_plain(kind, value)
    message = f"no way to decode {kind}"
    raise TypeError(message)


def _decode_optional(kind: object, value: object) -> object:
    if value is None:
        return None
    (inner,) = (each for each in typing.get_args(kind) if each is not types.NoneType)
    return decode(inner, value)


def _decode_plain(kind: type, value: object) -> object:
    if dataclasses.is_dataclass(kind):
        return _decode_dataclass(kind, _expect(dict, value))
    if issubclass(kind, Enum):
        try:
            return kind(value)
        except ValueError as error:
            raise MalformedDocumentError(str(error)) from error
    if kind is date:
        try:
            return date.fromisoformat(_expect(str, value))
        except ValueError as error:
            raise MalformedDocumentError(str(error)) from error
    return _expect(kind, value)


def _decode_dataclass(kind: type, document: Mapping[str, object]) -> object:
    values: dict[str, object] = {}
    for name, key, hint, is_required in _plan(kind):
        if key in document:
            values[name] = decode(hint, document[key])
        elif is_required:
            message = f"{kind.__name__} without {key}"
            raise MalformedDocumentError(message)
    return kind(**values)


@cache
def _plan(kind: type) -> tuple[tuple[str, str, object, bool], ...]:
    hints = typing.get_type_hints(kind)
    return tuple(
        (
            field.name,
            camel(field.name),
            hints[field.name],
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
        )
        for field in dataclasses.fields(kind)
    )


def _expect(kind: type, value: object) -> typing.Any:  # noqa: ANN401 -- checked right here
    # JavaScript has one kind of number, and a whole one is stored as an integer.
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    # A bool is an int to Python but never to a document.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        message = f"{type(value).__name__} where {kind.__name__} belongs"
        raise MalformedDocumentError(message)
    return value
