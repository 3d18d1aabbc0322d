"""Between domain values and documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latchkey.adapters.codec import MalformedDocumentError, camel, decode, document_path, encode
from latchkey.domain.projects import Due, LastMessage, Move, MovePhase, Summary
from latchkey.domain.rooms import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One field of each kind."""

    from_: Side
    some_count: int
    starts_on: date
    made_at: datetime | None
    names: tuple[str, ...]
    by_id: Mapping[str, Due]
    refusal: str | None = None


SAMPLES = st.builds(
    Sample,
    from_=st.sampled_from(Side),
    some_count=st.integers(),
    starts_on=st.dates(),
    made_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    names=st.lists(st.text()).map(tuple),
    by_id=st.dictionaries(
        st.text(),
        st.builds(Due, number=st.text(), due_on=st.dates(), balance_minor=st.integers(), currency=st.text()),
    ),
    refusal=st.none() | st.text(),
)


@given(SAMPLES)
def test_what_is_written_is_read_back(sample: Sample) -> None:
    assert decode(Sample, encode(sample)) == sample


def test_documents_are_camel_case_and_keywords_are_plain() -> None:
    move = Move(
        from_="a",
        to="b",
        started_at=datetime(2026, 1, 1, tzinfo=UTC),
        phase=MovePhase.COPYING,
        copied=0,
        total=1,
    )
    assert encode(move) == {
        "from": "a",
        "to": "b",
        "startedAt": datetime(2026, 1, 1, tzinfo=UTC),
        "phase": "copying",
        "copied": 0,
        "total": 1,
    }
    assert camel("owner_seen_at") == "ownerSeenAt"
    assert document_path("summary.last_message_at") == ("summary", "lastMessageAt")


def test_ids_as_keys_are_left_as_they_are() -> None:
    due = Due(number="INV-2026-001", due_on=date(2026, 1, 1), balance_minor=1, currency="INR")
    summary = encode(Summary(dues={"aB0cD1": due}))
    assert isinstance(summary, dict)
    assert list(summary["dues"]) == ["aB0cD1"]


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"from": "client", "name": 1, "text": ""},
        {"from": "nobody", "name": "", "text": ""},
        {"from": "client", "name": None, "text": ""},
        "text",
    ],
)
def test_a_document_of_another_form_is_refused(document: object) -> None:
    with pytest.raises(MalformedDocumentError):
        decode(LastMessage, document)


def test_a_truth_is_not_a_number() -> None:
    with pytest.raises(MalformedDocumentError):
        decode(int, True)


def test_a_whole_number_is_a_fraction_too() -> None:
    """JavaScript stores a position of 1.0 as the integer 1."""
    assert decode(float, 1) == 1.0
    with pytest.raises(MalformedDocumentError):
        decode(float, True)
