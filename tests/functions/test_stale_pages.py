"""Pages at the card provider that were left open: closed as soon as what they ask is not due any more."""

from tests.studio import Studio, thirds


def test_money_by_hand_closes_the_pages_that_ask_for_it(studio: Studio) -> None:
    """Guards the stale pages: whoever left one open would pay what was paid already."""
    invoice_id = studio.issued(instalments=thirds())
    whole, first, second = (studio.checkout(invoice_id, each) for each in (None, "1", "2"))
    studio.recorded(invoice_id, 35_400, instalmentId="1")
    assert list(studio.invoice(invoice_id)["openCheckouts"]) == ["2"]
    closed = [each["sessionId"] for each in studio.expiring([whole, first, second])]
    assert sorted(closed) == sorted([whole, first])
    assert studio.checkout(invoice_id, "2") == second, "what still asks the right amount stays"


def test_a_payment_on_its_way_closes_the_other_pages_for_the_same_money(studio: Studio) -> None:
    """Guards paying twice while the bank takes days to say that it paid."""
    invoice_id = studio.issued(instalments=thirds())
    whole, first = studio.checkout(invoice_id), studio.checkout(invoice_id, "1")
    studio.stripe(f"/sessions/{whole}/complete", method="delayed")
    assert studio.delivered(whole) == [200]
    invoice = studio.invoice(invoice_id)
    assert (list(invoice["processing"]), invoice["openCheckouts"]) == ([whole], {})
    assert [each["sessionId"] for each in studio.expiring([whole, first])] == [first]


def test_a_payment_on_its_way_leaves_the_pages_for_other_money_open(studio: Studio) -> None:
    invoice_id = studio.issued(instalments=thirds())
    first, second = studio.checkout(invoice_id, "1"), studio.checkout(invoice_id, "2")
    studio.stripe(f"/sessions/{first}/complete", method="delayed")
    assert studio.delivered(first) == [200]
    assert list(studio.invoice(invoice_id)["openCheckouts"]) == ["2"]
    assert studio.expiring([first, second]) == []


def test_a_withdrawn_invoice_has_no_page_left(studio: Studio) -> None:
    invoice_id = studio.issued(instalments=thirds())
    pages = [studio.checkout(invoice_id, each) for each in (None, "1")]
    studio.void(invoice_id).raise_for_status()
    assert studio.invoice(invoice_id)["openCheckouts"] == {}
    assert sorted(each["sessionId"] for each in studio.expiring(pages)) == sorted(pages)
