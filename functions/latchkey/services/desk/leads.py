"""Leads as functions see them: read one of the owner's, and move it with its history."""

from dataclasses import fields

from latchkey.domain.desk.conversions import Moved
from latchkey.domain.desk.leads import Lead
from latchkey.domain.errors.desk import LeadNotFoundError
from latchkey.services import paths
from latchkey.services.ports import Ports
from latchkey.services.store import Create, Stored, Update, Write


def lead_of(ports: Ports, owner: str, lead_id: str) -> Stored[Lead]:
    """Read one of the owner's leads."""
    lead = ports.store.get(paths.lead(owner, lead_id), Lead)
    if lead is None:
        raise LeadNotFoundError
    return lead


def moving(lead: Stored[Lead], moved: Moved) -> list[Write]:
    """Give the writes that bring a lead from what was read to this, with the entry of its history."""
    changed = {
        each.name: getattr(moved.lead, each.name)
        for each in fields(Lead)
        if getattr(moved.lead, each.name) != getattr(lead.value, each.name)
    }
    # Whoever else moves or converts it between our look and this commit makes us look again.
    writes: list[Write] = [Update(path=lead.path, fields=changed, read=lead)]
    if moved.move is not None and moved.lead.last_move is not None:
        owner = paths.owner_of(lead.path)
        writes.append(Create(path=paths.lead_move(owner, lead.id, moved.lead.last_move), value=moved.move))
    return writes
