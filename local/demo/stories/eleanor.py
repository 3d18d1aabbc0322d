"""Eleanor Whitfield in Bristol: a consultant registered for VAT, paid by bank transfer, PayPal and card."""

from latchkey.domain.billing.instalments import PlannedInstalment
from latchkey.domain.billing.invoices import Method, Share
from latchkey.domain.billing.totals import DraftContent
from latchkey.domain.parties import Address
from latchkey.domain.rooms import MilestoneStatus, Side
from latchkey.services.opening import NewPerson
from latchkey.services.rooms import NewRoom
from local.demo.forms import a_client, line
from local.demo.history import HandMoney, History, Milestone
from local.demo.rooms import RoomHistory

OWNER_NAME = "Eleanor Whitfield"
VAT_BP = 2000


def tell_everything(history: History) -> tuple[RoomHistory, ...]:
    """Note what happened with a client at home and one abroad."""
    return (_museum(history), _archive(history))


def _museum(history: History) -> RoomHistory:
    day = history.day
    room = RoomHistory(
        history=history,
        owner_name=OWNER_NAME,
        new=NewRoom(
            client_name="Harbourside Museum Trust",
            person=NewPerson(
                name="Imran Sheikh", email="imran@harbourside.example", role="Head of Visitor Experience"
            ),
            title="Wayfinding study",
            currency="GBP",
        ),
    )
    room.open(day(45, "09:30"))
    room.know_client(
        day(45, "09:35"),
        a_client(
            "Harbourside Museum Trust",
            Address(line1="1 Wapping Wharf", city="Bristol", postal_code="BS1 4RN", country="GB"),
            legal_name="Harbourside Museum Trust",
        ),
    )
    room.plan(
        day(45, "09:40"),
        Milestone(
            title="Interviews on the floor",
            status=MilestoneStatus.DONE,
            progress=100,
            due_on=history.on(-20),
            done_on=history.on(-22),
        ),
        Milestone(
            title="Report and plan", status=MilestoneStatus.IN_PROGRESS, progress=60, due_on=history.on(9)
        ),
    )
    room.say(day(44, "10:02"), Side.CLIENT, "Everyone gets lost at the crane. Everyone.")
    study = DraftContent(
        currency="GBP",
        instalments=(
            PlannedInstalment(label="To begin", share=Share(rate_bp=5000), due_on=history.on(-28)),
            PlannedInstalment(label="On delivery", share=None, due_on=history.on(12)),
        ),
        lines=(
            line("Wayfinding study", 640_000, rate_bp=VAT_BP),
            line("Large-print edition of the report", 18_000, 10, rate_bp=0),
        ),
    )
    room.send(day(42, "11:00"), "study", study)
    room.view(day(42, "11:20"), "study")
    room.receive(
        day(30, "09:10"),
        "study",
        HandMoney(method=Method.BANK, amount_minor=474_000, reference="HARBOURSIDE 0192", instalment="1"),
    )
    return room


def _archive(history: History) -> RoomHistory:
    day = history.day
    room = RoomHistory(
        history=history,
        owner_name=OWNER_NAME,
        new=NewRoom(
            client_name="Stadtarchiv Basel",
            person=NewPerson(name="Lena Huber", email="lena@stadtarchiv.example", role="Archivist"),
            title="Reading room signage",
            currency="GBP",
        ),
    )
    room.open(day(30, "14:00"))
    room.know_client(
        day(30, "14:05"),
        a_client(
            "Stadtarchiv Basel",
            Address(line1="Martinsgasse 2", city="Basel", postal_code="4051", country="CH"),
            legal_name="Staatsarchiv des Kantons Basel-Stadt",
            tax_number="CHE-114.562.873 MWST",
            exempt_words="Outside the scope of UK VAT: reverse charge, the customer accounts for the tax.",
        ),
    )
    concept = DraftContent(
        currency="GBP", due_on=history.on(-9), lines=(line("Signage concept", 210_000, rate_bp=VAT_BP),)
    )
    room.send(day(23, "15:00"), "concept", concept)
    room.view(day(22, "08:10"), "concept")
    history.note(day(8, "09:17"), history.sweep)
    return room
