"""Where the rooms of the course are, and which units there are."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = ROOT / "notebooks"
SOURCE = ROOT / "source"
RELEASE = ROOT / "release"
TABLES = ROOT / "nncourse" / "tables"
BUILD = ROOT / "build"


def units() -> list[str]:
    """Names of the units in course order, one per text in notebooks/."""
    return sorted(text.stem for text in NOTEBOOKS.glob("[0-9]*.md"))


def source_notebook(unit: str) -> Path:
    """The instructor's notebook of a unit."""
    return SOURCE / unit / f"{unit}.ipynb"


def release_notebook(unit: str) -> Path:
    """The student's notebook of a unit."""
    return RELEASE / unit / f"{unit}.ipynb"
