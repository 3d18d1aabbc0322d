"""The freelancer's morning mail: what they mean to do today, and what is left from before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from latchkey.domain.desk.follow_ups import AboutKind, FollowUp
from latchkey.domain.desk.recurring import local_of
from latchkey.domain.freelancers import Freelancer
from latchkey.domain.mail import Mail
from latchkey.services.billing.invoice_words import day, isolated
from latchkey.services.mail.blocks import Block, Button, Heading, LinkLine, Paragraph
from latchkey.services.mail.layout import compose

LISTED_MAX: Final = 20
"""A morning mail that scrolls on and on is read by nobody."""
_PLACES: Final = {AboutKind.CLIENT: "clients", AboutKind.LEAD: "leads", AboutKind.ROOM: "rooms"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DayDigest:
    """What a morning has to say."""

    freelancer: Freelancer
    from_name: str
    """Who runs the service."""
    desk_url: str
    follow_ups: Sequence[FollowUp]
    """Those that ask for attention before the day is over, the earliest first; at most `LISTED_MAX`."""
    count: int
    """How many there are, listed or not."""
    now: datetime


def day_digest_mail(digest: DayDigest) -> Mail:
    """Tell what is due today and what was due before."""
    freelancer = digest.freelancer
    today = local_of(digest.now, freelancer.time_zone).date()
    earlier = [each for each in digest.follow_ups if _when(each, freelancer).date() < today]
    others = [each for each in digest.follow_ups if _when(each, freelancer).date() >= today]
    left_out = digest.count - len(digest.follow_ups)
    blocks: list[Block] = [
        *_part("From before", earlier, digest, is_dated=True),
        *_part("Today", others, digest, is_dated=False),
        *([Paragraph(text=f"And {left_out} more at your desk.")] if left_out > 0 else []),
        Button(label="Open your follow-ups", url=f"{digest.desk_url}/follow-ups"),
    ]
    noun = "follow-up" if digest.count == 1 else "follow-ups"
    return compose(
        to=freelancer.email,
        from_name=digest.from_name,
        subject=f"{digest.count} {noun} for today",
        heading=f"{digest.count} {noun} for {today:%A}, {day(today)}",
        blocks=blocks,
        footer="You get this in the morning of a day on which something is due. "
        f"Change the hour or switch it off at your desk: {digest.desk_url}/settings/notifications",
        brand_name=freelancer.business_name,
        accent=freelancer.brand.accent,
    )


def _part(title: str, follow_ups: Sequence[FollowUp], digest: DayDigest, *, is_dated: bool) -> list[Block]:
    if not follow_ups:
        return []
    return [Heading(text=title), *(_line(each, digest, is_dated=is_dated) for each in follow_ups)]


def _line(follow_up: FollowUp, digest: DayDigest, *, is_dated: bool) -> LinkLine:
    when = _when(follow_up, digest.freelancer)
    words = f"{when:%A}, {day(when.date())}, {when:%H:%M}" if is_dated else f"{when:%H:%M}"
    about = follow_up.about
    url = f"{digest.desk_url}/{_PLACES[about.kind]}/{about.id}" if about else None
    note = f"{words} · {isolated(about.name)}" if about else words
    return LinkLine(label=isolated(follow_up.title), note=note, url=url)


def _when(follow_up: FollowUp, freelancer: Freelancer) -> datetime:
    """Give the local time at which it asks for attention, where the freelancer is."""
    return local_of(follow_up.next_at or follow_up.due_at, freelancer.time_zone)
