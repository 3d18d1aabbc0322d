"""Fill a fresh suite with the demo: one freelancer, three rooms, and a message that has just arrived."""

import base64
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import httpx

from latchkey.container import Container
from latchkey.domain.freelancers import first_profile
from latchkey.domain.rooms import Side
from latchkey.services import paths
from latchkey.services.profile import NewProfile, save_profile
from latchkey.services.store import Create
from local.accounts import make_freelancer
from local.backend import connect
from local.demo_history import History, RoomHistory
from local.demo_pictures import png, smooth, studio_mark
from local.demo_story import JUST_NOW, OWNER_NAME, tell_everything
from local.suite import BUSINESS, Suite

SIGN_IN_EMAIL = "asha@ashamehta.example"
TIME_ZONE = "Asia/Kolkata"
MARK_SIZE = 96
PATIENCE_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoRoom:
    """A room of the demo and the way in."""

    title: str
    url: str
    project_id: str
    room_key: str

    def to_json(self) -> dict[str, str]:
        """Return the room as `.local/demo.json` lists it."""
        return {"title": self.title, "room": self.url, "projectId": self.project_id, "roomKey": self.room_key}


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """Who and what the demo consists of."""

    sign_in_email: str
    uid: str
    rooms: tuple[DemoRoom, ...]

    @property
    def room_url(self) -> str:
        """Return the link to the room in which most happens."""
        return self.rooms[0].url


def seed(suite: Suite) -> Demo:
    """Write the demo data and return what to show of it."""
    ports = connect(suite)
    now = datetime.now(UTC)
    history = History(
        suite=suite,
        ports=ports,
        owner=_move_in(suite, ports, now),
        time_zone=ZoneInfo(TIME_ZONE),
        now=now,
    )
    rooms = tell_everything(history)
    # Each event of the past would start a Python process for its trigger; the history did the triggers' work.
    _switch_triggers(suite, "disable")
    history.tell()
    for room in rooms:
        room.recount()
    _switch_triggers(suite, "enable")
    _begin_today(suite, rooms[0])
    return Demo(
        sign_in_email=SIGN_IN_EMAIL,
        uid=history.owner,
        rooms=tuple(
            DemoRoom(
                title=room.new.title,
                url=room.opened.url,
                project_id=room.opened.project_id,
                room_key=room.opened.room_key,
            )
            for room in rooms
        ),
    )


def _move_in(suite: Suite, ports: Container, now: datetime) -> str:
    """Make the account and the profile, as a first magic link and the settings page would."""
    uid = make_freelancer(suite, SIGN_IN_EMAIL).uid
    ports.store.commit(
        [Create(path=paths.freelancer(uid), value=first_profile(email=SIGN_IN_EMAIL, now=now))]
    )
    mark = base64.b64encode(png(MARK_SIZE, MARK_SIZE, smooth(studio_mark, MARK_SIZE))).decode()
    profile = NewProfile(
        name=OWNER_NAME,
        business_name=BUSINESS,
        accent="#ffb454",
        logo=f"data:image/png;base64,{mark}",
        time_zone=TIME_ZONE,
        currency="INR",
    )
    save_profile(ports, owner=uid, new=profile, now=now)
    return uid


def _switch_triggers(suite: Suite, word: str) -> None:
    url = f"http://{suite.hub_host}/functions/{word}BackgroundTriggers"
    httpx.put(url, timeout=PATIENCE_SECONDS).raise_for_status()


def _begin_today(suite: Suite, room: RoomHistory) -> None:
    """Let the client write by the front door, and wake the functions up, so that the first click is quick."""
    unknown = {"email": "nobody@latchkey.example"}  # promises a mail, which is then not sent
    calls = (
        lambda: _write_as_client(suite, room),
        lambda: httpx.post(f"{suite.hosting_url}/api/portal/recover", json=unknown, timeout=PATIENCE_SECONDS),
        lambda: httpx.get(f"{suite.hosting_url}/api/portals/rooms", timeout=PATIENCE_SECONDS),
    )
    with ThreadPoolExecutor(len(calls)) as pool:
        written, recovered, _ = pool.map(lambda call: call(), calls)
    written.raise_for_status()
    recovered.raise_for_status()


def _write_as_client(suite: Suite, room: RoomHistory) -> httpx.Response:
    """Send a message as the client's browser does: without an account, held to the rules."""
    documents = f"projects/{suite.project_id}/databases/(default)/documents"
    message_id = connect(suite).tokens.id()
    message = {
        "from": {"stringValue": Side.CLIENT.value},
        "name": {"stringValue": room.new.person_name},
        "text": {"stringValue": JUST_NOW},
        "attachments": {"arrayValue": {}},
    }
    write = {
        "update": {
            "name": f"{documents}/{paths.messages(room.opened.room_key)}/{message_id}",
            "fields": message,
        },
        "currentDocument": {"exists": False},
        "updateTransforms": [{"fieldPath": "at", "setToServerValue": "REQUEST_TIME"}],
    }
    url = f"http://{suite.firestore_host}/v1/{documents}:commit"
    return httpx.post(url, json={"writes": [write]}, timeout=PATIENCE_SECONDS)
