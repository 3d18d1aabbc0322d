"""Runs last in this folder: the cases before it must have reached every expression of firestore.rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.rules.firestore_rest import Firestore
from tests.rules.stage import Stage
from tests.rules.tables import CASES


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """One expression of the rules and what it came to."""

    text: str
    line: int
    is_evaluated: bool
    truths: frozenset[bool]
    """Empty when it is no condition."""

    @property
    def miss(self) -> str | None:
        """Say what no case has shown of it."""
        if not self.is_evaluated:
            return f"line {self.line}: never evaluated: {self.text}"
        if len(self.truths) == 1:
            return f"line {self.line}: always {self.truths}: {self.text}"
        return None


@pytest.fixture
def report(firestore: Firestore, firestore_stage: Stage) -> dict[str, Any]:
    """Give the emulator's report, after playing all cases again if this file was started by itself."""
    report = firestore.rule_coverage()
    if not any(expression.is_evaluated for expression in _expressions(report, report["report"])):
        for case in CASES:
            firestore_stage.is_allowed(case)
    return firestore.rule_coverage()


def test_every_expression_was_evaluated_and_every_condition_went_both_ways(
    report: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    expressions = list(_expressions(report, report["report"]))
    misses = [expression.miss for expression in expressions if expression.miss]
    share = 100 * (len(expressions) - len(misses)) / len(expressions)
    with capsys.disabled():
        print(f"\nfirestore.rules: {share:.1f} % of {len(expressions)} expressions covered")  # noqa: T201 - it is a report
    assert not misses, "\n".join(misses)


def _expressions(report: dict[str, Any], nodes: list[dict[str, Any]]) -> Iterator[Expression]:
    source = report["rules"]["files"][0]["content"]
    for node in nodes:
        place = node["sourcePosition"]
        # What was skipped comes as {}, what failed as "undefined": neither shows what it would have come to.
        values = [seen["value"] for seen in node.get("values", []) if seen["value"]]
        values = [value for value in values if "undefined" not in value]
        is_condition = all("boolValue" in value for value in values)
        yield Expression(
            text=source[place["currentOffset"] : place["endOffset"] + 1],
            line=place["line"],
            is_evaluated=bool(values),
            truths=frozenset(value["boolValue"] for value in values if is_condition),
        )
        yield from _expressions(report, node.get("children", []))
