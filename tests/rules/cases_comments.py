"""Who may consent and comment, and who sees what waits."""

from collections.abc import Iterator, Mapping
from typing import Final

from tests.rules.cases import SHUT, STILL_OPEN, Attempt, Case, bad, case, good, without, wrong_types
from tests.rules.firestore_rest import (
    SERVER_TIME,
    Create,
    Delete,
    Get,
    Query,
    Replace,
    Update,
    Value,
)
from tests.rules.work import comment, consent
from tests.rules.world import (
    CLIENT_SIDE,
    CLOSED,
    NOW,
    OPEN,
    Person,
    World,
    new_id,
)

CONSENTS: Final = (
    bad("to an older text", {"version": 0}),
    bad("to a text that is not written yet", {"version": 2}),
    bad("dated by the sender", {"at": NOW}),
    bad("withdrawn already", {"withdrawnAt": SERVER_TIME}),
    bad("with a field nobody asked for", {"newsletter": True}),
    *wrong_types({"version": [], "at": [], "withdrawnAt": ["null"]}),
)
COMMENTS: Final = (
    good("of 2,000 characters", {"text": "x" * 2000}),
    bad("of 2,001 characters", {"text": "x" * 2001}),
    bad("of 10,000 characters", {"text": "x" * 10_000}),
    good("that reads like a page's code", {"text": "<script>alert(1)</script>"}),
    bad("of blanks", {"text": " \u200b"}),
    good("under a name of 80 characters", {"name": "n" * 80}),
    bad("under a name of 81 characters", {"name": "n" * 81}),
    bad("under a blank name", {"name": "\u200b"}),
    bad("dated by the sender", {"at": NOW}),
    bad("published by themselves", {"state": "published"}),
    bad("published at once", {"publishedAt": SERVER_TIME}),
    bad("under an older text", {"consentVersion": 0}),
    bad("with a field nobody asked for", {"html": "x"}),
    bad("on a milestone that is not there", {"subject": {"kind": "milestone", "id": "m" * 20}}),
    bad("on nothing", {"subject": {"kind": "milestone"}}),
    *wrong_types(
        {
            "personId": [],
            "name": ["a word"],
            "subject": [],
            "text": ["a word"],
            "at": [],
            "consentVersion": [],
            "state": [],
            "publishedAt": ["null"],
        }
    ),
)


def cases() -> Iterator[Case]:
    """List every attempt at consents and comments."""
    yield from _consenting()
    yield from _commenting()
    yield from _judging()
    yield from _reading()


def _consenting() -> Iterator[Case]:
    about, client = "consents", Person.LINK_HOLDER
    for name, attempt in {
        "consent": _consent_of("new"),
        "consent again after withdrawing": _consent_again("withdrawn"),
        "consent to the newer text": _consent_again("old"),
    }.items():
        for person in CLIENT_SIDE:
            for where, room in STILL_OPEN.items():
                yield case(about, f"{name}{where}", person, attempt, room, is_allowed=True)
            for where, room in SHUT.items():
                yield case(about, f"{name} {where}", person, attempt, room)
        yield case(about, f"{name} in the client's name", Person.OWNER, attempt)
    for variant in CONSENTS:
        attempts = {"consent": _consent_of("new", variant.change), "renew": _renewal(variant.change)}
        for verb, attempt in attempts.items():
            yield case(about, f"{verb} {variant.name}", client, attempt, is_allowed=variant.is_valid)
    for field in consent():
        attempt = _writing("consents/new", without(consent(), field))
        yield case(about, f"consent without its {field}", client, attempt)
    yield case(about, "consent as somebody of another room", client, _consent_of(new_id()))
    for person in Person:
        yield case(about, "date a consent anew", person, _renewal({}, ""))
        yield case(about, "withdraw past the functions", person, _withdrawing)
        yield case(
            about,
            "delete a consent",
            person,
            lambda world: Delete(path=f"{world.room}/consents/{world.document_id}"),
        )
        yield case(
            about,
            "list consents",
            person,
            lambda world: Query(parent=world.room, collection="consents", limit=1),
        )


def _commenting() -> Iterator[Case]:
    about, client = "comments", Person.LINK_HOLDER
    for kind, name in (("milestone", ""), ("deliverable", ""), ("deliverable", "delivered")):
        attempt = _saying(kind=kind, of=name)
        for person in CLIENT_SIDE:
            for where, room in STILL_OPEN.items():
                said = f"comment on a {kind}{' delivered' if name else ''}{where}"
                yield case(about, said, person, attempt, room, is_allowed=True)
        yield case(about, f"comment on a {kind} {name} in the client's name", Person.OWNER, attempt)
        for where, room in SHUT.items():
            yield case(about, f"comment on a {kind} {name} {where}", client, attempt, room)
    for variant in COMMENTS:
        yield case(
            about,
            f"comment {variant.name}",
            client,
            _saying(change=variant.change),
            is_allowed=variant.is_valid,
        )
    for field in comment("", "milestone", ""):
        yield case(about, f"comment without its {field}", client, _saying(left_out=field))
    for who, why in {
        "new": "before consenting",
        "withdrawn": "after withdrawing",
        "old": "under consent to an older text",
        "a" * 20: "as somebody of another room",
    }.items():
        yield case(about, f"comment {why}", client, _saying(change={"personId": who}))
    yield case(
        about,
        "comment under an older text that was consented to",
        client,
        _saying(change={"personId": "old", "consentVersion": 0}),
    )
    for name, change in {"a message": {"kind": "message"}, "a milestone's title": {"field": "title"}}.items():
        yield case(about, f"comment on {name}", client, _saying(subject=change))
    for bad_id in ("short", "a" * 21, "a" * 19 + "-"):
        yield case(about, f"comment with the id {bad_id}", client, _saying(comment_id=bad_id))


def _judging() -> Iterator[Case]:
    about = "comments"
    publish = _judged("", {"state": "published", "publishedAt": SERVER_TIME})
    hide = _judged("shown", {"state": "pending", "publishedAt": None})
    for name, attempt in {"publish a comment": publish, "hide a comment": hide}.items():
        for where, room in STILL_OPEN.items():
            yield case(about, f"{name}{where}", Person.OWNER, attempt, room, is_allowed=True)
        for where, room in SHUT.items():
            yield case(about, f"{name} {where}", Person.OWNER, attempt, room)
        for person in CLIENT_SIDE:
            yield case(about, name, person, attempt)
    changes: dict[str, Mapping[str, Value]] = {
        "publish a comment at a time of their own": {"state": "published", "publishedAt": NOW},
        "publish a comment at no time": {"state": "published"},
        "date a comment that waits": {"publishedAt": SERVER_TIME},
        "give a comment a state nobody knows": {"state": "hidden"},
        "put words into a client's mouth": {"text": "Perfect, thank you"},
        "publish other words": {"state": "published", "publishedAt": SERVER_TIME, "text": "Perfect"},
    }
    for name, change in changes.items():
        yield case(about, name, Person.OWNER, _judged("", change))
    for where, room in {"": OPEN, " in a closed room": CLOSED}.items():
        for person in Person:
            yield case(
                about,
                f"delete a comment{where}",
                person,
                lambda world: Delete(path=f"{world.room}/comments/{world.document_id}"),
                room,
                is_allowed=person is Person.OWNER,
            )


def _reading() -> Iterator[Case]:
    for person in Person:
        is_owner = person is Person.OWNER
        for where, room in {**STILL_OPEN, " in a closed room": CLOSED}.items():
            may = is_owner or room is not CLOSED
            yield _read(f"get a comment that waits{where}", person, _got(""), room, is_allowed=is_owner)
            yield _read(f"get a published comment{where}", person, _got("shown"), room, is_allowed=may)
            yield _read(
                f"list published comments{where}", person, _listed("published", 300), room, is_allowed=may
            )
            yield _read(f"list all comments{where}", person, _listed(None, 300), room, is_allowed=is_owner)
        yield _read("list comments that wait", person, _listed("pending", 300), is_allowed=is_owner)
        yield _read("list 301 published comments", person, _listed("published", 301))
        yield _read("list published comments without end", person, _listed("published", None))


def _got(name: str) -> Attempt:
    return lambda world: Get(path=f"{world.room}/comments/{world.named(name) if name else world.document_id}")


def _listed(state: str | None, limit: int | None) -> Attempt:
    where = None if state is None else ("state", state)
    return lambda world: Query(parent=world.room, collection="comments", where=where, limit=limit)


def _consent_of(person_id: str, change: Mapping[str, Value] | None = None) -> Attempt:
    data = {**consent(), **(change or {})}
    return lambda world: Create(path=f"{world.room}/consents/{person_id}", data=data)


def _consent_again(person_id: str) -> Attempt:
    return _writing(f"consents/{person_id}", consent())


def _renewal(change: Mapping[str, Value], person_id: str = "withdrawn") -> Attempt:
    data = {**consent(), **change}
    return lambda world: Replace(path=f"{world.room}/consents/{person_id or world.document_id}", data=data)


def _withdrawing(world: World) -> Update:
    return Update(path=f"{world.room}/consents/{world.document_id}", data={"withdrawnAt": SERVER_TIME})


def _writing(path: str, data: Mapping[str, Value]) -> Attempt:
    return lambda world: Replace(path=f"{world.room}/{path}", data=data)


def _saying(
    *,
    kind: str = "milestone",
    of: str = "",
    change: Mapping[str, Value] | None = None,
    subject: Mapping[str, Value] | None = None,
    left_out: str = "",
    comment_id: str | None = None,
) -> Attempt:
    def attempt(world: World) -> Create:
        subject_id = world.named(of) if of else world.document_id
        data = {**comment(world.document_id, kind, subject_id), **(change or {})}
        if subject:
            data["subject"] = {"kind": kind, "id": subject_id, **subject}
        return Create(path=f"{world.room}/comments/{comment_id or new_id()}", data=without(data, left_out))

    return attempt


def _judged(name: str, change: Mapping[str, Value]) -> Attempt:
    return lambda world: Update(
        path=f"{world.room}/comments/{world.named(name) if name else world.document_id}", data=change
    )


def _read(
    name: str,
    person: Person,
    attempt: Attempt,
    room: Mapping[str, Value] = OPEN,
    *,
    is_allowed: bool = False,
) -> Case:
    return case("comments", name, person, attempt, room, is_allowed=is_allowed)
