"""What somebody wants of the mails they get, by the link in such a mail: nobody signs in to have fewer."""

from typing import Annotated, Any, Final

from pydantic import StringConstraints

from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import Answer, Body, Done, HourOfDay, Nothing, QuietHoursBody
from latchkey.services.away import preferences

_Token = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class AboutMails(Body):
    """The token out of a mail."""

    token: _Token


class SetMails(AboutMails):
    """Which mails shall come."""

    is_muted: bool
    quiet: QuietHoursBody | None
    """None leaves the hours as they are."""


class QuietHoursAnswer(Answer):
    """Local hours without mail."""

    from_hour: HourOfDay
    until_hour: HourOfDay


class MailPreferences(Answer):
    """How somebody's mails about a room are set."""

    title: str
    business: str
    is_owner: bool
    is_muted: bool
    quiet: QuietHoursAnswer
    time_zone: str


def read(call: Call, asked: AboutMails) -> MailPreferences:
    """Say how the mails are set."""
    return _answer(preferences.read_preferences(call.ports, token=asked.token, ip=call.ip))


def save(call: Call, asked: SetMails) -> MailPreferences:
    """Change it, and say how it is now."""
    quiet = asked.quiet.value() if asked.quiet else None
    changed = preferences.set_preferences(
        call.ports, token=asked.token, is_muted=asked.is_muted, quiet=quiet, ip=call.ip
    )
    return _answer(changed)


def mute(call: Call, _: Nothing) -> Done:
    """Mute at a mail program's request."""
    preferences.mute(call.ports, token_hash=call.ids["tokenHash"])
    return Done()


def _answer(found: preferences.Preferences) -> MailPreferences:
    return MailPreferences(
        title=found.title,
        business=found.business,
        is_owner=found.is_owner,
        is_muted=found.is_muted,
        quiet=QuietHoursAnswer(from_hour=found.quiet.from_hour, until_hour=found.quiet.until_hour),
        time_zone=found.time_zone,
    )


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(
        method="POST",
        path="/mail/preferences/read",
        asked=AboutMails,
        answered=MailPreferences,
        handle=read,
    ),
    Route(method="POST", path="/mail/preferences", asked=SetMails, answered=MailPreferences, handle=save),
    # RFC 8058: a form, posted to an address that says everything. The token's hash can do nothing but this.
    Route(
        method="POST",
        path="/mail/{tokenHash}/mute",
        asked=Nothing,
        answered=Done,
        handle=mute,
        is_body_ignored=True,
    ),
)
