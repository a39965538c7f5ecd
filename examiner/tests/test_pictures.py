"""Pictures of the instructor's run reach the boxes, and change no hash."""

from __future__ import annotations

import json
from dataclasses import replace

from examiner.assignment.kit import Kit
from examiner.assignment.pictures import pictures_in
from examiner.box.isolate import Limits
from examiner.worker.student_side import StudentSide

KIT = Kit("a", {}, {}, {})
WITH_PICTURE = replace(KIT, pictures={"mark": "<img>"})


def test_pictures_are_those_with_a_fingerprint(tmp_path):
    bad = {"data": {"text/html": "<img c>"}, "metadata": {"fingerprint": "../mark"}}
    marked = {"data": {"text/html": ["<img ", "a>"]}, "metadata": {"fingerprint": "mark"}}
    other = {"data": {"text/html": "<img b>"}, "metadata": {}}
    cells = [{"outputs": [other, marked, bad, {"output_type": "stream", "text": "x"}]}, {"source": "words"}]
    (tmp_path / "a.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert pictures_in(tmp_path.glob("*.ipynb")) == {"mark": "<img a>"}


def test_no_verdict_depends_on_them_but_the_warm_interpreter_does():
    assert WITH_PICTURE.hash == KIT.hash
    side = StudentSide(WITH_PICTURE)
    try:
        assert side.serves(WITH_PICTURE) and not side.serves(KIT)
        with side.zygote.open({}, Limits()) as box:
            look = "import sys\nprint(open(sys.path[1] + '/pictures/mark.html').read())"
            assert box.run_cell(look, 20)[0]["text"] == "<img>\n"
    finally:
        side.close()
