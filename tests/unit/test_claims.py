"""A client's word that something was paid by UPI, and what the freelancer's answer does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from latchkey.domain.billing.claims import claim_instalment, confirm_claim, refuse_claim
from latchkey.domain.billing.invoices import Invoice, Method, Processing, Source, Status, status_of
from latchkey.domain.billing.ledger import with_ledger
from latchkey.domain.billing.payments import EntryKind, Settlement
from latchkey.domain.errors.invoices import InstalmentNotFoundError, InstalmentPaidError, InvoiceVoidError
from latchkey.domain.errors.payments import ClaimNotFoundError, ClaimPendingError, PaymentProcessingError
from latchkey.domain.errors.requests import RequestInvalidError
from tests.unit.books import NOW, TODAY, TOTAL_MINOR, an_entry, an_issued, an_issued_in_parts

UTR = "123456789012"
LATE = NOW + timedelta(days=60)


def claimed(invoice: Invoice, instalment_id: str = "1") -> Invoice:
    return claim_instalment(invoice, instalment_id, utr=UTR, file_id=None, by="Asha", now=NOW)


def confirmed(invoice: Invoice, instalment_id: str = "1", days: int = 0) -> Settlement:
    return confirm_claim(
        invoice,
        {},
        instalment_id,
        invoice_id="invoice",
        received_on=TODAY + timedelta(days=days),
        by="Owner",
        now=NOW,
    )


def test_a_claim_is_of_what_was_due_and_by_whom() -> None:
    invoice = claimed(with_ledger(an_issued(), {"p": an_entry(amount_minor=18_000)}, NOW))
    claim = invoice.instalments[0].claim
    assert claim is not None
    assert (claim.utr, claim.amount_minor, claim.by) == (UTR, 100_000, "Asha")
    assert status_of(invoice, NOW) is Status.CLAIMED
    last = invoice.history[-1]
    assert (last.to, last.source, last.by) == (Status.CLAIMED, Source.CLIENT, "Asha")


def test_a_claim_never_pays_by_itself() -> None:
    invoice = claimed(an_issued())
    assert (invoice.paid_minor, invoice.balance_minor, invoice.paid_at) == (0, TOTAL_MINOR, None)


def test_a_confirmed_claim_is_a_payment_by_upi_for_its_instalment() -> None:
    settled = confirmed(claimed(an_issued_in_parts(3000, 4000), "2"), "2")
    assert settled.invoice is not None
    entry = settled.entries[f"upi_{UTR}"]
    assert (entry.kind, entry.method, entry.amount_minor) == (EntryKind.PAYMENT, Method.UPI, 47_200)
    assert (entry.reference, entry.instalment_id) == (UTR, "2")
    assert [each.balance_minor for each in settled.invoice.instalments] == [35_400, 0, 35_400]
    assert not settled.invoice.is_claimed
    assert settled.invoice.history[-1].to is Status.PARTIAL


def test_money_that_came_otherwise_meanwhile_makes_a_confirmed_claim_the_clients_credit() -> None:
    ledger = {"p": an_entry()}
    paid = with_ledger(claimed(an_issued()), ledger, NOW)
    settled = confirm_claim(paid, ledger, "1", invoice_id="invoice", received_on=TODAY, by="Owner", now=NOW)
    assert settled.invoice is not None
    assert settled.invoice.overpaid_minor == TOTAL_MINOR


def test_a_refused_claim_says_why_and_leaves_everything_due() -> None:
    refused = refuse_claim(claimed(an_issued()), "1", reason="Not in my account", by="Owner", now=LATE)
    refusal = refused.instalments[0].refusal
    assert refusal is not None
    assert (refusal.utr, refusal.reason) == (UTR, "Not in my account")
    assert status_of(refused, LATE) is Status.OVERDUE
    assert refused.history[-1].source is Source.OWNER
    again = claimed(refused)
    assert again.instalments[0].refusal is None


def test_one_claim_at_a_time_waits_for_an_instalment() -> None:
    invoice = claimed(an_issued_in_parts(3000, 4000))
    with pytest.raises(ClaimPendingError):
        claimed(invoice)
    assert claimed(invoice, "2").is_claimed


def test_only_an_open_claim_is_answered() -> None:
    with pytest.raises(ClaimNotFoundError):
        confirmed(an_issued())
    with pytest.raises(ClaimNotFoundError):
        refuse_claim(an_issued(), "1", reason="", by="", now=NOW)
    settled = confirmed(claimed(an_issued()))
    assert settled.invoice is not None
    with pytest.raises(ClaimNotFoundError):
        confirmed(settled.invoice)


def test_what_is_not_due_cannot_be_claimed() -> None:
    with pytest.raises(InstalmentNotFoundError):
        claimed(an_issued(), "2")
    with pytest.raises(InvoiceVoidError):
        claimed(an_issued(voided_at=NOW))
    paid = with_ledger(an_issued_in_parts(3000, 4000), {"p": an_entry(amount_minor=35_400)}, NOW)
    with pytest.raises(InstalmentPaidError):
        claimed(paid)
    waiting = {"cs": Processing(amount_minor=1, instalment_id="1", since=NOW)}
    with pytest.raises(PaymentProcessingError):
        claimed(an_issued(processing=waiting))
    with pytest.raises(RequestInvalidError):
        claimed(an_issued(currency="USD"))


def test_a_claimed_payment_did_not_come_tomorrow() -> None:
    with pytest.raises(RequestInvalidError):
        confirmed(claimed(an_issued()), days=1)
    assert confirmed(claimed(an_issued()), days=-30).entries


def test_a_claim_is_forgotten_by_nobody_but_its_answer() -> None:
    """Other money, and another instalment's answer, leave it as it is."""
    both = claimed(claimed(an_issued_in_parts(3000, 4000)), "2")
    settled = confirmed(both)
    assert settled.invoice is not None
    assert settled.invoice.instalments[1].claim == both.instalments[1].claim
    assert status_of(settled.invoice, NOW) is Status.CLAIMED
    counted = with_ledger(both, {"p": an_entry(amount_minor=1)}, NOW)
    assert [replace(each, paid_minor=0) for each in counted.instalments] == list(both.instalments)
