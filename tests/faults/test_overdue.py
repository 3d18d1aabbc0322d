"""The sweep and the due day: once, however often and however many at a time it runs."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Final

from latchkey.domain.billing.invoices import Source, Status
from latchkey.domain.freelancers import ReminderLadder
from latchkey.services import paths
from latchkey.services.billing.overdue import check_due_invoices
from tests.faults.quiet_town import QuietTown
from tests.owed import in_instalments
from tests.studio import Studio, at_once

DUE_ON: Final = date(2026, 3, 31)
DUE_DAY_ENDS: Final = datetime(2026, 3, 31, 18, 30, tzinfo=UTC)


def sweep(town: QuietTown, moment: datetime) -> int:
    return check_due_invoices(town.at(moment))


def standings(town: QuietTown, invoice_id: str) -> list[tuple[Status, Source]]:
    return [(change.to, change.source) for change in town.invoice(invoice_id).history]


def without_ladder(town: QuietTown) -> None:
    town.change(paths.freelancer(town.owner), reminders=ReminderLadder(is_on=False))


def test_overdue_is_noted_once_by_overlapping_sweeps(town: QuietTown) -> None:
    """Guards the precondition and the mark: a sweep that runs twice must not write history twice."""
    without_ladder(town)
    invoice_id = town.owe(next_check_at=DUE_DAY_ENDS)
    assert sweep(town, DUE_DAY_ENDS - timedelta(seconds=1)) == 0
    assert standings(town, invoice_id) == [(Status.SENT, Source.OWNER)]
    at_once([partial(sweep, town, DUE_DAY_ENDS)] * 4)
    sweep(town, DUE_DAY_ENDS)
    assert standings(town, invoice_id) == [(Status.SENT, Source.OWNER), (Status.OVERDUE, Source.CLOCK)]
    after = town.invoice(invoice_id)
    assert (after.next_check_at, after.overdue_noted_for) == (None, DUE_ON)


def test_each_due_day_of_an_instalment_is_noted_for_itself(town: QuietTown) -> None:
    second = date(2026, 4, 30)
    invoice_id = town.owe(
        **in_instalments(DUE_ON, second), next_check_at=datetime(2026, 3, 31, 18, 30, tzinfo=UTC)
    )
    sweep(town, datetime(2026, 3, 31, 18, 47, tzinfo=UTC))
    assert town.invoice(invoice_id).overdue_noted_for == DUE_ON
    paid = in_instalments(DUE_ON, second, paid=[True])
    town.change_invoice(invoice_id, **paid, next_check_at=datetime(2026, 4, 30, 18, 30, tzinfo=UTC))
    sweep(town, datetime(2026, 4, 30, 18, 47, tzinfo=UTC))
    after = town.invoice(invoice_id)
    assert after.overdue_noted_for == second
    assert (after.history[-1].to, after.history[-1].source) == (Status.OVERDUE, Source.CLOCK)


def test_midnight_notes_what_is_overdue_and_mails_nobody(town: QuietTown) -> None:
    invoice_id = town.owe(
        next_check_at=datetime(2026, 3, 31, 18, 30, tzinfo=UTC),
        reminders_done_until=datetime(2026, 3, 31, 3, 47, tzinfo=UTC),
    )
    sweep(town, datetime(2026, 3, 31, 18, 30, tzinfo=UTC))
    after = town.invoice(invoice_id)
    assert after.overdue_noted_for == DUE_ON
    assert after.next_check_at == datetime(2026, 4, 3, 3, 30, tzinfo=UTC)
    assert town.rows() == []


def test_what_is_paid_or_void_is_not_looked_at_again(studio: Studio) -> None:
    paid, voided = studio.issued(), studio.issued()
    assert studio.invoice(paid)["nextCheckAt"]
    studio.recorded(paid, 118_000)
    studio.void(voided).raise_for_status()
    assert [studio.invoice(each)["nextCheckAt"] for each in (paid, voided)] == [None, None]


def test_an_overdue_invoice_can_still_be_paid(studio: Studio) -> None:
    invoice_id = studio.issued(dueOn="2020-01-01")
    check_due_invoices(studio.desk.outside)
    session_id = studio.checkout(invoice_id)
    studio.stripe(f"/sessions/{session_id}/complete", method="card")
    assert studio.delivered(session_id) == [200]
    assert [change[1] for change in studio.history(invoice_id)] == ["sent", "overdue", "paid"]
