"""Ask a freelancer for work."""

from typing import Annotated, Any, Final

from pydantic import Field, StringConstraints

from latchkey.domain import limits
from latchkey.domain.desk.enquiry_pages import Enquiry
from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import (
    Body,
    Done,
    EmailAddress,
    IdempotencyKey,
    OneLine,
    PersonName,
    Title,
)
from latchkey.services.desk import enquiries

EnquiryAnswer = Annotated[str, StringConstraints(max_length=limits.LEAD_ANSWER_MAX)]


class EnquiryAnswers(Body):
    """What the page asks besides who and what."""

    need: EnquiryAnswer
    budget: EnquiryAnswer
    timeline: EnquiryAnswer
    found: EnquiryAnswer


class EnquiryRequest(Body):
    """Everything a stranger wrote."""

    idempotency_key: IdempotencyKey
    slug: Annotated[str, StringConstraints(max_length=limits.SLUG_MAX)]
    name: PersonName
    email: EmailAddress
    phone: Annotated[OneLine, StringConstraints(max_length=limits.LEAD_PHONE_MAX)]
    company: Annotated[OneLine, StringConstraints(max_length=limits.LEAD_COMPANY_MAX)]
    title: Title
    answers: EnquiryAnswers
    website: Annotated[str, StringConstraints(max_length=limits.LEAD_ANSWER_MAX)]
    elapsed_ms: Annotated[int, Field(ge=0)]


def _take(call: Call, asked: EnquiryRequest) -> Done:
    enquiry = Enquiry(
        name=asked.name,
        email=asked.email,
        phone=asked.phone,
        company=asked.company,
        title=asked.title,
        answers=asked.answers.model_dump(),
        website=asked.website,
        elapsed_ms=asked.elapsed_ms,
    )
    enquiries.take_enquiry(
        call.ports, slug=asked.slug, enquiry=enquiry, key=asked.idempotency_key, ip=call.ip, now=call.now
    )
    return Done()


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(
        method="POST",
        path="/enquiries",
        asked=EnquiryRequest,
        answered=Done,
        handle=_take,
        status=202,
    ),
)
