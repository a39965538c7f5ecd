"""Code that does not end, ends too much, takes too much, or looks odd and is right."""

from __future__ import annotations

from examiner.tests.corpus.assignment import ANSWERS, Notebook, code
from examiner.tests.corpus.entry import answers, damaged, first_cell


def five_exits(notebook: Notebook) -> None:
    notebook["cells"][:0] = [code("import os\nos._exit(1)") for _ in range(5)]


COUNTED = "total", "mean_of"  # mean_of calls total

ENTRIES = [
    damaged("five-exits", "Five cells that end their process.", five_exits),
    first_cell("endless-cell", "A cell with a loop without end.", "while True:\n    pass"),
    first_cell("stubborn-cell", "A loop that swallows every interrupt.", """
        while True:
            try:
                while True:
                    pass
            except BaseException:
                pass
    """),
    first_cell("sleeping-cell", "A cell that sleeps for ever.", "import time\ntime.sleep(1e6)"),
    first_cell("deaf-cell", "A cell that turns its timer off and sleeps.", """
        import signal, time
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 64))
        time.sleep(1e6)
    """),
    first_cell("memory-cell", "A list without end.", "x = []\nwhile True:\n    x.append(bytearray(10**6))"),
    first_cell("one-array", "An array of a terabyte.", "import numpy as np\nx = np.ones(10**11)"),
    first_cell("fork-cell", "Both sides of a fork go on.", "import os\nos.fork()"),
    first_cell("fork-bomb", "Forks without end.", "import os\nwhile True:\n    os.fork()"),
    first_cell("threads", "Threads that never end.", """
        import threading, time
        for _ in range(30):
            threading.Thread(target=time.sleep, args=(1e6,)).start()
    """),
    first_cell("thread-bomb", "Threads without end.", """
        import threading, time
        while True:
            threading.Thread(target=time.sleep, args=(1e6,)).start()
    """),
    first_cell("pool", "A pool of processes.", """
        from multiprocessing import Pool
        with Pool(2) as pool:
            print(pool.map(abs, [-41, -1]))
    """, kept="[41, 1]"),
    first_cell("input", "Asks for input.", "name = input('Name? ')", kept="nobody can answer"),
    first_cell("sys-exit", "Leaves with sys.exit.", "import sys\nsys.exit(3)"),
    first_cell("quit", "Leaves with quit.", "quit()"),
    first_cell("os-exit", "Ends its process.", "import os\nos._exit(0)"),
    first_cell("own-kill", "Kills its process.", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"),
    first_cell("own-stop", "Stops its process.", "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)"),
    first_cell("group-kill", "Kills its group.", "import os, signal\nos.killpg(0, signal.SIGKILL)"),
    first_cell("parent-kill", "Kills its parent.", "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)"),
    first_cell("segfault", "Reads from address 0.", "import ctypes\nctypes.string_at(0)"),
    first_cell("stack", "Overruns the stack.", "import sys\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()"),
    first_cell("abort", "Aborts.", "import os\nos.abort()"),
    first_cell("closed-files", "Closes every descriptor.", "import os\nos.closerange(0, 250)"),
    first_cell("warnings", "Warnings, errors on stderr, many prints.", """
        import sys, warnings
        warnings.warn("harmless")
        print("to stderr", file=sys.stderr)
        for i in range(1000): print(i)
    """, kept="harmless"),
    first_cell("magics", "Magics and shell commands.", """
        %matplotlib inline
        %timeit -n1 -r1 1 + 1
        !echo from the shell
        words = !echo two
        %env A=1
        %who
        ?print
    """, kept="from the shell"),
    first_cell("cell-magic", "A cell magic.", "%%bash\necho from bash", kept="from bash"),
    first_cell("star-import", "Imports with a star.", "from numpy import *\nfrom math import *"),
    first_cell("same-names", "Uses the names that the tests use.", """
        import math
        expected, probe, points, counter, other = 0, [], math, print, None
        def tried(): pass
    """),
    first_cell("half-printed", "Prints half a character.", "print(chr(0xd83d))\nraise ValueError(chr(0xdc00))"),
    first_cell("odd-display", "Displays what is no MIME bundle.", """
        from IPython.display import display
        display({"text/plain": object(), 5: 6, "a/b": [1, {2}]}, raw=True)
        display({"text/plain": 10**30}, raw=True, metadata={1: object()})
    """),
    first_cell("autoawait", "Awaits at the top.", "import asyncio\nawait asyncio.sleep(0)\nprint('slept')", kept="slept"),
    answers("endless-function", "A function with a loop without end.", {
        "total": "def total(values):\n    while True:\n        pass"}, COUNTED, says=""),
    answers("stubborn-function", "A function that swallows every interrupt.", {"slope": """
        def slope(f, x):
            while True:
                try:
                    while True: pass
                except BaseException: pass
    """}, ["slope"]),
    answers("sleeping-function", "A function that sleeps for ever.", {
        "slope": "import time\ndef slope(f, x):\n    time.sleep(1e6)"}, ["slope"]),
    answers("exit-function", "A function that ends its process.", {
        "slope": "import os\ndef slope(f, x):\n    os._exit(0)"}, ["slope"]),
    answers("sys-exit-function", "A function that calls sys.exit.", {
        "slope": "import sys\ndef slope(f, x):\n    sys.exit()"}, ["slope"]),
    answers("four-exits", "Four functions that end their processes, one answer is right.", {
        name: f"def {name}(*arguments):\n    import os\n    os._exit(0)" for name in ANSWERS if name != "Counter"
    }, [name for name in ANSWERS if name != "Counter"]),
    answers("segfault-function", "A function that reads from address 0.", {
        "slope": "import ctypes\ndef slope(f, x):\n    ctypes.string_at(0)"}, ["slope"]),
    answers("memory-function", "A function that fills the memory.", {
        "slope": "def slope(f, x):\n    x = []\n    while True: x.append(bytearray(10**6))"}, ["slope"]),
    answers("huge-answer", "A function that returns a billion bytes.", {
        "slope": "def slope(f, x):\n    return bytes(10**9)"}, ["slope"]),
    answers("huge-list", "A function that returns ten million numbers.", {
        "slope": "def slope(f, x):\n    return [0.0] * 10**7"}, ["slope"]),
    answers("nan", "nan is no number to be near to.", {"slope": "def slope(f, x):\n    return float('nan')"}, ["slope"]),
    answers("infinite", "Infinity.", {"slope": "def slope(f, x):\n    return float('inf')"}, ["slope"]),
    answers("recursion", "A function that calls itself for ever.", {
        "total": "def total(values):\n    return total(values)"}, COUNTED),
    answers("right-recursion", "A right answer by recursion.", {
        "total": "def total(values):\n    return values[0] + total(values[1:]) if values else 0"}),
    answers("iterator", "Iterators where a number is asked for.", {
        "total": "def total(values):\n    yield from values"}, COUNTED),
    answers("numpy-number", "A right answer as a NumPy number.", {
        "total": "def total(values):\n    return np.sum(np.array(values))"}),
    answers("zero-array", "A right answer as an array of no dimension.", {
        "total": "def total(values):\n    return np.array(np.sum(values))"}),
    answers("decorated", "A right answer behind a decorator, with a cache.", {"total": """
        import functools
        @functools.wraps(sum)
        def total(values):
            return sum(values)
    """}),
    answers("lambda", "A right answer as a lambda.", {"total": "total = lambda values: sum(values)"}),
    answers("partial", "A right answer as an object that can be called.", {
        "total": "import functools\ntotal = functools.partial(sum, start=0)"}),
    answers("unicode", "Names in other alphabets.", {
        "total": "def total(значения):\n    сумма = sum(значения)\n    return сумма"}),
    answers("loud", "A right answer that prints and warns.", {"total": """
        import sys, warnings
        def total(values):
            print("adding", file=sys.stderr)
            print("adding")
            warnings.warn("adding")
            return sum(values)
    """}),
    answers("global", "A right answer that counts its calls.", {"total": """
        calls = 0
        def total(values):
            global calls
            calls += 1
            return sum(values)
    """}),
    answers("slots", "A right class of another make.", {"Counter": """
        from dataclasses import dataclass
        @dataclass(slots=True)
        class Counter:
            value: int = 0
            def add(self, amount):
                self.value += amount
    """}),
    answers("property", "A right class with a property.", {"Counter": """
        class Counter:
            def __init__(self):
                self.parts = []
            def add(self, amount):
                self.parts.append(amount)
            @property
            def value(self):
                return sum(self.parts)
    """}),
    answers("shared-value", "A class whose counters share their value: partly right.", {"Counter": """
        class Counter:
            value = 0
            def add(self, amount):
                Counter.value += amount
    """}, Counter=1.0),
    answers("inner-slope", "A function that uses another of the notebook's.", {"slope": """
        def slope(f, x):
            return total([(f(x + h) - f(x)) / h for h in (1e-5, -1e-5)]) / 2
    """}),
    answers("new-array", "Returns a new array instead of changing its own.", {
        "scale": "def scale(array, factor):\n    return array * factor"}, ["scale"]),
]  # fmt: skip
