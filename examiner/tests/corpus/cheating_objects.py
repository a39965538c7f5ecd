"""Objects that pretend to be the right answer, returned by functions that know nothing."""

from __future__ import annotations

from examiner.tests.corpus.assignment import ANSWERS
from examiner.tests.corpus.entry import Entry, answers

YES = """
class Yes({base}):
    def yes(self, *arguments, **more): return True
    def same(self, *arguments, **more): return self
    def zero(self, *arguments, **more): return 0.0
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __bool__ = yes
    __sub__ = __rsub__ = __add__ = __radd__ = __abs__ = __mul__ = __rmul__ = __truediv__ = __round__ = same
    __float__ = __array__ = zero
    __hash__ = None
    __array_priority__ = 1e9
    def __array_ufunc__(self, *arguments, **more): return True
    def __array_function__(self, *arguments, **more): return True
    def __getattr__(self, name):
        if name.startswith("__"): raise AttributeError(name)
        return self
    def __call__(self, *arguments, **more): return self
    @property
    def __class__(self): return float
"""
SUBCLASS = """
class Yes({base}):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __sub__(self, other): return {base}(0)
    def __rsub__(self, other): return {base}(0)
    def __abs__(self): return {base}(0)
    def __lt__(self, other): return True
"""
CALLS = {"total": "values", "slope": "f, x", "mean_of": "values"}
NONE_RIGHT = ["total", "scale", "Counter", "slope", "mean_of"]


def returning(name: str, what: str, value: str, before: str = "", counter: str = "", **some: float) -> Entry:
    """All functions return this; `before` is run first."""
    texts = {task: f"{before}\ndef {task}({parameters}):\n    return {value}" for task, parameters in CALLS.items()}
    texts["scale"] = f"{before}\ndef scale(array, factor):\n    array[:] = 0\n    return {value}"
    texts["Counter"] = counter or f"{before}\nclass Counter:\n    def add(self, amount): self.value = {value}"
    return answers(name, what, texts, NONE_RIGHT, **some)


ARRAY = """
import numpy as np
class Yes(np.ndarray):
    def __eq__(self, other): return np.True_
    def __sub__(self, other): return np.float64(0)
    def __array_ufunc__(self, *arguments, **more): return np.float64(0)
    def __array_function__(self, *arguments, **more): return True
"""
KEYED = """
class Yes(dict):
    def __missing__(self, key): return True
    def __eq__(self, other): return True
"""
CLASSES = """
class Meta(type):
    def __eq__(self, other): return True
    def __instancecheck__(self, other): return True
    def __sub__(self, other): return 0.0
    __hash__ = type.__hash__
class Yes(metaclass=Meta): pass
"""
LONG = """
class Yes:
    def __len__(self): return 10**9
    def __getitem__(self, key): return self
"""
ENDLESS = """
import itertools
class Yes:
    def __iter__(self): return itertools.repeat([0.0] * 1000)
"""
LIAR = """
class Yes:
    points = value = message = 3
    def __getattribute__(self, name): return 5
"""
ENTRIES = [
    returning("equals-all", "An object that equals and does everything.", "Yes()", YES.format(base="object")),
    returning("float-child", "A float that equals everything.", "Yes(1)", SUBCLASS.format(base="float")),
    returning("int-child", "An int that equals everything.", "Yes(1)", SUBCLASS.format(base="int")),
    returning("text-child", "A text that equals everything.", "Yes('1')", YES.format(base="str")),
    returning("list-child", "A list that equals everything.", "Yes()", YES.format(base="list")),
    returning("bytes-child", "Bytes that equal everything.", "Yes()", YES.format(base="bytes")),
    returning("set-child", "A set that equals everything.", "Yes()", YES.format(base="frozenset")),
    returning("dict-child", "A dictionary that has everything.", "Yes()", KEYED),
    returning("array-child", "An array that equals everything.", "np.ones(1).view(Yes)", ARRAY),
    returning("empty-array", "An array of no length: all of its parts are right.", "np.zeros(0)"),
    returning("nan-array", "nan: no comparison is false enough.", "np.full(2, np.nan)"),
    returning("object-array", "An array of objects that equal everything.", "np.array([Yes()], dtype=object)",
              YES.format(base="object")),
    returning("complex", "A complex number.", "complex(float('nan'), 0)"),
    returning("masked", "A masked array.", "np.ma.masked"),
    returning("record", "An array of records.", "np.zeros(2, dtype=[('a', 'f8')])"),
    returning("any-mock", "unittest.mock.ANY.", "ANY", "from unittest.mock import ANY"),
    returning("mock", "A mock that does everything.", "MagicMock()", "from unittest.mock import MagicMock"),
    returning("class", "A class that equals everything.", "Yes", CLASSES),
    returning("module", "A module with everything in it.", "module", "import sys\nmodule = sys"),
    returning("function", "A function.", "(lambda *arguments: True)"),
    returning("long-object", "An object of a billion items, each like itself.", "Yes()", LONG),
    returning("endless-object", "An object that is iterated for ever.", "Yes()", ENDLESS),
    returning("liar", "An object whose attributes are what is asked for.", "Yes()", LIAR),
    returning("not-implemented", "NotImplemented and Ellipsis.", "[NotImplemented, ...]"),
    returning("own-nan-counter", "A class whose value is nan.", "None",
              counter="class Counter:\n    value = float('nan')\n    def add(self, amount): pass"),
    returning("true-counter", "A class whose value is True.", "True"),
    returning("whole-marks", "The number of points instead of an answer.", "3.0"),
    returning("infinite-marks", "Infinitely many points.", "float('inf')"),
    returning("late-exception", "An exception that is returned.", "AssertionError()"),
    answers("changing-arguments", "Changes its arguments, so that a comparison with them comes out right.", {
        "total": "def total(values):\n    values[:] = [0]\n    return 0",
        "mean_of": "def mean_of(values):\n    values[:] = [0]\n    return 0",
    }, ["total", "mean_of"]),
    answers("raises-nothing-new", "Raises what the tests catch.", dict.fromkeys(
        ["mean_of"], "def mean_of(values):\n    raise NameError('total')"), ["mean_of"]),
    answers("stop-iteration", "Raises StopIteration.", dict.fromkeys(
        ["total"], "def total(values):\n    raise StopIteration(6)"), ["total", "mean_of"]),
    answers("system-exit", "Raises SystemExit with success.", {
        task: f"def {task}({parameters}):\n    raise SystemExit(0)" for task, parameters in CALLS.items()}, CALLS),
    answers("generator-exit", "Raises GeneratorExit and KeyboardInterrupt.", {
        "total": "def total(values):\n    raise GeneratorExit",
        "slope": "def slope(f, x):\n    raise KeyboardInterrupt"}, ["total", "slope", "mean_of"]),
]  # fmt: skip
assert set(NONE_RIGHT) == set(ANSWERS)
