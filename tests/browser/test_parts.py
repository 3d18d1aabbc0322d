"""Instalments in any order, in two tabs at once, and money that comes twice."""

import re

from playwright.sync_api import Page, expect

from tests.browser.rooms import Rooms
from tests.browser.steps import card_button, panel, pay_by_card, unfold, way
from tests.browser.visitors import Visitors
from tests.cards import visit
from tests.studio import Studio, thirds


def at_checkout(page: Page, studio: Studio) -> None:
    """Wait for the card page and pay there."""
    page.wait_for_url(f"{studio.suite.stripe_url}/**")
    page.get_by_role("button", name=re.compile("^Pay ₹")).click()
    page.wait_for_url(f"{studio.suite.hosting_url}/**")


def choose(page: Page, number: str, part: str) -> None:
    """Go to the card page of one instalment."""
    shelf = unfold(page, number)
    shelf.get_by_role("button", name=re.compile(f"^Pay {part},")).click()
    way(page, "Card").click()
    card_button(page).click()


def test_parts_are_paid_in_any_order_in_two_tabs(rooms: Rooms, studio: Studio, visitors: Visitors) -> None:
    invoice_id = studio.issued(instalments=thirds(), dueOn=None)
    number = str(studio.invoice(invoice_id)["number"])
    last = rooms.enter(studio.room, visitors.laptop())
    first = rooms.enter(studio.room, last.context.new_page())
    choose(last, number, "At the end")
    choose(first, number, "On signing")
    at_checkout(last, studio)
    expect(last.get_by_role("status", name="Payment")).to_contain_text("₹354.00 paid. Thank you.")
    at_checkout(first, studio)
    expect(first.get_by_role("status", name="Payment")).to_contain_text("₹472.00 of")
    for page in (first, last):
        expect(panel(page, "Invoices")).to_contain_text("2 of 3 paid, next due")
    pay_by_card(last)
    at_checkout(last, studio)
    for page in (first, last):
        expect(panel(page, "Invoices").get_by_text(re.compile(f"^{number}, ?paid"))).to_be_visible()
    assert [one["paidMinor"] for one in studio.invoice(invoice_id)["instalments"]] == [35_400, 47_200, 35_400]


def test_what_is_paid_twice_is_the_clients_credit_and_the_owner_is_told(
    rooms: Rooms, studio: Studio, visitors: Visitors
) -> None:
    """By the room's checkout and by a payment link from a chat, before either is known."""
    invoice_id = studio.issued()
    owner = rooms.enter_as_owner(studio.room, visitors.laptop(), f"/invoices/{invoice_id}")
    share = panel(owner, "Share")
    share.get_by_role("button", name=re.compile("^Make link")).click()
    expect(share.get_by_role("button", name="Copy link")).to_have_count(2)
    (link,) = studio.invoice(invoice_id)["paymentLinks"].values()
    client = rooms.enter(studio.room, visitors.laptop())
    pay_by_card(client)
    client.wait_for_url(f"{studio.suite.stripe_url}/**")
    by_link = visit(link["url"])
    assert by_link
    studio.stripe("/control", webhooks="hold", session=by_link)
    studio.stripe(f"/sessions/{by_link}/complete", method="card")
    client.get_by_role("button", name=re.compile("^Pay ₹")).click()
    expect(client.get_by_role("status", name="Payment")).to_contain_text("₹1,180.00 paid. Thank you.")
    studio.stripe("/release", session=by_link)
    expect(owner.get_by_text("₹1,180.00 more was settled than the invoice comes to")).to_be_visible()
    unfold(client, str(studio.invoice(invoice_id)["number"]))
    expect(panel(client, "Invoices")).to_contain_text("₹1,180.00 more than the total was paid.")
    mails = studio.mails(studio.desk.freelancer.email, 2)
    assert any("paid ₹1,180.00, more than was due" in mail["subject"] for mail in mails)
    owner.goto(f"{studio.suite.hosting_url}/desk")
    expect(panel(owner, "Needs you")).to_contain_text("₹1,180.00 over-paid")
