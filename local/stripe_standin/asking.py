"""Reading what a test or a person asks of the controls."""

from local.standin.http import BadRequestError


def text_in(asked: dict[str, object], name: str) -> str | None:
    """Return a text, or None."""
    value = asked.get(name)
    if value is not None and not isinstance(value, str):
        raise BadRequestError(f"`{name}` is a text.")
    return value


def number_in(asked: dict[str, object], name: str) -> float | None:
    """Return a number, or None."""
    value = asked.get(name)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise BadRequestError(f"`{name}` is a number.")
    return value


def refuse_other_keys(asked: dict[str, object], *known: str) -> None:
    """Refuse what nobody asked for, so that a misspelt control is noticed."""
    if unknown := sorted(asked.keys() - set(known)):
        raise BadRequestError(f"Unknown: {', '.join(unknown)}. Known: {', '.join(known)}.")
