"""What the ledger adds up to, in whatever order it was written, and what may be entered by hand."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain.billing.entries import record_payment, refund_by_hand, require_refundable, reverse_entry
from latchkey.domain.billing.invoices import Invoice, Method, Receipt, Source, Status, status_of
from latchkey.domain.billing.ledger import with_ledger
from latchkey.domain.billing.payments import EntryKind, LedgerEntry, Settlement
from latchkey.domain.errors.base import LatchkeyError
from latchkey.domain.errors.invoices import InstalmentNotFoundError, InvoiceNotIssuedError, InvoiceVoidError
from latchkey.domain.errors.payments import (
    PaymentNotFoundError,
    PaymentNotReversibleError,
    RefundTooMuchError,
)
from latchkey.domain.errors.requests import RequestInvalidError
from tests.unit.books import (
    NOW,
    TODAY,
    TOTAL_MINOR,
    a_draft,
    an_entry,
    an_issued,
    an_issued_in_parts,
)
from tests.unit.test_instalments import parts_of
from tests.unit.vectors import Case, cases, why

Ledger = dict[str, LedgerEntry]


def ledger_in(case: Case) -> Ledger:
    return {
        entry_id: an_entry(
            kind=EntryKind(each["kind"]),
            amount_minor=each["amountMinor"],
            currency=each.get("currency", "INR"),
            instalment_id=each.get("instalmentId"),
            of=each.get("of"),
        )
        for entry_id, each in case["entries"].items()
    }


@pytest.mark.parametrize("case", cases("ledger"), ids=why)
@pytest.mark.parametrize("is_backwards", [False, True], ids=["forwards", "backwards"])
def test_everything_is_a_sum_of_the_ledger(case: Case, *, is_backwards: bool) -> None:
    parts = parts_of(*case["amountsMinor"])
    ledger = ledger_in(case)
    if is_backwards:
        ledger = dict(reversed(ledger.items()))
    issued = an_issued(total_minor=sum(case["amountsMinor"]), instalments=parts)
    invoice = with_ledger(issued, ledger, NOW)
    assert {
        "paidMinor": invoice.paid_minor,
        "tdsMinor": invoice.tds_minor,
        "creditedMinor": invoice.credited_minor,
        "refundedMinor": invoice.refunded_minor,
        "overpaidMinor": invoice.overpaid_minor,
        "unappliedMinor": invoice.unapplied_minor,
        "balanceMinor": invoice.balance_minor,
        "instalmentsPaidMinor": [each.paid_minor for each in invoice.instalments],
        "status": status_of(invoice, NOW).value,
    }.items() <= case.items()
    assert (invoice.paid_at == NOW) is (case["status"] == "paid")


def test_receipts_are_what_counts_in_the_order_it_came() -> None:
    ledger = {
        "b": an_entry(amount_minor=3, received_on=TODAY - timedelta(days=2), method=Method.CASH),
        "a": an_entry(amount_minor=2),
        "t": an_entry(kind=EntryKind.TDS, amount_minor=5, method=None),
        "u": an_entry(kind=EntryKind.UNAPPLIED, amount_minor=7),
        "c": an_entry(amount_minor=9),
        "rev_c": an_entry(kind=EntryKind.REVERSAL, amount_minor=9, of="c"),
    }
    assert with_ledger(an_issued(), ledger, NOW).receipts == (
        Receipt(id="b", amount_minor=3, received_on=TODAY - timedelta(days=2), method=Method.CASH),
        Receipt(id="a", amount_minor=2, received_on=TODAY, method=Method.BANK),
    )


def recorded(invoice: Invoice, ledger: Ledger | None = None, **changes: Any) -> Settlement:  # noqa: ANN401 -- any argument
    arguments: dict[str, Any] = {
        "invoice_id": "invoice",
        "entry_id": "pay",
        "method": Method.UPI,
        "amount_minor": TOTAL_MINOR,
        "tds_minor": 0,
        "received_on": TODAY,
        "reference": "123456789012",
        "note": "",
        "instalment_id": None,
        "by": "Owner",
        "now": NOW,
    }
    return record_payment(invoice, ledger or {}, **{**arguments, **changes})


def test_money_and_the_tax_kept_back_of_it_are_two_entries() -> None:
    settled = recorded(an_issued(), amount_minor=106_200, tds_minor=11_800)
    assert settled.invoice is not None
    assert status_of(settled.invoice, NOW) is Status.PAID
    assert {
        key: (entry.kind, entry.method, entry.amount_minor) for key, entry in settled.entries.items()
    } == {
        "pay": (EntryKind.PAYMENT, Method.UPI, 106_200),
        "tds_pay": (EntryKind.TDS, None, 11_800),
    }
    last = settled.invoice.history[-1]
    assert (last.to, last.source, last.by) == (Status.PAID, Source.OWNER, "Owner")


def test_deducted_tax_may_come_without_money() -> None:
    assert list(recorded(an_issued(), amount_minor=0, tds_minor=11_800).entries) == ["tds_pay"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"amount_minor": 0}, "amountMinor"),
        ({"amount_minor": -1, "tds_minor": 2}, "amountMinor"),
        ({"amount_minor": 10**15 + 1}, "amountMinor"),
        ({"received_on": TODAY + timedelta(days=1)}, "receivedOn"),
    ],
    ids=["nothing", "less than nothing", "too much", "tomorrow"],
)
def test_money_that_cannot_have_come_is_refused(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(RequestInvalidError) as refused:
        recorded(an_issued(), **changes)
    assert list(refused.value.fields or {}) == [field]


def test_money_belongs_to_an_invoice_that_was_sent_and_to_one_of_its_parts() -> None:
    with pytest.raises(InvoiceNotIssuedError):
        recorded(a_draft())
    with pytest.raises(InvoiceVoidError):
        recorded(an_issued(voided_at=NOW))
    with pytest.raises(InstalmentNotFoundError):
        recorded(an_issued(), instalment_id="2")
    paid = recorded(an_issued_in_parts(3000, 4000), instalment_id="2", amount_minor=47_200).invoice
    assert paid is not None
    assert [each.balance_minor for each in paid.instalments] == [35_400, 0, 35_400]


def test_money_on_a_paid_invoice_is_the_clients_credit() -> None:
    first = recorded(an_issued())
    assert first.invoice is not None
    second = recorded(first.invoice, dict(first.entries), entry_id="again", amount_minor=500)
    assert second.invoice is not None
    assert (second.invoice.overpaid_minor, second.invoice.paid_minor) == (500, TOTAL_MINOR + 500)


def reversed_(ledger: Ledger, entry_id: str) -> Settlement:
    invoice = with_ledger(an_issued(), ledger, NOW)
    return reverse_entry(invoice, ledger, entry_id, reason="Typed twice", by="Owner", now=NOW)


def test_a_mistake_is_undone_whole() -> None:
    undone = reversed_({"pay": an_entry()}, "pay")
    assert undone.invoice is not None
    assert (undone.invoice.paid_minor, undone.invoice.paid_at) == (0, None)
    reversal = undone.entries["rev_pay"]
    assert (reversal.kind, reversal.of, reversal.note) == (EntryKind.REVERSAL, "pay", "Typed twice")


@pytest.mark.parametrize(
    "ledger",
    [
        {"pay": an_entry(method=Method.STRIPE, source=Source.STRIPE)},
        {"pay": an_entry(kind=EntryKind.UNAPPLIED, method=Method.STRIPE)},
        {"pay": an_entry(kind=EntryKind.CREDIT_NOTE, method=None)},
        {"pay": an_entry(), "rev_pay": an_entry(kind=EntryKind.REVERSAL, of="pay")},
        {"pay": an_entry(), "r": an_entry(kind=EntryKind.REFUND, amount_minor=1, of="pay")},
    ],
    ids=["a card's", "a card's that pays nothing", "a credit note", "undone before", "partly given back"],
)
def test_only_what_was_entered_by_hand_and_stands_is_undone(ledger: Ledger) -> None:
    with pytest.raises(PaymentNotReversibleError):
        reversed_(ledger, "pay")


def test_what_is_not_there_cannot_be_undone_or_given_back() -> None:
    with pytest.raises(PaymentNotFoundError):
        reversed_({}, "pay")
    with pytest.raises(PaymentNotFoundError):
        require_refundable({}, "pay", 1)
    with pytest.raises(PaymentNotFoundError):
        require_refundable({"tds_pay": an_entry(kind=EntryKind.TDS)}, "tds_pay", 1)


def refunded(ledger: Ledger, amount_minor: int, **changes: Any) -> Settlement:  # noqa: ANN401 -- any argument
    invoice = with_ledger(an_issued(), ledger, NOW)
    arguments: dict[str, Any] = {
        "refund_id": "back",
        "given_on": TODAY,
        "note": "",
        "by": "Owner",
        "now": NOW,
    }
    return refund_by_hand(invoice, ledger, "pay", amount_minor=amount_minor, **{**arguments, **changes})


def test_no_more_is_given_back_than_is_left() -> None:
    ledger = {"pay": an_entry(), "r": an_entry(kind=EntryKind.REFUND, amount_minor=100, of="pay")}
    with pytest.raises(RefundTooMuchError):
        refunded(ledger, TOTAL_MINOR - 99)
    back = refunded(ledger, TOTAL_MINOR - 100)
    assert back.invoice is not None
    assert status_of(back.invoice, NOW) is Status.REFUNDED
    assert (back.entries["back"].kind, back.entries["back"].of) == (EntryKind.REFUND, "pay")


def test_a_refund_that_was_undone_is_left_again() -> None:
    ledger = {
        "pay": an_entry(),
        "r": an_entry(kind=EntryKind.REFUND, of="pay"),
        "rev_r": an_entry(kind=EntryKind.REVERSAL, of="r"),
    }
    assert refunded(ledger, TOTAL_MINOR).entries


def test_what_was_not_received_or_by_card_is_not_given_back_by_hand() -> None:
    with pytest.raises(PaymentNotReversibleError):
        refunded({"pay": an_entry(), "rev_pay": an_entry(kind=EntryKind.REVERSAL, of="pay")}, 1)
    with pytest.raises(PaymentNotReversibleError):
        refunded({"pay": an_entry(method=Method.STRIPE)}, 1)
    with pytest.raises(RequestInvalidError):
        refunded({"pay": an_entry()}, 0)
    with pytest.raises(RequestInvalidError):
        refunded({"pay": an_entry()}, 1, given_on=TODAY + timedelta(days=1))


ENTRIES = st.lists(
    st.tuples(
        st.sampled_from([EntryKind.PAYMENT, EntryKind.UNAPPLIED, EntryKind.TDS, EntryKind.CREDIT_NOTE]),
        st.integers(1, TOTAL_MINOR),
        st.sampled_from(["1", "2", "3", "9", None]),
        st.lists(st.integers(1, TOTAL_MINOR), max_size=3),
        st.sampled_from(["stands", "undone", "first refund undone"]),
    ),
    max_size=6,
)


def ledger_from(entries: list[tuple[EntryKind, int, str | None, list[int], str]]) -> Ledger:
    ledger: Ledger = {}
    for index, (kind, amount_minor, instalment_id, refunds, fate) in enumerate(entries):
        entry = an_entry(kind=kind, amount_minor=amount_minor, instalment_id=instalment_id)
        ledger[f"e{index}"] = entry
        for number, refund in enumerate(refunds):
            ledger[f"e{index}r{number}"] = replace(
                entry, kind=EntryKind.REFUND, amount_minor=refund, of=f"e{index}"
            )
        undone = {"undone": f"e{index}", "first refund undone": f"e{index}r0"}.get(fate)
        if undone in ledger:
            ledger[f"rev_{undone}"] = replace(ledger[undone], kind=EntryKind.REVERSAL, of=undone)
    return ledger


@given(entries=ENTRIES, data=st.data())
def test_any_order_of_any_entries_ends_in_the_same_state(
    entries: list[tuple[EntryKind, int, str | None, list[int], str]], data: st.DataObject
) -> None:
    ledger = ledger_from(entries)
    shuffled = dict(data.draw(st.permutations(list(ledger.items()))))
    invoice = an_issued_in_parts(3000, 4000)
    at_once = with_ledger(invoice, ledger, NOW)
    one_by_one = invoice
    for count in range(len(shuffled) + 1):
        one_by_one = with_ledger(one_by_one, dict(list(shuffled.items())[:count]), NOW)
    assert one_by_one == at_once


@given(ENTRIES)
def test_nothing_is_paid_without_money_and_no_money_is_lost(
    entries: list[tuple[EntryKind, int, str | None, list[int], str]],
) -> None:
    ledger = ledger_from(entries)
    invoice = with_ledger(an_issued_in_parts(3000, 4000), ledger, NOW)
    undone = {entry.of for entry in ledger.values() if entry.kind is EntryKind.REVERSAL}
    received = {
        key: entry.amount_minor
        for key, entry in ledger.items()
        if entry.kind in {EntryKind.PAYMENT, EntryKind.TDS} and key not in undone
    }
    if status_of(invoice, NOW) is Status.PAID:
        assert sum(received.values()) > 0
        assert invoice.settled_minor >= invoice.total_minor
    assert invoice.balance_minor - invoice.overpaid_minor == invoice.total_minor - invoice.settled_minor
    assert min(invoice.paid_minor, invoice.tds_minor, invoice.unapplied_minor, invoice.credited_minor) >= 0
    payments = sum(ledger[key].amount_minor for key in received if ledger[key].kind is EntryKind.PAYMENT)
    assert invoice.paid_minor + invoice.refunded_minor == payments
    settled = sum(each.paid_minor for each in invoice.instalments)
    assert settled == min(invoice.settled_minor, invoice.total_minor)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["record", "reverse", "refund"]),
        st.integers(0, 5),
        st.integers(1, TOTAL_MINOR),
        st.sampled_from(["1", "2", "3", None]),
    ),
    max_size=12,
)


@given(STEPS)
def test_whatever_is_entered_by_hand_the_books_are_the_sum_of_it(
    steps: list[tuple[str, int, int, str | None]],
) -> None:
    invoice, ledger = an_issued_in_parts(3000, 4000), Ledger()
    for index, (step, which, amount_minor, instalment_id) in enumerate(steps):
        entry_id = list(ledger)[which % len(ledger)] if ledger else "none"
        with suppress(LatchkeyError):
            match step:
                case "record":
                    settled = recorded(
                        invoice,
                        ledger,
                        entry_id=f"e{index}",
                        amount_minor=amount_minor,
                        instalment_id=instalment_id,
                    )
                case "reverse":
                    settled = reverse_entry(invoice, ledger, entry_id, reason="", by="", now=NOW)
                case _:
                    settled = refund_by_hand(
                        invoice,
                        ledger,
                        entry_id,
                        refund_id=f"e{index}",
                        amount_minor=amount_minor,
                        given_on=TODAY,
                        note="",
                        by="",
                        now=NOW,
                    )
            assert settled.invoice is not None
            assert not settled.entries.keys() & ledger.keys()
            invoice = settled.invoice
            ledger |= settled.entries
    assert with_ledger(invoice, ledger, NOW) == invoice
    assert invoice.history[-1].to is status_of(invoice, NOW)
