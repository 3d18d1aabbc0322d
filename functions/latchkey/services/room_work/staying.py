"""Hold a write into a room to the key it was read under."""

from latchkey.domain.projects import Project
from latchkey.services.store import Stored, Update


def staying(project: Stored[Project]) -> Update:
    """Give the write that makes a commit fail when the room has begun to move since the project was read.

    It changes nothing. Without it, what a function writes while documents are copied would stay behind under
    the old key, and what it deletes there would live on under the new one.
    """
    return Update(path=project.path, fields={"room_key": project.value.room_key}, read=project)
