"""The mail about messages that nobody looked at."""

from dataclasses import dataclass, replace
from typing import Final
from zoneinfo import ZoneInfo

from latchkey.domain import limits
from latchkey.domain.freelancers import Freelancer
from latchkey.domain.mail import Mail
from latchkey.domain.rooms import Message, Room
from latchkey.domain.words import shortened
from latchkey.services.billing.invoice_words import day, isolated
from latchkey.services.mail.blocks import Block, Button, FinePrint, LinkLine, Paragraph, Quote
from latchkey.services.mail.layout import compose

_TEXT_MAX: Final = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What one reader missed in one room."""

    to: str
    reader: str
    is_owner: bool
    room: Room
    freelancer: Freelancer
    zone: ZoneInfo
    """Where the reader is."""
    messages: tuple[Message, ...]
    """The latest, oldest first; one at least."""
    earlier: int
    """How many more there are before them."""
    url: str
    preferences_url: str
    unsubscribe_url: str
    from_name: str
    """Who runs the service."""


def message_digest_mail(digest: Digest) -> Mail:
    """Write it: who wrote what, the way into the room, and the way to have less of this."""
    count = digest.earlier + len(digest.messages)
    new = "A new message" if count == 1 else f"{count} new messages"
    title, who = isolated(digest.room.title), isolated(digest.messages[-1].name)
    business = digest.room.brand.name
    mail = compose(
        to=digest.to,
        from_name=digest.from_name if digest.is_owner else business,
        subject=f"{title}: {new.lower()} from {who}",
        heading=f"{new} in {title}",
        blocks=[
            Paragraph(text=f"Hello {isolated(digest.reader)}, this was written while you were away."),
            *_earlier(digest.earlier),
            *(block for message in digest.messages for block in _message(digest, message)),
            Button(label="Open at your desk" if digest.is_owner else "Open the room", url=digest.url),
            *_keep(digest),
            LinkLine(
                label="Fewer of these mails",
                note="Mute this room or choose quiet hours, without signing in.",
                url=digest.preferences_url,
            ),
        ],
        footer=_footer(digest),
        brand_name=business,
        accent=digest.room.brand.accent,
        reply_to=None if digest.is_owner else digest.freelancer.email,
    )
    return replace(mail, unsubscribe_url=digest.unsubscribe_url)


def _earlier(count: int) -> list[Block]:
    if count == 0:
        return []
    return [FinePrint(text=f"{count} earlier message{'' if count == 1 else 's'}, and then:")]


def _message(digest: Digest, message: Message) -> list[Block]:
    here = message.at.astimezone(digest.zone)
    when = f"{day(here.date())}, {here:%H:%M}"
    return [FinePrint(text=f"{isolated(message.name)} · {when}"), Quote(text=_told(message))]


def _told(message: Message) -> str:
    files = len(message.attachments)
    attached = f"[{files} file{'' if files == 1 else 's'}]" if files else ""
    text = shortened(message.text.strip(), _TEXT_MAX)
    return "\n".join(part for part in (text, attached) if part)


def _keep(digest: Digest) -> list[Block]:
    if digest.is_owner:
        return []
    return [FinePrint(text="The room's link is yours alone: take it out before you forward this mail.")]


def _footer(digest: Digest) -> str:
    unseen = f"you had not looked for {limits.AWAY_MINUTES} minutes."
    if digest.is_owner:
        return f"You get this because a client wrote to you and {unseen}"
    return f"Sent for {isolated(digest.room.brand.name)}, because {unseen}"
