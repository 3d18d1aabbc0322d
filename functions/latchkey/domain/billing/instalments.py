"""An invoice's instalments: how they are planned, moved, and filled by what the ledger holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from latchkey.domain import limits
from latchkey.domain.billing.invoices import Instalment, Invoice, Share
from latchkey.domain.errors.invoices import InstalmentNotFoundError
from latchkey.domain.errors.requests import RequestInvalidError
from latchkey.domain.money import BASIS_POINTS, round_half_away_from_zero

_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedInstalment:
    """What the freelancer writes of an instalment before it has an amount."""

    label: str
    share: Share | None
    """None takes the rest."""
    due_on: date | None


def plan_instalments(
    planned: Sequence[PlannedInstalment], *, total_minor: int, due_on: date | None
) -> tuple[Instalment, ...]:
    """Divide a total: each takes its share of the whole, rounded on its own, and the last takes the rest.

    Nothing planned is one instalment of everything. A draft's shares may ask more than there is; the rest is
    then less than nothing, and issuing it is refused.

    Raises:
        RequestInvalidError: there are too many or too few, or another than the last takes the rest.

    """
    if not planned:
        return (Instalment(id="1", label="", share=None, amount_minor=total_minor, due_on=due_on),)
    _require_divisible(planned)
    amounts = [share_of(total_minor, each.share) for each in planned if each.share]
    amounts.append(total_minor - sum(amounts))
    return tuple(
        Instalment(
            id=str(index), label=each.label, share=each.share, amount_minor=amount_minor, due_on=each.due_on
        )
        for index, (each, amount_minor) in enumerate(zip(planned, amounts, strict=True), start=1)
    )


def _require_divisible(planned: Sequence[PlannedInstalment]) -> None:
    if not _FEWEST <= len(planned) <= limits.INSTALMENTS_MAX:
        sentence = f"Plan {_FEWEST} to {limits.INSTALMENTS_MAX} instalments, or none."
        raise RequestInvalidError(fields={"instalments": sentence})
    *earlier, last = planned
    fields = {
        f"instalments.{index}.share": "Say how much it is: only the last one takes the rest."
        for index, each in enumerate(earlier)
        if each.share is None
    }
    if last.share is not None:
        fields[f"instalments.{len(earlier)}.share"] = "The last one takes the rest."
    if fields:
        raise RequestInvalidError(fields=fields)


def share_of(whole_minor: int, share: Share | None) -> int:
    """Return how much a share of an amount is, in minor units; no share is nothing."""
    if share is None:
        return 0
    if share.amount_minor is not None:
        return share.amount_minor
    return round_half_away_from_zero(whole_minor * (share.rate_bp or 0), BASIS_POINTS)


def plan_behind(instalments: Sequence[Instalment]) -> tuple[PlannedInstalment, ...]:
    """Say what the freelancer would have written to get these instalments."""
    if len(instalments) < _FEWEST:
        return ()
    *earlier, last = instalments
    return (
        *(
            PlannedInstalment(
                label=each.label,
                share=each.share or Share(amount_minor=each.amount_minor),
                due_on=each.due_on,
            )
            for each in earlier
        ),
        PlannedInstalment(label=last.label, share=None, due_on=last.due_on),
    )


def last_due_on(instalments: Sequence[Instalment]) -> date | None:
    """Return the day the last instalment is due."""
    return max((each.due_on for each in instalments if each.due_on), default=None)


def next_due_on(instalments: Sequence[Instalment]) -> date | None:
    """Return the first day on which something is due that is not settled."""
    return min((each.due_on for each in instalments if each.due_on and each.balance_minor > 0), default=None)


def instalment_of(invoice: Invoice, instalment_id: str) -> Instalment:
    """Find one of an invoice's instalments."""
    for each in invoice.instalments:
        if each.id == instalment_id:
            return each
    raise InstalmentNotFoundError


def with_instalment(invoice: Invoice, changed: Instalment) -> Invoice:
    """Put a changed instalment in its place."""
    instalments = tuple(changed if each.id == changed.id else each for each in invoice.instalments)
    return replace(invoice, instalments=instalments)


def fill_instalments(
    instalments: Sequence[Instalment], directed: Mapping[str, int], undirected_minor: int
) -> tuple[Instalment, ...]:
    """Settle instalments from sums alone, so that the order in which money came makes no difference.

    Money that was meant for an instalment fills it. What is too much for it, and money that was meant for
    none, fills whatever is open from the first on; what is too much for all stays unsaid here: it is the
    client's credit.
    """
    known = {each.id for each in instalments}
    pool_minor = undirected_minor + sum(
        amount for instalment_id, amount in directed.items() if instalment_id not in known
    )
    filled: list[Instalment] = []
    for each in instalments:
        meant = directed.get(each.id, 0)
        settled = max(min(meant, each.amount_minor), 0)
        pool_minor += meant - settled
        filled.append(replace(each, paid_minor=settled))
    for index, each in enumerate(filled):
        more = min(pool_minor, each.balance_minor)
        pool_minor -= more
        filled[index] = replace(each, paid_minor=each.paid_minor + more)
    return tuple(filled)
