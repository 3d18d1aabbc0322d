"""The enquiry page: strangers ask for work, and it becomes a lead and, within reason, a mail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from latchkey.domain.desk.enquiry_pages import (
    RESERVED,
    Enquiry,
    EnquiryOwner,
    EnquiryPage,
    is_slug,
    looks_automatic,
)
from latchkey.domain.desk.leads import Lead, LeadSource, Stage
from latchkey.domain.errors.desk import SlugTakenError
from latchkey.domain.errors.requests import NotFoundError
from latchkey.domain.freelancers import Freelancer, room_brand
from latchkey.domain.rates import RATE_LIMITS, RateKind
from latchkey.services import paths
from latchkey.services.idempotency import Attempt, attempt_of, first_result, remember
from latchkey.services.mail.enquiries import EnquiryNotice, enquiries_mail, enquiry_mail
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Dropped, Effect, Prepared, Template, enqueue
from latchkey.services.ports import Ports
from latchkey.services.rates import hold_to_rate, one_more
from latchkey.services.rooms import freelancer_of
from latchkey.services.store import Create, Delete, Replace, Stored, Update, Write

_LISTED: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEnquiryPage:
    """What the settings page sends."""

    slug: str
    intro: str
    asks_budget: bool
    asks_timeline: bool
    is_open: bool


def save_enquiry_page(ports: Ports, *, owner: str, new: NewEnquiryPage, now: datetime) -> None:
    """Keep a freelancer's enquiry page; an address that is given up is free for others.

    Raises:
        SlugTakenError: somebody else has the address, or nobody may have it.

    """
    if new.slug in RESERVED:
        raise SlugTakenError

    def attempt() -> None:
        freelancer = freelancer_of(ports, owner)
        before = freelancer.value.enquiry_slug
        holder = ports.store.get(paths.enquiry_owner(new.slug), EnquiryOwner)
        if holder is not None and holder.value.owner != owner:
            raise SlugTakenError
        page = EnquiryPage(
            owner_name=freelancer.value.name,
            brand=room_brand(freelancer.value),
            intro=new.intro,
            asks_budget=new.asks_budget,
            asks_timeline=new.asks_timeline,
            currency=freelancer.value.currency,
            is_open=new.is_open,
            updated_at=now,
        )
        writes: list[Write] = [
            Update(path=freelancer.path, fields={"enquiry_slug": new.slug}, read=freelancer),
            Replace(path=paths.enquiry_page(new.slug), value=page),
        ]
        if holder is None:
            # Of two who ask for one address at once, the second finds it made and starts over.
            writes.append(Create(path=paths.enquiry_owner(new.slug), value=EnquiryOwner(owner=owner)))
        if before is not None and before != new.slug:
            writes += [Delete(path=paths.enquiry_page(before)), Delete(path=paths.enquiry_owner(before))]
        ports.store.commit(writes)

    retry_optimistic(ports.clock, attempt)


def show_on_enquiry_page(ports: Ports, freelancer: Freelancer) -> None:
    """Let the page wear the profile as it is now."""
    if freelancer.enquiry_slug is None:
        return
    shown = {
        "owner_name": freelancer.name,
        "brand": room_brand(freelancer),
        "currency": freelancer.currency,
    }
    ports.store.commit([Update(path=paths.enquiry_page(freelancer.enquiry_slug), fields=shown)])


def take_enquiry(ports: Ports, *, slug: str, enquiry: Enquiry, key: str, ip: str, now: datetime) -> None:
    """Make a lead of what a stranger wrote; what a program wrote is answered alike and forgotten.

    Raises:
        NotFoundError: no page is open at this address.
        RateLimitedError: too many from one place, or too many for one page: whoever is turned away is told.

    """
    hold_to_rate(ports, RateKind.ENQUIRY_IP, ip)
    # A slash would make another path of it, and of some names the store makes an error.
    if not is_slug(slug):
        raise NotFoundError
    page = ports.store.get(paths.enquiry_page(slug), EnquiryPage)
    holder = ports.store.get(paths.enquiry_owner(slug), EnquiryOwner)
    if page is None or holder is None or not page.value.is_open:
        raise NotFoundError
    if looks_automatic(enquiry):
        return
    owner = holder.value.owner
    # Whoever sends once more has been longer at it, and asks for the same.
    asked = {"enquiry": replace(enquiry, elapsed_ms=0)}
    attempt = attempt_of(owner=owner, action="enquiry", key=key, request=asked)
    if first_result(ports.store, attempt) is not None:
        return
    # Counted per page only now: programs must not use up what people need.
    hold_to_rate(ports, RateKind.ENQUIRY_PAGE, slug)
    hold_to_rate(ports, RateKind.ENQUIRY_DAY, slug)
    lead = _lead(enquiry, currency=page.value.currency, now=now)
    retry_optimistic(ports.clock, lambda: _commit(ports, owner=owner, lead=lead, attempt=attempt, now=now))


def _lead(enquiry: Enquiry, *, currency: str, now: datetime) -> Lead:
    return Lead(
        name=enquiry.name,
        company=enquiry.company,
        email=enquiry.email,
        phone=enquiry.phone or None,
        source=LeadSource.ENQUIRY,
        title=enquiry.title,
        value_minor=None,
        currency=currency,
        stage=Stage.NEW,
        # By the clock, as the board itself places what is new: above all that was there.
        position=-now.timestamp(),
        expected_on=None,
        lost_reason=None,
        override=None,
        answers={name: text for name, text in enquiry.answers.items() if text},
        created_at=now,
        stage_since=now,
        last_move=None,
        qualified_at=None,
        conversion=None,
    )


def _commit(ports: Ports, *, owner: str, lead: Lead, attempt: Attempt, now: datetime) -> None:
    if first_result(ports.store, attempt) is not None:
        return
    lead_id = ports.tokens.id()
    ports.store.commit(
        [
            Create(path=paths.lead(owner, lead_id), value=lead),
            remember(attempt, {"leadId": lead_id}, now=now),
            *_notices(ports, owner=owner, lead_id=lead_id, now=now),
        ]
    )


def _notices(ports: Ports, *, owner: str, lead_id: str, now: datetime) -> list[Write]:
    """Promise a mail about this lead, or one at the hour's end about all since; a flood makes no more."""
    counting = one_more(ports, RateKind.ENQUIRY_NOTICE, owner, now=now)
    if counting is None:
        return []
    params, ends_at = {"owner": owner, "leadId": lead_id}, None
    if counting.after.count == RATE_LIMITS[RateKind.ENQUIRY_NOTICE].most:
        ends_at = counting.after.window_ends_at
        params = {"owner": owner, "since": now.isoformat(), "until": ends_at.isoformat()}
    return [counting.write, enqueue(ports, Template.ENQUIRY_NOTICE, params, now=now, not_before=ends_at)]


def prepare_enquiry_notice(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Tell of one enquiry, or of all since a moment, as they stand now."""
    del now
    owner = params["owner"]
    notice = EnquiryNotice(
        freelancer=freelancer_of(ports, owner).value,
        from_name=ports.settings.mail_from_name,
        url=f"{ports.settings.public_url}/desk/leads",
    )
    if "leadId" in params:
        lead = ports.store.get(paths.lead(owner, params["leadId"]), Lead)
        if lead is None:
            return Dropped(reason="gone")
        return enquiry_mail(notice, lead=lead.value, lead_id=lead.id)
    since, until = datetime.fromisoformat(params["since"]), datetime.fromisoformat(params["until"])
    leads = _between(ports, owner, since, until)
    if not leads:
        return Dropped(reason="gone")
    return enquiries_mail(notice, leads=[lead.value for lead in leads], most=_LISTED)


def _between(ports: Ports, owner: str, since: datetime, until: datetime) -> Sequence[Stored[Lead]]:
    return ports.store.find(
        paths.leads(owner),
        Lead,
        where=[
            ("source", "==", LeadSource.ENQUIRY),
            ("created_at", ">=", since),
            ("created_at", "<", until),
        ],
        order_by="created_at",
        limit=_LISTED + 1,
    )


ENQUIRY_NOTICE_EFFECT: Final = Effect(prepare=prepare_enquiry_notice)
