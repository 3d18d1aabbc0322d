"""A conversion interrupted, raced and repeated: a lead becomes one project or none, and no work is lost."""

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

import httpx
import pytest
from google.cloud.firestore import Client as FirestoreClient

from latchkey.adapters.firestore import FirestoreStore
from latchkey.container import Container
from latchkey.domain.billing.totals import DraftContent
from latchkey.domain.clients import Client
from latchkey.domain.desk.interactions import Interaction, InteractionKind
from latchkey.domain.desk.leads import Stage
from latchkey.domain.desk.templates import TEMPLATES, TemplateKey
from latchkey.domain.errors.desk import LeadConversionInUseError, LeadConvertedError
from latchkey.domain.rooms import Room
from latchkey.services import paths
from latchkey.services.desk.contacts import note_contact
from latchkey.services.desk.converting import ConvertedLead, WonWork, convert_lead
from latchkey.services.desk.unconverting import unconvert_lead
from latchkey.services.opening import NewPerson
from latchkey.services.ports import Ports
from latchkey.services.store import Create, Update
from tests.desks import Browser, Desk
from tests.faults.interruptions import InterruptedStore
from tests.faults.kills import KilledError, doomed
from tests.leads import NOTHING, ONE_OF_EACH, LeadsDesk, a_first_draft, conversion_request
from tests.rules.firestore_rest import Get
from tests.studio import at_once, new_key

WORK: Final = WonWork(
    client_id=None,
    client_name="Monsoon Café",
    person=NewPerson(name="Ravi Menon", email="ravi@example.com", role=None),
    title="Brand and site",
    currency="INR",
    template=None,
    like_project_id=None,
    draft=None,
    is_mailed=False,
)


@pytest.fixture
def leads(desk: Desk) -> LeadsDesk:
    """Return a freelancer's desk with nothing on it."""
    return LeadsDesk(desk=desk)


def interrupted(leads: LeadsDesk, meanwhile: Callable[[], object], *, at: str) -> Container:
    """Return an outside where something happens right after the first look there."""
    outside = copy(leads.desk.outside)
    outside.store = InterruptedStore(leads.desk.suite.project_id, meanwhile, at=[at])
    return outside


def convert(ports: Ports, leads: LeadsDesk, lead_id: str, key: str, won: WonWork = WORK) -> ConvertedLead:
    now = ports.clock.now()
    return convert_lead(ports, owner=leads.desk.uid, lead_id=lead_id, won=won, key=key, now=now)


def unconvert(ports: Ports, leads: LeadsDesk, lead_id: str) -> None:
    unconvert_lead(ports, owner=leads.desk.uid, lead_id=lead_id, now=ports.clock.now())


def room_of(leads: LeadsDesk, project_id: str) -> tuple[str, Room]:
    project = leads.document(paths.project(leads.desk.uid, project_id)) or {}
    room = leads.desk.outside.store.get(paths.room(project["roomKey"]), Room)
    assert room
    return room.id, room.value


def test_an_answer_that_was_lost_is_given_again(leads: LeadsDesk) -> None:
    """The process dies right after the one commit: pressing again finds what it made."""
    lead_id, key = leads.new_lead(), new_key()
    outside, _ = doomed(leads.desk.suite, after=1)
    with pytest.raises(KilledError):
        convert(outside, leads, lead_id, key)
    assert leads.count_everything() == ONE_OF_EACH
    made = convert(leads.desk.outside, leads, lead_id, key)
    assert leads.count_everything() == ONE_OF_EACH
    conversion = leads.lead(lead_id).conversion
    assert conversion
    assert conversion.project_id == made.project_id
    assert made.url


def test_killed_after_its_first_change_there_is_everything(leads: LeadsDesk) -> None:
    """Plan, draft and mail too: nothing of a conversion is left to a second commit."""
    lead_id = leads.new_lead()
    draft = DraftContent(currency="INR", due_on=date(2099, 3, 31))
    won = replace(WORK, template=TemplateKey.WEBSITE, draft=draft, is_mailed=True)
    outside, _ = doomed(leads.desk.suite, after=1)
    with pytest.raises(KilledError):
        convert(outside, leads, lead_id, new_key(), won)
    assert leads.count_everything() == {**ONE_OF_EACH, "invoices": 1}
    lead = leads.lead(lead_id)
    assert lead.conversion
    assert lead.stage is Stage.WON
    room_key, _ = room_of(leads, lead.conversion.project_id)
    assert len(leads.rows(paths.milestones(room_key))) == len(TEMPLATES[TemplateKey.WEBSITE].steps)
    (person,) = leads.rows(paths.people(leads.desk.uid, lead.conversion.project_id))
    assert person["mail"], "the link's mail is promised"


def test_of_two_tabs_one_converts_and_the_other_is_told(leads: LeadsDesk) -> None:
    lead_id = leads.new_lead()
    requests = [conversion_request(draft=a_first_draft()) for _ in range(4)]
    answers = at_once([partial(leads.convert, lead_id, request) for request in requests])
    assert sorted(answer.status_code for answer in answers) == [httpx.codes.CREATED, 409, 409, 409]
    assert leads.count_everything() == {**ONE_OF_EACH, "invoices": 1}
    made = next(answer.json() for answer in answers if answer.status_code == httpx.codes.CREATED)
    conversion = leads.lead(lead_id).conversion
    assert conversion
    assert conversion.project_id == made["projectId"], "the way to the room"


def test_one_press_that_was_sent_twice_is_one(leads: LeadsDesk) -> None:
    lead_id, request = leads.new_lead(), conversion_request()
    first, second = at_once([lambda: leads.convert(lead_id, request)] * 2)
    assert first.json() == second.json()
    assert leads.count_everything() == ONE_OF_EACH


def test_a_lead_converted_between_look_and_commit_is_not_converted_again(leads: LeadsDesk) -> None:
    lead_id = leads.new_lead()
    outside = interrupted(leads, lambda: leads.converted(lead_id), at="leads")
    with pytest.raises(LeadConvertedError):
        convert(outside, leads, lead_id, new_key())
    assert leads.count_everything() == ONE_OF_EACH


def test_a_lead_moved_between_look_and_commit_is_won_from_where_it_is(leads: LeadsDesk) -> None:
    lead_id = leads.new_lead(stage=Stage.CONTACTED)
    path = paths.lead(leads.desk.uid, lead_id)
    move = [Update(path=path, fields={"stage": Stage.NEGOTIATING})]
    outside = interrupted(leads, lambda: leads.desk.outside.store.commit(move), at="leads")
    convert(outside, leads, lead_id, new_key())
    (entry,) = leads.rows(f"{path}/moves")
    assert (entry["from"], entry["to"]) == ("negotiating", "won")


def test_a_client_renamed_between_look_and_commit_has_the_new_name(leads: LeadsDesk) -> None:
    asked = {"idempotencyKey": new_key(), "name": "Mira"}
    client_id = leads.desk.post("/clients", asked).json()["clientId"]
    rename = [Update(path=paths.client(leads.desk.uid, client_id), fields={"name": "Mira Textiles"})]
    outside = interrupted(leads, lambda: leads.desk.outside.store.commit(rename), at="clients")
    won = copy(WORK)
    object.__setattr__(won, "client_id", client_id)
    made = convert(outside, leads, leads.new_lead(), new_key(), won)
    project = leads.document(paths.project(leads.desk.uid, made.project_id)) or {}
    assert project["client"] == {"name": "Mira Textiles"}


def test_an_undo_that_died_is_finished_by_the_next(leads: LeadsDesk, client: Browser) -> None:
    """The room was shut and nothing removed yet: nothing is lost, and pressing again ends it."""
    lead_id = leads.new_lead()
    made = leads.converted(lead_id)
    outside, _ = doomed(leads.desk.suite, after=1)
    with pytest.raises(KilledError):
        unconvert(outside, leads, lead_id)
    room_key, room = room_of(leads, made["projectId"])
    assert (leads.count_everything(), room.open) == (ONE_OF_EACH, False)
    assert not client.firestore.is_allowed(Get(path=paths.room(room_key)), None)
    unconvert(leads.desk.outside, leads, lead_id)
    assert leads.count_everything() == NOTHING
    assert leads.lead(lead_id).conversion is None


def test_an_undo_that_died_can_be_forgotten(leads: LeadsDesk, client: Browser) -> None:
    lead_id = leads.new_lead()
    made = leads.converted(lead_id)
    outside, _ = doomed(leads.desk.suite, after=1)
    with pytest.raises(KilledError):
        unconvert(outside, leads, lead_id)
    leads.desk.post(f"/rooms/{made['projectId']}/open").raise_for_status()
    assert client.say(room_of(leads, made["projectId"])[0], "We are in")


def test_an_undo_pressed_twice_at_once_happens_once(leads: LeadsDesk) -> None:
    lead_id = leads.new_lead()
    leads.converted(lead_id)
    answers = at_once([lambda: leads.unconvert(lead_id)] * 3)
    assert [answer.json() for answer in answers] == [{}] * 3
    assert leads.count_everything() == NOTHING
    moves = leads.rows(f"{paths.lead(leads.desk.uid, lead_id)}/moves")
    assert sorted(move["to"] for move in moves) == ["proposal", "won"]


def test_an_undo_overtaken_between_two_looks_is_done(leads: LeadsDesk) -> None:
    lead_id = leads.new_lead()
    leads.converted(lead_id)
    outside = interrupted(leads, lambda: unconvert(leads.desk.outside, leads, lead_id), at="projects")
    unconvert(outside, leads, lead_id)
    assert leads.count_everything() == NOTHING


def test_a_message_that_comes_while_it_is_undone_is_kept(leads: LeadsDesk, client: Browser) -> None:
    """The link was handed over in person, and somebody writes after we looked and before we removed."""
    lead_id = leads.new_lead()
    made = leads.converted(lead_id)
    room_key, _ = room_of(leads, made["projectId"])
    outside = interrupted(leads, lambda: client.say(room_key, "Hello"), at="messages")
    with pytest.raises(LeadConversionInUseError):
        unconvert(outside, leads, lead_id)
    assert room_of(leads, made["projectId"])[1].open
    assert leads.desk.outside.store.count(paths.messages(room_key)) == 1
    assert leads.count_everything() == ONE_OF_EACH


def test_a_link_mailed_while_it_is_undone_is_kept(leads: LeadsDesk) -> None:
    lead_id = leads.new_lead()
    made = leads.converted(lead_id)
    body = {"projectId": made["projectId"], "personId": made["personId"]}
    outside = interrupted(leads, lambda: leads.desk.post("/links/send", body), at="messages")
    with pytest.raises(LeadConversionInUseError):
        unconvert(outside, leads, lead_id)
    assert leads.count_everything() == ONE_OF_EACH


def test_nobody_writes_into_a_room_while_its_last_look_is_taken(leads: LeadsDesk, client: Browser) -> None:
    """Guards the shutting: what is said after the last look would be removed unseen."""
    lead_id = leads.new_lead()
    made = leads.converted(lead_id)
    room_key, _ = room_of(leads, made["projectId"])
    said: list[bool] = []
    outside = copy(leads.desk.outside)
    outside.store = LooksStore(
        leads.desk.suite.project_id, lambda: said.append(client.say(room_key, "Hello")), at="messages"
    )
    unconvert(outside, leads, lead_id)
    assert said == [False]
    assert leads.count_everything() == NOTHING


class LooksStore(InterruptedStore):
    """A store behind whose back something happens after its second look somewhere."""

    def __init__(self, project_id: str, meanwhile: Callable[[], object], *, at: str) -> None:
        super().__init__(project_id, meanwhile, at=[at])
        self._at = at
        self._looks = 0

    def _look(self, collection: str) -> None:
        if collection.endswith(f"/{self._at}"):
            self._looks += 1
        if self._looks > 1:
            super()._look(collection)


def test_of_two_entries_noted_at_once_the_newer_day_counts(leads: LeadsDesk) -> None:
    """Two runs of the trigger, where none is deployed that could repair what they spoil."""
    project_id = f"{leads.desk.suite.project_id}-quiet"
    quiet, owner = copy(leads.desk.outside), leads.desk.uid
    quiet.store = FirestoreStore(FirestoreClient(project=project_id))
    now, path = quiet.clock.now(), paths.client(owner, "mira")
    quiet.store.commit([Create(path=path, value=Client(name="Mira", created_at=now))])

    def write(entry_id: str, day: date) -> None:
        kind = InteractionKind.CALL
        entry = Interaction(client_id="mira", kind=kind, text="Hello", on=day, corrects=None, at=now)
        quiet.store.commit([Create(path=paths.interaction(owner, entry_id), value=entry)])

    def meanwhile() -> None:
        write("second", date(2026, 11, 20))
        note_contact(quiet, owner, "second")

    write("first", date(2026, 11, 1))
    interrupted_run = copy(quiet)
    # The first look is at the entry itself, the second into the log.
    interrupted_run.store = LooksStore(project_id, meanwhile, at="interactions")
    note_contact(interrupted_run, owner, "first")
    stored = quiet.store.get(path, Client)
    assert stored
    assert stored.value.last_contacted_on == date(2026, 11, 20)
