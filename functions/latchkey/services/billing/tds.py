"""The freelancer's count of tax deducted at source: what each client should have kept back, and proven."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from latchkey.domain.billing.credit_notes import CreditNote
from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.billing.payments import EntryKind, LedgerEntry
from latchkey.domain.clients import Client
from latchkey.domain.errors.requests import RequestInvalidError
from latchkey.domain.india.fiscal_years import FiscalYear
from latchkey.domain.india.tds import (
    CURRENCY,
    Certificate,
    CertificateState,
    TdsRow,
    deducted_in,
    duty_of,
    fee_paid_in,
    rule_on,
    standing_entries,
    standing_of,
)
from latchkey.services import paths
from latchkey.services.billing.books import ledger_of
from latchkey.services.ports import Ports
from latchkey.services.rooms import client_of
from latchkey.services.store import Replace, Stored

_INDIA = ("", "IN")


@dataclass(slots=True, kw_only=True)
class _Count:
    """What adds up for a client while the year is read."""

    billed_minor: int = 0
    paid_minor: int = 0
    entries: dict[str, LedgerEntry] = field(default_factory=dict)


def tds_of(ports: Ports, owner: str, year: FiscalYear) -> list[TdsRow]:
    """Count a fiscal year, client by client, by name.

    Reads the year and, of older invoices that were paid in it, their ledgers: never all the books.
    """
    rule = rule_on(year.first_day)
    if rule is None:
        return []
    counts: dict[str, _Count] = defaultdict(_Count)
    _count_billed(ports, owner, year, counts)
    _count_paid(ports, owner, year, counts)
    certificates = {each.client_id: each for each in _certificates(ports, owner, year)}
    clients = {each.id: each.value for each in ports.store.find(paths.clients(owner), Client)}
    rows = []
    for client_id in counts.keys() | certificates.keys():
        client, count = clients.get(client_id), counts[client_id]
        deducted_minor = deducted_in(year, count.entries.values())
        certificate = certificates.get(client_id)
        if not deducted_minor and not certificate and (client is None or not _is_asked(client)):
            continue
        payer_type, service_kind = (client.payer_type, client.service_kind) if client else (None, None)
        rows.append(
            TdsRow(
                client_id=client_id,
                client_name=client.name if client else "",
                payer_type=payer_type,
                service_kind=service_kind,
                duty=duty_of(payer_type),
                billed_minor=count.billed_minor,
                standing=standing_of(
                    rule, count.paid_minor, service_kind=service_kind, payer_type=payer_type
                ),
                deducted_minor=deducted_minor,
                certificate=certificate,
            )
        )
    return sorted(rows, key=lambda row: (row.client_name.casefold(), row.client_id))


def _is_asked(client: Client) -> bool:
    """Tell whether the law can ask this client at all: it asks nobody outside India."""
    return client.address.country in _INDIA


def _count_billed(ports: Ports, owner: str, year: FiscalYear, counts: Mapping[str, _Count]) -> None:
    within = [("issued_on", ">=", year.first_day), ("issued_on", "<=", year.last_day)]
    for invoice in ports.store.find(paths.invoices(owner), Invoice, where=within):
        if invoice.value.currency == CURRENCY and invoice.value.voided_at is None:
            counts[invoice.value.client_id].billed_minor += invoice.value.subtotal_minor
    for note in ports.store.find(paths.credit_notes(owner), CreditNote, where=within):
        if note.value.currency == CURRENCY:
            counts[note.value.client_id].billed_minor -= note.value.subtotal_minor


def _count_paid(ports: Ports, owner: str, year: FiscalYear, counts: Mapping[str, _Count]) -> None:
    """Count the fees that were paid, by the day they were received on."""
    entries = _entries_within(ports, owner, year.first_day, year.last_day)
    touched = sorted({each.invoice_id for each in entries.values()})
    invoices = ports.store.get_many([paths.invoice(owner, each) for each in touched], Invoice)
    for stored in invoices:
        if stored is None or stored.value.currency != CURRENCY:
            continue
        mine = {key: each for key, each in entries.items() if each.invoice_id == stored.id}
        whole = mine if _is_whole(stored.value, mine) else ledger_of(ports, owner, stored.id)
        count = counts[stored.value.client_id]
        count.paid_minor += fee_paid_in(year, stored.value, whole)
        count.entries |= standing_entries(whole)


def _entries_within(ports: Ports, owner: str, first: date, last: date) -> dict[str, LedgerEntry]:
    found: Sequence[Stored[LedgerEntry]] = ports.store.find(
        paths.payments(owner),
        LedgerEntry,
        where=[("received_on", ">=", first), ("received_on", "<=", last)],
    )
    return {entry.id: entry.value for entry in found}


def _is_whole(invoice: Invoice, entries: Mapping[str, LedgerEntry]) -> bool:
    """Tell whether a year's entries are all there is about an invoice: then its sums are theirs.

    What was given back or corrected may belong to another year, so anything but plain money is looked up.
    """
    kinds = {EntryKind.PAYMENT, EntryKind.TDS}
    counted = [each for each in entries.values() if each.kind in kinds and each.currency == invoice.currency]
    is_plain = len(counted) == len(entries)
    settled_minor = sum(each.amount_minor for each in counted)
    return is_plain and settled_minor == invoice.paid_minor + invoice.tds_minor


def _certificates(ports: Ports, owner: str, year: FiscalYear) -> list[Certificate]:
    where = [("fiscal_year", "==", year.begins_in)]
    return [each.value for each in ports.store.find(paths.certificates(owner), Certificate, where=where)]


def note_certificate(
    ports: Ports,
    *,
    owner: str,
    client_id: str,
    year: FiscalYear,
    state: CertificateState,
    file_name: str | None,
) -> None:
    """Remember that a client's certificate arrived, with or without a file, or that it is missing.

    Raises:
        ClientNotFoundError: there is no such client.
        RequestInvalidError: a file is named that was not uploaded.

    """
    client_of(ports, owner, client_id)
    path = paths.certificate(owner, f"{client_id}-{year.begins_in}")
    is_received = state is CertificateState.RECEIVED
    if is_received and file_name is not None and ports.objects.describe(path) is None:
        raise RequestInvalidError(fields={"fileName": "This file did not arrive. Upload it again."})
    if not is_received or file_name is None:
        # What is said to be missing must not be there to be downloaded.
        ports.objects.delete(path)
    certificate = Certificate(
        client_id=client_id,
        fiscal_year=year.begins_in,
        state=state,
        file_name=file_name if is_received else None,
        updated_at=ports.clock.now(),
    )
    ports.store.commit([Replace(path=path, value=certificate)])
