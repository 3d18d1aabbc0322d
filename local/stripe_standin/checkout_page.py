"""The page on which a client pays."""

from http import HTTPStatus
from pathlib import Path

from local.standin.http import Response
from local.standin.look import lamp, page, text
from local.stripe_standin.currencies import written
from local.stripe_standin.objects import LineItem, Session, SessionStatus

STYLE = (Path(__file__).parent / "checkout_page.css").read_text(encoding="utf-8")

WAYS = """<form class="ways" method="post">
<button class="main" name="action" value="pay">Pay {amount}</button>
<button name="action" value="delayed">Pay by bank debit (arrives later)</button>
<button name="action" value="decline">Try a card that is declined</button>
<button class="quiet" name="action" value="back">Go back{to}</button>
</form>"""


def checkout_page(session: Session, business: str, *, problem: str | None = None) -> Response:
    """Draw a session: the ways to pay while it is open, what became of it afterwards."""
    total = text(written(session.amount_total, session.currency))
    aside = (
        _ways(session, business, problem)
        if session.status is SessionStatus.OPEN
        else _outcome(session, text(business))
    )
    body = f"""<main class="checkout"><p class="note"><span>{lamp("warn", "Test checkout")}</span>
<span>No money moves here.</span></p>
<div class="panel sheet"><section aria-label="What is paid">
<div class="business"><span class="mark" aria-hidden="true">{text(business[:1].upper())}</span>
<span>{text(business)}</span></div>
<div><h1 class="total figure">{total}</h1>
<p class="soft small">{text(session.currency.upper())} to {text(business)}</p></div>
<ul class="lines">{"".join(_line(line) for line in session.lines)}
<li class="due"><span>Total</span><span class="figure">{total}</span></li></ul>
</section><section aria-label="Payment">{aside}</section></div></main>"""
    return page(f"Pay {business}", body, style=STYLE)


def missing_page() -> Response:
    """Say that there is no such checkout."""
    body = """<main class="checkout"><div class="panel empty"><h1>There is no such checkout</h1>
<p>The address is mistyped, or the stand-in was restarted since: it keeps its sessions in memory.</p>
</div></main>"""
    return page("No such checkout", body, style=STYLE, status=HTTPStatus.NOT_FOUND)


def ended_page(words: str) -> Response:
    """Say that a payment link is not active any more."""
    body = f"""<main class="checkout"><div class="panel empty"><h1>This link is not active</h1>
<p>{text(words)}</p></div></main>"""
    return page("Link not active", body, style=STYLE)


def _line(line: LineItem) -> str:
    each = f"{line.quantity} &times; {text(written(line.unit_amount, line.currency))}"
    details = [text(line.description)] if line.description else []
    details += [each] if line.quantity > 1 else []
    more = "".join(f'<br><span class="soft small">{detail}</span>' for detail in details)
    amount = text(written(line.amount, line.currency))
    return f'<li><span>{text(line.name)}{more}</span><span class="figure">{amount}</span></li>'


def _ways(session: Session, business: str, problem: str | None) -> str:
    payer = (
        f'<p class="small soft">Receipt to {text(session.customer_email)}</p>'
        if session.customer_email
        else ""
    )
    alert = ""
    if problem:
        alert = (
            f'<p class="alert" role="alert">{lamp("stop", problem)}<br>'
            "Nothing was paid. Try again or choose another way.</p>"
        )
    ways = WAYS.format(
        amount=text(written(session.amount_total, session.currency)),
        to=f" to {text(business)}" if session.cancel_url else "",
    )
    return f"<h2>How would you like to pay?</h2>{alert}{payer}{ways}"


def _outcome(session: Session, business: str) -> str:
    if session.status is SessionStatus.EXPIRED:
        state, words = lamp("faint", "Expired"), "This checkout has expired and can no longer be paid."
    elif session.is_paid:
        state, words = lamp("go", "Paid"), "This checkout is complete. Nothing is left to pay."
    elif session.is_awaiting_settlement:
        state, words = (
            lamp("info", "On its way"),
            "This checkout is complete. The bank debit has not arrived yet.",
        )
    else:
        state, words = lamp("stop", "Failed"), "This checkout is complete, but the bank returned the debit."
    target = session.address(session.success_url)
    if session.status is SessionStatus.EXPIRED:
        target = session.address(session.cancel_url or session.success_url)
    back = f'<a class="button" href="{text(target)}">Return to {business}</a>'
    return f"<h2>Payment</h2><p>{state}</p><p>{words}</p><p>{back}</p>"
