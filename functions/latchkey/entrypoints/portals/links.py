"""Links: revoke, renew, send again."""

from typing import Any, Final

from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import Answer, Body, DocumentId, Done, IdempotencyKey
from latchkey.services import links


class LinkRequest(Body):
    """Whose link."""

    project_id: DocumentId
    person_id: DocumentId


class RenewLinkRequest(LinkRequest):
    """Whose link to replace."""

    idempotency_key: IdempotencyKey


class RenewLinkAnswer(Answer):
    """The new link and the key it leads to."""

    link: str
    url: str
    room_key: str


def _revoke_link(call: Call, asked: LinkRequest) -> Done:
    links.revoke_link(
        call.ports, owner=call.owner, project_id=asked.project_id, person_id=asked.person_id, now=call.now
    )
    return Done()


def _renew_link(call: Call, asked: RenewLinkRequest) -> RenewLinkAnswer:
    renewed = links.renew_link(
        call.ports,
        owner=call.owner,
        project_id=asked.project_id,
        person_id=asked.person_id,
        key=asked.idempotency_key,
        now=call.now,
    )
    return RenewLinkAnswer(link=renewed.link, url=renewed.url, room_key=renewed.room_key)


def _send_link(call: Call, asked: LinkRequest) -> Done:
    links.send_link(
        call.ports, owner=call.owner, project_id=asked.project_id, person_id=asked.person_id, now=call.now
    )
    return Done()


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(method="POST", path="/links/revoke", asked=LinkRequest, answered=Done, handle=_revoke_link),
    Route(
        method="POST",
        path="/links/renew",
        asked=RenewLinkRequest,
        answered=RenewLinkAnswer,
        handle=_renew_link,
    ),
    Route(method="POST", path="/links/send", asked=LinkRequest, answered=Done, handle=_send_link, status=202),
)
