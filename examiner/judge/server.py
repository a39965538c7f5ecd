"""A warm interpreter on the instructor's side: one fork per kit imports the tests, and forks a judge per submission.

Started as `python -m examiner.judge.server DESCRIPTOR`. It never runs a line of a submission.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import os
import resource
import socket
import sys
from dataclasses import asdict
from typing import Any

from examiner.box.isolate import die_with_parent, give_back_memory
from examiner.box.reaper import reap
from examiner.judge.exam import plain_python
from examiner.judge.judge import Judge
from examiner.judge.names import Scope
from examiner.judge.student import Student
from examiner.verdict import STOPPED, CellVerdict
from examiner.wire.channel import Channel, ChannelClosed

MOST_BYTES = 4 << 30
SPARE_SECONDS = 60


def main() -> None:
    """Fork a server for each kit until the examiner hangs up; then wait for the last to end."""
    control = Channel(socket.socket(fileno=int(sys.argv[1])))
    die_with_parent()
    with contextlib.suppress(ChannelClosed):
        while True:
            settings, (requests,) = control.receive_with_descriptors()
            reap()
            if os.fork() == 0:
                die_with_parent()
                control.close()
                serve(Channel(socket.socket(fileno=requests)), settings)
                os._exit(0)
            os.close(requests)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()


def serve(requests: Channel, settings: dict[str, Any]) -> None:
    """Warm up for a kit, then fork a judge for each request until the examiner hangs up."""
    os.chdir(settings["folder"])
    sys.path[:0] = ["", *settings["path"]]
    for name in settings["preload"]:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
        exec(settings["warm_up"], {})
    gc.freeze()
    give_back_memory()
    with contextlib.suppress(ChannelClosed):
        requests.send({"ready": True})
        while True:
            request, descriptors = requests.receive_with_descriptors()
            reap()
            prepare(request)
            if os.fork() == 0:
                requests.close()
                bound(request["seconds"])
                with contextlib.suppress(ChannelClosed):
                    grade_all(request, descriptors)
                os._exit(0)
            for descriptor in descriptors:
                os.close(descriptor)


def prepare(request: dict[str, Any]) -> None:
    """Do once, for all judges to come, what is the same for every submission: read the test cells."""
    for source in (*request["scope"]["before"], *(one["source"] for one in request["tests"])):
        with contextlib.suppress(Exception):  # whatever is wrong with it, the judge will say so
            plain_python(source)


def bound(seconds: float) -> None:
    """Bound memory and time: a test that is fed without end, or hangs where no signal is heard, ends all the same."""
    for kind, most in ((resource.RLIMIT_AS, MOST_BYTES), (resource.RLIMIT_CPU, int(seconds) + SPARE_SECONDS)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def grade_all(request: dict[str, Any], descriptors: list[int]) -> None:
    """Grade the test cells in order, each against its own snapshot, and send the verdicts in that order."""
    results, *snapshots = (Channel(socket.socket(fileno=descriptor)) for descriptor in descriptors)
    tests, waiting = request["tests"], iter(snapshots)
    os.environ.update(GRADER_SEED=request["seed"], NBGRADER_EXECUTION="autograde")
    judge = Judge(Scope.of(request["scope"]), request["seconds"])
    judged = judge.grade(
        [(one["name"], one["source"], one["most"], Student(next(waiting))) for one in tests if one["snapshot"]]
    )
    for one in tests:
        missed = CellVerdict(one["name"], 0.0, one["most"], STOPPED, request["no_snapshot"])
        results.send(asdict(next(judged) if one["snapshot"] else missed))


if __name__ == "__main__":
    main()
