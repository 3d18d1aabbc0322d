"""Who may keep leads, and that a lead's past is what happened."""

from collections.abc import Iterator, Mapping
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
from tests.rules.world import CLIENT_SIDE, NOW, TOMORROW, YESTERDAY, Person, World, lead, new_id

LEADS: Final = "leads"
MOVES: Final = "moves"
PAGES: Final = "enquiryPages"

SOURCES: Final = (
    "enquiry",
    "referral",
    "pastClient",
    "website",
    "social",
    "event",
    "marketplace",
    "other",
)

VARIANTS: Final = (
    *(good(f"that came by {source}", {"source": source}) for source in SOURCES),
    bad("that came by mail", {"source": "mail"}),
    *(
        variant
        for field, longest in (("name", 80), ("title", 120))
        for variant in (
            good(f"with a {field} of {longest} characters", {field: "n" * longest}),
            bad(f"with a {field} of {longest + 1} characters", {field: "n" * (longest + 1)}),
            bad(f"with a blank {field}", {field: " \u200b"}),
        )
    ),
    good("of a company", {"company": "c" * 120}),
    bad("of a company of 121 characters", {"company": "c" * 121}),
    *(
        variant
        for field, longest in (("email", 254), ("phone", 40))
        for variant in (
            good(f"with the longest {field}", {field: "1" * longest}),
            bad(f"with a longer {field}", {field: "1" * (longest + 1)}),
        )
    ),
    good("worth nothing", {"valueMinor": 0}),
    good("worth the most there is", {"valueMinor": 10**15}),
    bad("worth more than there is", {"valueMinor": 10**15 + 1}),
    bad("worth less than nothing", {"valueMinor": -1}),
    bad("in a currency of four letters", {"currency": "INRS"}),
    bad("in a currency in small letters", {"currency": "inr"}),
    bad("at the end of all numbers", {"position": 10**15}),
    bad("at the beginning of all numbers", {"position": -(10**15)}),
    bad("at no number's position", {"position": float("nan")}),
    good("expected on 2026-12-31", {"expectedOn": "2026-12-31"}),
    bad("expected on 2026-13-01", {"expectedOn": "2026-13-01"}),
    bad("expected on 2026-02-31", {"expectedOn": "2026-02-31"}),
    bad("with a reason why it was lost", {"lostReason": "They chose another studio"}),
    good("scored 0 against the sum", {"override": {"score": 0, "reason": "Never pays"}}),
    good("scored 100 against the sum", {"override": {"score": 100, "reason": "r" * 300}}),
    bad("scored 101", {"override": {"score": 101, "reason": "Sure"}}),
    bad("scored -1", {"override": {"score": -1, "reason": "Sure"}}),
    bad("scored by half a point", {"override": {"score": 0.5, "reason": "Sure"}}),
    bad("scored without a reason", {"override": {"score": 50, "reason": " "}}),
    bad("scored with too long a reason", {"override": {"score": 50, "reason": "r" * 301}}),
    bad("scored with more than a reason", {"override": {"score": 50, "reason": "Sure", "by": "me"}}),
    good(
        "with every answer", {"answers": dict.fromkeys(("need", "budget", "timeline", "found"), "a" * 2000)}
    ),
    *(
        bad(f"with too long an answer about {each}", {"answers": {each: "a" * 2001}})
        for each in ("need", "budget", "timeline", "found")
    ),
    bad("with a number as an answer", {"answers": {"need": 7}}),
    bad("with a list as an answer", {"answers": {"need": ["a"]}}),
    bad("with an answer nobody asked for", {"answers": {"age": "40"}}),
    good("with notes", {"notes": "n" * 4000}),
    bad("with too many notes", {"notes": "n" * 4001}),
    bad("in a stage nobody knows", {"stage": "dreaming"}),
    bad("that functions would have converted", {"conversion": {"projectId": "x"}}),
    bad("that is made tomorrow", {"createdAt": TOMORROW, "stageSince": TOMORROW}),
    bad("with a field nobody asked for", {"rank": 1}),
    *wrong_types(
        {
            "name": ["a word"],
            "company": ["a word", "an empty string"],
            "email": ["a word", "null"],
            "phone": ["a word", "null"],
            "source": [],
            "title": ["a word"],
            "valueMinor": ["an integer", "null"],
            "currency": [],
            "stage": [],
            "position": ["an integer", "a fraction"],
            "expectedOn": ["null"],
            "lostReason": ["null"],
            "override": ["null"],
            "answers": ["an empty map"],
            "notes": ["a word", "an empty string"],
        }
    ),
)
"""What holds for a new lead and for one that was there, in whatever stage but lost."""

BEGINNINGS: Final = (
    good("known since yesterday", {"createdAt": YESTERDAY, "stageSince": YESTERDAY}),
    bad("that is new since another day than it was made", {"createdAt": YESTERDAY}),
    bad("that is to be new from tomorrow on", {"stageSince": TOMORROW}),
    bad("that begins as contacted", {"stage": "contacted"}),
    bad("that begins as won", {"stage": "won"}),
    bad("that is qualified from the first", {"qualifiedAt": SERVER_TIME}),
    bad("that was moved in a past nobody knows", {"lastMove": new_id()}),
    *wrong_types({key: [] for key in ("createdAt", "stageSince")}),
    *wrong_types({key: ["null"] for key in ("lastMove", "qualifiedAt", "conversion")}),
)
"""What only holds for a new one."""

RESTORED: Final[Mapping[str, Value]] = {
    **lead(),
    "stage": "contacted",
    "createdAt": YESTERDAY,
    "stageSince": YESTERDAY,
}
RESTORINGS: Final = (
    good("as it was", {}),
    good("that was qualified on the way", {"qualifiedAt": YESTERDAY}),
    bad("in another stage", {"stage": "proposal"}),
    bad("since another time", {"stageSince": NOW}),
    bad("that was qualified after it came to its stage", {"qualifiedAt": NOW}),
    bad("as converted", {"conversion": {"projectId": "x"}}),
    bad("that is made tomorrow", {"createdAt": TOMORROW}),
)

MOVED: Final[Mapping[str, Value]] = {
    "stage": "negotiating",
    "stageSince": SERVER_TIME,
    "qualifiedAt": SERVER_TIME,
}
MOVINGS: Final = (
    good("and upwards", {"position": -3}),
    good("and on to be contacted again", {"stage": "new", "qualifiedAt": None}),
    good("to won without a conversion", {"stage": "won"}),
    good("to lost, and says why", {"stage": "lost", "lostReason": "Too dear", "qualifiedAt": None}),
    bad("to a stage nobody knows", {"stage": "dreaming", "qualifiedAt": None}),
    bad("to lost without a word", {"stage": "lost", "qualifiedAt": None}),
    bad("to lost with a blank", {"stage": "lost", "lostReason": " ", "qualifiedAt": None}),
    bad("to lost at too great a length", {"stage": "lost", "lostReason": "l" * 301, "qualifiedAt": None}),
    bad("since yesterday", {"stageSince": YESTERDAY}),
    bad("without being qualified by it", {"qualifiedAt": None}),
    bad("and was qualified before", {"qualifiedAt": YESTERDAY}),
    bad("to be lost, but qualified", {"stage": "lost", "lostReason": "Too dear"}),
    bad("as converted", {"conversion": {"projectId": "x"}}),
    bad("as made just now", {"createdAt": SERVER_TIME}),
)
"""What may be written with a move from contacted."""


def cases() -> Iterator[Case]:
    """List every attempt at leads, their history and the enquiry pages."""
    yield from _people()
    yield from _documents()
    yield from _moving()
    yield from _history()
    yield from _pages()


def _people() -> Iterator[Case]:
    """Let everybody try what is right in itself."""
    attempts: dict[str, Attempt] = {
        "read a lead": lambda world: Get(path=world.lead()),
        "list the leads": lambda world: Query(collection="leads", parent=world.books, limit=50),
        "read a lead's history": lambda world: Query(collection="moves", parent=world.lead()),
        "add a lead": lambda world: Create(path=f"{world.books}/leads/{new_id()}", data=lead()),
        "change a lead": lambda world: Update(path=world.lead(), data={"notes": "Called twice"}),
        "move a lead": _moving_with({}),
        "delete a lead": lambda world: Delete(path=world.lead()),
        "take back the deletion of a lead": _restoring({}),
    }
    for name, attempt in attempts.items():
        yield _case(LEADS, name, attempt, is_allowed=True)
        for person in CLIENT_SIDE:
            yield _case(LEADS, name, attempt, person)
    yield _case(LEADS, "delete a converted lead", lambda world: Delete(path=world.lead("converted")))
    for lead_id in ("short", "a" * 21, "a" * 19 + "-"):
        yield _case(LEADS, f"add a lead with the id {lead_id}", _adding({}, lead_id=lead_id))
    yield _case(
        LEADS, "list the leads of everybody", lambda _: Query(collection="leads", everywhere=True, limit=1)
    )


def _documents() -> Iterator[Case]:
    for variant in VARIANTS:
        yield _case(LEADS, f"add a lead {variant.name}", _adding(variant.change), is_allowed=variant.is_valid)
        yield _case(
            LEADS, f"leave a lead {variant.name}", _leaving(variant.change), is_allowed=variant.is_valid
        )
    for variant in BEGINNINGS:
        yield _case(
            LEADS, f"begin with a lead {variant.name}", _adding(variant.change), is_allowed=variant.is_valid
        )
    for variant in RESTORINGS:
        yield _case(
            LEADS, f"restore a lead {variant.name}", _restoring(variant.change), is_allowed=variant.is_valid
        )
    for field in lead():
        missing = without(lead(), field)
        yield _case(LEADS, f"add a lead without its {field}", _replacing(missing))
    yield _case(LEADS, "move a lead to be found anew", _restoring({}, with_a_new_move=True))


def _moving() -> Iterator[Case]:
    for variant in MOVINGS:
        yield _case(
            LEADS, f"move a lead {variant.name}", _moving_with(variant.change), is_allowed=variant.is_valid
        )
    faked: Mapping[str, Value] = {
        "stageSince": SERVER_TIME,
        "lastMove": new_id(),
        "qualifiedAt": SERVER_TIME,
        "createdAt": SERVER_TIME,
        "conversion": {"projectId": "x"},
    }
    for field, value in faked.items():
        yield _case(LEADS, f"change a lead's {field} where it stands", _leaving({field: value}))
    yield _case(LEADS, "change a lead's stage without its move", _leaving({"stage": "new"}))
    yield _case(
        LEADS,
        "change a lead's stage by the move before",
        _leaving({"stage": "new", "stageSince": SERVER_TIME}),
    )
    false: Mapping[str, Mapping[str, Value]] = {
        "from another stage": {"from": "proposal"},
        "to another stage": {"to": "won"},
        "at another time": {"at": YESTERDAY},
    }
    for name, move in false.items():
        yield _case(LEADS, f"move a lead by an entry {name}", _moving_with({}, move=move))
    again: Mapping[str, Value] = {"qualifiedAt": YESTERDAY}
    yield _case(
        LEADS,
        "move a qualified lead",
        _moving_with(again, kind="qualified", from_="proposal"),
        is_allowed=True,
    )
    yield _case(LEADS, "qualify a lead twice", _moving_with({}, kind="qualified", from_="proposal"))
    back: Mapping[str, Value] = {"stage": "contacted", "qualifiedAt": None}
    yield _case(
        LEADS, "take a lead's qualification back", _moving_with(back, kind="qualified", from_="proposal")
    )
    yield _case(LEADS, "move a converted lead", _moving_with(again, kind="converted", from_="won"))
    yield _case(
        LEADS,
        "change a converted lead",
        lambda world: Update(path=world.lead("converted"), data={"notes": "Done"}),
        is_allowed=True,
    )


def _history() -> Iterator[Case]:
    valid: Mapping[str, Value] = {"from": "new", "to": "contacted", "at": SERVER_TIME}
    torn: Attempt = lambda world: Create(  # noqa: E731 -- as everywhere in these tables
        path=f"{world.lead('torn')}/moves/{world.document_id}", data=valid
    )
    yield _case(MOVES, "write the entry that a lead names and that is not there", torn, is_allowed=True)
    for person in CLIENT_SIDE:
        yield _case(MOVES, "write the entry that a lead names and that is not there", torn, person)
    entry: dict[str, Attempt] = {
        "write an entry without a move": lambda world: Create(
            path=f"{world.lead()}/moves/{new_id()}", data=valid
        ),
        "change an entry of the history": lambda world: Update(
            path=f"{world.lead()}/moves/{world.document_id}", data={"at": NOW}
        ),
        "delete an entry of the history": lambda world: Delete(
            path=f"{world.lead()}/moves/{world.document_id}"
        ),
        "move a lead by an entry with a field nobody asked for": _moving_with({}, move={"why": "because"}),
        "move a lead by an entry without a time": _moving_with({}, move_id=new_id(), leaves_out="at"),
        "move a lead by an entry with a short id": _moving_with({}, move_id="short"),
    }
    for name, attempt in entry.items():
        yield _case(MOVES, name, attempt)


def _pages() -> Iterator[Case]:
    attempts: dict[str, Attempt] = {
        "list the open enquiry pages": lambda _: Query(
            collection="enquiryPages", where=("isOpen", True), limit=1
        ),
        "learn whose an enquiry page is": lambda world: Get(path=f"enquiryOwners/open-{world.link.lower()}"),
        "reopen an enquiry page": lambda world: Update(path=_page(world, "closed"), data={"isOpen": True}),
    }
    for person in Person:
        yield _case(
            PAGES,
            "read an open enquiry page",
            lambda world: Get(path=_page(world, "open")),
            person,
            is_allowed=True,
        )
        yield _case(
            PAGES,
            "read a closed enquiry page",
            lambda world: Get(path=_page(world, "closed")),
            person,
            is_allowed=person is Person.OWNER,
        )
        for name, attempt in attempts.items():
            yield _case(PAGES, name, attempt, person)


def _page(world: World, state: str) -> str:
    return f"enquiryPages/{state}-{world.link.lower()}"


def _adding(change: Mapping[str, Value], *, lead_id: str | None = None) -> Attempt:
    data = {**lead(), **change}
    return lambda world: Create(path=f"{world.books}/leads/{lead_id or new_id()}", data=data)


def _replacing(data: Mapping[str, Value]) -> Attempt:
    return lambda world: Replace(path=f"{world.books}/leads/{new_id()}", data=data)


def _leaving(change: Mapping[str, Value]) -> Attempt:
    return lambda world: Update(path=world.lead(), data=change)


def _restoring(change: Mapping[str, Value], *, with_a_new_move: bool = False) -> Attempt:
    def attempt(world: World) -> Request:
        move_id = new_id() if with_a_new_move else world.document_id
        restored = Create(path=world.lead("gone"), data={**RESTORED, "lastMove": move_id, **change})
        if not with_a_new_move:
            return restored
        move: Mapping[str, Value] = {"from": "new", "to": "contacted", "at": YESTERDAY}
        return Commit(writes=[restored, Create(path=f"{world.lead('gone')}/moves/{move_id}", data=move)])

    return attempt


def _moving_with(
    change: Mapping[str, Value],
    *,
    kind: str = "",
    from_: str = "contacted",
    move: Mapping[str, Value] | None = None,
    move_id: str | None = None,
    leaves_out: str = "",
) -> Attempt:
    def attempt(world: World) -> Request:
        name, data = move_id or new_id(), {**MOVED, **change}
        entry: dict[str, Value] = {"from": from_, "to": data["stage"], "at": SERVER_TIME, **(move or {})}
        return Commit(
            writes=[
                Update(path=world.lead(kind), data={**data, "lastMove": name}),
                Create(path=f"{world.lead(kind)}/moves/{name}", data=without(entry, leaves_out)),
            ]
        )

    return attempt


def _case(
    about: str,
    name: str,
    attempt: Attempt,
    person: Person = Person.OWNER,
    *,
    is_allowed: bool = False,
) -> Case:
    return Case(about=about, name=name, person=person, attempt=attempt, is_allowed=is_allowed)
