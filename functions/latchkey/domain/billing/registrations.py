"""What of a freelancer's and a client's details must fit together; faults by the field they stand at."""

from dataclasses import replace
from typing import Final

from latchkey.domain import identifiers, limits
from latchkey.domain.clients import Client
from latchkey.domain.countries import INDIA
from latchkey.domain.freelancers import Numbering, NumberYear, ReminderLadder
from latchkey.domain.india.states import STATES, state_named
from latchkey.domain.parties import Address, Bank, BankKind, TaxKind, TaxRegistration

Faults = dict[str, str]

_FILL_IN: Final = "Fill this in."
# What a number holds besides its prefix, as in -2026-001 and -26-27-001.
_AFTER_PREFIX: Final = {NumberYear.CALENDAR: "-2026-001", NumberYear.APRIL: "-26-27-001"}


def proper_registration(tax: TaxRegistration) -> TaxRegistration:
    """Keep of a registration what its kind has, so that nothing of another kind waits unseen."""
    if tax.kind is TaxKind.GST:
        return replace(tax, label=None, number=None, words="")
    if tax.kind is TaxKind.NAMED:
        return replace(tax, gstin=None, lut=None, words="")
    return TaxRegistration(words=tax.words)


def own_faults(*, tax: TaxRegistration, address: Address, pan: str | None) -> Faults:
    """Say what does not fit in a freelancer's registration."""
    faults: Faults = {}
    if tax.kind is TaxKind.NAMED and not tax.label:
        faults["tax.label"] = _FILL_IN
    if tax.lut and tax.lut.valid_until < tax.lut.valid_from:
        faults["tax.lut.validUntil"] = "This day comes before the first one."
    if tax.kind is not TaxKind.GST:
        return faults
    if not tax.gstin:
        return faults | {"tax.gstin": _FILL_IN}
    if tax.rate_bp % 2:
        faults["tax.rateBp"] = "GST is split into two equal halves, and this rate cannot be."
    if pan and pan != (inside := identifiers.pan_in(tax.gstin)):
        faults["pan"] = f"Your GSTIN holds another PAN, {inside}."
    return faults | _state_faults(address, tax.gstin[:2], whose="Your GSTIN")


def client_faults(client: Client) -> Faults:
    """Say what does not fit in a client's details."""
    if client.address.country not in ("", INDIA):
        given = {"gstin": client.gstin, "stateCode": client.state_code, "sez": client.sez}
        return {name: "Only a client in India has one." for name, value in given.items() if value}
    faults: Faults = {}
    if client.gstin and client.state_code not in (None, client.gstin[:2]):
        faults["stateCode"] = f"The GSTIN is of {_state(client.gstin[:2])}."
    state_code = client.gstin[:2] if client.gstin else client.state_code
    whose = "The GSTIN" if client.gstin else "The state chosen"
    return faults | (_state_faults(client.address, state_code, whose=whose) if state_code else {})


def _state_faults(address: Address, state_code: str, *, whose: str) -> Faults:
    if address.country not in ("", INDIA):
        return {"address.country": f"{whose} is of {_state(state_code)} in India."}
    written = state_named(address.region)
    if written in (None, state_code):
        return {}
    return {
        "address.region": f"{whose} is of {_state(state_code)}, and this address is in {_state(written)}."
    }


def in_state(address: Address, state_code: str | None) -> Address:
    """Complete an address in India from the state that is known by its number."""
    if state_code is None:
        return address
    return replace(address, country=INDIA, region=address.region or STATES[state_code])


def proper_bank(bank: Bank) -> Bank:
    """Keep of a bank account what its kind has."""
    if bank.kind is BankKind.INDIA:
        return replace(bank, iban=None, bic=None, text="")
    if bank.kind is BankKind.IBAN:
        return replace(bank, account=None, ifsc=None, text="")
    return replace(bank, account=None, ifsc=None, iban=None, bic=None)


def bank_faults(bank: Bank) -> Faults:
    """Say what is missing for money to reach a bank account."""
    needed: dict[BankKind, Faults] = {
        BankKind.INDIA: {"bank.account": bank.account or "", "bank.ifsc": bank.ifsc or ""},
        BankKind.IBAN: {"bank.iban": bank.iban or ""},
        BankKind.OTHER: {"bank.text": bank.text},
    }
    asked = {"bank.holder": bank.holder, **needed[bank.kind]}
    return {name: _FILL_IN for name, value in asked.items() if not value}


def numbering_faults(numbering: Numbering) -> Faults:
    """Say why invoices or credit notes cannot be numbered like this."""
    both = {"numbering.prefix": numbering.prefix, "numbering.creditPrefix": numbering.credit_prefix}
    faults = {
        name: fault for name, prefix in both.items() if (fault := _prefix_fault(prefix, numbering.year))
    }
    if not faults and numbering.prefix.casefold() == numbering.credit_prefix.casefold():
        faults["numbering.creditPrefix"] = "Credit notes need a prefix of their own."
    return faults


def _prefix_fault(prefix: str, year: NumberYear) -> str | None:
    number = prefix + _AFTER_PREFIX[year]
    fault = identifiers.number_prefix_fault(prefix)
    if fault or len(number) <= limits.NUMBER_MAX:
        return fault
    most = limits.NUMBER_MAX - len(_AFTER_PREFIX[year])
    return (
        f"{number} has {len(number)} characters, and the law allows {limits.NUMBER_MAX}: use at most {most}."
    )


def ladder_faults(ladder: ReminderLadder) -> Faults:
    """Say why clients cannot be reminded like this."""
    before, after = limits.REMINDER_DAYS_BEFORE_MAX, limits.REMINDER_DAYS_AFTER_MAX
    faults: Faults = {}
    for index, offset in enumerate(ladder.offsets):
        if not -before <= offset <= after:
            faults[f"reminders.offsets.{index}"] = (
                f"Remind from {before} days before to {after} days after the due day."
            )
        elif offset in ladder.offsets[:index]:
            faults[f"reminders.offsets.{index}"] = "This step is there already."
    if len(ladder.offsets) > limits.REMINDER_STEPS_MAX:
        faults["reminders.offsets"] = f"Use at most {limits.REMINDER_STEPS_MAX} steps."
    if ladder.is_on and not ladder.offsets:
        faults["reminders.offsets"] = "Add a step, or switch reminders off."
    return faults


def _state(code: str) -> str:
    return f"{STATES[code]} ({code})"
