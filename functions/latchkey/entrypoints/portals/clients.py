"""The freelancer's clients."""

from typing import Any, Final

from latchkey.domain.parties import PayerType, ServiceKind, Sez
from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import Answer, Body, ClientName, Done, IdempotencyKey
from latchkey.entrypoints.portals.parties import (
    AddressBody,
    Gstin,
    LegalName,
    StateCode,
    TaxNumber,
    TaxWords,
)
from latchkey.services import clients


class SaveClient(Body):
    """Everything the freelancer knows of a client."""

    name: ClientName
    legal_name: LegalName
    address: AddressBody
    gstin: Gstin | None
    state_code: StateCode | None
    sez: Sez | None
    tax_number: TaxNumber | None
    exempt_words: TaxWords
    payer_type: PayerType | None
    service_kind: ServiceKind | None
    reminders_muted: bool


class NewClient(Body):
    """A client without a room yet."""

    idempotency_key: IdempotencyKey
    name: ClientName


class NewClientAnswer(Answer):
    """Which one it is."""

    client_id: str


def _make_client(call: Call, asked: NewClient) -> NewClientAnswer:
    client_id = clients.make_client(
        call.ports, owner=call.owner, name=asked.name, key=asked.idempotency_key, now=call.now
    )
    return NewClientAnswer(client_id=client_id)


def _save_client(call: Call, asked: SaveClient) -> Done:
    new = clients.ClientProfile(
        name=asked.name,
        legal_name=asked.legal_name,
        address=asked.address.value(),
        gstin=asked.gstin,
        state_code=asked.state_code,
        sez=asked.sez,
        tax_number=asked.tax_number or None,
        exempt_words=asked.exempt_words,
        payer_type=asked.payer_type,
        service_kind=asked.service_kind,
        reminders_muted=asked.reminders_muted,
    )
    clients.save_client(call.ports, owner=call.owner, client_id=call.ids["clientId"], new=new, now=call.now)
    return Done()


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(
        method="POST",
        path="/clients",
        asked=NewClient,
        answered=NewClientAnswer,
        handle=_make_client,
        status=201,
    ),
    Route(method="PUT", path="/clients/{clientId}", asked=SaveClient, answered=Done, handle=_save_client),
)
