"""That taking out guards misses none, and that no door stands open by itself."""

import re
from pathlib import Path

import pytest

from tests.rules.guards import CONDITION, guards_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(params=["firestore.rules", "storage.rules"])
def code(request: pytest.FixtureRequest) -> str:
    source = (ROOT / request.param).read_text(encoding="utf-8")
    return re.sub(r"//[^\n]*", "", source)


def test_every_allow_has_a_condition_that_is_taken_out(code: str) -> None:
    found = [condition["allowed"] for condition in CONDITION.finditer(code) if condition["allowed"]]
    assert len(found) == len(re.findall(r"\ballow\b", code)) > 0


def test_every_function_that_answers_yes_or_no_is_named_as_a_question(code: str) -> None:
    answers = re.findall(
        r"function (\w+)\([^)]*\) \{\s*return [^;?]*(?:==|&&|\|\||<=|>=|matches)[^;?]*;", code
    )
    assert all(re.match(r"(is|may|has)[A-Z]", name) for name in answers)
    assert answers


def test_no_condition_is_simply_true(code: str) -> None:
    assert "true" not in {guard.text for guard in guards_of(code)}
