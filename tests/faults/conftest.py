"""Every test here has a desk, a client's browser and the functions' own outside."""

from tests.desk_fixtures import client, desk, outside, owner

__all__ = ["client", "desk", "outside", "owner"]
