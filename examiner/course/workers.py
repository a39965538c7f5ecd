"""Where submissions are graded: processes of this machine or a Dask cluster, through the same interface."""

from __future__ import annotations

import contextlib
import multiprocessing
import multiprocessing.util
import os
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path
from typing import Any

from examiner.assignment.kit import Kit
from examiner.box.isolate import die_with_parent
from examiner.worker import sandbox
from examiner.worker.examine import close_workshops
from examiner.worker.parcel import packed

Send = Callable[[Kit], Any]


def processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextlib.contextmanager
def local(workers: int) -> Iterator[tuple[Executor, Send]]:
    """Processes of this machine. They find a kit on disk."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, context, start_worker, (sandbox.probe(),))
    with tempfile.TemporaryDirectory(prefix="examiner-kits-") as folder, pool as executor:
        yield executor, lambda kit: packed(kit, Path(folder))


def start_worker(found: tuple[str, bool]) -> None:
    """A worker ends when the examiner is killed, and its warm interpreters when it ends."""
    die_with_parent()
    sandbox.take_over(found)
    multiprocessing.util.Finalize(None, close_workshops, exitpriority=100)


@contextlib.contextmanager
def cluster(scheduler: str) -> Iterator[tuple[Executor, Send]]:
    """The workers of a Dask cluster. A kit is sent to them once; each job carries its own submission."""
    from distributed import Client

    with Client(scheduler, set_as_default=False) as client:
        yield client.get_executor(pure=False), lambda kit: client.scatter(kit, broadcast=True, hash=False)
