"""Messages: the desk's badge follows what was said and seen."""

from latchkey.domain.rooms import Room as StoredRoom
from latchkey.services import paths
from latchkey.services.summaries import recount_room
from tests.desks import Browser, Desk, Room, eventually
from tests.rules.firestore_rest import SERVER_TIME, Commit, Update


def last_text(desk: Desk, room: Room) -> str | None:
    last = desk.project(room.project_id).summary.last_message
    return last.text if last else None


def test_the_badge_counts_what_the_client_wrote_since_the_owner_looked(
    desk: Desk, client: Browser, owner: Browser
) -> None:
    room = desk.open_room()
    assert client.say(room.room_key, "First")
    assert client.say(room.room_key, "Second\nline  " + "x" * 200)

    def newest() -> str:
        summary = desk.project(room.project_id).summary
        return summary.last_message.text if summary.unread == 2 and summary.last_message else ""

    text = eventually(lambda: text if (text := newest()).startswith("Second") else None)
    assert text.startswith("Second line xxx")
    assert len(text) == 140

    project_path = paths.project(desk.uid, room.project_id)
    seen = Commit(
        writes=[
            Update(path=paths.room(room.room_key), data={"ownerSeenAt": SERVER_TIME}),
            Update(path=project_path, data={"summary.unread": 0}),
        ]
    )
    assert owner.firestore.is_allowed(seen, owner.token)
    assert owner.say(room.room_key, "Thank you")
    assert eventually(lambda: last_text(desk, room) == "Thank you")
    assert desk.project(room.project_id).summary.unread == 0
    assert client.say(room.room_key, "Third")
    assert eventually(lambda: desk.project(room.project_id).summary.unread == 1)


def test_recounting_twice_changes_nothing(desk: Desk, client: Browser) -> None:
    room = desk.open_room()
    client.say(room.room_key, "Hello")

    def is_counted() -> bool:
        stored = desk.outside.store.get(paths.room(room.room_key), StoredRoom)
        return stored is not None and stored.value.counters.messages == 1

    eventually(is_counted)
    before = desk.project(room.project_id)
    recount_room(desk.outside, room.room_key)
    recount_room(desk.outside, room.room_key)
    assert desk.project(room.project_id) == before
