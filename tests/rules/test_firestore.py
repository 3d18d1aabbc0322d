"""Everybody tries everything in Firestore; each refusal stands beside its allowed twin."""

import pytest

from tests.rules.cases import Case
from tests.rules.stage import Stage
from tests.rules.tables import CASES


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_rules_decide(firestore_stage: Stage, case: Case) -> None:
    assert firestore_stage.is_allowed(case) is case.is_allowed


def test_no_two_cases_share_a_name() -> None:
    names = [str(case) for case in CASES]
    assert sorted(names) == sorted(set(names))
