"""A move to a new key, killed at every step: it finishes when run again, and the old key never opens."""

import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from datetime import timedelta
from typing import Any

import pytest

from latchkey.domain.errors.rooms import RoomMovingError
from latchkey.domain.links import Link, Person
from latchkey.domain.rooms import Message
from latchkey.domain.rooms import Room as StoredRoom
from latchkey.services import paths
from latchkey.services.links import RenewedLink, renew_link, revoke_link
from latchkey.services.often import deliver_often
from latchkey.services.opening import NewPerson, OpenedRoom
from latchkey.services.ports import Ports
from latchkey.services.room_work.updates import post_update
from latchkey.services.rooms import NewRoom, open_room
from latchkey.services.store import Create, Replace, Store, Update, Write
from tests.desks import Browser, Desk
from tests.faults.clocks import later
from tests.faults.kills import KilledError, doomed
from tests.rules.firestore_rest import Get
from tests.rules.storage_rest import Upload

# What a move of the room below changes outside, one commit or object at a time: the beginning and the end
# step by step, and every third of the collections, which are copied and deleted one like the other.
LAST_STEP = 33
STEPS = (*range(1, 8), *range(8, 26, 3), *range(26, LAST_STEP + 1))
WORK = ("tasks", "deliverables", "versions", "decisions", "consents", "comments", "updates")


def furnished_room(desk: Desk, client: Browser) -> OpenedRoom:
    """Open a room with something of everything in it."""
    new = NewRoom(
        client_name="Mira Textiles",
        person=NewPerson(name="Mira Shah", email=f"mira-{secrets.token_hex(6)}@example.com", role=None),
        title="Autumn catalogue",
        currency=None,
    )
    ports = desk.outside
    room = open_room(ports, owner=desk.uid, new=new, key=secrets.token_hex(12), now=ports.clock.now())
    for text in ("First", "Second"):
        assert client.say(room.room_key, text)
    path = paths.room_file(room.room_key, ports.tokens.id())
    record = {"name": "a.txt", "size": 5, "contentType": "text/plain", "path": path, "from": "client"}
    record |= {"at": ports.clock.now(), "state": "ready"}
    milestone = {"position": 1, "title": "Draft", "status": "planned", "progress": 0}
    ports.store.commit(
        [
            Create(path=path, value=record),
            Create(path=f"rooms/{room.room_key}/milestones/{ports.tokens.id()}", value=milestone),
            Create(
                path=paths.room_invoice(room.room_key, ports.tokens.id()), value={"number": "INV-2026-001"}
            ),
            *(Create(path=f"rooms/{room.room_key}/{name}/one", value={"kept": name}) for name in WORK),
        ]
    )
    metadata = {"contentType": "text/plain", "contentDisposition": "attachment"}
    client.storage.store(Upload(path=path, content=b"hello", metadata=metadata))
    return room


def renewed(ports: Ports, desk: Desk, room: OpenedRoom, key: str) -> RenewedLink:
    return renew_link(
        ports,
        owner=desk.uid,
        project_id=room.project_id,
        person_id=room.person_id,
        key=key,
        now=ports.clock.now(),
    )


def assert_moved(desk: Desk, client: Browser, room: OpenedRoom) -> None:
    store, project = desk.outside.store, desk.project(room.project_id)
    new_key = project.room_key
    assert new_key != room.room_key
    assert project.move is None
    assert project.open
    assert {m.value.text for m in store.find(paths.messages(new_key), Message)} == {"First", "Second"}
    for name in ("files", "milestones", "invoices", *WORK):
        assert store.count(f"rooms/{new_key}/{name}") == 1
        assert store.count(f"rooms/{room.room_key}/{name}") == 0
    assert store.count(f"rooms/{room.room_key}/messages") == 0
    assert store.get(paths.room(room.room_key), dict) is None
    (copied,) = desk.outside.objects.list(f"rooms/{new_key}/")
    assert copied.size == 5
    (record,) = store.find(paths.files(new_key), dict)
    assert record.value["path"] == copied.path
    assert list(desk.outside.objects.list(f"rooms/{room.room_key}/")) == []
    person = store.get(paths.person(desk.uid, room.project_id, room.person_id), Person)
    assert person
    assert person.value.link
    link = store.get(paths.link(person.value.link), Link)
    assert link
    assert link.value.room_key == new_key
    assert client.firestore.is_allowed(Get(path=paths.room(new_key)), None)


@pytest.mark.parametrize("step", STEPS)
def test_a_move_killed_at_any_step_finishes_when_it_is_run_again(
    desk: Desk, client: Browser, step: int
) -> None:
    room, key = furnished_room(desk, client), secrets.token_hex(12)
    ports, fuse = doomed(desk.suite, after=step)
    try:
        renewed(ports, desk, room, key)
    except KilledError:
        # From the first commit on the old key is shut, and no half-filled room is open.
        assert not client.firestore.is_allowed(Get(path=paths.room(room.room_key)), None)
        assert not client.say(room.room_key, "Kept the key")
    else:
        assert fuse.burnt < step
    if step % 2:
        renewed(desk.outside, desk, room, key)
    else:
        deliver_often(later(desk.suite, timedelta(hours=1)))
        deliver_often(later(desk.suite, timedelta(hours=1)))
    assert_moved(desk, client, room)


def test_the_steps_above_are_all_there_are(desk: Desk, client: Browser) -> None:
    room = furnished_room(desk, client)
    ports, fuse = doomed(desk.suite, after=10_000)
    renewed(ports, desk, room, secrets.token_hex(12))
    assert fuse.burnt < LAST_STEP


def test_nothing_opens_when_the_new_link_is_revoked_during_the_move(desk: Desk, client: Browser) -> None:
    room, key = furnished_room(desk, client), secrets.token_hex(12)
    ports, _ = doomed(desk.suite, after=2)
    with pytest.raises(KilledError):
        renewed(ports, desk, room, key)
    revoke_link(
        desk.outside,
        owner=desk.uid,
        project_id=room.project_id,
        person_id=room.person_id,
        now=desk.outside.clock.now(),
    )
    deliver_often(later(desk.suite, timedelta(hours=1)))
    project = desk.project(room.project_id)
    assert project.move is None
    assert not project.open
    assert not client.firestore.is_allowed(Get(path=paths.room(project.room_key)), None)


def test_an_incomplete_copy_is_not_opened(desk: Desk, client: Browser) -> None:
    """A message that lies only under the new key means that somebody else wrote there: nothing is deleted."""
    room, key = furnished_room(desk, client), secrets.token_hex(12)
    ports, _ = doomed(desk.suite, after=1)
    with pytest.raises(KilledError):
        renewed(ports, desk, room, key)
    move = desk.project(room.project_id).move
    assert move
    stray = f"{paths.messages(move.to)}/{desk.outside.tokens.id()}"
    desk.outside.store.commit([Replace(path=stray, value={"text": "stray"})])
    renewed(desk.outside, desk, room, key)
    new = desk.outside.store.get(paths.room(move.to), StoredRoom)
    assert new
    assert not new.value.open
    assert desk.outside.store.count(paths.messages(room.room_key)) == 2


def test_two_runs_of_one_move_side_by_side_end_in_one_room(desk: Desk, client: Browser) -> None:
    room, key = furnished_room(desk, client), secrets.token_hex(12)
    ports, _ = doomed(desk.suite, after=1)
    with pytest.raises(KilledError):
        renewed(ports, desk, room, key)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: renewed(desk.outside, desk, room, key), range(4)))
    assert len({(answer.link, answer.room_key) for answer in answers}) == 1
    deliver_often(later(desk.suite, timedelta(hours=1)))
    assert_moved(desk, client, room)


def test_a_room_larger_than_a_page_moves_whole(desk: Desk, client: Browser) -> None:
    room = furnished_room(desk, client)
    collection = f"rooms/{room.room_key}/milestones"
    for start in range(0, 401, 100):
        desk.outside.store.commit(
            [
                Create(path=f"{collection}/{desk.outside.tokens.id()}", value={"position": start + number})
                for number in range(100)
            ]
        )
    answer = renewed(desk.outside, desk, room, secrets.token_hex(12))
    assert desk.outside.store.count(f"rooms/{answer.room_key}/milestones") == 501
    assert desk.outside.store.count(collection) == 0


def test_a_payment_that_lands_during_the_move_is_not_lost(desk: Desk, client: Browser) -> None:
    """It was copied before the payment; what opens is what the payment wrote."""
    room, key = furnished_room(desk, client), secrets.token_hex(12)
    ports, _ = doomed(desk.suite, after=5)
    with pytest.raises(KilledError):
        renewed(ports, desk, room, key)
    (shown,) = desk.outside.store.find(paths.room_invoices(room.room_key), dict)
    desk.outside.store.commit([Update(path=shown.path, fields={"paid_minor": 700})])
    answer = renewed(desk.outside, desk, room, key)
    (moved,) = desk.outside.store.find(paths.room_invoices(answer.room_key), dict)
    assert moved.value["paidMinor"] == 700


def test_an_update_waits_for_the_room_to_arrive(desk: Desk, client: Browser) -> None:
    """Written under the old key while it is copied, it would stay behind."""
    room, key = furnished_room(desk, client), secrets.token_hex(12)
    ports, _ = doomed(desk.suite, after=5)
    with pytest.raises(KilledError):
        renewed(ports, desk, room, key)
    with pytest.raises(RoomMovingError):
        posted(desk.outside, desk, room, "During the move")
    renewed(desk.outside, desk, room, key)
    posted(desk.outside, desk, room, "After the move")
    new_key = desk.project(room.project_id).room_key
    told = {each.value.get("text") for each in desk.outside.store.find(paths.updates(new_key), dict)}
    assert told == {None, "After the move"}


def test_an_update_read_before_a_move_and_written_after_starts_over(desk: Desk, client: Browser) -> None:
    room = furnished_room(desk, client)
    outside = copy(desk.outside)
    outside.__dict__["store"] = BeforeCommit(
        desk.outside.store, lambda: renewed(desk.outside, desk, room, secrets.token_hex(12))
    )
    posted(outside, desk, room, "Just in time")
    new_key = desk.project(room.project_id).room_key
    assert desk.outside.store.count(paths.updates(new_key)) == 2
    assert desk.outside.store.count(paths.updates(room.room_key)) == 0


class BeforeCommit:
    """A store before whose first commit something else happens."""

    def __init__(self, inner: Store, meanwhile: Callable[[], object]) -> None:
        self._inner = inner
        self._meanwhile: Callable[[], object] | None = meanwhile

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- whatever the store has
        return getattr(self._inner, name)

    def commit(self, writes: Sequence[Write]) -> None:
        """Let it happen, then write."""
        meanwhile, self._meanwhile = self._meanwhile, None
        if meanwhile:
            meanwhile()
        self._inner.commit(writes)


def posted(ports: Ports, desk: Desk, room: OpenedRoom, text: str) -> str:
    return post_update(
        ports,
        owner=desk.uid,
        project_id=room.project_id,
        text=text,
        is_mailed=False,
        key=secrets.token_hex(12),
        now=ports.clock.now(),
    )
