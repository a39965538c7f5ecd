"""JupyterLab as a person uses it: menus, tabs, the Assignment List. Each step waits until the page shows its effect."""

from playwright.sync_api import Locator, Page, expect

from grader_tests.browser.servers import Server

LONG = 120_000  # milliseconds; a busy machine starts a kernel slowly


def open_lab(page: Page, server: Server, path: str = "") -> None:
    """Open JupyterLab, at a file if one is named, without what an earlier visit left open."""
    page.goto(server.url(f"lab/tree/{path}?reset" if path else "lab?reset"))
    page.locator("#jp-MainLogo").wait_for()
    page.locator(".jp-NotebookPanel, .jp-LauncherCard, .jp-HTMLViewer").first.wait_for()


def choose(page: Page, *labels: str) -> None:
    """Choose an entry of the menu bar, by way of its menu and submenus."""
    page.locator(".lm-MenuBar-item", has_text=labels[0]).first.click()
    for depth, label in enumerate(labels[1:]):
        menu = page.locator(".lm-Menu").nth(depth)
        entry = menu.locator(".lm-Menu-item", has=page.get_by_text(label, exact=True))
        entry.hover()
        if depth == len(labels) - 2:
            entry.click()
    expect(page.locator(".lm-Menu")).to_have_count(0)


def menu_entries(page: Page, label: str) -> list[str]:
    """What a menu of the menu bar offers."""
    page.locator(".lm-MenuBar-item", has_text=label).click()
    page.locator(".lm-Menu").wait_for()
    entries = page.locator(".lm-Menu .lm-Menu-itemLabel:visible").all_inner_texts()
    page.keyboard.press("Escape")
    return list(filter(None, entries))


def hide_files(page: Page) -> None:
    """Give the whole width to what is open."""
    choose(page, "View", "Appearance", "Show Left Sidebar")
    expect(page.locator("#jp-left-stack")).to_be_hidden()


def go_to_tab(page: Page, name: str) -> None:
    """Bring a tab of the main area to the front."""
    tab = page.locator(".lm-DockPanel-tabBar .lm-TabBar-tab", has_text=name).first
    tab.click()
    expect(tab).to_have_attribute("aria-selected", "true")


def dialog(page: Page) -> Locator:
    """The dialog that stands before everything else."""
    return page.locator(".jp-Dialog")


class AssignmentList:
    """The tab in which a student fetches, submits and finds feedback."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self) -> None:
        """Open the tab and wait for its lists."""
        choose(self.page, "Nbgrader", "Assignment List")
        self.wait()

    def wait(self) -> None:
        """Wait until the lists are there."""
        self.page.locator("#assignments").wait_for()
        for kind in ("released", "fetched", "submitted"):
            expect(self.page.locator(f"#{kind}_assignments_list_loading")).to_be_hidden(timeout=LONG)

    def refresh(self) -> None:
        """Load the lists anew, and wait until the server has answered."""
        with self.page.expect_response(lambda one: "/assignments?" in one.url, timeout=LONG):
            self.page.locator("#refresh_assignments_list").click()
        self.wait()

    def row(self, kind: str, unit: str) -> Locator:
        """The row of a unit among the released, fetched or submitted ones."""
        return self.page.locator(f"#{kind}_assignments_list > .list_item", has_text=unit).first

    def fetch(self, unit: str) -> None:
        """Fetch a unit."""
        self.row("released", unit).get_by_role("button", name="Fetch").click()
        self.row("fetched", unit).wait_for(timeout=LONG)

    def open_notebook(self, unit: str) -> None:
        """Open the notebook of a fetched unit."""
        row = self.row("fetched", unit)
        row.locator(".assignment-notebooks-link").click()
        row.locator(".nested_list_item a").click()
        self.page.locator(".jp-NotebookPanel .jp-Cell").first.wait_for(timeout=LONG)

    def submit(self, unit: str) -> None:
        """Submit a fetched unit, and wait until it stands among the submitted ones."""
        self.row("fetched", unit).get_by_role("button", name="Submit").click()
        self.row("submitted", unit).wait_for(timeout=LONG)
