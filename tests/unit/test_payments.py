"""What the provider's truth about checkouts, refunds and disputes does to an invoice and its ledger."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain.billing.invoices import (
    Checkout,
    Collected,
    DisputeState,
    Invoice,
    PaymentLink,
    Source,
    Status,
    status_of,
)
from latchkey.domain.billing.ledger import with_ledger
from latchkey.domain.billing.payments import (
    CheckoutSession,
    CheckoutState,
    EntryKind,
    LedgerEntry,
    ProviderDispute,
    ProviderPayment,
    ProviderRefund,
    RefundState,
    UnappliedReason,
)
from latchkey.domain.billing.settling import forget_checkout, settle_checkout
from tests.unit.books import (
    LABEL,
    NOW,
    TOTAL_MINOR,
    a_draft,
    a_payment,
    a_session,
    an_entry,
    an_issued,
    an_issued_in_parts,
    an_unpaid_session,
)

Ledger = dict[str, LedgerEntry]
OPEN = Checkout(
    session_id="cs_1", amount_minor=TOTAL_MINOR, url="https://pay", expires_at=NOW + timedelta(days=1)
)
KNOWN = {"cs_1": Collected(amount_minor=TOTAL_MINOR)}
LINK = PaymentLink(url="https://link", amount_minor=47_200, instalment_id="2", account=None, is_active=True)
SUCCEEDED, PENDING, FAILED = RefundState.SUCCEEDED, RefundState.PENDING, RefundState.FAILED


def settled(
    invoice: Invoice, session: CheckoutSession, ledger: Ledger | None = None
) -> tuple[Invoice, Ledger]:
    """Settle, and return the invoice with its whole ledger afterwards."""
    before = ledger or {}
    outcome = settle_checkout(LABEL, invoice, session, before, NOW)
    assert outcome.invoice is not None
    assert not outcome.entries.keys() & before.keys()
    return outcome.invoice, {**before, **outcome.entries}


def a_refund(
    refund_id: str = "re_1", amount_minor: int = TOTAL_MINOR, state: RefundState = SUCCEEDED
) -> ProviderRefund:
    return ProviderRefund(id=refund_id, amount_minor=amount_minor, state=state, at=NOW)


def a_dispute(state: DisputeState, amount_minor: int = TOTAL_MINOR) -> ProviderDispute:
    return ProviderDispute(id="dp_1", amount_minor=amount_minor, state=state, at=NOW)


def paid_with(*taken: ProviderRefund | ProviderDispute) -> CheckoutSession:
    """Return a paid checkout of which this was taken back."""
    refunds = tuple(each for each in taken if isinstance(each, ProviderRefund))
    disputes = tuple(each for each in taken if isinstance(each, ProviderDispute))
    return a_session(payment=a_payment(refunds=refunds, disputes=disputes))


def test_money_that_fits_pays_the_invoice() -> None:
    invoice, ledger = settled(an_issued(open_checkouts={"all": OPEN}, checkouts=KNOWN), a_session())
    assert status_of(invoice, NOW) is Status.PAID
    assert (invoice.paid_minor, invoice.balance_minor) == (TOTAL_MINOR, 0)
    assert (invoice.paid_at, invoice.open_checkouts, invoice.next_due_on) == (NOW, {}, None)
    entry = ledger["pi_1"]
    assert (entry.kind, entry.session_id, entry.client_id) == (EntryKind.PAYMENT, "cs_1", "client")


def test_money_that_came_before_the_session_was_written_down_pays_too() -> None:
    """The client can pay, and Stripe can tell, before the commit that remembers the session."""
    invoice, _ = settled(an_issued(), a_session())
    assert status_of(invoice, NOW) is Status.PAID


def test_the_same_truth_told_again_changes_nothing() -> None:
    session = paid_with(a_refund("re_1", 100), a_dispute(DisputeState.LOST, 200))
    paid, ledger = settled(an_issued(), session)
    later = settle_checkout(LABEL, paid, session, ledger, NOW + timedelta(hours=1))
    assert later.invoice is paid
    assert not later.entries


def test_the_day_money_came_is_the_freelancers_day() -> None:
    """Late in the evening of 31 March in London it is 1 April in India, under another section of the law."""
    at = NOW.replace(month=3, day=31, hour=20)
    _, ledger = settled(an_issued(), a_session(payment=a_payment(at=at)))
    assert ledger["pi_1"].received_on == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("invoice", "session", "reason"),
    [
        (
            an_issued(checkouts=KNOWN),
            a_session(payment=a_payment(amount_minor=117_999)),
            UnappliedReason.WRONG_AMOUNT,
        ),
        (
            an_issued(checkouts=KNOWN),
            a_session(payment=a_payment(amount_minor=118_001)),
            UnappliedReason.WRONG_AMOUNT,
        ),
        (an_issued(), a_session(payment=a_payment(amount_minor=1)), UnappliedReason.WRONG_AMOUNT),
        (
            an_issued(),
            a_session(payment=a_payment(amount_minor=1), label=replace(LABEL, amount_minor=1)),
            UnappliedReason.WRONG_AMOUNT,
        ),
        (
            an_issued(payment_links={"plink_1": LINK}),
            a_session(payment_link_id="plink_1"),
            UnappliedReason.WRONG_AMOUNT,
        ),
        (an_issued(), a_session(payment=a_payment(currency="USD")), UnappliedReason.WRONG_CURRENCY),
        (an_issued(), a_session(label=replace(LABEL, invoice_id="other")), UnappliedReason.WRONG_INVOICE),
        (an_issued(), a_session(label=None), UnappliedReason.WRONG_INVOICE),
        (an_issued(voided_at=NOW), a_session(), UnappliedReason.INVOICE_VOID),
    ],
    ids=[
        "a paisa too little",
        "a paisa too much",
        "an unknown session",
        "a label nobody wrote",
        "another amount than the link's",
        "another currency",
        "another invoice",
        "no label",
        "a void invoice",
    ],
)
def test_money_that_does_not_fit_is_kept_and_never_pays(
    invoice: Invoice, session: CheckoutSession, reason: UnappliedReason
) -> None:
    after, ledger = settled(invoice, session)
    entry = ledger["pi_1"]
    assert session.payment is not None
    assert (entry.kind, entry.reason) == (EntryKind.UNAPPLIED, reason)
    assert entry.amount_minor == session.payment.amount_minor
    assert after.paid_minor == 0
    assert status_of(after, NOW) is status_of(invoice, NOW)


@pytest.mark.parametrize("state", list(CheckoutState))
def test_a_checkout_that_names_a_draft_changes_nothing_of_it(state: CheckoutState) -> None:
    """Guards what was never sent: whoever labels a checkout must not bring a draft before a client."""
    outcome = settle_checkout(LABEL, a_draft(), a_session(state=state), {}, NOW)
    assert outcome.invoice is None
    assert outcome.entries["pi_1"].reason is UnappliedReason.UNKNOWN_INVOICE


def test_money_for_an_invoice_that_is_gone_is_kept_and_so_is_its_refund() -> None:
    outcome = settle_checkout(LABEL, None, paid_with(a_refund()), {}, NOW)
    assert outcome.entries["pi_1"].reason is UnappliedReason.UNKNOWN_INVOICE
    assert outcome.entries["re_1"].of == "pi_1"


def test_a_second_payment_counts_fully_as_the_clients_credit() -> None:
    """Two tabs, or a page and a payment link: nothing is dropped."""
    paid, ledger = settled(an_issued(checkouts=KNOWN), a_session())
    known = replace(paid, checkouts={**KNOWN, "cs_2": Collected(amount_minor=TOTAL_MINOR)})
    twice, ledger = settled(known, a_session(id="cs_2", payment=a_payment(id="pi_2")), ledger)
    assert ledger["pi_2"].kind is EntryKind.PAYMENT
    assert (twice.paid_minor, twice.overpaid_minor) == (2 * TOTAL_MINOR, TOTAL_MINOR)
    assert status_of(twice, NOW) is Status.PAID


@pytest.mark.parametrize(
    ("changes", "session"),
    [
        ({"checkouts": {"cs_1": Collected(amount_minor=47_200, instalment_id="2")}}, a_session()),
        ({"payment_links": {"plink_1": LINK}}, a_session(payment_link_id="plink_1")),
        ({}, a_session(label=replace(LABEL, amount_minor=47_200, instalment_id="2"))),
    ],
    ids=["its checkout", "its payment link", "its label"],
)
def test_money_goes_to_the_instalment_it_was_asked_for(
    changes: dict[str, Any], session: CheckoutSession
) -> None:
    invoice = replace(an_issued_in_parts(3000, 4000), **changes)
    paid, _ = settled(invoice, replace(session, payment=a_payment(amount_minor=47_200)))
    assert [each.balance_minor for each in paid.instalments] == [35_400, 0, 35_400]
    assert status_of(paid, NOW) is Status.PARTIAL


def test_a_label_that_names_no_instalment_pays_the_whole() -> None:
    label = replace(LABEL, instalment_id="7")
    _, ledger = settled(an_issued(), a_session(label=label))
    assert (ledger["pi_1"].kind, ledger["pi_1"].instalment_id) == (EntryKind.PAYMENT, None)


def test_a_delayed_payment_is_on_its_way_until_it_arrives_or_fails() -> None:
    waiting = an_unpaid_session(state=CheckoutState.PROCESSING)
    invoice, _ = settled(an_issued(open_checkouts={"all": OPEN}), waiting)
    assert status_of(invoice, NOW) is Status.PROCESSING
    assert invoice.open_checkouts == {}
    assert invoice.processing["cs_1"].since == NOW
    again = settle_checkout(LABEL, invoice, waiting, {}, NOW + timedelta(hours=1))
    assert again.invoice is invoice
    arrived, _ = settled(invoice, a_session())
    assert (status_of(arrived, NOW), arrived.processing) == (Status.PAID, {})
    failed, _ = settled(invoice, an_unpaid_session(state=CheckoutState.FAILED))
    assert status_of(failed, NOW) is Status.SENT


def test_two_delayed_payments_are_told_apart() -> None:
    invoice = an_issued_in_parts(3000, 4000)
    for number in "12":
        label = replace(LABEL, instalment_id=number)
        session = an_unpaid_session(id=f"cs_{number}", state=CheckoutState.PROCESSING, label=label)
        invoice, _ = settled(invoice, session)
    assert [each.instalment_id for each in invoice.processing.values()] == ["1", "2"]
    failed, _ = settled(invoice, an_unpaid_session(state=CheckoutState.FAILED))
    assert list(failed.processing) == ["cs_2"]


def test_an_expired_checkout_is_forgotten_and_another_ones_is_not() -> None:
    invoice = an_issued(open_checkouts={"all": OPEN})
    expired, _ = settled(invoice, an_unpaid_session(state=CheckoutState.EXPIRED))
    assert expired.open_checkouts == {}
    kept, _ = settled(invoice, an_unpaid_session(id="cs_0", state=CheckoutState.EXPIRED))
    assert kept.open_checkouts == {"all": OPEN}
    assert forget_checkout(invoice, "cs_1", NOW).open_checkouts == {}
    assert forget_checkout(invoice, "cs_0", NOW) is invoice


def test_refunds_count_when_they_succeeded_and_each_once() -> None:
    invoice, ledger = settled(
        an_issued(),
        paid_with(a_refund("re_1", 1_000), a_refund("re_2", 2_000, PENDING), a_refund("re_3", 3_000, FAILED)),
    )
    assert (invoice.refunded_minor, invoice.paid_minor) == (1_000, TOTAL_MINOR - 1_000)
    assert list(ledger) == ["pi_1", "re_1"]
    more, ledger = settled(
        invoice, paid_with(*(a_refund(f"re_{index}", 1_000 * index) for index in (1, 2, 3))), ledger
    )
    assert (more.refunded_minor, status_of(more, NOW)) == (6_000, Status.PARTIAL)


def test_a_refund_that_fails_after_all_is_undone() -> None:
    refunded, ledger = settled(an_issued(), paid_with(a_refund()))
    assert (status_of(refunded, NOW), refunded.paid_at) == (Status.REFUNDED, None)
    failed, ledger = settled(refunded, paid_with(a_refund(state=FAILED)), ledger)
    assert (ledger["rev_re_1"].kind, ledger["rev_re_1"].of) == (EntryKind.REVERSAL, "re_1")
    assert (failed.paid_minor, failed.refunded_minor) == (TOTAL_MINOR, 0)
    again, _ = settled(failed, paid_with(a_refund(state=FAILED)), ledger)
    assert again is failed


def test_news_that_come_late_bring_nothing_back() -> None:
    """A pending refund, or an open dispute, says nothing of what the ledger knows to be over."""
    over = paid_with(a_refund("re_1", 400), a_dispute(DisputeState.LOST, 600))
    taken, ledger = settled(an_issued(), over)
    late, _ = settled(taken, paid_with(a_refund("re_1", 400, PENDING)), ledger)
    assert late.refunded_minor == 1_000


def test_a_refund_told_before_its_payment_brings_the_payment_along() -> None:
    """The provider is asked for everything, whichever event came first."""
    invoice, ledger = settled(an_issued(), paid_with(a_refund("re_1", 400)))
    assert {key: entry.kind for key, entry in ledger.items()} == {
        "pi_1": EntryKind.PAYMENT,
        "re_1": EntryKind.REFUND,
    }
    assert invoice.balance_minor == 400


def test_what_the_nightly_walk_finds_is_told_as_found_by_it() -> None:
    paid, ledger = settled(an_issued(), a_session())
    news = paid_with(a_refund("re_1", 400))
    outcome = settle_checkout(LABEL, paid, news, ledger, NOW, source=Source.RECONCILE)
    assert outcome.invoice is not None
    assert (outcome.invoice.balance_minor, outcome.invoice.history[-1].source) == (400, Source.RECONCILE)
    assert outcome.entries["re_1"].source is Source.RECONCILE


def test_a_dispute_is_flagged_and_takes_the_money_only_when_it_is_lost() -> None:
    disputed, ledger = settled(an_issued(), paid_with(a_dispute(DisputeState.OPEN)))
    assert disputed.is_disputed
    assert (status_of(disputed, NOW), list(ledger)) == (Status.PAID, ["pi_1"])
    won, _ = settled(disputed, paid_with(a_dispute(DisputeState.WON)), ledger)
    assert not won.is_disputed
    assert status_of(won, NOW) is Status.PAID
    lost, ledger = settled(disputed, paid_with(a_dispute(DisputeState.LOST)), ledger)
    assert (lost.paid_minor, lost.balance_minor, lost.is_disputed) == (0, TOTAL_MINOR, False)
    assert (ledger["dp_1"].kind, ledger["dp_1"].of) == (EntryKind.REFUND, "pi_1")
    regained, _ = settled(lost, paid_with(a_dispute(DisputeState.WON)), ledger)
    assert regained.paid_minor == TOTAL_MINOR


def test_a_dispute_counted_in_another_currency_takes_what_was_paid() -> None:
    invoice, ledger = settled(an_issued(), paid_with(a_dispute(DisputeState.LOST, 10**9)))
    assert (invoice.paid_minor, ledger["dp_1"].amount_minor) == (0, TOTAL_MINOR)


def test_money_that_paid_nothing_can_be_given_back() -> None:
    void, ledger = settled(an_issued(voided_at=NOW), a_session())
    assert void.unapplied_minor == TOTAL_MINOR
    returned, _ = settled(void, paid_with(a_refund()), ledger)
    assert (returned.unapplied_minor, returned.refunded_minor) == (0, 0)


def test_a_payment_after_the_due_day_tells_first_that_it_was_late() -> None:
    late = NOW + timedelta(days=60)
    outcome = settle_checkout(LABEL, an_issued(), a_session(), {}, late)
    assert outcome.invoice is not None
    assert [(each.to, each.source) for each in outcome.invoice.history[1:]] == [
        (Status.OVERDUE, Source.CLOCK),
        (Status.PAID, Source.STRIPE),
    ]


# The provider's truth moves on by itself; our news of it come whenever they like.
REFUND_ENDS = st.sampled_from([SUCCEEDED, FAILED])
DISPUTE_ENDS = st.sampled_from([DisputeState.WON, DisputeState.LOST])
CARDS = st.lists(
    st.tuples(
        st.sampled_from(["1", "2", "3", None]),
        st.lists(st.tuples(st.integers(1, 50_000), REFUND_ENDS), max_size=3),
        st.none() | st.tuples(st.integers(1, TOTAL_MINOR), DISPUTE_ENDS),
    ),
    max_size=4,
)
BY_HAND = st.lists(
    st.tuples(
        st.sampled_from([EntryKind.PAYMENT, EntryKind.TDS, EntryKind.CREDIT_NOTE]),
        st.integers(1, TOTAL_MINOR),
        st.booleans(),
    ),
    max_size=3,
)
Card = tuple[str | None, list[tuple[int, RefundState]], tuple[int, DisputeState] | None]


def stages_of(number: int, card: Card) -> list[CheckoutSession]:
    """Tell how one checkout stands from its payment to the end of everything that is taken back."""
    instalment_id, refunds, dispute = card
    amount_minor = {"1": 35_400, "2": 47_200, "3": 35_400, None: TOTAL_MINOR}[instalment_id]
    label = replace(LABEL, instalment_id=instalment_id, amount_minor=amount_minor)

    def truth(refund_states: list[RefundState], dispute_state: DisputeState | None) -> CheckoutSession:
        payment = ProviderPayment(
            id=f"pi_{number}",
            amount_minor=amount_minor,
            currency="INR",
            at=NOW,
            refunds=tuple(
                ProviderRefund(id=f"re_{number}_{index}", amount_minor=minor, state=state, at=NOW)
                for index, ((minor, _), state) in enumerate(zip(refunds, refund_states, strict=True))
            ),
            disputes=(
                ProviderDispute(id=f"dp_{number}", amount_minor=dispute[0], state=dispute_state, at=NOW),
            )
            if dispute and dispute_state
            else (),
        )
        return a_session(id=f"cs_{number}", label=label, amount_minor=amount_minor, payment=payment)

    pending, ends = [PENDING for _ in refunds], [end for _, end in refunds]
    return [
        truth(pending, None),
        truth([SUCCEEDED for _ in refunds], dispute and DisputeState.OPEN),
        truth(ends, dispute and dispute[1]),
    ]


@given(CARDS, BY_HAND, st.data())
def test_any_order_of_any_news_ends_in_the_same_state(
    cards: list[Card], by_hand: list[tuple[EntryKind, int, bool]], data: st.DataObject
) -> None:
    """Events repeat, overtake each other and get lost; the last truth about each is told at least once."""
    stages = {number: stages_of(number, card) for number, card in enumerate(cards)}
    hand: list[Ledger] = []
    for index, (kind, amount_minor, is_undone) in enumerate(by_hand):
        entry = an_entry(kind=kind, amount_minor=amount_minor)
        hand.append({f"h{index}": entry})
        if is_undone:
            hand.append({f"rev_h{index}": replace(entry, kind=EntryKind.REVERSAL, of=f"h{index}")})
    ends: list[CheckoutSession | Ledger] = [told[-1] for told in stages.values()]

    def told_as(news: list[CheckoutSession | Ledger]) -> tuple[Invoice, Ledger]:
        invoice, ledger = _remembering(cards), Ledger()
        for each in news:
            if isinstance(each, dict):
                ledger |= each
                invoice = with_ledger(invoice, ledger, NOW)
            else:
                invoice, ledger = settled(invoice, each, ledger)
                assert invoice.paid_minor >= 0
        return invoice, ledger

    early = [each for told in stages.values() for each in told[: data.draw(st.integers(0, 2))]]
    news = data.draw(st.permutations([*ends, *hand, *data.draw(st.permutations(ends)), *hand]))
    one, other = told_as([*early, *news]), told_as([*ends, *hand])
    assert _sums(one[0]) == _sums(other[0])
    assert status_of(one[0], NOW) is status_of(other[0], NOW)
    if status_of(one[0], NOW) is Status.PAID:
        assert one[0].paid_minor + one[0].tds_minor > 0
    received = {f"pi_{number}" for number in stages}
    assert received <= one[1].keys()


def _remembering(cards: list[Card]) -> Invoice:
    invoice = an_issued_in_parts(3000, 4000)
    amounts = {"1": 35_400, "2": 47_200, "3": 35_400, None: TOTAL_MINOR}
    checkouts = {
        f"cs_{number}": Collected(amount_minor=amounts[instalment_id], instalment_id=instalment_id)
        for number, (instalment_id, _, _) in enumerate(cards)
    }
    return replace(invoice, checkouts=checkouts)


def _sums(invoice: Invoice) -> tuple[object, ...]:
    return (
        invoice.paid_minor,
        invoice.tds_minor,
        invoice.credited_minor,
        invoice.refunded_minor,
        invoice.overpaid_minor,
        invoice.unapplied_minor,
        invoice.instalments,
        invoice.next_due_on,
        invoice.receipts,
        dict(invoice.disputes),
        invoice.paid_at,
    )
