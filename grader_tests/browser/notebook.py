"""A notebook in JupyterLab: cells by their name in the course, written, run and read as a person would."""

import json
import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from grader_tests.browser.lab import LONG

RAN = re.compile(r"^\[\d+\]:?$")


class Notebook:
    """The notebook that is open in front; `file` is where it is stored."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page, self.file = page, file
        self.panel = page.locator(".jp-NotebookPanel:visible")
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        self.names = [cell["metadata"].get("nbgrader", {}).get("grade_id", "") for cell in cells]
        self.texts = ["".join(cell["source"]) for cell in cells]

    def wait_for_kernel(self) -> None:
        """Wait until the notebook is drawn and its kernel has nothing to do."""
        expect(self.panel.locator(".jp-Spinner")).to_have_count(0, timeout=LONG)
        expect(self.page.locator("#jp-main-statusbar")).to_contain_text("Python 3 (ipykernel) | Idle", timeout=LONG)

    def cell(self, name: str) -> Locator:
        """A cell by its grade id, or by words that only its text has. Scrolls there, for Lab draws what is in sight."""
        known = name in self.names
        place = self.names.index(name) if known else next(i for i, one in enumerate(self.texts) if name in one)
        cell = self.panel.locator(".jp-Notebook .jp-Cell").nth(place)
        cell.scroll_into_view_if_needed()
        return cell

    def editor(self, name: str) -> Locator:
        """The text of a code cell, to be typed into."""
        return self.cell(name).locator(".cm-content")

    def write(self, name: str, text: str) -> None:
        """Put a text in the place of a cell's own."""
        if "jp-MarkdownCell" in (self.cell(name).get_attribute("class") or ""):
            self.cell(name).locator(".jp-MarkdownOutput").dblclick()
        self.editor(name).click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def run(self, name: str) -> str:
        """Run a cell, wait for its end and return what it shows."""
        cell = self.cell(name)
        prompt = cell.locator(".jp-InputArea-prompt").first
        before = prompt.inner_text()
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")
        expect(prompt).not_to_have_text(before, timeout=LONG)
        expect(prompt).to_have_text(RAN, timeout=LONG)
        self.wait_for_kernel()
        return self.said(name)

    def said(self, name: str) -> str:
        """What a cell says, however its lines are broken."""
        return " ".join(self.output(name).inner_text().split())

    def output(self, name: str) -> Locator:
        """What a cell shows."""
        return self.cell(name).locator(".jp-Cell-outputWrapper")

    def show(self, name: str) -> None:
        """Bring what a cell shows into the middle of the window."""
        self.output(name).evaluate("output => output.scrollIntoView({block: 'center'})")

    def save(self) -> None:
        """Save, and wait until the tab no longer says that there are unsaved changes."""
        self.page.keyboard.press("Control+s")
        expect(self.page.locator(".lm-TabBar-tab.jp-mod-current.jp-mod-dirty")).to_have_count(0)

    def saved_text(self, name: str) -> str:
        """A cell's text in the stored file."""
        return "".join(json.loads(self.file.read_text(encoding="utf-8"))["cells"][self.names.index(name)]["source"])
