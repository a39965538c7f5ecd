"""The zip that a student needs: release/, environment.yml, the pinned requirements, the nncourse wheel and a how-to."""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from authoring.paths import BUILD, RELEASE, ROOT
from authoring.release import build

BUNDLE = BUILD / "nncourse-student.zip"
FOLDER = "nncourse"
PACKED = ("pyproject.toml", "README.md", "LICENSE", "nncourse", "examiner")


def build_wheel(folder: Path) -> Path:
    """Build the wheel of the student's package into a folder and return its path."""
    with tempfile.TemporaryDirectory() as copy:  # what a former build has left behind would come along
        for name in PACKED:
            place = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            place(ROOT / name, Path(copy, name))
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", f"--wheel-dir={folder}", copy]
        subprocess.run(command, check=True)
    return next(folder.glob("nncourse-*.whl"))


def contents(wheel: Path) -> dict[str, Path]:
    """Names in the zip and the files they come from."""
    files = {
        "README.md": ROOT / "docs" / "student_howto.md",
        "environment.yml": ROOT / "environment.yml",
        "requirements/student.txt": ROOT / "requirements" / "student.txt",
        wheel.name: wheel,
    }
    notebooks = [path for path in sorted(RELEASE.rglob("*")) if path.is_file()]
    return files | {f"release/{path.relative_to(RELEASE)}": path for path in notebooks}


def write_bundle(path: Path = BUNDLE) -> Path:
    """Write the zip and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, source in contents(build_wheel(Path(folder))).items():
            bundle.write(source, f"{FOLDER}/{name}")
    return path


if __name__ == "__main__":
    build()
    print(f"The student's bundle is {write_bundle()}")
