"""Watch a box from outside: memory and CPU time of all its processes together. Ends it if it takes too much."""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from examiner.box.isolate import Limits

if TYPE_CHECKING:
    from examiner.sandbox import Box

FIRST_LOOK, EVERY = 0.5, 0.25
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class Watch:
    """Looks at a box every quarter of a second, in a thread of its own. `reason` says why the box was ended."""

    def __init__(self, box: Box, limits: Limits) -> None:
        self.box, self.limits = box, limits
        self.reason = ""
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.look, daemon=True)
        self.thread.start()

    def look(self) -> None:
        """Look until the box is closed or has taken too much."""
        wait = FIRST_LOOK
        while not self.ended.wait(wait):
            wait = EVERY
            megabytes, seconds = usage(self.box.place, self.box.process)
            if megabytes > self.limits.memory_megabytes:
                self.end(f"it took more than {self.limits.memory_megabytes} MB of memory")
            elif seconds > self.limits.total_cpu_seconds:
                self.end(f"it computed for more than {self.limits.total_cpu_seconds} s in all")

    def end(self, reason: str) -> None:
        """End the box by hanging up on its keeper."""
        self.reason = reason
        self.ended.set()
        with contextlib.suppress(OSError):
            self.box.life.socket.shutdown(2)

    def stop(self) -> None:
        """Stop watching."""
        self.ended.set()


def usage(place: str, keeper: int) -> tuple[float, float]:
    """Megabytes and CPU seconds of all processes in one process namespace, or, without one, in the keeper's session."""
    megabytes = seconds = 0.0
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        with contextlib.suppress(OSError, ValueError, IndexError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if os.readlink(folder / "ns/pid") == place if place else int(fields[3]) == keeper:
                private = (folder / "statm").read_text().split()
                megabytes += (int(private[1]) - int(private[2])) * PAGE / 1e6
                seconds += (int(fields[11]) + int(fields[12])) / TICKS
    return megabytes, seconds
