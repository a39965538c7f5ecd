"""What a student reads stays readable: in the dark theme, in a narrow window, and without a mouse."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from grader_tests.browser.conftest import Shot
from grader_tests.browser.lab import LONG, choose, open_lab
from grader_tests.browser.notebook import RAN, Notebook
from grader_tests.browser.servers import Server
from grader_tests.browser.world import World, new_world
from grader_tests.submissions import reference_answers
from grader_tests.tests.color_vision import contrast

UNIT = "01_score_function"
NEURON = "figures.neuron_picture"
READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3: the contrast of text
MOST_KEYS = 40
# The colours of an element's text and of what lies under it; layers that let light through are mixed.
COLORS = """one => {
    const parts = color => color.match(/[\\d.]+/g).map(Number);
    const layers = [];
    for (let at = one; at; at = at.parentElement) layers.unshift(parts(getComputedStyle(at).backgroundColor));
    const mix = (under, [red, green, blue, opacity = 1]) =>
        [red, green, blue].map((value, place) => value * opacity + under[place] * (1 - opacity));
    return [parts(getComputedStyle(one).color), layers.reduce(mix, [255, 255, 255])];
}"""


@pytest.fixture
def world(folder: Path) -> World:
    """A student who has fetched a unit."""
    world = new_world(folder, [UNIT])
    shutil.copytree(world.course / "release" / UNIT, world.work / UNIT)
    return world


@pytest.fixture
def lab(world: World) -> Iterator[Server]:
    """The student's JupyterLab."""
    with world.student_lab() as server:
        yield server


@pytest.fixture
def notebook(world: World, lab: Server, page: Page) -> Notebook:
    """The unit, open."""
    open_lab(page, lab, f"{UNIT}/{UNIT}.ipynb")
    notebook = Notebook(page, world.notebook(UNIT))
    notebook.wait_for_kernel()
    return notebook


def test_dark_theme(notebook: Notebook, page: Page, shot: Shot):
    choose(page, "Settings", "Theme", "JupyterLab Dark")
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", "false")
    notebook.run("setup")
    is_readable(message(notebook, "setup"))
    notebook.run(NEURON)
    paper = notebook.output(NEURON).get_by_role("img").evaluate(COLORS)[1]
    assert hexadecimal(paper) == "#FFFFFF"
    shot("figure")
    makes_a_mistake(notebook)
    is_readable(message(notebook, "check_predict"))
    shot("mistake")


@pytest.mark.window(1024, 768)
def test_narrow_window(notebook: Notebook, shot: Shot):
    notebook.run("setup")
    no_word_is_broken(message(notebook, "setup"))
    shot("doctor")
    notebook.run(NEURON)
    fits(notebook, notebook.output(NEURON).get_by_role("img"))
    shot("figure")
    makes_a_mistake(notebook)
    no_word_is_broken(message(notebook, "check_predict"))
    shot("mistake")


def test_keyboard_only(notebook: Notebook, page: Page, shot: Shot):
    tab_into_the_notebook(page)
    go_down_to(notebook, "setup")
    page.keyboard.press("Shift+Enter")
    expect(prompt(notebook, "setup")).to_have_text(RAN, timeout=LONG)
    go_down_to(notebook, "predict")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+End")
    page.keyboard.press("Shift+Home")
    line = reference_answers(UNIT)["predict"].splitlines()[-1].strip()
    page.keyboard.type(line)
    shot("typed")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    expect(notebook.output("check_predict")).to_contain_text("Right: predict", timeout=LONG)
    shot("checked")
    notebook.save()
    assert notebook.saved_text("predict").endswith(f"\n    {line}")


def makes_a_mistake(notebook: Notebook) -> None:
    notebook.write("predict", reference_answers(UNIT)["predict"].replace("axis=0", "axis=1"))
    notebook.run("predict")
    assert "Your argmax looks along the rows" in notebook.run("check_predict")


def message(notebook: Notebook, name: str) -> Locator:
    return notebook.output(name).locator("pre").first


def is_readable(text: Locator) -> None:
    ink, paper = map(hexadecimal, text.evaluate(COLORS))
    assert contrast(ink, paper) >= READABLE, (ink, paper)


def hexadecimal(color: list[float]) -> str:
    return "#{:02X}{:02X}{:02X}".format(*map(round, color[:3]))


def no_word_is_broken(text: Locator) -> None:
    """There are as many lines on the screen as in the text."""
    height = text.evaluate("one => one.getClientRects()[0].height / parseFloat(getComputedStyle(one).lineHeight)")
    assert round(height) == len(text.inner_text().rstrip("\n").splitlines())


def fits(notebook: Notebook, picture: Locator) -> None:
    inner, outer = picture.bounding_box(), notebook.panel.bounding_box()
    assert inner["x"] >= outer["x"] and inner["x"] + inner["width"] <= outer["x"] + outer["width"]
    assert inner["height"] < outer["height"]


def tab_into_the_notebook(page: Page) -> None:
    inside = "document.querySelector('.jp-Notebook')?.contains(document.activeElement)"
    for _ in range(MOST_KEYS):
        if page.evaluate(inside):
            break
        page.keyboard.press("Tab")
    assert page.evaluate(inside)
    page.keyboard.press("Escape")


def prompt(notebook: Notebook, name: str) -> Locator:
    return notebook.cell(name).locator(".jp-InputArea-prompt").first


def go_down_to(notebook: Notebook, name: str) -> None:
    wanted = notebook.cell(name)
    for _ in notebook.names:
        if "jp-mod-active" in (wanted.get_attribute("class") or ""):
            break
        notebook.page.keyboard.press("ArrowDown")
    expect(wanted).to_have_class(re.compile("jp-mod-active"))
