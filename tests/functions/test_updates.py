"""Project updates: in the room's timeline at once, and once in the mail of everybody who holds a link."""

import secrets

import httpx
import pytest

from latchkey.domain.room_work.updates import ProjectUpdate
from latchkey.services import paths
from tests.desks import Browser, Desk, Room, eventually, mails_to
from tests.rules.firestore_rest import Query

TEXT = "The logo is drawn.\n\nNext week: <b>signage</b> & menus."


def post(desk: Desk, room: Room, **changes: object) -> httpx.Response:
    asked = {"idempotencyKey": secrets.token_hex(12), "text": TEXT, "isMailed": True, **changes}
    return desk.post(f"/rooms/{room.project_id}/updates", asked)


def update_mails(desk: Desk, room: Room) -> list[dict[str, str]]:
    return [mail for mail in mails_to(desk.suite, room.email) if "an update from" in mail["subject"]]


def test_an_update_is_in_the_room_and_in_the_mail(desk: Desk, client: Browser) -> None:
    room = desk.open_room()
    answer = post(desk, room)
    assert answer.status_code == httpx.codes.CREATED, answer.text
    stored = desk.outside.store.get(paths.update(room.room_key, answer.json()["updateId"]), ProjectUpdate)
    assert stored
    assert (stored.value.text, stored.value.is_mailed) == (TEXT, True)
    listed = Query(parent=paths.room(room.room_key), collection="updates", limit=300)
    assert client.firestore.is_allowed(listed, None)
    (mail,) = eventually(lambda: update_mails(desk, room))
    assert room.url in mail["html"]
    assert room.room_key not in mail["html"] + mail["text"]
    assert "<b>" not in mail["html"].replace("&lt;b&gt;", "")
    assert "<b>signage</b> & menus." in mail["text"]


def test_a_repeated_update_is_one_update_and_one_mail(desk: Desk) -> None:
    room, key = desk.open_room(), secrets.token_hex(12)
    first, second = (post(desk, room, idempotencyKey=key) for _ in range(2))
    assert first.json() == second.json()
    assert desk.outside.store.count(paths.updates(room.room_key)) == 1
    post(desk, room, text="The last word")
    eventually(lambda: [mail for mail in update_mails(desk, room) if "The last word" in mail["text"]])
    assert len([mail for mail in update_mails(desk, room) if "The logo is drawn" in mail["text"]]) == 1


def test_an_update_without_mail_is_only_in_the_room(desk: Desk) -> None:
    room = desk.open_room()
    post(desk, room, isMailed=False, text="Quietly")
    post(desk, room, text="Aloud")
    eventually(lambda: update_mails(desk, room))
    assert not any("Quietly" in mail["text"] for mail in update_mails(desk, room))
    assert desk.outside.store.count(paths.updates(room.room_key)) == 2


def test_whoever_lost_their_link_is_not_mailed_and_a_closed_room_takes_nothing(desk: Desk) -> None:
    room = desk.open_room()
    desk.post("/links/revoke", {"projectId": room.project_id, "personId": room.person_id})
    answer = post(desk, room)
    assert (answer.status_code, answer.json()["error"]["code"]) == (httpx.codes.CONFLICT, "room/closed")
    assert update_mails(desk, room) == []


@pytest.mark.parametrize(
    "text", ["", " \u200b\n", "x" * 4_001, "turned \u202e around", "a \x07 bell", 7, None]
)
def test_what_nobody_could_read_is_refused(desk: Desk, text: object) -> None:
    answer = post(desk, desk.open_room(), text=text)
    assert answer.status_code == httpx.codes.BAD_REQUEST
    assert "text" in answer.json()["error"]["fields"]


def test_nobody_writes_updates_into_anothers_room(desk: Desk, another_desk: Desk) -> None:
    answer = post(another_desk, desk.open_room())
    assert answer.status_code == httpx.codes.NOT_FOUND
