"""The outbox: what was promised is sent, once, whatever happens to the provider or to us."""

import secrets
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import httpx
import pytest

from latchkey.container import Container
from latchkey.domain.links import MailProgress, Person
from latchkey.services import paths
from latchkey.services.delivery import deliver, deliver_due
from latchkey.services.effects import EFFECTS
from latchkey.services.outbox import Row, RowState, Template, enqueue
from local.suite import Suite
from tests.desks import Desk, eventually, mails_to
from tests.faults.clocks import later
from tests.faults.kills import KilledError, doomed


@pytest.fixture
def outage(suite: Suite) -> Iterator[None]:
    """Take the mail provider down for the test."""
    httpx.post(f"{suite.mail_url}/api/outage", json={"down": True, "status": 503})
    yield
    httpx.post(f"{suite.mail_url}/api/outage", json={"down": False})


def promised(outside: Container, email: str) -> str:
    """Promise a sign-in mail for tomorrow, so that the trigger leaves it to the tests' own runs."""
    now = outside.clock.now()
    row = enqueue(outside, Template.SIGN_IN, {"email": email}, now=now, not_before=now + timedelta(days=1))
    outside.store.commit([row])
    return paths.last_of(row.path)


@pytest.fixture
def address() -> str:
    return f"asha-{secrets.token_hex(6)}@example.com"


def row_of(outside: Container, row_id: str) -> Row:
    row = outside.store.get(paths.outbox(row_id), Row)
    assert row
    return row.value


def test_with_the_provider_down_for_an_hour_requests_stay_quick_and_mails_come_later_once(
    desk: Desk, outage: None
) -> None:
    del outage
    room = desk.open_room()
    started = time.monotonic()
    other = desk.open_room()
    assert time.monotonic() - started < 5

    def is_put_off(project_id: str) -> bool:
        rows = desk.outside.store.find("outbox", Row, where=[("params.projectId", "==", project_id)])
        return [(row.value.state, row.value.attempts) for row in rows] == [(RowState.WAITING, 1)]

    eventually(lambda: is_put_off(room.project_id) and is_put_off(other.project_id))
    assert mails_to(desk.suite, room.email) == []
    httpx.post(f"{desk.suite.mail_url}/api/outage", json={"down": False})
    for _ in range(3):
        deliver_due(later(desk.suite, timedelta(hours=1)), EFFECTS)
    assert len(mails_to(desk.suite, room.email)) == len(mails_to(desk.suite, other.email)) == 1
    person = desk.outside.store.get(paths.person(desk.uid, room.project_id, room.person_id), Person)
    assert person
    assert person.value.mail
    assert person.value.mail.state is MailProgress.SENT


def test_a_row_that_two_runs_find_at_once_is_sent_once(
    suite: Suite, outside: Container, address: str
) -> None:
    row_id, due = promised(outside, address), later(suite, timedelta(days=2))
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: deliver(due, row_id, EFFECTS), range(8)))
    assert [result.state for result in results if result] == [RowState.SENT]
    assert deliver(due, row_id, EFFECTS) is None
    assert len(mails_to(suite, address)) == 1


def test_a_run_that_died_before_sending_is_taken_over_when_its_lease_ends(
    suite: Suite, outside: Container, address: str
) -> None:
    row_id, due = promised(outside, address), later(suite, timedelta(days=2))
    dying, _ = doomed(suite, after=1)
    dying.__dict__["clock"] = due.clock
    with pytest.raises(KilledError):
        deliver(dying, row_id, EFFECTS)
    assert row_of(outside, row_id).state is RowState.SENDING
    assert deliver(due, row_id, EFFECTS) is None
    assert mails_to(suite, address) == []
    deliver(later(suite, timedelta(days=2, hours=1)), row_id, EFFECTS)
    assert len(mails_to(suite, address)) == 1


def test_a_link_revoked_before_the_mail_went_out_is_not_mailed(desk: Desk, outage: None) -> None:
    del outage
    room = desk.open_room()
    desk.post("/links/revoke", {"projectId": room.project_id, "personId": room.person_id})
    where = [("params.projectId", "==", room.project_id), ("template", "==", "room-link")]
    eventually(
        lambda: all(
            row.value.state in (RowState.WAITING, RowState.DROPPED) and row.value.attempts == 1
            for row in desk.outside.store.find("outbox", Row, where=where)
        )
    )
    httpx.post(f"{desk.suite.mail_url}/api/outage", json={"down": False})

    def is_dropped() -> bool:
        deliver_due(later(desk.suite, timedelta(hours=1)), EFFECTS)
        rows = desk.outside.store.find("outbox", Row, where=where)
        return [row.value.state for row in rows] == [RowState.DROPPED]

    eventually(is_dropped)
    assert mails_to(desk.suite, room.email) == []


def test_markup_in_names_is_inert_in_the_mail(desk: Desk) -> None:
    email = f"mira-{secrets.token_hex(6)}@example.com"
    desk.open_room(
        client={"name": "=1+1"},
        person={"name": "<img src=x onerror=alert(1)>", "email": email},
        title="<b>Bold</b> & 'quoted'",
    )
    (mail,) = eventually(lambda: mails_to(desk.suite, email))
    assert "<img" not in mail["html"]
    assert "&lt;img src=x onerror=alert(1)&gt;" in mail["html"]
    assert "<b>" not in mail["html"]
    assert "<img src=x onerror=alert(1)>" in mail["text"]
    assert mail["subject"].startswith("<b>Bold</b> & 'quoted'")
