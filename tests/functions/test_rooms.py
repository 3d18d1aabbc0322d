"""Rooms: one commit makes everything, and everything says so."""

import secrets

import httpx
import pytest

from latchkey.domain.links import Link, Person
from latchkey.domain.projects import Project
from latchkey.domain.rooms import Room as StoredRoom
from latchkey.services import paths
from tests.desks import Browser, Desk, eventually, mails_to, room_request
from tests.rules.firestore_rest import Get


def test_opening_a_room_makes_link_room_project_and_person(desk: Desk, client: Browser) -> None:
    room = desk.open_room(person={"name": "Mira Shah", "email": " Mira@Example.COM ", "role": "Owner"})
    store = desk.outside.store
    link = store.get(paths.link(room.link), Link)
    stored = store.get(paths.room(room.room_key), StoredRoom)
    project = store.get(paths.project(desk.uid, room.project_id), Project)
    person = store.get(paths.person(desk.uid, room.project_id, room.person_id), Person)
    assert link
    assert stored
    assert project
    assert person
    assert link.value.room_key == room.room_key == project.value.room_key
    assert link.value.person.name == "Mira Shah"
    assert stored.value.open
    assert stored.value.client.name == "Mira Textiles"
    assert person.value.email == "mira@example.com"
    assert room.url == f"{desk.suite.hosting_url}/r#{room.link}"
    assert room.room_key not in room.url
    assert client.firestore.is_allowed(Get(path=paths.link(room.link)), None)
    assert client.firestore.is_allowed(Get(path=paths.room(room.room_key)), None)


def test_the_person_is_mailed_the_link_and_the_desk_learns_of_it(desk: Desk) -> None:
    room = desk.open_room()
    (mail,) = eventually(lambda: mails_to(desk.suite, room.email))
    assert room.url in mail["html"]
    assert room.url in mail["text"]
    assert room.room_key not in mail["html"] + mail["text"]

    def is_noted() -> bool:
        person = desk.outside.store.get(paths.person(desk.uid, room.project_id, room.person_id), Person)
        return person is not None and person.value.mail is not None and person.value.mail.state == "sent"

    assert eventually(is_noted)


def test_a_repeated_request_answers_the_first_result(desk: Desk) -> None:
    asked = room_request()
    first, second = desk.post("/rooms", asked), desk.post("/rooms", asked)
    assert first.status_code == second.status_code == httpx.codes.CREATED
    assert first.json() == second.json()
    assert len(desk.outside.store.find(paths.projects(desk.uid), Project)) == 1


def test_a_key_used_for_something_else_is_refused(desk: Desk) -> None:
    asked = room_request()
    desk.post("/rooms", asked)
    answer = desk.post("/rooms", {**asked, "title": "Another"})
    assert answer.status_code == httpx.codes.CONFLICT
    assert answer.json()["error"]["code"] == "idempotency/conflict"


def test_without_a_token_nothing_happens(desk: Desk) -> None:
    for headers in ({}, {"Authorization": "Bearer nonsense"}, {"Authorization": "Basic x"}):
        answer = desk.http.post("/api/portals/rooms", json=room_request(), headers=headers)
        assert answer.status_code == httpx.codes.UNAUTHORIZED
        assert answer.json()["error"]["code"] == "auth/required"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"title": "two\nlines"}, "title"),
        ({"client": {"name": "x" * 301}}, "client.name"),
        ({"person": {"name": "Mira", "email": "mira@example"}}, "person.email"),
        ({"person": {"name": "Mira", "email": "mira@example.com\r\nBcc: x@example.com"}}, "person.email"),
        ({"currency": "inr"}, "currency"),
        ({"idempotencyKey": "short"}, "idempotencyKey"),
        ({"extra": 1}, "extra"),
        ({"title": 7}, "title"),
    ],
)
def test_what_cannot_be_used_is_named(desk: Desk, changes: dict[str, object], field: str) -> None:
    answer = desk.post("/rooms", room_request(**changes))
    assert answer.status_code == httpx.codes.BAD_REQUEST
    error = answer.json()["error"]
    assert error["code"] == "request/invalid"
    assert list(error["fields"]) == [field]


def test_a_body_that_is_too_long_is_not_read(desk: Desk) -> None:
    answer = desk.post("/rooms", room_request(title="x" * 70_000))
    assert answer.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE
    assert answer.json()["error"]["code"] == "request/too-large"


def test_a_closed_room_shuts_the_client_out_and_an_opened_one_lets_them_in(
    desk: Desk, client: Browser
) -> None:
    room = desk.open_room()
    assert client.say(room.room_key, "Hello")
    assert desk.post(f"/rooms/{room.project_id}/close").json() == {"open": False}
    assert not client.say(room.room_key, "Still there?")
    assert not client.firestore.is_allowed(Get(path=paths.room(room.room_key)), None)
    assert desk.post(f"/rooms/{room.project_id}/open").json() == {"open": True}
    assert client.say(room.room_key, "Back")


def test_somebody_elses_room_does_not_exist(desk: Desk) -> None:
    answer = desk.post(f"/rooms/{secrets.token_hex(10)}/close")
    assert answer.status_code == httpx.codes.NOT_FOUND
    assert answer.json()["error"]["code"] == "room/not-found"


def test_an_unknown_address_and_a_wrong_method_are_told_apart(desk: Desk) -> None:
    assert desk.post("/nothing").status_code == httpx.codes.NOT_FOUND
    assert desk.put("/rooms", {}).status_code == httpx.codes.METHOD_NOT_ALLOWED
