"""The command `examiner`: grade a class, explain a verdict, write the class report."""

from __future__ import annotations

import csv
import json
import logging
import sys
import time
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from nbgrader.apps.baseapp import NbGrader
from nbgrader.preprocessors import AssignLatePenalties
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from traitlets import Unicode, default

from examiner.course import workers
from examiner.course.grade_class import ClassRun, Graded
from examiner.course.gradebook import GradebookWriter, NoAssignment
from examiner.course.store import Store
from examiner.course.workers import Send
from examiner.pages import explain
from examiner.pages.report import write_report
from examiner.pages.table import lines, row
from examiner.settings import Examiner
from examiner.verdict import GRADER_FAILED
from examiner.worker import sandbox
from examiner.worker.examine import close_workshops

FIELDS = ["student", "assignment", "status", "points", "most", "problem", "repairs", "tests", "seed"]


class ExaminerApp(NbGrader):
    """What the subcommands share: the course's configuration and the names on the command line."""

    console = Console()

    @default("classes")
    def _classes_default(self) -> list:
        return [*super()._classes_default(), Examiner, AssignLatePenalties]

    @default("log_level")
    def _log_level_default(self) -> int:
        return logging.WARNING

    def arguments(self, count: int, usage: str) -> list[str]:
        """The words of the command line; ends the program with the usage if there are too few or too many."""
        if len(self.extra_args) != count:
            self.fail(usage)
        return list(self.extra_args)

    def fail(self, words: str) -> None:
        """End with one line on stderr."""
        print(f"examiner: {words}", file=sys.stderr)
        sys.exit(2)


class GradeApp(ExaminerApp):
    """Grade everybody who has handed an assignment in."""

    name = "examiner-grade"
    description = (
        "Grade assignments: examiner grade ASSIGNMENT... [--student NAME] [--workers N] [--json FILE] [--csv FILE]"
    )
    scheduler = Unicode("", help="address of a Dask scheduler, tcp://...; this machine if empty").tag(config=True)
    json_file = Unicode("", help="write all verdicts to this file").tag(config=True)
    csv_file = Unicode("", help="write a table of points to this file").tag(config=True)
    aliases = {  # noqa: RUF012
        "workers": "Examiner.workers",
        "scheduler": "GradeApp.scheduler",
        "json": "GradeApp.json_file",
        "csv": "GradeApp.csv_file",
        "student": "CourseDirectory.student_id",
        "course-dir": "CourseDirectory.root",
        "db": "CourseDirectory.db_url",
    }

    def start(self) -> None:
        """Grade; exit code 0 only if every submission has a verdict."""
        super().start()
        if not self.extra_args:
            self.fail("usage: examiner grade ASSIGNMENT...")
        settings = Examiner(parent=self, coursedir=self.coursedir)
        settings.workers = settings.workers or workers.processors()
        self.console.print(sandbox.level_in_words(), highlight=False, soft_wrap=True)
        place = workers.cluster(self.scheduler) if self.scheduler else workers.local(settings.workers)
        graded: list[Graded] = []
        with place as (executor, send):
            for assignment in self.extra_args:
                graded += self.one_assignment(settings, assignment, executor, send)
        self.write_files(graded)
        sys.exit(0 if all(one.verdict.status != GRADER_FAILED for one in graded) else 1)

    def one_assignment(self, settings: Examiner, assignment: str, executor: Executor, send: Send) -> list[Graded]:
        """Grade everybody on one assignment."""
        late = AssignLatePenalties(parent=self)
        late.init_plugin()
        started = time.monotonic()
        try:
            writer = GradebookWriter(self.coursedir.db_url, self.coursedir.course_id, assignment, late.plugin_inst)
            kit = settings.kit(assignment, writer.tests())
        except (FileNotFoundError, NoAssignment, ValueError) as error:
            self.fail(str(error))
        try:
            graded = self.with_progress(ClassRun(settings, assignment, kit, writer), executor, send(kit))
        finally:
            writer.close()
            close_workshops()
        self.tell(graded, time.monotonic() - started)
        return graded

    def with_progress(self, run: ClassRun, executor: Executor, kit: Any) -> list[Graded]:
        """Grade with a progress bar: count, rate, time left."""
        students = run.students(self.coursedir.student_id)
        texts = (TextColumn(run.assignment), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
        with Progress(*texts, TimeRemainingColumn(), console=self.console) as progress:
            bar = progress.add_task("", total=len(students), rate="")
            started = time.monotonic()

            def done(graded: Graded) -> None:
                rate = (progress.tasks[bar].completed + 1) / max(1e-9, time.monotonic() - started)
                progress.update(bar, advance=1, rate=f"{60 * rate:.0f}/min")
                for line in lines(graded.verdict):
                    progress.console.print(line, highlight=False, markup=False, soft_wrap=True)

            return run.grade(students, executor, kit, done)

    def tell(self, graded: list[Graded], seconds: float) -> None:
        """One line on the whole run."""
        fresh = sum(one.again for one in graded)
        failed = sum(one.verdict.status == GRADER_FAILED for one in graded)
        words = f"{len(graded)} submissions, {fresh} judged now, {len(graded) - fresh} as before, {seconds:.1f} s"
        words += f", GRADER FAILED on {failed}: run again" if failed else ""
        self.console.print(words, highlight=False, soft_wrap=True)

    def write_files(self, graded: list[Graded]) -> None:
        """The files that --json and --csv ask for."""
        verdicts = [one.verdict for one in graded]
        if self.json_file:
            rows = [{**one.to_dict(), "points": one.points, "notebooks": sorted(one.notebooks)} for one in verdicts]
            Path(self.json_file).write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
        if self.csv_file:
            with Path(self.csv_file).open("w", newline="", encoding="utf-8") as stream:
                writer = csv.DictWriter(stream, FIELDS)
                writer.writeheader()
                writer.writerows(row(one) for one in verdicts)


class ExplainApp(ExaminerApp):
    """Say in plain words why each task of one submission got its points."""

    name = "examiner-explain"
    description = "Explain a verdict: examiner explain STUDENT ASSIGNMENT"
    aliases = {"course-dir": "CourseDirectory.root"}  # noqa: RUF012

    def start(self) -> None:
        """Print the explanation."""
        super().start()
        student, assignment = self.arguments(2, "usage: examiner explain STUDENT ASSIGNMENT")
        settings = Examiner(parent=self, coursedir=self.coursedir)
        verdict = Store(settings.course_path(settings.folder)).load(assignment, student)
        if verdict is None:
            self.fail(f"there is no verdict on {student} for {assignment}: run examiner grade {assignment} first")
        print(explain.in_words(verdict))


class ReportApp(ExaminerApp):
    """Write the class report of an assignment as one HTML page."""

    name = "examiner-report"
    description = "Write a class report: examiner report ASSIGNMENT FILE.html"
    aliases = {"course-dir": "CourseDirectory.root"}  # noqa: RUF012

    def start(self) -> None:
        """Write the page."""
        super().start()
        assignment, path = self.arguments(2, "usage: examiner report ASSIGNMENT FILE.html")
        settings = Examiner(parent=self, coursedir=self.coursedir)
        verdicts = Store(settings.course_path(settings.folder)).all(assignment)
        if not verdicts:
            self.fail(f"there are no verdicts for {assignment}: run examiner grade {assignment} first")
        write_report(verdicts, Path(path))
        print(f"{len(verdicts)} submissions: {path}")


class MainApp(NbGrader):
    """The examiner's subcommands."""

    name = "examiner"
    description = "Grade nbgrader assignments safely, fast and right."
    subcommands = {  # noqa: RUF012
        "grade": (GradeApp, GradeApp.description),
        "explain": (ExplainApp, ExplainApp.description),
        "report": (ReportApp, ReportApp.description),
    }

    def start(self) -> None:
        """Run the subcommand, or show what there is."""
        if self.subapp is None:
            self.print_help()
            sys.exit(2)
        self.subapp.start()
