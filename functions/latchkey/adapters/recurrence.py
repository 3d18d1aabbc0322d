"""Recurrence by python-dateutil, which knows RFC 5545."""

from collections.abc import Iterator
from datetime import datetime

from dateutil.rrule import rrule, rrulestr

from latchkey.domain.desk.recurring import Rule, rule_text


class DateutilRecurrences:
    """Occurrences as local times: without a zone there is nothing that could shift them."""

    def from_then_on(self, rule: Rule, *, starts_at: datetime, since: datetime) -> Iterator[datetime]:
        """Go through a rule's occurrences from `since` on; the first ever is not before `starts_at`."""
        series = rrulestr(rule_text(rule), dtstart=starts_at)
        if not isinstance(series, rrule):
            # A set would come of several rules, and one rule is all that was spelt.
            raise TypeError
        return iter(series.xafter(since, inc=True))
