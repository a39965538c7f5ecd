"""The web edition: `make docs` -> build/site for students, `make docs-instructor` -> build/site-instructor.

Its pages are gathered in build/web/EDITION/pages, in the places that they have in the repository, and built there.
"""

import os
import shutil
import subprocess
import sys
from importlib.metadata import files
from pathlib import Path

import nbformat

from authoring.paths import BUILD, ROOT, units
from authoring.reading import instructor_page, student_page
from authoring.site_pages import DOCS, pages, start_page, text_of, write_pictures

EDITIONS = {"student": BUILD / "site", "instructor": BUILD / "site-instructor"}
MATHJAX = ("tex-chtml.js", "output/chtml/fonts", "input/tex/extensions")


def build(edition: str) -> Path:
    """Build the site of an edition and return its folder. Raises CalledProcessError for any warning of Sphinx."""
    work = BUILD / "web" / edition
    shutil.rmtree(work, ignore_errors=True)
    gather(edition, work / "pages")
    options = ["-q", "-W", "--keep-going", "-c", str(DOCS), "-t", edition, "-d", str(work / "doctrees")]
    command = [sys.executable, "-m", "sphinx", *options, str(work / "pages"), str(work / "html")]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    copy_mathjax(work / "html" / "_static" / "mathjax")
    shutil.rmtree(EDITIONS[edition], ignore_errors=True)
    return (work / "html").rename(EDITIONS[edition])


def gather(edition: str, folder: Path) -> None:
    """Write everything that an edition is made from into a folder."""
    make = student_page if edition == "student" else instructor_page
    notebooks = {unit: make(unit) for unit in units()}
    leave = shutil.ignore_patterns("*.md", "*.py", "templates", "static", "__pycache__")
    shutil.copytree(DOCS, folder / "docs", ignore=leave)
    alts = write_pictures(folder / "pictures", notebooks)
    texts = {page: text_of(page, edition) for page in pages()} | {"index.md": start_page(edition, alts)}
    texts |= {f"notebooks/{unit}.ipynb": nbformat.writes(notebook) for unit, notebook in notebooks.items()}
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def copy_mathjax(folder: Path) -> None:
    """Copy what pages need of MathJax, out of the package that carries it."""
    entry = next(file for file in files("sphinx-mathjax-offline") or [] if file.name == "tex-chtml.js")
    origin = Path(str(entry.locate())).parent
    for name in MATHJAX:
        source, target = origin / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)


def main(edition: str) -> None:
    """Build an edition and say where it is, or that Sphinx has said why not."""
    try:
        print(f"The site is {build(edition).relative_to(ROOT)}/index.html")
    except subprocess.CalledProcessError:
        sys.exit("The site is not built: every warning above is an error")


if __name__ == "__main__":
    main(sys.argv[1])
