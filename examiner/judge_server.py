"""A warm interpreter on the instructor's side. It imports the tests' modules once, then forks a judge per submission.

Started as `python -m examiner.judge_server DESCRIPTOR`. It never runs a line of a submission.
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

from examiner.box.isolate import die_with_parent
from examiner.channel import Channel, ChannelClosed
from examiner.judge import Judge
from examiner.reaper import reap
from examiner.remote import Student
from examiner.verdict import STOPPED, CellVerdict

MOST_BYTES = 4 << 30


def main() -> None:
    """Warm up, then fork a judge for each request until the examiner hangs up."""
    control = Channel(socket.socket(fileno=int(sys.argv[1])))
    die_with_parent()
    settings = control.receive()
    os.chdir(settings["folder"])
    sys.path[:0] = ["", *settings["path"]]
    for name in settings["preload"]:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
        exec(settings["warm_up"], {})
    gc.freeze()
    control.send({"ready": True})
    with contextlib.suppress(ChannelClosed):
        while True:
            request, descriptors = control.receive_with_descriptors()
            reap()
            if os.fork() == 0:
                control.close()
                bound_memory()
                with contextlib.suppress(ChannelClosed):
                    grade_all(request, descriptors)
                os._exit(0)
            for descriptor in descriptors:
                os.close(descriptor)


def bound_memory() -> None:
    """A test that is fed without end by a student's code runs into a MemoryError, not into the machine's limit."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MOST_BYTES if hard == resource.RLIM_INFINITY else min(MOST_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def grade_all(request: dict[str, Any], descriptors: list[int]) -> None:
    """Grade the test cells in order, each against its own snapshot, and send every verdict as it is reached."""
    results, *snapshots = (Channel(socket.socket(fileno=descriptor)) for descriptor in descriptors)
    waiting = iter(snapshots)
    judge = Judge(request["imports"], request["seed"])
    for test in request["tests"]:
        if test["snapshot"]:
            verdict = judge.grade(test["name"], test["source"], test["most"], Student(next(waiting), str))
        else:
            verdict = CellVerdict(test["name"], 0.0, test["most"], STOPPED, request["no_snapshot"])
        results.send(asdict(verdict))


if __name__ == "__main__":
    main()
