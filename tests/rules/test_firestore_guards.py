"""Each guard of firestore.rules is taken out in turn, and an attack succeeds."""

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

FIRST_TRIES: Final = 400
SIGNED_IN: Final = "request.auth != null"
NO_ATTACK: Final[Mapping[str, str]] = {
    SIGNED_IN: "without it the rules fail for whoever is not signed in",
    "value is string": "matches() fails on anything else",
    "milestone.position is number": "comparing anything else with a number fails",
}
"""Guards that let somebody in, or that another implies and a reader should not have to work out."""


@pytest.fixture(scope="module")
def stage(firestore_of: Callable[[str], Firestore], people: People) -> Stage:
    return Stage(firestore=firestore_of("demo-rules-without-a-guard"), people=people)


@pytest.mark.proof
@pytest.mark.parametrize("guard", GUARDS, ids=str)
def test_without_the_guard_an_attack_succeeds(stage: Stage, guard: Guard) -> None:
    stage.firestore.load_rules(guard.excerpt_without)
    succeeds = any(stage.is_allowed(case) for case in _likeliest_first(guard)[:FIRST_TRIES])
    if not succeeds:
        # An attack may write into several collections at once; only the whole file lets it into the others.
        stage.firestore.load_rules(guard.source_without)
        succeeds = any(stage.is_allowed(case) for case in _likeliest_first(guard))
    assert succeeds is (guard.text not in NO_ATTACK)


def test_without_asking_whether_anybody_is_signed_in_the_client_is_shut_out(stage: Stage) -> None:
    guard = next(guard for guard in GUARDS if guard.text == SIGNED_IN)
    stage.firestore.load_rules(guard.source_without)
    case = next(case for case in CASES if str(case) == "a link holder may send a message")
    assert not stage.is_allowed(case)


def _likeliest_first(guard: Guard) -> list[Case]:
    """Put the attacks on the guard's own collection first, and of those the ones that name its fields."""
    attacks = [case for case in CASES if not case.is_allowed]
    if guard.text in NO_ATTACK and guard.collection is not None:
        # None is to succeed, and those on other collections never meet this condition.
        return [case for case in attacks if case.about == guard.collection]
    likely = guard.likely
    return sorted(
        attacks,
        key=lambda case: (
            case.about not in likely.collections,
            -sum(field in case.name for field in likely.fields),
        ),
    )
