"""What a project's time adds up to, worked out anew by queries that read no entry."""

from latchkey.domain.desk.time_entries import TimeSums
from latchkey.domain.desk.time_lines import HOUR_SECONDS
from latchkey.domain.money import round_half_away_from_zero
from latchkey.domain.projects import Project
from latchkey.services import paths
from latchkey.services.optimistic import keep_in_step
from latchkey.services.ports import Ports
from latchkey.services.store import Update, Where


def recount_time(ports: Ports, owner: str, project_id: str) -> None:
    """Recompute a project's time; it costs the same few reads for ten entries and for ten thousand.

    The project is read before its entries are added up and must not have changed when the sums are written:
    of two that recount at once, the one that looked first starts over, and no older sums replace newer ones.

    Raises:
        BusyError: an entry changed with every look; its last change brings a recount of its own.

    """

    def is_in_step() -> bool:
        project = ports.store.get(paths.project(owner, project_id), Project)
        if project is None:
            return True
        sums = time_of(ports, owner, project_id)
        if sums == project.value.time:
            return True
        ports.store.commit([Update(path=project.path, fields={"time": sums}, read=project)])
        return False

    keep_in_step(ports.clock, is_in_step)


def time_of(ports: Ports, owner: str, project_id: str) -> TimeSums:
    """Add a project's entries up."""
    entries = paths.time_entries(owner)
    its: Where = ("project_id", "==", project_id)
    billable: list[Where] = [its, ("is_billable", "==", True)]
    unbilled: list[Where] = [*billable, ("invoice_id", "==", None)]
    seconds, cost_parts = ports.store.totals(entries, ["seconds", "cost_parts"], where=[its])
    unbilled_seconds, unbilled_parts = ports.store.totals(entries, ["seconds", "bill_parts"], where=unbilled)
    return TimeSums(
        seconds=seconds,
        billable_seconds=ports.store.total(entries, "seconds", where=billable),
        unbilled_seconds=unbilled_seconds,
        unbilled_minor=round_half_away_from_zero(unbilled_parts, HOUR_SECONDS),
        cost_minor=round_half_away_from_zero(cost_parts, HOUR_SECONDS),
        uncosted_seconds=ports.store.total(entries, "seconds", where=[its, ("cost_rate_minor", "==", None)]),
    )
