"""The mail that brings somebody their link."""

from latchkey.domain.freelancers import Freelancer
from latchkey.domain.mail import Mail
from latchkey.domain.rooms import Room
from latchkey.services.mail.blocks import Button, FinePrint, Paragraph
from latchkey.services.mail.layout import compose


def room_link_mail(
    *, to: str, person_name: str, owner: Freelancer, room: Room, url: str, recover_url: str
) -> Mail:
    """Write it in the freelancer's name and colours."""
    business = room.brand.name
    return compose(
        to=to,
        from_name=business,
        subject=f"{room.title}: your room with {business}",
        heading=room.title,
        blocks=[
            Paragraph(text=f"Hello {person_name},"),
            Paragraph(
                text=f"{owner.name} shares a room with you for this project. Messages, files, milestones and "
                "invoices are all in one place, and there is nothing to sign up for."
            ),
            Button(label="Open the room", url=url),
            FinePrint(text="This link is yours alone. Whoever has it can enter the room, so please keep it."),
        ],
        footer=f"Sent for {business}. Lost the link later? Get it again at {recover_url}",
        brand_name=business,
        accent=room.brand.accent,
        reply_to=owner.email,
    )
