"""Watch a box from outside: memory and CPU time of all its processes together. Kills those that take too much."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from examiner.box.isolate import Limits

if TYPE_CHECKING:
    from examiner.worker.sandbox import Box

FIRST_LOOK, EVERY = 0.5, 0.25
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
KILOBYTES = 1e3


@dataclass(frozen=True)
class Process:
    """A process of a box and what it has taken."""

    number: int
    megabytes: float
    seconds: float


class Watch:
    """Looks at a box every quarter of a second, in a thread of its own. `reason` says why it has killed a process.

    Only the process that takes most is killed, so a test that takes too much costs no other test.
    """

    def __init__(self, box: Box, limits: Limits) -> None:
        self.box, self.limits = box, limits
        self.reason = ""
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.look, daemon=True)
        self.thread.start()

    def look(self) -> None:
        """Look until the box is closed."""
        wait = FIRST_LOOK
        while not self.ended.wait(wait):
            wait = EVERY
            with contextlib.suppress(OSError):
                self.look_once()

    def look_once(self) -> None:
        """Kill the process that takes most if all together take too much. Raises OSError where there is no /proc."""
        found = processes(self.box.place, self.box.process)
        if sum(one.megabytes for one in found) > self.limits.memory_megabytes:
            found = [Process(one.number, megabytes_shared_out(one), one.seconds) for one in found]
        if sum(one.megabytes for one in found) > self.limits.memory_megabytes:
            self.kill(max(found, key=lambda one: one.megabytes), f"took more than {self.limits.memory_megabytes} MB")
        elif sum(one.seconds for one in found) > self.limits.total_cpu_seconds:
            self.kill(max(found, key=lambda one: one.seconds), f"computed for {self.limits.total_cpu_seconds} s in all")

    def kill(self, process: Process, reason: str) -> None:
        """Kill one process."""
        self.reason = f"it {reason}"
        if not self.ended.is_set():
            os.kill(process.number, signal.SIGKILL)

    def stop(self) -> None:
        """Stop watching."""
        self.ended.set()


def processes(place: str, keeper: int) -> list[Process]:
    """The processes of one process namespace, or, without one, of the keeper's session."""
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        with contextlib.suppress(OSError, ValueError, IndexError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if os.readlink(folder / "ns/pid") == place if place else int(fields[3]) == keeper:
                seconds = (int(fields[11]) + int(fields[12])) / TICKS
                found.append(Process(int(folder.name), megabytes(folder / "status", "RssAnon:", "RssShmem:"), seconds))
    return found


def megabytes_shared_out(process: Process) -> float:
    """Megabytes of a process, with pages that several processes share counted once in all."""
    try:
        return megabytes(Path(f"/proc/{process.number}/smaps_rollup"), "Pss_Anon:", "Pss_Shmem:")
    except OSError:
        return process.megabytes


def megabytes(path: Path, *names: str) -> float:
    """The sum of these lines of a file of /proc. Raises OSError."""
    lines = (line.split() for line in path.read_text().splitlines())
    return sum(int(parts[1]) for parts in lines if parts[0] in names) / KILOBYTES
