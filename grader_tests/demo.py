"""The course in one run: hand a sample class its work, grade it with nbgrader, write feedback and a grade table."""

import csv
import logging
import shutil
from pathlib import Path

import nbformat
from nbgrader.apps import NbGraderAPI
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from authoring.paths import BUILD, source_notebook, units
from authoring.release import build
from grader_tests import sample_class, stock
from grader_tests.course import gradebook, new_course
from grader_tests.stock import Grading

COURSE = BUILD / "demo"


def main() -> None:
    """Build, hand in, grade, give feedback, show."""
    console = Console()
    console.print("[bold]1[/] Building the student version of the course")
    build()
    shutil.rmtree(COURSE, ignore_errors=True)
    logging.getLogger("traitlets").setLevel(logging.CRITICAL)
    api = new_course(COURSE)
    set_due_dates()
    console.print(f"[bold]2[/] Handing in for {len(sample_class.STUDENTS)} sample students")
    sample_class.hand_in(COURSE)
    console.print("[bold]3[/] Grading with nbgrader")
    gradings = grade_all(api, console)
    feedback = give_feedback(api, gradings)
    table = write_csv(gradings)
    console.print(grade_table(gradings))
    console.print(f"grades    {table}\nfeedback  {feedback} pages under {COURSE / 'feedback'}/STUDENT/UNIT/UNIT.html")


def set_due_dates() -> None:
    """All units of the sample course are due on the same day."""
    with gradebook(COURSE) as book:
        for unit in units():
            book.update_or_create_assignment(unit, duedate=sample_class.DUE)


def grade_all(api: NbGraderAPI, console: Console) -> list[Grading]:
    """Grade every submission of every unit, with a progress bar. None stops the others."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    gradings = []
    with Progress(*columns, console=console) as progress:
        bar = progress.add_task("grading", total=len(units()) * len(sample_class.STUDENTS))
        for unit in units():
            progress.update(bar, description=unit)
            for grading in stock.grade_class(api, COURSE, unit):
                gradings.append(grading)
                progress.advance(bar)
    return gradings


def give_feedback(api: NbGraderAPI, gradings: list[Grading]) -> int:
    """Write feedback for every submission that was graded; returns how many pages."""
    graded = [one for one in gradings if (COURSE / "autograded" / one.student / one.unit).is_dir()]
    return sum(api.generate_feedback(one.unit, one.student)["success"] for one in graded)


def most_points(unit: str) -> float:
    """The points that a unit's check cells give at most; written answers are marked by a person."""
    marks = [cell.metadata.get("nbgrader", {}) for cell in nbformat.read(source_notebook(unit), as_version=4).cells]
    return sum(mark["points"] for mark in marks if mark.get("grade") and not mark["solution"])


def write_csv(gradings: list[Grading]) -> Path:
    """Write the grade table as CSV and return its path."""
    path = COURSE / "grades.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(["student", "unit", "points", "max_points", "late", "problem"])
        for one in gradings:
            writer.writerow([one.student, one.unit, one.points, most_points(one.unit), one.late, one.problem])
    return path


def grade_table(gradings: list[Grading]) -> Table:
    """Students by units, points, and what went wrong."""
    table = Table(title="Points of the check cells (written answers wait for a person)")
    table.add_column("student", no_wrap=True)
    for unit in units():
        table.add_column(f"{unit[:2]} of {most_points(unit):g}", justify="right", no_wrap=True)
    table.add_column("what went wrong", overflow="fold")
    for student in sample_class.STUDENTS:
        mine = [one for one in gradings if one.student == student.name]
        table.add_row(student.name, *(f"{one.points:g}" for one in mine), remarks(mine))
    return table


def remarks(gradings: list[Grading]) -> str:
    """One line per different problem, with the units that have it."""
    found: dict[str, list[str]] = {}
    for one in gradings:
        for problem in [one.problem] * bool(one.problem) + ["handed in late"] * one.late:
            found.setdefault(problem.replace(one.unit, "UNIT"), []).append(one.unit[:2])
    return "\n".join(f"{', '.join(where)}: {problem}" for problem, where in found.items())


if __name__ == "__main__":
    main()
