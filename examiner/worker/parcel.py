"""A kit on its way to the processes of this machine. It lies on disk once, so that the jobs stay small."""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from examiner.assignment.kit import Kit


@dataclass(frozen=True)
class Parcel:
    """Where a kit lies. The digest comes with the job: nothing is unpacked but what was packed."""

    path: str
    digest: str


def packed(kit: Kit, folder: Path) -> Parcel:
    """Write a kit into a folder."""
    content = pickle.dumps(kit)
    digest = hashlib.sha256(content).hexdigest()
    path = folder / digest
    path.write_bytes(content)
    return Parcel(str(path), digest)


@lru_cache(maxsize=1)
def unpacked(parcel: Parcel) -> Kit:
    """The kit of a parcel. Raises OSError, or ValueError if the file is another than was packed."""
    content = Path(parcel.path).read_bytes()
    if hashlib.sha256(content).hexdigest() != parcel.digest:
        raise ValueError(f"{parcel.path} has been changed since it was written")
    return pickle.loads(content)
