"""What follows from a change in a freelancer's own tree: one table."""

from collections.abc import Sequence
from typing import Final

from latchkey.services.desk.contacts import note_contact
from latchkey.services.desk.directory import LISTED, note_line
from latchkey.services.desk.time_sums import recount_time
from latchkey.services.noting import Noting, Notings
from latchkey.services.ports import Ports

_CLIENT: Final = ("name", "legalName", "createdAt", "lastContactedOn")
_PROJECT: Final = (
    "title",
    "clientId",
    "client",
    "open",
    "currency",
    "createdAt",
    "summary.lastMessageAt",
    "summary.waiting",
    "leadId",
)
_LEAD: Final = (
    "name",
    "company",
    "title",
    "source",
    "stage",
    "valueMinor",
    "currency",
    "createdAt",
    "stageSince",
    "expectedOn",
    "qualifiedAt",
    "conversion",
)
_INVOICE: Final = (
    "number",
    "projectId",
    "clientId",
    "clientName",
    "currency",
    "totalMinor",
    "paidMinor",
    "tdsMinor",
    "creditedMinor",
    "refundedMinor",
    "unappliedMinor",
    "overpaidMinor",
    "timeZone",
    "issuedOn",
    "nextDueOn",
    "dueOn",
    "issuedAt",
    "viewedAt",
    "paidAt",
    "voidedAt",
    "instalments",
    "receipts",
    "processing",
    "disputes",
)
# What functions write on an entry, its invoice, comes with that invoice: one note instead of three hundred.
_TIME: Final = ("projectId", "seconds", "isBillable", "billParts", "costParts", "costRateMinor")
_BILLED: Final = ("timeEntryIds", "voidedAt", "creditedMinor")
_PAYMENT: Final = ("kind", "amountMinor", "currency", "receivedOn", "invoiceId", "of")


def _listing(collection: str, fields: Sequence[str]) -> Noting:
    def note(ports: Ports, owner: str, row_id: str) -> None:
        note_line(ports, LISTED[collection], owner, row_id)

    return Noting(note=note, fields=fields)


NOTINGS: Final[Notings] = {
    "clients": [_listing("clients", _CLIENT)],
    "projects": [_listing("projects", _PROJECT)],
    "leads": [_listing("leads", _LEAD)],
    "invoices": [_listing("invoices", _INVOICE), Noting(note=recount_time, fields=_BILLED, of="projectId")],
    "payments": [_listing("payments", _PAYMENT)],
    "timeEntries": [Noting(note=recount_time, fields=_TIME, of="projectId")],
    # Never changed, only added: there is no field to look at.
    "interactions": [Noting(note=note_contact, fields=())],
}
"""By the collection below the freelancer."""
