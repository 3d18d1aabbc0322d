"""The mail that carries a project update."""

from dataclasses import dataclass

from latchkey.domain.freelancers import Freelancer
from latchkey.domain.mail import Mail
from latchkey.domain.rooms import Room
from latchkey.services.billing.invoice_words import isolated
from latchkey.services.mail.blocks import Button, FinePrint, Paragraph, Quote
from latchkey.services.mail.layout import compose


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateLetter:
    """One person's copy of an update."""

    to: str
    person_name: str
    freelancer: Freelancer
    room: Room
    text: str
    url: str
    """The person's own way into the room."""
    recover_url: str


def update_mail(letter: UpdateLetter) -> Mail:
    """Write it in the freelancer's name and colours, so that an answer goes to the freelancer."""
    business, title = letter.room.brand.name, letter.room.title
    return compose(
        to=letter.to,
        from_name=business,
        subject=f"{title}: an update from {letter.freelancer.name}",
        heading=title,
        blocks=[
            Paragraph(text=f"Hello {isolated(letter.person_name)},"),
            Paragraph(text=f"{isolated(letter.freelancer.name)} writes how the project goes:"),
            Quote(text=letter.text),
            Button(label="Open the room", url=letter.url),
            FinePrint(text="The update stays in the room. This link is yours alone, so please keep it."),
        ],
        footer=f"Sent for {isolated(business)}. Lost the link later? Get it again at {letter.recover_url}",
        brand_name=business,
        accent=letter.room.brand.accent,
        reply_to=letter.freelancer.email,
    )
