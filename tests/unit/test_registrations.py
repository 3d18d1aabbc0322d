"""What of profiles and clients must fit together, and what is kept of them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from latchkey.domain.billing.registrations import (
    bank_faults,
    client_faults,
    in_state,
    ladder_faults,
    numbering_faults,
    own_faults,
    proper_bank,
    proper_registration,
)
from latchkey.domain.clients import Client
from latchkey.domain.freelancers import (
    ConnectedAccount,
    Freelancer,
    Numbering,
    NumberYear,
    ReminderLadder,
    as_seller,
    first_profile,
    pay_to,
)
from latchkey.domain.parties import (
    Address,
    Bank,
    BankKind,
    Payout,
    PayTo,
    Sez,
    TaxKind,
    TaxRegistration,
    Undertaking,
    UpiPayee,
)

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
MUMBAI = Address(line1="1 Hill Road", city="Mumbai", region="Maharashtra", country="IN")
GST = TaxRegistration(kind=TaxKind.GST, gstin="27AAPFU0939F1ZV", rate_bp=1800)
LUT = Undertaking(number="AD270326000123A", valid_from=date(2026, 4, 1), valid_until=date(2027, 3, 31))


def faults_of(tax: TaxRegistration, address: Address = MUMBAI, pan: str | None = None) -> list[str]:
    return sorted(own_faults(tax=tax, address=address, pan=pan))


def test_a_registration_fits_its_address_and_pan() -> None:
    assert faults_of(GST, pan="AAPFU0939F") == []
    assert faults_of(GST, address=Address()) == []
    assert faults_of(TaxRegistration()) == []
    assert faults_of(replace(GST, lut=LUT)) == []
    assert faults_of(TaxRegistration(kind=TaxKind.NAMED, label="VAT", rate_bp=2001)) == []


@pytest.mark.parametrize(
    ("tax", "address", "pan", "field"),
    [
        (replace(GST, gstin=None), MUMBAI, None, "tax.gstin"),
        (GST, replace(MUMBAI, region="karnataka"), None, "address.region"),
        (GST, replace(MUMBAI, country="DE"), None, "address.country"),
        (GST, MUMBAI, "AAPFU0939G", "pan"),
        (replace(GST, rate_bp=1801), MUMBAI, None, "tax.rateBp"),
        (replace(GST, lut=replace(LUT, valid_until=date(2026, 3, 31))), MUMBAI, None, "tax.lut.validUntil"),
        (TaxRegistration(kind=TaxKind.NAMED), MUMBAI, None, "tax.label"),
    ],
    ids=["no gstin", "another state", "abroad", "another pan", "odd rate", "lut backwards", "no label"],
)
def test_a_registration_that_does_not_fit_is_told_where(
    tax: TaxRegistration, address: Address, pan: str | None, field: str
) -> None:
    assert faults_of(tax, address, pan) == [field]


def test_a_state_that_does_not_fit_is_named() -> None:
    faults = own_faults(tax=GST, address=replace(MUMBAI, region="Karnataka"), pan=None)
    assert faults["address.region"] == (
        "Your GSTIN is of Maharashtra (27), and this address is in Karnataka (29)."
    )


def test_only_what_its_kind_has_is_kept_of_a_registration() -> None:
    everything = replace(GST, lut=LUT, label="VAT", number="1", words="Small business")
    assert proper_registration(everything) == replace(GST, lut=LUT)
    assert proper_registration(replace(everything, kind=TaxKind.NAMED)) == TaxRegistration(
        kind=TaxKind.NAMED, label="VAT", number="1", rate_bp=1800
    )
    assert proper_registration(replace(everything, kind=TaxKind.NONE)) == TaxRegistration(
        words="Small business"
    )


def a_client(**changes: Any) -> Client:  # noqa: ANN401 -- any field of it
    return replace(Client(name="Mira Textiles", created_at=NOW), **changes)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"gstin": "29AAGCB7383J1Z4"}, []),
        ({"gstin": "29AAGCB7383J1Z4", "state_code": "29"}, []),
        ({"gstin": "29AAGCB7383J1Z4", "state_code": "27"}, ["stateCode"]),
        ({"gstin": "29AAGCB7383J1Z4", "address": MUMBAI}, ["address.region"]),
        ({"state_code": "29", "address": MUMBAI}, ["address.region"]),
        ({"state_code": "27", "address": MUMBAI}, []),
        ({"address": Address(country="DE", region="Bavaria")}, []),
        (
            {
                "address": Address(country="DE"),
                "gstin": "29AAGCB7383J1Z4",
                "state_code": "29",
                "sez": Sez.UNDER_LUT,
            },
            ["gstin", "sez", "stateCode"],
        ),
    ],
)
def test_a_client_fits_together_or_is_told_where_not(changes: dict[str, Any], fields: list[str]) -> None:
    assert sorted(client_faults(a_client(**changes))) == fields


def test_a_state_completes_an_address() -> None:
    assert in_state(Address(city="Bengaluru"), "29") == Address(
        city="Bengaluru", region="Karnataka", country="IN"
    )
    assert in_state(Address(country="DE"), None) == Address(country="DE")


def test_money_reaches_a_bank_only_with_what_its_kind_needs() -> None:
    empty = Bank(kind=BankKind.INDIA, holder="")
    assert sorted(bank_faults(empty)) == ["bank.account", "bank.holder", "bank.ifsc"]
    assert sorted(bank_faults(replace(empty, kind=BankKind.IBAN, holder="Asha"))) == ["bank.iban"]
    assert sorted(bank_faults(replace(empty, kind=BankKind.OTHER, holder="Asha"))) == ["bank.text"]
    full = Bank(
        kind=BankKind.INDIA,
        holder="Asha Rao",
        account="123456789",
        ifsc="HDFC0001234",
        iban="DE89370400440532013000",
        bic="DEUTDEFF",
        text="Routing 021000021",
    )
    assert bank_faults(full) == {}
    assert proper_bank(full) == replace(full, iban=None, bic=None, text="")
    assert proper_bank(replace(full, kind=BankKind.IBAN)).account is None
    assert proper_bank(replace(full, kind=BankKind.OTHER)).iban is None


@pytest.mark.parametrize(
    ("numbering", "fields"),
    [
        (Numbering(), []),
        (Numbering(prefix="ABCDEFG", year=NumberYear.CALENDAR), []),
        (Numbering(prefix="ABCDEFGH", year=NumberYear.CALENDAR), ["numbering.prefix"]),
        (Numbering(prefix="ABCDEF", year=NumberYear.APRIL), []),
        (Numbering(prefix="ABCDEFG", year=NumberYear.APRIL), ["numbering.prefix"]),
        (Numbering(prefix="IN V"), ["numbering.prefix"]),
        (Numbering(prefix=""), ["numbering.prefix"]),
        (Numbering(credit_prefix="/CN"), ["numbering.creditPrefix"]),
        (Numbering(credit_prefix="inv"), ["numbering.creditPrefix"]),
    ],
)
def test_a_series_has_numbers_of_sixteen_characters_and_a_prefix_of_its_own(
    numbering: Numbering, fields: list[str]
) -> None:
    assert sorted(numbering_faults(numbering)) == fields


def test_a_number_that_would_be_too_long_is_shown() -> None:
    faults = numbering_faults(Numbering(prefix="STUDIO-X", year=NumberYear.APRIL))
    assert faults["numbering.prefix"] == (
        "STUDIO-X-26-27-001 has 18 characters, and the law allows 16: use at most 6."
    )


@pytest.mark.parametrize(
    ("offsets", "is_on", "fields"),
    [
        ((-3, 0, 3), True, []),
        ((), False, []),
        ((), True, ["reminders.offsets"]),
        ((-30, 90), True, []),
        ((-31,), True, ["reminders.offsets.0"]),
        ((0, 91), True, ["reminders.offsets.1"]),
        ((3, 3), True, ["reminders.offsets.1"]),
        (tuple(range(9)), True, ["reminders.offsets"]),
    ],
)
def test_a_ladder_has_few_steps_near_the_due_day(
    offsets: tuple[int, ...],
    is_on: bool,  # noqa: FBT001 -- a column of the table
    fields: list[str],
) -> None:
    assert sorted(ladder_faults(ReminderLadder(is_on=is_on, offsets=offsets))) == fields


def a_freelancer(**changes: Any) -> Freelancer:  # noqa: ANN401 -- any field of it
    return replace(first_profile(email="asha@example.com", now=NOW), **changes)


def test_upi_is_for_rupees_only_and_paypal_takes_none() -> None:
    bank = Bank(kind=BankKind.INDIA, holder="Asha Rao", account="123456789", ifsc="HDFC0001234")
    payout = Payout(upi_id="asha@okaxis", bank=bank, paypal_me="asha")
    freelancer = a_freelancer(payout=payout, legal_name="Rao Design LLP")
    upi = UpiPayee(id="asha@okaxis", name="Rao Design LLP")
    assert pay_to(freelancer, "INR") == PayTo(upi=upi, bank=bank, paypal_me=None)
    assert pay_to(freelancer, "EUR") == PayTo(upi=None, bank=bank, paypal_me="asha")
    assert pay_to(a_freelancer(), "INR") == PayTo()


def test_an_invoice_names_the_freelancer_and_not_their_accounts() -> None:
    stripe = ConnectedAccount(account_id="acct_1", charges_enabled=True, connected_at=NOW)
    freelancer = a_freelancer(tax=GST, pan="AAPFU0939F", address=MUMBAI, stripe=stripe)
    seller = as_seller(freelancer, letterhead="abc")
    assert (seller.registration, seller.pan, seller.address) == (GST, "AAPFU0939F", MUMBAI)
    assert seller.letterhead == "abc"
