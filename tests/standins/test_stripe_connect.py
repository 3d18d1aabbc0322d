"""Connected accounts: onboarding, and everything apart for each account."""

import httpx
import pytest
import stripe

from tests.standins.orders import order
from tests.standins.receiver import Receiver


def new_account(shop: stripe.StripeClient) -> str:
    """Open an account that cannot charge yet."""
    return shop.v1.accounts.create(
        params={"country": "DE", "controller": {"stripe_dashboard": {"type": "full"}}}
    ).id


def onboard(shop: stripe.StripeClient, account_id: str) -> str:
    """Get the path of the page where an account is set up."""
    link = shop.v1.account_links.create(
        params={
            "account": account_id,
            "type": "account_onboarding",
            "refresh_url": "http://x.example/again",
            "return_url": "http://x.example/back",
        }
    )
    return httpx.URL(link.url).path


def test_finishing_the_page_lets_an_account_charge_and_tells_so(
    shop: stripe.StripeClient, control: httpx.Client, receiver: Receiver
) -> None:
    account_id = new_account(shop)
    assert shop.v1.accounts.retrieve(account_id).charges_enabled is False
    page = onboard(shop, account_id)
    assert "Finish" in control.get(page).text
    answer = control.post(page, data={"action": "finish"})
    assert answer.headers["location"] == "http://x.example/back"
    assert shop.v1.accounts.retrieve(account_id).charges_enabled is True
    (told,) = receiver.wait_for(1)
    assert (told.type, told.event["account"]) == ("account.updated", account_id)
    assert control.get(page).headers["location"] == "http://x.example/again"


def test_leaving_the_page_changes_nothing(shop: stripe.StripeClient, control: httpx.Client) -> None:
    account_id = new_account(shop)
    answer = control.post(onboard(shop, account_id), data={"action": "later"})
    assert answer.headers["location"] == "http://x.example/back"
    assert shop.v1.accounts.retrieve(account_id).charges_enabled is False


def test_what_an_account_has_is_its_own(
    shop: stripe.StripeClient, control: httpx.Client, receiver: Receiver
) -> None:
    account_id = new_account(shop)
    here: stripe.RequestOptions = {"stripe_account": account_id}
    session = shop.v1.checkout.sessions.create(params=order(), options=here)
    control.post(f"/api/sessions/{session.id}/complete", json={"method": "card"})
    assert shop.v1.checkout.sessions.retrieve(session.id, options=here).payment_status == "paid"
    assert [one.id for one in shop.v1.checkout.sessions.list(options=here).data] == [session.id]
    assert shop.v1.checkout.sessions.list().data == []
    assert shop.v1.events.list().data == []
    with pytest.raises(stripe.InvalidRequestError) as refused:
        shop.v1.checkout.sessions.retrieve(session.id)
    assert refused.value.code == "resource_missing"
    (told,) = receiver.wait_for(1)
    assert told.event["account"] == account_id


def test_the_same_key_may_be_used_at_two_accounts(shop: stripe.StripeClient) -> None:
    here: stripe.RequestOptions = {"stripe_account": new_account(shop), "idempotency_key": "checkout-1"}
    first = shop.v1.checkout.sessions.create(params=order(), options=here)
    second = shop.v1.checkout.sessions.create(params=order(), options={"idempotency_key": "checkout-1"})
    assert first.id != second.id


def test_an_account_that_threw_the_platform_out_is_closed_to_it(
    shop: stripe.StripeClient, control: httpx.Client
) -> None:
    account_id = new_account(shop)
    control.post(f"/api/accounts/{account_id}/revoke").raise_for_status()
    for ask in (
        lambda: shop.v1.accounts.retrieve(account_id),
        lambda: shop.v1.checkout.sessions.list(options={"stripe_account": account_id}),
        lambda: shop.v1.refunds.list(options={"stripe_account": "acct_of_nobody"}),
    ):
        with pytest.raises(stripe.PermissionError) as refused:
            ask()
        assert refused.value.http_status == 403
        assert refused.value.error is not None
        assert refused.value.error.code == "account_invalid"
