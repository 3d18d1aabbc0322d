"""Every test here has a desk, a client's browser and the functions' own outside."""

from tests.desk_fixtures import another_desk, client, desk, outside, owner
from tests.faults.quiet_town import town
from tests.studio import studio

__all__ = ["another_desk", "client", "desk", "outside", "owner", "studio", "town"]
