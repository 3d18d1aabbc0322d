"""The sweep and the due day: once, however often and however many at a time it runs."""

from copy import copy
from datetime import UTC, datetime, timedelta
from functools import partial

from latchkey.adapters.clock import SystemClock
from latchkey.container import Container
from latchkey.domain.invoices import Invoice
from latchkey.services.overdue import note_overdue_invoices
from tests.studio import Studio, at_once

DUE_DAY_ENDS = datetime(2098, 3, 31, 18, 30, tzinfo=UTC)


class SetClock(SystemClock):
    """A clock that stands where a test puts it."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """Give the moment it was set to."""
        return self._moment


def at(studio: Studio, moment: datetime) -> Container:
    """Return the functions' outside at another time."""
    outside = copy(studio.desk.outside)
    outside.clock = SetClock(moment)
    return outside


def test_overdue_is_noted_once_by_overlapping_sweeps(studio: Studio) -> None:
    """Guards the precondition and the mark: a sweep that runs twice must not write history twice."""
    invoice_id = studio.issued(dueOn="2098-03-31")
    early = at(studio, DUE_DAY_ENDS - timedelta(seconds=1))
    note_overdue_invoices(early)
    assert studio.history(invoice_id) == [("draft", "sent", "owner")]
    late = at(studio, DUE_DAY_ENDS)
    at_once([partial(note_overdue_invoices, late)] * 4)
    note_overdue_invoices(late)
    assert studio.history(invoice_id) == [("draft", "sent", "owner"), ("sent", "overdue", "clock")]
    assert studio.invoice(invoice_id)["nextCheckAt"] is None
    assert studio.invoice(invoice_id)["overdueNotedAt"] == DUE_DAY_ENDS


def test_what_is_paid_or_void_is_not_looked_at_again(studio: Studio) -> None:
    paid, voided = studio.issued(dueOn="2098-03-31"), studio.issued(dueOn="2098-03-31")
    session_id = studio.checkout(paid)
    studio.stripe(f"/sessions/{session_id}/complete", method="card")
    studio.delivered(session_id)
    studio.void(voided).raise_for_status()
    due = studio.desk.outside.store.find_anywhere(
        "invoices", Invoice, where=[("next_check_at", "<=", DUE_DAY_ENDS)]
    )
    assert not {paid, voided} & {stored.id for stored in due}
    note_overdue_invoices(at(studio, DUE_DAY_ENDS))
    assert [change[1] for change in studio.history(paid)] == ["sent", "paid"]
    assert [change[1] for change in studio.history(voided)] == ["sent", "void"]


def test_an_overdue_invoice_can_still_be_paid(studio: Studio) -> None:
    invoice_id = studio.issued(dueOn="2020-01-01")
    note_overdue_invoices(studio.desk.outside)
    session_id = studio.checkout(invoice_id)
    studio.stripe(f"/sessions/{session_id}/complete", method="card")
    assert studio.delivered(session_id) == [200]
    assert [change[1] for change in studio.history(invoice_id)] == ["sent", "overdue", "paid"]
