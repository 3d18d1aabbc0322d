"""Each guard of firestore.rules is there for a case that goes wrong without it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.rules.cases import Case
from tests.rules.firestore_rest import Firestore
from tests.rules.guards import Guard, guards_of
from tests.rules.stage import People, Stage
from tests.rules.tables import CASES

RULES: Final = Path(__file__).parents[2] / "firestore.rules"
GUARDS: Final = tuple(guards_of(RULES.read_text(encoding="utf-8")))

SAID_TWICE: Final[Mapping[str, str]] = {
    "value is string": "matches() fails on anything else",
    "milestone.position is number": "comparing anything else with a number fails",
}
"""Guards that another one implies. They stay, because a reader need not know why they could go."""


@pytest.fixture(scope="module")
def stage(firestore_of: Callable[[str], Firestore], people: People) -> Stage:
    return Stage(firestore=firestore_of("demo-rules-without"), people=people)


@pytest.mark.parametrize("guard", GUARDS, ids=str)
def test_without_the_guard_a_case_goes_wrong(stage: Stage, guard: Guard) -> None:
    stage.firestore.load_rules(guard.source_without)
    goes_wrong = any(stage.is_allowed(case) is not case.is_allowed for case in _likeliest_first(guard))
    assert goes_wrong is (guard.text not in SAID_TWICE)


def _likeliest_first(guard: Guard) -> list[Case]:
    """Put refusals of the guard's own collection first: those are what it is for."""
    return sorted(CASES, key=lambda case: (case.about != guard.collection, case.is_allowed))
