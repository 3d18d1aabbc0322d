"""The demo's clock: calls the scheduled functions at their times, as the platform does in production.

The emulators know the schedules but start none of them. Tests have no clock: they call what they mean.
"""

import ast
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

import httpx

from local.places import FUNCTIONS
from local.suite import Suite

ANSWER_SECONDS = 600
MINUTE = timedelta(minutes=1)
LONGEST_CATCH_UP = timedelta(days=1)
"""A laptop that slept for longer finds every schedule due anyway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Minutes and hours at which a function is called; the days are every day."""

    minutes: frozenset[int]
    hours: frozenset[int]

    def is_due(self, moment: datetime) -> bool:
        """Tell whether this minute is one of them."""
        return moment.minute in self.minutes and moment.hour in self.hours


def read_schedule(cron: str) -> Schedule:
    """Read a schedule as main.py writes them. Raises `ValueError` for a form that it does not use."""
    minutes, hours, *days = cron.split()
    if days != ["*", "*", "*"]:
        raise ValueError(f"the demo's clock knows minutes and hours only, not {cron}")
    return Schedule(minutes=_numbers(minutes, 60), hours=_numbers(hours, 24))


def _numbers(field: str, end: int) -> frozenset[int]:
    if field == "*":
        return frozenset(range(end))
    if field.startswith("*/"):
        return frozenset(range(0, end, int(field.removeprefix("*/"))))
    return frozenset(int(number) for number in field.split(","))


def deployed_schedules() -> Mapping[str, Schedule]:
    """Read from main.py which functions are scheduled, and when."""
    tree = ast.parse((FUNCTIONS / "main.py").read_text())
    return {
        function.name: read_schedule(cron)
        for function in tree.body
        if isinstance(function, ast.FunctionDef)
        for cron in _crons(function)
    }


def _crons(function: ast.FunctionDef) -> list[str]:
    return [
        ast.literal_eval(keyword.value)
        for decorator in function.decorator_list
        if isinstance(decorator, ast.Call)
        for keyword in decorator.keywords
        if keyword.arg == "schedule"
    ]


def due_between(schedules: Mapping[str, Schedule], after: datetime, until: datetime) -> Sequence[str]:
    """Name what became due after one moment and until another, each once, however often it was due."""
    moment = max(after, until - LONGEST_CATCH_UP).replace(second=0, microsecond=0) + MINUTE
    due: dict[str, None] = {}
    while moment <= until:
        due.update({name: None for name, schedule in schedules.items() if schedule.is_due(moment)})
        moment += MINUTE
    return tuple(due)


def schedule_url(suite: Suite, name: str, generation: int = 0) -> str:
    """Name where a scheduled function is called by hand.

    Each time triggers are switched off and on again, the emulator gives them a new generation.
    """
    triggers = f"{suite.functions_url}/functions/projects/{suite.project_id}/triggers"
    return f"{triggers}/{suite.region}-{name}-{generation}"


def start_clock(suite: Suite) -> None:
    """Call the scheduled functions at their times, in the background, for as long as this process runs."""
    threading.Thread(target=_tick, args=(suite, deployed_schedules()), daemon=True).start()


def _tick(suite: Suite, schedules: Mapping[str, Schedule]) -> None:
    looked_at = datetime.now().astimezone()
    while True:
        time.sleep(60 - time.time() % 60)  # to the next full minute: schedules know no seconds
        now = datetime.now().astimezone()
        for name in due_between(schedules, looked_at, now):
            call_schedule(suite, name)
        looked_at = now


def call_schedule(suite: Suite, name: str) -> bool:
    """Call a scheduled function, and tell whether it ran and answered well."""
    try:
        generation = 0
        while _answer(schedule_url(suite, name, generation)) == HTTPStatus.NO_CONTENT:
            # A trigger of a generation that was switched off; the next one, or 404 behind the last.
            generation += 1
    except httpx.HTTPError as problem:
        # As in production: it is in the log, and the next time comes.
        print(f"· {name} was called and did not answer well: {problem}", flush=True)
        return False
    return True


def _answer(url: str) -> int:
    return httpx.post(url, json={}, timeout=ANSWER_SECONDS).raise_for_status().status_code
