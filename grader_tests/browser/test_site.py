"""The web edition as a student reads it: from unit to unit, formulas, figures, search, on a phone, in the dark."""

import html
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from authoring import site
from authoring.paths import units
from grader_tests.browser.conftest import Shot
from grader_tests.browser.servers import Server, website
from grader_tests.tests.test_leaks import code_lines, explained
from grader_tests.tests.test_site import rubric, solutions

PHONE = (400, 850)
RENDERED = "() => [...document.querySelectorAll('.math')].every(one => one.querySelector('mjx-container'))"
BROKEN = "() => [...document.images].filter(one => !one.naturalWidth).map(one => one.src)"
TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
NEEDLESS = {".pickle", ".doctree", ".ipynb", ".md", ".py"}


@pytest.fixture(scope="module")
def built() -> Path:
    """The folder of the site."""
    return site.build("student")


@pytest.fixture(scope="module")
def server(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site, served."""
    with website(built, tmp_path_factory.mktemp("home")) as server:
        yield server


@pytest.fixture(scope="module")
def answers() -> set[str]:
    """Every line that no page may show."""
    shown = set().union(*(explained(unit) for unit in units()))
    return set().union(*(solutions(unit) for unit in units())) - shown


def test_site_from_unit_to_unit(server: Server, page: Page, shot: Shot, answers: set[str]):
    page.goto(server.url("index.html"))
    shot("start")
    page.locator(".unit a").first.click()
    for unit in units():
        expect(page).to_have_url(server.url(f"notebooks/{unit}.html"))
        expect(page.locator("h1")).to_contain_text(unit[:2])
        is_whole(page, answers)
        assert not [line for line in rubric(unit) if line in page.locator("article").inner_text()]
        assert page.locator("article .cell_output img").count() >= 1
        assert page.locator(".tag_todo").count() == page.get_by_text("TODO: put your own lines").count()
        shot(unit)
        page.locator(".related-pages .next-page").click()
    expect(page.locator("h1")).to_have_text(re.compile("how to start"))


def test_site_every_page_of_the_navigation(server: Server, page: Page, shot: Shot, answers: set[str]):
    page.goto(server.url("index.html"))
    links = page.locator(".sidebar-tree a")
    places = sorted({links.nth(place).get_attribute("href") or "" for place in range(links.count())})
    assert len(places) > len(units())
    for place in places:
        page.goto(server.url(place))
        is_whole(page, answers)
        shot(Path(place).stem)


def is_whole(page: Page, answers: set[str]) -> None:
    """Formulas are set, pictures are there and have words, and nothing is said that must not be."""
    page.wait_for_function(RENDERED)
    expect(page.locator("mjx-merror")).to_have_count(0)
    assert page.evaluate(BROKEN) == []
    images = page.locator("article img")
    assert all(len(images.nth(place).get_attribute("alt") or "") > 20 for place in range(images.count()))
    assert not answers & code_lines(page.locator("article").evaluate("one => one.textContent"))


def test_site_finds_what_is_searched_for(server: Server, page: Page, shot: Shot):
    page.goto(server.url("index.html"))
    page.get_by_placeholder("Search").fill("over-fitting")
    page.get_by_placeholder("Search").press("Enter")
    found = page.locator("ul.search li a", has_text="03 Prefer small weights").first
    expect(found).to_be_visible()
    shot("found")
    found.click()
    expect(page.locator("h1")).to_contain_text("Prefer small weights")


@pytest.mark.window(*PHONE)
def test_site_fits_on_a_phone(server: Server, page: Page, shot: Shot):
    for place in ("index.html", "docs/errata.html", *(f"notebooks/{unit}.html" for unit in units())):
        page.goto(server.url(place))
        page.wait_for_function(RENDERED)
        assert not page.evaluate(TOO_WIDE), place
        shot(Path(place).stem)


def test_site_in_the_dark(server: Server, page: Page, shot: Shot):
    page.emulate_media(color_scheme="dark")
    page.goto(server.url("notebooks/03_regularization.html"))
    page.wait_for_function(RENDERED)
    image = page.locator("article .cell_output img").first
    image.scroll_into_view_if_needed()
    shot("figure")
    assert image.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(19, 20, 22)"


def test_site_has_no_file_that_tells(built: Path, answers: set[str]):
    assert telling(built, answers) == []


def test_site_of_the_instructor_tells_and_the_scan_sees_it(answers: set[str]):
    found = telling(site.build("instructor"), answers)
    assert {f"{unit}.html" for unit in units()} <= {path.name for path in found}


def telling(folder: Path, answers: set[str]) -> list[Path]:
    """Files of a site that hold a line of a solution, or that no reader needs."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if path.suffix in NEEDLESS or answers & code_lines(text_of(path))]


def text_of(path: Path) -> str:
    """The text of a file of the site, without tags; the inventory unpacked."""
    if path.name == "objects.inv":
        return zlib.decompress(path.read_bytes().split(b"zlib.\n", 1)[1]).decode()
    text = path.read_text(encoding="utf-8", errors="replace")
    return html.unescape(re.sub(r"<[^>]*>", "", text)) if path.suffix == ".html" else text
