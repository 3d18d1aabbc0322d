"""Numbers under fire: gapless and unique, however many invoices are issued at once."""

from dataclasses import replace
from functools import partial

from latchkey.services import paths
from latchkey.services.billing.invoices import issue_and_send
from tests.studio import Studio, at_once, new_key


def test_fifty_invoices_issued_at_once_are_numbered_in_a_row(studio: Studio) -> None:
    """Guards the precondition on the counter: without it two invoices would carry one number.

    Five rooms, because within one room the project's precondition would keep rivals apart as well.
    """
    rooms = [studio, *(replace(studio, room=studio.desk.open_room()) for _ in range(4))]
    drafts = [room.write_draft() for room in rooms for _ in range(10)]
    issue = partial(issue_and_send, studio.desk.outside, owner=studio.desk.uid, version=1)
    numbers = at_once([partial(issue, invoice_id=each, key=new_key()) for each in drafts])
    assert sorted(number.rpartition("-")[2] for number in numbers) == [f"{n:03d}" for n in range(1, 51)]
    assert {studio.invoice(each)["number"] for each in drafts} == set(numbers)
    assert [len(room.project()["summary"]["dues"]) for room in rooms] == [10] * 5
    rows = studio.desk.outside.store.find("outbox", dict, where=[("params.owner", "==", studio.desk.uid)])
    assert sum(row.value["template"] == "invoice-sent" for row in rows) == 50


def test_one_draft_issued_many_times_at_once_gets_one_number(studio: Studio) -> None:
    """Guards the record of the key in the issuing commit: an impatient double click must not issue twice."""
    invoice_id, key = studio.write_draft(), new_key()
    issue = partial(
        issue_and_send,
        studio.desk.outside,
        owner=studio.desk.uid,
        invoice_id=invoice_id,
        version=1,
        key=key,
    )
    assert len(set(at_once([issue] * 8))) == 1
    year = studio.invoice(invoice_id)["issuedOn"][:4]
    assert studio.document(paths.counter(studio.desk.uid, f"INV-{year}")) == {"last": 1}


def test_over_http_a_few_at_once_are_numbered_in_a_row(studio: Studio) -> None:
    drafts = [studio.write_draft() for _ in range(4)]
    answers = at_once([partial(studio.issue, each) for each in drafts])
    numbers = sorted(answer.raise_for_status().json()["number"] for answer in answers)
    assert [number.rpartition("-")[2] for number in numbers] == ["001", "002", "003", "004"]
