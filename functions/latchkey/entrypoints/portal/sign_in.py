"""Sign in, and find a lost link."""

from typing import Annotated, Any, Final

from pydantic import StringConstraints

from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import Answer, Body, Done, EmailAddress
from latchkey.services import recovery, sign_in


class EmailRequest(Body):
    """Somebody's address."""

    email: EmailAddress


class RedeemRequest(Body):
    """The token out of a magic link."""

    token: Annotated[str, StringConstraints(min_length=1, max_length=200)]


class RedeemAnswer(Answer):
    """What the browser signs in with."""

    custom_token: str


def _ask_to_sign_in(call: Call, asked: EmailRequest) -> Done:
    sign_in.ask_to_sign_in(call.ports, email=asked.email, ip=call.ip, now=call.now)
    return Done()


def _redeem(call: Call, asked: RedeemRequest) -> RedeemAnswer:
    token = sign_in.redeem_sign_in(call.ports, token=asked.token, ip=call.ip, now=call.now)
    return RedeemAnswer(custom_token=token)


def _recover(call: Call, asked: EmailRequest) -> Done:
    recovery.ask_for_links(call.ports, email=asked.email, ip=call.ip, now=call.now)
    return Done()


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(
        method="POST",
        path="/sign-in",
        asked=EmailRequest,
        answered=Done,
        handle=_ask_to_sign_in,
        status=202,
    ),
    Route(method="POST", path="/sign-in/redeem", asked=RedeemRequest, answered=RedeemAnswer, handle=_redeem),
    Route(method="POST", path="/recover", asked=EmailRequest, answered=Done, handle=_recover, status=202),
)
