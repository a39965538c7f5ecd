"""The pages of the web edition beside the units: those of docs/, the README, and the page that the site opens with."""

import os
import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from nbformat import NotebookNode

from authoring.paths import ROOT, units
from authoring.reading import pictures

DOCS = ROOT / "docs"
FOR_STUDENTS = ("student_howto", "syllabus", "conventions", "errata", "worked_numbers", "data_licences")
FOR_INSTRUCTORS = ("tour", "instructor_guide", "grader_accuracy", "grading_safety")
TITLES = {"docs/student_howto": "How to start", "README": "The repository"}
ANSWERS = {"docs/instructor_guide.md": "## The units\n", "docs/tour.md": "## An instructor's afternoon\n"}
INSTEAD = "\nNotes, answers and rubrics of every unit are in the instructor's edition: `make docs-instructor`.\n"
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s#]+)(?:#[^)\s]*)?\)")
FRAME = re.compile(r"</?(?:p|div)\b[^>]*>")
ARC = ("08_train_a_network", "spirals")


def pages() -> list[str]:
    """Their places in the repository."""
    return ["README.md", *(f"docs/{path.name}" for path in sorted(DOCS.glob("*.md")))]


def text_of(page: str, edition: str) -> str:
    """A page as the site shows it, for students without the answers at its end. Raises ValueError if none begin."""
    text = (ROOT / page).read_text(encoding="utf-8")
    if edition == "student" and page in ANSWERS:
        before, heading, _ = text.partition(ANSWERS[page])
        if not heading:
            raise ValueError(f"{page} has no {ANSWERS[page].strip()!r}, where its answers begin")
        text = before + heading + INSTEAD
    text = FRAME.sub("", text)  # MyST does not look for pictures inside a block of HTML
    return LINK.sub(lambda link: on_site(link, (ROOT / page).parent), text)


def on_site(link: re.Match[str], folder: Path) -> str:
    """A link to a unit's text leads to its page; one to a file that the site does not have keeps its words only."""
    words, target = link.groups()
    path = Path(os.path.relpath(folder / target, ROOT))
    if ":" in target or str(path) in pages():
        return link[0]
    return f"[{words}](/notebooks/{path.stem}.ipynb)" if path.stem in units() else words


def write_pictures(folder: Path, notebooks: dict[str, NotebookNode]) -> dict[str, str]:
    """Write the last figure of every unit and one for the whole course; return their alternative texts."""
    folder.mkdir(parents=True)
    chosen = {unit: list(pictures(notebook))[-1] for unit, notebook in notebooks.items()}
    unit, word = ARC
    chosen["arc"] = next(one for one in pictures(notebooks[unit]) if word in one[0])
    for name, (_, data) in chosen.items():
        (folder / f"{name}.png").write_bytes(data)
    return {name: alt for name, (alt, _) in chosen.items()}


def start_page(edition: str, alts: dict[str, str]) -> str:
    """The page that the site opens with, which holds the navigation."""
    from grader_tests.pages import unit_facts

    facts: dict[str, Any] = {"edition": edition, "alts": alts, "units": {unit: unit_facts(unit) for unit in units()}}
    templates = Environment(loader=FileSystemLoader(DOCS / "templates"), undefined=StrictUndefined)
    return templates.get_template("index.md.j2").render(facts | navigation())


def navigation() -> dict[str, list[str]]:
    """The pages in their order, in two groups; those that this module does not know come last."""
    there = [page.removesuffix(".md") for page in pages()]
    students = [f"docs/{name}" for name in FOR_STUDENTS]
    instructors = [name for name in (f"docs/{name}" for name in FOR_INSTRUCTORS) if name in there]
    others = [name for name in there if name not in (*students, *instructors)]
    groups = {"for_students": students, "for_instructors": instructors + others}
    return {group: [entry(name) for name in names] for group, names in groups.items()}


def entry(name: str) -> str:
    """A line of a table of contents: a page, with a shorter title if it has one."""
    return f"{TITLES[name]} <{name}>" if name in TITLES else name
