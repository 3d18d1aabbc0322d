"""Time as the freelancer's browser writes it, for tests that bill it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import httpx

from latchkey.services import paths
from tests.desks import TOKENS, Browser
from tests.rules.firestore_rest import SERVER_TIME, Create, Delete, Update, Value
from tests.studio import Studio, new_key

RATE_MINOR: Final = 150_000
TWENTY_MINUTES: Final = 1_200


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSheet:
    """A freelancer's time in one room, written past no function."""

    studio: Studio
    browser: Browser

    def work(self, seconds: int = TWENTY_MINUTES, *, days_ago: int = 1, **changes: Value) -> str:
        """Write an entry and give its id."""
        entry_id = TOKENS.id()
        entry = self._entry(seconds, days_ago) | changes
        assert self._ask(Create(path=self._path(entry_id), data=entry))
        return entry_id

    def rename(self, entry_id: str, description: str) -> bool:
        """Change an entry and tell whether the rules let it through."""
        data: Mapping[str, Value] = {"description": description, "updatedAt": SERVER_TIME}
        return self._ask(Update(path=self._path(entry_id), data=data))

    def delete(self, entry_id: str) -> bool:
        """Delete an entry and tell whether the rules let it through."""
        return self._ask(Delete(path=self._path(entry_id)))

    def bill(self, entry_ids: Sequence[str], *, group_by: str = "day", key: str = "") -> httpx.Response:
        """Ask for an invoice of entries."""
        body = {"idempotencyKey": key or new_key(), "entryIds": list(entry_ids), "groupBy": group_by}
        return self.studio.desk.post(f"/rooms/{self.studio.room.project_id}/time-invoice", body)

    def billed(self, entry_ids: Sequence[str]) -> str:
        """Make an invoice of entries and give its id."""
        answer = self.bill(entry_ids)
        assert answer.status_code == httpx.codes.CREATED, answer.text
        invoice_id: str = answer.json()["invoiceId"]
        return invoice_id

    def invoice_of(self, entry_id: str) -> str | None:
        """Say which invoice an entry is on."""
        found = self.studio.document(self._path(entry_id))
        assert found is not None
        invoice_id: str | None = found["invoiceId"]
        return invoice_id

    def invoices(self) -> list[str]:
        """List the invoices that bill time."""
        found = self.studio.desk.outside.store.find(
            paths.invoices(self.studio.desk.uid),
            dict,
            where=[("project_id", "==", self.studio.room.project_id)],
        )
        return [each.id for each in found if each.value["timeEntryIds"]]

    def _ask(self, request: Create | Update | Delete) -> bool:
        return self.browser.firestore.is_allowed(request, self.browser.token)

    def _path(self, entry_id: str) -> str:
        return paths.time_entry(self.studio.desk.uid, entry_id)

    def _entry(self, seconds: int, days_ago: int) -> dict[str, Value]:
        project: dict[str, Any] = self.studio.project()
        started_at = datetime.now(UTC).replace(microsecond=0) - timedelta(days=days_ago)
        if days_ago:
            # Nowhere near midnight, where the stretch would be cut in two.
            started_at = started_at.replace(hour=6, minute=0)
        return {
            "projectId": self.studio.room.project_id,
            "clientId": project["clientId"],
            "taskId": None,
            "taskTitle": "",
            "description": "Sketches",
            "person": "Meera Rao",
            "startedAt": started_at,
            "endedAt": started_at + timedelta(seconds=seconds),
            "seconds": seconds,
            "isBillable": True,
            "billRateMinor": RATE_MINOR,
            "costRateMinor": None,
            "billParts": seconds * RATE_MINOR,
            "costParts": 0,
            "currency": project["currency"],
            "source": "manual",
            "createdAt": SERVER_TIME,
            "updatedAt": SERVER_TIME,
            "invoiceId": None,
        }
