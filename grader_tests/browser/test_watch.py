"""The watch notices what no page of the course may do. Without this, a suite that sees nothing would pass."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from grader_tests.browser.servers import Server, website
from grader_tests.browser.watch import Watch

FAULTS = {
    "an outside picture": ("<img src='http://elsewhere.invalid/a.png'>", "left this machine: http://elsewhere.invalid"),
    "an outside script": ("<script src='//elsewhere.invalid/a.js'></script>", "left this machine: http://elsewhere"),
    "a logged error": ("<script>console.error('oh no')</script>", "console: oh no"),
    "a script that fails": ("<script>nothing.there</script>", "console: uncaught: "),
    "a missing file": ("<img src='/missing.png'>", "console: Failed to load resource"),
}
HARMLESS = "<img src='data:image/png;base64,'><script>console.log('loading'); console.warn('slowly')</script>"


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    """A server whose only page is page.html."""
    (folder / "page.html").write_text("")
    (folder / "favicon.ico").touch()
    with website(folder, folder) as server:
        yield server


def problems(context: BrowserContext, folder: Path, server: Server, body: str) -> list[str]:
    """What a watch of its own finds on a page."""
    (folder / "page.html").write_text(f"<!doctype html><title>page</title>{body}", encoding="utf-8")
    watch = Watch(context)
    page: Page = context.new_page()
    page.goto(server.url("page.html"), wait_until="load")
    page.evaluate("document.title")
    return watch.problems()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_noticed(context: BrowserContext, folder: Path, server: Server, fault: str):
    body, words = FAULTS[fault]
    assert [one for one in problems(context, folder, server, body) if one.startswith(words)]


def test_a_page_without_fault_passes(context: BrowserContext, folder: Path, server: Server):
    assert problems(context, folder, server, HARMLESS) == []
