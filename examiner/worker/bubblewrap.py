"""The command that shuts a warm interpreter in: what it can see, and what it cannot."""

from __future__ import annotations

import os
import shutil
import site
import sys
import sysconfig
from pathlib import Path

from examiner import PACKAGE

READ_ONLY = ("/usr", "/lib", "/lib64", "/lib32", "/bin", "/sbin", "/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts")
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "HOME": "/tmp",
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "NBGRADER_EXECUTION": "autograde",
}


def interpreter_folders() -> list[str]:
    """The folders that this Python and its packages live in."""
    places = [sys.prefix, sys.base_prefix, os.path.realpath(sys.executable), *site.getsitepackages()]
    places += [sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")]
    here = [Path(place) for place in places if os.path.exists(place)]  # Debian's Python names some that are not there
    folders = {str(path if path.is_dir() else path.parent) for path in here}
    return sorted(folder for folder in folders if not folder.startswith("/usr/") and folder != "/usr")


def own_package() -> str:
    """The folder of this package, which the box imports its own side from."""
    return str(PACKAGE)


def bubblewrap(student_path: Path, cache_folder: Path) -> list[str]:
    """The command that shuts a process in: nothing but the system, Python and the student's packages, all read-only."""
    command = [shutil.which("bwrap") or "bwrap", "--die-with-parent", "--new-session", "--clearenv"]
    if os.geteuid() == 0:  # the interpreter becomes nobody by itself: root inside would be root outside
        command += ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
        command += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        command += ["--unshare-all"]
    command += ["--perms", "0755", "--dir", "/etc"]  # else root's alone, and the interpreter finds no libraries
    for folder in READ_ONLY:
        command += ["--ro-bind-try", folder, folder]
    shown = [*interpreter_folders(), own_package()]
    for parent in sorted({str(parent) for folder in shown for parent in Path(folder).parents} - {"/"}):
        command += ["--perms", "0755", "--dir", parent]
    for folder in shown:
        command += ["--ro-bind", folder, folder]
    command += ["--ro-bind", str(student_path), "/student", "--ro-bind", str(cache_folder), "/cache"]
    command += ["--proc", "/proc", "--dev", "/dev", "--perms", "1777", "--tmpfs", "/tmp"]
    # An ordinary user owns /dev in there: without this, one submission could leave the next one a note.
    command += ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/"]
    for name, value in {**ENVIRONMENT, "MPLCONFIGDIR": "/tmp/matplotlib"}.items():
        command += ["--setenv", name, value]
    return command
