"""Grades as the files that Canvas and Moodle import: a row per student, a column per assignment.

`nbgrader export --exporter=examiner.exporters.CanvasExport --to=grades.csv`

A cell stays empty where nothing was handed in: neither system then changes what it has.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from nbgrader.api import Assignment, Gradebook, Student, SubmittedAssignment
from nbgrader.plugins import ExportPlugin
from traitlets import Enum

Row = list[str | float]


class TableExport(ExportPlugin):
    """What both files share."""

    default_name = "grades.csv"

    def export(self, gradebook: Gradebook) -> None:
        """Write the file, and say how many scores still wait for a person."""
        path = Path(self.to or self.default_name)
        assignments = [one for one in gradebook.assignments if not self.assignment or one.name in self.assignment]
        submissions = {one.name: submissions_of(gradebook, one) for one in assignments}
        students = self.students(gradebook)
        with path.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream)
            writer.writerows(self.head(assignments))
            for student in students:
                scores = [score(submissions[one.name].get(student.id)) for one in assignments]
                writer.writerow([*self.about(student), *scores])
        self.log.info("%s holds %d students and %d assignments", path, len(students), len(assignments))
        waiting = sum(one.needs_manual_grade for found in submissions.values() for one in found.values())
        if waiting:
            self.log.warning("Scores that are not final, because a person has still to grade: %d", waiting)

    def students(self, gradebook: Gradebook) -> list[Student]:
        """The students that were asked for, or all."""
        wanted = {str(name) for name in self.student}
        return sorted((one for one in gradebook.students if not wanted or one.id in wanted), key=lambda one: one.id)

    def head(self, assignments: list[Assignment]) -> Iterator[Row]:
        """The rows above the students."""
        raise NotImplementedError

    def about(self, student: Student) -> Row:
        """The cells that say who a student is."""
        raise NotImplementedError


class CanvasExport(TableExport):
    """The gradebook file of Canvas. nbgrader's student id is taken for the login."""

    default_name = "canvas.csv"

    def head(self, assignments: list[Assignment]) -> Iterator[Row]:
        """The names of the columns, and how many points there are."""
        yield ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *(one.name for one in assignments)]
        yield ["    Points Possible", "", "", "", "", *(one.max_score for one in assignments)]

    def about(self, student: Student) -> Row:
        """Name, Canvas's number if nbgrader knows it, login."""
        name = ", ".join(filter(None, [student.last_name, student.first_name])) or student.id
        return [name, student.lms_user_id or "", "", student.id, ""]


class MoodleExport(TableExport):
    """The grade import file of Moodle. Its import form maps the first column to a user, the others to grade items."""

    default_name = "moodle.csv"
    identify_by = Enum(["username", "idnumber", "email"], "username", help="the field of Moodle's user").tag(
        config=True
    )

    def head(self, assignments: list[Assignment]) -> Iterator[Row]:
        """The names of the columns."""
        yield [self.identify_by, *(one.name for one in assignments)]

    def about(self, student: Student) -> Row:
        """What Moodle knows the student by. Raises ValueError, with the student's name, if that is not there."""
        if self.identify_by == "email" and not student.email:
            raise ValueError(
                f"{student.id} has no email address in the gradebook: give one with nbgrader db student add"
            )
        return [student.email if self.identify_by == "email" else student.id]


def submissions_of(gradebook: Gradebook, assignment: Assignment) -> dict[str, SubmittedAssignment]:
    """Who handed an assignment in, and what."""
    return {one.student_id: one for one in gradebook.assignment_submissions(assignment.name)}


def score(submission: SubmittedAssignment | None) -> float | str:
    """Points after the penalty for lateness; empty if nothing was handed in."""
    return "" if submission is None else max(0.0, submission.score - submission.late_submission_penalty)
