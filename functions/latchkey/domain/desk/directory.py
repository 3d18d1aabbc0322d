"""The directory: every client, room, lead, invoice and ledger entry in a line, for lists, search and figures.

A line is derived from its document and stands in a shard by the hash of its id, so that a list of thousands
is a handful of reads. Nothing decides by it: what is decided, is decided by the documents.
"""

import zlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from latchkey.domain.billing.invoices import Status
from latchkey.domain.desk.leads import LeadSource, Stage
from latchkey.domain.room_work.waiting import Waiting

SHARDS: Final = 4


class DirectoryKind(StrEnum):
    """What a shard lists."""

    CLIENTS = "clients"
    ROOMS = "rooms"
    LEADS = "leads"
    INVOICES = "invoices"
    MONEY = "money"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientLine:
    """A client."""

    name: str
    legal_name: str
    created_at: datetime
    last_contacted_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomLine:
    """A project and its room."""

    title: str
    client_id: str
    client_name: str
    is_open: bool
    currency: str
    created_at: datetime
    last_message_at: datetime | None
    waiting: Waiting
    lead_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadLine:
    """A lead."""

    name: str
    company: str
    title: str
    source: LeadSource
    stage: Stage
    value_minor: int | None
    currency: str
    created_at: datetime
    stage_since: datetime
    expected_on: date | None
    qualified_at: datetime | None
    project_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePart:
    """An instalment: what was agreed, and what of it is still open."""

    on: date
    amount_minor: int
    left_minor: int


class Need(StrEnum):
    """What about an invoice only the freelancer can settle; the most urgent one is shown."""

    CLAIM = "claim"
    """A client's word that it was paid by UPI."""
    DISPUTE = "dispute"
    UNMATCHED = "unmatched"
    """Money arrived for it that could not be counted as paying it."""
    OVERPAID = "overpaid"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLine:
    """An invoice; money in minor units. `status` never says overdue: that is for the clock to say."""

    number: str | None
    project_id: str
    client_id: str
    client_name: str
    currency: str
    status: Status
    total_minor: int
    balance_minor: int
    issued_on: date | None
    next_due_on: date | None
    due_on: date | None
    """The last instalment's due day, on time or not being judged by it."""
    settled_on: date | None
    """The day the last money came that settled it in full; null while something is due."""
    dues: tuple[DuePart, ...]
    """Its instalments, soonest first, once it is issued; those without a day are left out."""
    needs: Need | None
    needs_minor: int
    """How much that is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyLine:
    """A ledger entry: what it moved, and what it settled. What takes back is negative."""

    amount_minor: int
    """Money: nothing for tax deducted at source and credit notes."""
    settles_minor: int
    """What of its invoice it settles: nothing for money that does not pay it."""
    currency: str
    on: date
    invoice_id: str | None


Line = ClientLine | RoomLine | LeadLine | InvoiceLine | MoneyLine


def shard_of(row_id: str) -> int:
    """Say in which shard of its kind a line stands; CRC-32 spreads ids evenly and is the same everywhere."""
    return zlib.crc32(row_id.encode()) % SHARDS
