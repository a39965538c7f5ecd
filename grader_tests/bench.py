"""How fast the examiner is: a class of 60 on three units, with nbgrader's own engine and with the examiner, in one run.

Prints throughput, CPU seconds per submission, peak memory, and the floor: what merely running the same cells in one
plain IPython process costs. `--students 1000` shows that the cost per submission stays flat; then nbgrader is left out.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from authoring.paths import BUILD, ROOT, units
from grader_tests import catalogue
from grader_tests.course import new_course
from grader_tests.submissions import reference_answers, submission, write_submission

FOLDER = BUILD / "bench"
BENCH_UNITS = ("00_start_here", "01_score_function", "02_loss")
FLOOR = """
import json, os, resource, sys
from examiner.box import shell as shells
warm = shells.new_shell()
from nncourse import check, figures
figures.warm_up()
used = lambda: sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
before = used()
for path in sys.argv[1:]:
    os.chdir(os.path.dirname(path))
    sys.path[0:1] = [os.path.dirname(path)]
    sys.modules.pop("given", None)
    for cell in json.load(open(path))["cells"]:
        if cell["cell_type"] == "code":
            shells.run(warm, "".join(cell["source"]), 10**7)
    warm.reset()
print(used() - before)
"""


@dataclass(frozen=True)
class Cost:
    """What grading took: seconds on the clock, CPU seconds, and the most memory at one time in megabytes."""

    seconds: float
    cpu: float
    megabytes: float


def main() -> None:
    """Grade with both engines in turn and print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=60)
    parser.add_argument("--without-nbgrader", action="store_true", help="only the examiner")
    options = parser.parse_args()
    chosen = [unit for unit in BENCH_UNITS if unit in units()]
    count = options.students * len(chosen)
    costs = {}
    for engine in ("examiner",) if options.without_nbgrader else ("nbgrader", "examiner"):
        course = make_class(FOLDER / engine, chosen, options.students)
        costs[engine] = measured(command(engine, chosen), course)
        show(engine, costs[engine], count)
    floor = floor_of(FOLDER / "examiner", chosen, options.students) / count
    print(f"floor     {floor:.3f} s of CPU to run the cells of a submission in one plain IPython process")
    mine = costs["examiner"]
    print(
        f"the rest  {mine.cpu / count - floor:.3f} s: forks and snapshots, the judge, reading, writing, the gradebook"
    )
    ratio = costs["nbgrader"].seconds / mine.seconds if "nbgrader" in costs else float("nan")
    print(
        f"speed-up: {ratio:.1f} x stock, cpu {mine.cpu / count:.2f} s/submission, floor {floor:.2f} s, "
        f"peak {mine.megabytes:.0f} MB"
    )


def make_class(course: Path, chosen: list[str], students: int) -> Path:
    """A course folder with everybody's submissions: right, wrong, otherwise right, and blank ones."""
    shutil.rmtree(course, ignore_errors=True)
    new_course(course, only=chosen)
    for unit in chosen:
        right, tasks = reference_answers(unit), catalogue.tasks(unit)
        for number in range(students):
            write_submission(course, f"student-{number:04}", unit, submission(unit, mixed(right, tasks, number)))
    return course


def mixed(right: dict[str, str], tasks: dict, number: int) -> dict[str, str]:
    """One student's answers, drawn from the catalogue in a fixed way; every tenth student is blank."""
    if number % 10 == 9:
        return {}
    others = {key: [one.code for one in task.mistakes + task.equivalents] for key, task in tasks.items()}
    pools = {key: [right[key]] * 6 + codes for key, codes in others.items()}
    return {key: pool[(number * 7 + place * 3) % len(pool)] for place, (key, pool) in enumerate(pools.items())}


def command(engine: str, chosen: list[str]) -> list[str]:
    """What an instructor types; for nbgrader, what its API does for every student, started only once."""
    return [sys.executable, *(["-c", STOCK] if engine == "nbgrader" else ["-m", "examiner", "grade"]), *chosen]


STOCK = """
import sys
from pathlib import Path
from grader_tests.stock import stock_engine
engine = stock_engine(Path.cwd())
for unit in sys.argv[1:]:
    for folder in sorted(Path("submitted").iterdir()):
        engine.autograde(unit, folder.name, force=True)
"""


def measured(words: list[str], course: Path) -> Cost:
    """Run a command and measure it with all the processes it starts. Raises RuntimeError if it fails."""
    usage = course / "usage"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "EXAMINER_USAGE_FILE": str(usage)}
    started, before = time.monotonic(), children_cpu()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(words, cwd=course, env=environment, **quiet)
    watch = Peak(process.pid)
    if process.wait() != 0:
        raise RuntimeError(f"{' '.join(words)} ended with {process.returncode}")
    seconds, cpu = time.monotonic() - started, children_cpu() - before
    boxes = sum(map(float, usage.read_text().split())) if usage.exists() else 0.0
    return Cost(seconds, cpu + boxes, watch.end())


def children_cpu() -> float:
    """CPU seconds of all child processes that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class Peak:
    """Watches the memory of a process and all below it: proportional set size, so that shared pages count once."""

    def __init__(self, process: int) -> None:
        self.process, self.most, self.over = process, 0.0, threading.Event()
        self.thread = threading.Thread(target=self.look, daemon=True)
        self.thread.start()

    def look(self) -> None:
        """Look every other second: to look costs time that is measured."""
        while not self.over.wait(2):
            self.most = max(self.most, sum(map(proportional_megabytes, family(self.process))))

    def end(self) -> float:
        """Stop and tell the most that was seen."""
        self.over.set()
        self.thread.join()
        return self.most


def family(process: int) -> list[int]:
    """A process and all that descend from it."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = [process]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def proportional_megabytes(process: int) -> float:
    """Memory of one process, each shared page divided by how many share it."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def floor_of(course: Path, chosen: list[str], students: int) -> float:
    """CPU seconds of running every submission's cells, one after the other, in one plain IPython process."""
    paths = [
        str(course / "submitted" / f"student-{number:04}" / unit / f"{unit}.ipynb")
        for unit in chosen
        for number in range(min(students, 60))
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "MPLBACKEND": "module://matplotlib_inline.backend_inline"}
    command = [sys.executable, "-c", FLOOR, *paths]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout.splitlines()[-1]) * students / min(students, 60)


def show(engine: str, cost: Cost, count: int) -> None:
    """One line on one engine."""
    per_minute = 60 * count / cost.seconds
    print(
        f"{engine:9} {cost.seconds:6.1f} s for {count} submissions, {per_minute:5.0f} per minute, "
        f"{cost.cpu / count:.3f} s of CPU each, peak {cost.megabytes:.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    print(json.dumps({"processors": os.cpu_count(), "python": sys.version.split()[0]}))
    main()
