"""The course in one run: hand a sample class its work, grade it, write feedback and a grade table."""

import csv
import logging
import shutil
import warnings
from pathlib import Path

import nbformat
from nbgrader.apps import NbGraderAPI
from rich import box
from rich.console import Console
from rich.progress import track
from rich.table import Table

from authoring.paths import BUILD, source_notebook, units
from authoring.release import build
from examiner.verdict import STOPPED, Verdict
from grader_tests import sample_class
from grader_tests.course import gradebook, new_course
from grader_tests.grading import grade_units

COURSE = BUILD / "demo"
Verdicts = dict[str, dict[str, Verdict]]


def main() -> None:
    """Build, hand in, grade, give feedback, show."""
    warnings.simplefilter("ignore")
    logging.getLogger("traitlets").setLevel(logging.CRITICAL)
    console = Console()
    console.print("[bold]1[/] Building the student version of the course")
    build()
    shutil.rmtree(COURSE, ignore_errors=True)
    api = new_course(COURSE)
    set_due_dates()
    console.print(f"[bold]2[/] Handing in {len(units())} units for {len(sample_class.STUDENTS)} sample students")
    sample_class.hand_in(COURSE)
    console.print("[bold]3[/] Grading")
    verdicts = grade_units(COURSE, units(), quiet=False)
    console.print("[bold]4[/] Writing feedback")
    pages = give_feedback(api, verdicts, console)
    late = late_students()
    table = write_csv(verdicts, late)
    console.print(grade_table(verdicts))
    show_troubles(verdicts, late, console)
    console.print(
        f"grades    {table}\nfeedback  {pages} pages under {COURSE / 'feedback'}/STUDENT/UNIT/UNIT.html", soft_wrap=True
    )


def set_due_dates() -> None:
    """All units of the sample course are due on the same day."""
    with gradebook(COURSE) as book:
        for unit in units():
            book.update_or_create_assignment(unit, duedate=sample_class.DUE)


def late_students() -> set[tuple[str, str]]:
    """Who handed which unit in late."""
    with gradebook(COURSE) as book:
        rows = [
            (one.student_id, unit, one.total_seconds_late)
            for unit in units()
            for one in book.assignment_submissions(unit)
        ]
    return {(student, unit) for student, unit, seconds in rows if seconds > 0}


def give_feedback(api: NbGraderAPI, verdicts: Verdicts, console: Console) -> int:
    """Write feedback for every submission that could be graded; returns how many pages."""
    graded = [
        (unit, student) for unit, row in verdicts.items() for student, one in row.items() if one.status == "graded"
    ]
    bar = track(graded, "feedback", console=console)
    return sum(api.generate_feedback(unit, student)["success"] for unit, student in bar)


def most_points(unit: str) -> float:
    """The points that a unit's check cells give at most; written answers are marked by a person."""
    marks = [cell.metadata.get("nbgrader", {}) for cell in nbformat.read(source_notebook(unit), as_version=4).cells]
    return sum(mark["points"] for mark in marks if mark.get("grade") and not mark["solution"])


def write_csv(verdicts: Verdicts, late: set[tuple[str, str]]) -> Path:
    """Write the grade table as CSV and return its path."""
    path = COURSE / "grades.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(["student", "unit", "points", "max_points", "late", "what_went_wrong"])
        for unit, row in verdicts.items():
            for student, one in row.items():
                words = "; ".join(troubles(one))
                writer.writerow([student, unit, one.points, most_points(unit), (student, unit) in late, words])
    return path


def grade_table(verdicts: Verdicts) -> Table:
    """Students by units: points. Narrow enough for a terminal of 80 columns."""
    table = Table(
        title="Points of the check cells (written answers wait for a person)", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0)
    )
    table.add_column("student", no_wrap=True)
    for unit in units():
        table.add_column(unit[:2], justify="right", no_wrap=True)
    table.add_row("at most", *(f"{most_points(unit):g}" for unit in units()), end_section=True)
    for student in sample_class.STUDENTS:
        table.add_row(student.name, *(f"{row[student.name].points:g}" for row in verdicts.values()))
    return table


def show_troubles(verdicts: Verdicts, late: set[tuple[str, str]], console: Console) -> None:
    """What went wrong, a line for each trouble of each student."""
    console.print("What went wrong")
    for student in sample_class.STUDENTS:
        mine = {unit: row[student.name] for unit, row in verdicts.items()}
        for words in remarks(mine, late):
            console.print(f"  {student.name}  {words}", soft_wrap=True, highlight=False, markup=False)


def troubles(verdict: Verdict) -> list[str]:
    """What was unreadable, put right or stopped, a line each."""
    stopped = [cell.name for cells in verdict.cells.values() for cell in cells if cell.outcome == STOPPED]
    return [
        *filter(None, [verdict.problem]),
        *verdict.repairs,
        *(f"{name} was stopped: it did not end" for name in stopped),
    ]


def remarks(mine: dict[str, Verdict], late: set[tuple[str, str]]) -> list[str]:
    """One line per different trouble, with the units that have it."""
    found: dict[str, list[str]] = {}
    for unit, verdict in mine.items():
        for words in troubles(verdict) + ["handed in late"] * ((verdict.student, unit) in late):
            found.setdefault(words.replace(unit, "UNIT"), []).append(unit[:2])
    return [f"{in_words(where)}: {words}" for words, where in found.items()]


def in_words(where: list[str]) -> str:
    """Unit numbers for people."""
    return "all units" if len(where) == len(units()) else ", ".join(where)


if __name__ == "__main__":
    main()
