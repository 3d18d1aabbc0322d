"""What an hour costs and is billed at. Entries keep the rates of their day: nothing here changes old time."""

from datetime import datetime

from latchkey.domain.desk.time_entries import Rates
from latchkey.domain.errors.requests import RequestInvalidError
from latchkey.domain.money import is_currency
from latchkey.services.ports import Ports
from latchkey.services.rooms import client_of, freelancer_of, project_of
from latchkey.services.store import Update


def save_usual_rates(ports: Ports, *, owner: str, rates: Rates, now: datetime) -> None:
    """Keep the rates that hold where no closer ones are said."""
    fields = {"rates": _said(rates), "updated_at": now}
    ports.store.commit([Update(path=freelancer_of(ports, owner).path, fields=fields)])


def save_client_rates(ports: Ports, *, owner: str, client_id: str, rates: Rates, now: datetime) -> None:
    """Keep the rates for a client's rooms."""
    fields = {"rates": _said(rates), "updated_at": now}
    ports.store.commit([Update(path=client_of(ports, owner, client_id).path, fields=fields)])


def save_project_rates(ports: Ports, *, owner: str, project_id: str, rates: Rates) -> None:
    """Keep the rates for a room.

    Raises:
        RequestInvalidError: they are in another currency than the project: they would never count.

    """
    project = project_of(ports, owner, project_id)
    if rates.currency != project.value.currency:
        message = f"This room is in {project.value.currency}."
        raise RequestInvalidError(fields={"currency": message})
    ports.store.commit([Update(path=project.path, fields={"rates": _said(rates)})])


def _said(rates: Rates) -> Rates | None:
    """Give the rates to keep: none where neither is said."""
    if not is_currency(rates.currency):
        raise RequestInvalidError(fields={"currency": "Choose a currency."})
    return None if rates.bill_minor is None and rates.cost_minor is None else rates
