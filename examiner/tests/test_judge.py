"""The judge: points for what ran to its end, names as in nbgrader, and no word of hidden tests."""

from __future__ import annotations

import numpy as np
import pytest

from examiner.judge.exam import Exam, plain_python, points_of
from examiner.tests.boxed import GradedCell, judged, scope_of, verdict
from examiner.tests.corpus.assignment import code

SQUARES = "def squares(n):\n    return [i * i for i in range(1, n + 1)]\ndef total(n):\n    return sum(squares(n))"
SHARED = {"shared": {"squares", "total"}}
HIDDEN = "### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"


def outcome(test: str, source: str = "", **more) -> tuple[float, str, str]:
    """Points, outcome and message."""
    found = verdict(test, source, **more)
    return found.points, found.outcome, found.message


def test_a_cell_that_runs_to_its_end_earns_its_points():
    assert outcome("assert total(3) == 14", SQUARES) == (2.0, "passed", "")


def test_a_failed_assertion_earns_nothing_and_says_why():
    points, what, message = outcome("assert total(3) == 15, 'not 15'", SQUARES)
    assert (points, what) == (0, "failed") and message == "AssertionError: not 15\nat: assert total(3) == 15, 'not 15'"


@pytest.mark.parametrize(
    ("value", "points"),
    [(1, 1), (0.5, 0.5), (2, 2), (0, 0), (True, 2), (False, 0), (None, 2), ("1", 2), (np.float64(1.5), 1.5), (np.int64(1), 1),
     (np.False_, 0), (np.True_, 2), (float("nan"), None), (float("inf"), None), (-1, None), (3, None), ([], 2)],
)  # fmt: skip
def test_the_last_value_gives_points(value, points):
    assert points_of(value, 2.0) == points


def test_partial_credit_in_a_cell():
    assert outcome("points = 0\npoints += 1 if total(3) == 14 else 0\npoints", SQUARES) == (1.0, "partly right", "")
    points, what, message = outcome("float('nan')")
    assert (points, what, message) == (0, "failed", "")


def test_a_students_object_as_the_last_value_gives_what_a_cell_gives_that_ends():
    source = "class A:\n    message = points = 'words'\n    def __float__(self): return 1.0\nyes = A()"
    assert outcome("yes", source) == (2.0, "passed", "")


# nbgrader's own guide tests whether one function calls another: it takes it away, and puts another in its place.


def test_a_function_can_be_taken_away():
    test = "del squares\ntry:\n    total(3)\nexcept NameError:\n    pass\nelse:\n    raise AssertionError('not used')"
    assert outcome(test, SQUARES, **SHARED)[0] == 2
    assert "not used" in outcome(test, SQUARES + "\ndef total(n):\n    return 14", **SHARED)[2]


def test_a_function_can_be_replaced_for_one_cell():
    mock = "asked = []\ndef squares(n):\n    asked.append(n)\n    return [7]\nassert total(3) == 7 and asked == [3]"
    after = "assert squares(2) == [1, 4] and total(2) == 5"
    assert [one.points for one in judged([mock, after], SQUARES, **SHARED)] == [2, 2]


def test_a_function_that_is_not_there_can_be_put_there():
    source = "def total(n):\n    return sum(squares(n))"
    assert outcome("squares = lambda n: [7]\nassert total(3) == 7", source, **SHARED)[0] == 2


def test_names_of_tests_are_not_told():
    source = "expected = i = 0\ndef total(n):\n    return expected or i"
    assert outcome("expected = 14\nassert total(3) == expected", source, **SHARED)[0] == 0
    assert outcome("for i in (14,):\n    assert total(3) == i", source, **SHARED)[0] == 0


@pytest.mark.parametrize(
    "line", ["import math", "import numpy as np", "class total2: pass", "box = object()", "np = math = 1"]
)
def test_a_test_may_use_any_name_of_its_own(line):
    source = SQUARES + "\nimport math, numpy as np\nbox = total2 = []"
    scope = {"shared": {"math", "np", "box", "total2", "total", "squares"}}
    assert outcome(f"{line}\nassert total(3) == 14\n{line}", source, **scope) == (2.0, "passed", "")


def test_names_last_from_cell_to_cell():
    tests = ["def helper(n):\n    return total(n)\nkept = [1]", "kept.append(helper(3))", "assert kept == [1, 14]"]
    assert [one.points for one in judged(tests, SQUARES)] == [2, 2, 2]


def test_hidden_parts_see_the_names_as_they_were_there():
    tests = [
        "x = 3\ndef helper():\n    return total(x)\n" + HIDDEN.format("assert helper() == 14\nsecret = 1"),
        "x = 1\nassert helper() == 1\n" + HIDDEN.format("assert helper() == 1 and secret == 1\ndel secret"),
        "x = 2\n" + HIDDEN.format("assert helper() == 5\ntry:\n    secret\nexcept NameError:\n    secret = 2"),
        HIDDEN.format("assert secret == 2 and x == 2"),
    ]
    assert [(one.points, one.evidence) for one in judged(tests, SQUARES)] == [(2, "")] * 4


def test_the_judges_imports_win():
    fake = "class Fake:\n    def __getattr__(self, name): return lambda *a, **k: True\nnp = math = Fake()\ndef f(): return 1"
    cells = [code("import numpy as np", "given", locked=True), code("import math\ndef f(): pass", "f", solution=True)]
    test = "assert np.allclose(f(), 2) or math.isclose(f(), 2)"
    scope = scope_of(cells, test)
    assert outcome(test, fake, **scope)[0] == 0
    assert outcome("assert math.isclose(f(), 2)", "def f(): return 2", **scope)[2].startswith("NameError")


def test_the_judge_imports_only_what_occurs_in_tests_or_locked_cells():
    cells = [
        code("from os import path, sep as s\nimport xml.dom\nimport math, re\nf(re)\n%time 1", "given", locked=True)
    ]
    assert scope_of(cells, "assert 's' and path")["before"] == ["from os import path, sep as s\nimport re\nf(re)"]
    assert scope_of(cells, "eval('xml')")["before"] == ["import xml.dom\nimport re\nf(re)"]


def test_an_answer_that_replaces_a_builtin_is_tested_itself():
    scope = scope_of([code("def abs(x):\n    return x if x > 0 else -x", "abs", solution=True)])
    assert outcome("assert abs(-2) == 2", "", **scope)[2].startswith("NameError")
    assert outcome("assert abs(-2) == 2", "def abs(x): return 3", **scope)[0] == 0
    assert outcome("def g():\n    return abs(-2)\nassert g() == 2", "def abs(x): return 2", **scope)[0] == 2


def test_arguments_changed_in_place_are_changed_here():
    source = "def f(a, b, *, c):\n    a += 1\n    b.append(4)\n    c['x'] = {5}\n    return None"
    test = "import numpy as np\na, b, c = np.zeros(2), [3], {}\nassert f(a, b, c=c) is None"
    assert outcome(f"{test}\nassert a.tolist() == [1, 1] and b == [3, 4] and c == {{'x': {{5}}}}", source)[0] == 2


def test_arguments_that_are_not_changed_stay_the_same_objects():
    source = "def f(a, rng):\n    return a[0][0] + int(rng.integers(9))"
    test = (
        "import numpy as np\ninner = [1]\na, rng, other = [inner], np.random.default_rng(3), np.random.default_rng(3)"
    )
    test += (
        "\nassert f(a, rng) == 1 + other.integers(9)\nassert a[0] is inner and rng.integers(99) == other.integers(99)"
    )
    assert outcome(test, source)[0] == 2


def test_functions_are_called_back_and_may_call_the_students():
    source = "def loss(w):\n    return w * w\ndef slope(f, x):\n    return (f(x + 1e-4) - f(x - 1e-4)) / 2e-4"
    assert outcome("assert abs(slope(lambda w: loss(w) + 1, 3.0) - 6) < 1e-4", source)[0] == 2
    assert outcome("assert abs(slope(loss, 3.0) - 6) < 1e-4", source)[0] == 2
    assert outcome("assert abs(slope(lambda w: slope(loss, w) , 3.0) - 2) < 1e-3", source)[0] == 2


def test_a_function_that_fails_fails_over_there_too():
    source = "def f(g):\n    try:\n        g()\n    except ZeroDivisionError:\n        return 'seen'"
    assert outcome("assert f(lambda: 1 / 0) == 'seen'", source)[0] == 2


def test_objects_of_the_students_keep_their_state():
    source = "class Stack(list):\n    pass\nclass P:\n    def __init__(self, x): self.x = x\n    def __eq__(self, o): return self.x == o.x"
    source += "\n    def __add__(self, o): return P(self.x + o.x)\n    def __len__(self): return self.x\n    def move(self): self.x += 1"
    test = (
        "p, q = P(1), P(2)\np.move()\nassert p.x == 2 and p == q and not p == P(5) and (p + q).x == 4 and len(p) == 2"
    )
    test += "\nassert isinstance(p, P) and not isinstance(3, P) and p != 2 and P.__name__ == 'P' and bool(p)"
    assert outcome(test, source) == (2.0, "passed", "")


def test_generators_are_iterated():
    source = "def f():\n    yield from [1, 2]\nclass N:\n    def __init__(self): self.n = 0\n    def __iter__(self): return self"
    source += "\n    def __next__(self):\n        self.n += 1\n        if self.n > 2: raise StopIteration\n        return self.n"
    assert outcome("g = f()\nassert next(g) == 1 and list(g) == [2] and [n for n in N()] == [1, 2]", source)[0] == 2


@pytest.mark.parametrize("expression", ["f() == 3", "3 == f()", "f() - 3 == 0", "3 - f() == 0", "abs(f() - 3) < 1", "f() <= 3",
                                        "np.allclose(f(), 3)", "f() in [3]", "3 in [f()]", "float(f()) == 3", "np.array(3) == f()"])  # fmt: skip
def test_an_object_never_equals_plain_data(expression):
    source = "class Yes:\n    def yes(self, *a): return True\n    __eq__ = __le__ = __lt__ = __contains__ = yes\n    __hash__ = None\n"
    source += "    def same(self, *a): return self\n    __sub__ = __rsub__ = __abs__ = same\n    def __float__(self): return 3.0\n"
    assert outcome(f"import numpy as np\nassert {expression}", f"{source}def f():\n    return Yes()")[0] == 0


def test_docstrings_are_the_students():
    assert outcome("assert f.__doc__ == 'mine' and g.__doc__ is None", "def f():\n    'mine'\ndef g(): pass")[0] == 2


def test_global_random_numbers_follow_the_tests():
    source = "import random, numpy as np\ndef f():\n    return random.random(), float(np.random.rand())"
    test = "import random, numpy as np\nfor n in (1, 2):\n    random.seed(n); np.random.seed(n)\n    first = f()"
    test += "\n    random.seed(n); np.random.seed(n)\n    assert first == (random.random(), float(np.random.rand()))"
    assert outcome(test, source)[0] == 2


def test_what_is_printed_can_be_captured():
    test = "import io, contextlib\nwith contextlib.redirect_stdout(io.StringIO()) as said:\n    f()\nassert said.getvalue() == 'hi\\n'"
    assert outcome(test, "def f():\n    print('hi')") == (2.0, "passed", "")


def test_what_is_printed_is_shown_and_bounded():
    assert outcome("f()\nassert False, 'no'", "def f():\n    print('hi\\x1b[31m')")[2].startswith(
        "hi�[31m\nAssertionError: no"
    )
    assert (
        len(outcome("for _ in range(50): f()\nraise ValueError('x' * 10**6)", "def f():\n    print('x' * 9000)")[2])
        < 10_000
    )


def test_errors_come_as_built_in_types_with_their_line():
    source = "class Mine(ValueError): pass\ndef f():\n    raise Mine('odd')\ndef g():\n    raise type('E', (Exception,), {})('x')"
    assert outcome("try:\n    f()\nexcept ValueError as error:\n    assert str(error) == 'Mine: odd'", source)[0] == 2
    assert outcome("g()", source)[2].startswith("Exception: E: x")


def test_warnings_and_stderr_are_no_failure():
    source = "import sys, warnings\ndef f():\n    warnings.warn('w'); print('e', file=sys.stderr)"
    assert outcome("import warnings\nwarnings.warn('mine')\nf()", source)[0] == 2


@pytest.mark.parametrize("body", ["while True: pass", "import time; time.sleep(99)", "import os; os._exit(0)"])
def test_what_does_not_end_is_stopped_and_costs_no_other_cell(body):
    tests = ["f()", "assert g() == 1", HIDDEN.format("f()")]
    first, second, third = judged(tests, f"def f():\n    {body}\ndef g():\n    return 1")
    assert (first.points, first.outcome, second.points) == (0, "stopped", 2) and first.message.startswith("Stopped: ")
    assert (third.outcome, third.message) == ("stopped", "Stopped: your code did not end, or ended its process.")


def test_all_cells_together_have_a_time_limit():
    slow = "import time\ndef f():\n    time.sleep(0.3)\n    return f"
    found = judged(["for _ in range(99): f()"] * 4, slow, seconds=1.0)
    assert [one.outcome for one in found] == ["stopped"] * 4 and "used up the time" in found[-1].message


def test_magics_and_blank_lines_are_harmless():
    assert outcome("\n\n%matplotlib inline\nif True:\n    %time x = 1\nassert total(1) == 1", SQUARES)[0] == 2
    assert "pass" in plain_python("%matplotlib inline")


def test_a_cell_that_is_no_python_earns_nothing():
    assert outcome("assert (", "")[:2] == (0, "failed")


SEEN = "seen = []\ndef f(x):\n    seen.append(x)\n    print(seen)\n    return x"
SECRET = "4711"


@pytest.mark.parametrize(
    "test",
    [
        HIDDEN.format(f"assert f({SECRET}) == 1, f'{{f({SECRET})}}'"),
        "\n\n\n" + HIDDEN.format(f"assert f({SECRET}) == 1"),
        "f(1)\n" + HIDDEN.format(f"f({SECRET})") + "\nassert f(2) == 3, f'{seen}'",
        f"def g():\n    f(1)\n    {HIDDEN.format(f'    f({SECRET})')}\n    assert f(2) == 3, f'{{seen}}'\n\n\ng()",
        f"if True:\n    f(1)\n{HIDDEN.format(f'    f({SECRET})')}\n    raise ValueError(seen)",
        f"for x in (1, 2):\n    f(x)\n{HIDDEN.format(f'    f({SECRET})')}\n",
        HIDDEN.format(f"raise ValueError({SECRET})"),
        HIDDEN.format(f"value = f({SECRET})\nvalue"),
        f"x = (1,\n### BEGIN HIDDEN TESTS\n{SECRET})\n### END HIDDEN TESTS\nassert f(x) == 1, f'{{f(x)}}'",
        HIDDEN.format(f"secret_name = {SECRET}\nundefined_{SECRET}"),
    ],
)
def test_hidden_lines_leave_no_trace(test):
    found = judged([test, "assert f(1) == 2, f'{f(1)} {seen}'"], SEEN)
    assert not any(SECRET in one.message for one in found)


def test_visible_messages_are_kept_where_hidden_tests_follow():
    test = "assert f(1) == 2, 'look at f(1)'\n" + HIDDEN.format("assert f(3) == 3")
    assert "look at f(1)" in outcome(test, SEEN)[2]
    message = outcome("x = 1\n" + HIDDEN.format("assert f(3) == 3") + "\nassert f(2) == 3, 'said'", SEEN)[2]
    assert message == "A test failed: assert f(2) == 3, 'said'"
    assert outcome(HIDDEN.format("assert f(3) == 4"), SEEN)[2] == "A hidden test failed."


def test_an_exception_of_the_tests_own_says_what_it_wants():
    test = "class Told(Exception):\n    def _render_traceback_(self): return ['advice']\n" + HIDDEN.format("raise Told")
    assert outcome(test, "")[2] == "advice"


def test_the_rest_begins_with_the_first_statement_that_has_a_hidden_line():
    exam = Exam(
        "t",
        "\na = 1\ndef f():\n    b = 1\n    ### BEGIN HIDDEN TESTS\n    c = 1\n    ### END HIDDEN TESTS\nd = 1",
        1,
        None,
    )
    exam.parse()
    assert len(exam.visible) == 1 and len(exam.rest) == 2


def test_an_object_of_an_earlier_cell_is_not_mistaken_for_another():
    source = "class P:\n    def __init__(self, x): self.x = x\ndef f(p): return p.x\nother = P(9)"
    first, second = judged(["p = P(1)", GradedCell("assert p.x == 1\nassert f(p) == 1")], source)
    assert first.points == 2 and "earlier test cell" in second.message
