"""What of a room's work waits for the freelancer, and which writes in a room can change it."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain.room_work.deliverables import Decision, Deliverable, Verdict
from latchkey.domain.room_work.waiting import changes_asked, waiting_comments
from latchkey.services.noting import notes_on
from latchkey.services.room_work.waiting import NOTINGS

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
verdicts = st.sets(st.sampled_from(Verdict))


def a_deliverable(name: str) -> Deliverable:
    return Deliverable(position=1, title=name, milestone_id=None, version=2)


def a_decision(name: str, verdict: Verdict, minutes: int = 0) -> Decision:
    at = NOW + timedelta(minutes=minutes)
    return Decision(deliverable_id=name, version=2, verdict=verdict, note="", name="Mira", at=at)


def test_where_nothing_was_said_nothing_waits() -> None:
    assert waiting_comments([]) is None
    assert changes_asked({"logo": a_deliverable("logo")}, []) is None


@given(st.dictionaries(st.sampled_from("abcdef"), verdicts), st.randoms())
def test_changes_wait_where_they_were_asked_and_nothing_was_approved(
    said: dict[str, set[Verdict]], luck: Random
) -> None:
    """Whatever the order in which it was read."""
    decisions = [
        a_decision(name, verdict, minutes)
        for minutes, (name, words) in enumerate(sorted(said.items()))
        for verdict in words
    ]
    luck.shuffle(decisions)
    found = changes_asked({name: a_deliverable(name) for name in said}, decisions)
    asked = sorted(name for name, words in said.items() if words == {Verdict.CHANGES})
    assert (found.count if found else 0) == len(asked)
    assert found is None or (found.deliverable_id, found.version) == (asked[0], 2)


@pytest.mark.parametrize(
    ("kind", "before", "after", "is_news"),
    [
        ("comments", None, {"state": "pending"}, True),
        ("comments", {"state": "pending"}, {"state": "published"}, True),
        ("comments", {"state": "pending"}, None, True),
        ("decisions", None, {"verdict": "changes"}, True),
        ("deliverables", {"version": 1}, {"version": 2}, True),
        ("deliverables", {"title": "Logo"}, {"title": "The logo"}, True),
        ("deliverables", {"position": 1}, {"position": 2}, False),
    ],
)
def test_only_what_can_change_what_waits_is_looked_at(
    kind: str, before: dict[str, Any] | None, after: dict[str, Any] | None, *, is_news: bool
) -> None:
    assert bool(notes_on(NOTINGS, kind, before=before, after=after)) is is_news
