"""The year behind Asha's desk: who asked, who came, who came back, and who said no."""

from dataclasses import dataclass

from latchkey.domain.desk.leads import LeadSource, Stage

LAKH = 10_000_000
"""A hundred thousand rupees, in paise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """An invoice of a finished project; days count back from today."""

    what: str
    amount_minor: int
    """Before tax."""
    sent: int
    due: int
    paid: int | None
    """None where the money is still out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """A lead and what became of it; days count back from today."""

    person: str
    company: str
    email: str
    title: str
    source: LeadSource
    value_minor: int
    arrived: int
    moves: tuple[tuple[Stage, int], ...] = ()
    lost_because: str | None = None
    expected_in: int | None = None
    """Days from today until it should be decided."""
    need: str = ""
    """What they wrote on the enquiry page."""
    notes: str = ""
    city: str = "Mumbai"
    state_code: str = "27"
    bills: tuple[Bill, ...] = ()
    hours: int = 0
    """Worked on it in all."""
    finished: int | None = None


def _won(proposal: int, won: int) -> tuple[tuple[Stage, int], ...]:
    return (
        (Stage.CONTACTED, proposal + 3),
        (Stage.PROPOSAL, proposal),
        (Stage.NEGOTIATING, won + 2),
        (Stage.WON, won),
    )


WON = (
    Deal(
        person="Farah Contractor",
        company="Contractor & Daughters",
        email="farah@contractor.example",
        title="Contractor & Daughters, stationery",
        source=LeadSource.REFERRAL,
        value_minor=LAKH,
        arrived=322,
        moves=_won(314, 308),
        bills=(
            Bill(what="Stationery set, half", amount_minor=4_800_000, sent=306, due=292, paid=297),
            Bill(what="Stationery set, the rest", amount_minor=4_800_000, sent=281, due=267, paid=268),
        ),
        hours=41,
        finished=276,
    ),
    Deal(
        person="Nikhil Rao",
        company="Tidepool Diving",
        email="nikhil@tidepool.example",
        title="Tidepool Diving, website",
        source=LeadSource.SOCIAL,
        value_minor=18_000_000,
        arrived=296,
        moves=_won(284, 275),
        city="Panaji",
        state_code="30",
        bills=(
            Bill(what="Website, to begin", amount_minor=5_400_000, sent=272, due=258, paid=251),
            Bill(what="Website, launch", amount_minor=12_600_000, sent=223, due=209, paid=190),
        ),
        hours=88,
        finished=221,
    ),
    Deal(
        person="Farah Contractor",
        company="Contractor & Daughters",
        email="farah@contractor.example",
        title="Contractor & Daughters, wedding invitations",
        source=LeadSource.PAST_CLIENT,
        value_minor=6_500_000,
        arrived=240,
        moves=_won(236, 233),
        bills=(Bill(what="Invitations in letterpress", amount_minor=6_500_000, sent=205, due=191, paid=193),),
        hours=24,
        finished=206,
    ),
    Deal(
        person="Sameer Bhatt",
        company="Bhatt Mill Stores",
        email="sameer@bhattmill.example",
        title="Bhatt Mill Stores, signage",
        source=LeadSource.EVENT,
        value_minor=9_000_000,
        arrived=214,
        moves=_won(203, 189),
        bills=(
            Bill(what="Signage, survey and drawings", amount_minor=3_500_000, sent=180, due=166, paid=139),
            Bill(what="Signage, on site", amount_minor=5_500_000, sent=142, due=128, paid=97),
        ),
        hours=52,
        finished=141,
    ),
    Deal(
        person="Meenal Shah",
        company="Lumen Clinics",
        email="meenal@lumenclinics.example",
        title="Lumen Clinics, identity",
        source=LeadSource.ENQUIRY,
        value_minor=24_000_000,
        arrived=178,
        moves=_won(168, 157),
        need="We open a second clinic in autumn and look like three different companies. Identity and signs.",
        city="Ahmedabad",
        state_code="24",
        bills=(
            Bill(what="Identity, to begin", amount_minor=7_200_000, sent=155, due=141, paid=143),
            Bill(what="Identity, drafts", amount_minor=9_600_000, sent=124, due=110, paid=112),
            Bill(what="Identity, handover", amount_minor=7_200_000, sent=92, due=78, paid=80),
        ),
        hours=97,
        finished=90,
    ),
    Deal(
        person="Nikhil Rao",
        company="Tidepool Diving",
        email="nikhil@tidepool.example",
        title="Tidepool Diving, season posters",
        source=LeadSource.PAST_CLIENT,
        value_minor=4_000_000,
        arrived=117,
        moves=_won(114, 111),
        city="Panaji",
        state_code="30",
        bills=(Bill(what="Posters, set of four", amount_minor=4_000_000, sent=96, due=82, paid=64),),
        hours=17,
        finished=95,
    ),
    Deal(
        person="Ayesha Khan",
        company="Paper Boat Books",
        email="ayesha@paperboat.example",
        title="Paper Boat Books, covers",
        source=LeadSource.REFERRAL,
        value_minor=11_000_000,
        arrived=88,
        moves=_won(80, 72),
        bills=(
            Bill(what="Covers, first three", amount_minor=5_500_000, sent=58, due=44, paid=45),
            Bill(what="Covers, last three", amount_minor=5_500_000, sent=31, due=17, paid=None),
        ),
        hours=46,
    ),
)

MONSOON = Deal(
    person="Rohan D'Souza",
    company="Monsoon Café LLP",
    email="rohan@monsooncafe.example",
    title="Monsoon Café, brand and site",
    source=LeadSource.ENQUIRY,
    value_minor=20_000_000,
    arrived=47,
    moves=((Stage.CONTACTED, 46), (Stage.PROPOSAL, 41), (Stage.NEGOTIATING, 35)),
    need="A café that has looked the same since 1987. We open a second one in spring: make them one.",
)

KAVERI = Deal(
    person="Lakshmi Iyer",
    company="Kaveri Looms",
    email="lakshmi@kaverilooms.example",
    title="Kaveri Looms, festive lookbook",
    source=LeadSource.REFERRAL,
    value_minor=7_500_000,
    arrived=13,
    moves=((Stage.CONTACTED, 12), (Stage.PROPOSAL, 8)),
)

LOST = (
    Deal(
        person="Dev Malhotra",
        company="Malhotra Motors",
        email="dev@malhotra.example",
        title="Showroom graphics",
        source=LeadSource.WEBSITE,
        value_minor=30_000_000,
        arrived=262,
        moves=((Stage.CONTACTED, 260), (Stage.PROPOSAL, 250), (Stage.LOST, 231)),
        lost_because="Took their agency after all.",
    ),
    Deal(
        person="Gia Fernandes",
        company="",
        email="gia@fernandes.example",
        title="A logo for a podcast",
        source=LeadSource.SOCIAL,
        value_minor=1_500_000,
        arrived=199,
        moves=((Stage.CONTACTED, 198), (Stage.LOST, 190)),
        lost_because="Budget was a tenth of the price.",
    ),
    Deal(
        person="Harsh Vora",
        company="Vora Realty",
        email="harsh@vora.example",
        title="Brochure, twelve towers",
        source=LeadSource.EVENT,
        value_minor=14_000_000,
        arrived=133,
        moves=((Stage.CONTACTED, 131), (Stage.PROPOSAL, 126), (Stage.NEGOTIATING, 118), (Stage.LOST, 101)),
        lost_because="Wanted the sources without the fee for them.",
    ),
    Deal(
        person="Tara Menon",
        company="Backwater Stays",
        email="tara@backwater.example",
        title="Booking site",
        source=LeadSource.ENQUIRY,
        value_minor=16_000_000,
        arrived=67,
        moves=((Stage.CONTACTED, 66), (Stage.LOST, 40)),
        lost_because="Went quiet after the call.",
        need="Eleven rooms, one kitchen, and a booking page nobody can use on a phone.",
    ),
    Deal(
        person="Rustom Irani",
        company="Café Irani",
        email="rustom@cafeirani.example",
        title="Menu boards",
        source=LeadSource.REFERRAL,
        value_minor=2_800_000,
        arrived=44,
        moves=((Stage.CONTACTED, 42), (Stage.PROPOSAL, 36), (Stage.LOST, 24)),
        lost_because="Postponed to next year.",
    ),
)

OPEN = (
    Deal(
        person="Ishaan Kapoor",
        company="Orchard Audio",
        email="ishaan@orchardaudio.example",
        title="Packaging for two headphones",
        source=LeadSource.ENQUIRY,
        value_minor=22_000_000,
        arrived=0,
        need="Two products, one family, on shelves by March. We saw the coffee bags and want that calm.",
        expected_in=21,
        city="Bengaluru",
    ),
    Deal(
        person="Leela Krishnan",
        company="Dance Collective Chennai",
        email="leela@dcc.example",
        title="Festival identity",
        source=LeadSource.SOCIAL,
        value_minor=8_500_000,
        arrived=2,
        expected_in=18,
    ),
    Deal(
        person="Vikram Sethi",
        company="Sethi & Partners",
        email="vikram@sethi.example",
        title="Law firm, website refresh",
        source=LeadSource.WEBSITE,
        value_minor=12_500_000,
        arrived=9,
        moves=((Stage.CONTACTED, 7),),
        expected_in=14,
        notes="Asked for references twice. Send the Lumen case.",
    ),
    Deal(
        person="Anjali Deshpande",
        company="Deshpande Dental",
        email="anjali@deshpande.example",
        title="Signs and forms for a practice",
        source=LeadSource.REFERRAL,
        value_minor=5_200_000,
        arrived=15,
        moves=((Stage.CONTACTED, 13),),
        expected_in=5,
        notes="Meenal of Lumen sent her.",
    ),
    Deal(
        person="Meenal Shah",
        company="Lumen Clinics",
        email="meenal@lumenclinics.example",
        title="Lumen Clinics, waiting room prints",
        source=LeadSource.PAST_CLIENT,
        value_minor=7_800_000,
        arrived=19,
        moves=((Stage.CONTACTED, 18), (Stage.PROPOSAL, 11)),
        expected_in=4,
        city="Ahmedabad",
        state_code="24",
    ),
    Deal(
        person="Arun Pillai",
        company="Pillai Spices",
        email="arun@pillaispices.example",
        title="Export packaging",
        source=LeadSource.EVENT,
        value_minor=19_500_000,
        arrived=38,
        moves=((Stage.CONTACTED, 36), (Stage.PROPOSAL, 29)),
        expected_in=-3,
        notes="Proposal opened twice, no answer. Their fair is in February.",
    ),
    Deal(
        person="Zoya Merchant",
        company="Merchant Ceramics",
        email="zoya@merchantceramics.example",
        title="Catalogue and web shop",
        source=LeadSource.REFERRAL,
        value_minor=26_000_000,
        arrived=33,
        moves=((Stage.CONTACTED, 31), (Stage.PROPOSAL, 22), (Stage.NEGOTIATING, 6)),
        expected_in=3,
        notes="Wants four instalments instead of three. Fine, if the first stays at 30 %.",
    ),
)
