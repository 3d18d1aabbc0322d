"""Somebody's own comments: which of them wait, and taking all of them back."""

from typing import Any, Final

from latchkey.domain.rates import RateKind
from latchkey.domain.room_work.comments import SubjectKind
from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import Answer, Body, Done, LinkText
from latchkey.services.rates import hold_to_rate
from latchkey.services.room_work.consents import waiting_comments, withdraw_consent


class OwnLink(Body):
    """Who asks."""

    link: LinkText


class WaitingSubject(Answer):
    """The milestone or deliverable a comment is on."""

    kind: SubjectKind
    id: str


class WaitingComment(Answer):
    """A comment that waits for the freelancer's approval."""

    id: str
    name: str
    text: str
    at: str
    subject: WaitingSubject


class WaitingComments(Answer):
    """One's own comments that nobody else sees yet."""

    comments: tuple[WaitingComment, ...]


def _waiting(call: Call, asked: OwnLink) -> WaitingComments:
    hold_to_rate(call.ports, RateKind.VIEWED_IP, call.ip)
    found = waiting_comments(call.ports, link=asked.link)
    return WaitingComments(
        comments=tuple(
            WaitingComment(
                id=each.id,
                name=each.value.name,
                text=each.value.text,
                at=each.value.at.isoformat(),
                subject=WaitingSubject(kind=each.value.subject.kind, id=each.value.subject.id),
            )
            for each in found
        )
    )


def _withdraw(call: Call, asked: OwnLink) -> Done:
    hold_to_rate(call.ports, RateKind.CONSENT_IP, call.ip)
    withdraw_consent(call.ports, link=asked.link)
    return Done()


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(method="POST", path="/comments/waiting", asked=OwnLink, answered=WaitingComments, handle=_waiting),
    Route(method="POST", path="/consents/withdraw", asked=OwnLink, answered=Done, handle=_withdraw),
)
