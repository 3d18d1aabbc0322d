"""Numbers that tax offices and banks give out: whether one can be right, and which character is wrong.

Each check answers None or a sentence for whoever typed it. Twin: hosting/src/domain/identifiers.ts; both run
tests/vectors/identifiers.json. A VAT number of the European Union has some thirty forms that change without
notice, so it stays free text.
"""

import re
import unicodedata
from dataclasses import dataclass
from string import ascii_letters, ascii_uppercase, digits
from typing import Final

from latchkey.domain import limits
from latchkey.domain.iban_lengths import IBAN_LENGTHS
from latchkey.domain.india.states import STATES

_BASE36: Final = digits + ascii_uppercase
_SPACES: Final = re.compile("[ \t\u00a0\u202f]+")
_IBAN_MIN: Final = 15
_IBAN_MAX: Final = 34
_ACCOUNT_MIN: Final = 9
_ACCOUNT_MAX: Final = 18
_UPI_NAME_MAX: Final = 256
_UPI_NAME_MIN: Final = 2
_UPI_HANDLE_MAX: Final = 64
_PAYPAL_MAX: Final = 20
_GSTIN_LENGTH: Final = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """What may stand in a place."""

    allowed: str
    words: str


_DIGIT: Final = _Kind(allowed=digits, words="a digit")
_LETTER: Final = _Kind(allowed=ascii_uppercase, words="a letter")
_EITHER: Final = _Kind(allowed=_BASE36, words="a letter or digit")
_ZERO: Final = _Kind(allowed="0", words="the digit 0")
_Z: Final = _Kind(allowed="Z", words="the letter Z")
_UPI_NAME: Final = _Kind(
    allowed=ascii_letters + digits + ".-_", words="a letter, digit, dot, hyphen or underscore"
)
_NUMBER: Final = _Kind(allowed=ascii_letters + digits + "-/", words="a letter, digit, hyphen or slash")
_ANY_CASE: Final = _Kind(allowed=ascii_letters + digits, words="a letter or digit")
_ANY_CASE_LETTER: Final = _Kind(allowed=ascii_letters, words="a letter")

_PAN: Final = (_LETTER,) * 5 + (_DIGIT,) * 4 + (_LETTER,)
_GSTIN: Final = (_DIGIT,) * 2 + (_LETTER,) * 5 + (_DIGIT,) * 4 + (_LETTER, _EITHER, _Z, _EITHER)
_IFSC: Final = (_LETTER,) * 4 + (_ZERO,) + (_EITHER,) * 6
_PREFIX: Final = (_ANY_CASE,) + (_NUMBER,) * (limits.NUMBER_PREFIX_MAX - 1)
_BIC: Final = (_LETTER,) * 6 + (_EITHER,) * 5
_IBAN: Final = (_LETTER,) * 2 + (_DIGIT,) * 2 + (_EITHER,) * (_IBAN_MAX - 4)


def compact(text: str) -> str:
    """Give an identifier as it is stored: capitals, without the spaces people group it with."""
    return _SPACES.sub("", text).upper()


def gstin_fault(text: str) -> str | None:
    """Check a number of India's goods and services tax: form, state and check digit (base 36, GSTN)."""
    fault = _places_fault(text, _GSTIN) or _length_fault(text, "A GSTIN", "characters", _GSTIN_LENGTH)
    if fault:
        return fault
    if text[:2] not in STATES:
        return f"The 1st and 2nd characters are the code of a state, and {_quoted(text[:2])} is none."
    if text[12] == "0":
        return "The 13th character counts registrations from 1 on, so it is never 0."
    expected = gstin_check_digit(text[:-1])
    if text[-1] != expected:
        return (
            f"The 15th character should be {_quoted(expected)} after these fourteen, "
            f"not {_quoted(text[-1])}: one of them is mistyped."
        )
    return None


def gstin_check_digit(first: str) -> str:
    """Work out the last character of a GSTIN from the fourteen before it.

    Values in base 36, times 1 and 2 in turn, each product's two base-36 digits added; what is missing to 36.
    """
    total = 0
    for index, character in enumerate(first):
        product = _BASE36.index(character) * (1 + index % 2)
        total += product // 36 + product % 36
    return _BASE36[-total % 36]


def pan_fault(text: str) -> str | None:
    """Check an Indian permanent account number: five letters, four digits, a letter."""
    return _places_fault(text, _PAN) or _length_fault(text, "A PAN", "characters", len(_PAN))


def pan_in(gstin: str) -> str:
    """Give the permanent account number that a GSTIN is made around."""
    return gstin[2:12]


def ifsc_fault(text: str) -> str | None:
    """Check an Indian bank branch's code: the bank's four letters, a zero, six for the branch."""
    return _places_fault(text, _IFSC) or _length_fault(text, "An IFSC", "characters", len(_IFSC))


def account_fault(text: str) -> str | None:
    """Check an Indian account number: nine to eighteen digits."""
    fault = _places_fault(text, (_DIGIT,) * _ACCOUNT_MAX)
    return fault or _range_fault(text, "An account number", "digits", _ACCOUNT_MIN, _ACCOUNT_MAX)


def bic_fault(text: str) -> str | None:
    """Check a bank's identifier code (ISO 9362): eight or eleven characters."""
    fault = _places_fault(text, _BIC)
    if fault or len(text) in (8, 11):
        return fault
    return f"A BIC has 8 or 11 characters; this has {len(text)}."


def iban_fault(text: str) -> str | None:
    """Check an international account number (ISO 13616): form, the country's length, and mod 97."""
    fault = _places_fault(text, _IBAN)
    if fault:
        return fault
    length = IBAN_LENGTHS.get(text[:2])
    if length is not None:
        fault = _length_fault(text, f"An IBAN that begins with {text[:2]}", "characters", length)
    else:
        fault = _range_fault(text, "An IBAN", "characters", _IBAN_MIN, _IBAN_MAX)
    if fault:
        return fault
    expected = f"{98 - _as_number(text[4:] + text[:2] + '00') % 97:02d}"
    if text[2:4] != expected:
        return (
            f"The 3rd and 4th characters should be {_quoted(expected)} with these others, "
            f"not {_quoted(text[2:4])}: one of them is mistyped."
        )
    return None


def upi_id_fault(text: str) -> str | None:
    """Check a UPI ID, `name@bank`."""
    name, at, handle = text.partition("@")
    fault = _places_fault(name, (_UPI_NAME,) * _UPI_NAME_MAX)
    if fault:
        return fault
    if not at:
        return "A UPI ID has an @ between the name and the bank, like name@bank."
    start = len(name) + 1
    places = (_ANY_CASE_LETTER, *(_ANY_CASE,) * (_UPI_HANDLE_MAX - 1))
    fault = _places_fault(handle, places, after=start)
    if fault:
        return fault
    if len(name) < _UPI_NAME_MIN:
        return "At least 2 characters must stand before the @, like name@bank."
    if len(handle) < _UPI_NAME_MIN:
        return "At least 2 characters must stand after the @, like name@bank."
    return None


def utr_fault(text: str) -> str | None:
    """Check the reference a bank gives a UPI payment: twelve digits."""
    return _places_fault(text, (_DIGIT,) * 12) or _length_fault(text, "A UTR", "digits", 12)


def sac_fault(text: str) -> str | None:
    """Check the code of a service in India's tax law: six digits."""
    return _places_fault(text, (_DIGIT,) * 6) or _length_fault(text, "A SAC", "digits", 6)


def number_prefix_fault(text: str) -> str | None:
    """Check what a series of invoice numbers begins with, as far as the characters go."""
    return _places_fault(text, _PREFIX) or _range_fault(text, "A prefix", "characters", 1, len(_PREFIX))


def paypal_me_fault(text: str) -> str | None:
    """Check the name that follows paypal.me/."""
    return _places_fault(text, (_ANY_CASE,) * _PAYPAL_MAX) or _range_fault(
        text, "A PayPal.Me name", "characters", 1, _PAYPAL_MAX
    )


def _places_fault(text: str, places: tuple[_Kind, ...], *, after: int = 0) -> str | None:
    """Name the first character that cannot stand where it does; `after` characters stand before the text."""
    for index, (character, kind) in enumerate(zip(text, places, strict=False), start=after + 1):
        if character not in kind.allowed:
            return f"The {_ordinal(index)} character must be {kind.words}, not {_named(character)}."
    if len(text) > len(places):
        last = after + len(places)
        return f"The {_ordinal(last + 1)} character is too much: it ends after {last}."
    return None


def _length_fault(text: str, what: str, of: str, length: int) -> str | None:
    return None if len(text) == length else f"{what} has {length} {of}; this has {len(text)}."


def _range_fault(text: str, what: str, of: str, least: int, most: int) -> str | None:
    if least <= len(text) <= most:
        return None
    return f"{what} has {least} to {most} {of}; this has {len(text)}."


def _as_number(text: str) -> int:
    """Read an IBAN's characters as one number: letters count from A = 10."""
    return int("".join(str(_BASE36.index(character)) for character in text))


def _quoted(text: str) -> str:
    return f"\u2018{text}\u2019"


def _named(character: str) -> str:
    if character in " \u00a0":
        return "a space"
    return "a hidden character" if unicodedata.category(character)[0] in "ZC" else _quoted(character)


def _ordinal(number: int) -> str:
    teens = range(11, 14)
    suffix = "th" if number % 100 in teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"
