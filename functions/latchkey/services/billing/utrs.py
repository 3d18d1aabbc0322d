"""The references banks give UPI payments: each names one payment, so each is used once."""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum

from latchkey.domain.errors.payments import ClaimUtrUsedError
from latchkey.services import paths
from latchkey.services.ports import Ports
from latchkey.services.store import Create, Update, Write


class UtrState(StrEnum):
    """What became of a reference."""

    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    """The freelancer did not find it; the same instalment may name it again."""
    CORRECTED = "corrected"
    """Its entry was a mistake and was taken back; the freelancer may enter it anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedUtr:
    """Where a reference was used: `freelancers/{uid}/utrs/{utr}`."""

    invoice_id: str
    instalment_id: str | None
    """None where the freelancer entered it for no instalment in particular."""
    state: UtrState
    at: datetime


def claiming_utr(
    ports: Ports, owner: str, utr: str, *, invoice_id: str, instalment_id: str, now: datetime
) -> Write:
    """Give the write that takes a reference for a client's claim.

    Raises:
        ClaimUtrUsedError: it was named before, and not just refused for this very instalment.

    """
    used = UsedUtr(invoice_id=invoice_id, instalment_id=instalment_id, state=UtrState.CLAIMED, at=now)
    before = ports.store.get(paths.utr(owner, utr), UsedUtr)
    if before is None:
        # Two who name it at the same moment cannot both make it.
        return Create(path=paths.utr(owner, utr), value=used)
    refused = replace(used, state=UtrState.REFUSED, at=before.value.at)
    if before.value != refused:
        raise ClaimUtrUsedError
    return Update(path=before.path, fields={"state": used.state, "at": now}, read=before)


def entering_utr(
    ports: Ports, owner: str, utr: str, *, invoice_id: str, instalment_id: str | None, now: datetime
) -> Write:
    """Give the write that takes a reference for an entry the freelancer makes by hand.

    Raises:
        ClaimUtrUsedError: it pays something already, or a client's claim of it waits for an answer.

    """
    used = UsedUtr(invoice_id=invoice_id, instalment_id=instalment_id, state=UtrState.CONFIRMED, at=now)
    before = ports.store.get(paths.utr(owner, utr), UsedUtr)
    if before is None:
        return Create(path=paths.utr(owner, utr), value=used)
    if before.value.state is UtrState.CLAIMED:
        raise ClaimUtrUsedError("Your client reported this UTR. Confirm that report instead.")
    if before.value.state is UtrState.CONFIRMED:
        raise ClaimUtrUsedError("A payment with this UTR is in your books already.")
    changed = {each.name: getattr(used, each.name) for each in fields(used)}
    return Update(path=before.path, fields=changed, read=before)


def answering_utr(owner: str, utr: str, state: UtrState, now: datetime) -> Write:
    """Give the write that notes what became of a reference that was taken before."""
    return Update(path=paths.utr(owner, utr), fields={"state": state, "at": now})


def entry_id_for(ports: Ports, owner: str, utr: str) -> str:
    """Name the ledger entry of a payment with this reference; one that was corrected keeps its name."""
    entry_id = f"upi_{utr}"
    return ports.tokens.id() if ports.store.get(paths.payment(owner, entry_id), dict) else entry_id
