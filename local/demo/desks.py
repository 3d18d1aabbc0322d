"""The freelancers of the demo: one registered for GST, one not registered, one elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from latchkey.domain.freelancers import Numbering, NumberYear, ReminderLadder
from latchkey.domain.parties import Address, Bank, BankKind, Payout, TaxKind, TaxRegistration, Undertaking
from latchkey.services.profile import InvoicingProfile, TaxProfile
from local.demo.history import History
from local.demo.rooms import RoomHistory
from local.demo.stories import asha, asha_year, eleanor, ravi
from local.suite import BUSINESS

ASHA_EMAIL = "asha@ashamehta.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPlan:
    """A freelancer who will have moved in, and what happened since."""

    email: str
    about: str
    """What a visitor may look for at this desk."""
    name: str
    business: str
    accent: str
    has_mark: bool = False
    has_own_cards: bool = False
    """An account of their own at the card provider."""
    time_zone: str
    currency: str
    tax: TaxProfile
    payout: Payout
    invoicing: InvoicingProfile
    tell: Callable[[History], tuple[RoomHistory, ...]]


def desks(today: date) -> tuple[DeskPlan, ...]:
    """Plan the demo's desks; whatever has a date is current."""
    return _asha(today), _ravi(), _eleanor()


def _asha(today: date) -> DeskPlan:
    return DeskPlan(
        email=ASHA_EMAIL,
        about="registered for GST in Maharashtra, exports under LUT, takes cards and UPI",
        name=asha_year.OWNER_NAME,
        business=BUSINESS,
        accent="#ffb454",
        has_mark=True,
        time_zone="Asia/Kolkata",
        currency="INR",
        tax=TaxProfile(
            legal_name="Asha Mehta",
            address=Address(
                line1="Studio 7, Kala Ghoda Chambers",
                line2="Rope Walk Lane, Fort",
                city="Mumbai",
                postal_code="400001",
                region="Maharashtra",
                country="IN",
            ),
            tax=TaxRegistration(
                kind=TaxKind.GST,
                gstin=asha.gstin("27ABCPM4471K1Z"),
                lut=Undertaking(
                    number="AD270426001234X",
                    valid_from=date(today.year - 1, 4, 1),
                    valid_until=date(today.year + 1, 3, 31),
                ),
                rate_bp=asha.GST_BP,
            ),
            pan="ABCPM4471K",
        ),
        payout=Payout(
            upi_id="ashamehta@okexample",
            bank=Bank(
                kind=BankKind.INDIA,
                holder="Asha Mehta",
                bank_name="Example Bank, Fort",
                account="00124500098761",
                ifsc="EXMP0000124",
            ),
            paypal_me="ashamehtastudio",
        ),
        invoicing=InvoicingProfile(
            terms="Payable by UPI, bank transfer or card. Please deduct tax on the amount before GST only.",
            payment_days=14,
            numbering=Numbering(prefix="INV", credit_prefix="CN", year=NumberYear.APRIL),
            reminders=ReminderLadder(),
        ),
        tell=asha.tell_everything,
    )


def _ravi() -> DeskPlan:
    return DeskPlan(
        email="ravi@kulkarni.example",
        about="not registered for any tax, no cards: UPI, cash and patience",
        name=ravi.OWNER_NAME,
        business="Ravi Kulkarni Photography",
        accent="#7fd1ae",
        time_zone="Asia/Kolkata",
        currency="INR",
        tax=TaxProfile(
            legal_name="Ravi Kulkarni",
            address=Address(
                line1="31 Karve Road",
                city="Pune",
                postal_code="411004",
                region="Maharashtra",
                country="IN",
            ),
            tax=TaxRegistration(),
            pan=None,
        ),
        payout=Payout(upi_id="ravi.kulkarni@okexample"),
        invoicing=InvoicingProfile(
            terms="",
            payment_days=7,
            numbering=Numbering(prefix="RK", credit_prefix="RKC", year=NumberYear.CALENDAR),
            reminders=ReminderLadder(offsets=(0, 3, 7)),
        ),
        tell=ravi.tell_everything,
    )


def _eleanor() -> DeskPlan:
    return DeskPlan(
        email="eleanor@whitfield.example",
        about="registered for VAT in the United Kingdom, paid by bank, PayPal and card",
        name=eleanor.OWNER_NAME,
        business="Whitfield Wayfinding",
        accent="#9db4ff",
        has_own_cards=True,
        time_zone="Europe/London",
        currency="GBP",
        tax=TaxProfile(
            legal_name="Whitfield Wayfinding Ltd",
            address=Address(line1="9 Redcliffe Parade", city="Bristol", postal_code="BS1 6SP", country="GB"),
            tax=TaxRegistration(
                kind=TaxKind.NAMED, label="VAT", number="GB 284 6173 95", rate_bp=eleanor.VAT_BP
            ),
            pan=None,
        ),
        payout=Payout(
            bank=Bank(
                kind=BankKind.IBAN,
                holder="Whitfield Wayfinding Ltd",
                bank_name="Example Bank",
                iban="GB33BUKB20201555555555",
                bic="BUKBGB22",
            ),
            paypal_me="whitfieldwayfinding",
        ),
        invoicing=InvoicingProfile(
            terms="Payment within 14 days of the invoice's date.",
            payment_days=14,
            numbering=Numbering(),
            reminders=ReminderLadder(),
        ),
        tell=eleanor.tell_everything,
    )
