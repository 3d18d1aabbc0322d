"""Who may write time: one timer, entries that are what they say, and none that is billed already."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from tests.rules.cases import Attempt, Case, bad, good, without, wrong_types
from tests.rules.firestore_rest import (
    SERVER_TIME,
    Commit,
    Create,
    Delete,
    Get,
    Query,
    Replace,
    Request,
    Update,
    Value,
)
from tests.rules.world import AN_HOUR_AGO, CLIENT_SIDE, NOW, TOMORROW, YESTERDAY, Person, World, new_id

Data = Mapping[str, Value]

ANOTHER_ID: Final = "a" * 20
FIRST: Final = datetime(1970, 1, 1, tzinfo=UTC)
HALF_AN_HOUR: Final = timedelta(minutes=30)

WORK: Final = (
    good("about a task", {"taskId": ANOTHER_ID}),
    bad("about a task with a short id", {"taskId": "short"}),
    good("with a description of 500 characters", {"description": "d" * 500}),
    bad("with a description of 501 characters", {"description": "d" * 501}),
    good("not to be billed", {"isBillable": False}),
    bad("with a field nobody asked for", {"rate": 1}),
)
"""What timers and entries have in common."""

TIMERS: Final = (
    *WORK,
    good("since yesterday", {"startedAt": YESTERDAY}),
    bad("that begins tomorrow", {"startedAt": TOMORROW}),
    bad("with a short entry id", {"entryId": "short"}),
    bad("with a short project id", {"projectId": "short"}),
    *wrong_types(
        {
            "entryId": [],
            "projectId": [],
            "taskId": ["null"],
            "description": ["a word", "an empty string"],
            "isBillable": ["a boolean"],
            "startedAt": ["a time of the sender's"],
        }
    ),
)

ENTRIES: Final = (
    *WORK,
    good("with a task's title", {"taskTitle": "t" * 200}),
    bad("with a task's title of 201 characters", {"taskTitle": "t" * 201}),
    bad("of nobody", {"person": " \u200b"}),
    bad("of another client", {"clientId": ANOTHER_ID}),
    bad("of a project there is not", {"projectId": ANOTHER_ID}),
    bad("in another currency", {"currency": "USD"}),
    bad("that ends tomorrow", {"startedAt": TOMORROW - timedelta(minutes=30), "endedAt": TOMORROW}),
    good("of the first half hour there was", {"startedAt": FIRST, "endedAt": FIRST + HALF_AN_HOUR}),
    bad(
        "of before there was time",
        {"startedAt": FIRST - timedelta(seconds=1), "endedAt": FIRST + HALF_AN_HOUR - timedelta(seconds=1)},
    ),
    bad("of no time", {"endedAt": AN_HOUR_AGO, "seconds": 0, "billParts": 0}),
    bad("that ends before it begins", {"startedAt": NOW, "seconds": -1_800, "billParts": -180_000_000}),
    good(
        "of a whole day",
        {"startedAt": NOW - timedelta(days=1), "endedAt": NOW, "seconds": 86_400, "billParts": 8_640_000_000},
    ),
    bad(
        "of more than a day",
        {
            "startedAt": NOW - timedelta(seconds=86_401),
            "endedAt": NOW,
            "seconds": 86_401,
            "billParts": 8_640_100_000,
        },
    ),
    bad("that says more than its times", {"seconds": 3_600, "billParts": 360_000_000}),
    bad("with seconds as a fraction", {"seconds": 1_800.0}),
    good("without a rate", {"billRateMinor": None, "billParts": 0}),
    bad("worth something without a rate", {"billRateMinor": None}),
    good("free of charge", {"billRateMinor": 0, "billParts": 0}),
    good("at the highest rate", {"billRateMinor": 10**9, "billParts": 1_800 * 10**9}),
    bad("above the highest rate", {"billRateMinor": 10**9 + 1, "billParts": 1_800 * (10**9 + 1)}),
    bad("below nothing", {"billRateMinor": -1, "billParts": -1_800}),
    bad("at a fraction of a rate", {"billRateMinor": 0.5, "billParts": 900}),
    bad("worth more than it is", {"billParts": 180_000_001}),
    bad("worth nothing at a rate", {"billParts": 0}),
    bad("with its worth as a fraction", {"billParts": 180_000_000.0}),
    good("with its cost", {"costRateMinor": 50_000, "costParts": 90_000_000}),
    bad("that costs more than it does", {"costRateMinor": 50_000, "costParts": 90_000_001}),
    bad("written at another time", {"updatedAt": NOW}),
    *wrong_types(
        {
            "projectId": [],
            "clientId": [],
            "taskId": ["null"],
            "taskTitle": ["a word", "an empty string"],
            "description": ["a word", "an empty string"],
            "person": ["a word"],
            "startedAt": [],
            "endedAt": [],
            "seconds": [],
            "isBillable": ["a boolean"],
            "billRateMinor": [],
            "costRateMinor": ["null"],
            "billParts": [],
            "costParts": [],
            "currency": [],
            "updatedAt": [],
        }
    ),
)


def cases() -> Iterator[Case]:
    """List every attempt at the timer and at time worked."""
    yield from _of_strangers()
    yield from _starting()
    yield from _changing_the_timer()
    yield from _stopping()
    yield from _writing_entries()
    yield from _billed()


def _of_strangers() -> Iterator[Case]:
    timer: dict[str, Attempt] = {
        "look at the timer": lambda world: Get(path=world.timer),
        "change the timer": lambda world: Update(path=world.timer, data={"description": "Mine"}),
        "throw the timer away": lambda world: Delete(path=world.timer),
    }
    entries: dict[str, Attempt] = {
        "list time": lambda world: Query(collection="timeEntries", parent=world.books, limit=1),
        "add an entry": _adding({}),
        "change an entry": _leaving({"description": "Mine"}),
        "delete an entry": lambda world: Delete(path=_stored(world)),
    }
    for person in Person:
        is_owner = person is Person.OWNER
        for name, attempt in timer.items():
            yield _case(name, attempt, person, is_allowed=is_owner, before=_with_timer)
        for name, attempt in entries.items():
            yield _case(name, attempt, person, is_allowed=is_owner)
    for person in CLIENT_SIDE:
        yield _case("start a timer", _start({}), person, before=_without_timer)


def _starting() -> Iterator[Case]:
    yield _case("start a timer", _start({}), is_allowed=True, before=_without_timer)
    for variant in TIMERS:
        yield _case(
            f"start a timer {variant.name}",
            _start(variant.change),
            is_allowed=variant.is_valid,
            before=_without_timer,
        )
    for field in ("entryId", "projectId", "taskId", "description", "isBillable", "startedAt"):
        yield _case(f"start a timer without its {field}", _start_without(field), before=_without_timer)
    # The second of two devices: it does not know that one runs, and writes as if none did.
    second: Mapping[str, Value] = {"entryId": ANOTHER_ID, "startedAt": NOW}
    yield _case("start a second timer", _start(second, is_replacing=True), before=_with_timer)
    same_time = {"entryId": ANOTHER_ID}
    yield _case("start a timer in its place", _start(same_time, is_replacing=True), before=_with_timer)


def _changing_the_timer() -> Iterator[Case]:
    changes = (
        good("its description", {"description": "Mails"}),
        good("its project", {"projectId": ANOTHER_ID}),
        good("its task", {"taskId": ANOTHER_ID}),
        good("whether it is billed", {"isBillable": False}),
        bad("its beginning", {"startedAt": YESTERDAY}),
        bad("its entry", {"entryId": ANOTHER_ID}),
        bad("its description to 501 characters", {"description": "d" * 501}),
    )
    for variant in changes:
        yield _case(
            f"change the timer: {variant.name}",
            _changing(variant.change),
            is_allowed=variant.is_valid,
            before=_with_timer,
        )


def _stopping() -> Iterator[Case]:
    stops = (
        good("", {}),
        good(", having stopped earlier", {"endedAt": AN_HOUR_AGO + timedelta(seconds=60), "seconds": 60}),
        bad(", having begun earlier", {"startedAt": AN_HOUR_AGO - timedelta(minutes=30), "seconds": 3_600}),
        bad(" with an entry of no kind", {"source": "imported"}),
        bad(" with an entry that is billed already", {"invoiceId": ANOTHER_ID}),
    )
    for stop in stops:
        yield _case(
            f"stop the timer{stop.name}", _stop(stop.change), is_allowed=stop.is_valid, before=_with_timer
        )
    yield _case("stop the timer and let it run", _write_as_stopped, before=_with_timer)
    yield _case("stop the timer under another id", _stop({}, entry_id="another"), before=_with_timer)
    yield _case("stop a timer that does not run", _write_as_stopped, before=_without_timer)
    # Two devices stop at once: for the second the timer is gone and the entry there.
    yield _case("stop the timer twice", _write_again, before=_without_timer)


def _writing_entries() -> Iterator[Case]:
    for variant in ENTRIES:
        for verb, write in (("add", _adding(variant.change)), ("leave", _leaving(variant.change))):
            yield _case(f"{verb} an entry {variant.name}", write, is_allowed=variant.is_valid)
    yield _case("add an entry made at another time", _adding({"createdAt": NOW}))
    yield _case("add an entry of a kind nobody knows", _adding({"source": "imported"}))
    yield _case("add an entry that is billed", _adding({"invoiceId": ANOTHER_ID}))
    yield _case("add an entry with a short id", _adding({}, entry_id="short"))
    for field, value in (("createdAt", YESTERDAY), ("source", "timer"), ("invoiceId", ANOTHER_ID)):
        yield _case(f"change the {field} of an entry", _leaving({field: value}))
    for field in World.new(owner="", other="").entry():
        yield _case(f"leave an entry without its {field}", _leaving_without(field))


def _billed() -> Iterator[Case]:
    def change(world: World) -> Request:
        data: Data = {"description": "More", "updatedAt": SERVER_TIME}
        return Update(path=_billed_one(world), data=data)

    yield _case("change an entry that is billed", change)
    yield _case("delete an entry that is billed", lambda world: Delete(path=_billed_one(world)))


def _with_timer(world: World) -> Mapping[str, Data | None]:
    return {world.timer: world.running()}


def _without_timer(world: World) -> Mapping[str, Data | None]:
    return {world.timer: None}


def _start(change: Data, *, is_replacing: bool = False) -> Attempt:
    kind = Replace if is_replacing else Create
    return lambda world: kind(path=world.timer, data={**world.running(), **change})


def _start_without(field: str) -> Attempt:
    return lambda world: Create(path=world.timer, data=without(world.running(), field))


def _changing(change: Data) -> Attempt:
    return lambda world: Update(path=world.timer, data=change)


def _stopped(world: World, change: Data) -> Data:
    entry = {**world.entry(), "source": "timer", **change}
    seconds = entry["seconds"]
    assert isinstance(seconds, int)
    return {**entry, "billParts": seconds * 100_000}


def _stop(change: Data, *, entry_id: str = "stopped") -> Attempt:
    def attempt(world: World) -> Request:
        path = f"{world.books}/timeEntries/{world.named(entry_id)}"
        entry = Create(path=path, data=_stopped(world, change))
        return Commit(writes=[Delete(path=world.timer), entry])

    return attempt


def _write_as_stopped(world: World) -> Request:
    path = f"{world.books}/timeEntries/{world.named('stopped')}"
    return Create(path=path, data=_stopped(world, {}))


def _write_again(world: World) -> Request:
    return Replace(path=_stored(world), data=_stopped(world, {"endedAt": NOW, "seconds": 3_600}))


def _adding(change: Data, *, entry_id: str | None = None) -> Attempt:
    return lambda world: Create(
        path=f"{world.books}/timeEntries/{entry_id or new_id()}", data={**world.entry(), **change}
    )


def _leaving(change: Data) -> Attempt:
    return lambda world: Update(path=_stored(world), data={"updatedAt": SERVER_TIME, **change})


def _leaving_without(field: str) -> Attempt:
    def attempt(world: World) -> Request:
        kept = {**world.entry(), "createdAt": NOW}
        return Replace(path=_stored(world), data=without(kept, field))

    return attempt


def _stored(world: World) -> str:
    return f"{world.books}/timeEntries/{world.document_id}"


def _billed_one(world: World) -> str:
    return f"{world.books}/timeEntries/{world.named('billed')}"


def _case(
    name: str,
    attempt: Attempt,
    person: Person = Person.OWNER,
    *,
    is_allowed: bool = False,
    before: Callable[[World], Mapping[str, Data | None]] | None = None,
) -> Case:
    about = "timers" if "timer" in name else "timeEntries"
    return Case(about=about, name=name, person=person, attempt=attempt, is_allowed=is_allowed, before=before)
