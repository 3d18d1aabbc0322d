"""Messages: the desk's badge follows what was said and seen."""

from latchkey.domain.projects import Project
from latchkey.domain.rooms import Room as StoredRoom
from latchkey.services import paths
from latchkey.services.summaries import recount_room
from tests.desks import Browser, Desk, Room, eventually
from tests.rules.firestore_rest import SERVER_TIME, Commit, Update


def project_of(desk: Desk, room: Room) -> Project:
    project = desk.outside.store.get(paths.project(desk.uid, room.project_id), Project)
    assert project
    return project.value


def test_the_badge_counts_what_the_client_wrote_since_the_owner_looked(
    desk: Desk, client: Browser, owner: Browser
) -> None:
    room = desk.open_room()
    assert client.say(room.room_key, "First")
    assert client.say(room.room_key, "Second\nline  " + "x" * 200)

    def newest() -> str:
        summary = project_of(desk, room).summary
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
    assert eventually(lambda: (m := project_of(desk, room).summary.last_message) and m.text == "Thank you")
    assert project_of(desk, room).summary.unread == 0
    assert client.say(room.room_key, "Third")
    assert eventually(lambda: project_of(desk, room).summary.unread == 1)


def test_recounting_twice_changes_nothing(desk: Desk, client: Browser) -> None:
    room = desk.open_room()
    client.say(room.room_key, "Hello")

    def is_counted() -> bool:
        stored = desk.outside.store.get(paths.room(room.room_key), StoredRoom)
        return stored is not None and stored.value.counters.messages == 1

    eventually(is_counted)
    before = project_of(desk, room)
    recount_room(desk.outside, room.room_key)
    recount_room(desk.outside, room.room_key)
    assert project_of(desk, room) == before
