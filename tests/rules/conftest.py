"""What the rules' tests share: the rules' text, people's tokens and clients for the emulators."""

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from local.accounts import make_freelancer
from local.suite import Suite
from tests.rules.firestore_rest import Firestore
from tests.rules.stage import People, Stage
from tests.rules.world import Person

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def firestore_rules() -> str:
    return (ROOT / "firestore.rules").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def rest() -> Iterator[httpx.Client]:
    with httpx.Client(timeout=30) as client:
        yield client


@pytest.fixture(scope="session")
def people(suite: Suite) -> People:
    """Sign two freelancers in and keep their ID tokens; a link holder has none."""
    owner, other = make_freelancer(suite), make_freelancer(suite)
    tokens = {
        Person.OWNER: owner.id_token,
        Person.OTHER_FREELANCER: other.id_token,
        Person.LINK_HOLDER: None,
    }
    return People(owner=owner.uid, other=other.uid, tokens=tokens)


@pytest.fixture(scope="session")
def firestore_of(suite: Suite, rest: httpx.Client) -> Callable[[str], Firestore]:
    """Give projects of this session's own: no trigger runs there, and nobody else swaps their rules."""
    session = secrets.token_hex(4)
    return lambda name: Firestore(http=rest, host=suite.firestore_host, project_id=f"{name}-{session}")


@pytest.fixture(scope="session")
def firestore(firestore_of: Callable[[str], Firestore], firestore_rules: str) -> Firestore:
    """Give the project whose rules are as they are written, and whose coverage is measured."""
    project = firestore_of("demo-rules")
    assert project.load_rules(firestore_rules) == []
    return project


@pytest.fixture(scope="session")
def firestore_stage(firestore: Firestore, people: People) -> Stage:
    return Stage(firestore=firestore, people=people)
