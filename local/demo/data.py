"""Fill a fresh suite with the demo: three freelancers, their rooms and books, a message just arrived."""

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
from latchkey.services.cards.connect import refresh, start_connecting
from latchkey.services.desk.notings import NOTINGS
from latchkey.services.payout import save_payout
from latchkey.services.profile import NewProfile, save_invoicing, save_profile, save_tax_profile
from latchkey.services.rooms import freelancer_of
from latchkey.services.store import Create
from local.accounts import make_freelancer
from local.backend import connect
from local.demo.desks import ASHA_EMAIL, DeskPlan, desks
from local.demo.history import History
from local.demo.pictures import png, smooth, studio_mark
from local.demo.rooms import RoomHistory
from local.demo.stories.asha import JUST_NOW
from local.suite import Suite

MARK_SIZE = 96
STRIPE_OWNER = ASHA_EMAIL
"""Whom the deployment's own Stripe key serves; somebody else connects an account of hers."""
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
class DemoDesk:
    """A freelancer of the demo and their rooms."""

    email: str
    about: str
    uid: str
    rooms: tuple[DemoRoom, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """Who and what the demo consists of."""

    desks: tuple[DemoDesk, ...]

    @property
    def first(self) -> DemoDesk:
        """Return the desk at which most happens."""
        return self.desks[0]

    @property
    def room_url(self) -> str:
        """Return the link to the room in which most happens."""
        return self.first.rooms[0].url


def seed(suite: Suite) -> Demo:
    """Write the demo data and return what to show of it."""
    ports = connect(suite, stripe_owner=STRIPE_OWNER)
    now = datetime.now(UTC)
    plans = desks(now.date())
    histories = [_move_in(suite, ports, plan, now) for plan in plans]
    told = [plan.tell(history) for plan, history in zip(plans, histories, strict=True)]
    # Each event of the past would start a Python process for its trigger; the history did the triggers' work.
    _switch_triggers(suite, "disable")
    for history, rooms in zip(histories, told, strict=True):
        history.tell()
        for room in rooms:
            room.recount()
        _note_everything(history)
    _switch_triggers(suite, "enable")
    _begin_today(suite, told[0][0])
    return Demo(
        desks=tuple(
            DemoDesk(email=plan.email, about=plan.about, uid=history.owner, rooms=_shown(rooms))
            for plan, history, rooms in zip(plans, histories, told, strict=True)
        )
    )


def _shown(rooms: tuple[RoomHistory, ...]) -> tuple[DemoRoom, ...]:
    return tuple(
        DemoRoom(
            title=room.new.title,
            url=room.opened.url,
            project_id=room.opened.project_id,
            room_key=room.opened.room_key,
        )
        for room in rooms
    )


def _move_in(suite: Suite, ports: Container, plan: DeskPlan, now: datetime) -> History:
    """Make the account and the profile, as a first magic link and the settings pages would."""
    uid = make_freelancer(suite, plan.email).uid
    ports.store.commit([Create(path=paths.freelancer(uid), value=first_profile(email=plan.email, now=now))])
    mark = base64.b64encode(png(MARK_SIZE, MARK_SIZE, smooth(studio_mark, MARK_SIZE))).decode()
    profile = NewProfile(
        name=plan.name,
        business_name=plan.business,
        accent=plan.accent,
        logo=f"data:image/png;base64,{mark}" if plan.has_mark else None,
        time_zone=plan.time_zone,
        currency=plan.currency,
    )
    save_profile(ports, owner=uid, new=profile, now=now)
    save_tax_profile(ports, owner=uid, new=plan.tax, now=now)
    save_payout(ports, owner=uid, new=plan.payout, now=now)
    save_invoicing(ports, owner=uid, new=plan.invoicing, now=now)
    if plan.has_own_cards:
        _connect_cards(suite, ports, uid, now)
    return History(suite=suite, ports=ports, owner=uid, time_zone=ZoneInfo(plan.time_zone), now=now)


def _connect_cards(suite: Suite, ports: Container, owner: str, now: datetime) -> None:
    """Open an account at the card provider and fill in what it asks, as its own pages would have it."""
    start_connecting(ports, owner=owner, signed_in_at=now)
    stripe = freelancer_of(ports, owner).value.stripe
    if stripe is None:
        raise LookupError("The account was not remembered.")
    url = f"{suite.stripe_url}/api/accounts/{stripe.account_id}/finish"
    httpx.post(url, timeout=PATIENCE_SECONDS).raise_for_status()
    refresh(ports, owner=owner)


def _note_everything(history: History) -> None:
    """Do what the trigger for the freelancer's own tree would have done, once for each thing it is about."""
    for collection, notings in NOTINGS.items():
        found = history.ports.store.find(f"{paths.freelancer(history.owner)}/{collection}", dict)
        for noting in notings:
            named = (each.id if noting.of is None else each.value[noting.of] for each in found)
            for name in dict.fromkeys(named):
                noting.note(history.ports, history.owner, name)


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
        "name": {"stringValue": room.new.person.name},
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
