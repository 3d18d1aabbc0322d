"""The enquiry page: who may have which address, and what becomes of what strangers write."""

import secrets
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from latchkey.container import Container
from latchkey.domain import ids
from latchkey.domain.desk.enquiry_pages import Enquiry, EnquiryPage
from latchkey.domain.desk.leads import Lead, LeadSource, Stage
from latchkey.domain.errors.requests import RateLimitedError
from latchkey.domain.mail import Mail
from latchkey.domain.rates import RATE_LIMITS, RateCount, RateKind
from latchkey.services import paths
from latchkey.services.desk.enquiries import prepare_enquiry_notice, take_enquiry
from latchkey.services.outbox import Dropped, Row, Template
from latchkey.services.store import Delete, Replace
from tests.desks import Browser, Desk, eventually, mails_to
from tests.rules.firestore_rest import Get, Update

Json = dict[str, Any]


def page_request(**changes: object) -> Json:
    """Give what the settings send to open a page."""
    page: Json = {
        "slug": f"studio-{secrets.token_hex(6)}",
        "intro": "Tell me what you need.",
        "asksBudget": True,
        "asksTimeline": True,
        "isOpen": True,
    }
    return page | changes


def enquiry_request(slug: str, **changes: object) -> Json:
    """Give what the page sends."""
    enquiry: Json = {
        "idempotencyKey": secrets.token_hex(12),
        "slug": slug,
        "name": "Priya Nair",
        "email": "priya@example.com",
        "phone": "+91 98200 00000",
        "company": "Monsoon Café",
        "title": "Brand and site",
        "answers": {"need": "A menu\nand a site", "budget": "₹2 lakh", "timeline": "May", "found": ""},
        "website": "",
        "elapsedMs": 20_000,
    }
    return enquiry | changes


def send(http: httpx.Client, enquiry: Mapping[str, object], *, ip: str | None = None) -> httpx.Response:
    """Press the button, from a place of one's own unless said otherwise."""
    caller = ip or f"203.0.113.{secrets.randbelow(250)}-{secrets.token_hex(4)}"
    return http.post("/api/portal/enquiries", json=enquiry, headers={"X-Forwarded-For": caller})


def leads_of(desk: Desk) -> list[Lead]:
    """Read every lead the freelancer has."""
    return [stored.value for stored in desk.outside.store.find(paths.leads(desk.uid), Lead)]


@pytest.fixture
def slug(desk: Desk) -> str:
    """Open a page and return its address."""
    asked = page_request()
    answer = desk.put("/profile/enquiry-page", asked)
    assert answer.status_code == httpx.codes.OK, answer.text
    return str(asked["slug"])


def enquire(outside: Container, slug: str, number: int, *, now: datetime | None = None) -> None:
    """Ask in this process, as one of many strangers."""
    enquiry = Enquiry(
        name=f"Stranger {number}",
        email=f"stranger-{number}@example.com",
        phone="",
        company="",
        title="A logo",
        answers={"need": "Soon"},
        website="",
        elapsed_ms=9_000,
    )
    take_enquiry(
        outside,
        slug=slug,
        enquiry=enquiry,
        key=secrets.token_hex(12),
        ip=f"198.51.100.{number}-{slug}",
        now=now or outside.clock.now(),
    )


def test_an_enquiry_becomes_a_lead_and_a_mail_that_can_be_answered(
    desk: Desk, http: httpx.Client, slug: str
) -> None:
    answer = send(http, enquiry_request(slug))
    assert (answer.status_code, answer.json()) == (httpx.codes.ACCEPTED, {})
    (lead,) = leads_of(desk)
    assert (lead.name, lead.company, lead.email) == ("Priya Nair", "Monsoon Café", "priya@example.com")
    assert (lead.source, lead.stage, lead.last_move) == (LeadSource.ENQUIRY, Stage.NEW, None)
    assert lead.answers == {"need": "A menu\nand a site", "budget": "₹2 lakh", "timeline": "May"}
    (mail,) = eventually(lambda: mails_to(desk.suite, desk.freelancer.email))
    assert "Priya Nair" in mail["subject"]
    assert "₹2 lakh" in mail["text"]
    assert f"{desk.suite.hosting_url}/desk/leads/" in mail["text"]


def test_the_owner_sees_a_lead_the_rules_would_take(
    desk: Desk, owner: Browser, http: httpx.Client, slug: str
) -> None:
    """What functions write, the board must be able to change."""
    send(http, enquiry_request(slug))
    (stored,) = desk.outside.store.find(paths.leads(desk.uid), Lead)
    assert owner.firestore.is_allowed(Update(path=stored.path, data={"notes": "Called"}), owner.token)


def test_sending_twice_makes_one_lead(desk: Desk, http: httpx.Client, slug: str) -> None:
    enquiry = enquiry_request(slug)
    for elapsed in (20_000, 25_000):
        assert send(http, enquiry | {"elapsedMs": elapsed}).status_code == httpx.codes.ACCEPTED
    assert len(leads_of(desk)) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"website": "https://buy.example.com"},
        {"elapsedMs": 2_999},
        {
            "answers": {
                "need": "https://a.example http://b.example www.c.example www.d.example",
                "budget": "",
                "timeline": "",
                "found": "",
            }
        },
    ],
    ids=["fills in what nobody sees", "is too quick", "sends too many links"],
)
def test_a_program_is_answered_like_a_person_and_nothing_comes_of_it(
    desk: Desk, http: httpx.Client, slug: str, changes: Json
) -> None:
    answer = send(http, enquiry_request(slug, **changes))
    assert (answer.status_code, answer.json()) == (httpx.codes.ACCEPTED, {})
    assert leads_of(desk) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "\u202egpj"),
        ("name", "n" * 81),
        ("email", "priya@"),
        ("email", "priya@example.com\r\nBcc: all@example.com"),
        ("phone", "1" * 41),
        ("company", "c" * 121),
        ("title", " "),
        ("answers", {"need": "a" * 2001, "budget": "", "timeline": "", "found": ""}),
        ("answers", {"need": "a"}),
        ("elapsedMs", -1),
        ("owner", "somebody"),
    ],
)
def test_bad_input_is_named(desk: Desk, http: httpx.Client, slug: str, field: str, value: object) -> None:
    answer = send(http, enquiry_request(slug, **{field: value}))
    assert answer.status_code == httpx.codes.BAD_REQUEST
    (named, *_) = answer.json()["error"]["fields"]
    assert named.startswith(field)
    assert leads_of(desk) == []


def test_a_closed_page_and_a_wrong_address_get_one_answer(
    desk: Desk, client: Browser, http: httpx.Client, slug: str
) -> None:
    assert client.firestore.is_allowed(Get(path=paths.enquiry_page(slug)), None)
    assert desk.put("/profile/enquiry-page", page_request(slug=slug, isOpen=False)).is_success
    assert not client.firestore.is_allowed(Get(path=paths.enquiry_page(slug)), None)
    closed, wrong = send(http, enquiry_request(slug)), send(http, enquiry_request("nobody-here"))
    for answer in (closed, wrong):
        assert (answer.status_code, answer.json()["error"]["code"]) == (httpx.codes.NOT_FOUND, "not-found")
    assert leads_of(desk) == []


def test_script_goes_into_mail_as_text(desk: Desk, http: httpx.Client, slug: str) -> None:
    script = "<script>alert(1)</script>"
    answers = {"need": script, "budget": script, "timeline": script, "found": script}
    send(http, enquiry_request(slug, name=script, company=script, title=script, answers=answers))
    (mail,) = eventually(lambda: mails_to(desk.suite, desk.freelancer.email))
    assert "<script" not in mail["html"]
    assert "&lt;script&gt;" in mail["html"]


def test_one_place_cannot_flood_a_page(desk: Desk, http: httpx.Client, slug: str) -> None:
    most, ip = RATE_LIMITS[RateKind.ENQUIRY_IP].most, f"192.0.2.1-{secrets.token_hex(4)}"
    answers = [send(http, enquiry_request(slug), ip=ip) for _ in range(most + 1)]
    assert [answer.status_code for answer in answers] == [*([202] * most), 429]
    assert len(leads_of(desk)) == most


def test_a_flood_from_everywhere_becomes_neither_endless_leads_nor_mails(
    desk: Desk, outside: Container, slug: str
) -> None:
    most = RATE_LIMITS[RateKind.ENQUIRY_PAGE].most
    for number in range(most):
        enquire(outside, slug, number)
    with pytest.raises(RateLimitedError):
        enquire(outside, slug, most)
    assert len(leads_of(desk)) == most
    rows = _notices(outside, desk)
    assert len(rows) == RATE_LIMITS[RateKind.ENQUIRY_NOTICE].most
    late = [row for row in rows if "since" in row.params]
    assert len(late) == 1
    told = prepare_enquiry_notice(outside, late[0].params, outside.clock.now())
    assert isinstance(told, Mail)
    assert told.subject == "More than 20 more enquiries"


def test_a_day_has_its_own_bound(desk: Desk, outside: Container, slug: str) -> None:
    now = outside.clock.now()
    path = paths.rate_limit(_subject(RateKind.ENQUIRY_DAY, slug))
    most = RATE_LIMITS[RateKind.ENQUIRY_DAY].most
    ends_at = now + timedelta(hours=20)
    spent = RateCount(count=most, window_ends_at=ends_at, expire_at=ends_at)
    outside.store.commit([Replace(path=path, value=spent)])
    with pytest.raises(RateLimitedError):
        enquire(outside, slug, 1)
    assert leads_of(desk) == []


def test_programs_do_not_use_up_what_people_need(desk: Desk, http: httpx.Client, slug: str) -> None:
    for _ in range(3):
        send(http, enquiry_request(slug, website="x"))
    assert desk.outside.store.get(paths.rate_limit(_subject(RateKind.ENQUIRY_PAGE, slug)), RateCount) is None


def test_many_at_once_all_arrive_and_are_counted(desk: Desk, outside: Container, slug: str) -> None:
    with ThreadPoolExecutor(12) as pool:
        list(pool.map(lambda number: enquire(outside, slug, number), range(12)))
    assert len(leads_of(desk)) == 12
    assert len(_notices(outside, desk)) == RATE_LIMITS[RateKind.ENQUIRY_NOTICE].most


def test_a_lead_that_is_gone_is_not_told_of(desk: Desk, outside: Container, slug: str) -> None:
    enquire(outside, slug, 1)
    (stored,) = outside.store.find(paths.leads(desk.uid), Lead)
    outside.store.commit([Delete(path=stored.path)])
    params = {"owner": desk.uid, "leadId": stored.id}
    assert isinstance(prepare_enquiry_notice(outside, params, outside.clock.now()), Dropped)


def test_an_address_belongs_to_one(desk: Desk, another_desk: Desk, slug: str) -> None:
    taken = another_desk.put("/profile/enquiry-page", page_request(slug=slug))
    assert (taken.status_code, taken.json()["error"]["code"]) == (httpx.codes.CONFLICT, "slug/taken")
    reserved = another_desk.put("/profile/enquiry-page", page_request(slug="sign-in"))
    assert reserved.json()["error"]["code"] == "slug/taken"
    # Given up, it is free.
    assert desk.put("/profile/enquiry-page", page_request()).is_success
    assert another_desk.put("/profile/enquiry-page", page_request(slug=slug)).is_success


@pytest.mark.parametrize("slug", ["ab", "-ab", "ab-", "a b", "Asha", "ä-b-c", "a" * 41, "../links"])
def test_what_is_no_address_is_refused(desk: Desk, slug: str) -> None:
    answer = desk.put("/profile/enquiry-page", page_request(slug=slug))
    assert answer.status_code == httpx.codes.BAD_REQUEST
    assert list(answer.json()["error"]["fields"]) == ["slug"]


def test_the_page_wears_what_the_profile_says_and_names_no_account(
    desk: Desk, outside: Container, slug: str
) -> None:
    profile = {
        "name": "Asha Rao",
        "businessName": "Studio Asha",
        "brand": {"accent": "#4ade9b", "logo": None},
        "timeZone": "Asia/Kolkata",
        "currency": "INR",
    }
    assert desk.put("/profile", profile).is_success
    page = outside.store.get(paths.enquiry_page(slug), EnquiryPage)
    assert page
    assert (page.value.owner_name, page.value.brand.name, page.value.currency) == (
        "Asha Rao",
        "Studio Asha",
        "INR",
    )
    assert desk.uid not in repr(outside.store.get(paths.enquiry_page(slug), dict))


def _subject(kind: RateKind, text: str) -> str:
    return ids.hashed(kind.value, text)


def _notices(outside: Container, desk: Desk) -> list[Row]:
    rows = outside.store.find("outbox", Row, where=[("template", "==", Template.ENQUIRY_NOTICE)])
    return [row.value for row in rows if row.value.params["owner"] == desk.uid]
