"""Lines that fit into a narrow window: JupyterLab breaks longer ones wherever they end, in the middle of a word."""

import textwrap

from nncourse.check.saved import in_jupyter

COLUMNS = 70  # what a window of 1024 pixels shows beside JupyterLab's list of files


def shown(text: str) -> str:
    """The text, with long lines broken between words if a person reads it in JupyterLab."""
    return "\n".join(folded(line) for line in text.splitlines()) if in_jupyter() else text


def folded(line: str) -> str:
    """A line as several of at most COLUMNS characters, if it has words to part there."""
    return textwrap.fill(line, COLUMNS, break_long_words=False, break_on_hyphens=False)


def say(text: str) -> None:
    """Print a text as it is shown."""
    print(shown(text))
