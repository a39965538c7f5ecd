"""Open JupyterLab in the course folder: the formgrader, and source/ paired with the text in notebooks/.

`python -m authoring.lab_instructor [folder] [options of jupyter lab]`
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from authoring.paths import ROOT
from nncourse import lab

CONFIG = Path(__file__).parent / "labconfig"
PAIRED = "--ServerApp.contents_manager_class=authoring.paired.Paired"


def main(arguments: Sequence[str]) -> int:
    """Open JupyterLab; nbgrader reads the nbgrader_config.py of the folder that it is started in."""
    folders = [Path(word) for word in arguments[:1] if not word.startswith("-")]
    folder = folders[0] if folders else ROOT
    command = lab.command(folder, [PAIRED, *arguments[len(folders) :]])
    env = lab.environment(os.environ, CONFIG) | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, env=env).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
