"""Invoices and payments, from the draft to the ledger, with everything that can go wrong on the way."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from latchkey.domain.parties import Payout
from tests.browser.rooms import Rooms
from tests.browser.steps import card_button, fill_lines, panel, pay_button, pay_by_card
from tests.browser.visitors import OFFLINE_NOISE, Visitors
from tests.desks import eventually
from tests.studio import Studio


@pytest.fixture
def draft(studio: Studio, rooms: Rooms, visitors: Visitors) -> Page:
    """Open an empty draft at the desk."""
    invoice_id = studio.write_draft(lines=[], note="", dueOn=None)
    return rooms.enter_as_owner(studio.room, visitors.laptop(), f"/invoices/{invoice_id}")


@pytest.fixture
def failing_checkout(studio: Studio) -> Iterator[str]:
    """Issue an invoice for which the provider is out of order."""
    invoice_id = studio.issued()
    scope = {"prefix": f"checkout-{invoice_id}"}
    studio.stripe("/control", down=True, **scope)
    yield invoice_id
    studio.stripe("/control", down=False, **scope)


def payment(page: Page) -> Locator:
    return page.get_by_role("status", name="Payment")


def go_to_checkout(rooms: Rooms, studio: Studio, page: Page) -> Page:
    rooms.enter(studio.room, page)
    pay_by_card(page)
    page.wait_for_url(f"{studio.suite.stripe_url}/**")
    return page


def test_a_draft_saves_itself(draft: Page) -> None:
    fill_lines(draft, {"Logo": "1000", "Site": "2500.50"})
    draft.get_by_label("Note to your client").fill("Thank you")
    expect(panel(draft, "Total")).to_contain_text("₹4,130.59")
    expect(draft.get_by_text("Saved", exact=True)).to_be_visible()
    draft.reload()
    expect(draft.get_by_label("Description of line 2")).to_have_value("Site")
    expect(draft.get_by_label("Note to your client")).to_have_value("Thank you")


def test_an_unfinished_draft_says_what_is_missing(draft: Page) -> None:
    draft.get_by_role("button", name="Issue and send").click()
    expect(draft.get_by_role("dialog")).to_have_count(0)
    expect(draft.get_by_label("Description of line 1")).to_be_focused()
    expect(draft.get_by_label("Due", exact=True)).to_have_attribute("aria-invalid", "true")


def test_two_tabs_on_one_draft_lose_nothing(draft: Page, visitors: Visitors) -> None:
    visitors.tolerate("409", "ERR_FAILED", *OFFLINE_NOISE)
    other = draft.context.new_page()
    other.goto(draft.url)
    draft.get_by_label("Note to your client").fill("Thank you")
    expect(other.get_by_label("Note to your client")).to_have_value("Thank you")
    other.route("**/api/portals/invoices/*", lambda route: route.abort())
    other.get_by_label("Note to your client").fill("Written in the tunnel")
    expect(other.get_by_text("No connection. Kept here, saved when it is back")).to_be_visible()
    fill_lines(draft, {"Logo": "1000"})
    conflict = other.get_by_role("alert", name="Changed elsewhere")
    expect(conflict).to_contain_text("Written in the tunnel")
    expect(conflict).to_contain_text("Logo")
    other.unroute("**/api/portals/invoices/*")
    conflict.get_by_role("button", name="Take theirs").click()
    expect(other.get_by_label("Description of line 1")).to_have_value("Logo")
    other.get_by_role("button", name="Undo").click()
    expect(other.get_by_label("Note to your client")).to_have_value("Written in the tunnel")
    expect(draft.get_by_label("Note to your client")).to_have_value("Written in the tunnel")


def test_a_provider_out_of_order_is_explained_and_trying_again_works(
    rooms: Rooms, studio: Studio, visitors: Visitors, failing_checkout: str
) -> None:
    visitors.tolerate("503")
    page = rooms.enter(studio.room, visitors.phone())
    page.get_by_role("button", name="Pay: Pay ₹1,180.00").click()
    panel(page, "Invoices").get_by_role("button", name="Card", exact=True).click()
    card_button(page).click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was charged")
    studio.stripe("/control", down=False, prefix=f"checkout-{failing_checkout}")
    card_button(page).click()
    page.wait_for_url(f"{studio.suite.stripe_url}/**")


def test_a_double_click_and_a_second_tab_meet_in_one_checkout(
    rooms: Rooms, studio: Studio, visitors: Visitors
) -> None:
    """With a card as the only way there is nothing to choose: Pay leads straight to it."""
    studio.set_profile(payout=Payout())
    invoice_id = studio.issued()
    first = rooms.enter(studio.room, visitors.laptop())
    second = rooms.enter(studio.room, first.context.new_page())
    pay_button(first).dblclick()
    pay_button(second).click()
    for page in (first, second):
        page.wait_for_url(f"{studio.suite.stripe_url}/**")
    assert first.url == second.url
    assert len(studio.sessions(invoice_id)) == 1


def test_a_declined_card_and_going_back_leave_the_invoice_to_be_paid(
    rooms: Rooms, studio: Studio, visitors: Visitors
) -> None:
    studio.issued()
    page = go_to_checkout(rooms, studio, visitors.laptop())
    page.get_by_role("button", name="Try a card that is declined").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was paid")
    page.get_by_role("button", name=re.compile("^Go back")).click()
    expect(payment(page)).to_contain_text("Nothing was paid")
    assert page.url == studio.room.url
    pay_by_card(page)
    page.wait_for_url(f"{studio.suite.stripe_url}/**")
    page.get_by_role("button", name=re.compile("^Pay ₹")).click()
    expect(payment(page)).to_contain_text("₹1,180.00 paid. Thank you.")
    expect(pay_button(page)).to_have_count(0)


def test_the_browsers_back_button_leaves_a_working_pay_button(
    rooms: Rooms, studio: Studio, visitors: Visitors
) -> None:
    studio.issued()
    page = go_to_checkout(rooms, studio, visitors.laptop())
    page.go_back()
    card_button(page).or_(pay_button(page)).first.wait_for()
    pay_by_card(page)
    page.wait_for_url(f"{studio.suite.stripe_url}/**")


@pytest.mark.parametrize("outcome", ["arrives", "fails"])
def test_a_delayed_payment_is_on_its_way_until_the_bank_has_spoken(
    rooms: Rooms, studio: Studio, visitors: Visitors, outcome: str
) -> None:
    invoice_id = studio.issued()
    page = go_to_checkout(rooms, studio, visitors.laptop())
    session = page.url.rpartition("/")[2]
    page.get_by_role("button", name=re.compile("^Pay by bank debit")).click()
    expect(payment(page)).to_contain_text("Your payment is on its way")
    expect(pay_button(page)).to_have_count(0)
    owner = rooms.enter_as_owner(studio.room, visitors.laptop(), f"/invoices/{invoice_id}")
    expect(owner.get_by_text("is on its way from the bank")).to_be_visible()
    studio.stripe(f"/sessions/{session}/settle", succeed=outcome == "arrives")
    if outcome == "arrives":
        expect(payment(page)).to_contain_text("paid. Thank you.")
        expect(panel(owner, "History")).to_contain_text("Paid by the payment provider")
    else:
        expect(payment(page)).to_contain_text("The payment did not go through")
        expect(pay_button(page)).to_be_visible()
        expect(panel(owner, "History")).to_contain_text("Payment failed")


def test_nobody_is_asked_to_pay_again_while_a_payment_is_being_confirmed(
    rooms: Rooms, studio: Studio, visitors: Visitors
) -> None:
    studio.issued()
    page = go_to_checkout(rooms, studio, visitors.laptop())
    session = page.url.rpartition("/")[2]
    studio.stripe("/control", webhooks="hold", session=session)
    page.get_by_role("button", name=re.compile("^Pay ₹")).click()
    expect(payment(page)).to_contain_text("Waiting for confirmation")
    expect(page.get_by_role("button", name=re.compile("^Pay"))).to_have_count(0)
    studio.stripe("/release", session=session)
    expect(payment(page)).to_contain_text("paid. Thank you.")


def test_a_void_invoice_can_no_longer_be_paid(rooms: Rooms, studio: Studio, visitors: Visitors) -> None:
    invoice_id = studio.issued()
    client = rooms.enter(studio.room, visitors.laptop())
    checkout = go_to_checkout(rooms, studio, client.context.new_page())
    owner = rooms.enter_as_owner(studio.room, visitors.laptop(), f"/invoices/{invoice_id}")
    owner.get_by_role("button", name="Void").click()
    owner.get_by_role("dialog").get_by_role("button", name="Void invoice").click()
    expect(panel(owner, "History")).to_contain_text("Voided by Meera Rao")
    expect(panel(client, "Invoices")).to_contain_text("cancelled")
    expect(pay_button(client)).to_have_count(0)
    eventually(lambda: [session["status"] for session in studio.sessions(invoice_id)] == ["expired"])
    checkout.reload()
    expect(checkout.get_by_text("can no longer be paid")).to_be_visible()


def test_only_a_persons_own_look_counts_as_seen(rooms: Rooms, studio: Studio, visitors: Visitors) -> None:
    visitors.tolerate("update time that is in the future")  # the clock is turned below
    invoice_id = studio.issued()
    httpx.get(studio.room.url).raise_for_status()
    owner = rooms.enter_as_owner(studio.room, visitors.laptop())
    panel(owner, "Invoices").get_by_role("button", name=re.compile("INV-")).click()
    expect(panel(owner, "Invoices").get_by_role("table")).to_be_visible()
    link = owner.get_by_role("link", name="Open as your client sees it").get_attribute("href")
    assert not reports_after_looking(owner.context.new_page(), str(link))
    assert studio.invoice(invoice_id)["viewedAt"] is None
    assert reports_after_looking(visitors.laptop(), studio.room.url)
    owner.goto(f"{studio.suite.hosting_url}/desk/rooms/{studio.room.project_id}/invoices/{invoice_id}")
    expect(panel(owner, "History")).to_contain_text("Seen by your client by Mira Shah")
    assert [step[1] for step in studio.history(invoice_id)] == ["sent", "viewed"]


def reports_after_looking(page: Page, url: str) -> list[str]:
    """Look at the room for longer than a report waits; return what was reported."""
    reports: list[str] = []
    page.on("request", lambda request: reports.append(request.url) if "/viewed" in request.url else None)
    page.clock.install(time=datetime.now(UTC))
    page.goto(url)
    expect(panel(page, "Invoices").get_by_role("listitem")).to_be_in_viewport()
    expect(page.get_by_role("banner")).to_contain_text("Live")
    page.clock.fast_forward(5_000)
    page.evaluate("fetch('/config.js')")
    return reports


def test_a_payment_page_that_nobody_came_from_says_how_to_go_on(studio: Studio, visitors: Visitors) -> None:
    """A mail program's own browser may return in another one, which does not know the link."""
    page = visitors.phone()
    page.goto(f"{studio.suite.hosting_url}/r/return?invoice=x&outcome=paid")
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    page.get_by_role("link", name="Mail it to me again").click()
    expect(page.get_by_role("heading", name="Get your link again")).to_be_visible()


def lost(route: Route) -> Any:  # noqa: ANN401 -- Playwright's own
    """Let the server do it and lose the answer."""
    route.fetch()
    return route.abort()


def test_an_invoice_whose_answer_was_lost_is_issued_once(
    rooms: Rooms, studio: Studio, visitors: Visitors
) -> None:
    visitors.tolerate("ERR_FAILED")
    invoice_id = studio.write_draft()
    page = rooms.enter_as_owner(studio.room, visitors.laptop(), f"/invoices/{invoice_id}")
    page.route("**/issue", lost, times=1)
    page.get_by_role("button", name="Issue and send").click()
    page.get_by_role("dialog").get_by_role("button", name="Issue and send").click()
    expect(page.get_by_role("heading", name=re.compile("^INV-"))).to_be_visible()
    assert [step[1] for step in studio.history(invoice_id)] == ["sent"]
