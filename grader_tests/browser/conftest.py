"""The browser, people with homes of their own, and what every test fails on."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from authoring.paths import BUILD
from grader_tests.browser import tour
from grader_tests.browser.lab import LONG
from grader_tests.browser.watch import Watch

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
ARTEFACTS = BUILD / "browser"
WIDE = {"width": 1400, "height": 900}

expect.set_options(timeout=60_000)
Shot = Callable[[str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Whether to take the pictures of docs/tour.md anew."""
    parser.addoption("--tour", action="store_true", help="take the pictures of docs/tour.md anew")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    if shutil.which(CHROMIUM) is None:
        pytest.exit(f"There is no {CHROMIUM}: apt-get install chromium, or name another in CHROMIUM", returncode=1)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A browser context without a past, of the width that a test is marked with."""
    mark = request.node.get_closest_marker("window")
    width, height = mark.args if mark else WIDE.values()
    context = browser.new_context(viewport={"width": width, "height": height})
    context.set_default_timeout(LONG)
    yield context
    context.close()


@pytest.fixture
def watch(context: BrowserContext) -> Iterator[Watch]:
    """Fails the test on errors of the page and on requests that leave this machine."""
    watch = Watch(context)
    yield watch
    assert not watch.problems(), "\n".join(watch.problems())


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    """A page that is watched."""
    return context.new_page()


@pytest.fixture
def shot(page: Page, request: pytest.FixtureRequest) -> Iterator[Shot]:
    """Takes numbered pictures of the page into build/browser/TEST; one more is taken at the end, whatever happens."""
    journey = request.node.name.removeprefix("test_")
    folder = ARTEFACTS / journey
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    count = iter(range(1, 1000))

    def take(name: str) -> None:
        path = folder / f"{next(count):02}-{name}.png"
        page.screenshot(path=path, animations="disabled")
        if request.config.getoption("--tour"):
            tour.keep(path, journey, name)

    yield take
    take("end")


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of one's own, which other Unix users could reach too."""
    return tmp_path_factory.mktemp("world")
