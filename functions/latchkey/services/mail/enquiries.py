"""The mails about enquiries, to the freelancer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from latchkey.domain.desk.leads import Lead
from latchkey.domain.freelancers import Freelancer
from latchkey.domain.mail import Mail
from latchkey.services.billing.invoice_words import Pair, isolated
from latchkey.services.mail.blocks import Block, Button, FinePrint, Heading, Paragraph, Quote, Rows
from latchkey.services.mail.layout import compose

_ANSWERS: Final = (
    ("need", "What they need"),
    ("budget", "Budget"),
    ("timeline", "When they need it"),
    ("found", "How they found you"),
)
_FOOTER: Final = (
    "You get this because your enquiry page is open. You can close it in the settings of your desk."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryNotice:
    """A mail to the freelancer about enquiries."""

    freelancer: Freelancer
    from_name: str
    """Who runs the service."""
    url: str
    """The board of leads."""


def enquiry_mail(notice: EnquiryNotice, *, lead: Lead, lead_id: str) -> Mail:
    """Tell of one enquiry, so that answering the mail answers whoever asked."""
    known = (
        ("Name", lead.name),
        ("Company", lead.company),
        ("Mail address", lead.email),
        ("Phone", lead.phone),
        ("About", lead.title),
    )
    rows: list[Pair] = [(label, value) for label, value in known if value]
    blocks: list[Block] = [Rows(rows=rows, has_words=True)]
    for key, label in _ANSWERS:
        if key in lead.answers:
            blocks += [Heading(text=label), Quote(text=lead.answers[key])]
    blocks.append(Button(label="Open the lead", url=f"{notice.url}/{lead_id}"))
    if lead.email:
        blocks.append(FinePrint(text="Answer this mail, and your answer goes to whoever asked."))
    heading = f"{isolated(lead.name)} asks about {isolated(lead.title)}"
    return _mail(notice, heading=heading, blocks=blocks, reply_to=lead.email)


def enquiries_mail(notice: EnquiryNotice, *, leads: Sequence[Lead], most: int) -> Mail:
    """Tell of many at once, when there were too many for a mail each."""
    rows: list[Pair] = [(lead.name, lead.title) for lead in leads[:most]]
    count = str(len(leads)) if len(leads) <= most else f"More than {most}"
    word = "enquiry" if len(leads) == 1 else "enquiries"
    blocks: list[Block] = [
        Paragraph(text="They came close together, so this one mail tells of them all."),
        Rows(rows=rows, has_words=True),
        Button(label="Open your leads", url=notice.url),
    ]
    return _mail(notice, heading=f"{count} more {word}", blocks=blocks, reply_to=None)


def _mail(notice: EnquiryNotice, *, heading: str, blocks: Sequence[Block], reply_to: str | None) -> Mail:
    freelancer = notice.freelancer
    return compose(
        to=freelancer.email,
        from_name=notice.from_name,
        subject=heading,
        heading=heading,
        blocks=blocks,
        footer=_FOOTER,
        brand_name=freelancer.business_name,
        accent=freelancer.brand.accent,
        reply_to=reply_to,
    )
