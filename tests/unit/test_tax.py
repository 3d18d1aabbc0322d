"""Which tax is charged and why, what it comes to, and what an invoice must say of it."""

from dataclasses import asdict, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.domain.billing.tax import TaxPlan, Treatment, is_place_missing, plan_tax, tax_on
from latchkey.domain.errors.invoices import InvoiceIncompleteError
from latchkey.domain.errors.requests import RequestInvalidError
from latchkey.domain.money import tax_amount_minor
from tests.unit.books import (
    BUYER,
    GST,
    SELLER,
    a_content,
    a_draft,
    a_line,
    issued_from,
    summed,
)
from tests.unit.vectors import Case, cases, client_of, seller_of, why


def planned(case: Case) -> TaxPlan:
    return plan_tax(seller_of(case), client_of(case), date.fromisoformat(case["on"]))


@pytest.mark.parametrize("case", cases("tax", "plans"), ids=why)
def test_the_treatment_follows_from_both_sides_and_explains_itself(case: Case) -> None:
    plan = planned(case)
    assert (plan.treatment.value, plan.reason) == (case["treatment"], case["reason"])
    assert (plan.endorsement, plan.place_of_supply) == (case["endorsement"], case["placeOfSupply"])
    assert is_place_missing(tax_on(plan, {})) is case["isPlaceMissing"]


@pytest.mark.parametrize("case", cases("tax", "tables"), ids=why)
def test_the_tax_table_is_worked_out_per_rate(case: Case) -> None:
    taxable = {int(rate_bp): amount for rate_bp, amount in case["taxable"].items()}
    expected = [
        {
            "name": row["name"],
            "rate_bp": row["rateBp"],
            "taxable_minor": row["taxableMinor"],
            "amount_minor": row["amountMinor"],
        }
        for row in case["rows"]
    ]
    assert [asdict(row) for row in tax_on(planned(case), taxable).rows] == expected


def test_every_treatment_is_among_the_vectors() -> None:
    assert {case["treatment"] for case in cases("tax", "plans")} == {each.value for each in Treatment}


def test_an_invoice_whose_place_of_supply_is_missing_is_not_issued() -> None:
    client = replace(BUYER, state_code=None)
    draft = summed(a_content(), registration=GST, client=client)
    with pytest.raises(InvoiceIncompleteError) as refused:
        issued_from(a_draft(), draft, version=1)
    assert list(refused.value.fields or {}) == ["client.stateCode"]


def test_a_registered_seller_without_a_gstin_issues_nothing() -> None:
    seller = replace(SELLER, registration=replace(GST, gstin=None))
    with pytest.raises(InvoiceIncompleteError) as refused:
        issued_from(a_draft(), seller=seller)
    assert list(refused.value.fields or {}) == ["profile.tax.gstin"]


def test_halves_want_an_even_rate_and_a_whole_tax_does_not() -> None:
    content = a_content(lines=(a_line(rate_bp=1801),))
    same_state = replace(BUYER, state_code="27")
    with pytest.raises(RequestInvalidError) as refused:
        summed(content, registration=GST, client=same_state)
    assert list(refused.value.fields or {}) == ["lines.0.rateBp"]
    assert summed(content, registration=GST, client=BUYER).tax_minor == tax_amount_minor(118_000, 1801)


GROUPS = st.dictionaries(st.integers(0, 5_000).map(lambda half: 2 * half), st.integers(0, 10**13), max_size=5)


@given(GROUPS, st.sampled_from(["27", "29"]))
def test_halves_are_equal_and_differ_from_the_whole_by_one_unit_at_most(
    groups: dict[int, int], state: str
) -> None:
    plan = plan_tax(GST, replace(BUYER, state_code=state), date(2026, 4, 1))
    rows = tax_on(plan, groups).rows
    for rate_bp, taxable_minor in groups.items():
        if not taxable_minor:
            continue
        of_rate = [row for row in rows if row.rate_bp == (rate_bp // 2 if state == "27" else rate_bp)]
        assert {row.taxable_minor for row in of_rate} == {taxable_minor}
        assert len({row.amount_minor for row in of_rate}) == 1
        whole_minor = tax_amount_minor(taxable_minor, rate_bp)
        assert abs(sum(row.amount_minor for row in of_rate) - whole_minor) <= 1
