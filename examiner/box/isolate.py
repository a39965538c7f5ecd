"""The kernel's own means: limits, no privileges, no calls that nobody needs. Linux only."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CLONE_NEWUSER = 0x10000000
PR_SET_NO_NEW_PRIVS, PR_SET_PDEATHSIG, PR_SET_DUMPABLE = 38, 1, 4
PR_SET_CHILD_SUBREAPER = 36
MOST_GENERATIONS = 100
CAPABILITIES_VERSION_3 = 0x20080522

# Memory outside of what is counted (anonymous files, shared segments), further namespaces, other processes' memory.
SPARE_FILES = 16
FORBIDDEN_CALLS = ("memfd_create", "memfd_secret", "shmget", "mount", "umount2", "unshare", "setns", "pivot_root")
FORBIDDEN_CALLS += ("move_mount", "fsopen", "open_tree", "ptrace", "process_vm_readv", "process_vm_writev", "bpf")
FORBIDDEN_CALLS += ("keyctl", "add_key", "request_key", "userfaultfd", "perf_event_open", "io_uring_setup")


@dataclass(frozen=True)
class Limits:
    """What a submission may use. Seconds of CPU time, megabytes, counts."""

    cpu_seconds: float = 10.0
    idle_seconds: float = 20.0
    total_cpu_seconds: int = 90
    memory_megabytes: int = 2048
    address_megabytes: int = 6144
    processes: int = 64
    file_megabytes: int = 32
    disk_megabytes: int = 64
    open_files: int = 256
    output_bytes: int = 2_000_000
    cell_seconds: float = 150.0
    notebook_seconds: float = 600.0
    judge_seconds: float = 600.0


class IsolationError(OSError):
    """A namespace, mount or limit that the kernel refused."""


def libc_call(name: str, *arguments: object) -> None:
    """Call a C function that returns 0. Raises IsolationError."""
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise IsolationError(number, f"{name}: {os.strerror(number)}")


def set_limits(limits: Limits, snapshots: int, others: int) -> None:
    """Bound this process and its children. What the system already bounds more tightly stays so.

    Processes and files have some room up to the hard limit, which is kept for that many snapshots. The system counts
    all processes of a user, so `others` are added.
    """
    wanted = {
        resource.RLIMIT_AS: (limits.address_megabytes << 20, 0),
        resource.RLIMIT_NPROC: (limits.processes + others, snapshots + 1),
        resource.RLIMIT_FSIZE: (limits.file_megabytes << 20, 0),
        resource.RLIMIT_NOFILE: (limits.open_files, SPARE_FILES),
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_CPU: (limits.total_cpu_seconds, 0),
    }
    for kind, (most, spare) in wanted.items():
        _, hard = resource.getrlimit(kind)
        hard = most + spare if hard == resource.RLIM_INFINITY else min(most + spare, hard)
        with contextlib.suppress(ValueError, OSError):  # not every system has every limit
            resource.setrlimit(kind, (min(most, hard), hard))


def processes_of_this_user() -> int:
    """Processes and threads that run under this user's number; 0 where the system does not tell."""
    found = 0
    for path in Path("/proc").glob("[0-9]*/task"):
        with contextlib.suppress(OSError):
            found += len(os.listdir(path)) if path.stat().st_uid == os.getuid() else 0
    return found


@contextlib.contextmanager
def spare_room() -> Iterator[None]:
    """Use the room that `set_limits` has kept: a notebook full of threads or files can still be copied."""
    kinds = (resource.RLIMIT_NPROC, resource.RLIMIT_NOFILE)
    before = [resource.getrlimit(kind) for kind in kinds]
    for kind, (_, hard) in zip(kinds, before, strict=True):
        resource.setrlimit(kind, (hard, hard))
    try:
        yield
    finally:
        for kind, bounds in zip(kinds, before, strict=True):
            resource.setrlimit(kind, bounds)


def drop_privileges() -> None:
    """Give up every capability in the new namespaces, for good, and the calls in FORBIDDEN_CALLS."""
    libc_call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(CAPABILITIES_VERSION_3, 0)
    libc_call("capset", header, (ctypes.c_uint32 * 6)())
    forbid_calls()


def call_filter() -> Any:
    """The library that filters system calls; None where it is not there. Asked once, before boxes are forked."""
    try:
        import pyseccomp
    except (ImportError, RuntimeError, OSError):
        return None
    return pyseccomp


def forbid_calls() -> None:
    """Filter system calls where libseccomp is there."""
    seccomp = call_filter()
    if seccomp is None:
        return
    refuse = seccomp.SyscallFilter(seccomp.ALLOW)
    for name in FORBIDDEN_CALLS:
        with contextlib.suppress(OSError, RuntimeError, ValueError):
            refuse.add_rule(seccomp.ERRNO(1), name)
    refuse.add_rule(seccomp.ERRNO(38), "clone3")
    refuse.add_rule(seccomp.ERRNO(1), "clone", seccomp.Arg(0, seccomp.MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER))
    refuse.load()


def give_back_memory() -> None:
    """Free memory goes back to the system, for each fork copies the tables of what is held. GNU's C library only."""
    with contextlib.suppress(AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def die_with_parent() -> None:
    """Be killed when the parent process ends."""
    with contextlib.suppress(IsolationError, AttributeError):  # Linux only
        libc_call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def adopt_orphans() -> None:
    """Become the parent of all processes below this one whose own parents end."""
    with contextlib.suppress(IsolationError, AttributeError):  # Linux only
        libc_call("prctl", PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def end_children() -> None:
    """Kill this process's children, and theirs as they come to be its own."""
    for _ in range(MOST_GENERATIONS):
        children = [number for number in process_numbers() if parent_of(number) == os.getpid()]
        if not children:
            return
        for number in children:
            with contextlib.suppress(OSError):
                os.kill(number, signal.SIGKILL)
        time.sleep(0.01)


def process_numbers() -> list[int]:
    """All processes of this machine; none where the system does not tell."""
    with contextlib.suppress(OSError):
        return [int(name) for name in os.listdir("/proc") if name.isdigit()]
    return []


def parent_of(number: int) -> int:
    """The number of a process's parent; 0 if it is gone or dead."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
        return 0 if fields[0] == "Z" else int(fields[1])
    return 0
