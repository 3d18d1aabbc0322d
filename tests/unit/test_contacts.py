"""The log of a client: which entries stand, and when one was last in touch."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from latchkey.domain.desk.contacts import last_contacted_on, standing
from latchkey.domain.desk.interactions import Interaction, InteractionKind
from tests.unit.vectors import load


def an_entry(vector: dict[str, Any]) -> Interaction:
    return Interaction(
        client_id="c",
        kind=InteractionKind(vector["kind"]),
        text="Hello",
        on=date.fromisoformat(vector["on"]),
        corrects=vector["corrects"],
        at=datetime(2026, 11, 20, tzinfo=UTC),
    )


@pytest.mark.parametrize("log", load("interactions")["logs"], ids=lambda log: log["why"])
def test_the_vectors_the_desk_runs_too(log: dict[str, Any]) -> None:
    entries = {vector["id"]: an_entry(vector) for vector in log["entries"]}
    day = last_contacted_on(entries)
    assert (day.isoformat() if day else None) == log["lastContactedOn"]
    assert sorted(entries.keys() - standing(entries).keys()) == log["corrected"]
