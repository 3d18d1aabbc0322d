"""What freelancers and clients do at the card provider, beside its counter."""

import httpx

from latchkey.services import paths
from tests.desks import eventually
from tests.studio import Json, Studio


def connect(studio: Studio) -> str:
    """Let the freelancer start connecting; return the path of the page where they go on."""
    answer = studio.desk.post("/profile/stripe/connect")
    assert answer.status_code == httpx.codes.OK, answer.text
    return httpx.URL(answer.json()["url"]).path


def own_account(studio: Studio) -> Json | None:
    """Read what the profile says of the freelancer's own account."""
    stored = studio.document(paths.freelancer(studio.desk.uid)) or {}
    account: Json | None = stored["stripe"]
    return account


def connected(studio: Studio) -> str:
    """Connect an account and finish setting it up; return its id once the books know."""
    page = f"{studio.suite.stripe_url}{connect(studio)}"
    httpx.post(page, data={"action": "finish"})
    found = eventually(lambda: (account := own_account(studio)) and account["chargesEnabled"] and account)
    account_id: str = found["accountId"]
    return account_id


def visit(url: str) -> str | None:
    """Open a payment link as a browser does; return the session it leads to."""
    answer = httpx.get(url, timeout=60)
    return (
        answer.headers["location"].rpartition("/")[2] if answer.status_code == httpx.codes.SEE_OTHER else None
    )


def link_to(studio: Studio, invoice_id: str, instalment_id: str | None = None) -> httpx.Response:
    """Ask for a payment link."""
    return studio.desk.post(f"/invoices/{invoice_id}/payment-link", {"instalmentId": instalment_id})


def link_url(studio: Studio, invoice_id: str, instalment_id: str | None = None) -> str:
    """Ask for a payment link and return its address."""
    answer = link_to(studio, invoice_id, instalment_id)
    assert answer.status_code == httpx.codes.OK, answer.text
    url: str = answer.json()["url"]
    return url


def paid_by_card(studio: Studio) -> tuple[str, str, str]:
    """Let a client pay; return the invoice, the session and the payment."""
    invoice_id = studio.issued()
    session_id = studio.checkout(invoice_id)
    paid = studio.stripe(f"/sessions/{session_id}/complete", method="card")
    assert studio.delivered(session_id) == [200]
    return invoice_id, session_id, paid["payment_intent"]["id"]
