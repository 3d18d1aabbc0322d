"""Plans to begin a project with: what the usual kinds of work go through, and how they are paid."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from latchkey.domain.rooms import Milestone


class TemplateKey(StrEnum):
    """The plans there are."""

    WEBSITE = "website"
    BRAND = "brand"
    PHOTO_SHOOT = "photoShoot"
    EVENT = "event"
    CONSULTING = "consulting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A milestone to be."""

    title: str
    days: int
    """How many days after the project's first it is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomTemplate:
    """One kind of work."""

    name: str
    steps: tuple[Step, ...]
    shares_bp: tuple[int, ...]
    """The instalments but the last, which takes the rest, in basis points."""


def _template(name: str, steps: Mapping[str, int], *shares_bp: int) -> RoomTemplate:
    planned = tuple(Step(title=title, days=days) for title, days in steps.items())
    return RoomTemplate(name=name, steps=planned, shares_bp=shares_bp)


TEMPLATES: Final[Mapping[TemplateKey, RoomTemplate]] = MappingProxyType(
    {
        TemplateKey.WEBSITE: _template(
            "Website",
            {
                "Goals and content": 7,
                "Wireframes": 14,
                "Design": 28,
                "Build": 49,
                "Review and changes": 56,
                "Launch": 63,
            },
            3_000,
            4_000,
        ),
        TemplateKey.BRAND: _template(
            "Brand",
            {
                "Brief and research": 7,
                "Directions": 18,
                "Chosen direction, refined": 28,
                "Logo and colours": 38,
                "Brand guide": 45,
            },
            5_000,
        ),
        TemplateKey.PHOTO_SHOOT: _template(
            "Photo shoot",
            {
                "Shot list": 5,
                "Shoot": 14,
                "Selection": 18,
                "Retouched pictures": 28,
            },
            5_000,
        ),
        TemplateKey.EVENT: _template(
            "Event",
            {
                "Programme and budget": 10,
                "Suppliers booked": 30,
                "Final guest count": 50,
                "Event day": 60,
                "Accounts closed": 70,
            },
            3_000,
            4_000,
        ),
        TemplateKey.CONSULTING: _template(
            "Consulting",
            {
                "Kick-off": 3,
                "Interviews and data": 21,
                "Findings": 35,
                "Recommendations": 45,
            },
            5_000,
        ),
    }
)


def milestones_from(template: RoomTemplate, begins_on: date) -> tuple[Milestone, ...]:
    """Plan a project that begins on this day."""
    return tuple(
        Milestone(position=float(index), title=step.title, due_on=begins_on + timedelta(days=step.days))
        for index, step in enumerate(template.steps, start=1)
    )


def milestones_like(before: Iterable[Milestone], *, began_on: date, begins_on: date) -> tuple[Milestone, ...]:
    """Plan a project like another: the same steps in the same order, each as long after the first day."""
    later = begins_on - began_on
    return tuple(
        Milestone(
            position=float(index),
            title=each.title,
            due_on=each.due_on + later if each.due_on is not None else None,
        )
        for index, each in enumerate(sorted(before, key=lambda each: each.position), start=1)
    )
