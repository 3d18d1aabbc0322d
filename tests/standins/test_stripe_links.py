"""Payment Links: every visit opens a session, until the link is switched off or used up."""

from typing import Any

import httpx
import pytest
import stripe

from tests.standins.orders import line


def new_link(shop: stripe.StripeClient, **changes: Any) -> stripe.PaymentLink:  # noqa: ANN401 -- TypedDict of hundreds of keys
    """Make a link through the official library."""
    params: Any = {
        "line_items": [line()],
        "metadata": {"invoiceId": "inv0000000000000000a"},
        "payment_intent_data": {"metadata": {"invoiceId": "inv0000000000000000a"}},
        **changes,
    }
    return shop.v1.payment_links.create(params=params)


def visit(control: httpx.Client, link: stripe.PaymentLink) -> str | None:
    """Open a link as a browser does; return the session it leads to."""
    answer = control.get(link.url.partition("/link/")[1] + link.id)
    return answer.headers["location"].rpartition("/")[2] if answer.status_code == 303 else None


def test_every_visit_opens_a_session_that_carries_the_links_metadata(
    shop: stripe.StripeClient, control: httpx.Client
) -> None:
    link = new_link(shop)
    first, second = visit(control, link), visit(control, link)
    assert first != second
    session = shop.v1.checkout.sessions.retrieve(first or "")
    assert (session.payment_link, session.amount_total) == (link.id, 4_720_000)
    assert session.metadata is not None
    assert session.metadata["invoiceId"] == "inv0000000000000000a"
    control.post(f"/pay/{first}", data={"action": "pay"})
    listed = shop.v1.checkout.sessions.list(params={"payment_link": link.id, "status": "open"})
    assert [one.id for one in listed.data] == [second]


def test_a_link_that_was_switched_off_opens_nothing(shop: stripe.StripeClient, control: httpx.Client) -> None:
    link = new_link(shop, inactive_message="This invoice is paid.")
    changed = shop.v1.payment_links.update(link.id, params={"active": False})
    assert (link.active, changed.active) == (True, False)
    answer = control.get(f"/link/{link.id}")
    assert answer.status_code == 200
    assert "This invoice is paid." in answer.text
    assert shop.v1.payment_links.list(params={"active": True}).data == []
    assert [one.id for one in shop.v1.payment_links.list(params={"active": False}).data] == [link.id]


def test_a_limited_link_ends_when_it_is_used_up_but_not_for_who_is_there_already(
    shop: stripe.StripeClient, control: httpx.Client
) -> None:
    link = new_link(shop, restrictions={"completed_sessions": {"limit": 1}})
    tabs = [visit(control, link), visit(control, link)]
    for tab in tabs:
        control.post(f"/pay/{tab}", data={"action": "pay"})
    assert visit(control, link) is None
    found = shop.v1.payment_links.retrieve(link.id)
    assert found.active is False
    assert found.restrictions is not None
    assert found.restrictions.completed_sessions.count == 2


def test_the_page_returns_to_where_the_link_says(shop: stripe.StripeClient, control: httpx.Client) -> None:
    back = {"type": "redirect", "redirect": {"url": "http://x.example/{CHECKOUT_SESSION_ID}"}}
    tab = visit(control, new_link(shop, after_completion=back))
    answer = control.post(f"/pay/{tab}", data={"action": "pay"})
    assert answer.headers["location"] == f"http://x.example/{tab}"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"line_items": [line(49, "usd")]}, "amount_too_small"),
        ({"line_items": [line(100_000_000, "usd")]}, "amount_too_large"),
        ({"line_items": []}, "parameter_missing"),
        ({"actve": True}, "parameter_unknown"),
    ],
)
def test_what_stripe_refuses_of_a_link_is_refused(
    shop: stripe.StripeClient, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        new_link(shop, **changes)
    assert refused.value.code == code


def test_sessions_are_listed_by_time_and_page(shop: stripe.StripeClient, control: httpx.Client) -> None:
    link = new_link(shop)
    tabs = [visit(control, link) for _ in range(3)]
    listed = shop.v1.checkout.sessions.list(params={"limit": 2, "created": {"gte": 1}})
    rest = shop.v1.checkout.sessions.list(params={"limit": 2, "starting_after": listed.data[-1].id})
    assert [one.id for one in (*listed.data, *rest.data)] == tabs[::-1]
    assert (listed.has_more, rest.has_more) == (True, False)
