"""Two who write the same invoice at the worst moment: nobody's work is undone without a word."""

from collections.abc import Callable
from copy import copy
from datetime import date

import pytest

from latchkey.container import Container
from latchkey.domain.billing.invoices import Line, Method
from latchkey.domain.billing.totals import DraftContent
from latchkey.domain.errors.invoices import InvoiceChangedError
from latchkey.services.billing import ledger
from latchkey.services.billing.drafts import change_draft
from latchkey.services.billing.invoices import issue_and_send
from tests.faults.interruptions import InterruptedStore
from tests.studio import Studio, a_draft, new_key, thirds

UTR = "432198765012"


def interrupted(studio: Studio, meanwhile: Callable[[], object]) -> Container:
    """Return an outside where something happens right after the invoice was read."""
    outside = copy(studio.desk.outside)
    outside.store = InterruptedStore(studio.suite.project_id, meanwhile)
    return outside


def save(studio: Studio, invoice_id: str, note: str) -> None:
    """Save a draft in another tab."""
    body = {"version": 1, "draft": a_draft(note=note)}
    studio.desk.put(f"/invoices/{invoice_id}", body).raise_for_status()


def test_a_draft_that_was_saved_in_between_is_not_overwritten(studio: Studio) -> None:
    """Guards the precondition on the invoice: the version both tabs read is the same."""
    invoice_id = studio.write_draft()
    outside = interrupted(studio, lambda: save(studio, invoice_id, "First"))
    late = DraftContent(
        currency="INR",
        lines=(Line(description="Logo", quantity_milli=1000, unit_price_minor=1),),
        due_on=date(2099, 3, 31),
        note="Second",
    )
    with pytest.raises(InvoiceChangedError):
        change_draft(outside, owner=studio.desk.uid, invoice_id=invoice_id, version=1, draft=late)
    assert studio.invoice(invoice_id)["note"] == "First"


def test_what_is_issued_is_what_was_saved_last(studio: Studio) -> None:
    invoice_id = studio.write_draft()
    outside = interrupted(studio, lambda: save(studio, invoice_id, "First"))
    with pytest.raises(InvoiceChangedError):
        issue_and_send(outside, owner=studio.desk.uid, invoice_id=invoice_id, version=1, key=new_key())
    assert studio.invoice(invoice_id)["number"] is None
    assert studio.issue(studio.write_draft()).json()["number"].endswith("-001"), "no number was lost"


def test_a_claim_made_while_money_is_recorded_is_not_lost(studio: Studio) -> None:
    invoice_id = studio.issued(instalments=thirds())
    outside = interrupted(studio, lambda: studio.claim(invoice_id, UTR, instalmentId="2"))
    receipt = ledger.HandReceipt(
        method=Method.BANK,
        amount_minor=35_400,
        tds_minor=0,
        received_on=date.fromisoformat(studio.today),
        reference="",
        note="",
        instalment_id="1",
    )
    ledger.record_payment(
        outside, owner=studio.desk.uid, invoice_id=invoice_id, receipt=receipt, key=new_key()
    )
    first, second, _ = studio.invoice(invoice_id)["instalments"]
    assert (first["paidMinor"], second["claim"]["utr"]) == (35_400, UTR)
    assert [change[1] for change in studio.history(invoice_id)] == ["sent", "claimed"]
