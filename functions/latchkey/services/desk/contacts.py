"""When the freelancer was last in touch with a client, worked out from the log."""

from latchkey.domain.clients import Client
from latchkey.domain.desk.contacts import last_contacted_on
from latchkey.domain.desk.interactions import Interaction
from latchkey.services import paths
from latchkey.services.optimistic import keep_in_step
from latchkey.services.ports import Ports
from latchkey.services.store import Update


def note_contact(ports: Ports, owner: str, interaction_id: str) -> None:
    """Bring a client's day of last contact in step with their log, after an entry was written.

    It costs the reads of that client's own log, which grows by hand.
    """
    entry = ports.store.get(paths.interaction(owner, interaction_id), Interaction)
    if entry is None:
        return
    client_id = entry.value.client_id

    def is_in_step() -> bool:
        # The client first: two entries written at once both write the client, and whoever is second looks at
        # the log again. The other way round the later day could be lost.
        client = ports.store.get(paths.client(owner, client_id), Client)
        if client is None:
            return True
        log = ports.store.find(paths.interactions(owner), Interaction, where=[("client_id", "==", client_id)])
        day = last_contacted_on({each.id: each.value for each in log})
        if day == client.value.last_contacted_on:
            return True
        ports.store.commit([Update(path=client.path, fields={"last_contacted_on": day}, read=client)])
        return False

    keep_in_step(ports.clock, is_in_step)
