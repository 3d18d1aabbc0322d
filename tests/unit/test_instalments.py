"""How invoices are divided, filled by what came, and divided anew while money stays where it is."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain.billing.instalments import PlannedInstalment, fill_instalments, plan_instalments
from latchkey.domain.billing.invoice_life import note_overdue
from latchkey.domain.billing.invoices import (
    Checkout,
    Claim,
    Instalment,
    Invoice,
    Processing,
    Share,
    Status,
    status_of,
)
from latchkey.domain.billing.ledger import with_ledger
from latchkey.domain.billing.payments import LedgerEntry
from latchkey.domain.billing.rescheduling import MovedInstalment, is_frozen, reschedule
from latchkey.domain.errors.base import LatchkeyError
from latchkey.domain.errors.invoices import (
    InstalmentHasMoneyError,
    InstalmentNotFoundError,
    InvoiceAlreadyPaidError,
    InvoiceChangedError,
    InvoiceIncompleteError,
    InvoiceNotIssuedError,
)
from latchkey.domain.errors.requests import RequestInvalidError
from tests.unit.books import (
    NOW,
    TOTAL_MINOR,
    a_content,
    a_draft,
    an_entry,
    an_issued,
    an_issued_in_parts,
    due_on_of,
    issued_from,
)
from tests.unit.vectors import Case, cases, share_of, why

LATE = NOW + timedelta(days=60)
PARTS = (35_400, 47_200, 35_400)
OPEN = Checkout(session_id="cs_1", amount_minor=PARTS[1], url="https://pay", expires_at=LATE)
CLAIM = Claim(utr="123456789012", amount_minor=PARTS[1], at=NOW, by="Asha")


def planned(*shares: Share | None) -> tuple[PlannedInstalment, ...]:
    return tuple(PlannedInstalment(label="", share=share, due_on=None) for share in shares)


def parts_of(*amounts: int) -> tuple[Instalment, ...]:
    return tuple(
        Instalment(id=str(index), label="", share=None, amount_minor=amount, due_on=due_on_of(index))
        for index, amount in enumerate(amounts, start=1)
    )


def wanted(invoice: Invoice) -> list[MovedInstalment]:
    """Return the instalments as a form that changes nothing sends them."""
    return [
        MovedInstalment(
            id=each.id, label=each.label, amount_minor=each.amount_minor, due_on=each.due_on or date.max
        )
        for each in invoice.instalments
    ]


def new(amount_minor: int) -> MovedInstalment:
    return MovedInstalment(id=None, label="New", amount_minor=amount_minor, due_on=due_on_of(4))


def moved(invoice: Invoice, *rows: MovedInstalment, ledger: dict[str, LedgerEntry] | None = None) -> Invoice:
    return reschedule(invoice, ledger or {}, rows, version=invoice.version, by="Owner", now=NOW)


@pytest.mark.parametrize("case", cases("instalments", "plans"), ids=why)
def test_the_last_one_takes_the_rest(case: Case) -> None:
    shares = [share_of(share) for share in case["shares"]]
    instalments = plan_instalments(planned(*shares), total_minor=case["totalMinor"], due_on=None)
    assert [each.amount_minor for each in instalments] == case["amountsMinor"]
    assert [each.id for each in instalments] == [str(index + 1) for index in range(len(instalments))]


@pytest.mark.parametrize("case", cases("instalments", "fills"), ids=why)
def test_money_fills_what_it_was_meant_for_and_then_what_is_open(case: Case) -> None:
    filled = fill_instalments(parts_of(*case["amountsMinor"]), case["directed"], case["undirectedMinor"])
    assert [each.paid_minor for each in filled] == case["paidMinor"]


@pytest.mark.parametrize("count", [1, 13])
def test_a_plan_has_two_to_twelve_parts(count: int) -> None:
    shares = [Share(rate_bp=100)] * (count - 1)
    with pytest.raises(RequestInvalidError) as refused:
        plan_instalments(planned(*shares, None), total_minor=100, due_on=None)
    assert list(refused.value.fields or {}) == ["instalments"]


@pytest.mark.parametrize(
    ("parts", "fields"),
    [
        (
            [PlannedInstalment(label="", share=Share(amount_minor=TOTAL_MINOR), due_on=due_on_of(1))],
            ["instalments.1.share"],
        ),
        (
            [PlannedInstalment(label="", share=Share(amount_minor=0), due_on=due_on_of(1))],
            ["instalments.0.share"],
        ),
        ([PlannedInstalment(label="", share=Share(rate_bp=5000), due_on=None)], ["instalments.0.dueOn"]),
    ],
    ids=["nothing is left for the last", "one of nothing", "one without a day"],
)
def test_a_plan_with_gaps_is_saved_but_not_sent(parts: list[PlannedInstalment], fields: list[str]) -> None:
    last = PlannedInstalment(label="", share=None, due_on=due_on_of(2))
    draft = a_draft(a_content(instalments=(*parts, last)))
    with pytest.raises(InvoiceIncompleteError) as refused:
        issued_from(draft)
    assert list(refused.value.fields or {}) == fields


def test_a_divided_invoice_is_due_when_its_last_part_is() -> None:
    issued = an_issued_in_parts(3000, 4000)
    assert (issued.next_due_on, issued.due_on, issued.instalments_made) == (due_on_of(1), due_on_of(3), 3)
    paid = with_ledger(issued, {"p": an_entry(amount_minor=PARTS[0])}, NOW)
    assert paid.next_due_on == due_on_of(2)
    assert with_ledger(issued, {"p": an_entry()}, NOW).next_due_on is None


def test_one_payment_becomes_two() -> None:
    invoice = moved(an_issued(), replace(wanted(an_issued())[0], amount_minor=18_000), new(100_000))
    assert [(each.id, each.amount_minor) for each in invoice.instalments] == [("1", 18_000), ("2", 100_000)]
    assert (invoice.version, invoice.due_on, invoice.total_minor) == (2, due_on_of(4), TOTAL_MINOR)


def test_ids_are_never_used_twice() -> None:
    """An old QR code still carries the id of the part it was drawn for."""
    invoice = an_issued_in_parts(3000, 4000)
    first, second, third = wanted(invoice)
    merged = moved(invoice, first, replace(second, amount_minor=PARTS[1] + PARTS[2]))
    divided = moved(merged, first, second, new(third.amount_minor))
    assert [each.id for each in divided.instalments] == ["1", "2", "4"]


@pytest.mark.parametrize(
    "rows",
    [
        lambda one, two, three: (
            replace(one, amount_minor=one.amount_minor + 1),
            two,
            replace(three, amount_minor=three.amount_minor - 1),
        ),
        lambda one, two, three: (replace(one, label="Other"), two, three),
        lambda one, two, three: (replace(one, due_on=due_on_of(9)), two, three),
        lambda one, two, three: (two, replace(three, amount_minor=one.amount_minor + three.amount_minor)),
    ],
    ids=["its amount", "its label", "its day", "its being there"],
)
@pytest.mark.parametrize("why_frozen", ["money", "processing", "claim", "checkout"])
def test_a_part_with_money_is_frozen(rows: object, why_frozen: str) -> None:
    invoice = an_issued_in_parts(3000, 4000)
    ledger: dict[str, LedgerEntry] = {}
    first = invoice.instalments[0]
    match why_frozen:
        case "money":
            ledger = {"p": an_entry(amount_minor=1, instalment_id="1")}
            invoice = with_ledger(invoice, ledger, NOW)
        case "processing":
            waiting = Processing(amount_minor=1, instalment_id="1", since=NOW)
            invoice = replace(invoice, processing={"cs_1": waiting})
        case "claim":
            claimed = replace(first, claim=CLAIM)
            invoice = replace(invoice, instalments=(claimed, *invoice.instalments[1:]))
        case _:
            invoice = replace(invoice, open_checkouts={"1": OPEN})
    assert callable(rows)
    with pytest.raises(InstalmentHasMoneyError):
        moved(invoice, *rows(*wanted(invoice)), ledger=ledger)
    one, two, three = wanted(invoice)
    others = (
        replace(two, amount_minor=two.amount_minor - 1),
        replace(three, amount_minor=three.amount_minor + 1),
    )
    assert moved(invoice, one, *others, ledger=ledger).instalments[0] == invoice.instalments[0]


def test_nothing_is_put_before_a_part_that_is_filled_by_money_for_none() -> None:
    """The money would move into the new part, and the frozen one would be open again."""
    ledger = {"p": an_entry(amount_minor=PARTS[0] + 100)}
    invoice = with_ledger(an_issued_in_parts(3000, 4000), ledger, NOW)
    first, second, third = wanted(invoice)
    with pytest.raises(InstalmentHasMoneyError):
        moved(invoice, first, new(third.amount_minor), second, ledger=ledger)
    assert (
        moved(invoice, first, second, new(third.amount_minor), ledger=ledger).instalments[1].paid_minor == 100
    )


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ([], "instalments"),
        ([new(1)] * 13, "instalments"),
        ([new(TOTAL_MINOR - 1)], "instalments"),
        ([new(TOTAL_MINOR), new(0)], "instalments.1.amountMinor"),
        ([replace(new(1), id="1"), replace(new(TOTAL_MINOR - 1), id="1")], "instalments"),
    ],
    ids=["none", "too many", "a paisa missing", "one of nothing", "one twice"],
)
def test_parts_that_are_not_the_whole_are_refused(rows: list[MovedInstalment], field: str) -> None:
    with pytest.raises(RequestInvalidError) as refused:
        moved(an_issued(), *rows)
    assert list(refused.value.fields or {}) == [field]


def test_a_part_the_invoice_does_not_have_cannot_be_moved() -> None:
    with pytest.raises(InstalmentNotFoundError):
        moved(an_issued(), replace(new(TOTAL_MINOR), id="7"))


def test_only_what_is_due_is_rescheduled_and_only_by_who_saw_it_last() -> None:
    with pytest.raises(InvoiceNotIssuedError):
        moved(a_draft(), new(TOTAL_MINOR))
    with pytest.raises(InvoiceAlreadyPaidError):
        moved(with_ledger(an_issued(), {"p": an_entry()}, NOW), new(TOTAL_MINOR), ledger={"p": an_entry()})
    with pytest.raises(InvoiceChangedError):
        reschedule(an_issued(), {}, [new(TOTAL_MINOR)], version=7, by="", now=NOW)


def test_a_later_day_ends_being_overdue_and_its_passing_is_told_again() -> None:
    invoice = note_overdue(an_issued(), LATE)
    row = replace(wanted(invoice)[0], due_on=LATE.date())
    later = reschedule(invoice, {}, [row], version=1, by="Owner", now=LATE)
    assert status_of(later, LATE) is Status.SENT
    assert (later.history[-1].to, later.history[-1].by) == (Status.SENT, "Owner")
    again = note_overdue(later, LATE + timedelta(days=2))
    assert [each.to for each in again.history[-2:]] == [Status.SENT, Status.OVERDUE]


SHARES = st.lists(st.integers(1, 4_000), min_size=1, max_size=11)


@given(st.integers(0, 10**15), SHARES)
def test_parts_are_the_whole(total_minor: int, rates: list[int]) -> None:
    shares = [Share(rate_bp=rate_bp) for rate_bp in rates]
    instalments = plan_instalments(planned(*shares, None), total_minor=total_minor, due_on=None)
    assert sum(each.amount_minor for each in instalments) == total_minor


AMOUNTS = st.lists(st.integers(1, 1_000), min_size=1, max_size=6)


@given(AMOUNTS, st.dictionaries(st.sampled_from("1234567"), st.integers(0, 2_000)), st.integers(0, 3_000))
def test_filling_loses_and_makes_no_money(
    amounts: list[int], directed: dict[str, int], undirected: int
) -> None:
    filled = fill_instalments(parts_of(*amounts), directed, undirected)
    came = sum(directed.values()) + undirected
    assert sum(each.paid_minor for each in filled) == min(came, sum(amounts))
    assert all(0 <= each.paid_minor <= each.amount_minor for each in filled)
    for each in filled:
        assert each.paid_minor >= min(directed.get(each.id, 0), each.amount_minor)


ROWS = st.lists(
    st.tuples(st.sampled_from(["1", "2", "3", None]), st.integers(1, 60_000), st.integers(1, 4)),
    min_size=1,
    max_size=5,
)
PAYMENTS = st.dictionaries(
    st.sampled_from(["p", "q"]),
    st.tuples(st.integers(1, TOTAL_MINOR), st.sampled_from(["1", "2", "3", None])),
)


@given(PAYMENTS, ROWS)
def test_frozen_parts_never_change(
    payments: dict[str, tuple[int, str | None]], rows: list[tuple[str | None, int, int]]
) -> None:
    ledger = {
        entry_id: an_entry(amount_minor=amount_minor, instalment_id=instalment_id)
        for entry_id, (amount_minor, instalment_id) in payments.items()
    }
    before = with_ledger(an_issued_in_parts(3000, 4000), ledger, NOW)
    frozen = {each.id: each for each in before.instalments if is_frozen(before, each)}
    forms = {each.id: each for each in wanted(before)}
    asked = [
        forms[row_id]
        if row_id in frozen and row_id is not None
        else MovedInstalment(id=row_id, label="", amount_minor=amount_minor, due_on=due_on_of(day))
        for row_id, amount_minor, day in rows
    ]
    rest = TOTAL_MINOR - sum(each.amount_minor for each in asked)
    after = before
    with suppress(LatchkeyError):
        after = moved(before, *asked, *([new(rest)] if rest > 0 else []), ledger=ledger)
    kept = {each.id: each for each in after.instalments if each.id in frozen}
    assert kept == frozen
    assert sum(each.amount_minor for each in after.instalments) == TOTAL_MINOR
    assert sum(each.paid_minor for each in after.instalments) == min(before.paid_minor, TOTAL_MINOR)
