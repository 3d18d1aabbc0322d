"""The page that lists all sessions and lets delayed payments arrive or fail, and money go back."""

import time
from collections.abc import Sequence
from pathlib import Path

from local.standin.http import Response
from local.standin.look import fragment, lamp, page, text
from local.stripe_standin.charges import DisputeStatus
from local.stripe_standin.currencies import written
from local.stripe_standin.objects import Session, SessionStatus
from local.stripe_standin.webhooks import Attempt

ATTEMPTS_SHOWN = 25
MAIN = ' class="main"'

STYLE = (Path(__file__).parent / "payments_page.css").read_text(encoding="utf-8")


def payments_page(sessions: Sequence[Session], attempts: Sequence[Attempt]) -> Response:
    """Draw the whole page."""
    body = f"""<header class="top"><div><div><h1>Payments</h1>
<p class="soft small">Stand-in for Stripe. No money moves here.</p></div></div></header>
<main data-live="/payments/newest">{_lists(sessions, attempts)}</main>"""
    return page("Payments", body, style=STYLE, is_live=True)


def newest_payments(sessions: Sequence[Session], attempts: Sequence[Attempt]) -> Response:
    """Draw only what changes."""
    return fragment(_lists(sessions, attempts))


def _lists(sessions: Sequence[Session], attempts: Sequence[Attempt]) -> str:
    rows = "".join(_row(session) for session in sessions)
    tries = "".join(_attempt(attempt) for attempt in attempts[-ATTEMPTS_SHOWN:][::-1])
    return _panel("Checkout sessions", len(sessions), rows, "Nobody has gone to checkout yet.") + _panel(
        "Webhooks, newest first", len(attempts), tries, "No event has been delivered yet."
    )


def _panel(title: str, count: int, rows: str, empty: str) -> str:
    content = f'<ul class="rows">{rows}</ul>' if rows else f'<p class="empty">{text(empty)}</p>'
    return (
        f'<section class="panel"><header><h2>{text(title)}</h2>'
        f'<span class="figure soft small">{count}</span></header>'
        f"{content}</section>"
    )


def _row(session: Session) -> str:
    name = session.lines[0].name + (f" and {len(session.lines) - 1} more" if len(session.lines) > 1 else "")
    payer = session.customer_email or session.client_reference_id or "no reference"
    return f"""<li><span class="state">{_state(session)}</span>
<span class="amount figure">{text(written(session.amount_total, session.currency))}</span>
<span class="what"><a href="/pay/{text(session.id)}">{text(name)}</a>
<br><span class="soft small">{text(payer)}</span></span>
<span class="when figure small soft">{_clock(session.created)}</span>{_buttons(session)}</li>"""


def _state(session: Session) -> str:
    if session.intent and session.is_paid:
        if any(dispute.status is DisputeStatus.NEEDS_RESPONSE for dispute in session.intent.disputes):
            return lamp("warn", "Disputed")
        if session.intent.refunded:
            is_whole = session.intent.refunded >= session.intent.amount
            return lamp("faint", "Refunded" if is_whole else "Refunded in part")
    if session.is_paid:
        return lamp("go", "Paid")
    if session.status is SessionStatus.OPEN:
        return lamp("warn", "Open")
    if session.status is SessionStatus.EXPIRED:
        return lamp("faint", "Expired")
    return lamp("info", "On its way") if session.is_awaiting_settlement else lamp("stop", "Failed")


def _buttons(session: Session) -> str:
    choices = _choices(session)
    if not choices:
        return ""
    buttons = "".join(
        f'<button{MAIN if index == 0 else ""} name="outcome" value="{value}">{text(words)}</button>'
        for index, (value, words) in enumerate(choices)
    )
    return f'<form method="post" action="/payments/{text(session.id)}/settle">{buttons}</form>'


def _choices(session: Session) -> tuple[tuple[str, str], ...]:
    """Say what a shop's owner, or a bank, could do now about a payment."""
    if session.is_awaiting_settlement:
        return ("succeed", "Let it arrive"), ("fail", "Let it fail")
    intent = session.intent
    if intent is None or not session.is_paid:
        return ()
    if any(dispute.status is DisputeStatus.NEEDS_RESPONSE for dispute in intent.disputes):
        return ("won", "Win the dispute"), ("lost", "Lose it")
    if intent.disputes or intent.refunded >= intent.amount:
        return ()
    return ("refund", "Refund"), ("dispute", "Let the bank dispute it")


def _attempt(attempt: Attempt) -> str:
    word = str(attempt.status) if attempt.status is not None else "no answer"
    again = f", try {attempt.number}" if attempt.number > 1 else ""
    colour = "go" if attempt.is_accepted else "stop"
    return f"""<li class="attempt"><span class="state">{lamp(colour, word)}</span>
<span class="when figure small soft">{_clock(attempt.at)}</span>
<span class="what figure small">{text(attempt.event.type)}{again}</span></li>"""


def _clock(moment: float) -> str:
    return time.strftime("%H:%M:%S", time.localtime(moment))
