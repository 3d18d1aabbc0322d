"""Links: revoked at once, renewed under a new key, and the room that moves with them."""

import secrets
from dataclasses import replace

import httpx

from latchkey.domain.files import FileState, RoomFile
from latchkey.domain.links import Link, Person
from latchkey.domain.projects import Project
from latchkey.domain.rooms import Message
from latchkey.domain.rooms import Room as StoredRoom
from latchkey.services import paths
from latchkey.services.store import Create
from tests.desks import Browser, Desk, Room, eventually, mails_to
from tests.rules.firestore_rest import Get, Query, Request
from tests.rules.storage_rest import Fetch

PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)


def revoke(desk: Desk, room: Room) -> httpx.Response:
    return desk.post("/links/revoke", {"projectId": room.project_id, "personId": room.person_id})


def renew(desk: Desk, room: Room, *, key: str | None = None) -> httpx.Response:
    asked = {
        "projectId": room.project_id,
        "personId": room.person_id,
        "idempotencyKey": key or secrets.token_hex(12),
    }
    return desk.post("/links/renew", asked)


def ready_file(desk: Desk, browser: Browser, room_key: str) -> str:
    file_id = browser.upload(room_key, name="logo.png", content_type="image/png", content=PNG)

    def is_ready() -> bool:
        record = desk.outside.store.get(paths.room_file(room_key, file_id), RoomFile)
        return record is not None and record.value.state is FileState.READY

    eventually(is_ready)
    return file_id


def minted_token(desk: Desk, path: str) -> str:
    """Ask for an object's permanent download token, as anybody who may read it can."""
    url = f"http://{desk.suite.storage_host}/v0/b/{desk.suite.bucket}/o/{path.replace('/', '%2F')}"
    found = httpx.get(url, headers=desk.freelancer.headers | {"Authorization": "Bearer owner"})
    return str(found.json()["downloadTokens"]).split(",")[0]


def download(desk: Desk, path: str, token: str) -> int:
    url = f"http://{desk.suite.storage_host}/v0/b/{desk.suite.bucket}/o/{path.replace('/', '%2F')}"
    return httpx.get(url, params={"alt": "media", "token": token}).status_code


def test_a_revoked_link_opens_nothing_and_neither_does_the_key_somebody_kept(
    desk: Desk, client: Browser
) -> None:
    room = desk.open_room()
    file_id = ready_file(desk, client, room.room_key)
    path = paths.room_file(room.room_key, file_id)
    asks: list[Request] = [
        Get(path=paths.link(room.link)),
        Get(path=paths.room(room.room_key)),
        Query(parent=paths.room(room.room_key), collection="messages", limit=50),
        Query(parent=paths.room(room.room_key), collection="files"),
        Query(parent=paths.room(room.room_key), collection="invoices"),
    ]
    assert all(client.firestore.is_allowed(ask, None) for ask in asks)
    assert client.storage.is_allowed(Fetch(path=path), None)
    assert revoke(desk, room).json() == {}
    assert not any(client.firestore.is_allowed(ask, None) for ask in asks)
    assert not client.storage.is_allowed(Fetch(path=path), None)
    assert not client.say(room.room_key, "Still here")
    person = desk.outside.store.get(paths.person(desk.uid, room.project_id, room.person_id), Person)
    assert person
    assert person.value.link is None
    assert person.value.revoked_at


def test_a_download_token_minted_before_is_dead_after_the_link_is_revoked(
    desk: Desk, client: Browser
) -> None:
    room = desk.open_room()
    path = paths.room_file(room.room_key, ready_file(desk, client, room.room_key))
    token = minted_token(desk, path)
    assert download(desk, path, token) == httpx.codes.OK
    revoke(desk, room)
    eventually(lambda: download(desk, path, token) != httpx.codes.OK)


def test_a_room_without_a_live_link_does_not_open(desk: Desk) -> None:
    room = desk.open_room()
    revoke(desk, room)
    answer = desk.post(f"/rooms/{room.project_id}/open")
    assert answer.status_code == httpx.codes.CONFLICT
    assert answer.json()["error"]["code"] == "room/no-live-link"


def test_a_renewed_link_leads_to_the_same_room_under_a_new_key(
    desk: Desk, client: Browser, owner: Browser
) -> None:
    room = desk.open_room()
    assert client.say(room.room_key, "First")
    assert owner.say(room.room_key, "Second")
    file_id = ready_file(desk, client, room.room_key)
    store = desk.outside.store
    project_path = paths.project(desk.uid, room.project_id)
    eventually(lambda: (p := store.get(project_path, Project)) and p.value.summary.unread == 1)
    before = store.get(project_path, Project)
    assert before
    answer = renew(desk, room)
    assert answer.status_code == httpx.codes.OK, answer.text
    new_key, new_link = answer.json()["roomKey"], answer.json()["link"]
    assert new_key != room.room_key
    assert answer.json()["url"] == f"{desk.suite.hosting_url}/r#{new_link}"

    project = store.get(project_path, Project)
    assert project
    assert project.value.move is None
    assert project.value.room_key == new_key
    assert project.value.summary == before.value.summary
    assert {m.value.text for m in store.find(paths.messages(new_key), Message)} == {"First", "Second"}
    record = store.get(paths.room_file(new_key, file_id), RoomFile)
    assert record
    assert record.value.path == paths.room_file(new_key, file_id)
    assert client.storage.is_allowed(Fetch(path=record.value.path), None)
    assert client.firestore.is_allowed(Get(path=paths.link(new_link)), None)
    assert client.say(new_key, "Third")

    assert not client.firestore.is_allowed(Get(path=paths.link(room.link)), None)
    assert store.get(paths.room(room.room_key), dict) is None
    for name in ("messages", "files", "milestones", "invoices"):
        assert store.count(f"rooms/{room.room_key}/{name}") == 0
    assert list(desk.outside.objects.list(f"rooms/{room.room_key}/")) == []
    assert not client.say(room.room_key, "Old key")
    mails = eventually(lambda: [m for m in mails_to(desk.suite, room.email) if new_link in m["text"]])
    assert len(mails) == 1


def test_a_repeated_renewal_answers_the_same_link_and_moves_once(desk: Desk) -> None:
    room = desk.open_room()
    key = secrets.token_hex(12)
    first, second = renew(desk, room, key=key), renew(desk, room, key=key)
    assert first.json() == second.json()


def test_a_renewal_gives_access_again_after_a_revocation(desk: Desk, client: Browser) -> None:
    room = desk.open_room()
    revoke(desk, room)
    answer = renew(desk, room).json()
    assert client.firestore.is_allowed(Get(path=paths.link(answer["link"])), None)
    assert client.say(answer["roomKey"], "In again")
    assert not client.say(room.room_key, "By the old key")


def second_person(desk: Desk, room: Room) -> Room:
    """Give another person of the client a link of their own."""
    store, tokens = desk.outside.store, desk.outside.tokens
    link, person_id = tokens.link(), tokens.id()
    first_link = store.get(paths.link(room.link), Link)
    first_person = store.get(paths.person(desk.uid, room.project_id, room.person_id), Person)
    assert first_link
    assert first_person
    theirs = replace(first_link.value.person, id=person_id, name="Dev Patel")
    store.commit(
        [
            Create(path=paths.link(link), value=replace(first_link.value, person=theirs)),
            Create(
                path=paths.person(desk.uid, room.project_id, person_id),
                value=replace(first_person.value, link=link, name="Dev Patel"),
            ),
        ]
    )
    return replace(room, link=link, person_id=person_id)


def test_renewing_one_persons_link_keeps_the_others_working(desk: Desk, client: Browser) -> None:
    room = desk.open_room()
    other = second_person(desk, room)
    answer = renew(desk, room).json()
    link = desk.outside.store.get(paths.link(other.link), Link)
    assert link
    assert link.value.room_key == answer["roomKey"]
    assert client.firestore.is_allowed(Get(path=paths.link(other.link)), None)


def test_opening_again_after_one_of_two_was_revoked_leaves_the_revoked_outside(
    desk: Desk, client: Browser
) -> None:
    """They may have kept the room key, so the others go on under a new one."""
    room = desk.open_room()
    other = second_person(desk, room)
    revoke(desk, room)
    assert desk.post(f"/rooms/{room.project_id}/open").json() == {"open": True}
    link = desk.outside.store.get(paths.link(other.link), Link)
    assert link
    assert link.value.room_key != room.room_key
    assert client.say(link.value.room_key, "Still in")
    assert not client.say(room.room_key, "By the key I kept")


def test_the_link_is_mailed_again_on_request(desk: Desk) -> None:
    room = desk.open_room()
    eventually(lambda: mails_to(desk.suite, room.email))
    answer = desk.post("/links/send", {"projectId": room.project_id, "personId": room.person_id})
    assert answer.status_code == httpx.codes.ACCEPTED
    eventually(lambda: len(mails_to(desk.suite, room.email)) == 2)


def test_a_link_that_was_revoked_is_not_mailed(desk: Desk) -> None:
    room = desk.open_room()
    revoke(desk, room)
    answer = desk.post("/links/send", {"projectId": room.project_id, "personId": room.person_id})
    assert answer.json()["error"]["code"] == "room/closed"


def test_nobody_revokes_in_somebody_elses_room(desk: Desk, another_desk: Desk, client: Browser) -> None:
    room = desk.open_room()
    assert revoke(another_desk, room).json()["error"]["code"] == "room/not-found"
    assert renew(another_desk, room).json()["error"]["code"] == "room/not-found"
    stored = desk.outside.store.get(paths.room(room.room_key), StoredRoom)
    assert stored
    assert stored.value.open
    assert client.say(room.room_key, "Untouched")


def test_wrong_malformed_revoked_and_closed_get_one_answer(desk: Desk, http: httpx.Client) -> None:
    revoked, closed = desk.open_room(), desk.open_room()
    revoke(desk, revoked)
    desk.post(f"/rooms/{closed.project_id}/close")
    invoice_id = desk.outside.tokens.id()
    answers = set()
    for link in (
        desk.outside.tokens.link(),
        "x",
        "",
        "../rooms",
        revoked.link,
        closed.link,
        "é" * 24,
        "a" * 5_000,
    ):
        answer = http.post("/api/portal/invoices/viewed", json={"link": link, "invoiceId": invoice_id})
        error = answer.json()["error"]
        answers.add((answer.status_code, error["code"], error["message"], "fields" in error))
    assert len(answers) == 1
    assert answers.pop()[:2] == (httpx.codes.NOT_FOUND, "link/not-found")


def test_a_wrong_and_a_revoked_link_are_refused_alike_by_the_database(desk: Desk, http: httpx.Client) -> None:
    room = desk.open_room()
    revoke(desk, room)
    base = f"http://{desk.suite.firestore_host}/v1/projects/{desk.suite.project_id}/databases/(default)/documents"
    answers = {
        (answer.status_code, answer.json()["error"]["status"])
        for link in (room.link, desk.outside.tokens.link(), "x")
        for answer in [http.get(f"{base}/links/{link}")]
    }
    assert answers == {(httpx.codes.FORBIDDEN, "PERMISSION_DENIED")}
