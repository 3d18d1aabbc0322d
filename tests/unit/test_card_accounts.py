"""Whose invoices the deployment's own card account collects, as whoever deployed it said."""

import pytest

from latchkey.config import read_config


@pytest.mark.parametrize(
    ("freelancers", "said", "owner"),
    [
        ("asha@example.com", "", "asha@example.com"),
        ("asha@example.com", "Mira@Example.com", "mira@example.com"),
        ("asha@example.com, mira@example.com", "", ""),
        ("@example.com", "", ""),
        ("*", "", ""),
        ("*", "*", "*"),
        ("", "", ""),
    ],
)
def test_one_freelancer_is_served_and_several_only_by_name(freelancers: str, said: str, owner: str) -> None:
    """Where anybody may sign up, money for one must not end with another."""
    given = {"LATCHKEY_FREELANCERS": freelancers, "LATCHKEY_STRIPE_OWNER": said}
    assert read_config(given).settings.stripe_owner == owner
