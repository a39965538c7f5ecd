"""Code that writes where others read: the course, the system, the next student's place, the disk."""

from __future__ import annotations

from examiner.tests.corpus.entry import Entry, answers, first_cell

NOTE = "left-by-another-2718281"
EVERYWHERE = """
import os
def everywhere():
    for folder in ["/", "/tmp", "/var/tmp", "/dev", "/dev/shm", "/run", "/student", "/cache", "/usr/lib", "/proc", "/tmp/work",
                   "/tmp/matplotlib", os.path.dirname(os.__file__), os.path.expanduser("~"), COURSE, *PLACES]:
        yield os.path.join(folder, "note.txt")
"""


def overwrite(name: str, what: str, *paths: str) -> Entry:
    """Overwrites and removes these paths below the course, if they can be reached."""
    return first_cell(
        name,
        what,
        f"""
        import os, shutil
        for path in {list(paths)}:
            for top in (COURSE, "../../..", "../../../..", *PLACES):
                try:
                    place = os.path.join(top, path)
                    open(place, "wb").write(b"owned")
                    print("written", place)
                except OSError: pass
                shutil.rmtree(os.path.join(top, os.path.dirname(path)) if os.path.dirname(path) else "none", ignore_errors=True)
    """,
    )


ENTRIES = [
    overwrite("write-submissions", "Overwrites what others have handed in.", "submitted/zz-honest/task/task.ipynb",
              "submitted/aa-honest/task/task.ipynb"),
    overwrite("write-source", "Overwrites the instructor's notebook.", "source/task/task.ipynb"),
    overwrite("write-verdicts", "Overwrites verdicts and graded notebooks.", ".examiner/secret",
              ".examiner/verdicts/task/aa-honest.json", "autograded/aa-honest/task/task.ipynb", "gradebook.db"),
    first_cell("write-system", "Overwrites the interpreter and its packages.", """
        import os, sys, numpy, IPython, examiner
        for module in (os, numpy, IPython, examiner):
            try:
                open(module.__file__, "a").write("\\nimport os; os._exit(1)\\n")
                print("written", module.__file__)
            except OSError: pass
        for folder in [*sys.path, sys.prefix, os.path.dirname(sys.executable)]:
            try:
                open(os.path.join(folder or "/usr/lib", "sitecustomize.py"), "w").write("import os; os._exit(1)")
            except OSError: pass
    """),
    first_cell("write-descriptors", "Writes through every path of its processes.", """
        import glob, os
        for path in glob.glob("/proc/*/root/*") + glob.glob("/proc/*/cwd/*") + glob.glob("/proc/*/fd/*"):
            try: os.close(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_NONBLOCK)) if "self" not in path else None
            except OSError: pass
    """),
    first_cell("note-1", "Leaves a note for the next student wherever it can.", EVERYWHERE + f"""
for path in everywhere():
    try: open(path, "w").write("{NOTE[:12]}" + "{NOTE[12:]}")
    except OSError: pass
import sys, builtins, numpy
numpy.note = builtins.note = sys.note = "{NOTE[:12]}" + "{NOTE[12:]}"
"""),
    first_cell("note-2", "Looks for notes of others.", EVERYWHERE + """
import sys, builtins, numpy
for path in everywhere():
    try: print(path, open(path).read())
    except OSError: pass
print("notes:", [getattr(one, "note", None) for one in (numpy, builtins, sys)])
""", kept="notes: [None, None, None]"),
    answers("note-in-tests", "Leaves notes while the tests run.", {"total": (EVERYWHERE + f"""
def total(values):
    for path in everywhere():
        try: open(path, "w").write("{NOTE[:12]}" + "{NOTE[12:]}")
        except OSError: pass
    return sum(values)
""").replace("COURSE", "'/'").replace("*PLACES", "'/'")}),
    first_cell("note-3", "Looks for notes of others, once more.", EVERYWHERE + """
for path in everywhere():
    try: print(path, open(path).read())
    except OSError: pass
"""),
    first_cell("fill-disk", "Fills the disk.", """
        import os
        number = 0
        for folder in (".", "/tmp", "/dev/shm", "/dev", "/var/tmp", "/run"):
            try:
                while True:
                    number += 1
                    open(f"{folder}/{number}", "wb").write(bytes(10**7))
            except OSError as error:
                print(folder, error)
    """),
    first_cell("many-small-files", "Files without end.", """
        try:
            for number in range(10**6): open(f"f{number}", "w").close()
        except OSError as error:
            print(error)
    """, kept="No space left"),
    first_cell("large-file", "One large file, and one with a hole.", """
        import os
        for size in (10**12, 10**9):
            try:
                with open("large", "wb") as stream: stream.truncate(size)
                print("made", size)
            except OSError as error:
                print(error)
    """, kept="File too large"),
    first_cell("deep-tree", "A tree of folders that is hard to delete.", """
        import os
        try:
            for _ in range(3000):
                os.mkdir("d"); os.chdir("d")
        except OSError as error:
            print(error)
    """),
    first_cell("no-permissions", "A folder that nobody may enter.", """
        import os
        os.mkdir("closed"); open("closed/x", "w").close(); os.chmod("closed", 0); os.chmod(".", 0)
    """),
    first_cell("removed-folder", "Removes its own working folder.", """
        import os, shutil
        shutil.rmtree(os.getcwd(), ignore_errors=True)
    """),
    first_cell("symlinks", "Links to what is outside, and writes through them.", """
        import os
        for number, path in enumerate([COURSE, *PLACES, "/proc/1/root", "/proc/2/root", "/etc/passwd"]):
            os.symlink(path, f"link{number}")
            try: open(f"link{number}/gradebook.db", "ab").write(b"owned")
            except OSError: pass
    """),
]  # fmt: skip
