"""Follow-ups through the freelancer's door: what is kept, what is done once, and what is taken back."""

from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

import httpx
import pytest

from latchkey.domain.clients import Client
from latchkey.domain.desk.follow_ups import FollowUp, FollowUpDone
from latchkey.domain.desk.mornings import MorningPlan
from latchkey.services import paths
from latchkey.services.store import Create, Update
from tests.desks import TOKENS, Desk
from tests.functions.test_profile import profile
from tests.studio import at_once, new_key, refusal

LATER: Final = "2099-03-31T09:00"
MONTHLY: Final = "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"


def a_follow_up(**changes: object) -> dict[str, Any]:
    return {
        "title": "Ask Mira about the proofs",
        "about": None,
        "startsAt": LATER,
        "timeZone": "Asia/Kolkata",
        "recurrence": None,
        **changes,
    }


def make(desk: Desk, **changes: object) -> str:
    body = a_follow_up(**changes) | {"idempotencyKey": new_key()}
    made: str = desk.post("/follow-ups", body).raise_for_status().json()["followUpId"]
    return made


def kept(desk: Desk, follow_up_id: str) -> FollowUp:
    stored = desk.outside.store.get(paths.follow_up(desk.uid, follow_up_id), FollowUp)
    assert stored
    return stored.value


def history(desk: Desk, follow_up_id: str) -> list[FollowUpDone]:
    path = paths.history(paths.follow_up(desk.uid, follow_up_id))
    return [each.value for each in desk.outside.store.find(path, FollowUpDone, order_by="at")]


def utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def act(desk: Desk, follow_up_id: str, what: str, **body: object) -> httpx.Response:
    return desk.post(f"/follow-ups/{follow_up_id}/{what}", body)


def due_at(desk: Desk, follow_up_id: str) -> str:
    return utc(kept(desk, follow_up_id).due_at)


def a_client(desk: Desk) -> str:
    client_id = TOKENS.id()
    client = Client(name="Mira Textiles", created_at=desk.outside.clock.now())
    desk.outside.store.commit([Create(path=paths.client(desk.uid, client_id), value=client)])
    return client_id


# What is kept.


def test_a_follow_up_is_kept_with_the_moment_it_is_due(desk: Desk) -> None:
    one = kept(desk, make(desk))
    assert one.due_at == one.next_at == datetime(2099, 3, 31, 3, 30, tzinfo=UTC)
    assert (one.title, one.starts_at, one.is_done) == ("Ask Mira about the proofs", LATER, False)


def test_it_names_what_it_is_about_by_what_the_desk_knows(desk: Desk) -> None:
    room = desk.open_room()
    client_id = a_client(desk)
    for kind, about_id, name in (
        ("room", room.project_id, "Autumn catalogue"),
        ("client", client_id, "Mira Textiles"),
    ):
        about = kept(desk, make(desk, about={"kind": kind, "id": about_id})).about
        assert about
        assert (about.kind, about.id, about.name) == (kind, about_id, name)


def test_it_is_about_nothing_that_is_somebody_elses(desk: Desk, another_desk: Desk) -> None:
    """Guards the owner in the path: a name of another desk must not be told by asking for it."""
    theirs = a_client(another_desk)
    for kind, code in (
        ("client", "client/not-found"),
        ("lead", "lead/not-found"),
        ("room", "room/not-found"),
    ):
        body = a_follow_up(about={"kind": kind, "id": theirs}) | {"idempotencyKey": new_key()}
        assert refusal(desk.post("/follow-ups", body)) == (404, code)


def test_the_first_follow_up_plans_the_mornings_and_the_settings_move_them(desk: Desk) -> None:
    assert desk.outside.store.get(paths.morning(desk.uid), MorningPlan) is None
    make(desk)
    first = _plan(desk)
    assert first.next_at
    assert first.next_at.hour == 8
    desk.put("/profile", profile(timeZone="Asia/Kolkata")).raise_for_status()
    moved = _plan(desk)
    assert moved.next_at
    assert (moved.next_at.hour, moved.next_at.minute) == (2, 30)
    off = {"isOn": False, "quiet": {"fromHour": 21, "untilHour": 8}}
    desk.put(
        "/profile/notifications", {"morning": {"isOn": False, "hour": 9}, "away": off}
    ).raise_for_status()
    assert _plan(desk).next_at is None


def _plan(desk: Desk) -> MorningPlan:
    stored = desk.outside.store.get(paths.morning(desk.uid), MorningPlan)
    assert stored
    return stored.value


def test_asking_twice_makes_one(desk: Desk) -> None:
    body = a_follow_up() | {"idempotencyKey": new_key()}
    ids = [answer.json()["followUpId"] for answer in at_once([partial(desk.post, "/follow-ups", body)] * 3)]
    assert len(set(ids)) == 1
    assert desk.outside.store.count(paths.follow_ups(desk.uid)) == 1


def test_a_key_that_could_be_an_id_becomes_it(desk: Desk) -> None:
    """So the desk knows the row that a listener brings before the answer."""
    key = TOKENS.id()
    made = desk.post("/follow-ups", a_follow_up() | {"idempotencyKey": key}).json()
    assert made == {"followUpId": key}
    other = desk.post("/follow-ups", a_follow_up() | {"idempotencyKey": f"{key}-"}).json()
    assert other["followUpId"] not in (key, f"{key}-")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": "two\nlines"}, "title"),
        ({"startsAt": "2026-02-30T09:00"}, "startsAt"),
        ({"startsAt": "2026-11-20"}, "startsAt"),
        ({"startsAt": "2026-11-20T24:00"}, "startsAt"),
        ({"startsAt": "2300-01-01T09:00"}, "startsAt"),
        ({"timeZone": "Asia/Atlantis"}, "timeZone"),
        ({"timeZone": "../../etc/passwd"}, "timeZone"),
        ({"recurrence": "FREQ=SECONDLY"}, "recurrence"),
        ({"recurrence": "FREQ=DAILY;COUNT=1000000"}, "recurrence"),
        ({"recurrence": "FREQ=WEEKLY;BYDAY=MO;UNTIL=20990301T235959"}, "recurrence"),
        ({"about": {"kind": "invoice", "id": "x" * 20}}, "about.kind"),
        ({"about": {"kind": "client", "id": "../../x"}}, "about.id"),
    ],
)
def test_what_cannot_be_used_is_said_by_its_field(desk: Desk, changes: dict[str, object], field: str) -> None:
    answer = desk.post("/follow-ups", a_follow_up(**changes) | {"idempotencyKey": new_key()})
    assert refusal(answer) == (400, "request/invalid")
    assert list(answer.json()["error"]["fields"]) == [field]


def test_another_freelancer_can_do_nothing_with_it(desk: Desk, another_desk: Desk) -> None:
    follow_up_id = make(desk)
    when = due_at(desk, follow_up_id)
    answers = [
        another_desk.put(f"/follow-ups/{follow_up_id}", a_follow_up()),
        act(another_desk, follow_up_id, "done", dueAt=when),
        act(another_desk, follow_up_id, "skip", dueAt=when),
        act(another_desk, follow_up_id, "reopen", dueAt=when),
        act(another_desk, follow_up_id, "snooze", dueAt=when, until="2098-01-01T00:00:00Z"),
        act(another_desk, follow_up_id, "delete"),
        act(another_desk, follow_up_id, "restore"),
    ]
    assert {refusal(answer) for answer in answers} == {(404, "follow-up/not-found")}
    assert kept(desk, follow_up_id).next_at


# Done, once.


def test_one_that_does_not_come_again_is_over_when_it_is_done(desk: Desk) -> None:
    follow_up_id = make(desk)
    act(desk, follow_up_id, "done", dueAt=due_at(desk, follow_up_id)).raise_for_status()
    one = kept(desk, follow_up_id)
    assert (one.is_done, one.next_at) == (True, None)
    assert [entry.is_skipped for entry in history(desk, follow_up_id)] == [False]
    assert one.last_done == history(desk, follow_up_id)[0]


def test_the_31st_is_the_last_day_of_shorter_months(desk: Desk) -> None:
    follow_up_id = make(desk, startsAt="2099-12-31T09:00", recurrence=MONTHLY)
    days = []
    for _ in range(4):
        when = due_at(desk, follow_up_id)
        days.append(when[:10])
        act(desk, follow_up_id, "done", dueAt=when).raise_for_status()
    assert days == ["2099-12-31", "2100-01-31", "2100-02-28", "2100-03-31"]


def test_pressing_done_twice_or_in_two_windows_does_one(desk: Desk) -> None:
    """Guards the occurrence in the request: the second press must not do the next one as well."""
    follow_up_id = make(desk, recurrence="FREQ=DAILY")
    first = due_at(desk, follow_up_id)
    answers = at_once([partial(act, desk, follow_up_id, "done", dueAt=first)] * 4)
    assert [answer.status_code for answer in answers] == [200] * 4
    assert act(desk, follow_up_id, "skip", dueAt=first).status_code == httpx.codes.OK
    assert [utc(entry.due_at) for entry in history(desk, follow_up_id)] == [first]
    assert due_at(desk, follow_up_id) == "2099-04-01T03:30:00Z"


def test_an_occurrence_that_never_was_is_not_done(desk: Desk) -> None:
    follow_up_id = make(desk)
    wrong = act(desk, follow_up_id, "done", dueAt="2099-04-01T03:30:00Z")
    assert refusal(wrong) == (409, "follow-up/changed")
    assert kept(desk, follow_up_id).next_at


# Taken back.


def test_undoing_brings_back_the_occurrence_as_it_was_put_off(desk: Desk) -> None:
    follow_up_id = make(desk, recurrence="FREQ=DAILY")
    when = due_at(desk, follow_up_id)
    until = "2099-05-01T00:00:00Z"
    act(desk, follow_up_id, "snooze", dueAt=when, until=until).raise_for_status()
    before = kept(desk, follow_up_id)
    act(desk, follow_up_id, "done", dueAt=when).raise_for_status()
    for _ in range(2):
        act(desk, follow_up_id, "reopen", dueAt=when).raise_for_status()
    after = kept(desk, follow_up_id)
    assert (after.due_at, after.snoozed_until, after.next_at) == (
        before.due_at,
        before.snoozed_until,
        before.next_at,
    )
    assert after.last_done is None
    assert history(desk, follow_up_id) == []


def test_only_the_newest_can_be_undone(desk: Desk) -> None:
    """Guards the history: undoing an older one would do the same occurrences over again."""
    follow_up_id = make(desk, recurrence="FREQ=DAILY")
    first = due_at(desk, follow_up_id)
    act(desk, follow_up_id, "done", dueAt=first).raise_for_status()
    second = due_at(desk, follow_up_id)
    act(desk, follow_up_id, "skip", dueAt=second).raise_for_status()
    assert refusal(act(desk, follow_up_id, "reopen", dueAt=first)) == (409, "follow-up/changed")
    act(desk, follow_up_id, "reopen", dueAt=second).raise_for_status()
    last = kept(desk, follow_up_id).last_done
    assert last
    assert utc(last.due_at) == first


def test_a_snooze_moves_it_and_can_be_taken_back(desk: Desk) -> None:
    follow_up_id = make(desk)
    when = due_at(desk, follow_up_id)
    until = "2099-05-01T00:00:00Z"
    act(desk, follow_up_id, "snooze", dueAt=when, until=until).raise_for_status()
    put_off = kept(desk, follow_up_id)
    assert put_off.next_at == put_off.snoozed_until == datetime(2099, 5, 1, tzinfo=UTC)
    assert utc(put_off.due_at) == when
    act(desk, follow_up_id, "snooze", dueAt=when, until=None).raise_for_status()
    assert kept(desk, follow_up_id).next_at == put_off.due_at


def test_nothing_is_put_off_into_the_past_or_after_it_was_done(desk: Desk) -> None:
    follow_up_id = make(desk)
    when = due_at(desk, follow_up_id)
    past = act(desk, follow_up_id, "snooze", dueAt=when, until="2026-01-01T00:00:00Z")
    assert refusal(past) == (400, "request/invalid")
    act(desk, follow_up_id, "done", dueAt=when).raise_for_status()
    late = act(desk, follow_up_id, "snooze", dueAt=when, until="2099-05-01T00:00:00Z")
    assert refusal(late) == (409, "follow-up/changed")


def test_changing_the_words_moves_nothing_and_changing_the_rule_begins_anew(desk: Desk) -> None:
    follow_up_id = make(desk, recurrence="FREQ=DAILY")
    act(desk, follow_up_id, "done", dueAt=due_at(desk, follow_up_id)).raise_for_status()
    second = due_at(desk, follow_up_id)
    renamed = a_follow_up(title="Ask again", recurrence="FREQ=DAILY")
    desk.put(f"/follow-ups/{follow_up_id}", renamed).raise_for_status()
    assert (kept(desk, follow_up_id).title, due_at(desk, follow_up_id)) == ("Ask again", second)
    weekly = a_follow_up(startsAt="2099-04-01T10:00", recurrence="FREQ=WEEKLY;BYDAY=MO")
    desk.put(f"/follow-ups/{follow_up_id}", weekly).raise_for_status()
    assert due_at(desk, follow_up_id) == "2099-04-06T04:30:00Z"
    assert len(history(desk, follow_up_id)) == 1


def test_what_it_is_about_keeps_its_name_when_the_client_is_gone(desk: Desk) -> None:
    client_id = a_client(desk)
    about = {"kind": "client", "id": client_id}
    follow_up_id = make(desk, about=about)
    renamed = {"name": "Mira & Sons"}
    desk.outside.store.commit([Update(path=paths.client(desk.uid, client_id), fields=renamed)])
    desk.put(f"/follow-ups/{follow_up_id}", a_follow_up(title="Ask", about=about)).raise_for_status()
    kept_about = kept(desk, follow_up_id).about
    assert kept_about
    assert kept_about.name == "Mira Textiles"


def test_a_deleted_one_is_out_of_the_way_and_can_be_restored(desk: Desk) -> None:
    follow_up_id = make(desk)
    when = due_at(desk, follow_up_id)
    for _ in range(2):
        act(desk, follow_up_id, "delete").raise_for_status()
    assert kept(desk, follow_up_id).next_at is None
    assert refusal(act(desk, follow_up_id, "done", dueAt=when)) == (404, "follow-up/not-found")
    for _ in range(2):
        act(desk, follow_up_id, "restore").raise_for_status()
    assert kept(desk, follow_up_id).next_at == kept(desk, follow_up_id).due_at
