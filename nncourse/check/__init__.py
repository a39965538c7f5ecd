"""Checks that a student runs below each task: `check.softmax(softmax)`.

Every task of the course is a function here. `check.example`, `check.hint` and `check.doctor` help when one is stuck.
"""

from nncourse.check.doctor import doctor
from nncourse.check.help import example, hint
from nncourse.check.outcome import CodeRaised, NotAttempted, NotYet, Outcome
from nncourse.check.table import find_task, task_keys
from nncourse.check.visible import VisibleCheck

__all__ = ["CodeRaised", "NotAttempted", "NotYet", "Outcome", "doctor", "example", "hint"]


def __getattr__(key: str) -> VisibleCheck:
    """The check of one task. Raises AttributeError for a name that is no task."""
    if key.startswith("_"):
        raise AttributeError(key)
    return VisibleCheck(find_task(key))


def __dir__() -> list[str]:
    return [*__all__, *task_keys()]
