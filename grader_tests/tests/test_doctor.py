"""What check.doctor says about a damaged or unsaved notebook."""

import copy
import json
import re

import IPython
import pytest
from IPython.core.interactiveshell import InteractiveShell

from authoring.paths import release_notebook
from nncourse import check
from nncourse.check.shown import shown

UNIT = "02_loss"


@pytest.fixture
def notebook(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    return json.loads(release_notebook(UNIT).read_text(encoding="utf-8"))


def diagnosis(notebook, tmp_path, capsys, name=f"{UNIT}.ipynb") -> str:
    (tmp_path / name).write_text(json.dumps(notebook), encoding="utf-8")
    check.doctor()
    return capsys.readouterr().out


def cell(notebook, name):
    return next(one for one in notebook["cells"] if one["metadata"].get("nbgrader", {}).get("grade_id") == name)


def test_a_whole_notebook_is_in_place(notebook, tmp_path, capsys):
    assert diagnosis(notebook, tmp_path, capsys) == "Doctor: all 14 course cells are in place.\n"


def test_a_renamed_notebook_is_recognised(notebook, tmp_path, capsys):
    assert "are in place" in diagnosis(notebook, tmp_path, capsys, "my copy.ipynb")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda cells, one: cells.remove(one), "the cell check_softmax is missing"),
        (lambda cells, one: cells.append(copy.deepcopy(one)), "the cell check_softmax is there 2 times"),
        (lambda cells, one: one.update(cell_type="markdown"), "the cell check_softmax should be a code cell"),
        (lambda cells, one: one.update(source="pass"), "the cell check_softmax was edited"),
        (lambda cells, one: one.update(metadata={}), "the cell check_softmax is missing"),
    ],
)
def test_damage_is_named(notebook, tmp_path, capsys, damage, words):
    damage(notebook["cells"], cell(notebook, "check_softmax"))
    assert words in diagnosis(notebook, tmp_path, capsys)


def test_answers_may_be_edited(notebook, tmp_path, capsys):
    cell(notebook, "softmax")["source"] = "def softmax(scores):\n    return scores"
    assert "are in place" in diagnosis(notebook, tmp_path, capsys)


def test_no_notebook_and_an_unreadable_one(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / f"{UNIT}.ipynb").write_text('{"cells": [', encoding="utf-8")
    check.doctor()
    assert "no saved course notebook found" in capsys.readouterr().out


def test_unsaved_work_is_noticed_until_it_is_saved(notebook, tmp_path, capsys, monkeypatch):
    shell = InteractiveShell()
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    ran = "def softmax(scores):\n    return scores"
    shell.run_cell(ran, store_history=True)
    assert "softmax: what you ran last is not what the saved file has" in diagnosis(notebook, tmp_path, capsys)
    cell(notebook, "softmax")["source"] = ran
    assert "are in place" in diagnosis(notebook, tmp_path, capsys)


def test_in_jupyter_it_tells_what_the_saved_file_holds(notebook, tmp_path, capsys, monkeypatch):
    path = tmp_path / f"{UNIT}.ipynb"
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    cell(notebook, "softmax")["source"] = "def softmax(scores):\n    return scores"
    said = " ".join(diagnosis(notebook, tmp_path, capsys).split())
    assert re.search(r"saved at \d\d:\d\d:\d\d; it has no answer yet to [^.]*, why\.", said)
    assert "softmax" not in said and "Only what is saved is handed in" in said
    for one in notebook["cells"]:
        if one["metadata"].get("nbgrader", {}).get("solution"):
            one["source"] = "an answer"
    assert "it has an answer to every task" in diagnosis(notebook, tmp_path, capsys)


def test_in_jupyter_long_lines_are_broken_between_words(monkeypatch):
    words = f"Not yet.\n{'word ' * 30}end"
    assert shown(words) == words
    monkeypatch.setenv("JPY_SESSION_NAME", "unit.ipynb")
    lines = shown(words).splitlines()
    assert max(map(len, lines)) <= 70 and " ".join(lines) == words.replace("\n", " ")
