"""Intake: what a folder may hold, what is taken of it, and what is said of the rest."""

from __future__ import annotations

import json
import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examiner.submission import intake
from examiner.submission.intake import collect, timestamp_of
from examiner.submission.notebook_file import Unreadable, read_notebook
from examiner.submission.plain_text import harmless, is_plain, one_line

CELL = {"cell_type": "code", "source": "x = 1", "metadata": {}}
NOTEBOOK = json.dumps({"cells": [CELL]}).encode()


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "student" / "task"
    path.mkdir(parents=True)
    (path / "task.ipynb").write_bytes(NOTEBOOK)
    return path


def test_a_plain_submission_is_taken_without_a_word(folder):
    (folder / "data").mkdir()
    (folder / "data" / "a b.csv").write_bytes(b"1")
    (folder / "timestamp.txt").write_bytes(b"2030-01-01")
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "task.ipynb").write_bytes(b"old")
    taken = collect(folder, ["task"])
    assert (taken.notebooks, taken.files, taken.notes) == ({"task": NOTEBOOK}, {"data/a b.csv": b"1"}, [])
    assert timestamp_of(folder) == b"2030-01-01"


@pytest.mark.parametrize(
    "make", [os.mkfifo, lambda path: os.symlink("/etc/passwd", path), lambda path: os.symlink("/", path)]
)
@pytest.mark.parametrize("name", ["x.csv", "timestamp.txt", "other.ipynb"])
def test_links_and_pipes_are_never_opened(folder, make, name):
    make(folder / name)
    started = time.monotonic()
    taken = collect(folder, ["task"])
    assert taken.files == {} and list(taken.notebooks) == ["task"] and timestamp_of(folder) == b""
    assert taken.notes == [f"{name} was left out: it is a link or a device, not a file"]
    assert time.monotonic() - started < 1


def test_a_link_for_the_folder_is_nobodys_submission(folder, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "task").symlink_to(folder)
    (tmp_path / "third").symlink_to(tmp_path / "student")
    for student in ("other", "third"):
        taken = collect(tmp_path / student / "task", ["task"])
        assert taken.notebooks == {} and "is a link" in taken.notes[0]


def test_a_renamed_notebook_is_recognised(folder):
    (folder / "task.ipynb").rename(folder / "task (1).ipynb")
    (folder / "junk.ipynb").write_bytes(b"{}")
    taken = collect(folder, ["task"])
    assert taken.notebooks == {"task": NOTEBOOK}
    assert taken.notes[0] == "task (1).ipynb was taken as task.ipynb"


def test_of_two_notebooks_each_finds_its_name(folder):
    (folder / "task.ipynb").rename(folder / "a.ipynb")
    (folder / "b.ipynb").write_bytes(NOTEBOOK.replace(b"x = 1", b"second"))
    (folder / "a.ipynb").write_bytes(NOTEBOOK.replace(b"x = 1", b"first"))
    assert {name: b"first" in content for name, content in collect(folder, ["first", "second"]).notebooks.items()} == {
        "first": True,
        "second": False,
    }


def test_names_that_are_the_instructors_are_left_to_him(folder):
    for name in ("given.csv/x", "data", "timestamp.txt/x", "task.ipynb.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"mine")
    taken = collect(folder, ["task"], ["given.csv", "data/x.csv"])
    assert sorted(taken.files) == ["task.ipynb.txt"]
    assert len(taken.notes) == 3 and all("has a file of that name" in note for note in taken.notes)


def test_too_many_and_too_large_files_are_left_out(folder, monkeypatch):
    monkeypatch.setattr(intake, "MOST_FILES", 5)
    monkeypatch.setattr(intake, "MOST_FILE_BYTES", 100)
    monkeypatch.setattr(intake, "MOST_BYTES_BESIDE", 150)
    for number in range(9):
        (folder / f"{number}.txt").write_bytes(bytes([40, 99, 101, 20, 0, 0, 0, 0, 0][number]))
    taken = collect(folder, ["task"])
    assert sorted(taken.files) == ["0.txt", "1.txt", "4.txt", "5.txt", "6.txt"] and "task" in taken.notebooks
    assert len(taken.notes) == 4


def test_a_flood_of_notes_is_cut_short(folder):
    for number in range(100):
        (folder / f"link{number}").symlink_to("x")
    notes = collect(folder, ["task"]).notes
    assert len(notes) == intake.MOST_NOTES + 1 and notes[-1] == "80 more notes of this kind"


def test_names_that_are_no_text_are_left_out(folder):
    for name in (b"\xff.txt", b"a\nb.txt", b"\x1b[31m.txt"):
        (folder / os.fsdecode(name)).write_bytes(b"")
    taken = collect(folder, ["task"])
    assert taken.files == {} and len(taken.notes) == 3
    assert all(is_plain(note) for note in taken.notes)


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read everything")
def test_a_file_that_may_not_be_read_is_left_out(folder):
    (folder / "x.txt").write_bytes(b"")
    (folder / "x.txt").chmod(0)
    assert "cannot be read" in collect(folder, ["task"]).notes[0]


@pytest.mark.parametrize("content", [b"x" * 201, b"", b"y" * 10_000_000])
def test_a_timestamp_is_short(folder, content):
    (folder / "timestamp.txt").write_bytes(content)
    assert timestamp_of(folder) == b""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_encodings(encoding):
    content = json.dumps({"cells": [{**CELL, "source": "# für"}]}, ensure_ascii=False).encode(encoding)
    assert read_notebook(content, "x")[0]["source"] == "# für"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"{", "not valid JSON"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "not"),
        (b"[" * 100_000, "not valid JSON"),
        (b"[" * 6_000_000, "too many parts"),
        (b"1" * 10_000, "not valid JSON"),
        (b"7", "no notebook"),
        (b"{}", "no cells"),
        (b'{"cells": {}}', "no cells"),
        (b'{"worksheets": 5}', "no cells"),
    ],
)
def test_what_is_no_notebook_gets_one_line(content, words):
    with pytest.raises(Unreadable, match=words) as caught:
        read_notebook(content, "x.ipynb")
    assert str(caught.value).startswith("x.ipynb") and is_plain(str(caught.value))


def test_format_3_is_read():
    old = {"worksheets": [{"cells": [{"cell_type": "code", "input": ["a\n", "b"]}]}, {"cells": 5}, 7]}
    assert read_notebook(json.dumps(old).encode(), "x") == [{"cell_type": "code", "source": "a\nb", "metadata": {}}]


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(), inner, max_size=4)),
)
ODD = st.dictionaries(st.sampled_from(["cell_type", "source", "metadata", "id", "outputs"]), JSON)


@given(st.lists(st.one_of(ODD, JSON), max_size=5))
def test_cells_come_out_clean_whatever_they_were(cells):
    for cell in read_notebook(json.dumps({"cells": cells}).encode(), "x"):
        assert cell["cell_type"] in ("code", "markdown", "raw")
        assert isinstance(cell["source"].encode(), bytes)
        assert set(cell["metadata"]) <= {"nbgrader"} and isinstance(cell.get("id", ""), str)


@given(st.text())
def test_texts_become_harmless(text):
    assert is_plain(one_line(text)) and len(one_line(text)) < 90
    assert is_plain(harmless(text).replace("\n", "").replace("\t", ""))
    assert isinstance(harmless(text).encode(), bytes)
