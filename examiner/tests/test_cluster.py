"""More than one machine: a Dask scheduler and two workers in separate folders, one of which is killed."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from examiner.tests.small_course import ANSWERS, NAME, REPOSITORY

WRONG = ANSWERS | {"double": "def double(x):\n    return x + 2"}
START_SECONDS = 60


def start(folder: Path, *words: str) -> subprocess.Popen:
    """A process of the cluster in a folder of its own, which sees nothing of the course."""
    folder.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "DASK_TEMPORARY_DIRECTORY": str(folder)}
    log = (folder / "log").open("w")
    return subprocess.Popen([sys.executable, "-m", *words], cwd=folder, env=environment, stdout=log, stderr=log)


def address_in(log: Path) -> str:
    """The address that a scheduler writes to its log."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        found = re.search(r"tcp://127\.0\.0\.1:\d+", log.read_text(encoding="utf-8"))
        if found:
            return found[0]
        time.sleep(0.2)
    raise AssertionError(log.read_text(encoding="utf-8"))


@pytest.fixture
def cluster(tmp_path) -> Iterator[tuple[str, list[subprocess.Popen]]]:
    """The scheduler's address and two workers."""
    place = ["--host=127.0.0.1", "--no-dashboard"]
    scheduler = start(tmp_path / "scheduler", "distributed.cli.dask_scheduler", "--port=0", *place)
    workers = []
    try:
        address = address_in(tmp_path / "scheduler" / "log")
        options = ["--nworkers=1", "--nthreads=1", "--no-nanny", *place]
        workers = [start(tmp_path / f"worker-{n}", "distributed.cli.dask_worker", address, *options) for n in (1, 2)]
        yield address, workers
    finally:
        for process in [*workers, scheduler]:
            process.kill()
            process.wait()


def test_two_workers_of_which_one_is_killed(course, cluster, tmp_path):
    address, workers = cluster
    students = {f"s{number:02}": (ANSWERS, WRONG, {})[number % 3] for number in range(30)}
    for student, answers in students.items():
        course.hand_in(student, answers)
    threading.Timer(7, workers[0].send_signal, [signal.SIGKILL]).start()
    course.grade(f"--scheduler={address}", f"--json={tmp_path / 'all.json'}")
    assert workers[0].wait(30) == -signal.SIGKILL and workers[1].poll() is None
    points = {row["student"]: row["points"] for row in json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))}
    assert points == {student: (6, 5, 0)[number % 3] for number, student in enumerate(students)}
    assert not (course.root / "autograded" / "s00" / NAME / "scheduler").exists()
    assert {name: sum(row[0] or 0 for row in rows.values()) for name, rows in course.rows().items()} == points
