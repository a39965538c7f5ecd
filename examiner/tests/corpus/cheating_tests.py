"""Attempts to change what is tested: locked cells, names, modules, files, the notebook's own machinery."""

from __future__ import annotations

from examiner.tests.corpus.assignment import ANSWERS, FULL, Notebook, code
from examiner.tests.corpus.entry import ZERO, Entry, Place, answers, cell_of, earned, first_cell

MODULES = (
    "numpy",
    "examiner/__init__",
    "examiner/judge",
    "msgpack",
    "json",
    "sitecustomize",
    "usercustomize",
    "conftest",
)
MODULES += ("check", "given", "task", "test_total", "base64", "subprocess", "IPython/__init__", "nbgrader/__init__")
BAD = b"import os\nprint('taken in')\nallclose = array_equal = lambda *a, **k: True\nos._exit(0)\n"


def changed(name: str, what: str, change, says: str = "") -> Entry:
    """The release, not answered, with a change."""

    def make(place: Place) -> None:
        notebook = place.notebook({})
        change(notebook)
        place.write(notebook)

    return Entry(name, what, make, ZERO, says=says)


def all_tests(source: str, **parts):
    """Every test cell with this text and these parts."""

    def change(notebook: Notebook) -> None:
        for test in FULL:
            cell_of(notebook, test).update(source=source, **parts)

    return change


def own_tests(notebook: Notebook) -> None:
    """Test cells of the student's own making, worth much."""
    for test in FULL:
        notebook["cells"].append(code("10", test, grade=True, points=10))
        notebook["cells"].append(code("10", f"own_{test}", grade=True, points=10))


def tagged(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        cell["metadata"]["tags"] = ["skip-execution", "raises-exception", "remove-output"]


def answers_as_tests(notebook: Notebook) -> None:
    """Marks of answers and tests exchanged."""
    for test in FULL:
        name = test.removeprefix("test_")
        ours, theirs = cell_of(notebook, name), cell_of(notebook, test)
        ours["metadata"], theirs["metadata"] = theirs["metadata"], ours["metadata"]


def stored_outputs(notebook: Notebook) -> None:
    for test in FULL:
        right = {"output_type": "execute_result", "data": {"text/plain": "3"}, "metadata": {}, "execution_count": 1}
        cell_of(notebook, test)["outputs"] = [right]


def taken_files(place: Place) -> None:
    """Files named like modules that the grader imports, stubs for answers."""
    place.write(place.notebook({}))
    for name in MODULES:
        place.write_bytes(BAD, f"{name}.py")
    place.write_bytes(b"import os; os._exit(0)\n", "evil.pth")
    place.write_bytes(b"[pytest]\n", "pytest.ini")
    place.write_bytes(b"c.Examiner.stub = ''\n", "nbgrader_config.py")


def emptied(notebook: Notebook, name: str) -> Notebook:
    """The notebook without the text of one cell."""
    cell_of(notebook, name)["source"] = ""
    return notebook


def cheat(name: str, what: str, source: str, **more) -> Entry:
    """A first cell, and no answers."""
    return first_cell(name, what, source, right=False, **more)


ENTRIES = [
    changed("tests-emptied", "Test cells without text.", all_tests(""), "had the locked cell test_total changed"),
    changed("tests-pass", "Test cells that do nothing.", all_tests("pass", outputs=[]), "changed: put back"),
    changed("tests-points", "Test cells that say three points.", all_tests("3"), "changed: put back"),
    changed("tests-as-text", "Test cells turned into text.", all_tests("3", cell_type="markdown"), "changed: put back"),
    changed("own-tests", "Test cells of their own.", own_tests, "2 times: the released one counts"),
    changed("tags", "Tags that skip the tests.", tagged),
    changed("exchanged-marks", "Answers marked as tests and tests as answers.", answers_as_tests),
    changed("stored-outputs", "Outputs of tests that never ran.", stored_outputs),
    Entry("given-emptied", "The locked cell with another text.", lambda place: place.write(
        emptied(place.notebook(), "given")), says="had the locked cell given changed"),
    Entry("taken-files", "Files named like modules of the grader.", taken_files, ZERO),
    answers("fake-numpy", "NumPy replaced by an object that says yes.", {"scale": """
        import sys, types
        class Fake(types.ModuleType):
            def __getattr__(self, name): return lambda *a, **k: True
        np = numpy = sys.modules["numpy"] = Fake("numpy")
        def scale(array, factor):
            pass
    """}, ["scale"]),
    answers("patched-numpy", "NumPy's comparisons patched.", {"scale": """
        import numpy as np
        np.allclose = np.array_equal = lambda *a, **k: True
        def scale(array, factor):
            pass
    """}, ["scale"]),
    answers("patched-builtins", "Built-in functions patched.", {"slope": """
        import builtins
        builtins.abs = lambda x: 0
        builtins.float = builtins.AssertionError = None
        abs = lambda x: 0
        def slope(f, x):
            return 0.0
    """}, ["slope", "mean_of"]),
    answers("names-of-tests", "Functions that read the names that the tests assign.", {
        "total": "expected = 0\ndef total(values):\n    return len(values) and (5 if values == [5] else expected)",
        "Counter": """
            points = 0
            class Counter:
                @property
                def value(self):
                    global points
                    points = 3
                    return points
                def add(self, amount): pass
        """}, ["total", "Counter", "mean_of"]),
    answers("any-name", "A dictionary of names that has every name.", {"total": """
        class Every(dict):
            def __contains__(self, name): return True
            def __getitem__(self, name): return dict.get(self, name, 6)
        import gc
        from examiner.box.answers import Answers
        first = Answers.__init__
        def start(self, channel, names, limits):
            first(self, channel, Every(names), limits)
        Answers.__init__ = start
        def total(values):
            return get_ipython().user_ns.get("expected", 0)
    """}, ["total", "mean_of"]),
    cheat("transformer", "An input transformer that empties the tests.", """
        ip = get_ipython()
        ip.input_transformers_cleanup.append(lambda lines: ["3\\n"])
        ip.input_transformers_post.append(lambda lines: ["3\\n"])
    """),
    cheat("ast-transformer", "A transformer that drops every assert.", """
        import ast
        class Drop(ast.NodeTransformer):
            def visit_Assert(self, node): return ast.Pass()
        get_ipython().ast_transformers.append(Drop())
    """),
    cheat("run-cell", "IPython's run_cell replaced.", """
        ip = get_ipython()
        type(ip).run_cell = lambda self, source, **more: print("3")
    """),
    cheat("display-hook", "A display hook that shows full marks.", """
        import sys
        ip = get_ipython()
        ip.displayhook(3)
        sys.displayhook = lambda value: print(3)
        type(ip.displayhook).__call__ = lambda self, result=None: None
    """),
    cheat("no-traceback", "Errors that are not shown.", """
        ip = get_ipython()
        ip.showtraceback = ip._showtraceback = lambda *a, **k: None
        ip.set_custom_exc((BaseException,), lambda *a, **k: None)
    """),
    cheat("events", "A callback after every cell that defines right names.", """
        def after(result=None):
            get_ipython().user_ns.update(expected=0, points=3)
        get_ipython().events.register("post_run_cell", after)
        get_ipython().events.register("pre_run_cell", lambda info: after())
    """),
    cheat("audit-hooks", "Hooks, tracers, profilers, handlers of exceptions.", """
        import atexit, sys, threading
        sys.addaudithook(lambda *a: None)
        sys.settrace(lambda *a: None); sys.setprofile(lambda *a: None); threading.settrace(lambda *a: None)
        sys.excepthook = sys.unraisablehook = lambda *a: None
        atexit.register(print, 3)
    """),
    cheat("many-ways-out", "Limits, handlers and hooks that are meant for the grader.", """
        import os, resource, signal
        os.register_at_fork(before=lambda: None, after_in_child=lambda: None, after_in_parent=lambda: None)
        for number in (signal.SIGALRM, signal.SIGTERM, signal.SIGINT, signal.SIGCHLD):
            signal.signal(number, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_NOFILE, (30, 30))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    """),
    cheat("new-stub", "The answers in cells of the student's own, before the released stubs.", "\n".join(
        ANSWERS.values()), points=earned(["total", "scale", "slope", "mean_of"])),
]  # fmt: skip
