"""Mails as they are seen: the code can be scanned, and nothing sticks out, on a telephone and in the dark."""

from typing import Final

from playwright.sync_api import Page, expect

from tests.browser.codes import codes_on
from tests.browser.visitors import Visitors
from tests.desks import eventually
from tests.studio import Json, Studio, a_line, thirds
from tests.unit.letters import upi_in

LONG: Final = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft " * 3
WIDTHS: Final = (360, 640)


def mails_about_money(studio: Studio) -> list[Json]:
    """Let every mail about an invoice be sent once."""
    email = studio.room.email
    lines = [a_line(description=LONG), a_line(description="फ़ोटो और ब्रांड", unitPriceMinor=250_050)]
    invoice_id = studio.issued(lines=lines, instalments=thirds("2026-01-31", "2099-01-31", "2099-02-28"))
    studio.desk.post(f"/invoices/{invoice_id}/remind").raise_for_status()
    studio.recorded(invoice_id, 1_000)
    studio.credit(invoice_id, 1_000).raise_for_status()
    wanted = ("Invoice INV", "Reminder from", "Receipt for", "Credit note")

    def all_of_them() -> list[Json]:
        mails = studio.mails(email, 1)
        found = [next((one for one in mails if one["subject"].startswith(start)), None) for start in wanted]
        return [one for one in found if one] if all(found) else []

    return eventually(all_of_them)


def test_mails_are_read_on_a_telephone_and_in_the_dark(studio: Studio, visitors: Visitors) -> None:
    mails = mails_about_money(studio)
    for scheme in ("light", "dark"):
        page = visitors.laptop(color_scheme=scheme, device_scale_factor=2)
        for mail in mails:
            page.set_content(shown(studio, mail), wait_until="load")
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                name = f"{mail['subject']} at {width}, {scheme}"
                fits(page, name)
                if mail["subject"].startswith(("Invoice", "Reminder")):
                    asks_by_upi(page, mail, name)


def shown(studio: Studio, mail: Json) -> str:
    """Put the pictures that came along where the mail names them."""
    html: str = mail["html"]
    for number, part in enumerate(mail["attachments"]):
        if part["contentId"]:
            address = f"{studio.suite.mail_url}/messages/{mail['id']}/parts/{number}"
            html = html.replace(f"cid:{part['contentId']}", address)
    assert "cid:" not in html, "every picture that is named came along"
    return html


def fits(page: Page, name: str) -> None:
    """Hold a mail to its width, and every picture to being there."""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
    broken = page.evaluate("[...document.images].filter((one) => !one.naturalWidth).map((one) => one.src)")
    assert not broken, (name, broken)


def asks_by_upi(page: Page, mail: Json, name: str) -> None:
    """Scan the code as it is shown."""
    picture = page.get_by_role("img", name="UPI")
    expect(picture).to_be_visible()
    codes = codes_on(page.locator("body"))
    assert len(codes) == 1, name
    asked = upi_in(codes[0])
    assert asked["pa"] == "meera@okaxis"
    assert asked["am"] in mail["text"].replace(",", ""), name
