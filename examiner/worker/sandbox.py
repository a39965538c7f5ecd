"""Start a warm interpreter for student code: in bubblewrap where it works, else with limits only, and say which."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from examiner.box.isolate import Limits
from examiner.wire.channel import Channel, ChannelClosed, ChannelTimeout
from examiner.worker.bubblewrap import ENVIRONMENT, bubblewrap, own_package

FULL, LIMITS_ONLY = "sandbox", "limits only"
WARM_SECONDS = 120
PATIENCE = 2
USAGE_FILE = "EXAMINER_USAGE_FILE"
BYTES_PER_CHARACTER, ROOM = 4, 1 << 20

_found: list[tuple[str, bool]] = []
_looking = threading.Lock()


def copy_font_cache(folder: Path) -> None:
    """Copy matplotlib's list of fonts, which takes seconds to make, where every user can read it."""
    folder.mkdir(mode=0o755, exist_ok=True)
    with contextlib.suppress(ImportError):
        import matplotlib.font_manager

        for path in Path(matplotlib.get_cachedir()).glob("fontlist*.json"):
            shutil.copyfile(path, folder / path.name)


def level() -> str:
    """FULL if a box can be started here, LIMITS_ONLY if not."""
    return probe()[0]


def probe() -> tuple[str, bool]:
    """How well student code is shut in here, and whether system calls are filtered too. Tried once."""
    with _looking:
        if not _found:
            _found.append(tried())
        return _found[0]


def take_over(found: tuple[str, bool]) -> None:
    """What another process of this machine has found, so that this one need not try."""
    _found[:] = [found]


def tried() -> tuple[str, bool]:
    """Start a sandbox and see."""
    if os.environ.get("EXAMINER_SANDBOX") == "off" or not sys.platform.startswith("linux") or not shutil.which("bwrap"):
        return LIMITS_ONLY, False
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        try:
            with Zygote(Path(folder), [], "", Path(folder), FULL) as zygote, zygote.open({}, Limits()):
                return FULL, zygote.filters
        except (ChannelClosed, ChannelTimeout, OSError):
            return LIMITS_ONLY, False


def level_in_words() -> str:
    """One line for people: how well student code is shut in here."""
    if level() == FULL:
        words = "student code runs in a sandbox: no network, no view of other files, own processes, limits"
        return words if probe()[1] else f"{words} (system calls are not filtered: pyseccomp or libseccomp is missing)"
    why = "bubblewrap is missing or refused, or Python lies below /tmp"
    return f"NO SANDBOX here ({why}): student code runs with limits only"


class Box:
    """One submission's place to run. Closing it ends every process in it."""

    def __init__(
        self, life: Channel, notebook: Channel, folder: tempfile.TemporaryDirectory | None, largest_answer: int
    ) -> None:
        self.life, self.notebook, self.folder = life, notebook, folder
        self.notebook.largest = largest_answer
        about = life.receive(WARM_SECONDS)
        if "error" in about:
            self.close()
            raise OSError(about["error"])
        self.place, self.process = about["place"], about["process"]

    def run_cell(self, source: str, seconds: float) -> Any:
        """Run a cell and return its outputs, as they were sent. Raises ChannelClosed, ChannelTimeout."""
        self.notebook.send({"cell": source})
        answer = self.notebook.receive(seconds)
        if not isinstance(answer, dict) or "outputs" not in answer:
            raise ChannelClosed("an answer without outputs")
        return answer["outputs"]

    def snapshot(self, seconds: float) -> Channel:
        """A copy of the notebook as it is now, which will answer on the returned channel."""
        ours, theirs = Channel.pair()
        self.notebook.send({"snapshot": True}, (theirs.fileno(),))
        theirs.close()
        self.notebook.receive(seconds)
        return ours

    def close(self) -> None:
        """End the box. Safe to call twice."""
        self.notebook.close()
        self.life.close()
        if self.folder:
            self.folder.cleanup()

    def __enter__(self) -> Box:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def end(process: subprocess.Popen) -> None:
    """Wait a moment for a process that has been hung up on, then kill it."""
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Zygote:
    """A warm interpreter from which boxes are forked."""

    def __init__(self, student_path: Path, preload: list[str], warm_up: str, cache_folder: Path, kind: str) -> None:
        self.isolated = kind == FULL
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-m", "examiner.box.zygote", str(theirs.fileno())]
        wrapped = bubblewrap(student_path, cache_folder) if self.isolated else []
        path = "/student" if self.isolated else str(student_path)
        package = {"PYTHONPATH": str(Path(own_package()).parent)}
        if self.isolated:
            wrapped += ["--setenv", "PYTHONPATH", package["PYTHONPATH"]]
        environment = {} if self.isolated else {**ENVIRONMENT, **package, "MPLCONFIGDIR": str(cache_folder)}
        self.process = subprocess.Popen(
            [*wrapped, *command],
            pass_fds=[theirs.fileno()],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if os.environ.get("EXAMINER_DEBUG") is None else None,
        )
        theirs.close()
        self.control = Channel(ours)
        self.control.send({"path": [path], "preload": preload, "warm_up": warm_up, "isolated": self.isolated})
        self.filters = bool(self.control.receive(WARM_SECONDS).get("filter"))

    def open(self, files: dict[str, bytes], limits: Limits, snapshots: int = 0) -> Box:
        """Fork a box with these files in its folder. Raises OSError if it cannot be isolated."""
        folder = None if self.isolated else tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        request = {"files": files, "limits": asdict(limits), "isolated": self.isolated, "snapshots": snapshots}
        request["folder"] = folder.name if folder else ""
        life, their_life = Channel.pair()
        notebook, their_notebook = Channel.pair()
        self.control.send(request, (their_life.fileno(), their_notebook.fileno()))
        their_life.close()
        their_notebook.close()
        return Box(life, notebook, folder, BYTES_PER_CHARACTER * limits.output_bytes + ROOM)

    def used_cpu(self) -> float:
        """CPU seconds of the interpreter and of the boxes that have ended, which bubblewrap hides from outside."""
        time.sleep(0.05)
        self.control.send({"used": True})
        return float(self.control.receive(PATIENCE)["used"])

    def close(self) -> None:
        """End the interpreter and every box."""
        if os.environ.get(USAGE_FILE):
            with Path(os.environ[USAGE_FILE]).open("a", encoding="ascii") as stream:
                stream.write(f"{self.used_cpu()}\n")
        self.control.close()
        end(self.process)
        if self.process.stderr:
            self.process.stderr.close()

    def __enter__(self) -> Zygote:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
