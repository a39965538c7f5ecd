"""The generated pages of docs/: worked numbers (id -> unit -> check or test), syllabus, instructor guide."""

import ast
import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from nbformat import NotebookNode

from authoring.paths import ROOT, units
from authoring.source import expected_notebook
from authoring.topics import DECKS, TOPICS
from grader_tests import catalogue
from grader_tests.task import Task
from grader_tests.worked_numbers import ABOUT

DOCS = ROOT / "docs"
TESTS = Path(__file__).parent / "tests"
PAGES = ("worked_numbers.md", "syllabus.md", "instructor_guide.md")
MISTAKES_SHOWN = 3


def write_pages() -> None:
    """Write the generated pages."""
    for name in PAGES:
        (DOCS / name).write_text(page(name), encoding="utf-8")


def page(name: str) -> str:
    """The text of a generated page."""
    templates = Environment(
        loader=FileSystemLoader(DOCS / "templates"), undefined=StrictUndefined, keep_trailing_newline=True
    )
    facts = {"decks": DECKS, "numbers": ABOUT, "proofs": proofs(), "units": [unit_facts(unit) for unit in units()]}
    return templates.get_template(f"{name}.j2").render(facts)


def proofs() -> dict[str, list[dict[str, str]]]:
    """For every id the checks and tests that reproduce it, with their units."""
    found: dict[str, list[dict[str, str]]] = {number: [] for number in ABOUT}
    for key, task in catalogue.tasks().items():
        for number in sorted({number for case in task.visible() for number in case.numbers}):
            found.setdefault(number, []).append({"unit": task.unit[:2], "what": f"`check.{key}`"})
    for path in sorted(TESTS.glob("test_numbers_*.py")):
        for number, test in marked_tests(path):
            unit = path.stem.removeprefix("test_numbers_")[:2]
            found.setdefault(number, []).append({"unit": unit, "what": f"`{test}`"})
    return found


def marked_tests(path: Path) -> list[tuple[str, str]]:
    """(id, test name) for every worked_number mark in a test file."""
    tests = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)]
    calls = [(mark, test.name) for test in tests for mark in test.decorator_list if isinstance(mark, ast.Call)]
    marks = [(mark, name) for mark, name in calls if ast.unparse(mark.func).endswith("worked_number")]
    return [(ast.literal_eval(argument), name) for mark, name in marks for argument in mark.args]


def unit_facts(unit: str) -> dict[str, Any]:
    """What the syllabus tells of a unit, read from its text."""
    cells = expected_notebook(unit).cells
    opening = cells[0].source
    graded = [mark for cell in cells if (mark := cell.metadata.get("nbgrader", {})).get("grade")]
    points = {mark.grade_id.removeprefix("check_"): mark.points for mark in graded}
    rows = re.findall(r"^\| (\d\..+?) \| (\d+) \|", opening, re.MULTILINE)
    return {
        "number": unit[:2],
        "title": opening.splitlines()[0].removeprefix("# "),
        "learn": re.search(r"\*\*You will learn\*\* (.+)", opening)[1],
        "need": re.search(r"\*\*You need\*\* (.+)", opening)[1],
        "sections": [(name, int(minutes)) for name, minutes in rows],
        "minutes": sum(int(minutes) for _, minutes in rows),
        "points": points,
        "total": sum(points.values()),
        "topics": topics_of(unit[:2]),
        "notes": (DOCS / "templates" / "notes" / f"{unit}.md").read_text(encoding="utf-8"),
        "mistakes": {key: first_advice(task) for key, task in catalogue.tasks(unit).items()},
        **written_question(cells),
    }


def first_advice(task: Task) -> list[str]:
    """What is said to the first few mistakes of a task, which are the commonest."""
    return list(dict.fromkeys(mistake.advice for mistake in task.mistakes))[:MISTAKES_SHOWN]


def written_question(cells: list[NotebookNode]) -> dict[str, str]:
    """The unit's question in words, and its answers by score."""
    names = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in cells]
    place = names.index("why")
    asked = cells[place - 1].source
    return {"question": asked[asked.index("**Why?**") :].removeprefix("**Why?** "), "rubric": cells[place].source}


def topics_of(number: str) -> dict[str, list[str]]:
    """The topics that a unit takes up, by deck."""
    found = {deck: [topic for unit, topic in rows if unit == number] for deck, rows in TOPICS.items()}
    return {deck: topics for deck, topics in found.items() if topics}


if __name__ == "__main__":
    write_pages()
