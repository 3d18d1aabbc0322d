"""The mail with every live link somebody has."""

from collections.abc import Sequence
from dataclasses import dataclass

from latchkey.domain.freelancers import DEFAULT_ACCENT
from latchkey.domain.mail import Mail
from latchkey.services.mail.blocks import Block, FinePrint, LinkLine, Paragraph
from latchkey.services.mail.layout import compose


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRoom:
    """A room somebody can enter, and how."""

    title: str
    business: str
    url: str


def recovery_mail(*, to: str, rooms: Sequence[FoundRoom], from_name: str) -> Mail:
    """Write it: one line for each room."""
    one = len(rooms) == 1
    blocks: list[Block] = [
        Paragraph(
            text="You asked for your room link. Here it is."
            if one
            else "You asked for your room links. Here they are."
        ),
        *(LinkLine(label=room.title, note=f"with {room.business}", url=room.url) for room in rooms),
        FinePrint(text="Keep these links to yourself: whoever has one can enter the room."),
    ]
    return compose(
        to=to,
        from_name=from_name,
        subject="Your room link" if one else "Your room links",
        heading="Back to your room" if one else "Back to your rooms",
        blocks=blocks,
        footer="You get this because somebody entered this address on the recovery page. "
        "If it was not you, there is nothing to do.",
        brand_name=from_name,
        accent=DEFAULT_ACCENT,
    )
