"""What the freelancer takes to an accountant: the count of tax deducted at source, and tables."""

from datetime import timedelta
from typing import Annotated, Any, Final

from pydantic import Field, StringConstraints

from latchkey.domain import limits
from latchkey.domain.errors.requests import NotFoundError, RequestInvalidError
from latchkey.domain.exports import ExportKind
from latchkey.domain.india.fiscal_years import FiscalYear
from latchkey.domain.india.tds import Certificate, CertificateState, Duty, TdsRow
from latchkey.domain.parties import PayerType, ServiceKind
from latchkey.domain.spreadsheets import CONTENT_TYPE
from latchkey.entrypoints.http import Call, Csv, Download, Route
from latchkey.entrypoints.models import Answer, Body, CalendarDate, DocumentId, Done, Nothing, OneLine, day
from latchkey.services.billing import exports, tds

FIRST_YEAR: Final = 2020
"""The oldest fiscal year of the table of rules."""
LAST_YEAR: Final = 2098
PERIOD_MAX: Final = timedelta(days=3_660)
"""Ten years: longer than books are kept, short enough to answer."""


class CertificateAnswer(Answer):
    """What is known of a certificate."""

    state: CertificateState
    file_name: str | None
    updated_at: str

    @classmethod
    def of(cls, certificate: Certificate) -> "CertificateAnswer":
        """Tell of a certificate."""
        return cls(
            state=certificate.state,
            file_name=certificate.file_name,
            updated_at=certificate.updated_at.isoformat(),
        )


class TdsRowAnswer(Answer):
    """One client in the fiscal year; amounts in paise, without GST."""

    client_id: str
    client_name: str
    payer_type: PayerType | None
    service_kind: ServiceKind | None
    duty: Duty
    section: str
    rate_bp: int
    threshold_minor: int
    billed_minor: int
    paid_minor: int
    is_exceeded: bool
    expected_minor: int
    deducted_minor: int
    certificate: CertificateAnswer | None

    @classmethod
    def of(cls, row: TdsRow) -> "TdsRowAnswer":
        """Tell of a client."""
        return cls(
            client_id=row.client_id,
            client_name=row.client_name,
            payer_type=row.payer_type,
            service_kind=row.service_kind,
            duty=row.duty,
            section=row.standing.section,
            rate_bp=row.standing.rate_bp,
            threshold_minor=row.standing.threshold_minor,
            billed_minor=row.billed_minor,
            paid_minor=row.standing.paid_minor,
            is_exceeded=row.standing.is_exceeded,
            expected_minor=row.standing.expected_minor,
            deducted_minor=row.deducted_minor,
            certificate=CertificateAnswer.of(row.certificate) if row.certificate else None,
        )


class TdsAnswer(Answer):
    """A fiscal year, client by client."""

    rows: list[TdsRowAnswer]


class NoteCertificate(Body):
    """Say that a client's certificate is there, or is not."""

    client_id: DocumentId
    fiscal_year: Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
    state: CertificateState
    file_name: Annotated[OneLine, StringConstraints(min_length=1, max_length=limits.FILE_NAME_MAX)] | None


class ExportPeriod(Body):
    """From which day to which, both included."""

    from_: Annotated[CalendarDate, Field(alias="from")]
    to: CalendarDate


def read_tds(call: Call, body: Nothing) -> TdsAnswer:
    """Count a fiscal year, named by the year it begins in."""
    del body
    asked = call.ids["fiscalYear"]
    if not asked.isdecimal() or not FIRST_YEAR <= int(asked) <= LAST_YEAR:
        raise NotFoundError
    rows = tds.tds_of(call.ports, call.owner, FiscalYear(begins_in=int(asked)))
    return TdsAnswer(rows=[TdsRowAnswer.of(row) for row in rows])


def note_certificate(call: Call, body: NoteCertificate) -> Done:
    """Remember whether a certificate arrived."""
    tds.note_certificate(
        call.ports,
        owner=call.owner,
        client_id=body.client_id,
        year=FiscalYear(begins_in=body.fiscal_year),
        state=body.state,
        file_name=body.file_name,
    )
    return Done()


def export(call: Call, body: ExportPeriod) -> Download:
    """Write a table of a period."""
    try:
        kind = ExportKind(call.ids["kind"])
    except ValueError:
        raise NotFoundError from None
    period = exports.Period(first_day=day(body.from_), last_day=day(body.to))
    if period.last_day < period.first_day:
        raise RequestInvalidError(fields={"to": "The last day comes before the first."})
    if period.last_day - period.first_day > PERIOD_MAX:
        raise RequestInvalidError(fields={"to": "Choose ten years at most."})
    return Download(
        name=f"{kind}-{body.from_}-{body.to}.csv",
        content_type=CONTENT_TYPE,
        content=exports.export_of(call.ports, call.owner, kind, period),
    )


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(method="GET", path="/tds/{fiscalYear}", asked=Nothing, answered=TdsAnswer, handle=read_tds),
    Route(
        method="POST",
        path="/tds/certificates",
        asked=NoteCertificate,
        answered=Done,
        handle=note_certificate,
    ),
    Route(method="GET", path="/exports/{kind}", asked=ExportPeriod, answered=Csv, handle=export),
)
