"""Verdicts on disk: the same answers with the same tests are not judged again. Also the secret of the hidden seeds."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import tempfile
from pathlib import Path

from examiner.assignment.kit import Kit
from examiner.submission.intake import Job, collect
from examiner.verdict import GRADER_FAILED, Verdict


class Store:
    """The folder of verdicts of a course."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def secret(self) -> bytes:
        """The course's secret, made once. Only its owner can read it."""
        path = self.folder / "secret"
        if not path.exists():
            write_whole(path, secrets.token_hex(32))
            path.chmod(0o600)
        return path.read_bytes()

    def seed(self, student: str, assignment: str, notebooks: dict[str, bytes]) -> str:
        """The seed of a submission's hidden inputs: nobody can guess it; the same submission has the same again."""
        content = hashlib.sha256(b"".join(name.encode() + notebooks[name] for name in sorted(notebooks))).hexdigest()
        return hmac.new(self.secret(), f"{student}/{assignment}/{content}".encode(), "sha256").hexdigest()[:16]

    def job(self, folder: Path, student: str, kit: Kit) -> Job:
        """The submission in a folder. Raises OSError if the folder itself cannot be read."""
        taken = collect(folder, list(kit.released), kit.files)
        seed = self.seed(student, kit.assignment, taken.notebooks)
        return Job(student, kit.assignment, seed, taken.notebooks, taken.files, tuple(taken.notes))

    def key(self, job: Job, kit_hash: str) -> str:
        """What a verdict is known by: everything that was handed in, and everything it is judged with."""
        total = hashlib.sha256(f"{kit_hash}/{job.student}/{job.assignment}/{job.seed}/{job.notes}".encode())
        for part in (job.notebooks, job.files):
            for name, content in sorted(part.items()):
                total.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
        return total.hexdigest()[:32]

    def path(self, assignment: str, student: str) -> Path:
        """Where a verdict is kept."""
        return self.folder / "verdicts" / assignment / f"{student}.json"

    def load(self, assignment: str, student: str, key: str = "") -> Verdict | None:
        """The stored verdict, if there is one (and, if a key is given, if it is the one of that key)."""
        try:
            data = json.loads(self.path(assignment, student).read_text(encoding="utf-8"))
            return Verdict.from_dict(data["verdict"]) if not key or data["key"] == key else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def all(self, assignment: str) -> list[Verdict]:
        """All stored verdicts of an assignment, by student."""
        names = sorted(path.stem for path in (self.folder / "verdicts" / assignment).glob("*.json"))
        return [verdict for name in names if (verdict := self.load(assignment, name))]

    def save(self, verdict: Verdict, key: str) -> None:
        """Keep a verdict. A failure of the grader is never kept: it is tried again."""
        if verdict.status != GRADER_FAILED:
            write_whole(
                self.path(verdict.assignment, verdict.student), json.dumps({"key": key, "verdict": verdict.to_dict()})
            )

    def is_written(self, assignment: str, student: str, key: str) -> bool:
        """Does the gradebook already hold the verdict of this key?"""
        try:
            return self.path(assignment, student).with_suffix(".written").read_text(encoding="utf-8") == key
        except OSError:
            return False

    def mark_written(self, assignment: str, student: str, key: str) -> None:
        """Note that the gradebook holds the verdict of this key."""
        write_whole(self.path(assignment, student).with_suffix(".written"), key)


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
    os.replace(name, path)
