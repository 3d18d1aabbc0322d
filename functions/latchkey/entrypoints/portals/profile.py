"""The freelancer's settings."""

from typing import Annotated, Any, Final

from pydantic import AfterValidator, Field, StringConstraints

from latchkey.domain import limits
from latchkey.domain.freelancers import ACCENT_PATTERN, Numbering, NumberYear, ReminderLadder
from latchkey.domain.parties import Bank, BankKind, Payout, TaxKind, TaxRegistration, Undertaking
from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import (
    BasisPoints,
    Body,
    BusinessName,
    CalendarDate,
    Currency,
    Done,
    PersonName,
    TimeZone,
    day,
)
from latchkey.entrypoints.portals.parties import (
    Account,
    AddressBody,
    BankText,
    Bic,
    Gstin,
    Iban,
    Ifsc,
    LegalName,
    Line,
    Pan,
    PaymentDays,
    PaypalMe,
    TaxLabel,
    TaxNumber,
    TaxWords,
    Terms,
    UpiId,
)
from latchkey.services import payout, profile

# A list somebody typed is longer than the ladder takes before it is refused with a sentence about the ladder.
_OFFSETS_READ: Final = 100


class ProfileBrand(Body):
    """How the freelancer's rooms look."""

    accent: Annotated[str, StringConstraints(pattern=ACCENT_PATTERN), AfterValidator(str.lower)]
    logo: Annotated[str, StringConstraints(max_length=limits.LOGO_CHARACTERS_MAX)] | None


class SaveProfileRequest(Body):
    """Every setting."""

    name: PersonName
    business_name: BusinessName
    brand: ProfileBrand
    time_zone: TimeZone
    currency: Currency


class UndertakingBody(Body):
    """A letter of undertaking."""

    number: Annotated[TaxNumber, StringConstraints(min_length=1)]
    valid_from: CalendarDate
    valid_until: CalendarDate


class RegistrationBody(Body):
    """How the freelancer is registered; what another kind has is left out."""

    kind: TaxKind
    gstin: Gstin | None
    lut: UndertakingBody | None
    label: TaxLabel | None
    number: TaxNumber | None
    rate_bp: BasisPoints
    words: TaxWords

    def value(self) -> TaxRegistration:
        """Give it in the terms of the domain."""
        lut = self.lut
        return TaxRegistration(
            kind=self.kind,
            gstin=self.gstin,
            lut=Undertaking(
                number=lut.number, valid_from=day(lut.valid_from), valid_until=day(lut.valid_until)
            )
            if lut
            else None,
            label=self.label or None,
            number=self.number or None,
            rate_bp=self.rate_bp,
            words=self.words,
        )


class SaveTaxRequest(Body):
    """Who the freelancer is for the tax office."""

    legal_name: LegalName
    address: AddressBody
    tax: RegistrationBody
    pan: Pan | None


class BankBody(Body):
    """A bank account; what another kind of details has is left out."""

    kind: BankKind
    holder: Line
    bank_name: Line
    account: Account | None
    ifsc: Ifsc | None
    iban: Iban | None
    bic: Bic | None
    text: BankText

    def value(self) -> Bank:
        """Give it in the terms of the domain."""
        return Bank(
            kind=self.kind,
            holder=self.holder,
            bank_name=self.bank_name,
            account=self.account,
            ifsc=self.ifsc,
            iban=self.iban,
            bic=self.bic,
            text=self.text,
        )


class SavePayoutRequest(Body):
    """Where money goes besides cards."""

    upi_id: UpiId | None
    bank: BankBody | None
    paypal_me: PaypalMe | None


class NumberingBody(Body):
    """How invoices and credit notes are numbered."""

    prefix: str
    credit_prefix: str
    year: NumberYear


class RemindersBody(Body):
    """When clients are reminded: days from the due day, before it where negative."""

    is_on: bool
    offsets: Annotated[list[int], Field(max_length=_OFFSETS_READ)]


class SaveInvoicingRequest(Body):
    """How invoices are written, numbered and followed up."""

    terms: Terms
    payment_days: PaymentDays
    numbering: NumberingBody
    reminders: RemindersBody


def _save_profile(call: Call, asked: SaveProfileRequest) -> Done:
    new = profile.NewProfile(
        name=asked.name,
        business_name=asked.business_name,
        accent=asked.brand.accent,
        logo=asked.brand.logo,
        time_zone=asked.time_zone,
        currency=asked.currency,
    )
    profile.save_profile(call.ports, owner=call.owner, new=new, now=call.now)
    return Done()


def _save_tax(call: Call, asked: SaveTaxRequest) -> Done:
    new = profile.TaxProfile(
        legal_name=asked.legal_name, address=asked.address.value(), tax=asked.tax.value(), pan=asked.pan
    )
    profile.save_tax_profile(call.ports, owner=call.owner, new=new, now=call.now)
    return Done()


def _save_payout(call: Call, asked: SavePayoutRequest) -> Done:
    payout.require_fresh_sign_in(call.signed_in_at, call.now)
    new = Payout(
        upi_id=asked.upi_id, bank=asked.bank.value() if asked.bank else None, paypal_me=asked.paypal_me
    )
    payout.save_payout(call.ports, owner=call.owner, new=new, now=call.now)
    return Done()


def _save_invoicing(call: Call, asked: SaveInvoicingRequest) -> Done:
    numbering, reminders = asked.numbering, asked.reminders
    new = profile.InvoicingProfile(
        terms=asked.terms,
        payment_days=asked.payment_days,
        numbering=Numbering(
            prefix=numbering.prefix, credit_prefix=numbering.credit_prefix, year=numbering.year
        ),
        reminders=ReminderLadder(is_on=reminders.is_on, offsets=tuple(reminders.offsets)),
    )
    profile.save_invoicing(call.ports, owner=call.owner, new=new, now=call.now)
    return Done()


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(
        method="PUT",
        path="/profile",
        asked=SaveProfileRequest,
        answered=Done,
        handle=_save_profile,
        bytes_max=limits.PROFILE_REQUEST_BYTES_MAX,
    ),
    Route(method="PUT", path="/profile/tax", asked=SaveTaxRequest, answered=Done, handle=_save_tax),
    Route(method="PUT", path="/profile/payout", asked=SavePayoutRequest, answered=Done, handle=_save_payout),
    Route(
        method="PUT",
        path="/profile/invoicing",
        asked=SaveInvoicingRequest,
        answered=Done,
        handle=_save_invoicing,
    ),
)
