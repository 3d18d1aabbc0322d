"""Who may deliver a version, and who may say what of it: decisions name their side and stay."""

from collections.abc import Iterator, Mapping
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
from tests.rules.firestore_rest import Commit, Create, Delete, Replace, Update, Value
from tests.rules.work import decision, version
from tests.rules.world import (
    CLIENT_SIDE,
    NOW,
    Person,
    World,
    new_id,
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
    """List every attempt at versions and at what is said of them."""
    yield from owners_alone(
        "versions", "deliver a version", lambda world: _delivering(world, world.document_id, 1)
    )
    yield from owners_alone(
        "versions", "deliver another version", lambda world: _delivering(world, world.named("delivered"), 3)
    )
    yield from _versions()
    yield from _decisions()


def _versions() -> Iterator[Case]:
    about, owner = "versions", Person.OWNER
    for variant in VERSIONS:
        yield owners(about, f"deliver a version {variant.name}", _delivering_variant(variant), variant)
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
            for where, room in STILL_OPEN.items():
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


def _version(world: World) -> str:
    return f"{world.room}/versions/{world.named('delivered')}_2"


def _decision(world: World) -> str:
    return f"{world.room}/decisions/{world.named('approved')}_1_approved"


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
