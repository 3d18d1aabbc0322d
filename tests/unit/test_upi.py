"""What a UPI app reads: shared vectors, and that every value comes out as it went in."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain.india.upi import AMOUNT_TYPED_FROM_MINOR, reference_of, upi_uri

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "upi.json").read_text())


@pytest.mark.parametrize("case", VECTORS["uris"], ids=lambda case: case["why"])
def test_a_request_is_spelt_as_agreed(case: dict[str, Any]) -> None:
    spelt = upi_uri(
        payee_id=case["payeeId"],
        payee_name=case["payeeName"],
        amount_minor=case["amountMinor"],
        note=case["note"],
        reference=case["reference"],
    )
    assert spelt == case["uri"]


@pytest.mark.parametrize("case", VECTORS["references"], ids=lambda case: case["reference"])
def test_each_instalment_has_a_reference_of_its_own(case: dict[str, Any]) -> None:
    reference = reference_of(case["invoiceId"], case["instalmentId"])
    assert reference == case["reference"]
    assert reference.isascii()
    assert reference.isalnum()
    assert len(reference) <= 35


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=50)


@given(name=TEXTS, note=TEXTS, amount_minor=st.integers(1, 2 * AMOUNT_TYPED_FROM_MINOR))
def test_every_value_comes_out_as_it_went_in(name: str, note: str, amount_minor: int) -> None:
    uri = upi_uri(
        payee_id="asha@okaxis", payee_name=name, amount_minor=amount_minor, note=note, reference="LK1"
    )
    assert " " not in uri
    assert "+" not in uri
    values = dict(parse_qsl(uri.partition("?")[2].replace("+", "%2B"), keep_blank_values=True))
    assert urlsplit(uri).scheme == "upi"
    amount = values.pop("am", None)
    assert values == {"pa": "asha@okaxis", "pn": name, "cu": "INR", "tn": note, "tr": "LK1"}
    assert unquote(uri).startswith("upi://pay?pa=asha@okaxis&pn=")
    if amount_minor >= AMOUNT_TYPED_FROM_MINOR:
        assert amount is None
    else:
        assert amount is not None
        rupees, paise = amount.split(".")
        assert int(rupees) * 100 + int(paise) == amount_minor
        assert len(paise) == 2
