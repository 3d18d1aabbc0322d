"""A lead becomes a project in one step, once, and can be put back while nobody saw it."""

from collections.abc import Callable
from datetime import date, timedelta

import httpx
import pytest

from latchkey.domain.desk.leads import LeadMove, Stage
from latchkey.domain.desk.templates import TEMPLATES, TemplateKey
from latchkey.domain.due_dates import date_in
from latchkey.domain.links import Person
from latchkey.domain.rooms import Milestone, Room
from latchkey.services import paths
from latchkey.services.store import Create, Update
from tests.desks import Browser, Desk, eventually, mails_to
from tests.leads import NOTHING, ONE_OF_EACH, LeadsDesk, a_first_draft, a_lead, conversion_request
from tests.rules.firestore_rest import Get
from tests.studio import Studio, refusal


@pytest.fixture
def leads(desk: Desk) -> LeadsDesk:
    """Return a freelancer's desk with nothing on it."""
    return LeadsDesk(desk=desk)


@pytest.fixture
def busy(studio: Studio) -> LeadsDesk:
    """Return the desk of a freelancer who charges GST and has a room already."""
    return LeadsDesk(desk=studio.desk)


def project_of(leads: LeadsDesk, made: dict[str, str]) -> dict[str, object]:
    return leads.document(paths.project(leads.desk.uid, made["projectId"])) or {}


def room_key_of(leads: LeadsDesk, made: dict[str, str]) -> str:
    return str(project_of(leads, made)["roomKey"])


def test_a_won_lead_is_a_client_a_project_a_person_a_link_and_a_room(
    leads: LeadsDesk, client: Browser
) -> None:
    lead_id = leads.new_lead()
    made = leads.converted(lead_id)
    assert leads.count_everything() == ONE_OF_EACH
    project = project_of(leads, made)
    assert (project["leadId"], project["clientId"]) == (lead_id, made["clientId"])
    assert project["client"] == {"name": "Monsoon Café"}
    link = made["url"].rpartition("#")[2]
    assert client.firestore.is_allowed(Get(path=paths.link(link)), None)
    assert client.firestore.is_allowed(Get(path=paths.room(room_key_of(leads, made))), None)


def test_the_lead_is_won_and_its_history_says_so(leads: LeadsDesk) -> None:
    lead_id = leads.new_lead(stage=Stage.CONTACTED, qualified_at=None)
    made = leads.converted(lead_id)
    lead = leads.lead(lead_id)
    assert lead.conversion
    assert (lead.stage, lead.conversion.project_id) == (Stage.WON, made["projectId"])
    assert lead.qualified_at == lead.stage_since == lead.conversion.at
    (move,) = leads.rows(f"{paths.lead(leads.desk.uid, lead_id)}/moves")
    assert (move["from"], move["to"]) == ("contacted", "won")


def test_a_lead_that_was_won_by_hand_stays_where_it_stands(leads: LeadsDesk) -> None:
    lead_id = leads.new_lead(stage=Stage.WON)
    leads.converted(lead_id)
    assert leads.rows(f"{paths.lead(leads.desk.uid, lead_id)}/moves") == []
    leads.unconvert(lead_id).raise_for_status()
    assert leads.lead(lead_id).stage is Stage.WON


def test_no_mail_goes_out_unless_it_is_wanted(leads: LeadsDesk) -> None:
    quiet, loud = conversion_request(), conversion_request(mailLink=True)
    leads.convert(leads.new_lead(), quiet).raise_for_status()
    made = leads.convert(leads.new_lead(), loud).json()
    (mail,) = eventually(lambda: mails_to(leads.desk.suite, loud["person"]["email"]))
    assert made["url"] in mail["text"]
    assert mails_to(leads.desk.suite, quiet["person"]["email"]) == []


def test_an_existing_client_gets_one_more_room(leads: LeadsDesk) -> None:
    first = leads.converted(leads.new_lead())
    client = {"clientId": first["clientId"], "name": "As the browser remembers them"}
    second = leads.converted(leads.new_lead(), client=client)
    assert second["clientId"] == first["clientId"]
    assert leads.count_everything()["clients"] == 1
    assert project_of(leads, second)["client"] == {"name": "Monsoon Café"}


@pytest.mark.parametrize("key", TemplateKey)
def test_a_template_is_a_plan_from_today(leads: LeadsDesk, key: TemplateKey) -> None:
    made = leads.converted(leads.new_lead(), template={"key": key, "fromProjectId": None})
    today = date_in("Asia/Kolkata", leads.desk.outside.clock.now())
    path = paths.milestones(room_key_of(leads, made))
    milestones = [each.value for each in leads.desk.outside.store.find(path, Milestone, order_by="position")]
    expected = [(step.title, today + timedelta(days=step.days)) for step in TEMPLATES[key].steps]
    assert [each.title for each in milestones] == [title for title, _ in expected]
    for milestone, (_, due_on) in zip(milestones, expected, strict=True):
        assert milestone.due_on
        # The zone of a fresh profile may be a day away.
        assert abs((milestone.due_on - due_on).days) <= 1


def test_another_rooms_plan_begins_anew(leads: LeadsDesk) -> None:
    first = leads.converted(leads.new_lead())
    room = paths.room(room_key_of(leads, first))
    begun = date(2026, 1, 31)
    store = leads.desk.outside.store
    done = Milestone(position=2.5, title="Launch", due_on=begun + timedelta(days=60), done_on=begun)
    store.commit(
        [
            Update(path=room, fields={"started_on": begun}),
            Create(path=f"{room}/milestones/{leads.desk.outside.tokens.id()}", value=done),
            Create(
                path=f"{room}/milestones/{leads.desk.outside.tokens.id()}",
                value=Milestone(position=1.0, title="Draft", due_on=None),
            ),
        ]
    )
    made = leads.converted(leads.new_lead(), template={"key": None, "fromProjectId": first["projectId"]})
    path = paths.milestones(room_key_of(leads, made))
    draft, launch = (each.value for each in store.find(path, Milestone, order_by="position"))
    fresh = store.get(paths.room(room_key_of(leads, made)), Room)
    assert fresh
    assert (draft.title, draft.due_on) == ("Draft", None)
    assert (launch.due_on, launch.done_on) == (fresh.value.started_on + timedelta(days=60), None)


def test_a_first_draft_is_added_up_like_any_other(busy: LeadsDesk) -> None:
    made = busy.converted(busy.new_lead(), draft=a_first_draft())
    invoice = busy.document(paths.invoice(busy.desk.uid, made["invoiceId"])) or {}
    assert (invoice["subtotalMinor"], invoice["taxMinor"], invoice["totalMinor"]) == (
        100_000,
        18_000,
        118_000,
    )
    assert [each["amountMinor"] for each in invoice["instalments"]] == [35_400, 47_200, 35_400]
    assert (invoice["clientName"], invoice["title"]) == ("Monsoon Café", "Brand and site")
    assert (invoice["projectId"], invoice["number"]) == (made["projectId"], None)
    issued = busy.desk.post(
        f"/invoices/{made['invoiceId']}/issue", {"version": 1, "idempotencyKey": "k" * 12}
    )
    assert issued.status_code == httpx.codes.OK, issued.text


def test_a_draft_that_cannot_be_added_up_makes_nothing(leads: LeadsDesk) -> None:
    instalments = [{"label": "All", "share": None, "dueOn": None}]
    answer = leads.convert(leads.new_lead(), conversion_request(draft=a_first_draft(instalments=instalments)))
    assert refusal(answer) == (400, "request/invalid")
    assert leads.count_everything() == NOTHING


def test_pressed_twice_it_happens_once(leads: LeadsDesk) -> None:
    lead_id, asked = leads.new_lead(), conversion_request(draft=a_first_draft())
    first, second = leads.convert(lead_id, asked), leads.convert(lead_id, asked)
    assert first.json() == second.json()
    assert leads.count_everything() == {**ONE_OF_EACH, "invoices": 1}


def test_another_tab_learns_what_it_became(leads: LeadsDesk) -> None:
    lead_id = leads.new_lead()
    made = leads.converted(lead_id)
    assert refusal(leads.convert(lead_id)) == (409, "lead/converted")
    assert leads.count_everything() == ONE_OF_EACH
    conversion = leads.lead(lead_id).conversion
    assert conversion
    assert conversion.project_id == made["projectId"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"client": {"clientId": None, "name": ""}}, "client.name"),
        ({"client": {"clientId": "../x", "name": "Mira"}}, "client.clientId"),
        ({"person": {"name": "Ravi", "email": "ravi"}}, "person.email"),
        ({"currency": "rupee"}, "currency"),
        ({"template": {"key": "unknown", "fromProjectId": None}}, "template.key"),
        ({"draft": a_first_draft(lines=[])}, "draft.lines"),
        ({"stage": "won"}, "stage"),
    ],
)
def test_what_cannot_be_used_is_named(leads: LeadsDesk, changes: dict[str, object], field: str) -> None:
    answer = leads.convert(leads.new_lead(), conversion_request(**changes))
    assert refusal(answer) == (400, "request/invalid")
    assert list(answer.json()["error"]["fields"]) == [field]


def test_what_is_another_owners_does_not_exist(leads: LeadsDesk, another_desk: Desk) -> None:
    other = LeadsDesk(desk=another_desk)
    theirs = other.converted(other.new_lead())
    stranger = {"clientId": theirs["clientId"], "name": "Monsoon Café"}
    plan = {"key": None, "fromProjectId": theirs["projectId"]}
    lead_id = leads.new_lead()
    assert refusal(leads.convert(other.new_lead())) == (404, "lead/not-found")
    assert refusal(leads.unconvert(other.new_lead())) == (404, "lead/not-found")
    assert refusal(leads.convert(lead_id, conversion_request(client=stranger))) == (404, "client/not-found")
    assert refusal(leads.convert(lead_id, conversion_request(template=plan))) == (404, "room/not-found")
    assert leads.count_everything() == NOTHING
    assert leads.lead(lead_id).conversion is None


def test_what_was_taken_back_never_was(leads: LeadsDesk) -> None:
    lead_id = leads.new_lead(stage=Stage.LOST, lost_reason="They went quiet", qualified_at=None)
    made = leads.converted(lead_id, draft=a_first_draft(), template={"key": "website", "fromProjectId": None})
    room_key = room_key_of(leads, made)
    assert leads.unconvert(lead_id).json() == {}
    assert leads.count_everything() == NOTHING
    assert leads.rows(paths.milestones(room_key)) == []
    assert leads.rows(paths.people(leads.desk.uid, made["projectId"])) == []
    lead = leads.lead(lead_id)
    assert (lead.stage, lead.lost_reason, lead.qualified_at) == (Stage.LOST, "They went quiet", None)
    assert lead.conversion is None
    store, path = leads.desk.outside.store, f"{paths.lead(leads.desk.uid, lead_id)}/moves"
    moves = [each.value for each in store.find(path, LeadMove, order_by="at")]
    assert [(move.from_, move.to) for move in moves] == [(Stage.LOST, Stage.WON), (Stage.WON, Stage.LOST)]
    assert leads.unconvert(lead_id).json() == {}, "once more does nothing"
    assert leads.converted(lead_id)["projectId"] != made["projectId"]


def test_a_client_who_was_there_before_stays(leads: LeadsDesk) -> None:
    client_id = leads.desk.post("/clients", {"idempotencyKey": "k" * 12, "name": "Mira"}).json()["clientId"]
    lead_id = leads.new_lead()
    leads.converted(lead_id, client={"clientId": client_id, "name": "Mira"})
    leads.unconvert(lead_id).raise_for_status()
    assert leads.count_everything() == {**NOTHING, "clients": 1}


def test_a_new_client_whom_more_is_known_of_stays(leads: LeadsDesk) -> None:
    lead_id = leads.new_lead()
    made = leads.converted(lead_id)
    another = leads.new_lead()
    leads.converted(another, client={"clientId": made["clientId"], "name": "Monsoon Café"})
    leads.unconvert(lead_id).raise_for_status()
    assert leads.count_everything() == ONE_OF_EACH


def mail_the_link(leads: LeadsDesk, made: dict[str, str], _: Browser) -> None:
    body = {"projectId": made["projectId"], "personId": made["personId"]}
    leads.desk.post("/links/send", body).raise_for_status()


def write_into_the_room(leads: LeadsDesk, made: dict[str, str], client: Browser) -> None:
    assert client.say(room_key_of(leads, made), "Is this ours?")


def issue_the_draft(leads: LeadsDesk, made: dict[str, str], _: Browser) -> None:
    body = {"version": 1, "idempotencyKey": "k" * 12}
    leads.desk.post(f"/invoices/{made['invoiceId']}/issue", body).raise_for_status()


def announce_a_file(leads: LeadsDesk, made: dict[str, str], client: Browser) -> None:
    client.upload(room_key_of(leads, made), name="a.txt", content_type="text/plain", content=b"hello")


def open_the_link(leads: LeadsDesk, made: dict[str, str], _: Browser) -> None:
    seen = {"client_seen_at": leads.desk.outside.clock.now()}
    leads.desk.outside.store.commit([Update(path=paths.room(room_key_of(leads, made)), fields=seen)])


def book_time(leads: LeadsDesk, made: dict[str, str], _: Browser) -> None:
    outside = leads.desk.outside
    path = f"{paths.time_entries(leads.desk.uid)}/{outside.tokens.id()}"
    outside.store.commit([Create(path=path, value={"projectId": made["projectId"]})])


def start_the_timer(leads: LeadsDesk, made: dict[str, str], _: Browser) -> None:
    path = f"{paths.timers(leads.desk.uid)}/live"
    leads.desk.outside.store.commit([Create(path=path, value={"projectId": made["projectId"]})])


def plan_a_follow_up(leads: LeadsDesk, made: dict[str, str], _: Browser) -> None:
    path = paths.follow_up(leads.desk.uid, leads.desk.outside.tokens.id())
    about = {"kind": "room", "id": made["projectId"], "name": "Brand and site"}
    leads.desk.outside.store.commit([Create(path=path, value={"about": about})])


@pytest.mark.parametrize(
    "use",
    [
        mail_the_link,
        write_into_the_room,
        announce_a_file,
        issue_the_draft,
        open_the_link,
        book_time,
        start_the_timer,
        plan_a_follow_up,
    ],
)
def test_what_is_in_use_is_not_taken_back(
    busy: LeadsDesk, client: Browser, use: Callable[[LeadsDesk, dict[str, str], Browser], None]
) -> None:
    lead_id = busy.new_lead()
    made = busy.converted(lead_id, draft=a_first_draft())
    before = busy.count_everything()
    use(busy, made, client)
    assert refusal(busy.unconvert(lead_id)) == (409, "lead/conversion-in-use")
    assert busy.count_everything() == before
    assert busy.lead(lead_id).stage is Stage.WON
    assert (busy.document(paths.room(room_key_of(busy, made))) or {})["open"] is True


def test_a_link_mailed_at_once_is_not_taken_back(leads: LeadsDesk) -> None:
    lead_id = leads.new_lead()
    leads.converted(lead_id, mailLink=True)
    assert refusal(leads.unconvert(lead_id)) == (409, "lead/conversion-in-use")


def test_a_client_can_be_known_before_their_first_room(leads: LeadsDesk) -> None:
    asked = {"idempotencyKey": "k" * 12, "name": "Mira Textiles"}
    first, second = leads.desk.post("/clients", asked), leads.desk.post("/clients", asked)
    assert first.status_code == httpx.codes.CREATED
    assert first.json() == second.json()
    assert leads.count_everything() == {**NOTHING, "clients": 1}
    room = {"client": {"clientId": first.json()["clientId"], "name": "Mira Textiles"}}
    opened = leads.desk.open_room(**room)
    assert leads.count_everything() == ONE_OF_EACH
    person = leads.desk.outside.store.get(
        paths.person(leads.desk.uid, opened.project_id, opened.person_id), Person
    )
    assert person


def test_a_room_for_another_owners_client_is_refused(leads: LeadsDesk, another_desk: Desk) -> None:
    theirs = another_desk.post("/clients", {"idempotencyKey": "k" * 12, "name": "Mira"}).json()["clientId"]
    asked = {**conversion_request(), "client": {"clientId": theirs, "name": "Mira"}}
    request = {key: asked[key] for key in ("idempotencyKey", "client", "person", "title")}
    assert refusal(leads.desk.post("/rooms", request)) == (404, "client/not-found")


def test_a_lead_reads_as_it_was_written(leads: LeadsDesk) -> None:
    """Guards the factory: what these tests keep is a lead as the product keeps it."""
    lead_id = leads.new_lead()
    lead = leads.lead(lead_id)
    assert lead == a_lead(lead.created_at)
