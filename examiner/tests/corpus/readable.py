"""An interpreter that an ordinary user of this machine can run, with the packages of this one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy

import examiner

USER = 12345  # nobody's number


def readable_python(folder: Path) -> tuple[Path, str]:
    """Make an environment in a folder; gives its interpreter, or an empty path and why there is none."""
    system = "/usr/bin/python3"
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    asked = [system, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    if not os.path.exists(system) or subprocess.run(asked, capture_output=True, text=True).stdout.strip() != version:
        return Path(), f"no {system} of version {version}, which this environment's packages need"
    made = subprocess.run([system, "-m", "venv", "--without-pip", str(folder)], capture_output=True, text=True)
    if made.returncode:
        return Path(), f"{system} cannot make an environment: {(made.stdout + made.stderr).strip()[:200]}"
    packages = folder / "lib" / f"python{version}" / "site-packages"
    ours = Path(numpy.__file__).parent.parent
    shutil.copytree(ours, packages, dirs_exist_ok=True, copy_function=linked, ignore=shutil.ignore_patterns("*.pth"))
    shutil.copytree(Path(examiner.__file__).parent, packages / "examiner", ignore=shutil.ignore_patterns("__pycache__"))
    python = folder / "bin" / "python3"
    tried = subprocess.run(
        [python, "-c", "import examiner.app"],
        user=USER,
        group=USER,
        cwd="/",
        env={"HOME": "/tmp"},
        capture_output=True,
        text=True,
    )
    return (python, "") if tried.returncode == 0 else (Path(), tried.stderr.strip().splitlines()[-1])


def linked(source: str, target: str) -> None:
    """A second name for a file, or a copy where the file system wants one."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def hand_over(folder: Path) -> None:
    """Give a folder and all in it to the user."""
    for parent, _, names in os.walk(folder):
        os.chown(parent, USER, USER)
        for name in names:
            path = os.path.join(parent, name)
            if len(path) < 4000:
                os.chown(path, USER, USER, follow_symlinks=False)
