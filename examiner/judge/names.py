"""The names that test cells see: their own first, then those of the student's notebook."""

from __future__ import annotations

import builtins
import contextlib
import io
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from typing import Any

from examiner.judge.student import Student
from examiner.wire.plain_data import WireError


@dataclass(frozen=True)
class Scope:
    """What an assignment's names are. All of it comes from the instructor's notebook.

    `before` is run first; `shared` are names of the notebook, which tests may replace over there; `imported` are the
    imports of answer cells, whose modules are the judge's own; `replaced` are built-in names that answers define anew.
    """

    before: tuple[str, ...] = ()
    shared: frozenset[str] = frozenset()
    imported: tuple[str, ...] = ()
    replaced: frozenset[str] = frozenset()

    @classmethod
    def of(cls, data: dict[str, list[str]]) -> Scope:
        """From what `scope_names` gives."""
        return cls(
            tuple(data["before"]), frozenset(data["shared"]), tuple(data["imported"]), frozenset(data["replaced"])
        )

    def builtins(self) -> dict[str, Any]:
        """Python's built-in names, but for those that answers define."""
        every = vars(builtins)
        return {name: value for name, value in every.items() if name not in self.replaced} if self.replaced else every

    def modules(self) -> dict[str, Any]:
        """What the imports of answer cells give on the judge's side."""
        found: dict[str, Any] = {}
        for source in self.imported:
            with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
                exec(source, found)
        found.pop("__builtins__", None)
        return found


class Names(MutableMapping[str, Any]):
    """The names of one test cell.

    Setting or deleting a name that the instructor's notebook has does the same over there, so a test can take a
    function away or put another in its place. No other name is told: a test's `expected` is nobody's business.
    """

    def __init__(self, own: dict[str, Any], student: Student, shared: frozenset[str], modules: dict[str, Any]) -> None:
        self.own, self.student, self.shared, self.modules = own, student, shared, modules
        self.borrowed: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        if name not in self.own:
            if name in self.own["__builtins__"]:
                raise KeyError(name)
            theirs = self.student.get(name)
            self.own[name] = self.modules.get(name, theirs)  # a student's NumPy may say yes to everything
            self.borrowed.add(name)
        return self.own[name]

    def __setitem__(self, name: str, value: Any) -> None:
        theirs = name in self.shared and (name in self.borrowed or name not in self.own)
        (self.borrowed.add if theirs and self.told(name, value) else self.borrowed.discard)(name)
        self.own[name] = value

    def __delitem__(self, name: str) -> None:
        if name in self.borrowed and name in self.shared:
            self.student.delete(name)
        self.borrowed.discard(name)
        del self.own[name]

    def told(self, name: str, value: Any) -> bool:
        """Set a name over there too; False if that cannot be: a module, say, which the notebook has of its own."""
        try:
            self.student.set(name, value)
        except WireError:
            return False
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(self.own)

    def __len__(self) -> int:
        return len(self.own)

    def borrow(self, names: set[str]) -> None:
        """Fetch those of these names that the student has: functions of the test look names up without asking us."""
        for name in sorted(names):
            with contextlib.suppress(KeyError):
                self[name]

    def give_back(self) -> dict[str, Any]:
        """Forget the student's values: the next test cell sees the notebook as it is then. Gives what was forgotten."""
        forgotten = {name: self.own.pop(name) for name in self.borrowed if name in self.own}
        self.borrowed.clear()
        return forgotten

    def take_again(self, forgotten: dict[str, Any]) -> None:
        """Have the student's values again."""
        self.own.update(forgotten)
        self.borrowed = set(forgotten)
