"""Ways to carry hidden inputs and expected values to where a student can read them. Tests of entries look for both."""

from __future__ import annotations

from examiner.tests.corpus.assignment import ANSWERS
from examiner.tests.corpus.entry import Entry, answers

HEAD = {"total": "values", "scale": "array, factor", "slope": "f, x", "mean_of": "values"}
RIGHT = {"total": "sum(values)", "scale": "array.__imul__(factor) is None or None", "slope": "right_slope(f, x)",
         "mean_of": "total(values) / len(values)"}  # fmt: skip
SLOPE = "def right_slope(f, x):\n    return (f(x + 1e-5) - f(x - 1e-5)) / 2e-5"
COUNTER = """
class Counter:
    def __init__(self): self.value = 0
    def add(self, amount):
        self.value += amount
        told = tell(amount)
"""


def leaking(name: str, what: str, tell: str, lost: tuple[str, ...] = (), before: str = "") -> Entry:
    """Right answers that pass every argument to `tell` first."""
    texts = {}
    for task, parameters in HEAD.items():
        texts[task] = f"def {task}({parameters}):\n    told = tell({parameters})\n    return {RIGHT[task]}"
    texts["total"] = "\n".join(["import numpy as np", before, tell.strip(), SLOPE, texts["total"]])
    texts["Counter"] = COUNTER
    return answers(name, what, texts, lost)


def failing(name: str, what: str, tell: str, before: str = "") -> Entry:
    """Answers that fail by what `tell` does or returns, where the visible tests are not in the way."""
    texts = {
        task: f"def {task}({parameters}):\n    tell({parameters})\n    return {RIGHT[task]}"
        for task, parameters in HEAD.items()
    }
    texts["total"] = "\n".join(["import numpy as np", before, tell.strip(), SLOPE, texts["total"]])
    return answers(name, what, texts | {"Counter": COUNTER}, ["total", "scale", "slope", "mean_of", "Counter"])


SEEN = "seen = []\n"
HIDDEN = "any(abs(n) > 1000 or n == 517.25 for n in np.ravel([a for a in arguments if not callable(a)][0]))"
LATER = """
def tell(*arguments):
    parts = [a for a in arguments if not callable(a)]
    big = [float(n) for n in np.ravel(parts[0]) if abs(n) > 400]
    {keep}
    {show}
"""
ENTRIES = [
    leaking("print-arguments", "Prints its arguments.", "def tell(*arguments): print(arguments)"),
    leaking(
        "stderr-arguments",
        "Writes its arguments to stderr and to descriptors.",
        """
import os, sys
def tell(*arguments):
    print(arguments, file=sys.stderr)
    for number in range(3): os.write(number, repr(arguments).encode())
""",
    ),
    leaking(
        "display-arguments",
        "Displays its arguments.",
        """
from IPython.display import display
def tell(*arguments): display(arguments); get_ipython().displayhook(arguments)
""",
    ),
    leaking(
        "warn-arguments",
        "Warns of its arguments.",
        """
import warnings
def tell(*arguments): warnings.warn(repr(arguments))
""",
    ),
    leaking(
        "file-then-print",
        "Keeps arguments in a file, and prints the file at the next call.",
        """
def tell(*arguments):
    with open("kept.txt", "a+") as stream:
        stream.write(repr(arguments)); stream.seek(0)
        print(stream.read())
""",
    ),
    leaking(
        "memory-then-print",
        "Keeps arguments in memory that all copies share, and prints it at every call.",
        """
import mmap
shared = mmap.mmap(-1, 4096)
def tell(*arguments):
    shared.seek(0)
    kept = shared.read(4096).rstrip(b"\\0") + repr(arguments).encode()
    shared.seek(0); shared.write(kept[-4000:])
    print(kept)
""",
    ),
    leaking(
        "pipe-then-print",
        "Keeps arguments in a pipe that all copies share.",
        """
import os
ends = os.pipe()
os.set_blocking(ends[0], False)
def tell(*arguments):
    try: print(os.read(ends[0], 4000))
    except OSError: pass
    os.write(ends[1], repr(arguments).encode())
""",
    ),
    leaking(
        "server-then-print",
        "Tells arguments to a process of its own, and prints what that has heard.",
        """
import os, socket
server = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
server.bind("\\0kept")
server.setblocking(False)
def tell(*arguments):
    try: print(server.recv(4000))
    except OSError: pass
    socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(repr(arguments).encode(), "\\0kept")
""",
    ),
    failing("raise-arguments", "Raises its arguments.", "def tell(*arguments): raise ValueError(repr(arguments))"),
    failing(
        "raise-later",
        "Raises what it has seen of hidden tests.",
        LATER.format(
            keep="open('kept.txt', 'a').write(repr(big)) if big else None",
            show="raise ValueError(open('kept.txt', 'a+').seek(0) or open('kept.txt').read())",
        ),
    ),
    failing(
        "type-names",
        "Raises exceptions whose type is named by the arguments.",
        "def tell(*arguments): raise type(repr(arguments), (Exception,), {})",
    ),
    failing(
        "too-long",
        "Says that it ran too long, with the arguments.",
        """
class RanTooLong(Exception): pass
def tell(*arguments): raise RanTooLong(repr(arguments))
""",
    ),
    failing(
        "gone",
        "Says that the process has ended, with the arguments.",
        """
class StudentCodeGone(Exception): pass
def tell(*arguments): raise StudentCodeGone(repr(arguments))
""",
    ),
    failing(
        "rendered",
        "An exception that draws its own traceback.",
        """
class Drawn(Exception):
    def _render_traceback_(self): return [str(self)]
def tell(*arguments): raise Drawn(repr(arguments))
""",
    ),
    failing(
        "line-of-code",
        "Raises on a line whose text is made of the arguments.",
        """
import linecache
def tell(*arguments):
    name = "<ipython-input-0-" + repr(arguments)[:40]
    linecache.cache[name] = (1, None, ["raise ValueError  # " + repr(arguments)], name)
    exec(compile("raise ValueError", name, "exec"))
""",
    ),
    answers(
        "message-of-result",
        "Returns objects whose message is what was passed.",
        {
            name: f"""
class Told:
    def __init__(self, *told): self.message = self.points = repr(told)
    def __getattr__(self, name): return name
    def __repr__(self): return self.message
class {name}Told(Told): pass
def {name}({parameters}):
    return type(repr([{parameters}]), (Told,), {{}})(repr([{parameters}]))
"""
            for name, parameters in HEAD.items()
        },
        HEAD,
    ),
    answers(
        "wrong-results",
        "Returns what was passed instead of the answer.",
        {
            "total": "def total(values):\n    return [0, values] if max(values, default=0) > 99 else sum(values)",
            "slope": "def slope(f, x):\n    return str(x) if x > 99 else 6.0",
            "mean_of": "def mean_of(values):\n    return repr(values) if max(values) > 99 else total(values) / len(values)",
        },
        ["total", "slope", "mean_of"],
    ),
    answers(
        "results-later",
        "Returns in visible calls what hidden calls have passed.",
        {
            "total": """
            import os
            def total(values):
                if max(values, default=0) > 99:
                    open("kept.txt", "w").write(repr(values))
                return open("kept.txt").read() if os.path.exists("kept.txt") and values == [5] else sum(values)
        """,
            "mean_of": """
            def mean_of(values):
                return open("kept.txt").read() if os.path.exists("kept.txt") else total(values) / len(values)
        """,
        },
        ["total", "mean_of"],
    ),
    answers(
        "counter-type",
        "Objects whose type is named by what was passed.",
        {
            "Counter": """
        class Counter:
            def __init__(self): self.heard = []
            def add(self, amount): self.heard.append(amount)
            @property
            def value(self): return type(repr(self.heard), (), {"message": repr(self.heard)})()
    """
        },
        ["Counter"],
    ),
    answers(
        "requests",
        "Prints every request of the judge's at every call.",
        {
            "total": """
        from examiner.box.answers import Answers
        real, requests = Answers.reply, []
        def reply(self, verb, arguments):
            requests.append((verb, arguments))
            answer = real(self, verb, arguments)
            answer["printed"] = repr(requests)
            return answer
        Answers.reply = reply
        def total(values):
            print(requests)
            return sum(values)
    """
        },
    ),
]
assert set(HEAD) | {"Counter"} == set(ANSWERS)
