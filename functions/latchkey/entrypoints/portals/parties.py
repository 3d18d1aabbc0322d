"""The forms of names, addresses and registrations, as settings and client pages send them."""

from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from latchkey.domain import identifiers, limits, words
from latchkey.domain.countries import COUNTRIES
from latchkey.domain.india.states import STATES
from latchkey.domain.parties import Address
from latchkey.entrypoints.models import Body


def _right(fault_of: Callable[[str], str | None]) -> AfterValidator:
    """Refuse what the check finds a fault in, with its sentence."""

    def check(text: str) -> str:
        fault = fault_of(text)
        if fault:
            raise ValueError(fault)
        return text

    return AfterValidator(check)


def _compact(given: object) -> object:
    return identifiers.compact(given) if isinstance(given, str) else given


def _country_fault(code: str) -> str | None:
    return None if code == "" or code in COUNTRIES else "Choose a country."


def _state_fault(code: str) -> str | None:
    return None if code in STATES else "Choose a state."


def _text_fault(text: str) -> str | None:
    is_fine = all(words.is_one_line(line) for line in text.replace("\r\n", "\n").split("\n"))
    return None if is_fine else "Use ordinary characters only."


def _line_fault(text: str) -> str | None:
    return None if words.is_one_line(text) else "Use one line of ordinary characters."


_COMPACT = BeforeValidator(_compact)
_ONE_LINE = _right(_line_fault)
Gstin = Annotated[str, _COMPACT, _right(identifiers.gstin_fault)]
Pan = Annotated[str, _COMPACT, _right(identifiers.pan_fault)]
Ifsc = Annotated[str, _COMPACT, _right(identifiers.ifsc_fault)]
Account = Annotated[str, _COMPACT, _right(identifiers.account_fault)]
Iban = Annotated[str, _COMPACT, _right(identifiers.iban_fault)]
Bic = Annotated[str, _COMPACT, _right(identifiers.bic_fault)]
UpiId = Annotated[str, _right(identifiers.upi_id_fault)]
PaypalMe = Annotated[str, _right(identifiers.paypal_me_fault)]

Line = Annotated[str, StringConstraints(max_length=limits.ADDRESS_LINE_MAX), _ONE_LINE]
LegalName = Annotated[str, StringConstraints(max_length=limits.CLIENT_NAME_MAX), _ONE_LINE]
TaxLabel = Annotated[str, StringConstraints(max_length=limits.TAX_LABEL_MAX), _ONE_LINE]
TaxNumber = Annotated[str, StringConstraints(max_length=limits.TAX_NUMBER_MAX), _ONE_LINE]
TaxWords = Annotated[str, StringConstraints(max_length=limits.TAX_WORDS_MAX), _ONE_LINE]
Terms = Annotated[str, StringConstraints(max_length=limits.TERMS_MAX), _right(_text_fault)]
BankText = Annotated[str, StringConstraints(max_length=limits.BANK_TEXT_MAX), _right(_text_fault)]
StateCode = Annotated[str, _right(_state_fault)]
PaymentDays = Annotated[int, Field(ge=0, le=limits.PAYMENT_DAYS_MAX)]


class AddressBody(Body):
    """A postal address; empty texts where nothing was said."""

    line1: Line
    line2: Line
    city: Line
    postal_code: Line
    region: Line
    country: Annotated[str, _right(_country_fault)]

    def value(self) -> Address:
        """Give it in the terms of the domain."""
        return Address(
            line1=self.line1,
            line2=self.line2,
            city=self.city,
            postal_code=self.postal_code,
            region=self.region,
            country=self.country,
        )
