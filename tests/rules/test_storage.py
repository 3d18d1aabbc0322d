"""Everybody tries everything in Storage; then each guard is taken out in turn, and an attack succeeds.

The emulator reports no coverage for these rules: taking every guard out is the proof that each is tried.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import httpx
import pytest

from local.suite import Suite
from tests.rules.cases_certificates import certificate_cases, certificate_of
from tests.rules.cases_objects import BYTES, LABELS, ObjectCase, object_cases, path_of
from tests.rules.firestore_rest import Firestore
from tests.rules.guards import Guard, guards_of
from tests.rules.stage import People
from tests.rules.storage_rest import Fetch, Listing, Storage, Upload
from tests.rules.world import FILE_STATES, SIDES, Person, World

RULES: Final = Path(__file__).parents[2] / "storage.rules"
SOURCE: Final = RULES.read_text(encoding="utf-8")
GUARDS: Final = tuple(guards_of(SOURCE))
CERTIFICATES: Final = certificate_cases()
CASES: Final = (*object_cases(), *CERTIFICATES)

SIGNED_IN: Final = "request.auth != null"
"""The one guard that lets somebody in: without it the rules fail for whoever is not signed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectStage:
    """A bucket, the Firestore project its rules look into, and the rooms nobody has written to yet."""

    firestore: Firestore
    storage: Storage
    people: People
    _untouched: dict[str, World] = field(default_factory=dict)

    def is_allowed(self, case: ObjectCase) -> bool:
        """Play `case` in an untouched room and say whether the rules let it through."""
        kind = repr((case.room, case.record, case.has_objects))
        world = self._untouched.pop(kind, None) or self._furnished(case)
        request = case.attempt(world)
        is_allowed = self.storage.is_allowed(request, self.people.tokens[case.person])
        if not is_allowed or isinstance(request, Fetch | Listing):
            self._untouched[kind] = world
        return is_allowed

    def _furnished(self, case: ObjectCase) -> World:
        world = self.people.new_world()
        documents = world.documents(case.room)
        files = {path: {**data, **case.record} for path, data in documents.items() if "/files/" in path}
        self.firestore.store({world.room: documents[world.room], **files})
        if case.has_objects:
            self.storage.store(Upload(path=certificate_of(world), content=BYTES, metadata=LABELS))
            for side in SIDES:
                for state in FILE_STATES:
                    path = path_of(world, side, state)
                    self.storage.store(Upload(path=path, content=BYTES, metadata=LABELS))
        return world


@pytest.fixture(scope="module")
def stage(suite: Suite, rest: httpx.Client, people: People) -> Iterator[ObjectStage]:
    """Play in a bucket of one's own, where no trigger runs, and leave the suite its rules."""
    storage = Storage(http=rest, host=suite.storage_host, bucket=f"{suite.project_id}-rules")
    firestore = Firestore(http=rest, host=suite.firestore_host, project_id=suite.project_id)
    storage.load_rules(SOURCE, str(RULES))
    yield ObjectStage(firestore=firestore, storage=storage, people=people)
    storage.load_rules(SOURCE, str(RULES))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_rules_decide(stage: ObjectStage, case: ObjectCase) -> None:
    assert stage.is_allowed(case) is case.is_allowed


@pytest.mark.parametrize("guard", GUARDS, ids=str)
def test_without_the_guard_an_attack_succeeds(stage: ObjectStage, guard: Guard) -> None:
    stage.storage.load_rules(guard.source_without, str(RULES))
    # Those of a room come first and end with 50 MB: for the other tree's guards they would be tried in vain.
    attempts = CERTIFICATES if guard.collection == "certificates" else CASES
    succeeds = any(stage.is_allowed(case) for case in attempts if not case.is_allowed)
    assert succeeds is (guard.text != SIGNED_IN)


def test_without_asking_whether_anybody_is_signed_in_the_client_is_shut_out(stage: ObjectStage) -> None:
    guard = next(guard for guard in GUARDS if guard.text == SIGNED_IN)
    stage.storage.load_rules(guard.source_without, str(RULES))
    case = next(case for case in CASES if case.person is Person.LINK_HOLDER and case.is_allowed)
    assert not stage.is_allowed(case)


def test_no_two_cases_share_a_name() -> None:
    names = [str(case) for case in CASES]
    assert sorted(names) == sorted(set(names))
