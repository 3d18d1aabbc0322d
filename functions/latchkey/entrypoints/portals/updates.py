"""Project updates."""

from typing import Annotated, Any, Final

from pydantic import AfterValidator, StringConstraints

from latchkey.domain import limits, words
from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import Answer, Body, IdempotencyKey
from latchkey.services.room_work.updates import post_update


def _readable(text: str) -> str:
    lines = text.replace("\r\n", "\n").split("\n")
    if not all(words.is_one_line(line) for line in lines):
        message = "Use ordinary characters only."
        raise ValueError(message)
    if not words.is_visible(text):
        message = "Fill this in."
        raise ValueError(message)
    return "\n".join(lines)


UpdateText = Annotated[
    str, StringConstraints(min_length=1, max_length=limits.UPDATE_TEXT_MAX), AfterValidator(_readable)
]


class PostUpdate(Body):
    """What to tell the client's side, and whether by mail as well."""

    idempotency_key: IdempotencyKey
    text: UpdateText
    is_mailed: bool


class PostedUpdate(Answer):
    """Which update it became."""

    update_id: str


def _post(call: Call, asked: PostUpdate) -> PostedUpdate:
    update_id = post_update(
        call.ports,
        owner=call.owner,
        project_id=call.ids["projectId"],
        text=asked.text,
        is_mailed=asked.is_mailed,
        key=asked.idempotency_key,
        now=call.now,
    )
    return PostedUpdate(update_id=update_id)


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(
        method="POST",
        path="/rooms/{projectId}/updates",
        asked=PostUpdate,
        answered=PostedUpdate,
        handle=_post,
        status=201,
    ),
)
