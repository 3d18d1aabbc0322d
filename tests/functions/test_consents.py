"""Consent withdrawn: from then on nothing is taken, and nothing said before is left."""

import secrets
from dataclasses import replace
from typing import Any

import httpx
import pytest

from latchkey.domain.room_work.comments import Comment, CommentState, Consent
from latchkey.services import paths
from latchkey.services.room_work.consents import withdraw_consent
from latchkey.services.store import Create, Update
from tests.desks import TOKENS, Browser, Desk, Room
from tests.rules.firestore_rest import SERVER_TIME, Get, Value
from tests.rules.firestore_rest import Create as Write
from tests.rules.world import milestone

MILESTONE = "m" * 20


def furnished(desk: Desk) -> Room:
    room = desk.open_room()
    path = f"{paths.milestones(room.room_key)}/{MILESTONE}"
    desk.outside.store.commit([Create(path=path, value=dict(milestone()))])
    return room


def consent(client: Browser, room: Room, person_id: str | None = None) -> bool:
    data: dict[str, Value] = {"version": 1, "at": SERVER_TIME, "withdrawnAt": None}
    path = paths.consent(room.room_key, person_id or room.person_id)
    return client.firestore.is_allowed(Write(path=path, data=data), None)


def comment(client: Browser, room: Room, text: str, *, person_id: str | None = None) -> str | None:
    comment_id = TOKENS.id()
    data: dict[str, Value] = {
        "personId": person_id or room.person_id,
        "name": "Mira Shah",
        "subject": {"kind": "milestone", "id": MILESTONE},
        "text": text,
        "at": SERVER_TIME,
        "consentVersion": 1,
        "state": "pending",
        "publishedAt": None,
    }
    write = Write(path=f"{paths.comments(room.room_key)}/{comment_id}", data=data)
    return comment_id if client.firestore.is_allowed(write, None) else None


def ask(desk: Desk, what: str, link: str) -> httpx.Response:
    return desk.http.post(f"/api/portal/{what}", json={"link": link})


def waiting(desk: Desk, room: Room) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask(desk, "comments/waiting", room.link).json()["comments"]
    return found


def test_nothing_is_taken_before_consent_after_withdrawal_or_by_another_rooms_person(
    desk: Desk, client: Browser
) -> None:
    room, other = furnished(desk), desk.open_room()
    assert not comment(client, room, "Too early")
    assert not consent(client, room, other.person_id)
    assert consent(client, room)
    assert comment(client, room, "Lovely")
    assert not comment(client, room, "By somebody else", person_id=other.person_id)
    assert ask(desk, "consents/withdraw", room.link).json() == {}
    assert not comment(client, room, "Too late")
    assert desk.outside.store.count(paths.comments(room.room_key)) == 0
    kept = desk.outside.store.get(paths.consent(room.room_key, room.person_id), Consent)
    assert kept
    assert kept.value.version == 1
    assert kept.value.withdrawn_at
    assert kept.value.withdrawn_at > kept.value.at


def test_withdrawing_removes_ones_own_published_or_not_and_nobody_elses(desk: Desk, client: Browser) -> None:
    room = furnished(desk)
    assert consent(client, room)
    store, mine = desk.outside.store, comment(client, room, "Mine, published")
    assert comment(client, room, "Mine, waiting")
    assert mine
    record = store.get(f"{paths.comments(room.room_key)}/{mine}", dict)
    assert record
    others = f"{paths.comments(room.room_key)}/{TOKENS.id()}"
    colleague = {**record.value, "personId": "p" * 20, "text": "A colleague's"}
    store.commit([Create(path=others, value=colleague)])
    for _ in range(2):
        assert ask(desk, "consents/withdraw", room.link).status_code == httpx.codes.OK
        (left,) = store.find(paths.comments(room.room_key), dict)
        assert left.path == others


def test_withdrawing_works_however_much_was_said(desk: Desk) -> None:
    room = furnished(desk)
    path, said = paths.comments(room.room_key), {"personId": room.person_id, "name": "Mira"}
    rest = {
        "subject": {"kind": "milestone", "id": MILESTONE},
        "text": "Again",
        "at": desk.outside.clock.now(),
        "consentVersion": 1,
        "state": "pending",
        "publishedAt": None,
    }
    for _ in range(2):
        writes = [Create(path=f"{path}/{TOKENS.id()}", value={**said, **rest}) for _ in range(250)]
        desk.outside.store.commit(writes)
    withdraw_consent(desk.outside, link=room.link)
    assert desk.outside.store.count(path) == 0


def test_the_author_alone_learns_what_waits(desk: Desk, client: Browser) -> None:
    room = furnished(desk)
    assert waiting(desk, room) == []
    assert consent(client, room)
    said = comment(client, room, "<script>alert(1)</script>")
    assert said
    assert not client.firestore.is_allowed(Get(path=f"{paths.comments(room.room_key)}/{said}"), None)
    (told,) = waiting(desk, room)
    assert (told["id"], told["text"]) == (said, "<script>alert(1)</script>")
    assert told["subject"] == {"kind": "milestone", "id": MILESTONE}
    assert waiting(desk, desk.open_room()) == []
    path = f"{paths.comments(room.room_key)}/{said}"
    mine = desk.outside.store.get(path, Comment)
    assert mine
    colleagues = replace(mine.value, person_id=TOKENS.id())
    desk.outside.store.commit([Create(path=f"{path}2", value=colleagues)])
    assert [each["id"] for each in waiting(desk, room)] == [said]
    desk.outside.store.commit([Update(path=path, fields={"state": CommentState.PUBLISHED})])
    assert waiting(desk, room) == []
    assert client.firestore.is_allowed(Get(path=path), None)


@pytest.mark.parametrize("what", ["consents/withdraw", "comments/waiting"])
def test_a_link_that_opens_nothing_learns_and_changes_nothing(desk: Desk, client: Browser, what: str) -> None:
    room = furnished(desk)
    assert consent(client, room)
    assert comment(client, room, "Stays")
    assert desk.post(f"/rooms/{room.project_id}/close").status_code == httpx.codes.OK
    for link in (room.link, secrets.token_hex(12), "", "x" * 10_000, room.room_key):
        answer = ask(desk, what, link)
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "link/not-found")
    assert desk.outside.store.count(paths.comments(room.room_key)) == 1
