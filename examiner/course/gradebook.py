"""The one writer to nbgrader's gradebook: one transaction a submission, at a cost that does not grow with the class."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nbgrader.api import (
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    GradeCell,
    MissingEntry,
    SourceCell,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)
from nbgrader.plugins import LateSubmissionPlugin
from sqlalchemy import insert, select, update

from examiner.assignment.kit import Test
from examiner.verdict import GRADER_FAILED, NOT_RUN, Verdict

GRADED_KINDS = ("GradeCell", "TaskCell")
COMMENTED_KINDS = ("SolutionCell", "TaskCell")


class NoAssignment(LookupError):
    """The gradebook does not have the assignment."""


@dataclass(frozen=True)
class CellRow:
    """A cell of the assignment as the gradebook knows it."""

    id: str
    name: str
    kind: str


class GradebookWriter:
    """Writes the verdicts of one assignment."""

    def __init__(self, url: str, course: str, assignment: str, late: LateSubmissionPlugin) -> None:
        self.book = Gradebook(url, course)
        self.session = self.book.db
        self.late = late
        try:
            found = self.book.find_assignment(assignment)
        except MissingEntry:
            self.close()
            raise NoAssignment(
                f"the gradebook has no assignment {assignment}: run nbgrader generate_assignment {assignment}"
            ) from None
        self.assignment_id, self.due = found.id, found.duedate
        self.notebooks: dict[str, str] = {notebook.name: notebook.id for notebook in found.notebooks}
        self.cells = {name: self.cells_of(number) for name, number in self.notebooks.items()}
        self.session.commit()

    def cells_of(self, notebook: str) -> list[CellRow]:
        """The cells of one notebook."""
        rows = self.session.execute(
            select(BaseCell.id, BaseCell.name, BaseCell.type).where(BaseCell.notebook_id == notebook)
        )
        return [CellRow(*row) for row in rows]

    def tests(self) -> dict[str, list[Test]]:
        """The test cells of every notebook, as they were when the assignment was generated, in the notebook's order."""
        found = {}
        for notebook, number in self.notebooks.items():
            saved = select(SourceCell).where(SourceCell.notebook_id == number, SourceCell.cell_type == "code")
            source = {cell.name: cell.source for cell in self.session.scalars(saved)}
            graded = select(GradeCell).where(GradeCell.notebook_id == number)
            written = {cell.name for cell in self.cells[notebook] if cell.kind == "SolutionCell"}
            most = {cell.name: cell.max_score for cell in self.session.scalars(graded) if cell.name not in written}
            found[notebook] = [Test(name, text, most[name]) for name, text in source.items() if name in most]
        self.session.commit()
        return found

    def close(self) -> None:
        """Close the database."""
        self.book.close()

    def students(self) -> set[str]:
        """Who has a submission of this assignment in the gradebook."""
        wanted = select(SubmittedAssignment.student_id).where(SubmittedAssignment.assignment_id == self.assignment_id)
        found = set(self.session.scalars(wanted))
        self.session.commit()
        return found

    def write(self, verdict: Verdict, timestamp: datetime | None) -> None:
        """Store a verdict: old scores are replaced, manual scores and comments stay."""
        try:
            submission = self.submission(verdict.student, timestamp)
            for name, number in self.notebooks.items():
                submitted = self.submitted_notebook(submission, number)
                self.write_grades(submitted, self.cells[name], verdict, name)
                self.write_comments(submitted, self.cells[name], set(verdict.unanswered.get(name, ())))
                self.write_penalty(submitted, verdict.student, submission)
            self.session.commit()
        except BaseException:
            self.session.rollback()
            raise

    def submission(self, student: str, timestamp: datetime | None) -> str:
        """The number of the student's submission, made if it is not there."""
        if self.session.get(Student, student) is None:
            self.session.execute(insert(Student).values(id=student))
        here = (SubmittedAssignment.assignment_id == self.assignment_id) & (SubmittedAssignment.student_id == student)
        number = self.session.scalar(select(SubmittedAssignment.id).where(here))
        if number is None:
            number = new_uuid()
            row = {"id": number, "assignment_id": self.assignment_id, "student_id": student, "timestamp": timestamp}
            self.session.execute(insert(SubmittedAssignment).values(row))
        elif timestamp is not None:
            self.session.execute(update(SubmittedAssignment).where(here).values(timestamp=timestamp))
        return number

    def submitted_notebook(self, submission: str, notebook: str) -> str:
        """The number of the notebook in a submission, made if it is not there."""
        here = (SubmittedNotebook.assignment_id == submission) & (SubmittedNotebook.notebook_id == notebook)
        number = self.session.scalar(select(SubmittedNotebook.id).where(here))
        if number is None:
            number = new_uuid()
            row = {"id": number, "assignment_id": submission, "notebook_id": notebook, "flagged": False}
            self.session.execute(insert(SubmittedNotebook).values(row))
        return number

    def write_grades(self, submitted: str, cells: list[CellRow], verdict: Verdict, notebook: str) -> None:
        """One row per graded cell, old automatic scores replaced."""
        here = Grade.notebook_id == submitted
        manual = dict(self.session.execute(select(Grade.cell_id, Grade.manual_score).where(here)).all())
        new = []
        for cell in (one for one in cells if one.kind in GRADED_KINDS):
            score, look = automatic_score(verdict, notebook, cell)
            needed = look or score is None or manual.get(cell.id) is not None
            values = {"auto_score": score, "needs_manual_grade": needed}
            if cell.id in manual:
                self.session.execute(update(Grade).where(here, Grade.cell_id == cell.id).values(values))
            else:
                new.append({"id": new_uuid(), "notebook_id": submitted, "cell_id": cell.id, **values})
        if new:
            self.session.execute(insert(Grade), new)

    def write_comments(self, submitted: str, cells: list[CellRow], unanswered: set[str]) -> None:
        """One row per answer cell; nbgrader's own remark where nothing was answered."""
        here = Comment.notebook_id == submitted
        known = set(self.session.scalars(select(Comment.cell_id).where(here)))
        new = []
        for cell in cells:
            if cell.kind not in COMMENTED_KINDS and cell.name not in unanswered:
                continue
            remark = "No response." if cell.name in unanswered else None
            if cell.id in known:
                self.session.execute(
                    update(Comment).where(here, Comment.cell_id == cell.id).values(auto_comment=remark)
                )
            elif cell.kind in COMMENTED_KINDS:
                new.append({"id": new_uuid(), "notebook_id": submitted, "cell_id": cell.id, "auto_comment": remark})
        if new:
            self.session.execute(insert(Comment), new)

    def write_penalty(self, submitted: str, student: str, submission: str) -> None:
        """The penalty of the course's late policy, or none."""
        penalty = None
        if self.due is not None:
            seconds = self.session.get(SubmittedAssignment, submission).total_seconds_late
            score = self.session.get(SubmittedNotebook, submitted).score if seconds > 0 else 0.0
            asked = self.late.late_submission_penalty(student, score, seconds) if seconds > 0 else None
            penalty = None if asked is None else min(max(asked, 0.0), score)
        here = SubmittedNotebook.id == submitted
        self.session.execute(update(SubmittedNotebook).where(here).values(late_submission_penalty=penalty))


def automatic_score(verdict: Verdict, notebook: str, cell: CellRow) -> tuple[float | None, bool]:
    """The automatic score of a cell (None where a person has to look), and whether a person should look anyway."""
    if verdict.status == GRADER_FAILED:
        return None, True
    for one in verdict.cells.get(notebook, ()):
        if one.name == cell.name:
            return one.points, one.outcome == NOT_RUN and notebook in verdict.unreadable
    if cell.name in verdict.unanswered.get(notebook, ()) or notebook not in verdict.notebooks:
        return 0.0, notebook in verdict.unreadable
    return None, True
