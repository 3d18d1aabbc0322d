"""What of the work waits for the freelancer is told as it is, whatever happens on the way."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

import pytest

from latchkey.adapters.firestore import FirestoreStore
from latchkey.container import Container
from latchkey.domain.desk.directory import DirectoryKind
from latchkey.domain.projects import Project
from latchkey.domain.room_work.comments import Comment, CommentState, Subject, SubjectKind
from latchkey.domain.room_work.deliverables import Decision, Deliverable, Verdict
from latchkey.domain.room_work.waiting import ChangesAsked, Waiting, WaitingComments
from latchkey.domain.rooms import Milestone, Room
from latchkey.services import paths
from latchkey.services.room_work.consents import withdraw_consent
from latchkey.services.room_work.waiting import recount_waiting
from latchkey.services.store import Create, Delete, Replace, Stored, Update
from latchkey.services.sweep import recount_waiting_work
from tests.desks import TOKENS, Browser, Desk, eventually
from tests.faults.quiet_town import QuietTown
from tests.faults.test_directory import listed
from tests.functions.test_consents import MILESTONE, comment, consent, furnished
from tests.owed import ISSUED_AT
from tests.rules.firestore_rest import SERVER_TIME
from tests.rules.firestore_rest import Create as Write
from tests.unit.books import PROJECT

T = TypeVar("T")
NOTHING: Final = Waiting()
PLAN: Final = Subject(kind=SubjectKind.MILESTONE, id="plan")


def at(hours: int) -> datetime:
    return ISSUED_AT + timedelta(hours=hours)


@pytest.fixture
def project(town: QuietTown) -> str:
    """Write the project of the town's room, and a milestone to comment on."""
    path = paths.project(town.owner, "project")
    town.outside.store.commit(
        [
            Create(path=path, value=replace(PROJECT, room_key=town.room_key)),
            Create(
                path=paths.milestone(town.room_key, PLAN.id),
                value=Milestone(position=1, title="Plan", due_on=None),
            ),
        ]
    )
    return path


def comment_in(town: QuietTown, hours: int, *, on: Subject = PLAN) -> str:
    """Have somebody comment at a time, and return where."""
    path = f"{paths.comments(town.room_key)}/{TOKENS.id()}"
    said = Comment(
        person_id="mira",
        name="Mira Shah",
        subject=on,
        text="Lovely",
        at=at(hours),
        consent_version=1,
        state=CommentState.PENDING,
        published_at=None,
    )
    town.outside.store.commit([Create(path=path, value=said)])
    return path


def deliver(town: QuietTown, name: str, version: int) -> None:
    value = Deliverable(position=1, title=name.title(), milestone_id=None, version=version)
    town.outside.store.commit([Replace(path=paths.subject(town.room_key, "deliverable", name), value=value)])


def decide(town: QuietTown, name: str, version: int, verdict: Verdict, hours: int) -> None:
    said = Decision(
        deliverable_id=name, version=version, verdict=verdict, note="Larger", name="Mira", at=at(hours)
    )
    path = paths.decision(town.room_key, name, version, verdict)
    town.outside.store.commit([Create(path=path, value=said)])


def waiting_at(outside: Container, path: str) -> Waiting:
    stored = outside.store.get(path, Project)
    assert stored
    return stored.value.summary.waiting


class SlowStore(FirestoreStore):
    """A store behind whose back something happens after what comments are on was looked at."""

    def __init__(self, town: QuietTown, meanwhile: Callable[[], object]) -> None:
        super().__init__(town.firestore)
        self._meanwhile: Callable[[], object] | None = meanwhile

    def get_many(self, paths: Sequence[str], kind: type[T]) -> Sequence[Stored[T] | None]:
        """Read several documents."""
        found = super().get_many(paths, kind)
        meanwhile, self._meanwhile = self._meanwhile, None
        if meanwhile:
            meanwhile()
        return found


def test_comments_wait_until_they_are_published_or_gone(town: QuietTown, project: str) -> None:
    """In any order, and as often as a trigger likes."""
    newer, older = comment_in(town, 2), comment_in(town, 1)
    for _ in range(2):
        recount_waiting(town.outside, town.room_key)
        both = WaitingComments(count=2, on=PLAN, since=at(1))
        assert waiting_at(town.outside, project) == Waiting(comments=both)
    town.change(older, state=CommentState.PUBLISHED)
    recount_waiting(town.outside, town.room_key)
    one = WaitingComments(count=1, on=PLAN, since=at(2))
    assert waiting_at(town.outside, project) == Waiting(comments=one)
    town.outside.store.commit([Delete(path=newer)])
    recount_waiting(town.outside, town.room_key)
    assert waiting_at(town.outside, project) == NOTHING


def test_a_comment_on_what_was_deleted_waits_for_nobody(town: QuietTown, project: str) -> None:
    """Its room has no place for it any more, so nobody could publish or remove it."""
    comment_in(town, 1)
    path = paths.milestone(town.room_key, PLAN.id)
    milestone = town.outside.store.get(path, dict)
    assert milestone
    town.outside.store.commit([Delete(path=path)])
    recount_waiting(town.outside, town.room_key)
    assert waiting_at(town.outside, project) == NOTHING
    town.outside.store.commit([Create(path=path, value=milestone.value)])
    recount_waiting(town.outside, town.room_key)
    assert waiting_at(town.outside, project).comments


def test_changes_are_work_until_the_next_version_or_an_approval(town: QuietTown, project: str) -> None:
    deliver(town, "logo", 2)
    deliver(town, "sign", 1)
    decide(town, "logo", 1, Verdict.CHANGES, 1)
    recount_waiting(town.outside, town.room_key)
    assert waiting_at(town.outside, project) == NOTHING, "said of an older version"
    decide(town, "sign", 1, Verdict.CHANGES, 3)
    decide(town, "logo", 2, Verdict.CHANGES, 4)
    recount_waiting(town.outside, town.room_key)
    both = ChangesAsked(count=2, deliverable_id="sign", title="Sign", version=1, since=at(3))
    assert waiting_at(town.outside, project) == Waiting(changes=both)
    decide(town, "sign", 1, Verdict.APPROVED, 5)
    recount_waiting(town.outside, town.room_key)
    one = ChangesAsked(count=1, deliverable_id="logo", title="Logo", version=2, since=at(4))
    assert waiting_at(town.outside, project) == Waiting(changes=one)
    deliver(town, "logo", 3)
    recount_waiting(town.outside, town.room_key)
    assert waiting_at(town.outside, project) == NOTHING


def test_a_recount_that_is_overtaken_does_not_leave_what_it_counted_before(
    town: QuietTown, project: str
) -> None:
    """The older one writes last: the newer one found that nothing waits, as the project still said."""
    said = comment_in(town, 1)

    def removed() -> None:
        town.outside.store.commit([Delete(path=said)])
        recount_waiting(town.outside, town.room_key)

    slow = copy(town.outside)
    slow.__dict__["store"] = SlowStore(town, removed)
    recount_waiting(slow, town.room_key)
    assert waiting_at(town.outside, project) == NOTHING


def test_many_recounts_at_once_end_with_what_there_is(town: QuietTown, project: str) -> None:
    def say(number: int) -> None:
        path = comment_in(town, number)
        recount_waiting(town.outside, town.room_key)
        if number % 2:
            town.outside.store.commit([Delete(path=path)])
            recount_waiting(town.outside, town.room_key)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(say, range(16)))
    left = WaitingComments(count=8, on=PLAN, since=at(0))
    assert waiting_at(town.outside, project) == Waiting(comments=left)


def test_news_from_a_key_that_was_left_is_counted_under_the_new_one(town: QuietTown, project: str) -> None:
    """The trigger of a comment may be later than the move of its room."""
    old_key, new_key = town.room_key, TOKENS.link()
    said = comment_in(town, 1)
    stored = town.outside.store.get(said, Comment)
    room = town.outside.store.get(paths.room(old_key), Room)
    assert stored
    assert room
    town.outside.store.commit(
        [
            Create(path=paths.room(new_key), value=room.value),
            Create(path=f"{paths.comments(new_key)}/{stored.id}", value=stored.value),
            Create(path=paths.milestone(new_key, PLAN.id), value={"title": "Plan"}),
            Delete(path=said),
            Update(path=project, fields={"room_key": new_key}),
        ]
    )
    recount_waiting(town.outside, old_key)
    assert waiting_at(town.outside, project).comments
    town.outside.store.commit([Delete(path=paths.room(old_key))])
    recount_waiting(town.outside, old_key)


@pytest.mark.parametrize("what", ["comment", "decision"])
def test_the_hourly_round_counts_what_came_while_its_trigger_was_lost(
    town: QuietTown, project: str, what: str
) -> None:
    if what == "comment":
        comment_in(town, 0)
    else:
        deliver(town, "logo", 1)
        decide(town, "logo", 1, Verdict.CHANGES, 0)
    assert recount_waiting_work(town.at(at(4))) == 0, "long ago"
    assert recount_waiting_work(town.at(at(1))) == 1
    assert waiting_at(town.outside, project) != NOTHING


@pytest.mark.parametrize("what", ["comment", "decision"])
def test_the_hourly_round_forgets_what_waits_no_longer(town: QuietTown, project: str, what: str) -> None:
    """Removed or delivered anew, and the trigger was lost: nobody could take it from the day's page."""
    if what == "comment":
        said = comment_in(town, 0)
        recount_waiting(town.outside, town.room_key)
        town.outside.store.commit([Delete(path=said)])
    else:
        deliver(town, "logo", 1)
        decide(town, "logo", 1, Verdict.CHANGES, 0)
        recount_waiting(town.outside, town.room_key)
        deliver(town, "logo", 2)
    assert recount_waiting_work(town.at(at(24))) == 1
    assert waiting_at(town.outside, project) == NOTHING
    assert recount_waiting_work(town.at(at(24))) == 0


def test_a_recount_reads_what_waits_and_not_what_was_said(town: QuietTown, project: str) -> None:
    for hours in range(30):
        town.change(comment_in(town, hours), state=CommentState.PUBLISHED)
    comment_in(town, 31)
    deliver(town, "logo", 1)
    recount_waiting(town.outside, town.room_key)
    outside, store = town.counting(at(32))
    recount_waiting(outside, town.room_key)
    # The room and its project, the comment and what it is on, the deliverable and both words on its version.
    assert store.reads == 7
    assert waiting_at(town.outside, project).comments


def test_the_deployed_trigger_tells_the_directory(desk: Desk, client: Browser) -> None:
    """Comments written, published and withdrawn with their consent; changes asked and delivered."""
    room, store = furnished(desk), desk.outside.store

    def told() -> dict[str, Any]:
        line = listed(desk.outside, desk.uid, DirectoryKind.ROOMS).get(room.project_id)
        waiting: dict[str, Any] = line["waiting"] if line else {}
        return waiting

    assert consent(client, room)
    first, second = comment(client, room, "Lovely"), comment(client, room, "Lovelier")
    eventually(lambda: (waiting := told().get("comments")) and waiting["count"] == 2)
    assert told()["comments"]["on"] == {"kind": "milestone", "id": MILESTONE}
    assert first
    published = {"state": CommentState.PUBLISHED, "published_at": desk.outside.clock.now()}
    store.commit([Update(path=f"{paths.comments(room.room_key)}/{first}", fields=published)])
    eventually(lambda: told()["comments"]["count"] == 1)
    assert second
    withdraw_consent(desk.outside, link=room.link)
    eventually(lambda: told()["comments"] is None)

    path = paths.subject(room.room_key, "deliverable", "d" * 20)
    logo = Deliverable(position=1, title="Logo", milestone_id=None, version=1)
    store.commit([Create(path=path, value=logo)])
    asked: dict[str, Any] = {
        "deliverableId": "d" * 20,
        "version": 1,
        "verdict": "changes",
        "note": "Larger",
        "name": "Mira Shah",
        "at": SERVER_TIME,
    }
    decision = paths.decision(room.room_key, "d" * 20, 1, "changes")
    assert client.firestore.is_allowed(Write(path=decision, data=asked), None)
    eventually(lambda: (changes := told()["changes"]) and changes["title"] == "Logo")
    store.commit([Update(path=path, fields={"title": "The logo"})])
    eventually(lambda: told()["changes"]["title"] == "The logo")
    store.commit([Update(path=path, fields={"version": 2})])
    eventually(lambda: told()["changes"] is None)
