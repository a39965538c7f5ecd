"""A class run: cached, resumable after any kill, the same with any number of workers, one line for each bad file."""

import csv
import json
import os
import signal
import subprocess
import sys
import time

import pytest

from examiner.tests.small_course import ANSWERS, NAME, REPOSITORY, SmallCourse

WRONG = ANSWERS | {"double": "def double(x):\n    return x + 2"}


def hand_in_many(course: SmallCourse, count: int) -> None:
    for number in range(count):
        course.hand_in(f"s{number:02}", (ANSWERS, WRONG, {})[number % 3])


def test_marks_partial_credit_and_written_answers(course):
    course.hand_in("right", ANSWERS)
    course.hand_in("partly", ANSWERS | {"total": "def total(values):\n    return sum(values) + (len(values) == 0)"})
    course.hand_in("blank", {})
    course.grade()
    rows = course.rows()
    assert rows["right"] == {
        "test_double": (1, None, False),
        "test_total": (2, None, False),
        "test_slopes": (3, None, False),
        "why": (None, None, True),
    }
    assert rows["partly"]["test_total"] == (1, None, False)
    assert {name: row[0] for name, row in rows["blank"].items()} == dict.fromkeys(rows["blank"], 0)


def test_a_second_run_judges_nothing_again_and_a_changed_answer_only_its_own(course):
    hand_in_many(course, 4)
    assert "4 judged now" in course.grade().stdout
    assert "0 judged now, 4 as before" in course.grade().stdout
    course.hand_in("s01", ANSWERS)
    assert "1 judged now, 3 as before" in course.grade().stdout
    assert course.verdict("s01").points == 6


def test_a_changed_test_is_judged_again(course):
    hand_in_many(course, 3)
    course.grade()
    path = course.root / "source" / NAME / f"{NAME}.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("double(2) == 4", "double(3) == 6"), encoding="utf-8")
    course.run("-m", "nbgrader", "generate_assignment", NAME, "--force")
    assert "3 judged now" in course.grade().stdout


def test_a_lost_gradebook_is_written_again_without_judging(course):
    hand_in_many(course, 3)
    course.grade()
    before = course.rows()
    (course.root / "gradebook.db").unlink()
    course.run("-m", "nbgrader", "generate_assignment", NAME, "--force")
    assert "0 judged now" in course.grade().stdout
    assert course.rows() == before


def test_manual_scores_stay_and_old_automatic_scores_go(course):
    course.hand_in("s", ANSWERS)
    course.grade()
    with course.gradebook() as book:
        for grade in book.find_submission_notebook(NAME, NAME, "s").grades:
            if grade.name in ("why", "test_total"):
                grade.manual_score = 1.5
        book.db.commit()
    course.hand_in("s", {"why": ANSWERS["why"]})
    course.grade()
    assert course.rows()["s"] == {
        "test_double": (0, None, False),
        "test_total": (0, 1.5, True),
        "test_slopes": (0, None, False),
        "why": (None, 1.5, True),
    }


def test_the_number_of_workers_changes_nothing(course, tmp_path):
    hand_in_many(course, 9)
    seen = []
    for workers in (1, 2, 8):
        answers = tmp_path / f"{workers}.json"
        course.run("-c", "import shutil; shutil.rmtree('.examiner/verdicts', ignore_errors=True)")
        course.grade(f"--workers={workers}", f"--json={answers}")
        rows = json.loads(answers.read_text(encoding="utf-8"))
        seen.append([{key: row[key] for key in row if key != "seconds"} for row in rows])
    assert seen[0] == seen[1] == seen[2]
    assert len(seen[0]) == 9


def test_files_for_people_and_programs(course, tmp_path):
    hand_in_many(course, 2)
    course.grade(f"--csv={tmp_path / 'points.csv'}", f"--json={tmp_path / 'all.json'}")
    rows = list(csv.DictReader((tmp_path / "points.csv").open(encoding="utf-8")))
    assert [(row["student"], row["status"], row["points"], row["most"]) for row in rows] == [
        ("s00", "graded", "6.0", "6.0"),
        ("s01", "graded", "5.0", "6.0"),
    ]
    assert json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))[1]["cells"][NAME][0]["name"] == "test_double"


def test_explain_says_why(course):
    course.hand_in("s", WRONG)
    course.grade()
    said = course.run("-m", "examiner", "explain", "s", NAME).stdout
    assert "test_double: 0 of 1, the test failed" in said
    assert "evidence: at: assert double(77123) == 154246" in said
    assert "said to the student: A hidden test failed." in said
    assert "hidden inputs from seed" in said


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["grade"], "usage: examiner grade ASSIGNMENT..."),
        (["grade", "nothing"], "the gradebook has no assignment nothing: run nbgrader generate_assignment nothing"),
        (["explain", "nobody", NAME], f"there is no verdict on nobody for {NAME}"),
        (["report", NAME, "x.html"], f"there are no verdicts for {NAME}"),
    ],
)
def test_bad_commands_end_in_one_line(course, words, complaint):
    done = course.run("-m", "examiner", *words, succeed=False)
    assert done.returncode == 2
    assert complaint in done.stderr and len(done.stderr.splitlines()) == 1


def test_a_course_without_the_assignment_in_its_gradebook_is_told(course):
    (course.root / "gradebook.db").unlink()
    done = course.grade(succeed=False)
    assert f"the gradebook has no assignment {NAME}: run nbgrader generate_assignment {NAME}" in done.stderr


def test_seeds_differ_between_students_and_stay_with_the_verdict(course):
    course.hand_in("one", ANSWERS)
    course.hand_in("two", ANSWERS)
    course.grade()
    first = course.verdict("one").seed
    assert first != course.verdict("two").seed and len(first) == 16
    course.run("-c", "import shutil; shutil.rmtree('.examiner/verdicts')")
    course.grade()
    assert course.verdict("one").seed == first
    assert (course.root / ".examiner" / "secret").stat().st_mode & 0o077 == 0


def undisturbed(course: SmallCourse) -> dict:
    course.grade()
    return course.rows()


def test_killed_at_ten_moments_it_ends_as_undisturbed(make_course):
    quiet, course = make_course("quiet"), make_course("killed")
    for one in (quiet, course):
        hand_in_many(one, 24)
    expected = undisturbed(quiet)
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-m", "examiner", "grade", NAME, "--workers=2"]
    for moment in range(10):
        run = subprocess.Popen(
            command, cwd=course.root, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(1.0 + 0.35 * moment)
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
    kept = len(list((course.root / ".examiner" / "verdicts" / NAME).glob("*.json")))
    last = course.grade()
    assert f"{24 - kept} judged now, {kept} as before" in last.stdout
    assert course.rows() == expected
    graded = course.root / "autograded"
    assert sorted(path.name for path in graded.iterdir()) == sorted(expected)
    assert not list(graded.glob("*/.new-*")) or all(
        (graded / name / NAME / f"{NAME}.ipynb").exists() for name in expected
    )
