"""Pin every requirement once: requirements/student.txt and, with the same pins, requirements/development.txt."""

import subprocess
import sys

from authoring.paths import ROOT

OPTIONS = [
    "--quiet",
    "--strip-extras",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-trusted-host",
]
OPTIONS += [
    "--no-annotate",
    "--no-header",
    *(f"--unsafe-package={name}" for name in ("nncourse", "pip", "setuptools")),
]


def lock(extra: str, *constraints: str) -> None:
    """Write requirements/<extra>.txt from the extra of pyproject.toml, within the given constraint files."""
    options = [*OPTIONS, f"--extra={extra}", f"--output-file=requirements/{extra}.txt"]
    options += [f"--constraint=requirements/{name}.txt" for name in constraints]
    subprocess.run([sys.executable, "-m", "piptools", "compile", *options, "pyproject.toml"], cwd=ROOT, check=True)


if __name__ == "__main__":
    lock("development")
    lock("student", "development")
