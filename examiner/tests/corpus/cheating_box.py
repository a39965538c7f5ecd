"""Code that looks for the grader around it: descriptors, memory, processes, source code, other people's work."""

from __future__ import annotations

from examiner.tests.corpus.entry import Entry, answers, first_cell


def cheat(name: str, what: str, source: str, **more) -> Entry:
    """A first cell, and no answers."""
    return first_cell(name, what, source, right=False, **more)


SEARCH = """
import os
WORDS = [b"kept_" + b"apart", b"17217" + b"96.25", b"TOKEN" + b"-"]
found = []
for top in {places}:
    for folder, folders, names in os.walk(top):
        folders[:] = [one for one in folders if one not in ("proc", "sys", "site-packages", "tests")]
        for name in names:
            try:
                path = os.path.join(folder, name)
                content = open(path, "rb").read(3_000_000) if os.path.isfile(path) else b""
            except OSError:
                continue
            found += [(folder, name, content) for word in WORDS if word in content]
print("found", len(found), found[:5])
"""
DESCRIPTORS = """
import os, socket, struct
for number in range(3, 256):
    try:
        end = socket.socket(fileno=os.dup(number))
        {deed}
    except OSError:
        pass
"""
ENTRIES = [
    cheat("search-places", "Looks for the course in the folders that it knows of.",
          SEARCH.format(places="[COURSE, *PLACES, os.path.expanduser('~root'), '/home', '/root']"), kept="found 0 []"),
    cheat("search-tmp", "Looks for the tests in every temporary folder.",
          SEARCH.format(places="['/tmp', '/var', '/run', '/dev', '/student', '/cache', '..', '/opt', '/mnt']"),
          kept="found 0 []"),
    cheat("search-environment", "Looks for secrets in every process's environment and command line.", """
        import glob, os
        print(dict(os.environ))
        for path in glob.glob("/proc/*/environ") + glob.glob("/proc/*/cmdline") + glob.glob("/proc/*/task/*/environ"):
            try:
                print(path, open(path, "rb").read())
            except OSError as error:
                print(path, type(error).__name__)
    """),
    cheat("search-descriptors", "Lists and reads every descriptor of every process.", """
        import glob, os
        for path in glob.glob("/proc/*/fd/*") + glob.glob("/proc/*/root") + glob.glob("/proc/*/cwd"):
            try:
                print(path, os.readlink(path), os.listdir(path) if os.path.isdir(path) else open(path, "rb").read(100))
            except OSError as error:
                pass
    """),
    cheat("search-memory", "Searches its own and everybody's memory for the tests.", """
        import glob, re
        for path in glob.glob("/proc/[0-9]*/maps"):
            try:
                memory = open(path.replace("maps", "mem"), "rb", 0)
                for line in open(path):
                    start, end = (int(part, 16) for part in line.split()[0].split("-"))
                    if " rw" in line and end - start < 2**26:
                        memory.seek(start)
                        for one in re.findall(rb"(?:kept_.part|HIDDEN T.STS|17217.6.25).{60}", memory.read(end - start)):
                            print(one)
            except (OSError, ValueError, OverflowError):
                pass
    """),
    cheat("search-objects", "Searches every object and every frame for the tests.", """
        import gc, sys
        WORDS = ["kept_" + "apart", "HIDDEN " + "TESTS", "17217" + "96.25"]
        def hits(value):
            return [word for word in WORDS if isinstance(value, str) and word in value]
        found = [one for one in gc.get_objects() if isinstance(one, (str, dict, list, tuple)) and len(one) < 10**5
                 and any(hits(part) for part in (one.values() if isinstance(one, dict) else [one] if isinstance(one, str) else one))
                 and one is not WORDS]
        frame = sys._getframe()
        while frame:
            found += [text for text in map(str, frame.f_locals.values()) if len(text) < 10**5 and hits(text)
                      and "WORDS" not in text]
            frame = frame.f_back
        print("found", len([one for one in found if "WORDS" not in str(one)]))
    """),
    cheat("search-cells", "Prints every cell that ran, again and again.", """
        get_ipython().events.register("post_run_cell", lambda result: print("\\n".join(In)))
    """),
    cheat("search-history", "Looks into histories and databases.", """
        import glob, os, sqlite3
        for path in [*glob.glob(COURSE + "/*.db"), os.path.expanduser("~/.ipython/profile_default/history.sqlite")]:
            try:
                print(sqlite3.connect(path).execute("select * from sqlite_master").fetchall())
                print(sqlite3.connect(path).execute("select * from grade").fetchall())
            except sqlite3.Error as error:
                print(error)
    """, kept="unable to open"),
    cheat("neighbours-answers", "Loads somebody else's answers.", """
        import json
        for student in ("aa-honest", "mm-honest", "zz-honest"):
            try:
                path = f"{COURSE}/submitted/{student}/task/task.ipynb"
                for cell in json.load(open(path))["cells"]:
                    if "def " in "".join(cell["source"]): exec("".join(cell["source"]))
            except OSError as error:
                print(error)
    """, kept="No such file"),
    cheat("instructors-solution", "Runs the instructor's solution.", """
        import json
        try:
            for cell in json.load(open(COURSE + "/source/task/task.ipynb"))["cells"]:
                exec("".join(cell["source"]))
        except OSError as error:
            print(error)
    """, kept="No such file"),
    cheat("write-gradebook", "Gives itself manual scores.", """
        import os, sqlite3
        for folder in (COURSE, "..", "../../..", *PLACES):
            try:
                book = sqlite3.connect(os.path.join(folder, "gradebook.db"))
                book.execute("update grade set manual_score = 495")
                book.commit()
            except sqlite3.Error as error:
                print(error)
    """),
    cheat("noise", "Writes garbage to every socket.", DESCRIPTORS.format(deed="end.send(b'x' * 1000)")),
    cheat("hang-ups", "Shuts every socket down.", DESCRIPTORS.format(deed="end.shutdown(2)")),
    cheat("forged-verdict", "Writes verdicts to every socket.", """
        import msgpack
        verdict = {"name": "test_total", "points": 2.0, "most": 2.0, "outcome": "passed", "message": "", "evidence": ""}
        frame = msgpack.packb(verdict)
    """ + DESCRIPTORS.format(deed="end.send(struct.pack('>I', len(frame)) + frame)").replace("\n", "\n        ")),
    cheat("forged-outputs", "Answers every cell to come with outputs of its own.", """
        import msgpack
        right = {"output_type": "execute_result", "data": {"text/plain": "3"}, "metadata": {}, "execution_count": 1}
        frame = msgpack.packb({"outputs": [right], "snapshot": True})
    """ + DESCRIPTORS.format(deed="end.send((struct.pack('>I', len(frame)) + frame) * 40)").replace("\n", "\n        ")),
    cheat("fake-snapshots", "Says that snapshots were taken, and takes none.", """
        from examiner.box import zygote
        zygote.take_snapshot = lambda channel, *more: channel.send({"snapshot": True})
    """),
    cheat("kept-channels", "Keeps the judge's channels open in a process that answers True.", """
        import os, socket, struct, threading, time, msgpack
        def answer():
            end = time.monotonic() + 3
            frame = msgpack.packb({"value": True})
            while time.monotonic() < end:
                for number in range(3, 100):
                    try:
                        socket.socket(fileno=os.dup(number)).send(struct.pack(">I", len(frame)) + frame)
                    except OSError:
                        pass
                time.sleep(0.05)
        threading.Thread(target=answer, daemon=True).start()
    """),
    cheat("no-end-of-time", "Takes the time limit away, then loops.", """
        from examiner.box import timer
        from examiner.box import answers, zygote
        import contextlib
        answers.time_limit = zygote.time_limit = timer.time_limit = lambda *a: contextlib.nullcontext()
        while True: pass
    """),
    cheat("patched-json", "Patches what the grader's side of the box is written in.", """
        import json, msgpack
        from examiner.wire import plain_data as wire, channel
        from examiner.box import answers, shell
        json.dumps = lambda *a, **k: "[]"
        wire.encode = answers.encode = lambda *a, **k: True
        shell.run = lambda *a, **k: [{"output_type": "stream", "name": "stdout", "text": "3"}]
        msgpack.packb = lambda message, **k: b"\\x81\\xa5value\\xc3"
    """),
    answers("answers-twice", "A function that forks, so that both answer.", {"total": """
        import os
        def total(values):
            os.fork()
            return 0
    """}, ["total", "mean_of"]),
    answers("counts-calls", "A function that answers by how often it was called.", {"total": """
        calls = iter([6, 0, 1, 5, 6, 0])
        def total(values):
            return next(calls)
    """}, ["total", "mean_of"]),
    answers("dies-when-hidden", "A function that dies where it does not know the answer.", {"total": """
        import os
        def total(values):
            if len(values) > 2 and values != [1, 2, 3] or any(isinstance(value, float) for value in values):
                os.kill(os.getpid(), 9)
            return sum(values) if len(values) != 2 or max(values) < 100 else os._exit(0)
    """}, ["total", "mean_of"]),
    answers("replaced-later", "A function that puts another in its place.", {"mean_of": """
        def mean_of(values):
            global total
            def total(values): return 0
            return 3 if values == [2, 4] else 2
    """}, ["mean_of"]),
    answers("own-name-error", "A function that looks whether total is there.", {"mean_of": """
        def mean_of(values):
            if "total" not in globals():
                raise NameError("total")
            return sum(values) / len(values)
    """}),
]  # fmt: skip
