"""Leads as a freelancer keeps them, and what converting them is asked with."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx

from latchkey.domain.desk.leads import Lead, LeadSource, Stage
from latchkey.services import paths
from latchkey.services.store import Create
from tests.desks import Desk
from tests.studio import Json, a_line, new_key, thirds


def a_lead(now: datetime, **changes: Any) -> Lead:  # noqa: ANN401 -- any field of it
    """Return a lead that was proposed to."""
    fields: dict[str, Any] = {
        "name": "Ravi Menon",
        "company": "Monsoon Café",
        "email": "ravi@example.com",
        "phone": None,
        "source": LeadSource.REFERRAL,
        "title": "Brand and site",
        "value_minor": 15_000_000,
        "currency": "INR",
        "stage": Stage.PROPOSAL,
        "position": 1.0,
        "expected_on": None,
        "lost_reason": None,
        "override": None,
        "created_at": now,
        "stage_since": now,
        "last_move": None,
        "qualified_at": now,
        "conversion": None,
    }
    return Lead(**{**fields, **changes})


def conversion_request(**changes: Any) -> Json:  # noqa: ANN401 -- any field of it
    """Give what the desk sends to convert a lead, without plan and draft."""
    request: Json = {
        "idempotencyKey": new_key(),
        "client": {"clientId": None, "name": "Monsoon Café"},
        "person": {"name": "Ravi Menon", "email": f"ravi-{secrets.token_hex(6)}@example.com"},
        "title": "Brand and site",
        "currency": "INR",
        "template": {"key": None, "fromProjectId": None},
        "draft": None,
        "mailLink": False,
    }
    return request | changes


def a_first_draft(**changes: Any) -> Json:  # noqa: ANN401 -- any field of it
    """Return a first draft of ₹1,180.00 in three instalments."""
    draft: Json = {"lines": [a_line()], "instalments": thirds(), "dueOn": None}
    return draft | changes


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadsDesk:
    """A freelancer's desk, and what is done with leads there."""

    desk: Desk

    def new_lead(self, **changes: Any) -> str:  # noqa: ANN401 -- any field of it
        """Keep a lead and return its id."""
        outside = self.desk.outside
        lead_id = outside.tokens.id()
        lead = a_lead(outside.clock.now(), **changes)
        outside.store.commit([Create(path=paths.lead(self.desk.uid, lead_id), value=lead)])
        return lead_id

    def convert(self, lead_id: str, request: Json | None = None) -> httpx.Response:
        """Press Convert."""
        return self.desk.post(f"/leads/{lead_id}/convert", request or conversion_request())

    def converted(self, lead_id: str, **changes: Any) -> Json:  # noqa: ANN401 -- any field of the request
        """Convert a lead and return what it became."""
        answer = self.convert(lead_id, conversion_request(**changes))
        assert answer.status_code == httpx.codes.CREATED, answer.text
        made: Json = answer.json()
        return made

    def unconvert(self, lead_id: str) -> httpx.Response:
        """Take it back."""
        return self.desk.post(f"/leads/{lead_id}/unconvert")

    def lead(self, lead_id: str) -> Lead:
        """Read a lead."""
        stored = self.desk.outside.store.get(paths.lead(self.desk.uid, lead_id), Lead)
        assert stored
        return stored.value

    def document(self, path: str) -> Json | None:
        """Read a document as it is stored."""
        stored = self.desk.outside.store.get(path, dict)
        return stored.value if stored else None

    def rows(self, collection: str) -> list[Json]:
        """Read a collection as it is stored."""
        return [each.value for each in self.desk.outside.store.find(collection, dict)]

    def count_everything(self) -> dict[str, int]:
        """Count what a conversion makes."""
        store, uid = self.desk.outside.store, self.desk.uid
        mine = [("owner", "==", uid)]
        return {
            "clients": store.count(paths.clients(uid)),
            "projects": store.count(paths.projects(uid)),
            "invoices": store.count(paths.invoices(uid)),
            "links": store.count("links", where=mine),
            "rooms": store.count("rooms", where=mine),
        }


ONE_OF_EACH = {"clients": 1, "projects": 1, "invoices": 0, "links": 1, "rooms": 1}
NOTHING = dict.fromkeys(ONE_OF_EACH, 0)
