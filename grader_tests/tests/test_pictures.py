"""The grader draws no picture that the instructor's own run has drawn already, and mixes none up."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from authoring.paths import ROOT, source_notebook, units
from examiner.assignment.kit import unpack
from examiner.assignment.pictures import FOLDER, picture_files, pictures_in
from nncourse.figures import curve_figure, display, plane_figure, points_on, show
from nncourse.figures.fingerprint import fingerprint

ALT = "A curve."
RUN = """
import json, os, sys
from examiner.box import shell
from nncourse import figures
from nncourse.figures import display
from pathlib import Path
notebook = Path(sys.argv[1])
os.chdir(notebook.parent)
sys.path.insert(0, "")
warm = shell.new_shell()
if sys.argv[2:]:
    figures.warm_up()
    display.remember(Path(sys.argv[2]))
draw, drawn = display.image, []
display.image = lambda figure, alt: drawn.append(alt) or draw(figure, alt)
shown = []
for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
    if cell["cell_type"] == "code":
        shown += shell.run(warm, "".join(cell["source"]), 10**7)
assert not [one for one in shown if one["output_type"] == "error"]
marks = {one["metadata"].get("fingerprint"): one["data"].get("text/html") for one in shown if "metadata" in one}
print(json.dumps([drawn, marks]))
"""
UNITS = ("01_score_function", "06_hidden_layer", "07_backprop")


def run(unit: str, hash_seed: str, *known: Path) -> tuple[list[str], dict[str, str]]:
    """Run a unit's reference in a new process: what was drawn, and pictures by fingerprint. `known` is a folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": hash_seed}
    environment["NBGRADER_EXECUTION"] = "autograde"
    words = [sys.executable, "-c", RUN, str(source_notebook(unit)), *map(str, known)]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
    drawn, marks = json.loads(done.stdout.splitlines()[-1])
    return drawn, {mark: html for mark, html in marks.items() if mark != "null"}


@pytest.mark.parametrize("unit", UNITS)
def test_what_one_process_has_drawn_another_need_not_draw(unit, tmp_path):
    drawn, pictures = run(unit, "1")
    assert len(drawn) == len(pictures) > 1
    unpack(picture_files(pictures), tmp_path)
    assert run(unit, "2", tmp_path / FOLDER) == ([], pictures)


def test_the_sources_hold_what_the_figures_draw_now():
    """Else the grader would draw everything: `python -m authoring.release --all` after a change of nncourse/figures."""
    _, pictures = run("00_start_here", "1")
    assert set(pictures) == set(pictures_in([source_notebook("00_start_here")]))


@pytest.mark.parametrize("unit", units())
def test_every_source_holds_pictures_to_know(unit):
    text = source_notebook(unit).read_text(encoding="utf-8")
    assert len(pictures_in([source_notebook(unit)])) == text.count('"text/plain": [\n       "Figure: ') > 0


def test_a_known_figure_is_shown_as_it_was_drawn(monkeypatch, tmp_path):
    outputs = []
    monkeypatch.setattr(display, "_drawn", [])
    monkeypatch.setattr("IPython.display.display", lambda data, **about: outputs.append((data, about)))
    show(curve_figure([0, 1], {"a": [0, 1]}, "x", "y"), ALT)
    mark = outputs[0][1]["metadata"]["fingerprint"]
    (tmp_path / f"{mark}.html").write_text("known")
    display.remember(tmp_path)
    show(curve_figure([0, 1], {"a": [0, 1]}, "x", "y"), ALT)
    show(curve_figure([0, 1], {"a": [0, 2]}, "x", "y"), ALT)
    assert [data["text/html"][:5] for data, _ in outputs] == ["<img ", "known", "<img "]


def figures() -> dict[str, object]:
    """Figures of which no two look the same."""
    curve = {"x": [0, 1], "curves": {"a": [0, 1]}, "xlabel": "x", "ylabel": "y"}
    changed = {"x": [0, 2], "curves": {"a": [0, 1.001]}, "xlabel": "z", "ylabel": "z", "title": "t"}
    made = {"curve": curve_figure(**curve)}
    made |= {name: curve_figure(**{**curve, name: value}) for name, value in changed.items()}
    made["line"] = curve_figure(**curve)
    made["line"].axes[0].lines[0].set_linewidth(3)
    for name, sizes in {"points": 60.0, "larger": 61.0}.items():
        made[name], (plane,) = plane_figure()
        points_on(plane, np.eye(2), np.arange(2), sizes)
    return made


def test_figures_that_differ_have_different_fingerprints():
    marks = {name: fingerprint(figure, ALT) for name, figure in figures().items()}
    assert len(set(marks.values())) == len(marks) and "" not in marks.values()
    assert fingerprint(figures()["curve"], ALT) == marks["curve"]
    assert fingerprint(figures()["curve"], "Another text.") != marks["curve"]


def test_a_figure_that_cannot_be_written_down_is_drawn():
    figure = curve_figure([0, 1], {"a": [0, 1]}, "x", "y")
    figure.axes[0].xaxis.set_major_formatter(lambda value, place: "x")
    assert fingerprint(figure, ALT) == ""
    assert display.known("") == ""
