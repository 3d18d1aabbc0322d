"""The form of a draft as the editor sends it."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from latchkey.domain import identifiers, limits
from latchkey.domain.billing.instalments import PlannedInstalment
from latchkey.domain.billing.invoices import Line, Share
from latchkey.domain.billing.totals import DraftContent
from latchkey.entrypoints.models import (
    BasisPoints,
    Body,
    CalendarDate,
    Currency,
    MinorOrNone,
    OneLine,
    day,
)


def _sac(text: str) -> str:
    fault = identifiers.sac_fault(text)
    if fault:
        raise ValueError(fault)
    return text


Sac = Annotated[str, AfterValidator(_sac)]
InstalmentLabel = Annotated[OneLine, StringConstraints(max_length=limits.INSTALMENT_LABEL_MAX)]


class ShareBody(Body):
    """A part of something: a rate in basis points or an amount in minor units."""

    rate_bp: BasisPoints | None
    amount_minor: MinorOrNone | None

    @model_validator(mode="after")
    def _is_one_of_both(self) -> Self:
        if (self.rate_bp is None) is (self.amount_minor is None):
            message = "Enter a percentage or an amount."
            raise ValueError(message)
        return self

    def share(self) -> Share:
        """Say it in the domain's terms."""
        return Share(rate_bp=self.rate_bp, amount_minor=self.amount_minor)


class LineBody(Body):
    """One line as the editor sends it; its amounts are worked out here."""

    description: Annotated[OneLine, StringConstraints(max_length=limits.INVOICE_DESCRIPTION_MAX)]
    sac: Sac | None
    quantity_milli: Annotated[int, Field(ge=1, le=limits.QUANTITY_MILLI_MAX)]
    unit_price_minor: Annotated[int, Field(ge=0, le=limits.UNIT_PRICE_MINOR_MAX)]
    rate_bp: BasisPoints
    discount: ShareBody | None

    def line(self) -> Line:
        """Say it in the domain's terms."""
        return Line(
            description=self.description,
            sac=self.sac,
            quantity_milli=self.quantity_milli,
            unit_price_minor=self.unit_price_minor,
            rate_bp=self.rate_bp,
            discount=self.discount.share() if self.discount else None,
        )


class InstalmentBody(Body):
    """One instalment as the editor sends it; the last one takes the rest."""

    label: InstalmentLabel
    share: ShareBody | None
    due_on: CalendarDate | None

    def planned(self) -> PlannedInstalment:
        """Say it in the domain's terms."""
        return PlannedInstalment(
            label=self.label,
            share=self.share.share() if self.share else None,
            due_on=day(self.due_on) if self.due_on else None,
        )


class DraftBody(Body):
    """What an invoice is to say; it may have gaps until it is issued."""

    currency: Currency
    lines: Annotated[list[LineBody], Field(max_length=limits.INVOICE_LINES_MAX)]
    discount: ShareBody | None
    round_off: bool
    instalments: Annotated[list[InstalmentBody], Field(max_length=limits.INSTALMENTS_MAX)]
    due_on: CalendarDate | None
    note: Annotated[str, StringConstraints(max_length=limits.INVOICE_NOTE_MAX)]

    def content(self) -> DraftContent:
        """Say it in the domain's terms."""
        return DraftContent(
            currency=self.currency,
            lines=tuple(each.line() for each in self.lines),
            discount=self.discount.share() if self.discount else None,
            round_off=self.round_off,
            instalments=tuple(each.planned() for each in self.instalments),
            due_on=day(self.due_on) if self.due_on else None,
            note=self.note,
        )
