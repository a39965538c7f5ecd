"""Interrupt code that runs too long, by its own CPU time or by time asleep. Waiting for a busy machine is free."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Iterator
from types import FrameType

TICK = 0.5


class RanTooLong(KeyboardInterrupt):
    """The code used up its time."""


def waited_for_cpu() -> float:
    """Seconds that this process was ready to run but had no processor; 0.0 where the kernel does not tell."""
    try:
        with open("/proc/self/schedstat", encoding="ascii") as stream:
            return int(stream.read().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


@contextlib.contextmanager
def time_limit(cpu_seconds: float, idle_seconds: float) -> Iterator[None]:
    """Raise RanTooLong in the block once it has used that much CPU time or slept that long. Blocks may be nested.

    Sleep is counted from the first tick on: most blocks end before, and need not be looked at.
    """
    cpu, awake = time.process_time(), []

    def tick(number: int, frame: FrameType | None) -> None:
        used = time.process_time() - cpu
        awake.append(used + waited_for_cpu() - time.monotonic())
        idle = awake[0] - awake[-1]
        if used > cpu_seconds:
            raise RanTooLong(f"stopped after {cpu_seconds:g} s of computing: is there a loop without end?")
        if idle > idle_seconds:
            raise RanTooLong(f"stopped after {idle_seconds:g} s of waiting")

    before = signal.signal(signal.SIGALRM, tick)
    outer = signal.setitimer(signal.ITIMER_REAL, TICK, TICK)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, *outer)
        signal.signal(signal.SIGALRM, before)
