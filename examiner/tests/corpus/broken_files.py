"""Files that are no notebook, or not as a notebook should be, and folders that are not as they should be."""

from __future__ import annotations

import json
import os
from pathlib import Path

from examiner.tests.corpus.assignment import NAME
from examiner.tests.corpus.entry import ZERO, Entry, Place, damaged, unreadable
from examiner.verdict import UNREADABLE

FILE = f"{NAME}.ipynb"


def content(data: bytes):
    """A submission of one file with this content."""
    return lambda place: place.write_bytes(data)


def encoded(encoding: str):
    """The right notebook with an umlaut in it, in an encoding."""

    def make(place: Place) -> None:
        notebook = place.notebook()
        notebook["cells"][0]["source"] = "Grüße für später"
        place.write_bytes(json.dumps(notebook, ensure_ascii=False).encode(encoding))

    return make


def beside(*files: tuple[str | bytes, bytes]):
    """Right answers, with further files."""

    def make(place: Place) -> None:
        place.write(place.notebook())
        for name, data in files:
            path = Path(os.fsdecode(os.path.join(os.fsencode(place.folder), os.fsencode(name))))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    return make


def truncated(place: Place) -> None:
    text = json.dumps(place.notebook())
    place.write_bytes(text[: len(text) // 2].encode())


def renamed(name: str):
    """The right notebook under another name."""
    return lambda place: place.write(place.notebook(), name)


def linked_notebook(place: Place) -> None:
    place.folder.mkdir(parents=True)
    (place.folder / FILE).symlink_to(place.course / "submitted" / "aa-honest" / NAME / FILE)


def linked_folder(place: Place) -> None:
    place.folder.parent.mkdir(parents=True)
    place.folder.symlink_to(place.course / "submitted" / "aa-honest" / NAME)


def linked_data(place: Place) -> None:
    place.write(place.notebook())
    (place.folder / "data.csv").symlink_to(place.course / "gradebook.db")


def pipe(name: str):
    """A pipe of that name, which blocks whoever opens it."""

    def make(place: Place) -> None:
        if name == FILE:
            place.folder.mkdir(parents=True)
        else:
            place.write(place.notebook())
        os.mkfifo(place.folder / name)

    return make


def linked_timestamp(place: Place) -> None:
    place.write(place.notebook())
    (place.folder / "timestamp.txt").symlink_to("/dev/zero")


def many_links(place: Place) -> None:
    place.write(place.notebook())
    for number in range(300):
        (place.folder / f"link-{number}").symlink_to("/etc/passwd")


def deep_folders(place: Place) -> None:
    place.write(place.notebook())
    here = os.open(place.folder, os.O_RDONLY)
    for _ in range(40):
        os.mkdir("d" * 200, dir_fd=here)
        further = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = further
    os.close(os.open("x.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)


def old_format(notebook: dict) -> dict:
    """The notebook in format 3, with worksheets."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["input"] = cell.pop("source")
            cell["language"] = "python"
    return {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [{"cells": notebook["cells"]}]}


def old_format_without_marks(notebook: dict) -> dict:
    for cell in notebook["cells"]:
        cell["metadata"] = {}
    return old_format(notebook)


BIG = b"x" * 5_000_000
ENTRIES = [
    unreadable("not-json", "A file that is no JSON.", content(b"This is not a notebook."), f"{FILE} is not valid JSON"),
    unreadable("truncated", "A notebook cut off in the middle.", truncated, f"{FILE} is not valid JSON"),
    unreadable("empty", "A file of no bytes.", content(b""), f"{FILE} is empty"),
    unreadable("blank", "A file of blanks.", content(b" \n \n"), f"{FILE} is empty"),
    unreadable("json-list", "JSON, but a list.", content(b"[1, 2]"), f"{FILE} is JSON but no notebook"),
    unreadable("json-other", "JSON, but no notebook.", content(b'{"a": 1}'), f"{FILE} is JSON but has no cells"),
    unreadable("cells-number", "The cells are a number.", content(b'{"cells": 7}'), f"{FILE} is JSON but has no cells"),
    unreadable("binary", "A picture under the notebook's name.", content(bytes(range(256)) * 40), f"{FILE} is not"),
    unreadable("deep-json", "Brackets, 200,000 deep.", content(b"[" * 200_000), f"{FILE} is not valid JSON"),
    unreadable("long-number", "A number of a million digits.", content(b"1" * 1_000_000), f"{FILE} is not valid JSON"),
    Entry("sheets-number", "Format 3 with a number for its cells.", content(b'{"worksheets": [{"cells": 5}]}'), ZERO),
    Entry("no-cells", "A notebook without any cell.", content(b'{"cells": []}'), ZERO, says=f"{FILE} lacked the cell"),
    damaged("format-3", "The notebook in format 3.", old_format),
    damaged("format-3-no-marks", "Format 3, all metadata lost.", old_format_without_marks),
    damaged("format-99", "A format of the future.", lambda notebook: {**notebook, "nbformat": 99}),
    damaged("format-text", "The format's number is a text.", lambda notebook: {**notebook, "nbformat": "four"}),
    Entry("utf-16", "Saved as UTF-16.", encoded("utf-16")),
    Entry("latin-1", "Saved as latin-1.", encoded("latin-1")),
    Entry("bom", "Saved with a byte order mark.", encoded("utf-8-sig")),
    Entry("renamed", "The browser's second download.", renamed(f"{NAME} (1).ipynb"), says=f"taken as {FILE}"),
    Entry("capitals", "The file's name in capitals.", renamed("TASK.IPYNB"), says=f"taken as {FILE}"),
    Entry("nested", "The folder in the folder.", renamed(f"{NAME}/{NAME}/{FILE}"), says=f"taken as {FILE}"),
    unreadable("linked", "A link to somebody else's notebook.", linked_notebook, f"{FILE} was left out: it is a link"),
    Entry("linked-folder", "A link to somebody else's folder.", linked_folder, ZERO, UNREADABLE, "is a link"),
    Entry("linked-data", "A link to the gradebook as data.", linked_data, says="data.csv was left out: it is a link"),
    unreadable("pipe", "A pipe for a notebook.", pipe(FILE), f"{FILE} was left out: it is a link or a device"),
    Entry("pipe-beside", "A pipe beside the notebook.", pipe("data.csv"), says="data.csv was left out"),
    Entry("pipe-timestamp", "A pipe for the timestamp.", pipe("timestamp.txt"), says="timestamp.txt was left out"),
    Entry("linked-timestamp", "A timestamp without end.", linked_timestamp, says="timestamp.txt was left out"),
    Entry("timestamp-words", "A timestamp in words.", beside(("timestamp.txt", b"the day before yesterday"))),
    Entry("timestamp-binary", "A timestamp of random bytes.", beside(("timestamp.txt", bytes(range(256)) * 9000))),
    Entry("timestamp-year", "A timestamp out of range.", beside(("timestamp.txt", b"99999999999-01-01 00:00:00 UTC"))),
    Entry("timestamp-sign", "A timestamp of digits.", beside(("timestamp.txt", b"1e99999 1.2.3.4.5 +99:99"))),
    Entry("big-files", "Forty megabytes of data.", beside(*((f"{n}.bin", BIG) for n in range(8))), says="was left out"),
    Entry("many-files", "Three hundred files.", beside(*((f"{n}.txt", b"") for n in range(300))), says="left out"),
    Entry("many-links", "Three hundred links.", many_links, says="was left out: it is a link"),
    Entry("deep-folders", "A path longer than paths can be.", deep_folders, says="cannot be read"),
    Entry("markup-name", "A file name that looks like markup.", beside(("[/red] x.ipynb", b"{}")), says="was left out"),
    Entry("line-name", "Line ends and colours in a name.", beside(("a\nb\x1b[31m.ipynb", b"{}")), says="was left out"),
    Entry("bytes-name", "A file name that is no text.", beside((b"\xff\xfe.dat", b"x")), says="was left out"),
    Entry("folder-for-file", "A folder named as a given file.", beside(("given.csv/x.txt", b"x"))),
    Entry("folder-for-notebook", "A folder named as the notebook.", lambda place: (
        place.write(place.notebook(), "other.ipynb"), place.write_bytes(b"x", f"{FILE}/x.txt"))),
    Entry("folder-for-time", "A folder named as the timestamp.", beside(("timestamp.txt/x.txt", b"x"))),
    Entry("own-given", "A changed copy of a given file.", beside(("given.csv", b"9,9,9"))),
]  # fmt: skip
