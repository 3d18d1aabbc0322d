"""What is frozen when an invoice is issued: both sides, the tax and the number; and making it anew."""

from datetime import date

from latchkey.domain.freelancers import Numbering, NumberYear, OwnBrand
from latchkey.domain.parties import Address, Payout, TaxKind, TaxRegistration
from latchkey.services import paths
from tests.studio import Studio, a_line, new_key, refusal, thirds


def test_an_invoice_keeps_what_both_sides_were_when_it_was_issued(studio: Studio) -> None:
    """Guards the freeze: moving house or changing the logo must not change a paper that is out."""
    home = Address(line1="4 MG Road", city="Pune", country="IN")
    brand = OwnBrand(logo="data:image/png;base64,AAAA", accent="#123456")
    studio.set_profile(
        legal_name="Meera Rao & Co", address=home, terms="Net 14", brand=brand, pan="ABCPR1234F"
    )
    studio.set_client(legal_name="Mira Textiles Ltd", tax_number="T-9")
    invoice_id = studio.issued()
    studio.set_profile(legal_name="Someone Else", terms="Net 1", payout=Payout())
    studio.set_client(legal_name="Another Ltd")
    studio.recorded(invoice_id, 1)
    for shown in (studio.invoice(invoice_id), studio.shown(invoice_id)):
        seller, buyer = shown["seller"], shown["buyer"]
        assert (seller["name"], seller["legalName"]) == ("Studio Meera", "Meera Rao & Co")
        assert (seller["address"]["city"], seller["pan"], seller["accent"]) == (
            "Pune",
            "ABCPR1234F",
            "#123456",
        )
        assert seller["registration"]["label"] == "GST"
        assert (buyer["name"], buyer["legalName"], buyer["taxNumber"]) == (
            "Mira Textiles",
            "Mira Textiles Ltd",
            "T-9",
        )
        assert (shown["terms"], shown["payTo"]["upi"]["id"]) == ("Net 14", "meera@okaxis")
    letterhead = studio.document(paths.letterhead(studio.desk.uid, seller["letterhead"])) or {}
    assert letterhead["logo"] == brand.logo


def test_a_total_that_changed_since_it_was_saved_is_looked_at_first(studio: Studio) -> None:
    """Guards the second adding up: nothing is sent that its writer has not seen."""
    invoice_id = studio.write_draft()
    studio.set_client(exempt_words="Reverse charge")
    refused = studio.issue(invoice_id)
    assert refusal(refused) == (409, "invoice/changed")
    assert "₹1,000.00, not ₹1,180.00" in refused.json()["error"]["message"]
    invoice = studio.invoice(invoice_id)
    assert (invoice["totalMinor"], invoice["version"], invoice["number"]) == (100_000, 2, None)
    assert studio.issue(invoice_id, version=2).json()["number"].endswith("-001")


def test_the_tax_follows_the_registrations_and_says_why(studio: Studio) -> None:
    gst = TaxRegistration(kind=TaxKind.GST, gstin="27ABCPR1234F1Z5", rate_bp=1800)
    studio.set_profile(tax=gst)
    invoice_id = studio.write_draft(lines=[a_line(sac="998391")])
    refused = studio.issue(invoice_id)
    assert refusal(refused) == (400, "invoice/incomplete")
    assert list(refused.json()["error"]["fields"]) == ["client.stateCode"]
    studio.set_client(state_code="27")
    assert studio.issue(invoice_id).status_code == 200
    tax = studio.shown(invoice_id)["tax"]
    assert [(row["name"], row["amountMinor"]) for row in tax["rows"]] == [("CGST", 9_000), ("SGST", 9_000)]
    assert (tax["treatment"], tax["placeOfSupply"]) == ("intra-state", "27")
    studio.set_client(state_code="29")
    elsewhere = studio.issued()
    assert [row["name"] for row in studio.shown(elsewhere)["tax"]["rows"]] == ["IGST"]


def test_discounts_and_rounding_are_added_up_once_and_stored(studio: Studio) -> None:
    lines = [
        a_line(unitPriceMinor=10_005, discount={"rateBp": 1_000, "amountMinor": None}),
        a_line(description="Hosting", unitPriceMinor=5_000, rateBp=0),
    ]
    invoice_id = studio.issued(lines=lines, discount={"rateBp": None, "amountMinor": 1_000}, roundOff=True)
    shown = studio.shown(invoice_id)
    assert [line["amountMinor"] for line in shown["lines"]] == [10_005, 5_000]
    assert sum(line["taxableMinor"] for line in shown["lines"]) == shown["subtotalMinor"] == 13_004
    assert shown["discountMinor"] == 2_001
    assert shown["totalMinor"] % 100 == 0
    assert shown["totalMinor"] == shown["subtotalMinor"] + shown["taxMinor"] + shown["roundOffMinor"]


def test_numbers_carry_the_freelancers_prefix_and_year(studio: Studio) -> None:
    studio.set_profile(numbering=Numbering(prefix="A/B", year=NumberYear.APRIL))
    today = date.fromisoformat(studio.today)
    begins = today.year % 100 if today.month >= 4 else today.year % 100 - 1
    series = f"A/B-{begins:02d}-{begins + 1:02d}"
    assert studio.issue(studio.write_draft()).json() == {"number": f"{series}-001"}
    path = paths.counter(studio.desk.uid, series.replace("/", "_"))
    assert studio.document(path) == {"last": 1}
    studio.overwrite(path, {"last": 999})
    assert studio.issue(studio.write_draft()).json() == {"number": f"{series}-1000"}


def test_a_number_past_sixteen_characters_is_not_given(studio: Studio) -> None:
    """India's rule 46(b) allows sixteen; a series may reach them after years."""
    studio.set_profile(numbering=Numbering(prefix="STUDIO1"))
    path = paths.counter(studio.desk.uid, f"STUDIO1-{studio.today[:4]}")
    assert len(studio.issue(studio.write_draft()).json()["number"]) == 16
    studio.overwrite(path, {"last": 999})
    invoice_id = studio.write_draft()
    assert refusal(studio.issue(invoice_id)) == (409, "invoice/number-too-long")
    assert studio.document(path) == {"last": 999}
    assert studio.invoice(invoice_id)["issuedAt"] is None


def test_a_void_invoice_is_made_anew_once(studio: Studio) -> None:
    invoice_id, key = studio.issued(instalments=thirds(), note="As agreed"), new_key()
    assert refusal(studio.reissue(invoice_id)) == (409, "invoice/not-over")
    studio.void(invoice_id).raise_for_status()
    body = {"idempotencyKey": key}
    first = studio.desk.post(f"/invoices/{invoice_id}/reissue", body)
    assert studio.desk.post(f"/invoices/{invoice_id}/reissue", body).json() == first.json()
    draft_id = first.json()["invoiceId"]
    draft = studio.invoice(draft_id)
    assert (draft["number"], draft["note"], draft["replaces"]) == (None, "As agreed", invoice_id)
    assert [each["amountMinor"] for each in draft["instalments"]] == [35_400, 47_200, 35_400]
    assert studio.invoice(invoice_id)["replacedBy"] == draft_id
    assert refusal(studio.reissue(invoice_id)) == (409, "invoice/not-over")
    assert studio.issue(draft_id).json()["number"].endswith("-002")


def test_after_its_draft_was_discarded_it_can_be_made_anew_again(studio: Studio) -> None:
    invoice_id = studio.issued()
    studio.void(invoice_id).raise_for_status()
    draft_id = studio.reissue(invoice_id).json()["invoiceId"]
    studio.desk.post(f"/invoices/{draft_id}/discard", {"version": 1}).raise_for_status()
    assert studio.invoice(invoice_id)["replacedBy"] is None
    assert studio.reissue(invoice_id).status_code == 201
