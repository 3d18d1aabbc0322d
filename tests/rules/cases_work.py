"""Who may write of the work: tasks and deliverables are the owner's, ticks and decisions name their side."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from tests.rules.cases import Attempt, Case, Variant, bad, case, good, without, wrong_types
from tests.rules.firestore_rest import SERVER_TIME, Commit, Create, Delete, Replace, Update, Value
from tests.rules.work import decision, deliverable, task, version
from tests.rules.world import (
    CLIENT_SIDE,
    CLOSED,
    CLOSED_SINCE_YESTERDAY,
    NOW,
    OPEN,
    OPEN_UNTIL_TOMORROW,
    Person,
    World,
    new_id,
)

SHUT: Final = {"in a closed room": CLOSED, "after the closing time": CLOSED_SINCE_YESTERDAY}
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
VERSIONS: Final = (
    good("with a note of 1,000 characters", {"note": "n" * 1000}),
    bad("with a note of 1,001 characters", {"note": "n" * 1001}),
    bad("dated by the sender", {"at": NOW}),
    bad("with a field nobody asked for", {"priceMinor": 7}),
    *wrong_types({"note": ["a word", "an empty string"], "at": [], "fileId": [], "version": []}),
)
DECISIONS: Final = (
    good("with a note of 2,000 characters", {"note": "n" * 2000}),
    bad("with a note of 2,001 characters", {"note": "n" * 2001}),
    good("under a name of 80 characters", {"name": "n" * 80}),
    bad("under a name of 81 characters", {"name": "n" * 81}),
    bad("under a blank name", {"name": "\u200b"}),
    bad("dated by the sender", {"at": NOW}),
    bad("with a field nobody asked for", {"paid": True}),
    *wrong_types({"note": ["a word", "an empty string"], "name": ["a word"], "at": [], "deliverableId": []}),
)


def cases() -> Iterator[Case]:
    """List every attempt at the work of a room."""
    for about, writes in OWNERS_WRITES.items():
        for verb, attempt in writes.items():
            yield from _owners_alone(about, f"{verb} a {about[:-1]}", attempt)
    yield from _tasks()
    yield from _ticks()
    yield from _deliverables()
    yield from _versions()
    yield from _decisions()


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
    "versions": {
        "deliver": lambda world: _delivering(world, world.document_id, 1),
        "deliver another": lambda world: _delivering(world, world.named("delivered"), 3),
    },
}


def _owners_alone(about: str, name: str, attempt: Attempt) -> Iterator[Case]:
    for room in (OPEN, OPEN_UNTIL_TOMORROW):
        ends = " in a room that closes tomorrow" if room else ""
        yield case(about, f"{name}{ends}", Person.OWNER, attempt, room, is_allowed=True)
    for where, room in SHUT.items():
        yield case(about, f"{name} {where}", Person.OWNER, attempt, room)
    for person in CLIENT_SIDE:
        yield case(about, name, person, attempt)


def _tasks() -> Iterator[Case]:
    for variant in TASKS:
        yield _owners("tasks", f"add a task {variant.name}", _adding("tasks", task(), variant), variant)
        if not {"isDone", "doneAt", "doneBy"} & set(variant.change):
            yield _owners("tasks", f"leave a task {variant.name}", _leaving(_task, variant), variant)
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
        for where, room in {"": OPEN, " in a room that closes tomorrow": OPEN_UNTIL_TOMORROW}.items():
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
        yield _owners(
            about, f"add a deliverable {variant.name}", _adding(about, deliverable(), variant), variant
        )
        yield _owners(about, f"leave a deliverable {variant.name}", _leaving(_deliverable, variant), variant)
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


def _versions() -> Iterator[Case]:
    about, owner = "versions", Person.OWNER
    for variant in VERSIONS:
        yield _owners(about, f"deliver a version {variant.name}", _delivering_variant(variant), variant)
    for field in version("", 1, ""):
        yield case(about, f"deliver a version without its {field}", owner, _delivering_without(field))
    for state in ("uploading", "refused"):
        yield case(about, f"deliver a file that is {state}", owner, _delivering_file(state))
    yield case(about, "deliver a file of the client's", owner, _delivering_file("ready"), is_allowed=True)
    yield case(
        about,
        "deliver a file that is not there",
        owner,
        lambda world: _delivering(world, world.document_id, 1, {"fileId": new_id()}),
    )
    yield case(about, "skip a version", owner, lambda world: _delivering(world, world.named("delivered"), 4))
    yield case(
        about,
        "record a version that the deliverable has not",
        owner,
        lambda world: _delivering(world, world.document_id, 1).writes[0],
    )
    yield case(
        about,
        "record version 0",
        owner,
        lambda world: _delivering(world, world.document_id, 0).writes[0],
    )
    yield case(
        about,
        "record a version under another's name",
        owner,
        lambda world: Commit(
            writes=[
                Create(path=f"{world.room}/versions/mine", data=_a_version(world, world.document_id, 1)),
                _delivering(world, world.document_id, 1).writes[1],
                Create(
                    path=f"{world.room}/versions/{world.document_id}_1",
                    data=_a_version(world, world.document_id, 1),
                ),
            ]
        ),
    )
    for person in Person:
        yield case(
            about,
            "put another file into a version",
            person,
            lambda world: Update(path=_version(world), data={"fileId": "a" * 20}),
        )
        yield case(about, "delete a version", person, lambda world: Delete(path=_version(world)))


def _decisions() -> Iterator[Case]:
    about, client = "decisions", Person.LINK_HOLDER
    for verdict in ("approved", "changes"):
        attempt = _deciding(verdict)
        for person in CLIENT_SIDE:
            for where, room in {"": OPEN, " in a room that closes tomorrow": OPEN_UNTIL_TOMORROW}.items():
                yield case(about, f"say {verdict}{where}", person, attempt, room, is_allowed=True)
            for where, room in SHUT.items():
                yield case(about, f"say {verdict} {where}", person, attempt, room)
        yield case(about, f"say {verdict} in the client's name", Person.OWNER, attempt)
        for number in (0, 1, 3, 2.0):
            yield case(about, f"say {verdict} to version {number}", client, _deciding(verdict, number=number))
        yield case(
            about, f"say {verdict} before anything was delivered", client, _deciding(verdict, "", number=0)
        )
        yield case(
            about,
            f"say {verdict} after it was approved",
            client,
            _deciding(verdict, "approved", number=1, is_over_another=verdict == "approved"),
        )
        yield case(
            about,
            f"say {verdict} under another id",
            client,
            _deciding(verdict, decision_id="once-more"),
        )
        for variant in DECISIONS:
            if variant.change.get("note") != "" or verdict == "approved":
                yield case(
                    about,
                    f"say {verdict} {variant.name}",
                    client,
                    _deciding(verdict, change=variant.change),
                    is_allowed=variant.is_valid,
                )
        for field in decision("", 1, verdict):
            yield case(
                about, f"say {verdict} without its {field}", client, _deciding(verdict, left_out=field)
            )
    yield from _decisions_that_stand()


def _decisions_that_stand() -> Iterator[Case]:
    about, client = "decisions", Person.LINK_HOLDER
    yield case(about, "say nothing known", client, _deciding("rejected"))
    yield case(about, "approve and ask for changes at once", client, _saying_both)
    for note in ("", " \u200b"):
        yield case(
            about,
            f"ask for changes with {len(note)} characters",
            client,
            _deciding("changes", change={"note": note}),
        )
    for person in Person:
        yield case(
            about,
            "change a decision",
            person,
            lambda world: Update(path=_decision(world), data={"note": "I never said that"}),
        )
        yield case(about, "delete a decision", person, lambda world: Delete(path=_decision(world)))


def _task(world: World) -> str:
    return f"{world.room}/tasks/{world.document_id}"


def _deliverable(world: World) -> str:
    return f"{world.room}/deliverables/{world.document_id}"


def _named(world: World, name: str) -> str:
    return f"{world.room}/deliverables/{world.named(name)}"


def _version(world: World) -> str:
    return f"{world.room}/versions/{world.named('delivered')}_2"


def _decision(world: World) -> str:
    return f"{world.room}/decisions/{world.named('approved')}_1_approved"


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


def _a_version(world: World, deliverable_id: str, number: int) -> Mapping[str, Value]:
    return version(deliverable_id, number, world.file_id("freelancer", "ready"))


def _delivering(
    world: World, deliverable_id: str, number: int, change: Mapping[str, Value] | None = None
) -> Commit:
    data = {**_a_version(world, deliverable_id, number), **(change or {})}
    return Commit(
        writes=[
            Create(path=f"{world.room}/versions/{deliverable_id}_{number}", data=data),
            Update(path=f"{world.room}/deliverables/{deliverable_id}", data={"version": number}),
        ]
    )


def _delivering_variant(variant: Variant) -> Attempt:
    return lambda world: _delivering(world, world.document_id, 1, variant.change)


def _delivering_file(state: str) -> Attempt:
    return lambda world: _delivering(world, world.document_id, 1, {"fileId": world.file_id("client", state)})


def _delivering_without(field: str) -> Attempt:
    def attempt(world: World) -> Commit:
        whole = _delivering(world, world.document_id, 1)
        data = without(_a_version(world, world.document_id, 1), field)
        return Commit(
            writes=[
                Create(path=f"{world.room}/versions/{world.document_id}_1", data=data),
                whole.writes[1],
            ]
        )

    return attempt


def _deciding(
    verdict: str,
    name: str = "delivered",
    *,
    number: float = 2,
    change: Mapping[str, Value] | None = None,
    left_out: str = "",
    decision_id: str | None = None,
    is_over_another: bool = False,
) -> Attempt:
    def attempt(world: World) -> Create | Replace:
        of = world.named(name) if name else world.document_id
        data = {**decision(of, 0, verdict), "version": number, **(change or {})}
        path = f"{world.room}/decisions/{decision_id or f'{of}_{number}_{verdict}'}"
        write = Replace if is_over_another else Create
        return write(path=path, data=without(data, left_out))

    return attempt


def _saying_both(world: World) -> Commit:
    of = world.named("delivered")
    writes = [
        Create(path=f"{world.room}/decisions/{of}_2_{verdict}", data=decision(of, 2, verdict))
        for verdict in ("approved", "changes")
    ]
    return Commit(writes=writes)


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


def _owners(about: str, name: str, attempt: Attempt, variant: Variant) -> Case:
    return case(about, name, Person.OWNER, attempt, is_allowed=variant.is_valid)
