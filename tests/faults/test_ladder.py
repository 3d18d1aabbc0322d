"""The ladder of reminders when something goes wrong: silence, overlap, outages, second thoughts."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

import pytest

from latchkey.container import Container
from latchkey.domain.billing.invoices import Claim, Dispute, DisputeState, Processing
from latchkey.domain.freelancers import ReminderLadder
from latchkey.services import paths
from latchkey.services.billing.overdue import check_due_invoices
from latchkey.services.billing.reminders import remind
from latchkey.services.outbox import RowState, Template
from latchkey.services.store import Delete
from local.suite import Suite
from tests.desks import mails_to
from tests.faults.quiet_town import QuietTown, found_town
from tests.owed import an_instalment
from tests.studio import at_once

MORNING: Final = datetime(2026, 3, 28, 3, 47, tzinfo=UTC)
"""17 minutes past nine in Kolkata, three days before the due day."""
FIRST_STEP: Final = datetime(2026, 3, 28, 3, 30, tzinfo=UTC)
EVENING: Final = datetime(2026, 3, 28, 14, 47, tzinfo=UTC)
NEXT_MORNING: Final = datetime(2026, 3, 29, 3, 30, tzinfo=UTC)


def sweep(town: QuietTown, moment: datetime) -> int:
    return check_due_invoices(town.at(moment))


def due(town: QuietTown, **changes: Any) -> str:  # noqa: ANN401 -- any field of an invoice
    """Write an invoice whose first step has come."""
    return town.owe(**{"next_check_at": FIRST_STEP, **changes})


# Silence, repetition, overlap.


@pytest.fixture(scope="module")
def three_sizes(outside: Container) -> Iterator[tuple[QuietTown, dict[int, int]]]:
    """Sweep after three days of silence over 100, 1,000 and 10,000 invoices of which ten are due.

    Each of the ten has missed three steps. Gives the reads of each sweep.
    """
    town = found_town(outside)
    ladder = ReminderLadder(offsets=(-3, -2, -1))
    town.change(paths.freelancer(town.owner), reminders=ladder)
    now = FIRST_STEP + timedelta(days=3, minutes=17)
    reads, others = {}, 0
    for size in (100, 1_000, 10_000):
        # Half of the others are looked at some day, half never again.
        growth = size - 10 - others
        town.owe_outlines(growth // 2, next_check_at=now + timedelta(hours=1))
        town.owe_outlines(growth - growth // 2, next_check_at=None)
        others = size - 10
        ten = [due(town) for _ in range(10)]
        ahead, store = town.counting(now)
        assert check_due_invoices(ahead) == 10
        reads[size] = store.reads
        assert [town.invoice(each).reminders_sent for each in ten] == [1] * 10
        assert [len(town.rows(each)) for each in ten] == [1] * 10
        for each in ten:
            town.outside.store.commit([Delete(path=paths.invoice(town.owner, each))])
    yield town, reads
    town.leave()


def test_three_days_of_silence_over_ten_thousand_invoices_end_in_one_reminder_each(
    three_sizes: tuple[QuietTown, dict[int, int]],
) -> None:
    town, _ = three_sizes
    assert len(town.rows()) == 30
    assert {row.value.template for row in town.rows()} == {Template.INVOICE_REMINDER}


def test_a_sweep_reads_what_is_due_and_not_what_there_is(
    three_sizes: tuple[QuietTown, dict[int, int]],
) -> None:
    """Guards the query by next check: without it a round would read every invoice there ever was."""
    _, reads = three_sizes
    assert len(set(reads.values())) == 1, reads
    assert reads[10_000] <= 5 * 10


def test_a_sweep_that_runs_twice_sends_one_reminder(town: QuietTown) -> None:
    invoice_id = due(town)
    assert [sweep(town, MORNING), sweep(town, MORNING)] == [1, 0]
    assert sweep(town, MORNING + timedelta(hours=1)) == 0
    assert len(town.rows(invoice_id)) == 1
    assert town.invoice(invoice_id).reminders_sent == 1


def test_sweeps_side_by_side_send_one_reminder(town: QuietTown) -> None:
    """Guards the precondition: two rounds that read the same invoice must not both promise a reminder."""
    ids = [due(town) for _ in range(5)]
    at_once([partial(sweep, town, MORNING)] * 4)
    assert [len(town.rows(each)) for each in ids] == [1] * 5
    assert [town.invoice(each).reminders_sent for each in ids] == [1] * 5


def test_an_outage_until_the_evening_ends_the_next_morning(town: QuietTown) -> None:
    invoice_id = due(town)
    assert sweep(town, EVENING) == 1
    assert town.rows() == []
    assert town.invoice(invoice_id).next_check_at == NEXT_MORNING
    sweep(town, NEXT_MORNING + timedelta(minutes=17))
    assert len(town.rows(invoice_id)) == 1


def test_more_than_a_page_of_invoices_is_due_at_the_same_moment(town: QuietTown) -> None:
    town.owe_many(220, next_check_at=FIRST_STEP)
    assert sweep(town, MORNING) == 220
    assert len(town.rows()) == 220


def test_one_invoice_that_cannot_be_checked_keeps_no_other_waiting(
    town: QuietTown, caplog: pytest.LogCaptureFixture
) -> None:
    """Guards the try around each: a freelancer without a profile must not silence all the others."""
    orphan = f"freelancers/{'0' * 20}/invoices/{'0' * 20}"
    lost = town.outside.store.get(paths.invoice(town.owner, due(town)), dict)
    assert lost
    reference = town.firestore.document(orphan)
    reference.set(lost.value | {"nextCheckAt": FIRST_STEP - timedelta(days=1)})
    with caplog.at_level(logging.CRITICAL, logger="latchkey"):
        assert sweep(town, MORNING) == 1
    assert len(town.rows()) == 1


# Where it is morning.


def test_each_zone_has_its_own_morning(town: QuietTown) -> None:
    east = due(town, time_zone="Pacific/Tongatapu", next_check_at=datetime(2026, 3, 27, 20, tzinfo=UTC))
    west = due(town, time_zone="Pacific/Pago_Pago", next_check_at=datetime(2026, 3, 28, 20, tzinfo=UTC))
    sweep(town, datetime(2026, 3, 27, 20, 17, tzinfo=UTC))
    assert [len(town.rows(each)) for each in (east, west)] == [1, 0]
    sweep(town, datetime(2026, 3, 28, 20, 17, tzinfo=UTC))
    assert [len(town.rows(each)) for each in (east, west)] == [1, 1]


# Who is not reminded.

CLAIM: Final = Claim(utr="412345678901", amount_minor=118_000, at=MORNING, by="Mira Shah")
DISPUTE: Final = Dispute(payment_id="pi_1", amount_minor=118_000, state=DisputeState.OPEN)
SILENT: Final[dict[str, dict[str, Any]]] = {
    "claimed": {"instalments": (an_instalment(claim=CLAIM),)},
    "processing": {"processing": {"cs_1": Processing(amount_minor=1, instalment_id=None, since=MORNING)}},
    "disputed": {"disputes": {"dp_1": DISPUTE}},
    "refunded": {"refunded_minor": 118_000},
    "muted": {"reminders_muted": True},
    "paid": {"paid_minor": 118_000, "instalments": (an_instalment(paid_minor=118_000),)},
    "void": {"voided_at": MORNING},
    "reminded by hand yesterday": {"reminded_at": MORNING - timedelta(hours=20)},
}


@pytest.mark.parametrize("changes", SILENT.values(), ids=SILENT)
def test_nobody_is_reminded_of_what_waits_for_something_else(
    town: QuietTown, changes: dict[str, Any]
) -> None:
    invoice_id = due(town, **changes)
    sent_before = town.invoice(invoice_id).reminders_sent
    sweep(town, MORNING)
    assert town.rows() == []
    after = town.invoice(invoice_id)
    assert after.reminders_sent == sent_before
    assert after.next_check_at is None or after.next_check_at > MORNING


def test_a_muted_client_is_not_reminded_and_not_made_up_for(town: QuietTown) -> None:
    invoice_id = due(town)
    town.change(paths.client(town.owner, "client"), reminders_muted=True)
    sweep(town, MORNING)
    town.change(paths.client(town.owner, "client"), reminders_muted=False)
    town.change_invoice(invoice_id, next_check_at=MORNING)
    sweep(town, MORNING + timedelta(hours=1))
    assert town.rows() == []


def test_nobody_was_reminded_where_nobody_holds_a_link(town: QuietTown) -> None:
    invoice_id = due(town)
    (person,) = town.outside.store.find(paths.people(town.owner, "project"), dict)
    town.change(person.path, link=None)
    sweep(town, MORNING)
    after = town.invoice(invoice_id)
    assert (after.reminders_sent, after.reminded_at) == (0, None)
    assert after.next_check_at
    assert after.next_check_at > MORNING


# Second thoughts between the promise and the mail.


def promised(town: QuietTown) -> str:
    invoice_id = due(town)
    sweep(town, MORNING)
    assert len(town.rows(invoice_id)) == 1
    return invoice_id


def test_a_reminder_arrives(suite: Suite, town: QuietTown) -> None:
    (row,) = town.rows(promised(town))
    delivery = town.deliver(row, MORNING)
    assert delivery
    assert delivery.state is RowState.SENT
    (mail,) = mails_to(suite, town.email)
    assert "INV-2026-001" in mail["subject"]


SECOND_THOUGHTS: Final = {
    name: SILENT[name] for name in ("claimed", "processing", "disputed", "refunded", "muted", "paid", "void")
}


@pytest.mark.parametrize("changes", SECOND_THOUGHTS.values(), ids=SECOND_THOUGHTS)
def test_a_reminder_that_lost_its_reason_is_dropped(
    suite: Suite, town: QuietTown, changes: dict[str, Any]
) -> None:
    """Guards the second look: minutes or hours may lie between the promise and the mail."""
    invoice_id = promised(town)
    town.change_invoice(invoice_id, **changes)
    delivery = town.deliver(town.rows()[0], MORNING + timedelta(minutes=1))
    assert delivery
    assert delivery.state is RowState.DROPPED
    assert mails_to(suite, town.email) == []


def test_a_reminder_is_dropped_when_the_client_was_muted_meanwhile(town: QuietTown) -> None:
    promised(town)
    town.change(paths.client(town.owner, "client"), reminders_muted=True)
    delivery = town.deliver(town.rows()[0], MORNING + timedelta(minutes=1))
    assert delivery
    assert delivery.state is RowState.DROPPED


def test_what_the_freelancer_asks_for_goes_out_at_once_even_in_the_evening(town: QuietTown) -> None:
    town.change(paths.client(town.owner, "client"), reminders_muted=True)
    remind(town.at(EVENING), owner=town.owner, invoice_id=town.owe())
    delivery = town.deliver(town.rows()[0], EVENING)
    assert delivery
    assert delivery.state is RowState.SENT


def test_what_the_freelancer_asked_for_is_dropped_when_it_was_paid_meanwhile(town: QuietTown) -> None:
    invoice_id = town.owe()
    remind(town.at(EVENING), owner=town.owner, invoice_id=invoice_id)
    town.change_invoice(invoice_id, **SILENT["paid"])
    delivery = town.deliver(town.rows()[0], EVENING)
    assert delivery
    assert delivery.state is RowState.DROPPED


def test_a_mail_provider_that_was_down_all_day_makes_nobody_knock_at_night(
    suite: Suite, town: QuietTown
) -> None:
    """Guards the morning at the moment of sending; the same promise waits for the next one."""
    invoice_id = promised(town)
    (late,) = town.rows(invoice_id)
    for minutes in (0, 11):
        # The second run comes because the first died before it could say so.
        town.change(late.path, state=RowState.WAITING, next_try_at=EVENING)
        delivery = town.deliver(late, EVENING + timedelta(minutes=minutes))
        assert delivery
        assert delivery.state is RowState.WAITING
    assert mails_to(suite, town.email) == []
    (again,) = town.rows(invoice_id)
    assert again.value.next_try_at == NEXT_MORNING
    town.deliver(again, NEXT_MORNING)
    assert len(mails_to(suite, town.email)) == 1
