"""The page on which a freelancer would tell Stripe who they are."""

from local.standin.http import Response
from local.standin.look import lamp, page, text
from local.stripe_standin.accounts import Account
from local.stripe_standin.checkout_page import STYLE


def onboarding_page(account: Account) -> Response:
    """Draw the page: finish, or leave it for later."""
    who = f" for {text(account.email)}" if account.email else ""
    body = f"""<main class="checkout"><p class="note"><span>{lamp("warn", "Test onboarding")}</span>
<span>Nobody is asked anything here.</span></p>
<div class="panel empty"><h1>Set up payments</h1>
<p>At Stripe you would now say who you are and where payouts go{who}.</p>
<form class="ways" method="post"><button class="main" name="action" value="finish">Finish</button>
<button class="quiet" name="action" value="later">Not now</button></form></div></main>"""
    return page("Set up payments", body, style=STYLE)
