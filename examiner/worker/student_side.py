"""The warm interpreter for student code, and its files. Assignments that give students the same files share it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from examiner.assignment.kit import Kit, unpack
from examiner.assignment.pictures import picture_files
from examiner.worker import sandbox


class StudentSide:
    """Boxes for submissions of a kit are opened from its `zygote`."""

    def __init__(self, kit: Kit) -> None:
        self.needs = needs_of(kit)
        self.folder = Path(tempfile.mkdtemp(prefix="examiner-student-"))
        unpack({**kit.student_files, **picture_files(kit.pictures)}, self.folder / "student")
        for path in (self.folder, *self.folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        cache = self.folder / "cache"
        sandbox.copy_font_cache(cache)
        preload, warm_up = list(kit.student_preload), kit.student_warm_up
        self.zygote = sandbox.Zygote(self.folder / "student", preload, warm_up, cache, sandbox.level())

    def serves(self, kit: Kit) -> bool:
        """Would a student side of this kit be the same?"""
        return self.needs == needs_of(kit)

    def close(self) -> None:
        """End the interpreter and every box, and delete the files."""
        self.zygote.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def needs_of(kit: Kit) -> tuple[Any, ...]:
    """All of a kit that its student side depends on."""
    return kit.student_files, kit.student_preload, kit.student_warm_up, kit.pictures
