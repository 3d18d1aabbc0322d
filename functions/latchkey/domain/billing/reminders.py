"""When a client is reminded of what is due, and when nobody may be.

A ladder has a step some days before or after each due day, in the morning of the invoice's zone.
Steps that were missed, by an outage or over a weekend, are made up for by one reminder, not by one each.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from latchkey.domain.billing.invoices import Invoice, Status, status_of
from latchkey.domain.due_dates import date_in, end_of_day
from latchkey.domain.errors.invoices import ReminderNotDueError, ReminderTooSoonError
from latchkey.domain.freelancers import ReminderLadder

STEP_AT: Final = time(9)
MORNING_OPENS: Final = time(8)
MORNING_CLOSES: Final = time(12)
REST: Final = timedelta(days=1)
"""How long a client is left alone after a mail about an invoice that was sent by hand."""

LOOK_AGAIN: Final = timedelta(days=1)


class Objection(StrEnum):
    """Why nobody is reminded of an invoice."""

    NOT_DUE = "not-due"
    PROCESSING = "processing"
    CLAIMED = "claimed"
    DISPUTED = "disputed"
    REFUNDED = "refunded"
    MUTED = "muted"
    CLIENT_MUTED = "client-muted"
    REMINDED_LATELY = "reminded-lately"


_HAND_WORDS: Final = {
    Objection.PROCESSING: "A payment is being processed. Wait for it before you remind anybody.",
    Objection.CLAIMED: "Your client says this was paid. Confirm or refuse that first.",
    Objection.DISPUTED: "A payment of this invoice is disputed. Nobody is reminded until that is decided.",
    Objection.REFUNDED: "Money of this invoice was given back, so nobody is reminded of it.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a look at the ladder came to: the invoice afterwards, and whether one reminder goes out."""

    invoice: Invoice
    is_sent: bool


def next_check_at(invoice: Invoice, ladder: ReminderLadder, now: datetime) -> datetime | None:
    """Say when the sweep must look at an invoice again; None when nothing more can come of it by itself.

    A moment that has passed already is given as it is: the next sweep takes it up. To be stored in
    every commit that changes what is due, when it is due, or what was done about it.
    """
    if not invoice.is_due:
        return None
    moments = [each for each in (_overdue_at(invoice, now), _reminder_at(invoice, ladder, now)) if each]
    return min(moments, default=None)


def _overdue_at(invoice: Invoice, now: datetime) -> datetime | None:
    """Give the end of the next due day, unless the history has told of it.

    While money is on its way nothing is overdue, and it may still fail to arrive. What ends that
    comes with a commit of its own; a look every day stands in for one that was lost.
    """
    due_on = invoice.next_due_on
    if due_on is None or due_on == invoice.overdue_noted_for:
        return None
    ends_at = end_of_day(due_on, invoice.time_zone)
    if ends_at > now or (status := status_of(invoice, now)) is Status.OVERDUE:
        return ends_at
    return now + LOOK_AGAIN if status in (Status.PROCESSING, Status.CLAIMED) else None


def _reminder_at(invoice: Invoice, ladder: ReminderLadder, now: datetime) -> datetime | None:
    """Give the next step of the ladder; one that was missed waits for a morning."""
    step = next((each for each in ladder_moments(invoice, ladder) if each > _done_until(invoice)), None)
    if step is None or step > now or is_morning(invoice.time_zone, now):
        return step
    return next_morning(invoice.time_zone, now)


def ladder_moments(invoice: Invoice, ladder: ReminderLadder) -> tuple[datetime, ...]:
    """Give every step of the ladder for what is not settled yet, in order, whether passed or not."""
    if not ladder.is_on or invoice.reminders_muted or not invoice.is_due:
        return ()
    return tuple(sorted(set(_steps(invoice, ladder))))


def _steps(invoice: Invoice, ladder: ReminderLadder) -> Iterator[datetime]:
    for instalment in invoice.instalments:
        if instalment.due_on is None or instalment.balance_minor == 0:
            continue
        for offset in ladder.offsets:
            yield _morning_of(instalment.due_on + timedelta(days=offset), invoice.time_zone)


def due_moments(invoice: Invoice, ladder: ReminderLadder, now: datetime) -> tuple[datetime, ...]:
    """Give the steps that have come and are not done with."""
    done_until = _done_until(invoice)
    return tuple(each for each in ladder_moments(invoice, ladder) if done_until < each <= now)


def _done_until(invoice: Invoice) -> datetime:
    """Give the moment up to which every step is done with.

    The mail that brings the invoice says all a reminder could, so steps of its first day are not taken.
    """
    beginning = (invoice.issued_at or invoice.created_at) + REST
    return max(invoice.reminders_done_until or beginning, beginning)


def is_morning(time_zone: str, now: datetime) -> bool:
    """Tell whether it is a time of day at which a reminder may arrive."""
    return MORNING_OPENS <= now.astimezone(ZoneInfo(time_zone)).time() < MORNING_CLOSES


def next_morning(time_zone: str, now: datetime) -> datetime:
    """Give the next time, in UTC, that it is nine in the morning."""
    today = now.astimezone(ZoneInfo(time_zone)).date()
    morning = _morning_of(today, time_zone)
    return morning if morning > now else _morning_of(today + timedelta(days=1), time_zone)


def _morning_of(day: date, time_zone: str) -> datetime:
    return datetime.combine(day, STEP_AT, tzinfo=ZoneInfo(time_zone)).astimezone(UTC)


def objection_to_reminding(invoice: Invoice) -> Objection | None:
    """Say why nobody may be reminded of an invoice at all, be it by hand or by the ladder."""
    objections = (
        (not invoice.is_due, Objection.NOT_DUE),
        (bool(invoice.processing), Objection.PROCESSING),
        (invoice.is_claimed, Objection.CLAIMED),
        (invoice.is_disputed, Objection.DISPUTED),
        (invoice.refunded_minor > 0, Objection.REFUNDED),
    )
    return next((objection for holds, objection in objections if holds), None)


def objection_to_ladder(invoice: Invoice, *, is_client_muted: bool) -> Objection | None:
    """Say why the ladder sends nothing for an invoice, now or at the moment of sending."""
    objections = (
        (invoice.reminders_muted, Objection.MUTED),
        (is_client_muted, Objection.CLIENT_MUTED),
    )
    muted = next((objection for holds, objection in objections if holds), None)
    return objection_to_reminding(invoice) or muted


def take_steps(invoice: Invoice, ladder: ReminderLadder, *, is_client_muted: bool, now: datetime) -> Step:
    """Take the steps that have come: all at once, by one reminder or by none.

    A step that meets an objection is done with, too: were it kept, the client would hear of it the
    moment a payment fails or a claim is refused, at whatever distance from its day. Outside the
    morning nothing is taken, and `next_check_at` names the next one.
    """
    if not due_moments(invoice, ladder, now) or not is_morning(invoice.time_zone, now):
        return Step(invoice=invoice, is_sent=False)
    done = replace(invoice, reminders_done_until=now)
    if objection_to_ladder(invoice, is_client_muted=is_client_muted) or _was_reminded_lately(invoice, now):
        return Step(invoice=done, is_sent=False)
    return Step(invoice=_reminded(done, now), is_sent=True)


def _was_reminded_lately(invoice: Invoice, now: datetime) -> bool:
    """Tell whether the client heard of it this morning, or by the freelancer's hand within a day.

    Reminders of the ladder are written together with the steps they are for. They count for their own
    day only: steps of two days may both be taken although the second sweep comes a little earlier.
    """
    if invoice.reminded_at is None:
        return False
    is_by_hand = invoice.reminded_at != invoice.reminders_done_until
    is_today = date_in(invoice.time_zone, invoice.reminded_at) == date_in(invoice.time_zone, now)
    return is_today or (is_by_hand and now - invoice.reminded_at < REST)


def remind_by_hand(invoice: Invoice, now: datetime) -> Invoice:
    """Remember a reminder the freelancer asks for.

    Muting silences the ladder, not the freelancer, so it does not matter here.

    Raises:
        ReminderNotDueError: nothing is due, or money is on its way, disputed or given back.
        ReminderTooSoonError: the last one went less than a day ago.

    """
    objection = objection_to_reminding(invoice)
    if objection:
        raise ReminderNotDueError(_HAND_WORDS.get(objection))
    if invoice.reminded_at is not None and now - invoice.reminded_at < REST:
        went = invoice.reminded_at.astimezone(ZoneInfo(invoice.time_zone))
        message = f"The last reminder went out on {went:%d %b %Y at %H:%M}. Leave a day between two."
        raise ReminderTooSoonError(message)
    return _reminded(invoice, now)


def _reminded(invoice: Invoice, now: datetime) -> Invoice:
    return replace(invoice, reminded_at=now, reminders_sent=invoice.reminders_sent + 1)


def forgive_missed(invoice: Invoice, now: datetime) -> Invoice:
    """Count the ladder from now on, because it was edited or an invoice is not muted any more.

    Otherwise switching it on would mail everybody about every step of the past.
    """
    return replace(invoice, reminders_done_until=now)
