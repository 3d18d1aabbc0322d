"""Asha's year: ten months of leads, projects, talks and hours, and the week she is in."""

from collections.abc import Mapping
from typing import Final

from latchkey.domain.desk.follow_ups import AboutKind
from latchkey.domain.desk.interactions import InteractionKind
from latchkey.domain.desk.leads import Stage
from latchkey.domain.desk.time_entries import Rates
from latchkey.domain.parties import Address, PayerType, ServiceKind
from latchkey.services.clients import ClientProfile
from latchkey.services.desk.enquiries import NewEnquiryPage, save_enquiry_page
from latchkey.services.desk.follow_ups import Wish, create_follow_up
from latchkey.services.desk.rates_of_work import save_usual_rates
from local.demo.days import Stretch, Worked, spread, tell_talk, tell_work
from local.demo.deals import DealHistory, tell_deal, tell_project
from local.demo.forms import a_client
from local.demo.history import History
from local.demo.rooms import RoomHistory
from local.demo.stories.asha_deals import LOST, OPEN, WON, Deal

OWNER_NAME = "Asha Mehta"
COST_MINOR = 90_000
"""What an hour costs her: rent, machines, a fair wage, in paise."""
HOUR_MINOR = 320_000
MEETING, CALL, MAIL, PROPOSAL, NOTE = (
    InteractionKind.MEETING,
    InteractionKind.CALL,
    InteractionKind.MAIL,
    InteractionKind.PROPOSAL,
    InteractionKind.NOTE,
)


def tell_year(history: History, *, rate_bp: int, sac: str) -> tuple[RoomHistory, ...]:
    """Note the whole year, and give the rooms of the projects it brought."""
    clients: dict[str, str] = {}
    deals = [
        DealHistory(history=history, deal=deal, currency="INR", clients=clients, place=place)
        for place, deal in enumerate((*WON, *LOST, *OPEN), start=1)
    ]
    for deal in deals:
        tell_deal(deal)
    won = deals[: len(WON)]
    rooms = tuple(
        tell_project(each, OWNER_NAME, _client(each.deal), rate_bp=rate_bp, sac=sac) for each in won
    )
    for told, room in zip(WON, rooms, strict=True):
        _tell_hours(history, told, room)
    _tell_talks(history, rooms)
    _tell_intentions(history, {deal.deal.person: deal for deal in deals})
    return rooms


def tell_how_it_came(history: History, deal: Deal, room: RoomHistory, days_ago: int, at: str) -> None:
    """Note the lead a room was won from, and its winning."""
    won = DealHistory(history=history, deal=deal, currency="INR", clients={}, place=days_ago)
    tell_deal(won)
    won.win(history.day(days_ago, at), room, None)


def tell_enquiry_page(history: History) -> None:
    """Note that she lets new work find her."""
    page = NewEnquiryPage(
        slug="asha-mehta",
        intro="Brands, packaging and sites for people who make things. Tell me what you are making.",
        asks_budget=True,
        asks_timeline=True,
        is_open=True,
    )
    moment = history.day(200)
    history.note(moment, lambda: save_enquiry_page(history.ports, owner=history.owner, new=page, now=moment))


def _client(deal: Deal) -> ClientProfile:
    return a_client(
        deal.company,
        Address(line1="1 Station Road", city=deal.city, country="IN"),
        state_code=deal.state_code,
        payer_type=PayerType.FIRM,
        service_kind=ServiceKind.PROFESSIONAL,
    )


def _tell_hours(history: History, deal: Deal, room: RoomHistory) -> None:
    begun = next(days for stage, days in deal.moves if stage is Stage.WON)
    if deal.finished is not None:
        done = tuple(spread(deal.hours, first_day=begun, last_day=deal.finished, what="Design"))
        tell_work(history, Worked(room=room, stretches=done, cost_rate_minor=COST_MINOR))
        return
    before = tuple(spread(deal.hours, first_day=begun, last_day=15, what="Cover drafts"))
    tell_work(history, Worked(room=room, stretches=before, cost_rate_minor=COST_MINOR))
    extra = (
        Stretch(days_ago=6, at="10:05", minutes=125, what="Extra cover: the paperback"),
        Stretch(days_ago=5, at="14:20", minutes=95, what="Extra cover: the paperback"),
        Stretch(days_ago=2, at="16:00", minutes=70, what="Call with the printer"),
        Stretch(days_ago=1, at="09:45", minutes=140, what="Press-ready files"),
    )
    tell_work(
        history,
        Worked(
            room=room,
            stretches=extra,
            is_billable=True,
            bill_rate_minor=HOUR_MINOR,
            cost_rate_minor=COST_MINOR,
        ),
    )


def tell_this_week(history: History, room: RoomHistory) -> None:
    """Note hours and talks of the room that is in the middle of the work."""
    days = (
        Stretch(days_ago=6, at="13:30", minutes=155, what="Home page", task="Page design"),
        Stretch(days_ago=5, at="09:50", minutes=170, what="Menu page", task="Page design"),
        Stretch(days_ago=4, at="11:15", minutes=45, what="Signage, a rounder umbrella"),
        Stretch(days_ago=2, at="10:10", minutes=180, what="Final mark, light on dark"),
        Stretch(days_ago=2, at="13:00", minutes=110, what="Print files"),
        Stretch(days_ago=1, at="11:40", minutes=130, what="Icons for the menu"),
        Stretch(days_ago=1, at="13:20", minutes=60, what="Call with Rohan about the cups"),
    )
    talks = (
        (31, MEETING, "Workshop with the whole team. The window and the umbrella came from the waiters."),
        (15, CALL, "Rohan: the second café is signed. Same mark, another colour."),
        (3, MAIL, "Sent three printers for the cups; he decides with Priya."),
    )
    for days_ago, kind, text in talks:
        tell_talk(history, room, history.day(days_ago, "17:00"), kind, text)
    before = tuple(spread(38, first_day=32, last_day=8, what="Identity"))
    tell_work(history, Worked(room=room, stretches=(*before, *days), cost_rate_minor=COST_MINOR))


def _tell_intentions(history: History, leads: Mapping[str, DealHistory]) -> None:
    """Note what she means to do: overdue, today, later, again and again."""

    def happen() -> None:
        ports, owner, zone = history.ports, history.owner, history.time_zone.key
        made = history.day(20)
        save_usual_rates(
            ports,
            owner=owner,
            rates=Rates(bill_minor=HOUR_MINOR, cost_minor=COST_MINOR, currency="INR"),
            now=made,
        )
        for title, person, days_ahead, at, rule in _INTENTIONS:
            wish = Wish(
                title=title,
                about_kind=AboutKind.LEAD if person else None,
                about_id=leads[person].lead_id if person else "",
                starts_at=f"{history.on(days_ahead).isoformat()}T{at}",
                time_zone=zone,
                recurrence=rule,
            )
            create_follow_up(ports, owner=owner, wish=wish, key=ports.tokens.id(), now=made)

    history.note(history.now, happen)


_INTENTIONS: Final = (
    ("Ask Sameer for references", "Sameer Bhatt", -2, "10:00", None),
    ("Call Arun Pillai about the fair", "Arun Pillai", 0, "09:30", None),
    ("Send the Lumen case to Vikram Sethi", "Vikram Sethi", 0, "23:00", None),
    ("Answer Zoya: four instalments are fine", "Zoya Merchant", 1, "10:00", None),
    ("File GST returns", None, 4, "11:00", "FREQ=MONTHLY;BYMONTHDAY=11"),
    ("Back up the studio's disks", None, 2, "18:00", "FREQ=WEEKLY;BYDAY=FR"),
    ("Write to three past clients", None, 9, "10:00", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1"),
)
"""What, about whom, in how many days, when, and how often again."""


def _tell_talks(history: History, rooms: tuple[RoomHistory, ...]) -> None:
    day = history.day
    contractor, tidepool, _, bhatt, lumen, posters, covers = rooms
    talks = (
        (
            contractor,
            307,
            MEETING,
            "At their press. Farah decides alone; send samples, not screens.",
        ),
        (contractor, 266, MAIL, "Sent the thank-you cards. She asked about invitations for spring."),
        (tidepool, 274, CALL, "Nikhil pays late in the monsoon, when no boats go out. Plan for it."),
        (tidepool, 188, MAIL, "Launch numbers: bookings by phone have halved."),
        (bhatt, 150, MEETING, "On site with the fitter. The parapet is two centimetres off."),
        (bhatt, 100, CALL, "Second invoice: promised for next week. Third promise."),
        (lumen, 156, PROPOSAL, "Proposal with three stages; Meenal took the middle one and the workshop."),
        (lumen, 70, MEETING, "Walked through the new clinic. The signs work; the waiting room is bare."),
        (posters, 95, MAIL, "Posters printed. Nikhil wants the sources for T-shirts: agreed on a licence."),
        (covers, 58, MEETING, "Ayesha and two authors. Covers one to three approved at the table."),
        (covers, 16, NOTE, "Printer changed the paper; ask for a new dummy before the last three."),
    )
    for room, days_ago, kind, text in talks:
        tell_talk(history, room, day(days_ago, "17:30"), kind, text)
