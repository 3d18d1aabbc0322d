"""Who may write tasks and deliverables: they are the owner's, and ticks name their side."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from tests.rules.cases import (
    SHUT,
    STILL_OPEN,
    Attempt,
    Case,
    Variant,
    bad,
    case,
    good,
    owners,
    owners_alone,
    without,
    wrong_types,
)
from tests.rules.firestore_rest import SERVER_TIME, Create, Delete, Replace, Update, Value
from tests.rules.work import deliverable, task
from tests.rules.world import (
    CLIENT_SIDE,
    NOW,
    OPEN,
    Person,
    World,
    new_id,
)

POSITIONS: Final = (
    good("between two others", {"position": 1.5}),
    bad("at position 0", {"position": 0}),
    bad("at no number's position", {"position": float("nan")}),
)
PLACES: Final = (
    good("under a milestone", {"milestoneId": "a" * 20}),
    bad("under something that is no milestone", {"milestoneId": "a" * 19}),
)
TASKS: Final = (
    *POSITIONS,
    *PLACES,
    good("of 200 characters", {"title": "t" * 200}),
    bad("of 201 characters", {"title": "t" * 201}),
    bad("of blanks", {"title": " \u200b"}),
    good("of one's own", {"forClient": False}),
    bad("with a field nobody asked for", {"priceMinor": 7}),
    *wrong_types(
        {
            "position": ["an integer", "a fraction"],
            "title": ["a word"],
            "milestoneId": ["null"],
            "forClient": ["a boolean"],
            "isDone": [],
            "doneAt": ["null"],
            "doneBy": ["null"],
        }
    ),
)
DELIVERABLES: Final = (
    *POSITIONS,
    *PLACES,
    good("with a title of 120 characters", {"title": "t" * 120}),
    bad("with a title of 121 characters", {"title": "t" * 121}),
    bad("with a blank title", {"title": " \u200b"}),
    bad("of version 1 that nobody delivered", {"version": 1}),
    bad("of version 0.0", {"version": 0.0}),
    bad("that says it is approved", {"status": "approved"}),
    *wrong_types(
        {
            "position": ["an integer", "a fraction"],
            "title": ["a word"],
            "milestoneId": ["null"],
            "version": [],
        }
    ),
)


def cases() -> Iterator[Case]:
    """List every attempt at the work of a room."""
    for about, writes in OWNERS_WRITES.items():
        for verb, attempt in writes.items():
            yield from owners_alone(about, f"{verb} a {about[:-1]}", attempt)
    yield from _tasks()
    yield from _ticks()
    yield from _deliverables()


OWNERS_WRITES: Final[dict[str, dict[str, Attempt]]] = {
    "tasks": {
        "add": lambda world: Create(path=f"{world.room}/tasks/{new_id()}", data=task()),
        "rename": lambda world: Update(path=_task(world), data={"title": "Send the other menu"}),
        "give away": lambda world: Update(path=_task(world), data={"forClient": True}),
        "delete": lambda world: Delete(path=_task(world)),
    },
    "deliverables": {
        "add": lambda world: Create(path=f"{world.room}/deliverables/{new_id()}", data=deliverable()),
        "rename": lambda world: Update(path=_deliverable(world), data={"title": "Mark"}),
        "delete": lambda world: Delete(path=_deliverable(world)),
    },
}


def _tasks() -> Iterator[Case]:
    for variant in TASKS:
        yield owners("tasks", f"add a task {variant.name}", _adding("tasks", task(), variant), variant)
        if not {"isDone", "doneAt", "doneBy"} & set(variant.change):
            yield owners("tasks", f"leave a task {variant.name}", _leaving(_task, variant), variant)
    for field in task():
        yield case("tasks", f"add a task without its {field}", Person.OWNER, _without("tasks", field))
    for bad_id in ("short", "a" * 21, "a" * 19 + "-"):
        yield case(
            "tasks", f"add a task with the id {bad_id}", Person.OWNER, _adding_at("tasks", bad_id, task())
        )


def _ticks() -> Iterator[Case]:
    for person, side, other in (
        (Person.OWNER, "freelancer", "client"),
        (Person.LINK_HOLDER, "client", "freelancer"),
        (Person.OTHER_FREELANCER, "client", "freelancer"),
    ):
        tick: Mapping[str, Value] = {"isDone": True, "doneAt": SERVER_TIME, "doneBy": side}
        for where, room in STILL_OPEN.items():
            yield _ticking(f"tick the client's task{where}", person, "given", tick, room, is_allowed=True)
        for where, room in SHUT.items():
            yield _ticking(f"tick the client's task {where}", person, "given", tick, room)
        untick: Mapping[str, Value] = {"isDone": False, "doneAt": None, "doneBy": None}
        yield _ticking("untick the client's task", person, "ticked", untick, is_allowed=True)
        yield _ticking("tick the owner's task", person, "", tick, is_allowed=person is Person.OWNER)
        wrong: dict[str, Mapping[str, Value]] = {
            "in the other side's name": {**tick, "doneBy": other},
            "in nobody's name": {**tick, "doneBy": None},
            "at a time of their own": {**tick, "doneAt": NOW},
            "at no time": {**tick, "doneAt": None},
            "without ticking it": {"isDone": False, "doneAt": SERVER_TIME, "doneBy": side},
            "without saying when": {"isDone": True},
            "with a word": {**tick, "isDone": "yes"},
        }
        for name, change in wrong.items():
            yield _ticking(f"tick the client's task {name}", person, "given", change)
        for name, change in {
            "with its time": {**untick, "doneAt": SERVER_TIME},
            "with its side": {**untick, "doneBy": side},
        }.items():
            yield _ticking(f"untick the client's task {name}", person, "ticked", change)
        besides: dict[str, Value] = {"title": "Mine", "position": 7, "forClient": False, "extra": 1}
        for field, value in besides.items():
            yield _ticking(
                f"tick the client's task and set its {field}",
                person,
                "given",
                {**tick, field: value},
                is_allowed=person is Person.OWNER and field != "extra",
            )
    yield _ticking(
        "rename a task that the client ticked", Person.OWNER, "ticked", {"title": "Menu"}, is_allowed=True
    )
    for person in CLIENT_SIDE:
        yield _ticking("rename the client's task", person, "given", {"title": "Menu"})
        yield _ticking("move the owner's task", person, "", {"position": 7})
    for person, side in ((Person.OWNER, "freelancer"), (Person.OWNER, "client")):
        done: Mapping[str, Value] = {**task(), "isDone": True, "doneAt": SERVER_TIME, "doneBy": side}
        yield case(
            "tasks",
            f"add a task that the {side} has done",
            person,
            _adding_at("tasks", None, done),
            is_allowed=side == "freelancer",
        )


def _deliverables() -> Iterator[Case]:
    about = "deliverables"
    for variant in DELIVERABLES:
        yield owners(
            about, f"add a deliverable {variant.name}", _adding(about, deliverable(), variant), variant
        )
        yield owners(about, f"leave a deliverable {variant.name}", _leaving(_deliverable, variant), variant)
    for field in deliverable():
        yield case(about, f"add a deliverable without its {field}", Person.OWNER, _without(about, field))
    for bad_id in ("short", "a" * 21, "a" * 19 + "-"):
        attempt = _adding_at(about, bad_id, deliverable())
        yield case(about, f"add a deliverable with the id {bad_id}", Person.OWNER, attempt)
    for person in Person:
        yield case(
            about,
            "rename what was delivered",
            person,
            lambda world: Update(path=_named(world, "delivered"), data={"title": "Mark"}),
            is_allowed=person is Person.OWNER,
        )
        yield case(
            about, "delete what was delivered", person, lambda world: Delete(path=_named(world, "delivered"))
        )
        for number in (1, 3, 4):
            yield case(about, f"set version 2 to {number}", person, _setting_version(number))


def _task(world: World) -> str:
    return f"{world.room}/tasks/{world.document_id}"


def _deliverable(world: World) -> str:
    return f"{world.room}/deliverables/{world.document_id}"


def _named(world: World, name: str) -> str:
    return f"{world.room}/deliverables/{world.named(name)}"


def _adding(about: str, valid: Mapping[str, Value], variant: Variant) -> Attempt:
    return _adding_at(about, None, {**valid, **variant.change})


def _adding_at(about: str, document_id: str | None, data: Mapping[str, Value]) -> Attempt:
    return lambda world: Create(path=f"{world.room}/{about}/{document_id or new_id()}", data=data)


def _leaving(where: Callable[[World], str], variant: Variant) -> Attempt:
    return lambda world: Update(path=where(world), data=variant.change)


def _without(about: str, field: str) -> Attempt:
    data = without(task() if about == "tasks" else deliverable(), field)
    return lambda world: Replace(path=f"{world.room}/{about}/{new_id()}", data=data)


def _setting_version(number: int) -> Attempt:
    return lambda world: Update(path=_named(world, "delivered"), data={"version": number})


def _ticking(
    name: str,
    person: Person,
    which: str,
    change: Mapping[str, Value],
    room: Mapping[str, Value] = OPEN,
    *,
    is_allowed: bool = False,
) -> Case:
    return case(
        "tasks",
        name,
        person,
        lambda world: Update(
            path=f"{world.room}/tasks/{world.named(which) if which else world.document_id}", data=change
        ),
        room,
        is_allowed=is_allowed,
    )
