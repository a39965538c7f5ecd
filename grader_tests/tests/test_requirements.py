"""pip and conda use the same pinned requirements, and they satisfy what pyproject.toml asks for."""

import re
import tomllib

import yaml
from packaging.requirements import Requirement

from authoring.paths import ROOT

STUDENT = ROOT / "requirements" / "student.txt"
DEVELOPMENT = ROOT / "requirements" / "development.txt"


def pins(path) -> dict[str, str]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert all("==" in line for line in lines), "every requirement is pinned"
    return {line.split("==")[0].lower(): line.split("==")[1].split(";")[0].strip() for line in lines}


def asked(*extras: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    return [Requirement(line) for line in lines if not line.startswith("nncourse[")]


def test_conda_provides_python_and_pip_only_and_pip_uses_the_lock():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    *conda, pip = environment["dependencies"]
    assert [re.split(r"\W", name)[0] for name in conda] == ["python", "pip"]
    assert pip == {"pip": ["-r requirements/student.txt"]}


def test_conda_asks_for_the_python_of_the_project():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert environment["dependencies"][0] == f"python{project['requires-python']}"


def test_the_student_lock_is_part_of_the_development_lock():
    assert pins(STUDENT).items() <= pins(DEVELOPMENT).items()


def test_locks_satisfy_the_project():
    for path, extras in ((STUDENT, ["student"]), (DEVELOPMENT, ["student", "instructor", "development"])):
        locked = pins(path)
        for requirement in asked(*extras):
            assert requirement.specifier.contains(locked[requirement.name.lower()]), requirement


def test_no_lock_names_a_registry():
    for path in (STUDENT, DEVELOPMENT):
        assert "://" not in path.read_text(encoding="utf-8")


def test_checks_need_numpy_and_matplotlib_only():
    assert {requirement.name for requirement in asked()} == {"numpy", "matplotlib"}
