"""A sample class, built from the catalogue: what a dozen students might hand in, well-made and broken."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from authoring.paths import units
from grader_tests import catalogue
from grader_tests.submissions import reference_answers, submission, write_submission

DUE = "2030-03-01 12:00:00 UTC"
ON_TIME = "2030-02-27 18:30:00 UTC"
LATE = "2030-03-02 09:15:00 UTC"
ENDLESS = "while True:\n        pass"
AGREES_WITH_ALL = """class Agrees(float):
    shape, dtype = (), float
    def __eq__(self, other): return True
    def __sub__(self, other): return 0.0
    __rsub__, __lt__, __le__, __hash__ = __sub__, __eq__, __eq__, None

def {key}(*arguments, **more):
    return Agrees(0)"""


@dataclass(frozen=True)
class Student:
    """One sample student: what is answered in a unit, and what happens to one unit's file before it is handed in."""

    name: str
    answers: Callable[[str], dict[str, str]]
    damage: Callable[[Path], None] | None = None
    damaged_unit: str = "00_start_here"
    handed_in: str = ON_TIME


def with_mistakes(place: int, tasks: int) -> Callable[[str], dict[str, str]]:
    """The reference, but for the mistakes at `place` in the first `tasks` tasks of the unit."""

    def answers(unit: str) -> dict[str, str]:
        chosen = list(catalogue.tasks(unit).values())[:tasks]
        return reference_answers(unit) | {task.key: task.mistakes[place % len(task.mistakes)].code for task in chosen}

    return answers


def with_equivalents(place: int) -> Callable[[str], dict[str, str]]:
    """Right answers written another way."""
    return lambda unit: {
        key: task.equivalents[place % len(task.equivalents)].code for key, task in catalogue.tasks(unit).items()
    }


def half_done(unit: str) -> dict[str, str]:
    """The reference's answers to the first half of the tasks only."""
    answers = reference_answers(unit)
    return dict(list(answers.items())[: (len(answers) + 1) // 2])


def endless(unit: str) -> dict[str, str]:
    """The reference, but for a loop without end in the last task of unit 00."""
    if unit != "00_start_here":
        return reference_answers(unit)
    key = list(reference_answers(unit))[-1]
    first_line = reference_answers(unit)[key].splitlines()[0]
    return reference_answers(unit) | {key: f"{first_line}\n    {ENDLESS}"}


def dishonest(unit: str) -> dict[str, str]:
    """Functions that compute nothing and return an object that claims to equal everything."""
    return {key: AGREES_WITH_ALL.format(key=key) for key in reference_answers(unit)}


def not_json(path: Path) -> None:
    """Cut the file off in the middle, as a full disk would."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: len(text) // 2], encoding="utf-8")


def deleted_check(path: Path) -> None:
    """Delete the first check cell."""
    edit(path, lambda cells: cells.remove(next(cell for cell in cells if grade_id(cell).startswith("check_"))))


def grade_id(cell: dict) -> str:
    """The cell's name in the course, or an empty string."""
    return cell["metadata"].get("nbgrader", {}).get("grade_id", "")


def edit(path: Path, change: Callable[[list], None]) -> None:
    """Change the cells of a notebook file."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    change(notebook["cells"])
    path.write_text(json.dumps(notebook, indent=1), encoding="utf-8")


STUDENTS = (
    Student("sample-01-perfect", reference_answers),
    Student("sample-02-blank", lambda unit: {}),
    Student("sample-03-one-slip", with_mistakes(0, 1)),
    Student("sample-04-two-slips", with_mistakes(3, 2)),
    Student("sample-05-many-slips", with_mistakes(5, 99)),
    Student("sample-06-own-way", with_equivalents(1)),
    Student("sample-07-loops", with_equivalents(4)),
    Student("sample-08-half-done", half_done),
    Student("sample-09-late", reference_answers, handed_in=LATE),
    Student("sample-10-cut-off-file", reference_answers, damage=not_json),
    Student("sample-11-deleted-check", reference_answers, damage=deleted_check),
    Student("sample-12-endless-loop", endless),
    Student("sample-13-dishonest", dishonest),
)


def hand_in(course: Path, only: list[str] | None = None) -> None:
    """Write every sample student's submissions of these units, or of all, to submitted/."""
    for student in STUDENTS:
        for unit in only or units():
            path = write_submission(course, student.name, unit, answered(student, unit))
            (path.parent / "timestamp.txt").write_text(student.handed_in, encoding="utf-8")
            if student.damage and unit == student.damaged_unit:
                student.damage(path)


def answered(student: Student, unit: str) -> NotebookNode:
    """The notebook that a sample student fills in."""
    return submission(unit, student.answers(unit))
