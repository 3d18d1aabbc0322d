"""The freelancer's enquiry page."""

from typing import Annotated, Any, Final

from pydantic import AfterValidator, StringConstraints

from latchkey.domain import limits
from latchkey.domain.desk.enquiry_pages import is_slug
from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import Body, Done
from latchkey.services.desk import enquiries


def _slug(text: str) -> str:
    if not is_slug(text):
        message = (
            f"Use {limits.SLUG_MIN} to {limits.SLUG_MAX} small letters, digits and hyphens, "
            "with a letter or digit at both ends."
        )
        raise ValueError(message)
    return text


class SaveEnquiryPageRequest(Body):
    """Where strangers ask for work, and what they are asked."""

    slug: Annotated[str, AfterValidator(_slug)]
    intro: Annotated[str, StringConstraints(max_length=limits.ENQUIRY_INTRO_MAX)]
    asks_budget: bool
    asks_timeline: bool
    is_open: bool


def _save(call: Call, asked: SaveEnquiryPageRequest) -> Done:
    new = enquiries.NewEnquiryPage(
        slug=asked.slug,
        intro=asked.intro,
        asks_budget=asked.asks_budget,
        asks_timeline=asked.asks_timeline,
        is_open=asked.is_open,
    )
    enquiries.save_enquiry_page(call.ports, owner=call.owner, new=new, now=call.now)
    return Done()


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(
        method="PUT",
        path="/profile/enquiry-page",
        asked=SaveEnquiryPageRequest,
        answered=Done,
        handle=_save,
    ),
)
