"""The freelancer's settings."""

from typing import Annotated, Any, Final
from zoneinfo import available_timezones

from pydantic import AfterValidator, StringConstraints

from latchkey.domain import limits
from latchkey.domain.freelancers import ACCENT_PATTERN
from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import Body, BusinessName, Currency, Done, PersonName
from latchkey.services import profile


def _zone(text: str) -> str:
    if text not in available_timezones():
        message = "Choose a time zone, like Asia/Kolkata."
        raise ValueError(message)
    return text


class ProfileBrand(Body):
    """How the freelancer's rooms look."""

    accent: Annotated[str, StringConstraints(pattern=ACCENT_PATTERN), AfterValidator(str.lower)]
    logo: Annotated[str, StringConstraints(max_length=limits.LOGO_CHARACTERS_MAX)] | None


class SaveProfileRequest(Body):
    """Every setting."""

    name: PersonName
    business_name: BusinessName
    brand: ProfileBrand
    time_zone: Annotated[str, StringConstraints(max_length=64), AfterValidator(_zone)]
    currency: Currency


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


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(
        method="PUT",
        path="/profile",
        asked=SaveProfileRequest,
        answered=Done,
        handle=_save_profile,
        bytes_max=limits.PROFILE_REQUEST_BYTES_MAX,
    ),
)
