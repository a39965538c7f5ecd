"""Every page that people read: headings nest, pictures have words, links lead somewhere."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from authoring.paths import NOTEBOOKS, ROOT

FOLDERS = (ROOT, ROOT / "docs", ROOT / "examiner", ROOT / "grader_tests", NOTEBOOKS)
PAGES = sorted(path for folder in FOLDERS for path in folder.glob("*.md"))
FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)|<img\b([^>]*)>")
SHORTEST_ALT = 12


def prose(path: Path) -> str:
    """A page without its head and its blocks of code."""
    text = re.sub(r"\A---\n.*?^---\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return FENCED.sub("", text)


def headings(path: Path) -> list[tuple[int, str]]:
    """Level and words of every heading."""
    return [(len(marks), words) for marks, words in re.findall(r"^(#+) (.+)$", prose(path), re.MULTILINE)]


def anchor(words: str) -> str:
    """What a heading is linked by."""
    return re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")


def leads_somewhere(page: Path, target: str) -> bool:
    """Is there a file, and in it the heading, that a link names?"""
    name, _, place = target.partition("#")
    path = (page.parent / name).resolve() if name else page
    return path.exists() and (not place or place in {anchor(words) for _, words in headings(path)})


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_headings_nest(page):
    levels = [level for level, _ in headings(page)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page):
    targets = [target for target in LINK.findall(prose(page)) if not re.match(r"(https?|mailto):", target)]
    assert [target for target in targets if not leads_somewhere(page, target)] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_pictures_have_words_and_are_there(page):
    for alt, target, tag in IMAGE.findall(prose(page)):
        words = alt or "".join(re.findall(r'alt="([^"]+)"', tag))
        source = target or re.search(r'src="([^"]+)"', tag)[1]
        assert len(words) >= SHORTEST_ALT, f"{source} has no alternative text"
        assert leads_somewhere(page, source), source
