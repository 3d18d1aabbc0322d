"""Every guard we claim stands where we say, and has a test by the name we give."""

import re

import pytest

from local.places import ROOT
from tests.prove_guards import Guard, guards


@pytest.mark.parametrize("one", guards(), ids=lambda one: one.fault)
def test_a_guard_stands_once_where_it_is_said_to(one: Guard) -> None:
    """Whether its test notices when it is gone is what `make prove-guards` tries."""
    assert (ROOT / one.file).read_text().count(one.guard) == 1
    assert one.without != one.guard
    path, _, name = one.test.partition("::")
    function = re.escape(name.partition("[")[0])
    assert re.search(rf"^def {function}\(", (ROOT / path).read_text(), re.MULTILINE)


def test_no_fault_is_listed_twice() -> None:
    faults = [one.fault for one in guards()]
    assert len(faults) == len(set(faults))
