"""The freelancer's follow-ups."""

from datetime import UTC, datetime
from typing import Annotated, Any, Final

from pydantic import AfterValidator, StringConstraints

from latchkey.domain import limits
from latchkey.domain.desk.follow_ups import AboutKind
from latchkey.domain.desk.recurring import RuleError, read_rule, rule_text
from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import (
    Answer,
    Body,
    DocumentId,
    Done,
    IdempotencyKey,
    Nothing,
    OneLine,
    TimeZone,
    require_calendar,
)
from latchkey.services.desk import follow_ups, occurrences
from latchkey.services.desk.follow_ups import Wish


def _local_time(text: str) -> str:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        message = "Choose a day of the calendar and a time."
        raise ValueError(message) from None
    require_calendar(at)
    return text


def _rule(text: str) -> str:
    try:
        return rule_text(read_rule(text))
    except RuleError:
        message = "Choose how often it comes again."
        raise ValueError(message) from None


LocalTime = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$"),
    AfterValidator(_local_time),
]
Moment = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?Z$"),
    AfterValidator(_local_time),
]
"""A moment in UTC as browsers spell it; kept as text so far: strict JSON has no times."""
RuleText = Annotated[str, StringConstraints(max_length=limits.RECURRENCE_MAX), AfterValidator(_rule)]
FollowUpTitle = Annotated[OneLine, StringConstraints(min_length=1, max_length=limits.FOLLOW_UP_TITLE_MAX)]


class AboutBody(Body):
    """What a follow-up is about; its name is the desk's to know."""

    kind: AboutKind
    id: DocumentId


class FollowUpBody(Body):
    """What the form says."""

    title: FollowUpTitle
    about: AboutBody | None
    starts_at: LocalTime
    time_zone: TimeZone
    recurrence: RuleText | None

    def wish(self) -> Wish:
        """Give it in the terms of the use cases."""
        return Wish(
            title=self.title,
            about_kind=self.about.kind if self.about else None,
            about_id=self.about.id if self.about else "",
            starts_at=self.starts_at,
            time_zone=self.time_zone,
            recurrence=self.recurrence,
        )


class NewFollowUp(FollowUpBody):
    """A follow-up to make."""

    idempotency_key: IdempotencyKey


class FollowUpMade(Answer):
    """Which one it became."""

    follow_up_id: str


class Occurrence(Body):
    """The occurrence that is meant, by the moment it was due."""

    due_at: Moment


class SnoozeOccurrence(Occurrence):
    """How long to leave it alone; null takes that back."""

    until: Moment | None


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _create(call: Call, asked: NewFollowUp) -> FollowUpMade:
    made = follow_ups.create_follow_up(
        call.ports, owner=call.owner, wish=asked.wish(), key=asked.idempotency_key, now=call.now
    )
    return FollowUpMade(follow_up_id=made)


def _change(call: Call, asked: FollowUpBody) -> Done:
    follow_ups.change_follow_up(
        call.ports,
        owner=call.owner,
        follow_up_id=call.ids["followUpId"],
        wish=asked.wish(),
        now=call.now,
    )
    return Done()


def _do(call: Call, asked: Occurrence) -> Done:
    return _finish(call, asked, is_skipped=False)


def _skip(call: Call, asked: Occurrence) -> Done:
    return _finish(call, asked, is_skipped=True)


def _finish(call: Call, asked: Occurrence, *, is_skipped: bool) -> Done:
    occurrences.finish_occurrence(
        call.ports,
        owner=call.owner,
        follow_up_id=call.ids["followUpId"],
        due_at=_moment(asked.due_at),
        is_skipped=is_skipped,
        now=call.now,
    )
    return Done()


def _reopen(call: Call, asked: Occurrence) -> Done:
    occurrences.reopen_occurrence(
        call.ports,
        owner=call.owner,
        follow_up_id=call.ids["followUpId"],
        due_at=_moment(asked.due_at),
        now=call.now,
    )
    return Done()


def _snooze(call: Call, asked: SnoozeOccurrence) -> Done:
    occurrences.snooze_occurrence(
        call.ports,
        owner=call.owner,
        follow_up_id=call.ids["followUpId"],
        due_at=_moment(asked.due_at),
        until=_moment(asked.until) if asked.until else None,
        now=call.now,
    )
    return Done()


def _delete(call: Call, body: Nothing) -> Done:
    del body
    follow_ups.delete_follow_up(
        call.ports, owner=call.owner, follow_up_id=call.ids["followUpId"], now=call.now
    )
    return Done()


def _restore(call: Call, body: Nothing) -> Done:
    del body
    follow_ups.restore_follow_up(
        call.ports, owner=call.owner, follow_up_id=call.ids["followUpId"], now=call.now
    )
    return Done()


_ONE: Final = "/follow-ups/{followUpId}"

ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(
        method="POST",
        path="/follow-ups",
        asked=NewFollowUp,
        answered=FollowUpMade,
        handle=_create,
        status=201,
    ),
    Route(method="PUT", path=_ONE, asked=FollowUpBody, answered=Done, handle=_change),
    Route(method="POST", path=f"{_ONE}/done", asked=Occurrence, answered=Done, handle=_do),
    Route(method="POST", path=f"{_ONE}/skip", asked=Occurrence, answered=Done, handle=_skip),
    Route(method="POST", path=f"{_ONE}/reopen", asked=Occurrence, answered=Done, handle=_reopen),
    Route(method="POST", path=f"{_ONE}/snooze", asked=SnoozeOccurrence, answered=Done, handle=_snooze),
    Route(method="POST", path=f"{_ONE}/delete", asked=Nothing, answered=Done, handle=_delete),
    Route(method="POST", path=f"{_ONE}/restore", asked=Nothing, answered=Done, handle=_restore),
)
