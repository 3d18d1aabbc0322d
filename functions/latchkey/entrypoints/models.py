"""The forms requests and answers take; validation happens here once, before any use case runs."""

from datetime import date
from functools import cache
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

from latchkey.domain import addresses, identifiers, ids, limits, money, words
from latchkey.domain.away import QuietHours
from latchkey.services.billing.client_invoices import Access


class Body(BaseModel):
    """A request's body: camelCase, exact types, nothing that was not agreed on."""

    model_config = ConfigDict(
        alias_generator=to_camel, extra="forbid", strict=True, frozen=True, str_strip_whitespace=True
    )


class Answer(BaseModel):
    """An answer's body: camelCase."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        extra="forbid",
        frozen=True,
        json_schema_serialization_defaults_required=True,
    )


class Nothing(Body):
    """A request that says everything by its address."""


class Done(Answer):
    """An answer that says everything by its status."""


def _address(text: str) -> str:
    address = addresses.normalized(text)
    if not addresses.is_address(address):
        message = "Enter a mail address, like name@example.com."
        raise ValueError(message)
    return address


def _printable(text: str) -> str:
    if not words.is_one_line(text):
        message = "Use one line of ordinary characters."
        raise ValueError(message)
    if text and not words.is_visible(text):
        message = "Fill this in."
        raise ValueError(message)
    return text


def _calendar_date(text: str) -> str:
    try:
        on = date.fromisoformat(text)
    except ValueError:
        message = "Choose a day of the calendar."
        raise ValueError(message) from None
    require_calendar(on)
    return text


def require_calendar(on: date) -> None:
    """Refuse a day near the calendar's ends: from one without a day before or after nothing can be reckoned.

    Raises:
        ValueError: choose another day.

    """
    if not limits.DAY_YEAR_MIN <= on.year <= limits.DAY_YEAR_MAX:
        message = f"Choose a day from {limits.DAY_YEAR_MIN} to {limits.DAY_YEAR_MAX}."
        raise ValueError(message)


def _utr(text: str) -> str:
    fault = identifiers.utr_fault(text)
    if fault:
        raise ValueError(fault)
    return text


@cache
def _zones() -> set[str]:
    """List the zones there are, once: it takes a walk through the disk."""
    return available_timezones()


def _zone(text: str) -> str:
    if text not in _zones():
        message = "Choose a time zone, like Asia/Kolkata."
        raise ValueError(message)
    return text


OneLine = Annotated[str, AfterValidator(_printable)]
TimeZone = Annotated[str, StringConstraints(max_length=limits.TIME_ZONE_MAX), AfterValidator(_zone)]
DocumentId = Annotated[str, StringConstraints(pattern=ids.ID_PATTERN)]
LinkText = str
"""A link as somebody typed it: a malformed one is answered exactly like a wrong one, so no bounds here."""
IdempotencyKey = Annotated[
    str,
    StringConstraints(
        min_length=limits.IDEMPOTENCY_KEY_MIN,
        max_length=limits.IDEMPOTENCY_KEY_MAX,
        pattern=r"^[0-9A-Za-z_-]+$",
    ),
]
EmailAddress = Annotated[str, StringConstraints(max_length=320), AfterValidator(_address)]
PersonName = Annotated[OneLine, StringConstraints(min_length=1, max_length=limits.PERSON_NAME_MAX)]
PersonRole = Annotated[OneLine, StringConstraints(min_length=1, max_length=limits.PERSON_ROLE_MAX)]
ClientName = Annotated[OneLine, StringConstraints(min_length=1, max_length=limits.CLIENT_NAME_MAX)]
Title = Annotated[OneLine, StringConstraints(min_length=1, max_length=limits.TITLE_MAX)]
BusinessName = Annotated[OneLine, StringConstraints(min_length=1, max_length=limits.BUSINESS_NAME_MAX)]
Currency = Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")]
Minor = Annotated[int, Field(ge=1, le=money.MAX_AMOUNT_MINOR)]
"""An amount in minor units that is more than nothing."""
MinorOrNone = Annotated[int, Field(ge=0, le=money.MAX_AMOUNT_MINOR)]
BasisPoints = Annotated[int, Field(ge=0, le=limits.TAX_RATE_BP_MAX)]
CalendarDate = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_calendar_date)
]
"""Kept as text so far: strict JSON has no dates."""
Version = Annotated[int, Field(ge=1)]
InstalmentId = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,3}$")]
Reason = Annotated[OneLine, StringConstraints(min_length=1, max_length=limits.REASON_MAX)]
Remark = Annotated[OneLine, StringConstraints(max_length=limits.REASON_MAX)]
"""A reason or note that may be left out."""
Reference = Annotated[OneLine, StringConstraints(max_length=limits.REFERENCE_MAX)]
Utr = Annotated[str, AfterValidator(_utr)]


HourOfDay = Annotated[int, Field(ge=0, le=23)]


class QuietHoursBody(Body):
    """Local hours without mail, over midnight too; two that are equal mean none."""

    from_hour: HourOfDay
    until_hour: HourOfDay

    def value(self) -> QuietHours:
        """Say it in the terms of the domain."""
        return QuietHours(from_hour=self.from_hour, until_hour=self.until_hour)


def day(text: str) -> date:
    """Give the day that a calendar date names."""
    return date.fromisoformat(text)


class Holding(Body):
    """What somebody of the public holds: a link to the room, or a pay link to one invoice."""

    link: LinkText | None = None
    pay_link: LinkText | None = None

    @property
    def access(self) -> Access:
        """Say it in the terms of the use cases."""
        return Access(link=self.link, pay_link=self.pay_link)


class AboutInvoice(Holding):
    """Which invoice, and the link or pay link that shows it."""

    invoice_id: DocumentId
