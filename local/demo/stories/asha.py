"""Asha Mehta Studio in Mumbai: registered for GST, clients in her state, in another one and abroad."""

from latchkey.domain.billing.instalments import PlannedInstalment
from latchkey.domain.billing.invoices import Line, Method, Share
from latchkey.domain.billing.totals import DraftContent
from latchkey.domain.identifiers import gstin_check_digit
from latchkey.domain.parties import Address, PayerType, ServiceKind
from latchkey.domain.rooms import MilestoneStatus, Side
from latchkey.services.opening import NewPerson
from latchkey.services.rooms import NewRoom
from local.demo import pictures
from local.demo.forms import a_client, line
from local.demo.history import Attachment, HandMoney, History, Milestone
from local.demo.rooms import RoomHistory
from local.demo.stories.asha_deals import KAVERI, MONSOON
from local.demo.stories.asha_work import tell_work_for_the_cafe
from local.demo.stories.asha_year import (
    OWNER_NAME,
    tell_enquiry_page,
    tell_how_it_came,
    tell_this_week,
    tell_year,
)

JUST_NOW = "And one more thing: is the open invoice the one for the logo? I'll settle it today."
"""What the client of the first room writes while somebody starts the demo."""
US, THEM = Side.FREELANCER, Side.CLIENT
GST_BP = 1800
DESIGN_SAC = "998391"
"""Specialty design services."""


def tell_everything(history: History) -> tuple[RoomHistory, ...]:
    """Note the events of her rooms: one in the middle of the work, one new, one finished, those of a year."""
    tell_enquiry_page(history)
    monsoon = _monsoon_cafe(history)
    year = tell_year(history, rate_bp=GST_BP, sac=DESIGN_SAC)
    tell_this_week(history, monsoon)
    tell_work_for_the_cafe(history, monsoon)
    return monsoon, _kaveri_looms(history), _harbour_and_pine(history), *year


def _line(description: str, unit_price_minor: int, quantity: int = 1) -> Line:
    return line(description, unit_price_minor, quantity, rate_bp=GST_BP, sac=DESIGN_SAC)


def gstin(first: str) -> str:
    """Complete a made-up GSTIN by its check digit."""
    return first + gstin_check_digit(first)


def _monsoon_cafe(history: History) -> RoomHistory:
    day = history.day
    room = RoomHistory(
        history=history,
        owner_name=OWNER_NAME,
        new=NewRoom(
            client_name="Monsoon Café LLP",
            person=NewPerson(name="Rohan D'Souza", email="rohan@monsooncafe.example", role="Founder"),
            title="Monsoon Café, brand and site",
            currency="INR",
        ),
    )
    tell_how_it_came(history, MONSOON, room, 33, "10:05")
    room.know_client(
        day(33, "10:12"),
        a_client(
            "Monsoon Café LLP",
            Address(
                line1="14 Waterfield Road",
                line2="Bandra West",
                city="Mumbai",
                postal_code="400050",
                region="Maharashtra",
                country="IN",
            ),
            legal_name="Monsoon Café LLP",
            gstin=gstin("27AAKFM4821B1Z"),
            state_code="27",
            payer_type=PayerType.FIRM,
            service_kind=ServiceKind.PROFESSIONAL,
        ),
    )
    room.plan(
        day(33, "10:20"),
        Milestone(
            title="Discovery and moodboard",
            status=MilestoneStatus.DONE,
            progress=100,
            due_on=history.on(-24),
            done_on=history.on(-25),
        ),
        Milestone(
            title="Logo and identity",
            status=MilestoneStatus.REVIEW,
            progress=90,
            due_on=history.on(2),
        ),
        Milestone(
            title="Website design",
            status=MilestoneStatus.IN_PROGRESS,
            progress=45,
            due_on=history.on(12),
        ),
        Milestone(
            title="Launch and handover",
            status=MilestoneStatus.PLANNED,
            progress=0,
            due_on=history.on(26),
        ),
    )
    _monsoon_conversation(history, room)
    _monsoon_invoices(history, room)
    return room


def _monsoon_conversation(history: History, room: RoomHistory) -> None:
    day = history.day
    proposal = pictures.pdf(
        "Monsoon Café: brand and site",
        (
            "Prepared by Asha Mehta Studio",
            "",
            "1. Discovery and moodboard",
            "2. Logo and identity: mark, type, colour, signage",
            "3. Website: home, menu, story, find us",
            "4. Launch and handover, with a guide for the team",
        ),
    )
    room.say(
        day(32, "10:40"),
        US,
        "Welcome, Rohan! Everything about the project lives in this room from now on: the plan, our files, "
        "the invoices. Here is the proposal we agreed on, for reference.",
        Attachment(name="Monsoon Café proposal.pdf", content_type="application/pdf", content=proposal),
    )
    room.say(day(32, "12:15"), THEM, "This is so much nicer than our mail thread. Thank you!")
    room.say(
        day(29, "17:52"),
        THEM,
        "The shopfront as it is today. The awning stays, the old sign goes.",
        Attachment(
            name="shopfront.png",
            content_type="image/png",
            content=pictures.png(480, 320, pictures.storefront),
        ),
    )
    room.say(
        day(28, "09:30"),
        US,
        "Lovely light on that corner. The brick is a gift, I'll build the palette on it.",
    )
    room.say(
        day(18, "11:08"),
        US,
        "Two directions for the mark are up on the moodboard. A is the window, B is the umbrella.",
    )
    room.say(day(17, "16:31"), THEM, "B! The team voted, it wasn't close. Can the umbrella be a bit rounder?")
    room.say(day(9, "10:12"), US, "Rounder it is. Drawing the signage version now.")
    room.say(
        day(6, "13:47"),
        THEM,
        "Menu copy attached. Prices may still move, the dishes won't.",
        Attachment(
            name="menu.csv",
            content_type="text/csv",
            content=b"dish,price\nFilter coffee,120\nKokum cooler,160\nBun maska,110\n",
        ),
    )
    room.say(
        day(2, "18:05"),
        US,
        "Final mark, light on dark. If you're happy with it, I'll send the print files this week.",
        Attachment(
            name="umbrella-mark.png",
            content_type="image/png",
            content=pictures.png(480, 320, pictures.umbrella_logo),
        ),
    )
    room.say(history.minutes_ago(170), US, "Home and menu pages are ready to look at, link tomorrow.")
    room.say(
        history.minutes_ago(95),
        THEM,
        "We love the mark. Priya says it belongs on the cups. Could we see that?",
    )


def _monsoon_invoices(history: History, room: RoomHistory) -> None:
    day = history.day
    discovery = DraftContent(
        currency="INR",
        due_on=history.on(-12),
        lines=(_line("Discovery workshop, half a day", 1_800_000), _line("Moodboard and palette", 2_700_000)),
        note="Thank you for the trust, and for the bun maska.",
    )
    room.send(day(26, "11:00"), "discovery", discovery)
    room.view(day(26, "11:42"), "discovery")
    room.pay(day(20, "15:24"), "discovery")
    identity = DraftContent(
        currency="INR",
        instalments=(
            PlannedInstalment(label="To begin", share=Share(rate_bp=3000), due_on=history.on(-14)),
            PlannedInstalment(label="First drafts", share=Share(rate_bp=4000), due_on=history.on(-3)),
            PlannedInstalment(label="Handover", share=None, due_on=history.on(16)),
        ),
        lines=(
            _line("Logo and identity", 9_000_000),
            line(
                "Signage drawings, per sheet",
                600_000,
                5,
                rate_bp=GST_BP,
                sac=DESIGN_SAC,
                discount=Share(rate_bp=1000),
            ),
        ),
    )
    room.send(day(17, "17:10"), "identity", identity)
    room.view(day(16, "09:03"), "identity")
    history.note(day(13, "00:17"), history.sweep)
    # A firm keeps a tenth of the fee before tax back and pays it to the tax office in her name.
    first = HandMoney(
        method=Method.BANK,
        amount_minor=3_790_800,
        tds_minor=351_000,
        reference="NEFT 0042817734",
        instalment="1",
    )
    room.receive(day(13, "12:40"), "identity", first)
    history.note(day(6, "09:17"), history.sweep)
    history.note(day(3, "09:17"), history.sweep)
    history.note(day(2, "00:17"), history.sweep)
    pages = DraftContent(
        currency="INR",
        due_on=history.on(13),
        lines=(
            _line("Page design: home, menu", 1_850_000, 2),
            _line("Icons for the menu, set of 12", 900_000),
        ),
        round_off=True,
    )
    room.send(day(1, "12:30"), "pages", pages)
    photographs = DraftContent(
        currency="INR",
        due_on=history.on(21),
        lines=(
            _line("Photography, one day at the café", 3_500_000),
            _line("Retouching, per picture", 60_000, 14),
        ),
    )
    room.draft(history.minutes_ago(200), "photographs", photographs)


def _kaveri_looms(history: History) -> RoomHistory:
    day = history.day
    room = RoomHistory(
        history=history,
        owner_name=OWNER_NAME,
        new=NewRoom(
            client_name="Kaveri Looms",
            person=NewPerson(name="Lakshmi Iyer", email="lakshmi@kaverilooms.example", role="Owner"),
            title="Kaveri Looms, festive lookbook",
            currency="INR",
        ),
    )
    tell_how_it_came(history, KAVERI, room, 1, "16:20")
    room.know_client(
        day(1, "16:25"),
        a_client(
            "Kaveri Looms",
            Address(
                line1="22 Church Street",
                city="Bengaluru",
                postal_code="560001",
                region="Karnataka",
                country="IN",
            ),
            legal_name="Kaveri Looms Private Limited",
            gstin=gstin("29AAGCK7719D1Z"),
            state_code="29",
            payer_type=PayerType.COMPANY,
            service_kind=ServiceKind.PROFESSIONAL,
        ),
    )
    room.plan(
        day(1, "16:31"),
        Milestone(
            title="Shoot plan and casting",
            status=MilestoneStatus.PLANNED,
            progress=0,
            due_on=history.on(9),
        ),
        Milestone(
            title="Lookbook layout",
            status=MilestoneStatus.PLANNED,
            progress=0,
            due_on=history.on(30),
        ),
    )
    advance = DraftContent(
        currency="INR",
        due_on=history.on(6),
        lines=(_line("Booking advance for the shoot", 2_500_000),),
    )
    room.send(day(1, "16:40"), "advance", advance)
    room.view(history.minutes_ago(140), "advance")
    room.claim(history.minutes_ago(131), "advance", "632514907718")
    return room


def _harbour_and_pine(history: History) -> RoomHistory:
    day = history.day
    room = RoomHistory(
        history=history,
        owner_name=OWNER_NAME,
        new=NewRoom(
            client_name="Harbour & Pine Roasters",
            person=NewPerson(
                name="Daniel Okafor", email="daniel@harbourandpine.example", role="Head of Brand"
            ),
            title="Harbour & Pine, coffee packaging",
            currency="USD",
        ),
    )
    room.open(day(74, "18:00"))
    room.know_client(
        day(74, "18:05"),
        a_client(
            "Harbour & Pine Roasters",
            Address(
                line1="418 NW Everett Street",
                city="Portland",
                postal_code="97209",
                region="Oregon",
                country="US",
            ),
            legal_name="Harbour & Pine Roasters, Inc.",
        ),
    )
    room.plan(
        day(74, "18:10"),
        *(
            Milestone(
                title=title,
                status=MilestoneStatus.DONE,
                progress=100,
                due_on=history.on(-due),
                done_on=history.on(-due - 1),
            )
            for title, due in (("Concepts", 60), ("Dielines and print proofs", 40), ("Press check", 22))
        ),
    )
    room.say(day(73, "19:15"), THEM, "Excited to start. Three blends, one family, please.")
    room.say(
        day(58, "11:20"),
        US,
        "The family, with the tide mark in three colours.",
        Attachment(
            name="bag-concept.png",
            content_type="image/png",
            content=pictures.png(360, 360, pictures.coffee_bag),
        ),
    )
    room.say(day(57, "20:02"), THEM, "Approved. The Portland team is already fighting over the teal one.")
    packaging = DraftContent(
        currency="USD",
        due_on=history.on(-26),
        lines=(_line("Packaging system, three blends", 240_000), _line("Print proofs, per blend", 18_500, 3)),
        note="Bank charges are on us.",
    )
    room.send(day(40, "10:00"), "packaging", packaging)
    room.view(day(40, "21:17"), "packaging")
    room.pay(day(34, "22:40"), "packaging")
    room.credit(day(25, "11:00"), "packaging", 18_500, "One proof less was printed.")
    room.say(day(21, "12:00"), US, "Press check done, colours are true. It was a joy.")
    room.close(day(12, "10:30"))
    return room
