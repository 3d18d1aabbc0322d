"""The demo shows a desk at work: open rooms and a closed one, every kind of invoice, mails that arrived."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from latchkey.domain.billing.invoices import Invoice, Status, status_of
from latchkey.domain.billing.tax import Treatment
from latchkey.domain.desk.directory import DirectoryKind
from latchkey.domain.desk.leads import Lead, Stage
from latchkey.domain.projects import Project
from latchkey.domain.rooms import Room
from latchkey.services import paths
from local.backend import EMULATOR_HOSTS, connect
from local.clock import call_schedule
from local.demo.data import STRIPE_OWNER, Demo, seed
from local.suite import Suite, running
from tests.desks import eventually

Furnished = tuple[Suite, Demo]


@pytest.fixture(scope="module")
def furnished() -> Iterator[Furnished]:
    """Start a suite of our own: seeding switches triggers, which would disturb others."""
    with running(stripe_owner=STRIPE_OWNER) as suite, pytest.MonkeyPatch.context() as environment:
        for name in EMULATOR_HOSTS:  # so that what seeding sets is gone again for the tests that follow
            environment.setenv(name, "")
        yield suite, seed(suite)


@pytest.mark.timeout(300)
def test_the_printed_room_link_opens_the_first_room(furnished: Furnished) -> None:
    suite, demo = furnished
    page, link = demo.room_url.split("#")
    documents = f"http://{suite.firestore_host}/v1/projects/{suite.project_id}/databases/(default)/documents"

    found = httpx.get(f"{documents}/links/{link}").raise_for_status().json()["fields"]
    room = httpx.get(f"{documents}/rooms/{found['roomKey']['stringValue']}").raise_for_status().json()

    assert httpx.get(page).status_code == httpx.codes.OK
    assert room["fields"]["title"]["stringValue"] == demo.first.rooms[0].title


def test_the_clock_reaches_what_seeding_switched_off_and_on(furnished: Furnished) -> None:
    """Digests really go out while one looks at the demo."""
    suite, _ = furnished
    assert call_schedule(suite, "deliver_often")


def test_the_rooms_are_in_different_states(furnished: Furnished) -> None:
    suite, demo = furnished
    store = connect(suite).store

    rooms = [store.get(paths.room(room.room_key), Room) for room in demo.first.rooms[:3]]

    assert [(room.value.open, room.value.counters.messages > 0) for room in rooms if room] == [
        (True, True),
        (True, False),
        (False, True),
    ]


def test_there_is_an_invoice_of_every_kind(furnished: Furnished) -> None:
    suite, demo = furnished
    invoices = connect(suite).store.find(paths.invoices(demo.first.uid), Invoice)

    statuses = {status_of(invoice.value, datetime.now(UTC)) for invoice in invoices}

    assert statuses == {Status.DRAFT, Status.SENT, Status.CLAIMED, Status.OVERDUE, Status.PAID}


def test_each_desk_is_registered_in_another_way(furnished: Furnished) -> None:
    suite, demo = furnished
    store = connect(suite).store

    charged = {
        each.email: {invoice.value.tax.treatment for invoice in store.find(paths.invoices(each.uid), Invoice)}
        for each in demo.desks
    }

    assert charged == {
        "asha@ashamehta.example": {Treatment.INTRA_STATE, Treatment.INTER_STATE, Treatment.EXPORT_LUT},
        "ravi@kulkarni.example": {Treatment.UNREGISTERED},
        "eleanor@whitfield.example": {Treatment.NAMED, Treatment.EXEMPT},
    }


def test_the_owner_can_ask_for_a_sign_in_mail(furnished: Furnished) -> None:
    suite, demo = furnished
    email = {"email": demo.first.email}

    httpx.post(f"{suite.hosting_url}/api/portal/sign-in", json=email, timeout=60).raise_for_status()

    def has_arrived() -> bool:
        awaited = {"to": demo.first.email}
        mails: list[dict[str, Any]] = httpx.get(f"{suite.mail_url}/api/messages", params=awaited).json()
        return any("/sign-in#" in mail["text"] for mail in mails)

    assert eventually(has_arrived)


def test_every_list_of_the_desk_has_something_to_say(furnished: Furnished) -> None:
    suite, demo = furnished
    store, uid = connect(suite).store, demo.first.uid

    stages = {lead.value.stage for lead in store.find(paths.leads(uid), Lead)}
    shards = store.find(f"freelancers/{uid}/desk/directory/shards", dict)
    lines = {
        kind: sum(len(each.value["lines"]) for each in shards if each.value["kind"] == kind)
        for kind in DirectoryKind
    }
    documents = {
        DirectoryKind.CLIENTS: store.count(paths.clients(uid)),
        DirectoryKind.ROOMS: store.count(paths.projects(uid)),
        DirectoryKind.LEADS: store.count(paths.leads(uid)),
        DirectoryKind.INVOICES: store.count(paths.invoices(uid)),
        DirectoryKind.MONEY: store.count(paths.payments(uid)),
    }
    timed = [each.value for each in store.find(paths.projects(uid), Project) if each.value.time.seconds]

    assert stages == set(Stage)
    assert lines == documents
    assert len(timed) > 5
    assert store.count(paths.interactions(uid)) > 10
    assert store.count(paths.follow_ups(uid)) > 5
