"""Taking an issued invoice back, whole or in parts that add up to it."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain.billing.credit_notes import CreditNote, credit_invoice, part_of
from latchkey.domain.billing.invoice_life import is_over
from latchkey.domain.billing.invoices import Invoice, Line, Status, status_of
from latchkey.domain.billing.ledger import with_ledger
from latchkey.domain.billing.payments import EntryKind, LedgerEntry
from latchkey.domain.billing.tax import TaxRow
from latchkey.domain.billing.totals import DraftContent, add_up
from latchkey.domain.errors.invoices import (
    CreditNoteTooMuchError,
    InvoiceAlreadyPaidError,
    InvoiceNotIssuedError,
    InvoiceVoidError,
)
from latchkey.domain.errors.requests import RequestInvalidError
from tests.unit.books import (
    BUYER,
    GST,
    NOW,
    TODAY,
    TOTAL_MINOR,
    a_content,
    a_draft,
    a_line,
    an_entry,
    an_issued,
    issued_from,
    summed,
)
from tests.unit.vectors import Case, cases, client_of, lines_of, seller_of, why

Ledger = dict[str, LedgerEntry]


def credited(
    invoice: Invoice, amount_minor: int, ledger: Ledger | None = None, *, number: str = "CN-2026-001"
) -> tuple[CreditNote, Invoice, Ledger]:
    """Take back an amount, and return the invoice with its whole ledger afterwards."""
    note, settled = credit_invoice(
        invoice,
        ledger or {},
        invoice_id="invoice",
        credit_note_id=number,
        number=number,
        amount_minor=amount_minor,
        reason="Agreed",
        by="Owner",
        now=NOW,
    )
    assert settled.invoice is not None
    return note, settled.invoice, {**(ledger or {}), **settled.entries}


@pytest.mark.parametrize("case", cases("credit-notes"), ids=why)
def test_a_part_is_divided_as_the_whole_is(case: Case) -> None:
    content = DraftContent(currency=case["currency"], lines=lines_of(case), round_off=case["roundOff"])
    draft = add_up(content, registration=seller_of(case), client=client_of(case), on=date(2026, 4, 1))
    invoice = replace(an_issued(), lines=draft.lines, tax=draft.tax, total_minor=draft.total_minor)
    invoice = replace(invoice, subtotal_minor=draft.subtotal_minor, round_off_minor=draft.round_off_minor)
    before_minor = 0
    for amount_minor, expected in zip(case["creditsMinor"], case["notes"], strict=True):
        part = part_of(invoice, before_minor=before_minor, amount_minor=amount_minor)
        assert {
            "subtotalMinor": part.subtotal_minor,
            "taxable": [row.taxable_minor for row in part.rows],
            "tax": [row.amount_minor for row in part.rows],
            "roundOffMinor": part.round_off_minor,
        } == expected
        before_minor += amount_minor


def test_a_credit_note_tells_what_it_takes_back_and_settles() -> None:
    note, invoice, ledger = credited(an_issued(), 18_000)
    assert (note.number, note.invoice_number, note.invoice_issued_on) == (
        "CN-2026-001",
        "INV-2026-001",
        TODAY,
    )
    assert (note.total_minor, note.subtotal_minor, note.reason) == (18_000, 18_000, "Agreed")
    assert (note.seller, note.buyer) == (invoice.seller, invoice.buyer)
    entry = ledger["cn_CN-2026-001"]
    assert (entry.kind, entry.amount_minor, entry.reference) == (EntryKind.CREDIT_NOTE, 18_000, note.number)
    assert (invoice.balance_minor, status_of(invoice, NOW)) == (100_000, Status.PARTIAL)
    assert [(each.number, each.amount_minor) for each in invoice.credits] == [("CN-2026-001", 18_000)]


def test_all_of_it_taken_back_is_over_and_can_be_made_anew() -> None:
    _, half, ledger = credited(an_issued(), 59_000)
    assert not is_over(half)
    _, invoice, _ = credited(half, 59_000, ledger, number="CN-2026-002")
    assert (status_of(invoice, NOW), is_over(invoice)) == (Status.CREDITED, True)
    assert invoice.history[-1].to is Status.CREDITED


def test_a_paid_invoice_is_taken_back_and_the_money_is_to_be_given_back() -> None:
    paid = with_ledger(an_issued(), {"p": an_entry()}, NOW)
    _, invoice, ledger = credited(paid, TOTAL_MINOR, {"p": an_entry()})
    assert (status_of(invoice, NOW), invoice.overpaid_minor, is_over(invoice)) == (
        Status.PAID,
        TOTAL_MINOR,
        True,
    )
    refund = an_entry(kind=EntryKind.REFUND, of="p")
    returned = with_ledger(invoice, {**ledger, "r": refund}, NOW)
    assert (status_of(returned, NOW), returned.overpaid_minor) == (Status.CREDITED, 0)


def test_no_more_is_taken_back_than_was_billed() -> None:
    with pytest.raises(CreditNoteTooMuchError):
        credited(an_issued(), TOTAL_MINOR + 1)
    _, half, ledger = credited(an_issued(), 59_000)
    with pytest.raises(CreditNoteTooMuchError):
        credited(half, 59_001, ledger)
    with pytest.raises(RequestInvalidError):
        credited(half, 0, ledger)


def test_only_what_was_sent_and_stands_is_taken_back() -> None:
    with pytest.raises(InvoiceNotIssuedError):
        credited(a_draft(), 1)
    with pytest.raises(InvoiceVoidError):
        credited(an_issued(voided_at=NOW), 1)
    _, over, ledger = credited(an_issued(), TOTAL_MINOR)
    with pytest.raises(InvoiceAlreadyPaidError):
        credited(over, 1, ledger)


def test_a_part_too_small_to_divide_is_refused_unless_it_is_the_rest() -> None:
    """Of one paisa both halves of the tax would be one each, and less than nothing left before tax."""
    content = a_content(lines=(a_line(unit_price_minor=10, rate_bp=1800),))
    draft = summed(content, registration=GST, client=replace(BUYER, state_code="27"))
    invoice = issued_from(a_draft(total_minor=draft.total_minor), draft)
    _, five_less, ledger = credited(invoice, 5)
    with pytest.raises(RequestInvalidError):
        credited(five_less, 1, ledger)
    assert credited(five_less, 2, ledger)[0].tax_minor == 2
    _, almost, ledger = credited(invoice, 11)
    assert credited(almost, 1, ledger)[0].total_minor == 1


LINES = st.lists(
    st.builds(
        Line,
        description=st.just("x"),
        quantity_milli=st.just(1000),
        unit_price_minor=st.integers(1, 10**6),
        rate_bp=st.sampled_from([0, 500, 1200, 1800, 2800]),
    ),
    min_size=1,
    max_size=5,
)


@given(
    lines=LINES,
    round_off=st.booleans(),
    state=st.sampled_from(["27", "29"]),
    cuts=st.lists(st.integers(1, 10**6), max_size=5),
)
def test_all_parts_together_are_the_invoice(
    *, lines: list[Line], round_off: bool, state: str, cuts: list[int]
) -> None:
    content = a_content(lines=tuple(lines), round_off=round_off)
    draft = summed(content, registration=GST, client=replace(BUYER, state_code=state))
    if draft.total_minor == 0:
        return
    invoice = issued_from(a_draft(content, total_minor=draft.total_minor), draft)
    ledger = Ledger()
    notes: list[CreditNote] = []
    for number, cut in enumerate([*cuts, invoice.total_minor]):
        amount_minor = min(cut, invoice.total_minor - invoice.credited_minor)
        if amount_minor == 0:
            break
        with suppress(RequestInvalidError):
            note, invoice, ledger = credited(invoice, amount_minor, ledger, number=f"CN-{number}")
            notes.append(note)
    for note in notes:
        assert note.total_minor == note.subtotal_minor + note.tax_minor + note.round_off_minor
        if note.tax.rows:
            taxable = {row.rate_bp: row.taxable_minor for row in note.tax.rows}
            assert sum(taxable.values()) == note.subtotal_minor
    assert is_over(invoice)
    assert _together([note.tax.rows for note in notes]) == draft.tax.rows
    assert sum(note.subtotal_minor for note in notes) == draft.subtotal_minor
    assert sum(note.tax_minor for note in notes) == draft.tax_minor
    assert sum(note.round_off_minor for note in notes) == draft.round_off_minor


def _together(tables: list[tuple[TaxRow, ...]]) -> tuple[TaxRow, ...]:
    return tuple(
        replace(
            rows[0],
            taxable_minor=sum(row.taxable_minor for row in rows),
            amount_minor=sum(row.amount_minor for row in rows),
        )
        for rows in zip(*tables, strict=True)
    )
