"""The instructor's afternoon: hand out, collect, grade, report, grade one again, give feedback, export the grades."""

import csv
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from grader_tests.browser.conftest import Shot
from grader_tests.browser.formgrader import Formgrader, Grading
from grader_tests.browser.lab import LONG, hide_files, open_lab
from grader_tests.browser.servers import Server
from grader_tests.browser.world import World, new_world
from grader_tests.submissions import reference_answers

UNIT = "01_score_function"
WHY = "No. One line cannot leave $(0, 0)$ and $(1, 1)$ on one side: the segments cross at $(0.5, 0.5)$."
COMMENT = "Right: the point $(0.5, 0.5)$ would be on both sides."
SLIP = ("axis=0", "axis=1")


@pytest.fixture
def world(folder) -> World:
    """A course of which nothing is generated yet."""
    return new_world(folder, [])


@pytest.fixture
def lab(world) -> Iterator[Server]:
    """The instructor's JupyterLab."""
    with world.instructor_lab() as server:
        yield server


def test_instructor_afternoon(world: World, lab: Server, page: Page, shot: Shot):
    open_lab(page, lab)
    hide_files(page)
    formgrader = Formgrader(page)
    formgrader.open()
    hands_out(formgrader, shot)
    students_hand_in(world)
    collects_and_grades(formgrader, shot)
    grades_the_written_question(formgrader, shot)
    reads_the_report(world, lab, page, shot)
    hide_files(page)
    formgrader.open()
    grades_one_again(world, formgrader, shot)
    gives_feedback(world, formgrader, shot)
    exports(world)


def hands_out(formgrader: Formgrader, shot: Shot) -> None:
    shot("formgrader")
    formgrader.press(UNIT, "assign")
    formgrader.press(UNIT, "release")
    expect(formgrader.row(UNIT).locator(".status")).to_have_text("released")
    shot("released")


def students_hand_in(world: World) -> None:
    right = reference_answers(UNIT) | {"why": WHY}
    wrong = right | {"predict": right["predict"].replace(*SLIP)}
    half = {name: wrong[name] for name in ("Neuron", "predict", "why")}
    for student, answers in (("ada", right), ("emmy", half), ("grace", wrong)):
        world.hand_in(student, UNIT, answers, "2026-03-01 10:00:00 UTC")


def collects_and_grades(formgrader: Formgrader, shot: Shot) -> None:
    formgrader.press(UNIT, "collect")
    expect(formgrader.row(UNIT).locator(".num-submissions")).to_have_text("3")
    formgrader.row(UNIT).locator(".num-submissions a").click()
    formgrader.wait_for_title("Manage Submissions")
    for student, score in (("ada", "9 / 11"), ("emmy", "2 / 11"), ("grace", "7 / 11")):
        formgrader.press(student, "autograde")
        expect(formgrader.row(student).locator(".score")).to_have_text(score)
        expect(formgrader.row(student).locator(".status")).to_have_text("needs manual grading")
    shot("autograded")


def grades_the_written_question(formgrader: Formgrader, shot: Shot) -> None:
    formgrader.go("Manual Grading")
    formgrader.wait_for_title("Manual Grading")
    formgrader.go(UNIT)
    expect(formgrader.row(UNIT).locator(".name a")).to_have_count(1)
    formgrader.go(UNIT)
    expect(formgrader.row("Submission #")).to_have_count(3)
    formgrader.frame.get_by_role("button", name="Show All Names").click()
    shot("to-grade")
    formgrader.go("ada")
    grading = Grading(formgrader)
    grading.wait()
    rubric = formgrader.frame.locator("details.rubric")
    expect(rubric).to_be_visible()
    expect(rubric).to_contain_text("2 points.")
    expect(rubric.locator("math")).not_to_have_count(0)
    expect(grading.answer("why").locator("math")).to_have_count(3)
    expect(formgrader.frame.get_by_text(re.compile("MathJax|\\\\frac|\\$\\("))).to_have_count(0)
    grading.give("why", 2, COMMENT)
    rubric.evaluate("rubric => rubric.scrollIntoView({block: 'center'})")
    expect(rubric).to_be_in_viewport(ratio=1)
    shot("rubric")


def reads_the_report(world: World, lab: Server, page: Page, shot: Shot) -> None:
    world.instructor("examiner", "report", UNIT, "report.html")
    open_lab(page, lab, "report.html")
    report = page.frame_locator(".jp-HTMLViewer iframe")
    expect(report.get_by_role("heading", level=1)).to_have_text(f"Class report: {UNIT}", timeout=LONG)
    expect(report.get_by_role("img", name=re.compile("Histogram of points"))).to_be_visible()
    expect(report.locator("body")).to_contain_text("3 submissions, 3 graded")
    expect(report.locator("body")).to_contain_text("Your argmax looks along the rows")
    shot("report")


def grades_one_again(world: World, formgrader: Formgrader, shot: Shot) -> None:
    world.hand_in("grace", UNIT, reference_answers(UNIT) | {"why": "No."}, "2026-03-01 11:30:00 UTC")
    formgrader.press(UNIT, "collect")
    formgrader.row(UNIT).locator(".num-submissions a").click()
    formgrader.wait_for_title("Manage Submissions")
    formgrader.press("grace", "autograde")
    expect(formgrader.row("grace").locator(".score")).to_have_text("9 / 11")
    expect(formgrader.row("ada").locator(".score")).to_have_text("11 / 11")
    expect(formgrader.row("ada").locator(".status")).to_have_text("graded")
    shot("graded-again")


def gives_feedback(world: World, formgrader: Formgrader, shot: Shot) -> None:
    formgrader.go("Manage Assignments")
    formgrader.wait_for_title("Manage Assignments")
    formgrader.press(UNIT, "generate-feedback")
    formgrader.press(UNIT, "release-feedback")
    shot("feedback-released")
    pages = sorted((world.folder / "exchange").glob("*/feedback/*.html"))
    assert len(pages) == 3
    texts = [one.read_text(encoding="utf-8") for one in pages]
    assert sum("would be on both sides" in text for text in texts) == 1
    assert not [words for words in ("0 points.", "rubric", "grader_tests") if any(words in text for text in texts)]


def exports(world: World) -> None:
    canvas = exported(world, "CanvasExport")
    assert [row[5:] for row in canvas] == [[UNIT], ["11.0"], ["11.0"], ["2.0"], ["9.0"]]
    assert [row[3] for row in canvas] == ["SIS Login ID", "", "ada", "emmy", "grace"]
    assert exported(world, "MoodleExport") == [["username", UNIT], ["ada", "11.0"], ["emmy", "2.0"], ["grace", "9.0"]]


def exported(world: World, plugin: str) -> list[list[str]]:
    name = f"{plugin}.csv"
    world.instructor("nbgrader", "export", f"--exporter=examiner.exporters.{plugin}", f"--to={name}")
    with (world.course / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))
