"""The vocabulary of the catalogue: a Task with its visible examples, hidden cases, mistakes and equivalents."""

import copy
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from nncourse.check.call import Form
from nncourse.check.tolerance import RTOL

Cases = Iterator["Case"]


@dataclass(frozen=True)
class Case:
    """One call of a task's function. `label` is what a student reads; `numbers` are ids of worked numbers.

    `expected` is needed only where neither reference nor independent computation can say it, as for AtLeast.
    """

    label: str
    arguments: dict[str, Any]
    numbers: tuple[str, ...] = ()
    rtol: float = RTOL
    expected: Any = None


@dataclass(frozen=True)
class Answer:
    """A way to write a task's function: a mistake, with the advice it deserves, or an equivalent, without."""

    name: str
    key: str
    code: str
    advice: str = ""

    def build(self, namespace: dict[str, Any]) -> Callable[..., Any]:
        """The function, defined among the names of a notebook."""
        names = dict(namespace)
        exec(compile(self.code, f"<{self.key}: {self.name}>", "exec"), names)
        return names[self.key]


@dataclass
class Task:
    """All that is known about a task but its reference answer, which stands in the source notebook.

    `parts` names the returned values that earn points of their own. `form` says how the answer is called and looked at.
    `few` says why a task has fewer mistakes or equivalents than usual.
    """

    key: str
    unit: str
    reproduces: str = ""
    hints: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    form: Form = field(default_factory=Form)
    few: str = ""
    mistakes: list[Answer] = field(default_factory=list)
    equivalents: list[Answer] = field(default_factory=list)
    visible: Callable[[], Cases] = field(init=False)
    hidden: Callable[[np.random.Generator], Cases] = field(init=False)
    independent: Callable[..., Any] = field(init=False)

    def examples(self, cases: Callable[[], Cases]) -> Callable[[], Cases]:
        """Decorator: the visible examples."""
        self.visible = cases
        return cases

    def hidden_cases(self, cases: Callable[[np.random.Generator], Cases]) -> Callable[[np.random.Generator], Cases]:
        """Decorator: what only the grader tries, drawn from a generator."""
        self.hidden = cases
        return cases

    def expected_value(self, case: Case) -> Any:
        """What a case should give: stated in it, or computed independently of the reference."""
        return self.independent(**copy.deepcopy(case.arguments)) if case.expected is None else case.expected

    def expected(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Decorator: the expected value, computed another way than in the reference."""
        self.independent = function
        return function

    def mistake(self, advice: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Decorator: a wrong answer that students write, and one sentence of advice."""

        def add(function: Callable[..., Any]) -> Callable[..., Any]:
            self.mistakes.append(Answer(function.__name__, self.key, answer_code(function, self.key), advice))
            return function

        return add

    def equivalent(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Decorator: a right answer written another way."""
        self.equivalents.append(Answer(function.__name__, self.key, answer_code(function, self.key)))
        return function

    def equivalent_cell(self, name: str, code: str) -> None:
        """A right answer that is more than one function: the text of its cell."""
        self.equivalents.append(Answer(name, self.key, textwrap.dedent(code).strip()))


def answer_code(function: Callable[..., Any], key: str) -> str:
    """The text of a function as a student would write it: without decorators, under the task's name."""
    lines = textwrap.dedent(inspect.getsource(function)).splitlines()
    start = next(place for place, line in enumerate(lines) if re.match(r"(def|class) ", line))
    return re.sub(rf"(?<![.\w]){function.__name__}(?=[(:])", key, "\n".join(lines[start:])).strip()
