"""The formgrader as an instructor uses it. Each step waits until the page shows its effect."""

from playwright.sync_api import FrameLocator, Locator, Page, expect

from grader_tests.browser.lab import LONG, choose


class Formgrader:
    """The formgrader in its tab of JupyterLab."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def frame(self) -> FrameLocator:
        """The formgrader's own page."""
        return self.page.frame_locator("iframe[src*='/formgrader']")

    def open(self) -> None:
        """Open the tab and wait for the list of units."""
        choose(self.page, "Nbgrader", "Formgrader")
        self.wait_for_title("Manage Assignments")

    def wait_for_title(self, title: str) -> None:
        """Wait until a page of the formgrader has this title and its table is filled."""
        expect(self.frame.locator(".page-header h1").nth(1)).to_contain_text(title, timeout=LONG)
        expect(self.frame.locator("#main-table")).not_to_contain_text("Loading, please wait", timeout=LONG)

    def go(self, *titles: str) -> None:
        """Follow links, each by its text."""
        for title in titles:
            self.frame.get_by_role("link", name=title, exact=True).first.click()

    def row(self, words: str) -> Locator:
        """The row of the table that has these words."""
        return self.frame.locator("#main-table tr", has_text=words)

    def press(self, words: str, column: str) -> str:
        """Press what a row has in a column, wait for success and return what is said about it."""
        self.row(words).locator(f".{column} a").click()
        said = self.frame.locator(".modal.in")
        said.wait_for(timeout=LONG)
        text = said.inner_text()
        assert text.lstrip("×\n").startswith("Success"), text
        said.locator(".modal-footer button").click()
        expect(self.frame.locator(".modal")).to_have_count(0)
        return text


class Grading:
    """One submission, to be graded by hand."""

    def __init__(self, formgrader: Formgrader) -> None:
        self.page, self.frame = formgrader.page, formgrader.frame

    def wait(self) -> None:
        """Wait until the scores are there."""
        self.frame.locator(".nbgrader_cell").first.wait_for(timeout=LONG)
        expect(self.frame.locator("#check_predict, .score").first).to_have_attribute("placeholder", "2", timeout=LONG)

    def answer(self, name: str) -> Locator:
        """The panel of an answer: its text, its score and its comment."""
        return self.frame.locator(".nbgrader_cell", has=self.frame.locator(f"#{name}"))

    def give(self, name: str, points: float, comment: str) -> None:
        """Give points and a comment, and wait until both are stored."""
        for field, text in ((f"#{name}", f"{points:g}"), (f"#{name}-comment", comment)):
            self.frame.locator(field).fill(text)
            with self.page.expect_response(lambda one: one.request.method == "PUT" and one.ok, timeout=LONG):
                self.frame.locator(field).press("Escape")
        self.wait_for_rest()

    def wait_for_rest(self) -> None:
        """Wait until the page has ended scrolling to what was filled in last."""
        body = self.frame.locator("body").element_handle().owner_frame()
        body.wait_for_function("jQuery(':animated').length === 0")
