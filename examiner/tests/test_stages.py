"""The examiner as stages of nbgrader: `nbgrader autograde` and the API give what `examiner grade` gives."""

import json

from examiner.tests.small_course import ANSWERS, NAME, SmallCourse

STUDENTS = {
    "blank": {},
    "right": ANSWERS,
    "warns": ANSWERS | {"double": "import warnings\ndef double(x):\n    warnings.warn('careful')\n    return 2 * x"},
    "wrong": ANSWERS | {"double": "def double(x):\n    return x + 2"},
}
API = """
import json, sys
from nbgrader.apps import NbGraderAPI
from traitlets.config.loader import PyFileConfigLoader
api = NbGraderAPI(config=PyFileConfigLoader("nbgrader_config.py", path=".").load_config())
print(json.dumps([api.autograde("small", student)["success"] for student in sys.argv[1:]]))
"""


def filled(course: SmallCourse) -> SmallCourse:
    for student, answers in STUDENTS.items():
        course.hand_in(student, answers)
    broken = course.hand_in("broken", ANSWERS)
    broken.write_text(broken.read_text(encoding="utf-8")[:300], encoding="utf-8")
    return course


def test_three_ways_one_gradebook(make_course):
    by_command, by_api, by_examiner = (filled(make_course(name)) for name in ("command", "api", "examiner"))
    by_examiner.grade()
    by_command.run("-m", "nbgrader", "autograde", NAME)
    done = by_api.run("-c", API, "broken", *STUDENTS)
    assert json.loads(done.stdout.splitlines()[-1]) == [True] * 5
    assert by_command.rows() == by_api.rows() == by_examiner.rows()
    assert by_examiner.rows()["warns"]["test_double"][0] == 1


def test_nbgrader_says_what_was_wrong_with_a_file(course):
    filled(course)
    said = course.run("-m", "nbgrader", "autograde", NAME).stderr
    assert f"broken: {NAME}.ipynb is not valid JSON" in said


def test_feedback_has_points_and_messages_and_no_hidden_test(course):
    filled(course)
    course.grade()
    course.run("-m", "nbgrader", "generate_feedback", NAME)
    page = (course.root / "feedback" / "wrong" / NAME / f"{NAME}.html").read_text(encoding="utf-8")
    assert "test_double: 0 of 1" in page and "A hidden test failed." in page
    assert "77123" not in page and "154246" not in page and "HIDDEN" not in page
    assert "<script" not in page
    assert page.count("<h1") == 1


def test_feedback_says_what_a_person_has_still_to_grade(course):
    course.hand_in("ada", ANSWERS)
    course.grade()
    page = course.root / "feedback" / "ada" / NAME / f"{NAME}.html"
    course.run("-m", "nbgrader", "generate_feedback", NAME)
    before = page.read_text(encoding="utf-8")
    assert "? of 2" in before and "waits for a person" in before and "2 more wait for a person" in before
    with course.gradebook() as book:
        book.find_grade("why", NAME, NAME, "ada").manual_score = 0
        book.db.commit()
    course.run("-m", "nbgrader", "generate_feedback", "--force", NAME)
    after = page.read_text(encoding="utf-8")
    assert "0 of 2" in after and "for a person" not in after


def test_feedback_of_hostile_text_is_clean(course):
    html = (
        "from IPython.display import HTML, Javascript, display\ndisplay(HTML('<img src=x onerror=alert(1)><b>b</b>'))\n"
    )
    hostile = '<script>alert(1)</script> [x](javascript:alert(1)) <iframe src="//x"></iframe> $a<b$'
    code = html + "display(Javascript('alert(1)'))\n" + ANSWERS["double"]
    course.hand_in("s", ANSWERS | {"why": hostile, "double": code})
    course.grade()
    course.run("-m", "nbgrader", "generate_feedback", NAME)
    page = (course.root / "feedback" / "s" / NAME / f"{NAME}.html").read_text(encoding="utf-8")
    body = page.split("<body>")[1]
    shown = body.replace("&lt;", "").replace("&#39;", "'")
    assert "<script" not in body and "<iframe" not in body and "onerror=alert" not in shown.split("<pre>")[0]
    assert 'href="javascript' not in body and "<b>b</b>" in body and "<math" in body
