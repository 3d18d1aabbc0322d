"""The people who come to the door, and the rooms in which they try it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.rules.cases import Case
from tests.rules.firestore_rest import Firestore, Get, Query, Value
from tests.rules.world import Person, World


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The two freelancers, as the Auth emulator knows them."""

    owner: str
    other: str
    tokens: Mapping[Person, str | None]

    def new_world(self) -> World:
        """Name a room of the owner's that no other test uses."""
        return World.new(owner=self.owner, other=self.other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One project, and the rooms in it that nobody has written to yet."""

    firestore: Firestore
    people: People
    _untouched: dict[str, World] = field(default_factory=dict)

    def is_allowed(self, case: Case) -> bool:
        """Play `case` in an untouched room and say whether the rules let it through."""
        kind = repr(case.room)
        world = self._untouched.pop(kind, None) or self._furnished(case.room)
        for path, document in case.before(world).items() if case.before else ():
            self.firestore.put(path, document)
        request = case.attempt(world)
        is_allowed = self.firestore.is_allowed(request, self.people.tokens[case.person])
        if not is_allowed or isinstance(request, Get | Query):
            self._untouched[kind] = world
        return is_allowed

    def _furnished(self, room: Mapping[str, Value]) -> World:
        world = self.people.new_world()
        self.firestore.store(world.documents(room))
        return world
