"""The student's hour: fetch, solve with one mistake, see it named, fix it, validate, save, submit, read feedback."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from grader_tests.browser.conftest import Shot
from grader_tests.browser.lab import LONG, AssignmentList, dialog, go_to_tab, menu_entries, open_lab
from grader_tests.browser.notebook import Notebook
from grader_tests.browser.servers import Server
from grader_tests.browser.world import World, new_world
from grader_tests.submissions import reference_answers

UNIT = "01_score_function"
WHY = "No. One line cannot leave (0, 0) and (1, 1) on one side, because their segments cross at $(0.5, 0.5)$."
SECRET = ("grader_tests", "hidden.", "HIDDEN", "0 points.", "cannot leave both segments whole")


@pytest.fixture
def world(folder) -> World:
    """A course with one unit released."""
    world = new_world(folder, [UNIT])
    world.instructor("nbgrader", "release_assignment", UNIT)
    return world


@pytest.fixture
def lab(world) -> Iterator[Server]:
    """The student's JupyterLab."""
    with world.student_lab() as server:
        yield server


def test_student_hour(world: World, lab: Server, page: Page, shot: Shot):
    open_lab(page, lab)
    sees_only_what_a_student_needs(page, lab)
    assignments = AssignmentList(page)
    assignments.open()
    assignments.fetch(UNIT)
    shot("fetched")
    assignments.open_notebook(UNIT)
    notebook = Notebook(page, world.notebook(UNIT))
    notebook.wait_for_kernel()
    expect(dialog(page)).to_have_count(0)
    shot("opened")
    reads(notebook, shot)
    makes_a_mistake_and_fixes_it(notebook, shot)
    solves_the_rest(notebook)
    moves_the_slider(page, notebook, shot)
    is_told_of_unsaved_work(notebook, shot)
    validates(page, notebook, shot)
    submits(page, notebook, assignments, shot)
    instructor_grades(world)
    reads_the_feedback(page, assignments, shot)


def sees_only_what_a_student_needs(page: Page, lab: Server) -> None:
    assert menu_entries(page, "Nbgrader") == ["Assignment List"]
    assert page.request.get(lab.url("formgrader")).status == 404
    expect(
        page.locator(".lm-TabBar-tab[title*='Create Assignment'], .lm-TabBar-tab[title*='Extension']")
    ).to_have_count(0)
    expect(page.locator(".jp-toastContainer")).to_have_count(0)


def reads(notebook: Notebook, shot: Shot) -> None:
    assert notebook.run("setup").startswith("Doctor: all ")
    expect(notebook.cell("## 1. Repair a neuron").locator("mjx-container")).not_to_have_count(0)
    notebook.run("figures.neuron_picture")
    expect(notebook.output("figures.neuron_picture").get_by_role("img")).to_have_attribute("alt", re.compile("neuron"))
    shot("read")


def makes_a_mistake_and_fixes_it(notebook: Notebook, shot: Shot) -> None:
    notebook.run("predict")
    assert notebook.run("check_predict").startswith("Not attempted")
    right = reference_answers(UNIT)["predict"]
    notebook.write("predict", right.replace("axis=0", "axis=1"))
    notebook.run("predict")
    said = notebook.run("check_predict")
    notebook.show("check_predict")
    shot("mistake")
    assert said.startswith("Not yet") and "Traceback" not in said
    assert "column" in said
    notebook.write("predict", right)
    notebook.run("predict")
    assert notebook.run("check_predict").startswith("Right: predict")
    shot("fixed")


def solves_the_rest(notebook: Notebook) -> None:
    for key, text in reference_answers(UNIT).items():
        notebook.write(key, text)
        notebook.run(key)
        assert notebook.run(f"check_{key}").startswith("Right")
    notebook.run("lecture.nine_points()")


def moves_the_slider(page: Page, notebook: Notebook, shot: Shot) -> None:
    notebook.run("figures.slide")
    output = notebook.output("figures.slide")
    picture = output.get_by_role("img")
    before = picture.get_attribute("src")
    shot("slider-before")
    output.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowRight")
    expect(picture).not_to_have_attribute("src", before, timeout=LONG)
    expect(picture).to_have_attribute("alt", re.compile("1.0"))
    notebook.show("figures.slide")
    shot("slider-after")


def is_told_of_unsaved_work(notebook: Notebook, shot: Shot) -> None:
    said = notebook.run("setup")
    shot("unsaved")
    assert f"{', '.join(reference_answers(UNIT))}: what you ran last is not what the saved file has" in said
    assert "Only what is saved is handed in" in said
    notebook.save()
    said = notebook.run("setup")
    assert "are in place" in said and "no answer yet to why" in said


def validates(page: Page, notebook: Notebook, shot: Shot) -> None:
    notebook.write("why", WHY)
    page.keyboard.press("Shift+Enter")
    notebook.panel.get_by_role("button", name="Validate").click()
    expect(dialog(page)).to_contain_text("passes all the tests", timeout=LONG)
    shot("validated")
    dialog(page).get_by_role("button", name="OK").click()
    assert notebook.saved_text("why") == WHY


def submits(page: Page, notebook: Notebook, assignments: AssignmentList, shot: Shot) -> None:
    notebook.run("setup")
    notebook.save()
    go_to_tab(page, "Assignments")
    assignments.submit(UNIT)
    shot("submitted")


def instructor_grades(world: World) -> None:
    for command in ("collect", "autograde", "generate_feedback", "release_feedback"):
        world.instructor("nbgrader", command, UNIT)


def reads_the_feedback(page: Page, assignments: AssignmentList, shot: Shot) -> None:
    assignments.refresh()
    row = assignments.row("submitted", UNIT)
    row.get_by_role("button", name="Fetch Feedback").click()
    row.get_by_text("view feedback").wait_for(timeout=LONG)
    shot("feedback-fetched")
    row.get_by_text("view feedback").click()
    page.locator(".jp-DirListing-item", has_text=f"{UNIT}.html").dblclick()
    feedback = page.frame_locator(".jp-HTMLViewer iframe")
    expect(feedback.get_by_role("heading", level=1).first).to_have_text(UNIT, timeout=LONG)
    shot("feedback")
    expect(feedback.locator("math")).not_to_have_count(0)
    expect(feedback.get_by_role("img", name=re.compile("neuron"))).to_be_visible()
    text = feedback.locator("body").inner_text()
    assert "Right: predict" in text and "waits for a person" in text
    assert not [words for words in SECRET if words in text]
    feedback.locator("#why").scroll_into_view_if_needed()
    shot("feedback-why")
