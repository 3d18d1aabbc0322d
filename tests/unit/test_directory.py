"""The directory's lines, and what a change must move for one to be worked out anew."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from math import sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.adapters.codec import camel, encode
from latchkey.domain import limits
from latchkey.domain.billing.invoices import (
    Claim,
    Dispute,
    DisputeState,
    Instalment,
    Invoice,
    Method,
    Receipt,
    Source,
    Status,
)
from latchkey.domain.billing.ledger import with_ledger
from latchkey.domain.billing.payments import EntryKind, LedgerEntry
from latchkey.domain.clients import Client
from latchkey.domain.desk.directory import SHARDS, Need, shard_of
from latchkey.domain.desk.lines import client_line, invoice_line, lead_line, money_line, room_line
from latchkey.domain.rates import RATE_LIMITS, RateKind
from latchkey.services.desk.directory import LISTED
from latchkey.services.desk.notings import NOTINGS
from latchkey.services.noting import notes_on
from local.places import ROOT
from tests.documents import LARGEST_BYTES, bytes_of
from tests.leads import a_lead
from tests.owed import an_owed, in_instalments
from tests.unit.books import PROJECT

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
CLIENT = Client(name="Mira Textiles", created_at=NOW)
LEAD = a_lead(NOW)
CLAIM = Claim(utr="412345678901", amount_minor=40_000, at=NOW, by="Mira")


def an_entry(kind: EntryKind, amount_minor: int = 1000, *, of: str | None = None) -> LedgerEntry:
    is_money = kind in (EntryKind.PAYMENT, EntryKind.UNAPPLIED, EntryKind.REFUND)
    return LedgerEntry(
        invoice_id="invoice",
        project_id="project",
        client_id="client",
        kind=kind,
        amount_minor=amount_minor,
        currency="INR",
        at=NOW,
        received_on=NOW.date(),
        source=Source.OWNER,
        method=Method.BANK if is_money else None,
        of=of,
    )


# Lines of invoices.


def test_an_invoice_is_never_overdue_in_the_directory_for_that_is_for_the_clock_to_say() -> None:
    line = invoice_line(an_owed(due_on=date(1970, 1, 1), next_due_on=date(1970, 1, 1)))
    assert (line.status, line.next_due_on) == (Status.SENT, date(1970, 1, 1))


def test_a_line_tells_what_is_left_of_each_instalment_soonest_first() -> None:
    parts = in_instalments(date(2026, 5, 1), date(2026, 4, 1), paid=[False, True])
    line = invoice_line(an_owed(**parts))
    assert [(due.on, due.amount_minor, due.left_minor) for due in line.dues] == [
        (date(2026, 4, 1), 59_000, 0),
        (date(2026, 5, 1), 59_000, 59_000),
    ]


def test_a_draft_and_a_void_invoice_owe_nothing() -> None:
    for invoice in (an_owed(issued_at=None, issued_on=None, number=None), an_owed(voided_at=NOW)):
        line = invoice_line(invoice)
        assert (line.balance_minor, line.next_due_on, line.dues, line.needs) == (0, None, (), None)


def test_an_invoice_is_settled_on_the_day_of_its_last_receipt_whenever_that_was_entered() -> None:
    receipts = tuple(
        Receipt(id=str(day), amount_minor=59_000, received_on=date(2026, 3, day), method=Method.BANK)
        for day in (9, 4)
    )
    paid = an_owed(receipts=receipts, paid_minor=118_000, paid_at=datetime(2026, 3, 20, tzinfo=UTC))
    assert invoice_line(paid).settled_on == date(2026, 3, 9)
    assert invoice_line(replace(paid, voided_at=NOW)).settled_on is None
    assert invoice_line(an_owed()).settled_on is None


def test_an_invoice_that_tax_alone_settled_was_settled_on_the_day_it_was_noted_there() -> None:
    paid_at = datetime(2026, 3, 19, 20, tzinfo=UTC)
    taxed = an_owed(tds_minor=118_000, paid_at=paid_at)
    assert invoice_line(taxed).settled_on == date(2026, 3, 20)


def _claimed(invoice: Invoice) -> tuple[Instalment, ...]:
    return tuple(replace(each, claim=CLAIM) for each in invoice.instalments)


DISPUTE = Dispute(payment_id="pi_1", amount_minor=700, state=DisputeState.OPEN)


@pytest.mark.parametrize(
    ("changes", "need", "needs_minor"),
    [
        ({}, None, 0),
        ({"overpaid_minor": 5}, Need.OVERPAID, 5),
        ({"overpaid_minor": 5, "unapplied_minor": 3}, Need.UNMATCHED, 3),
        ({"unapplied_minor": 3, "disputes": {"dp_1": DISPUTE}}, Need.DISPUTE, 700),
        ({"disputes": {"dp_1": replace(DISPUTE, state=DisputeState.WON)}}, None, 0),
        ({"disputes": {"dp_1": DISPUTE}, "instalments": _claimed(an_owed())}, Need.CLAIM, 40_000),
    ],
)
def test_a_line_tells_the_most_urgent_thing_only_the_freelancer_can_settle(
    changes: Mapping[str, Any], need: Need | None, needs_minor: int
) -> None:
    line = invoice_line(an_owed(**changes))
    assert (line.needs, line.needs_minor) == (need, needs_minor)


# Lines of the ledger.

PAYMENT, UNAPPLIED = an_entry(EntryKind.PAYMENT), an_entry(EntryKind.UNAPPLIED)
TDS, CREDIT = an_entry(EntryKind.TDS), an_entry(EntryKind.CREDIT_NOTE)
REFUND, REVERSAL = an_entry(EntryKind.REFUND, of="x"), an_entry(EntryKind.REVERSAL, of="y")


@pytest.mark.parametrize(
    ("entry", "taken_back", "undone", "amount_minor", "settles_minor"),
    [
        (PAYMENT, None, None, 1000, 1000),
        (UNAPPLIED, None, None, 1000, 0),
        (TDS, None, None, 0, 1000),
        (CREDIT, None, None, 0, 1000),
        (REFUND, PAYMENT, None, -1000, -1000),
        (REFUND, UNAPPLIED, None, -1000, 0),
        (REVERSAL, PAYMENT, None, -1000, -1000),
        (REVERSAL, TDS, None, 0, -1000),
        (REVERSAL, REFUND, PAYMENT, 1000, 1000),
        (REVERSAL, REFUND, UNAPPLIED, 1000, 0),
        (REFUND, None, None, -1000, -1000),
    ],
)
def test_an_entry_counts_as_what_it_is_or_takes_back(
    entry: LedgerEntry,
    taken_back: LedgerEntry | None,
    undone: LedgerEntry | None,
    amount_minor: int,
    settles_minor: int,
) -> None:
    line = money_line(entry, taken_back, undone)
    assert (line.amount_minor, line.settles_minor) == (amount_minor, settles_minor)


@st.composite
def ledgers(draw: st.DrawFn) -> dict[str, LedgerEntry]:
    """Draw a ledger in which nothing is taken back twice, nor more than there was."""
    ledger: dict[str, LedgerEntry] = {}
    kinds = [EntryKind.PAYMENT, EntryKind.UNAPPLIED, EntryKind.TDS, EntryKind.CREDIT_NOTE]
    for index in range(draw(st.integers(0, 6))):
        kind, amount_minor = draw(st.sampled_from(kinds)), draw(st.integers(1, 60_000))
        ledger[f"e{index}"] = an_entry(kind, amount_minor)
        after = draw(st.sampled_from(["kept", "refunded", "reversed", "refund reversed"]))
        is_money = kind in (EntryKind.PAYMENT, EntryKind.UNAPPLIED)
        if after == "reversed":
            ledger[f"rev_e{index}"] = an_entry(EntryKind.REVERSAL, amount_minor, of=f"e{index}")
        if is_money and after.startswith("refund"):
            back_minor = draw(st.integers(1, amount_minor))
            ledger[f"ref{index}"] = an_entry(EntryKind.REFUND, back_minor, of=f"e{index}")
            if after == "refund reversed":
                ledger[f"rev_ref{index}"] = an_entry(EntryKind.REVERSAL, back_minor, of=f"ref{index}")
    return ledger


@given(ledgers())
def test_what_the_lines_settle_is_what_the_books_count_as_settled(ledger: dict[str, LedgerEntry]) -> None:
    lines = []
    for entry in ledger.values():
        taken_back = ledger.get(entry.of or "")
        lines.append(money_line(entry, taken_back, ledger.get(taken_back.of or "") if taken_back else None))
    invoice = with_ledger(an_owed(), ledger, NOW)
    assert sum(line.settles_minor for line in lines) == invoice.settled_minor
    money_minor = invoice.paid_minor + invoice.unapplied_minor
    assert sum(line.amount_minor for line in lines) == money_minor


# What moves a line.


def _looked_at(line: Callable[[Any], object], *documents: object) -> set[str]:
    """Say which fields of a document its line is worked out from."""
    seen: set[str] = set()
    for document in documents:
        kind: Any = type(document)

        class Watched(kind):  # type: ignore[misc]  # whichever document it is
            def __getattribute__(self, name: str) -> object:
                seen.add(name)
                return super().__getattribute__(name)

        values = {each.name: getattr(document, each.name) for each in fields(kind)}
        line(Watched(**values))
    return {camel(each.name) for each in fields(kind) if each.name in seen}


INVOICES = (
    an_owed(),
    an_owed(viewed_at=NOW),
    an_owed(issued_at=None),
    an_owed(voided_at=NOW),
    an_owed(refunded_minor=1),
    an_owed(overpaid_minor=1, paid_at=NOW, paid_minor=118_000),
)


@pytest.mark.parametrize(
    ("collection", "looked_at"),
    [
        ("clients", _looked_at(client_line, CLIENT)),
        ("projects", _looked_at(room_line, PROJECT)),
        ("leads", _looked_at(lead_line, LEAD)),
        ("invoices", _looked_at(invoice_line, *INVOICES)),
    ],
)
def test_a_line_is_worked_out_anew_when_a_field_it_is_made_of_changes(
    collection: str, looked_at: set[str]
) -> None:
    listing = NOTINGS[collection][0]
    assert {field.partition(".")[0] for field in listing.fields} == looked_at


def _as_document(value: object) -> dict[str, Any]:
    document = encode(value)
    assert isinstance(document, dict)
    return document


def test_a_change_that_no_line_shows_asks_for_nothing() -> None:
    before = replace(PROJECT, summary=replace(PROJECT.summary, unread=1))
    cases = [
        ("projects", _as_document(before), _as_document(PROJECT)),
        ("leads", _as_document(LEAD), _as_document(replace(LEAD, notes="Called twice", position=2.0))),
        ("counters", None, {"last": 1}),
        ("mornings", {"nextAt": NOW}, {"nextAt": NOW + timedelta(days=1)}),
    ]
    for kind, old, new in cases:
        assert not notes_on(NOTINGS, kind, before=old, after=new)


def test_a_new_document_and_one_that_is_gone_ask_for_their_line() -> None:
    for kind in LISTED:
        assert notes_on(NOTINGS, kind, before=None, after={})
        assert notes_on(NOTINGS, kind, before={}, after=None)


def test_a_new_message_moves_its_rooms_line() -> None:
    after = _as_document(PROJECT)
    after["summary"]["lastMessageAt"] = NOW
    assert notes_on(NOTINGS, "projects", before=_as_document(PROJECT), after=after)


@given(st.lists(st.text("abcdefXYZ0123456789_", min_size=20, max_size=20), unique=True))
def test_a_line_always_stands_in_the_same_of_few_shards(row_ids: list[str]) -> None:
    assert all(0 <= shard_of(row_id) < SHARDS for row_id in row_ids)
    assert shard_of("upi_412345678901") == 2


def test_no_line_is_indexed_for_a_shard_would_outgrow_what_firestore_indexes() -> None:
    """A document has forty thousand index entries at most, and 2,500 lines have more fields than that."""
    overrides = json.loads((ROOT / "firestore.indexes.json").read_text())["fieldOverrides"]
    assert {"collectionGroup": "shards", "fieldPath": "lines", "indexes": []} in overrides


def test_a_months_flood_of_enquiries_leaves_room_in_every_shard_of_leads() -> None:
    """Strangers write as much as the rate lets them, and nobody but the freelancer takes it away again."""
    longest = a_lead(
        NOW,
        name="🦜" * limits.PERSON_NAME_MAX,
        company="🦜" * limits.LEAD_COMPANY_MAX,
        title="🦜" * limits.TITLE_MAX,
    )
    rate = RATE_LIMITS[RateKind.ENQUIRY_DAY]
    # A window begins with its first enquiry, so one more than fit may touch the month.
    leads = rate.most * (timedelta(days=30) // rate.window + 1)
    # Six standard deviations above the even share: no shard gets more in anybody's lifetime.
    fullest = leads / SHARDS + 6 * sqrt(leads * (1 / SHARDS) * (1 - 1 / SHARDS))
    line_bytes = bytes_of({"a" * limits.ID_LENGTH: encode(lead_line(longest))})
    assert fullest * line_bytes < 0.8 * LARGEST_BYTES


def test_a_leads_line_shows_ordinary_names_whole_and_the_beginning_of_long_ones() -> None:
    assert (lead_line(LEAD).name, lead_line(LEAD).title) == (LEAD.name, LEAD.title)
    line = lead_line(a_lead(NOW, name="Thiruvananthapuram " * 4, title="x" * limits.TITLE_MAX))
    assert line.name == "Thiruvananthapuram Thiruvananthapuram T…"
    assert len(line.title) == 80
