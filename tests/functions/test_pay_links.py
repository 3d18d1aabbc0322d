"""Pay links: one invoice and nothing else of the room, until they are renewed."""

from typing import Any

import pytest

from latchkey.domain import ids
from latchkey.services import paths
from tests.desks import Browser, Desk
from tests.rules.firestore_rest import Get
from tests.studio import TOTAL_MINOR, Studio, refusal

Json = dict[str, Any]


def token_of(studio: Studio, invoice_id: str) -> str:
    """Return the secret of an invoice's pay link."""
    token: str = studio.invoice(invoice_id)["payLink"]
    return token


def view(studio: Studio, invoice_id: str, **held: object) -> tuple[int, str | None]:
    """Look at an invoice with whatever is held; return the status and how it was refused."""
    body = {"link": None, "payLink": None, "invoiceId": invoice_id} | held
    answer = studio.desk.http.post("/api/portal/invoices/viewed", json=body)
    return answer.status_code, answer.json().get("error", {}).get("code")


def renew(studio: Studio, invoice_id: str) -> str:
    """Renew a pay link and return the new secret."""
    answer = studio.desk.post(f"/invoices/{invoice_id}/pay-link/renew")
    url: str = answer.raise_for_status().json()["url"]
    base, _, token = url.partition("#")
    assert base == f"{studio.suite.hosting_url}/pay"
    return token


def test_a_pay_link_shows_its_invoice_and_nothing_of_the_room(studio: Studio, client: Browser) -> None:
    invoice_id = studio.issued()
    token = token_of(studio, invoice_id)
    assert ids.is_link(token)
    assert client.firestore.is_allowed(Get(path=f"payLinks/{token}"), None)
    shown = studio.behind(token)
    assert shown.keys() == {
        "owner",
        "projectId",
        "invoiceId",
        "brand",
        "invoice",
        "createdAt",
        "revokedAt",
    }
    assert (shown["brand"]["name"], shown["invoiceId"]) == ("Studio Meera", invoice_id)
    assert shown["invoice"] == studio.shown(invoice_id) | {"payLink": None}
    assert studio.shown(invoice_id)["payLink"] == token
    assert studio.room.room_key not in str(shown)
    assert studio.room.link not in str(shown)


def test_what_changes_in_the_books_changes_behind_the_pay_link(studio: Studio) -> None:
    invoice_id = studio.issued()
    token = token_of(studio, invoice_id)
    studio.recorded(invoice_id, 18_000)
    assert studio.behind(token)["invoice"]["paidMinor"] == 18_000
    studio.recorded(invoice_id, TOTAL_MINOR - 18_000)
    assert studio.behind(token)["invoice"]["paidAt"] is not None
    assert studio.behind(token)["brand"]["name"] == "Studio Meera"


def test_a_look_through_a_pay_link_is_a_look(studio: Studio) -> None:
    invoice_id = studio.issued()
    assert view(studio, invoice_id, payLink=token_of(studio, invoice_id)) == (200, None)
    assert studio.changes(invoice_id)[-1] == ("viewed", "client", "Pay link")


def test_a_renewed_pay_link_opens_nothing_any_more(studio: Studio, client: Browser) -> None:
    """Guards the revocation: a forwarded mail must not keep working after the freelancer took it back."""
    invoice_id = studio.issued()
    before = token_of(studio, invoice_id)
    after = renew(studio, invoice_id)
    assert token_of(studio, invoice_id) == after != before
    assert studio.shown(invoice_id)["payLink"] == after
    assert view(studio, invoice_id, payLink=before) == (404, "link/not-found")
    assert not client.firestore.is_allowed(Get(path=f"payLinks/{before}"), None)
    assert view(studio, invoice_id, payLink=after) == (200, None)
    studio.recorded(invoice_id, 1_000)
    assert studio.behind(after)["invoice"]["paidMinor"] == 1_000
    assert studio.behind(before)["invoice"]["paidMinor"] == 0, "what was taken back learns nothing new"


def test_a_pay_link_works_while_the_room_is_closed(studio: Studio) -> None:
    """Money is owed all the same, and the finance department was never in the room."""
    invoice_id = studio.issued()
    studio.desk.post(f"/rooms/{studio.room.project_id}/close").raise_for_status()
    assert view(studio, invoice_id, link=studio.room.link) == (404, "link/not-found")
    assert view(studio, invoice_id, payLink=token_of(studio, invoice_id)) == (200, None)


def test_a_pay_link_leads_to_its_own_invoice_only(studio: Studio) -> None:
    """Guards the comparison of invoices: both are of the same room."""
    first, second = studio.issued(), studio.issued()
    assert view(studio, first, payLink=token_of(studio, second)) == (404, "invoice/not-found")
    assert studio.shown(first)["viewedAt"] is None


@pytest.mark.parametrize(
    "token", ["0" * 24, "<script>", "x", ""], ids=["wrong", "malformed", "short", "empty"]
)
def test_a_wrong_pay_link_learns_nothing(studio: Studio, token: str) -> None:
    assert view(studio, studio.issued(), payLink=token) == (404, "link/not-found")


def test_a_link_is_no_pay_link_and_the_other_way_round(studio: Studio) -> None:
    invoice_id = studio.issued()
    token = token_of(studio, invoice_id)
    assert view(studio, invoice_id, payLink=studio.room.link) == (404, "link/not-found")
    assert view(studio, invoice_id, link=token) == (404, "link/not-found")


def test_whoever_holds_both_or_nothing_is_not_let_in(studio: Studio) -> None:
    invoice_id = studio.issued()
    assert view(studio, invoice_id) == (404, "link/not-found")
    both = {"link": studio.room.link, "payLink": token_of(studio, invoice_id)}
    assert view(studio, invoice_id, **both) == (404, "link/not-found")


def test_a_draft_has_no_pay_link(studio: Studio) -> None:
    invoice_id = studio.write_draft()
    assert studio.invoice(invoice_id)["payLink"] is None
    refused = studio.desk.post(f"/invoices/{invoice_id}/pay-link/renew")
    assert refusal(refused) == (409, "invoice/not-issued")


def test_another_freelancer_renews_nothing(studio: Studio, another_desk: Desk) -> None:
    invoice_id = studio.issued()
    token = token_of(studio, invoice_id)
    refused = another_desk.post(f"/invoices/{invoice_id}/pay-link/renew")
    assert refusal(refused) == (404, "invoice/not-found")
    assert (studio.document(paths.pay_link(token)) or {})["revokedAt"] is None
