"""What Firestore makes of a document's size."""

from typing import Final

LARGEST_BYTES: Final = 1_048_576


def bytes_of(value: object) -> int:
    """Count bytes as Firestore does: a text and a name take one more than they have, null and truth one."""
    match value:
        case None | bool():
            return 1
        case str():
            return len(value.encode()) + 1
        case dict():
            return sum(len(key.encode()) + 1 + bytes_of(item) for key, item in value.items())
        case list():
            return sum(bytes_of(item) for item in value)
        case _:
            return 8
