"""The small assignment that the corpus answers: four functions and a class, with visible and hidden tests."""

from __future__ import annotations

import copy
import json
from typing import Any

Notebook = dict[str, Any]
NAME = "task"

TOTAL = '''def total(values):
    """The sum of a list of numbers."""
    result = 0
    for value in values:
        result += value
    return result'''

SCALE = '''def scale(array, factor):
    """Multiply an array in place."""
    array *= factor'''

COUNTER = '''class Counter:
    """Adds up."""

    def __init__(self):
        self.value = 0

    def add(self, amount):
        self.value += amount'''

SLOPE = '''def slope(f, x):
    """The slope of f at x."""
    h = 1e-5
    return (f(x + h) - f(x - h)) / (2 * h)'''

MEAN_OF = '''def mean_of(values):
    """The mean, by total."""
    return total(values) / len(values)'''

ANSWERS = {"total": TOTAL, "scale": SCALE, "Counter": COUNTER, "slope": SLOPE, "mean_of": MEAN_OF}
STUBS = {
    name: f"class {name}:\n    pass"
    if text.startswith("class")
    else text.splitlines()[0] + "\n    raise NotImplementedError()"
    for name, text in ANSWERS.items()
}

GIVEN = 'import numpy as np\n\nGIVEN = np.loadtxt("given.csv", delimiter=",")'
GIVEN_FILE = b"1,2,3\n"

TEST_TOTAL = '''expected = 6
assert total([1, 2, 3]) == expected, f"total([1, 2, 3]) gave {total([1, 2, 3])}"
assert total([]) == 0, f"total([]) gave {total([])}"
### BEGIN HIDDEN TESTS
kept_apart = [730019, 991777.25]
expected = 1721796.25
assert total(kept_apart) == expected, f"total({kept_apart}) gave {total(kept_apart)}, not 1721796.25"
### END HIDDEN TESTS
assert total([5]) == 5, f"total([5]) gave {total([5])}"'''

TEST_SCALE = '''probe = np.ones(2)
assert scale(probe, 5) is None, "scale changes its argument and returns nothing"
assert np.array_equal(probe, [5, 5]), f"scale([1, 1], 5) made {probe}"


def tried(start, factor):
    array = np.array(start, dtype=float)
    scale(array, factor)
    ### BEGIN HIDDEN TESTS
    hidden = np.array([640031.5, 1.0])
    scale(hidden, 3)
    assert np.allclose(hidden, [1920094.5, 3.0]), f"scale made {hidden}, not 1920094.5"
    ### END HIDDEN TESTS
    return array


assert np.allclose(tried([1, 2], 2), [2.0, 4.0]), f"scale([1, 2], 2) made {tried([1, 2], 2)}"'''

TEST_COUNTER = """counter = Counter()
counter.add(2)
counter.add(3)
points = 1 if counter.value == 5 else 0
### BEGIN HIDDEN TESTS
other = Counter()
other.add(880023)
points += 1 if points and other.value == 880023 else 0
other.add(110777)
points += 1 if points == 2 and other.value == 990800 and counter.value == 5 else 0
### END HIDDEN TESTS
points"""

TEST_SLOPE = """assert abs(slope(lambda x: x * x, 3.0) - 6) < 1e-3, f"the slope of x * x at 3 came out as {slope(lambda x: x * x, 3.0)}"
### BEGIN HIDDEN TESTS
def secret_curve_8841(x):
    return 41 * x**2 - x


assert abs(slope(secret_curve_8841, 517.25) - 42413.5) < 0.1, f"{slope(secret_curve_8841, 517.25)}"
### END HIDDEN TESTS"""

TEST_MEAN_OF = """assert mean_of([2, 4]) == 3, f"mean_of([2, 4]) gave {mean_of([2, 4])}"
assert mean_of(list(GIVEN)) == 2
### BEGIN HIDDEN TESTS
assert mean_of([450011, 450013]) == 450012
### END HIDDEN TESTS
del total
try:
    mean_of([1, 1])
except NameError:
    pass
else:
    raise AssertionError("mean_of does not call total")"""

TESTS = {
    "total": (TEST_TOTAL, 2),
    "scale": (TEST_SCALE, 2),
    "Counter": (TEST_COUNTER, 3),
    "slope": (TEST_SLOPE, 2),
    "mean_of": (TEST_MEAN_OF, 1),
}
FULL = {f"test_{name}": float(points) for name, (_, points) in TESTS.items()}

# Hidden inputs, expected values and names: none of them may reach a student, whatever a submission does.
NEEDLES = ("730019", "991777", "1721796", "640031", "1920094", "880023", "110777", "990800", "517.25", "42413")
NEEDLES += ("450011", "450012", "450013", "kept_apart", "secret_curve_8841", "BEGIN HIDDEN")


def code(source: str, name: str = "", **mark: Any) -> dict[str, Any]:
    """A code cell; with a name it is one of nbgrader's."""
    cell = {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}
    return marked(cell, name, **mark) if name else cell


def text(source: str, name: str = "", **mark: Any) -> dict[str, Any]:
    """A text cell."""
    cell = {"cell_type": "markdown", "metadata": {}, "source": source}
    return marked(cell, name, **mark) if name else cell


def marked(cell: dict[str, Any], name: str, **mark: Any) -> dict[str, Any]:
    """The cell with nbgrader's mark."""
    known = {"grade_id": name, "schema_version": 3, "grade": False, "solution": False, "task": False, "locked": False}
    cell["metadata"]["nbgrader"] = {**known, **mark}
    return cell


def source_notebook() -> Notebook:
    """The instructor's notebook, with solutions and hidden tests."""
    cells = [text("# Five small tasks"), code(GIVEN, "given", locked=True)]
    for name, answer in ANSWERS.items():
        head, _, body = answer.partition("\n")
        marks = f"{head}\n    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION"
        cells += [text(f"## {name}"), code(marks, name, solution=True)]
        cells.append(code(TESTS[name][0], f"test_{name}", grade=True, locked=True, points=TESTS[name][1]))
    cells += [text("## In words"), text("Because.", "words", grade=True, solution=True, points=2)]
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def answered(released: str, answers: dict[str, str]) -> Notebook:
    """The released notebook with these answers."""
    notebook = copy.deepcopy(json.loads(released))
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if name in answers:
            cell["source"] = answers[name]
    return notebook
