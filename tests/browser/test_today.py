"""The day's page: what needs the freelancer, where the business stands, and the lists behind every figure."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import Locator, Page, Request, expect

from latchkey.domain.desk.leads import Stage
from latchkey.services import paths
from latchkey.services.store import Create, Update
from tests.browser.steps import panel
from tests.browser.visitors import Visitors, enter_desk
from tests.desks import TOKENS, Desk
from tests.leads import a_lead
from tests.studio import Studio, new_key


def come_to_today(desk: Desk, page: Page, search: str = "") -> Page:
    enter_desk(desk, page, f"/desk{search}")
    expect(page.get_by_role("heading", name="Today", exact=True)).to_be_visible()
    return page


def figure(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title, exact=True)


def note_leads(desk: Desk, *leads: dict[str, Any]) -> None:
    """Write leads that came some days ago."""
    now = datetime.now(UTC)
    for days, stage in ((lead.pop("days"), lead.pop("stage")) for lead in leads):
        at = now - timedelta(days=days)
        lead = a_lead(at, stage=stage, title=f"{stage.value} for {days} days")
        desk.outside.store.commit([Create(path=paths.lead(desk.uid, TOKENS.id()), value=lead)])


def test_a_newcomer_is_shown_three_first_steps_and_then_their_day(desk: Desk, visitors: Visitors) -> None:
    page = come_to_today(desk, visitors.phone())
    expect(panel(page, "Three first steps").get_by_role("listitem")).to_have_count(3)
    desk.open_room()
    expect(figure(page, "Outstanding")).to_contain_text("Nothing is waiting to be paid")
    expect(panel(page, "Needs you")).to_contain_text("Nothing waits for you")


def test_figures_follow_the_books_and_open_the_list_that_makes_them(
    studio: Studio, visitors: Visitors
) -> None:
    """Live, without loading the page again."""
    page = come_to_today(studio.desk, visitors.laptop())
    invoice_id = studio.issued()
    outstanding, received = figure(page, "Outstanding"), figure(page, "Received")
    expect(outstanding).to_contain_text("In 1 invoice")
    whole = outstanding.get_by_role("link").inner_text()
    total_minor = studio.invoice(invoice_id)["totalMinor"]
    studio.recorded(invoice_id, total_minor)
    expect(outstanding).to_contain_text("Nothing is waiting to be paid")
    expect(received.get_by_role("link")).to_have_text(whole)
    page.get_by_text("Show as a table").click()
    expect(panel(page, "Money in").get_by_role("row").filter(has_text=whole)).to_have_count(1)
    received.get_by_role("link").click()
    expect(page.get_by_role("heading", name="Money received")).to_be_visible()
    entries = panel(page, "Entries").get_by_role("listitem")
    expect(entries).to_have_count(1)
    expect(entries).to_contain_text(studio.invoice(invoice_id)["number"])


def test_what_is_late_and_who_waits_comes_first_with_the_way_to_it(
    studio: Studio, visitors: Visitors
) -> None:
    note_leads(
        studio.desk,
        {"days": 20, "stage": Stage.CONTACTED},
        {"days": 5, "stage": Stage.NEW},
        {"days": 1, "stage": Stage.NEW},
    )
    late = studio.issued(dueOn=studio.today)
    gone = (datetime.now(UTC) - timedelta(days=3)).date().isoformat()
    instalments = [{**each, "dueOn": gone} for each in studio.invoice(late)["instalments"]]
    fields = {"next_due_on": gone, "due_on": gone, "instalments": instalments}
    studio.desk.outside.store.commit([Update(path=paths.invoice(studio.desk.uid, late), fields=fields)])
    wish = {
        "title": "Ring the printer",
        "about": None,
        "startsAt": f"{gone}T09:00",
        "timeZone": "Asia/Kolkata",
    }
    asked = {"idempotencyKey": new_key(), "recurrence": None, **wish}
    studio.desk.post("/follow-ups", asked).raise_for_status()
    page = come_to_today(studio.desk, visitors.laptop())
    rows = panel(page, "Needs you").get_by_role("listitem")
    expect(rows).to_have_count(4)
    rows.nth(0).get_by_role("button", name="Done: Ring the printer").click()
    expect(rows).to_have_count(3)
    expect(rows.nth(0)).to_contain_text("late")
    expect(rows.nth(1)).to_contain_text("nobody has answered for 5 days")
    expect(rows.nth(2)).to_contain_text("has been quiet for 20 days")
    rows.nth(0).get_by_role("link", name="Remind them").click()
    expect(page).to_have_url(
        f"{studio.desk.suite.hosting_url}/desk/rooms/{studio.room.project_id}/invoices/{late}"
    )


def test_the_period_stays_in_the_address_and_every_figure_says_how_it_is_counted(
    desk: Desk, visitors: Visitors
) -> None:
    note_leads(desk, {"days": 0, "stage": Stage.WON}, {"days": 0, "stage": Stage.LOST})
    page = come_to_today(desk, visitors.laptop())
    expect(figure(page, "Lead to booking")).to_contain_text("50 %")
    page.get_by_label("Period").select_option("Last 12 months")
    expect(page).to_have_url(f"{desk.suite.hosting_url}/desk?period=months12")
    page.reload()
    expect(page.get_by_label("Period")).to_have_value("months12")
    how = page.get_by_role("button", name="How lead to booking is counted")
    how.focus()
    page.keyboard.press("Enter")
    expect(figure(page, "Lead to booking")).to_contain_text("those you have won by now")
    steps = panel(page, "From lead to paid").get_by_role("row")
    expect(steps.filter(has_text="Qualified")).to_contain_text("100 %")


def queries_in(request: Request) -> dict[str, int | None]:
    """Read which collections a request listens to, each with how many documents it may answer at most."""
    asked = re.findall(r"req\d+___data__=([^&]+)", request.post_data or "")
    targets = [json.loads(unquote(one)).get("addTarget", {}) for one in asked]
    queries = [target["query"]["structuredQuery"] for target in targets if "query" in target]
    return {query["from"][0]["collectionId"]: query.get("limit") for query in queries}


def test_the_day_listens_to_the_directory_and_two_short_lists(studio: Studio, visitors: Visitors) -> None:
    """However large the business: what these cost at size is counted in tests/faults/test_directory.py."""
    page, asked = visitors.laptop(), dict[str, int | None]()
    page.on("request", lambda request: asked.update(queries_in(request)))
    come_to_today(studio.desk, page)
    expect(panel(page, "Needs you")).to_contain_text("Nothing waits for you")
    expect(figure(page, "Outstanding")).to_contain_text("Nothing is waiting to be paid")
    assert asked == {"shards": None, "projects": 100, "followUps": 200}
