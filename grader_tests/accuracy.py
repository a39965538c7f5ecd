"""How often the grader is wrong: every written mistake, every mutant, every equivalent, counted per unit.

`python -m grader_tests.accuracy` runs all of it, compares the four places that check a notebook, and writes
docs/grader_accuracy.md and .json.
"""

import json
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from authoring.paths import ROOT, units
from authoring.solutions import without_marks
from grader_tests import catalogue, reference
from grader_tests.agreement import disagreements
from grader_tests.equivalent_mutants import REASONS
from grader_tests.mutate import mutants
from grader_tests.task import Answer, Task
from grader_tests.verdicts import Judged, judge_answer

PAGE, DATA = ROOT / "docs" / "grader_accuracy.md", ROOT / "docs" / "grader_accuracy.json"
COUNTED = (
    "mistakes_tried",
    "mistakes_caught",
    "written_tried",
    "mutants_tried",
    "mutants_caught",
    "mutants_equivalent",
    "equivalents_tried",
    "equivalents_passed",
    "named_tried",
    "named_right",
    "named_wrong",
)


@dataclass
class Accuracy:
    """The counts of one task, and what went wrong by name."""

    counts: Counter[str] = field(default_factory=Counter)
    passed_though_wrong: list[str] = field(default_factory=list)
    failed_though_right: list[str] = field(default_factory=list)
    named_wrongly: list[str] = field(default_factory=list)
    not_named: list[str] = field(default_factory=list)
    equivalent: list[dict[str, str]] = field(default_factory=list)


def of_task(task: Task) -> Accuracy:
    """Try everything on one task."""
    found = Accuracy()
    for mistake in task.mistakes:
        count_mistake(found, task, mistake, judge_answer(task, mistake))
    for what, text in mutants(without_marks(reference.solution_cells(task.unit)[task.key])):
        count_mutant(found, task, what, judge_answer(task, Answer(what, task.key, text)))
    for answer in task.equivalents:
        passed = judge_answer(task, answer).passes
        found.counts.update(equivalents_tried=1, equivalents_passed=passed)
        found.failed_though_right += [] if passed else [f"{task.key}: {answer.name}"]
    return found


def count_mistake(found: Accuracy, task: Task, mistake: Answer, judged: Judged) -> None:
    """A written mistake: caught? named? by its own advice only?"""
    others = {other.advice for other in task.mistakes} - {mistake.advice}
    named, wrongly = mistake.advice in judged.words, any(advice in judged.words for advice in others)
    found.counts.update(mistakes_tried=1, written_tried=1, mistakes_caught=not judged.passes)
    found.counts.update(named_tried=1, named_right=named and not wrongly, named_wrong=wrongly)
    name = f"{task.key}: {mistake.name}"
    found.passed_though_wrong += [name] if judged.passes else []
    found.named_wrongly += [name] if wrongly else []
    found.not_named += [] if named else [name]


def count_mutant(found: Accuracy, task: Task, what: str, judged: Judged) -> None:
    """A systematic mistake: caught, or listed as computing the same."""
    reason = REASONS.get(task.key, {}).get(what)
    if judged.passes and reason:
        found.counts.update(mutants_equivalent=1)
        found.equivalent.append({"task": task.key, "mutant": what, "reason": reason})
        return
    found.counts.update(
        mistakes_tried=1, mutants_tried=1, mistakes_caught=not judged.passes, mutants_caught=not judged.passes
    )
    found.passed_though_wrong += [f"{task.key}: {what}"] if judged.passes else []


def of_unit(unit: str) -> dict[str, Any]:
    """Counts of a unit, with the names of whatever went wrong."""
    tasks = [of_task(task) for task in catalogue.tasks(unit).values()]
    counts = sum((one.counts for one in tasks), Counter())
    lists = ("passed_though_wrong", "failed_though_right", "named_wrongly", "not_named", "equivalent")
    return {name: counts[name] for name in COUNTED} | {
        name: [row for one in tasks for row in getattr(one, name)] for name in lists
    }


def report(found: dict[str, dict[str, Any]], disagree: list[str], compared: int, seconds: float) -> dict[str, Any]:
    """The whole report as data."""
    total = {name: sum(row[name] for row in found.values()) for name in COUNTED}
    agreement = {"compared": compared, "disagreements": disagree}
    return {"units": found, "total": total, "agreement": agreement, "seconds": round(seconds)}


def write(data: dict[str, Any]) -> None:
    """Write the report as JSON and as a page."""
    DATA.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(page(data), encoding="utf-8")


def page(data: dict[str, Any]) -> str:
    """The report as Markdown."""
    loader = FileSystemLoader(ROOT / "docs" / "templates")
    templates = Environment(loader=loader, undefined=StrictUndefined, keep_trailing_newline=True)
    return templates.get_template("grader_accuracy.md.j2").render(data)


def main() -> None:
    """Run everything and write the report."""
    started = time.monotonic()
    found = {}
    for unit in units():
        found[unit] = of_unit(unit)
        row = found[unit]
        print(f"{unit}: {row['mistakes_caught']} of {row['mistakes_tried']} mistakes caught", flush=True)
    compared, disagree = disagreements()
    write(report(found, disagree, compared, time.monotonic() - started))
    print(f"{PAGE.relative_to(ROOT)} and .json")


if __name__ == "__main__":
    main()
