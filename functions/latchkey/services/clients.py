"""The freelancer's customers: what invoices, reminders and tax deduction need to know of them."""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from latchkey.domain.billing.registrations import client_faults, in_state
from latchkey.domain.clients import Client
from latchkey.domain.errors.requests import RequestInvalidError
from latchkey.domain.parties import Address, PayerType, ServiceKind, Sez
from latchkey.domain.projects import Project
from latchkey.services import paths
from latchkey.services.idempotency import attempt_of, first_result, remember
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.ports import Ports
from latchkey.services.rooms import client_of, freelancer_of, settled_project
from latchkey.services.store import Create, Update, Write


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientProfile:
    """What the client's page sends."""

    name: str
    legal_name: str
    address: Address
    gstin: str | None
    state_code: str | None
    sez: Sez | None
    tax_number: str | None
    exempt_words: str
    payer_type: PayerType | None
    service_kind: ServiceKind | None
    reminders_muted: bool


def make_client(ports: Ports, *, owner: str, name: str, key: str, now: datetime) -> str:
    """Note a client who has no room yet, and return their id."""
    asked = attempt_of(owner=owner, action="make-client", key=key, request={"name": name})

    def attempt() -> str:
        before = first_result(ports.store, asked)
        if before is not None:
            return before["clientId"]
        freelancer_of(ports, owner)
        client_id = ports.tokens.id()
        client = Client(name=name, created_at=now)
        ports.store.commit(
            [
                Create(path=paths.client(owner, client_id), value=client),
                remember(asked, {"clientId": client_id}, now=now),
            ]
        )
        return client_id

    return retry_optimistic(ports.clock, attempt)


def save_client(ports: Ports, *, owner: str, client_id: str, new: ClientProfile, now: datetime) -> None:
    """Save a client; drafts and new invoices follow, what was issued keeps the client of that day.

    Raises:
        ClientNotFoundError: the owner has no such client.
        RequestInvalidError: the parts do not fit together.
        RoomMovingError: the name is to change in a room that is just between two keys; nothing was saved.

    """

    def attempt() -> None:
        read = client_of(ports, owner, client_id)
        client = _changed(read.value, new, now)
        faults = client_faults(client)
        if faults:
            raise RequestInvalidError(fields=faults)
        state_code = client.gstin[:2] if client.gstin else client.state_code
        kept = replace(client, state_code=state_code, address=in_state(client.address, state_code))
        writes: list[Write] = [Update(path=read.path, fields=_stored(kept), read=read)]
        if kept.name != read.value.name:
            writes += _renaming(ports, owner, client_id, kept.name)
        ports.store.commit(writes)

    retry_optimistic(ports.clock, attempt)


def _changed(client: Client, new: ClientProfile, now: datetime) -> Client:
    said: dict[str, Any] = {each.name: getattr(new, each.name) for each in fields(ClientProfile)}
    return replace(client, updated_at=now, **said)


def _stored(client: Client) -> dict[str, object]:
    return {each.name: getattr(client, each.name) for each in fields(Client) if each.name != "created_at"}


def _renaming(ports: Ports, owner: str, client_id: str, name: str) -> list[Write]:
    """Give the writes that call the client by the new name in each of their rooms."""
    projects = ports.store.find(paths.projects(owner), Project, where=[("client_id", "==", client_id)])
    writes: list[Write] = []
    for each in projects:
        project = settled_project(ports, owner, each.id)
        room = paths.room(project.value.room_key)
        writes.append(Update(path=project.path, fields={"client.name": name}, read=project))
        writes.append(Update(path=room, fields={"client.name": name}))
    return writes
