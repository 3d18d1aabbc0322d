"""Give out the next number of a series: gapless and unique, however many ask at once."""

from dataclasses import dataclass
from datetime import date

from latchkey.domain.billing.invoice_numbers import counter_of, number_in, series_of
from latchkey.domain.freelancers import NumberYear
from latchkey.services import paths
from latchkey.services.ports import Ports
from latchkey.services.store import Create, Stored, Update, Write


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """The last number given out in a series."""

    last: int


def next_number(
    ports: Ports, owner: str, *, prefix: str, year: NumberYear, issued_on: date
) -> tuple[str, Write]:
    """Give the next number, with the write that takes it.

    The write belongs into the commit that uses the number: an attempt that fails takes none.

    Raises:
        InvoiceNumberTooLongError: it would be longer than the law allows.

    """
    series = series_of(prefix, year, issued_on)
    path = paths.counter(owner, counter_of(series))
    counter = ports.store.get(path, Counter)
    taken = (counter.value.last if counter else 0) + 1
    return number_in(series, taken), _taking(path, counter, taken)


def _taking(path: str, counter: Stored[Counter] | None, taken: int) -> Write:
    if counter is None:
        return Create(path=path, value=Counter(last=taken))
    return Update(path=path, fields={"last": taken}, read=counter)
