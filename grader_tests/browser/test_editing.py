"""An instructor edits a task in source/ and saves: the text in notebooks/ follows, and nothing else in it changes."""

import difflib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from grader_tests.browser.conftest import Shot
from grader_tests.browser.lab import dialog, open_lab
from grader_tests.browser.notebook import Notebook
from grader_tests.browser.servers import Server
from grader_tests.browser.world import World, new_world

UNIT = "01_score_function"
BEFORE, AFTER = "The class with the highest score.", "The class whose score is the highest."


@pytest.fixture
def world(folder: Path) -> World:
    """A course of which nothing is generated yet."""
    return new_world(folder, [])


@pytest.fixture
def lab(world: World) -> Iterator[Server]:
    """The instructor's JupyterLab."""
    with world.instructor_lab() as server:
        yield server


def test_edit_a_task(world: World, lab: Server, page: Page, shot: Shot):
    text = world.course / "notebooks" / f"{UNIT}.md"
    before = text.read_text(encoding="utf-8")
    file = Path("source", UNIT, f"{UNIT}.ipynb")
    open_lab(page, lab, file.as_posix())
    notebook = Notebook(page, world.course / file)
    notebook.wait_for_kernel()
    expect(dialog(page)).to_have_count(0)
    notebook.write("predict", notebook.saved_text("predict").replace(BEFORE, AFTER))
    shot("edited")
    notebook.save()
    assert AFTER in notebook.saved_text("predict")
    changes = difflib.ndiff(before.splitlines(), text.read_text(encoding="utf-8").splitlines())
    assert [line for line in changes if line[0] in "+-"] == [f'-     """{BEFORE}', f'+     """{AFTER}']
