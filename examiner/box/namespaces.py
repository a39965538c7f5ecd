"""Namespaces of a box's own: users, mounts, processes, network, shared memory. Linux only, by its own calls."""

from __future__ import annotations

import ctypes
import os
import platform
import signal
from pathlib import Path

from examiner.box.isolate import CLONE_NEWUSER, IsolationError, libc_call

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x20000, 0x4000000, 0x8000000
CLONE_NEWPID, CLONE_NEWNET = 0x20000000, 0x40000000
ALL = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWNET | CLONE_NEWUTS
MS_NOSUID, MS_NODEV, MS_REC, MS_PRIVATE = 0x2, 0x4, 0x4000, 0x40000
CLONE = {"x86_64": 56, "aarch64": 220, "riscv64": 220, "loongarch64": 220, "ppc64le": 120}  # numbers of the call


def fork_apart() -> int:
    """Fork like os.fork, but the child is process 1 of namespaces of its own. Raises IsolationError.

    Python can only leave its namespaces, and is in new ones after one more fork, which costs as much as the first.
    """
    number = CLONE.get(platform.machine())
    if number is None:
        raise IsolationError(f"the call that forks into namespaces is not known for {platform.machine()}")
    python, system = ctypes.pythonapi, ctypes.PyDLL(None, use_errno=True)
    python.PyOS_BeforeFork()
    child = system.syscall(number, ctypes.c_ulong(ALL | signal.SIGCHLD), None, None, None, None)
    if child == 0:
        python.PyOS_AfterFork_Child()
        return 0
    python.PyOS_AfterFork_Parent()
    if child < 0:
        raise IsolationError(ctypes.get_errno(), f"clone: {os.strerror(ctypes.get_errno())}")
    return child


def settle(user: int, group: int) -> str:
    """In the child: be the user it was before, let no mount reach outside; the name of the place. Raises OSError."""
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    libc_call("mount", b"none", b"/", None, MS_REC | MS_PRIVATE, None)
    return os.readlink("/proc/self/ns/pid")


def mount_private(path: str, megabytes: int) -> None:
    """Put an empty file system in memory over a directory."""
    options = f"size={megabytes}m,nr_inodes=8192,mode=700".encode()
    libc_call("mount", b"tmpfs", path.encode(), b"tmpfs", MS_NOSUID | MS_NODEV, options)
