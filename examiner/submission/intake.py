"""Read a submission's folder without trusting it: sizes, links, names. What is left out gets one clear line."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from examiner.submission.plain_text import is_plain, one_line

MOST_NOTEBOOK_BYTES = 100 * 1024 * 1024
MOST_ALL_NOTEBOOKS = 200 * 1024 * 1024
MOST_FILE_BYTES = 5 * 1024 * 1024
MOST_BYTES_BESIDE = 20 * 1024 * 1024  # all files beside the notebooks together: they travel in one message
MOST_FILES = 50
MOST_NOTES = 20
MOST_TIMESTAMP_BYTES = 200
TIMESTAMP = "timestamp.txt"


@dataclass(frozen=True)
class Job:
    """One submission to grade. It is plain data, so it can travel to another machine."""

    student: str
    assignment: str
    seed: str
    notebooks: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


class Intake:
    """What is taken of one folder: notebooks, other files, and notes on what was left out or renamed.

    `given` are the instructor's files beside the notebooks, whose names are theirs.
    """

    def __init__(self, folder: Path, expected: list[str], given: Iterable[str] = ()) -> None:
        self.folder, self.expected = folder, expected
        self.reserved = {*given, *(f"{name}.ipynb" for name in expected), TIMESTAMP}
        self.notebooks: dict[str, bytes] = {}
        self.files: dict[str, bytes] = {}
        self.notes: list[str] = []
        if folder.is_symlink() or folder.parent.is_symlink():
            self.left_out(folder.name, "it is a link, not a folder")
            return
        for path in regular_files(folder, self.left_out):
            self.take(path)
        self.notebooks = self.named_as_expected(self.notebooks)

    def left_out(self, name: str, why: str) -> None:
        """Note that a file was left out."""
        self.notes.append(f"{one_line(name)} was left out: {why}")

    def take(self, path: Path) -> None:
        """Take one file, if it may be taken."""
        name = str(path.relative_to(self.folder))
        is_notebook = path.suffix.lower() == ".ipynb"
        if why := self.objection(name, path, is_notebook):
            return self.left_out(name, why)
        if name != TIMESTAMP:
            try:
                (self.notebooks if is_notebook else self.files)[name] = path.read_bytes()
            except OSError as error:
                self.left_out(name, f"it cannot be read ({error.strerror})")

    def objection(self, name: str, path: Path, is_notebook: bool) -> str:
        """Why a file may not be taken; an empty string if it may."""
        size = path.lstat().st_size
        if not is_plain(name):
            return "its name has characters that no file name needs"
        if name not in self.reserved and any(in_the_way(name, other) for other in self.reserved):
            return "the assignment has a file of that name"
        if size > (MOST_NOTEBOOK_BYTES if is_notebook else MOST_FILE_BYTES):
            return "it is larger than a submission may be"
        taken, most = (self.notebooks, MOST_ALL_NOTEBOOKS) if is_notebook else (self.files, MOST_BYTES_BESIDE)
        if sum(map(len, taken.values())) + size > most:
            return "all files together are larger than a submission may be"
        if not is_notebook and len(self.files) >= MOST_FILES:
            return "there are more files than a submission may have"
        return ""

    def named_as_expected(self, found: dict[str, bytes]) -> dict[str, bytes]:
        """Notebooks under the names that the assignment has. A renamed one is recognised by the cells in it."""
        result = {name: found.pop(f"{name}.ipynb") for name in self.expected if f"{name}.ipynb" in found}
        for name in (name for name in self.expected if name not in result):
            candidates = [other for other, content in found.items() if mentions(content, name, self.expected)]
            if candidates:
                chosen = max(candidates, key=lambda other: len(found[other]))
                result[name] = found.pop(chosen)
                self.notes.append(f"{one_line(chosen)} was taken as {name}.ipynb")
        for other in found:
            self.left_out(other, "the assignment has no notebook of that name")
        return result


def collect(folder: Path, expected: list[str], given: Iterable[str] = ()) -> Intake:
    """What is taken of a folder; a flood of notes is cut short."""
    intake = Intake(folder, expected, given)
    more = len(intake.notes) - MOST_NOTES
    if more > 0:
        intake.notes[MOST_NOTES:] = [f"{more} more notes of this kind"]
    return intake


def regular_files(folder: Path, left_out: Callable[[str, str], None]) -> list[Path]:
    """Files below a folder that are files, sorted; links, pipes, devices and what cannot be looked at are noted."""
    found = []

    def unread(error: OSError) -> None:
        left_out(Path(str(error.filename)).name, f"it cannot be read ({error.strerror})")

    for parent, folders, names in os.walk(folder, onerror=unread, followlinks=False):
        links = [name for name in folders if os.path.islink(os.path.join(parent, name))]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in links)
        for name in [*names, *links]:
            path = Path(parent) / name
            try:
                is_file = stat.S_ISREG(path.lstat().st_mode)
            except OSError as error:
                left_out(name, f"it cannot be read ({error.strerror})")
                continue
            if is_file:
                found.append(path)
            else:
                left_out(str(path.relative_to(folder)), "it is a link or a device, not a file")
    return sorted(found)


def in_the_way(name: str, other: str) -> bool:
    """Would one of these two be a folder and the other a file?"""
    return PurePath(other) in PurePath(name).parents or PurePath(name) in PurePath(other).parents


def mentions(content: bytes, name: str, expected: list[str]) -> bool:
    """Could this be the missing notebook? Any is if only one is expected; else its name must occur in it."""
    return len(expected) == 1 or name.encode() in content


def timestamp_of(folder: Path) -> bytes:
    """nbgrader's timestamp file, if it is a file and no longer than a timestamp; else nothing."""
    path = folder / TIMESTAMP
    try:
        found = path.lstat()
        is_small = stat.S_ISREG(found.st_mode) and found.st_size <= MOST_TIMESTAMP_BYTES
        return path.read_bytes() if is_small else b""
    except OSError:
        return b""
