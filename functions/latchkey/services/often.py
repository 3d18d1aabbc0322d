"""The round every five minutes: whatever has a moment of its own at which it is due."""

from collections.abc import Mapping
from typing import Final

from latchkey.services.delivery import deliver_due
from latchkey.services.desk.mornings import send_mornings
from latchkey.services.effects import EFFECTS
from latchkey.services.ports import Ports
from latchkey.services.rounds import Part, run_parts


def send_due_effects(ports: Ports) -> int:
    """Send what the outbox put off, moves that were cut short included."""
    return deliver_due(ports, EFFECTS)


PARTS: Final[Mapping[str, Part]] = {
    "mornings": send_mornings,
    "outbox": send_due_effects,
}


def deliver_often(ports: Ports) -> dict[str, int]:
    """Run every part."""
    return run_parts(ports, PARTS)
