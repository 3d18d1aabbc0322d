"""Pay when the provider fails, half fails, or answers and is not heard."""

from copy import copy
from functools import partial

from latchkey.services import paths
from latchkey.services.billing.client_invoices import Access
from latchkey.services.cards.checkout import pay_invoice
from tests.desks import eventually
from tests.faults.interruptions import InterruptedStore
from tests.studio import TOTAL_MINOR, Studio, at_once


def break_stripe(studio: Studio, invoice_id: str, down: bool | str, **more: object) -> None:  # noqa: FBT001 -- the stand-in's own words
    """Let the provider fail for the checkouts of one invoice."""
    studio.stripe("/control", down=down, prefix=f"checkout-{invoice_id}", **more)


def test_while_the_provider_is_down_pay_says_so_and_works_afterwards(studio: Studio) -> None:
    """Guards turning the provider's failure into a sentence that helps, with nothing half done."""
    invoice_id = studio.issued()
    break_stripe(studio, invoice_id, down=True)
    refused = studio.pay(invoice_id)
    assert (refused.status_code, refused.json()["error"]["code"]) == (503, "payment/unavailable")
    assert "try again" in refused.json()["error"]["message"]
    assert studio.invoice(invoice_id)["openCheckouts"] == {}
    break_stripe(studio, invoice_id, down=False)
    assert studio.pay(invoice_id).status_code == 200


def test_an_answer_that_is_lost_opens_no_second_checkout(studio: Studio) -> None:
    """Guards the idempotency key: the provider opened the checkout, but we never heard."""
    invoice_id = studio.issued()
    break_stripe(studio, invoice_id, down="lost")
    assert studio.pay(invoice_id).json()["error"]["code"] == "payment/unavailable"
    break_stripe(studio, invoice_id, down=False)
    session_id = studio.checkout(invoice_id)
    assert [session["id"] for session in studio.sessions(invoice_id)] == [session_id]


def test_a_slow_provider_and_impatient_clicks_open_one_checkout(studio: Studio) -> None:
    invoice_id = studio.issued()
    break_stripe(studio, invoice_id, down="slow", delaySeconds=1)
    answers = at_once([lambda: studio.pay(invoice_id)] * 3)
    break_stripe(studio, invoice_id, down=False)
    urls = {answer.json()["url"] for answer in answers if answer.status_code == 200}
    assert len(urls) == 1
    assert len(studio.sessions(invoice_id)) == 1


def test_a_session_the_provider_has_forgotten_is_replaced(studio: Studio) -> None:
    """The keys may have been changed from test to live: what the books remember is no checkout there."""
    invoice_id = studio.issued()
    studio.checkout(invoice_id)
    invoice = studio.desk.outside.store.get(paths.invoice(studio.desk.uid, invoice_id), dict)
    assert invoice is not None
    gone = {**invoice.value["openCheckouts"]["all"], "sessionId": "cs_test_gone"}
    studio.overwrite(invoice.path, invoice.value | {"openCheckouts": {"all": gone}})
    assert studio.pay(invoice_id).status_code == 200
    assert studio.invoice(invoice_id)["openCheckouts"]["all"]["sessionId"] != "cs_test_gone"


def test_a_checkout_for_another_amount_is_closed_before_the_next_is_opened(studio: Studio) -> None:
    """Guards the amount: whatever made the old page stale, it would collect too much."""
    invoice_id = studio.issued()
    first = studio.checkout(invoice_id)
    invoice = studio.invoice(invoice_id)
    stale = {**invoice["openCheckouts"]["all"], "amountMinor": TOTAL_MINOR - 1000}
    studio.overwrite(paths.invoice(studio.desk.uid, invoice_id), invoice | {"openCheckouts": {"all": stale}})
    second = studio.checkout(invoice_id)
    statuses = {session["id"]: session["status"] for session in studio.sessions(invoice_id)}
    assert statuses == {first: "expired", second: "open"}


def test_voiding_while_the_provider_is_down_closes_the_page_when_it_is_back(studio: Studio) -> None:
    """Guards the promise in the void's own commit: it is kept by the sweep, however long the outage."""
    invoice_id = studio.issued()
    session_id = studio.checkout(invoice_id)
    studio.stripe("/control", down=True, session=session_id)
    studio.void(invoice_id).raise_for_status()
    (row,) = eventually(lambda: studio.put_off("params.sessionId", session_id, 1))
    assert studio.sessions(invoice_id)[0]["status"] == "open"
    studio.stripe("/control", down=False, session=session_id)
    studio.deliver_later([row, row])
    assert studio.sessions(invoice_id)[0]["status"] == "expired"


def test_a_payment_that_slips_in_before_the_void_takes_hold_is_not_lost(studio: Studio) -> None:
    invoice_id = studio.issued()
    session_id = studio.checkout(invoice_id)
    studio.stripe("/control", down=True, session=session_id)
    studio.void(invoice_id).raise_for_status()
    (row,) = eventually(lambda: studio.put_off("params.sessionId", session_id, 1))
    studio.stripe("/control", down=False, session=session_id)
    studio.stripe(f"/sessions/{session_id}/complete", method="card")
    assert studio.delivered(session_id) == [200]
    studio.deliver_later([row])
    (entry,) = studio.ledger(invoice_id)
    assert (entry["kind"], entry["reason"]) == ("unapplied", "invoice-void")
    assert studio.shown(invoice_id)["paidAt"] is None


def test_two_tabs_that_look_before_either_has_opened_meet_in_one_checkout(studio: Studio) -> None:
    """Guards the idempotency key: without it each tab would open a page that can be paid on its own."""
    invoice_id = studio.issued()
    access = Access(link=studio.room.link)
    pay = partial(pay_invoice, access=access, invoice_id=invoice_id, instalment_id=None)
    urls: list[str] = []
    slower = copy(studio.desk.outside)
    slower.store = InterruptedStore(studio.suite.project_id, lambda: urls.append(pay(studio.desk.outside)))
    urls.append(pay(slower))
    assert len(urls) == 2
    assert len(set(urls)) == 1
    assert len(studio.sessions(invoice_id)) == 1
