"""Ravi Kulkarni in Pune: a photographer below the threshold, not registered for GST, paid by UPI and cash."""

from latchkey.domain.billing.invoices import Method
from latchkey.domain.billing.totals import DraftContent
from latchkey.domain.parties import Address
from latchkey.domain.rooms import MilestoneStatus, Side
from latchkey.services.opening import NewPerson
from latchkey.services.rooms import NewRoom
from local.demo.forms import a_client, line
from local.demo.history import HandMoney, History, Milestone
from local.demo.rooms import RoomHistory

OWNER_NAME = "Ravi Kulkarni"


def tell_everything(history: History) -> tuple[RoomHistory, ...]:
    """Note what happened with a couple that marries in winter."""
    return (_wedding(history),)


def _wedding(history: History) -> RoomHistory:
    day = history.day
    room = RoomHistory(
        history=history,
        owner_name=OWNER_NAME,
        new=NewRoom(
            client_name="नेहा और अर्जुन",
            person=NewPerson(name="Neha Joshi", email="neha@joshi.example", role="Bride"),
            title="Wedding in December",
            currency="INR",
        ),
    )
    room.open(day(21, "19:00"))
    room.know_client(
        day(21, "19:05"),
        a_client(
            "नेहा और अर्जुन",
            Address(
                line1="5 Prabhat Road", city="Pune", postal_code="411004", region="Maharashtra", country="IN"
            ),
            state_code="27",
        ),
    )
    room.plan(
        day(21, "19:10"),
        Milestone(
            title="Portraits by the river",
            status=MilestoneStatus.DONE,
            progress=100,
            due_on=history.on(-7),
            done_on=history.on(-7),
        ),
        Milestone(title="The three days", status=MilestoneStatus.PLANNED, progress=0, due_on=history.on(24)),
        Milestone(title="The album", status=MilestoneStatus.PLANNED, progress=0, due_on=history.on(60)),
    )
    room.say(
        day(20, "20:12"),
        Side.CLIENT,
        "My grandmother asks whether you also do black and white. Please say yes.",
    )
    room.say(day(20, "21:03"), Side.FREELANCER, "For grandmothers, always.")
    portraits = DraftContent(
        currency="INR",
        due_on=history.on(-5),
        lines=(line("Portraits, two hours", 1_200_000), line("Prints on cotton paper", 45_000, 6)),
    )
    room.send(day(9, "10:00"), "portraits", portraits)
    room.view(day(9, "10:31"), "portraits")
    room.receive(
        day(6, "18:20"),
        "portraits",
        HandMoney(method=Method.UPI, amount_minor=1_470_000, reference="631977201450"),
    )
    booking = DraftContent(
        currency="INR",
        due_on=history.on(4),
        lines=(line("Booking of three days in December", 4_000_000),),
        note="The rest is due after the wedding.",
    )
    room.send(day(2, "11:00"), "booking", booking)
    room.view(day(1, "08:45"), "booking")
    return room
