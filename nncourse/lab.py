"""Open JupyterLab with what a student needs: notebooks, Validate and the Assignment List, and nothing else to press.

`python -m nncourse.lab [folder] [options of jupyter lab]`
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

CONFIG = Path(__file__).parent / "labconfig"


def environment(base: Mapping[str, str], config: Path = CONFIG) -> dict[str, str]:
    """The environment in which Jupyter finds a view, by default the student's, before any other configuration."""
    others = base.get("JUPYTER_CONFIG_PATH", "")
    return {**base, "JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, [str(config), others]))}


def command(folder: Path, options: Sequence[str] = ()) -> list[str]:
    """The command line that opens JupyterLab in a folder."""
    root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    # -P: a student's file named like a module of Python does not keep the server from starting
    return [sys.executable, "-P", "-m", "jupyterlab", f"--ServerApp.root_dir={folder.resolve()}", *root, *options]


def main(arguments: Sequence[str]) -> int:
    """Open JupyterLab; returns its exit code. It starts in the folder, because that is where nbgrader fetches to."""
    if find_spec("jupyterlab") is None:
        print("JupyterLab is not installed here: pip install -r requirements/student.txt", file=sys.stderr)
        return 1
    folders = [Path(word) for word in arguments[:1] if not word.startswith("-")]
    folder = folders[0] if folders else Path.cwd()
    if not folder.is_dir():
        print(f"There is no folder {folder}. Name the one that holds the units.", file=sys.stderr)
        return 1
    line = command(folder, arguments[len(folders) :])
    return subprocess.run(line, cwd=folder, env=environment(os.environ)).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
