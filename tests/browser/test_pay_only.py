"""The pay-only page: one invoice for whoever it was forwarded to, and nothing else of the room."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Page, Request, Route, expect

from local.visits import link_in_mail
from tests.browser.rooms import Rooms
from tests.browser.steps import card_button, look_again, panel, saved, way
from tests.browser.visitors import REFUSED_NOISE, Visitors
from tests.studio import Studio, a_line
from tests.unit.letters import text_of

DEAD = "This link does not open an invoice"


@dataclass
class Line:
    """Everything that goes over one visitor's line."""

    said: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Write down what is asked and what Firestore answers."""
        page.on("request", self._note)
        page.route("**/documents/**", self._note_answer)

    def _note(self, request: Request) -> None:
        self.said += [request.url, request.post_data or ""]

    def _note_answer(self, route: Route) -> None:
        answer = route.fetch()
        self.said.append(answer.text())
        route.fulfill(response=answer)


def kept(page: Page) -> str:
    """Read everything a page keeps, and all it is made of."""
    return str(
        page.evaluate("""async () => JSON.stringify([
          document.documentElement.outerHTML,
          {...localStorage}, {...sessionStorage}, document.cookie,
          await indexedDB.databases(), history.state])""")
    )


def test_a_forwarded_link_pays_one_invoice_and_shows_nothing_else(
    rooms: Rooms, studio: Studio, visitors: Visitors
) -> None:
    rooms.furnish(studio.room)
    invoice_id = studio.issued()
    other_id = studio.issued(lines=[a_line(description="A surprise", unitPriceMinor=77_700)])
    number, other = (str(studio.invoice(each)["number"]) for each in (invoice_id, other_id))
    studio.mails(studio.room.email, 3)
    token = studio.invoice(invoice_id)["payLink"]
    url = f"{studio.suite.hosting_url}/pay#{token}"
    assert any(url in mail["text"] for mail in studio.mails(studio.room.email, 3))
    page, line = visitors.phone(), Line()
    line.listen(page)
    page.goto(url)
    expect(page.get_by_role("heading", name=f"To pay {number}")).to_be_visible()
    expect(page.locator("main")).to_contain_text("₹1,180.00")
    pay(page, studio)
    assert page.url == url
    expect(page.get_by_role("status", name="Payment")).to_contain_text("₹1,180.00 paid. Thank you.")
    assert card_button(page).count() == 0
    _, paper = saved(page, page.get_by_role("button", name=f"Invoice {number}, PDF: save"))
    assert number in text_of(paper)
    seen = "\n".join([page.locator("body").inner_text(), kept(page), *line.said])
    assert token in seen, "the line is listened to"
    for secret in (
        studio.room.room_key,
        studio.room.link,
        other,
        "A surprise",
        "Have a look.",
        "brief.txt",
        studio.room.email,
    ):
        assert secret not in seen, secret
    assert kept(page).count(token) == 0, "the tab forgets the token once it is back"


def pay(page: Page, studio: Studio) -> None:
    """Pay what is unfolded with a card and come back."""
    way(page, "Card").click()
    card_button(page).click()
    page.wait_for_url(f"{studio.suite.stripe_url}/**")
    page.get_by_role("button", name=re.compile("^Pay ₹")).click()
    page.wait_for_url(f"{studio.suite.hosting_url}/pay**")


def test_a_renewed_link_kills_the_old_one_and_a_void_invoice_says_so_at_once(
    rooms: Rooms, studio: Studio, visitors: Visitors
) -> None:
    visitors.tolerate(*REFUSED_NOISE, "404")
    invoice_id = studio.issued()
    url = link_in_mail(studio.suite, studio.room.email, "/pay#")
    page = visitors.laptop()
    page.goto(url)
    expect(page.get_by_role("heading", name=re.compile("^To pay"))).to_be_visible()
    owner = rooms.enter_as_owner(studio.room, visitors.laptop(), f"/invoices/{invoice_id}")
    owner.get_by_role("button", name="Renew").click()
    owner.get_by_role("dialog").get_by_role("button", name="Renew it").click()
    expect(owner.get_by_text("The old one opens nothing any more")).to_be_visible()
    look_again(page)
    expect(page.get_by_role("heading", name="This link has just been replaced")).to_be_visible()
    for dead in (url, f"{studio.suite.hosting_url}/pay#{'A' * 24}", f"{studio.suite.hosting_url}/pay#short"):
        fresh = page.context.new_page()
        fresh.goto(dead)
        expect(fresh.get_by_role("heading", name=DEAD)).to_be_visible()
        expect(fresh.locator("body")).not_to_contain_text("INV-")
        fresh.close()
    page.goto(f"{studio.suite.hosting_url}/pay#{studio.invoice(invoice_id)['payLink']}")
    page.reload()
    expect(way(page, "Card")).to_be_visible()
    owner.get_by_role("button", name="Void", exact=True).click()
    owner.get_by_role("dialog").get_by_label(re.compile("^Why")).fill("Wrong address")
    owner.get_by_role("dialog").get_by_role("button", name="Void invoice").click()
    expect(panel(owner, "History")).to_contain_text("Voided by Meera Rao")
    look_again(page)
    expect(page.get_by_role("alert")).to_contain_text("Studio Meera has just cancelled this invoice")
    expect(page.get_by_role("list", name="Ways to pay")).to_have_count(0)


def test_coming_back_to_another_browser_says_how_to_go_on(studio: Studio, visitors: Visitors) -> None:
    page = visitors.phone()
    page.goto(f"{studio.suite.hosting_url}/pay/return?invoice=x&outcome=paid")
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    expect(page.get_by_text("Open the invoice with its link again")).to_be_visible()
