"""Which mails the freelancer gets."""

from typing import Any, Final

from latchkey.domain.freelancers import AwayMails, Morning
from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import Body, Done, HourOfDay, QuietHoursBody
from latchkey.services.away import preferences


class MorningBody(Body):
    """The daily digest."""

    is_on: bool
    hour: HourOfDay


class AwayBody(Body):
    """Mails about messages that went unseen."""

    is_on: bool
    quiet: QuietHoursBody


class SaveNotifications(Body):
    """All of it."""

    morning: MorningBody
    away: AwayBody


class MuteRoom(Body):
    """Whether a room's messages shall come by mail."""

    is_muted: bool


def _save(call: Call, asked: SaveNotifications) -> Done:
    preferences.save_notifications(
        call.ports,
        owner=call.owner,
        morning=Morning(is_on=asked.morning.is_on, hour=asked.morning.hour),
        away=AwayMails(is_on=asked.away.is_on, quiet=asked.away.quiet.value()),
        now=call.now,
    )
    return Done()


def _mute_room(call: Call, asked: MuteRoom) -> Done:
    preferences.mute_room(
        call.ports, owner=call.owner, project_id=call.ids["projectId"], is_muted=asked.is_muted
    )
    return Done()


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(method="PUT", path="/profile/notifications", asked=SaveNotifications, answered=Done, handle=_save),
    Route(method="PUT", path="/rooms/{projectId}/away", asked=MuteRoom, answered=Done, handle=_mute_room),
)
