"""The stand-ins' pages in a real browser, as wide as a small phone."""

import base64
from collections.abc import Iterator

import httpx
import pytest
import stripe
from playwright.sync_api import Dialog, Page, expect, sync_playwright

from local import browser
from tests.standins.orders import line, new_session

LONG = "Anaverylongnamewithoutasinglespacetobreakitat" * 3


@pytest.fixture(scope="module")
def phone() -> Iterator[Page]:
    executable = browser.executable()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=list(browser.FLAGS))
        yield chromium.new_page(viewport={"width": 360, "height": 740})
        chromium.close()


def fits(phone: Page) -> bool:
    return bool(phone.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def send(mailbox: httpx.Client, subject: str, html: str) -> str:
    body = {
        "personalizations": [{"to": [{"email": "priya@monsoon.example"}]}],
        "from": {"email": "rooms@latchkey.example", "name": "Asha Mehta Studio"},
        "subject": subject,
        "content": [{"type": "text/plain", "value": LONG}, {"type": "text/html", "value": html}],
        "attachments": [
            {
                "filename": f"{LONG}.pdf",
                "content": base64.b64encode(b"%PDF").decode(),
                "type": "application/pdf",
            }
        ],
    }
    mailbox.post(
        "/v3/mail/send", json=body, headers={"Authorization": "Bearer SG.made_up"}
    ).raise_for_status()
    return str(mailbox.get("/api/messages").json()[-1]["id"])


def test_a_mail_runs_nothing_and_opens_its_link_in_a_new_tab(
    phone: Page, mail_url: str, mailbox: httpx.Client
) -> None:
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    phone.on("dialog", note)
    evil = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
    message = send(mailbox, evil, f'<p>Before</p>{evil}<a href="{mail_url}/healthz">Open the room</a>')

    phone.goto(mail_url)
    phone.get_by_role("link").filter(has_text="onerror").click()
    expect(phone.get_by_role("heading", name=evil)).to_be_visible()
    frame = phone.frame_locator("iframe")
    expect(frame.get_by_text("Before")).to_be_visible()
    with phone.expect_popup() as opened:
        frame.get_by_role("link", name="Open the room").click()

    assert opened.value.url == f"{mail_url}/healthz"
    opened.value.close()
    phone.goto(f"{mail_url}/messages/{message}/body")
    expect(phone.get_by_text("Before")).to_be_visible()
    assert dialogs == []


def test_new_mail_appears_without_reloading(phone: Page, mail_url: str, mailbox: httpx.Client) -> None:
    phone.goto(mail_url)
    expect(phone.get_by_text("No mail yet")).to_be_visible()

    send(mailbox, "Your room is open", "<p>Hello</p>")

    expect(phone.get_by_text("Your room is open")).to_be_visible()


def test_the_mailbox_fits_a_small_phone(phone: Page, mail_url: str, mailbox: httpx.Client) -> None:
    message = send(mailbox, LONG, "<p>Hello</p>")

    for path in ("/", f"/messages/{message}", f"/messages/{message}/text", f"/messages/{message}/details"):
        phone.goto(mail_url + path)
        assert fits(phone), path


def test_the_checkout_is_paid_by_keyboard_and_fits_a_small_phone(
    phone: Page, shop: stripe.StripeClient, stripe_url: str
) -> None:
    lines = [line(name=LONG), line(99_999, "inr", 3, "Proofs")]
    session = new_session(shop, line_items=lines, success_url=f"{stripe_url}/healthz")
    assert session.url is not None

    phone.goto(session.url)
    assert fits(phone)
    phone.get_by_role("button", name="declined").press("Enter")
    expect(phone.get_by_role("alert")).to_contain_text("Your card was declined.")
    assert fits(phone)
    phone.get_by_role("button", name="Pay ₹").press("Enter")
    phone.wait_for_url("**/healthz")

    phone.goto(session.url)
    expect(phone.get_by_text("This checkout is complete")).to_be_visible()


def test_a_delayed_payment_arrives_from_the_payments_page(
    phone: Page, shop: stripe.StripeClient, stripe_url: str
) -> None:
    session = new_session(shop, line_items=[line(name=LONG)], success_url=f"{stripe_url}/healthz")
    assert session.url is not None
    phone.goto(session.url)
    phone.get_by_role("button", name="bank debit").click()
    phone.wait_for_url("**/healthz")

    phone.goto(stripe_url)
    assert fits(phone)
    phone.get_by_role("button", name="Let it arrive").click()

    expect(phone.get_by_text("Paid", exact=True)).to_be_visible()
    assert shop.v1.checkout.sessions.retrieve(session.id).payment_status == "paid"


def test_money_goes_back_from_the_payments_page(
    phone: Page, shop: stripe.StripeClient, stripe_url: str, control: httpx.Client
) -> None:
    first, second = new_session(shop), new_session(shop)
    for session in (first, second):
        control.post(f"/api/sessions/{session.id}/complete", json={"method": "card"})

    phone.goto(stripe_url)
    phone.get_by_role("button", name="Refund").first.click()
    expect(phone.get_by_text("Refunded", exact=True)).to_be_visible()
    phone.get_by_role("button", name="Let the bank dispute it").click()
    expect(phone.get_by_text("Disputed", exact=True)).to_be_visible()
    assert fits(phone)
    phone.get_by_role("button", name="Lose it").click()

    expect(phone.get_by_role("button", name="Lose it")).to_have_count(0)
    assert [dispute.status for dispute in shop.v1.disputes.list().data] == ["lost"]


def test_a_freelancer_sets_an_account_up_on_a_small_phone(
    phone: Page, shop: stripe.StripeClient, stripe_url: str
) -> None:
    account = shop.v1.accounts.create(params={"email": "asha@example.com"})
    link = shop.v1.account_links.create(
        params={
            "account": account.id,
            "type": "account_onboarding",
            "refresh_url": f"{stripe_url}/healthz",
            "return_url": f"{stripe_url}/healthz",
        }
    )
    phone.goto(link.url)
    assert fits(phone)
    phone.get_by_role("button", name="Finish").click()
    phone.wait_for_url("**/healthz")
    assert shop.v1.accounts.retrieve(account.id).charges_enabled is True
