"""Fewer mails about messages: by the link in such a mail, by the mail program's own button, at the desk."""

import re
import secrets
from datetime import timedelta
from typing import Any

import httpx
import pytest

from latchkey.container import Container
from latchkey.domain import ids
from latchkey.domain.away import OWNER_READER, PersonAway, QuietHours
from latchkey.domain.freelancers import AwayMails, Freelancer, Morning
from latchkey.services import paths
from latchkey.services.delivery import deliver
from latchkey.services.effects import EFFECTS
from latchkey.services.outbox import Row, Template
from latchkey.services.store import Delete, Stored, Update, Where
from tests.desks import TOKENS, Browser, Desk, Room, eventually, mails_to
from tests.faults.clocks import later
from tests.mail_tokens import mute_token
from tests.rules.firestore_rest import SERVER_TIME, Commit, Value
from tests.rules.firestore_rest import Create as Write

NEVER_QUIET = QuietHours(from_hour=0, until_hour=0)
HOURS = {"fromHour": 22, "untilHour": 7}


def knock(http: httpx.Client, path: str, body: dict[str, Any]) -> httpx.Response:
    caller = f"203.0.113.{secrets.randbelow(250)}-{secrets.token_hex(4)}"
    return http.post(f"/api/portal/mail{path}", json=body, headers={"X-Forwarded-For": caller})


def profile_of(desk: Desk) -> Freelancer:
    freelancer = desk.outside.store.get(paths.freelancer(desk.uid), Freelancer)
    assert freelancer
    return freelancer.value


def digests(outside: Container, room: Room) -> list[Stored[Row]]:
    where: list[Where] = [
        ("template", "==", Template.MESSAGE_DIGEST),
        ("params.projectId", "==", room.project_id),
    ]
    return list(outside.store.find("outbox", Row, where=where))


def test_looking_changes_nothing_and_says_how_it_is(desk: Desk, http: httpx.Client) -> None:
    room = desk.open_room()
    token = mute_token(desk, room, room.person_id)
    for _ in range(2):
        shown = knock(http, "/preferences/read", {"token": token}).json()
        assert shown == {
            "title": "Autumn catalogue",
            "business": profile_of(desk).business_name,
            "isOwner": False,
            "isMuted": False,
            "quiet": {"fromHour": 21, "untilHour": 8},
            "timeZone": "UTC",
        }
    assert desk.person(room).away == PersonAway()


def test_a_person_mutes_and_unmutes_and_keeps_their_hours(desk: Desk, http: httpx.Client) -> None:
    room = desk.open_room()
    token = mute_token(desk, room, room.person_id)
    hours = knock(http, "/preferences", {"token": token, "isMuted": False, "quiet": HOURS})
    assert hours.json()["quiet"] == HOURS
    muted = knock(http, "/preferences", {"token": token, "isMuted": True, "quiet": None})
    assert (muted.json()["isMuted"], muted.json()["quiet"]) == (True, HOURS)
    kept = QuietHours(from_hour=22, until_hour=7)
    assert desk.person(room).away == PersonAway(is_muted=True, quiet=kept)
    knock(http, "/preferences", {"token": token, "isMuted": False, "quiet": None})
    assert desk.person(room).away == PersonAway(is_muted=False, quiet=kept)
    assert not desk.project(room.project_id).away_muted


def test_the_owners_link_mutes_their_side_of_the_room(desk: Desk, http: httpx.Client) -> None:
    room, other = desk.open_room(), desk.open_room()
    token = mute_token(desk, room, OWNER_READER)
    after = knock(http, "/preferences", {"token": token, "isMuted": True, "quiet": HOURS}).json()
    assert (after["isOwner"], after["isMuted"], after["quiet"]) == (True, True, HOURS)
    assert desk.project(room.project_id).away_muted
    assert not desk.project(other.project_id).away_muted
    assert profile_of(desk).away == AwayMails(is_on=True, quiet=QuietHours(from_hour=22, until_hour=7))
    assert desk.person(room).away == PersonAway()


def test_a_mail_programs_own_button_mutes_and_a_get_does_not(desk: Desk, http: httpx.Client) -> None:
    """RFC 8058: a form is posted. Programs that look at links beforehand come with a GET."""
    room = desk.open_room()
    address = f"/api/portal/mail/{ids.hashed(mute_token(desk, room, room.person_id))}/mute"
    assert http.get(address).status_code == httpx.codes.METHOD_NOT_ALLOWED
    assert not desk.person(room).away.is_muted
    for _ in range(2):
        assert http.post(address, data={"List-Unsubscribe": "One-Click"}).status_code == httpx.codes.OK
    assert desk.person(room).away.is_muted


@pytest.mark.parametrize("dead", ["unknown", "malformed", "too old", "gone person", "gone project"])
def test_dead_links_are_all_answered_alike_and_change_nothing(
    desk: Desk, http: httpx.Client, dead: str
) -> None:
    room = desk.open_room()
    age = timedelta(days=-1) if dead == "too old" else timedelta(days=1)
    token = mute_token(desk, room, room.person_id, lives=age)
    person = paths.person(desk.uid, room.project_id, room.person_id)
    if dead == "gone person":
        desk.outside.store.commit([Delete(path=person)])
    if dead == "gone project":
        desk.outside.store.commit([Delete(path=paths.project(desk.uid, room.project_id))])
    tried = {"unknown": TOKENS.link(), "malformed": "../../freelancers"}.get(dead, token)
    answers = [
        knock(http, "/preferences/read", {"token": tried}),
        knock(http, "/preferences", {"token": tried, "isMuted": True, "quiet": None}),
    ]
    if dead != "malformed":
        address = f"/api/portal/mail/{ids.hashed(tried)}/mute"
        answers.append(http.post(address, data={"List-Unsubscribe": "One-Click"}))
    assert {answer.status_code for answer in answers} == {httpx.codes.NOT_FOUND}
    assert {answer.json()["error"]["code"] for answer in answers} == {"link/not-found"}
    if dead not in ("gone person", "gone project"):
        assert desk.person(room).away == PersonAway()


@pytest.mark.parametrize("hour", [-1, 24, 1.5, "9", None])
def test_an_hour_that_is_none_is_refused(desk: Desk, http: httpx.Client, hour: object) -> None:
    room = desk.open_room()
    token = mute_token(desk, room, room.person_id)
    quiet = {"fromHour": hour, "untilHour": 8}
    answer = knock(http, "/preferences", {"token": token, "isMuted": False, "quiet": quiet})
    assert answer.status_code == httpx.codes.BAD_REQUEST
    away = {"morning": {"isOn": True, "hour": hour}, "away": {"isOn": True, "quiet": HOURS}}
    assert desk.put("/profile/notifications", away).status_code == httpx.codes.BAD_REQUEST


def test_a_caller_who_tries_too_often_is_held_back(http: httpx.Client) -> None:
    caller = {"X-Forwarded-For": f"198.51.100.{secrets.randbelow(250)}-{secrets.token_hex(4)}"}
    codes = [
        http.post("/api/portal/mail/preferences/read", json={"token": "x" * 24}, headers=caller).status_code
        for _ in range(121)
    ]
    assert codes[-2:] == [httpx.codes.NOT_FOUND, httpx.codes.TOO_MANY_REQUESTS]


def test_the_owner_sets_what_comes_and_when(desk: Desk) -> None:
    saved = {"morning": {"isOn": False, "hour": 6}, "away": {"isOn": False, "quiet": HOURS}}
    assert desk.put("/profile/notifications", saved).status_code == httpx.codes.OK
    profile = profile_of(desk)
    assert profile.morning == Morning(is_on=False, hour=6)
    assert profile.away == AwayMails(is_on=False, quiet=QuietHours(from_hour=22, until_hour=7))


def test_the_owner_mutes_a_room_and_nobody_elses(desk: Desk, another_desk: Desk) -> None:
    room = desk.open_room()
    stranger = another_desk.put(f"/rooms/{room.project_id}/away", {"isMuted": True})
    assert stranger.status_code == httpx.codes.NOT_FOUND
    assert not desk.project(room.project_id).away_muted
    assert desk.put(f"/rooms/{room.project_id}/away", {"isMuted": True}).status_code == httpx.codes.OK
    assert desk.project(room.project_id).away_muted
    desk.put(f"/rooms/{room.project_id}/away", {"isMuted": False})
    assert not desk.project(room.project_id).away_muted


def test_a_message_nobody_looked_at_is_mailed_and_its_link_mutes(
    desk: Desk, owner: Browser, http: httpx.Client
) -> None:
    """The whole way: the trigger promises, the round sends, the mail's link works."""
    room = desk.open_room()
    person = paths.person(desk.uid, room.project_id, room.person_id)
    desk.outside.store.commit([Update(path=person, fields={"away": PersonAway(quiet=NEVER_QUIET)})])
    assert owner.say(room.room_key, "The proofs are in.")
    (row,) = eventually(lambda: digests(desk.outside, room))
    assert deliver(desk.outside, row.id, EFFECTS) is None
    deliver(later(desk.suite, timedelta(minutes=21)), row.id, EFFECTS)
    mail = mails_to(desk.suite, room.email)[-1]
    assert "The proofs are in." in mail["text"]
    assert room.url in mail["text"]
    (token,) = re.findall(r"/mail#(\w+)", mail["text"])
    knock(http, "/preferences", {"token": token, "isMuted": True, "quiet": None})
    assert desk.person(room).away.is_muted


def test_a_look_through_the_rules_cancels_the_mail(desk: Desk, owner: Browser, client: Browser) -> None:
    room = desk.open_room()
    assert owner.say(room.room_key, "The proofs are in.")
    (row,) = eventually(lambda: digests(desk.outside, room))
    mark: dict[str, Value] = {"at": SERVER_TIME, "timeZone": "Asia/Kolkata"}
    look = Commit(writes=[Write(path=paths.seen_mark(room.room_key, room.person_id), data=mark)])
    assert client.firestore.is_allowed(look, None)
    deliver(later(desk.suite, timedelta(minutes=21)), row.id, EFFECTS)
    assert len(mails_to(desk.suite, room.email)) == 1  # the room's link
