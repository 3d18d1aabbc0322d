"""Follow-ups when time passes, when several windows press at once, and when the sweep comes by."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

import pytest

from latchkey.domain.desk.follow_ups import FollowUp
from latchkey.domain.errors.desk import FollowUpChangedError, FollowUpNotFoundError
from latchkey.domain.errors.requests import RequestInvalidError
from latchkey.services import paths
from latchkey.services.desk.follow_ups import (
    KEPT_DELETED,
    Wish,
    create_follow_up,
    delete_follow_up,
    forget_deleted_follow_ups,
    restore_follow_up,
)
from latchkey.services.desk.occurrences import finish_occurrence, reopen_occurrence, snooze_occurrence
from tests.desks import TOKENS
from tests.faults.quiet_town import QuietTown
from tests.studio import at_once

MONDAY: Final = datetime(2026, 11, 16, 3, 30, tzinfo=UTC)
"""Nine in the morning in Kolkata."""


WISH: Final = Wish(
    title="Back up",
    about_kind=None,
    about_id="",
    starts_at="2026-11-16T09:00",
    time_zone="Asia/Kolkata",
    recurrence=None,
)


def made(town: QuietTown, recurrence: str | None = None) -> str:
    wish = replace(WISH, recurrence=recurrence)
    return create_follow_up(town.outside, owner=town.owner, wish=wish, key=TOKENS.id(), now=MONDAY)


def kept(town: QuietTown, follow_up_id: str) -> FollowUp:
    stored = town.outside.store.get(paths.follow_up(town.owner, follow_up_id), FollowUp)
    assert stored
    return stored.value


def finish(town: QuietTown, follow_up_id: str, due_at: datetime, now: datetime) -> None:
    finish_occurrence(
        town.outside,
        owner=town.owner,
        follow_up_id=follow_up_id,
        due_at=due_at,
        is_skipped=False,
        now=now,
    )


def test_many_who_do_it_at_once_do_one(town: QuietTown) -> None:
    """Guards the precondition: all of them may have read that it waits."""
    follow_up_id = made(town, "FREQ=DAILY")
    at_once([partial(finish, town, follow_up_id, MONDAY, MONDAY)] * 6)
    assert town.outside.store.count(paths.history(paths.follow_up(town.owner, follow_up_id))) == 1
    assert kept(town, follow_up_id).due_at == MONDAY + timedelta(days=1)


def test_doing_it_again_does_not_do_the_next(town: QuietTown) -> None:
    follow_up_id = made(town, "FREQ=DAILY")
    for _ in range(2):
        finish(town, follow_up_id, MONDAY, MONDAY)
    assert kept(town, follow_up_id).due_at == MONDAY + timedelta(days=1)


def test_one_that_is_done_late_leaves_no_backlog(town: QuietTown) -> None:
    """Guards "the next one after now": three missed days must not have to be done one by one."""
    follow_up_id = made(town, "FREQ=DAILY")
    thursday = MONDAY + timedelta(days=3, hours=2)
    finish(town, follow_up_id, MONDAY, thursday)
    one = kept(town, follow_up_id)
    assert one.due_at == one.next_at == MONDAY + timedelta(days=4)
    assert one.last_done
    assert (one.last_done.due_at, one.last_done.missed) == (MONDAY, 3)


def test_one_that_is_done_early_comes_again_after_the_one_that_was_done(town: QuietTown) -> None:
    follow_up_id = made(town, "FREQ=WEEKLY;BYDAY=MO")
    finish(town, follow_up_id, MONDAY, MONDAY - timedelta(days=3))
    assert kept(town, follow_up_id).due_at == MONDAY + timedelta(days=7)


def test_the_last_of_a_rule_with_an_end_is_the_end(town: QuietTown) -> None:
    follow_up_id = made(town, "FREQ=DAILY;UNTIL=20261117T235959")
    finish(town, follow_up_id, MONDAY, MONDAY)
    finish(town, follow_up_id, MONDAY + timedelta(days=1), MONDAY + timedelta(days=1))
    assert kept(town, follow_up_id).is_done


def test_undoing_an_older_one_is_refused(town: QuietTown) -> None:
    follow_up_id = made(town, "FREQ=DAILY")
    for day in range(2):
        when = MONDAY + timedelta(days=day)
        finish(town, follow_up_id, when, when)
    with pytest.raises(FollowUpChangedError):
        reopen_occurrence(
            town.outside, owner=town.owner, follow_up_id=follow_up_id, due_at=MONDAY, now=MONDAY
        )


def test_undoing_many_times_at_once_undoes_one(town: QuietTown) -> None:
    follow_up_id = made(town)
    finish(town, follow_up_id, MONDAY, MONDAY)
    undo = partial(
        reopen_occurrence,
        town.outside,
        owner=town.owner,
        follow_up_id=follow_up_id,
        due_at=MONDAY,
        now=MONDAY,
    )
    at_once([undo, undo, undo])
    assert not kept(town, follow_up_id).is_done
    assert town.outside.store.count(paths.history(paths.follow_up(town.owner, follow_up_id))) == 0


def test_the_past_is_no_time_to_put_off_to(town: QuietTown) -> None:
    follow_up_id = made(town)
    with pytest.raises(RequestInvalidError):
        snooze_occurrence(
            town.outside,
            owner=town.owner,
            follow_up_id=follow_up_id,
            due_at=MONDAY,
            until=MONDAY,
            now=MONDAY,
        )


def test_a_day_later_a_deleted_one_is_gone_with_its_history(town: QuietTown) -> None:
    gone = made(town, "FREQ=DAILY")
    stays = made(town)
    finish(town, gone, MONDAY, MONDAY)
    delete_follow_up(town.outside, owner=town.owner, follow_up_id=gone, now=MONDAY)
    ahead = town.at(MONDAY + KEPT_DELETED - timedelta(seconds=1))
    assert forget_deleted_follow_ups(ahead) == 0
    assert forget_deleted_follow_ups(town.at(MONDAY + KEPT_DELETED)) == 1
    assert town.outside.store.count(paths.history(paths.follow_up(town.owner, gone))) == 0
    with pytest.raises(FollowUpNotFoundError):
        delete_follow_up(town.outside, owner=town.owner, follow_up_id=gone, now=MONDAY)
    assert kept(town, stays).next_at


def test_one_that_is_restored_while_it_is_being_removed_stays_with_its_history(town: QuietTown) -> None:
    follow_up_id = made(town, "FREQ=DAILY")
    finish(town, follow_up_id, MONDAY, MONDAY)
    delete_follow_up(town.outside, owner=town.owner, follow_up_id=follow_up_id, now=MONDAY)
    restored = partial(
        restore_follow_up, town.outside, owner=town.owner, follow_up_id=follow_up_id, now=MONDAY
    )
    assert forget_deleted_follow_ups(town.interrupted(MONDAY + KEPT_DELETED, restored, at="followUps")) == 0
    assert kept(town, follow_up_id).deleted_at is None
    assert town.outside.store.count(paths.history(paths.follow_up(town.owner, follow_up_id))) == 1
