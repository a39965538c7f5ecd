"""Stand-ins in the judge for what lives in the student's process. They carry no code of the student's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from examiner.judge.student_errors import StudentCodeError

if TYPE_CHECKING:
    from examiner.judge.student import Student

OPERATORS = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "lt", "le", "gt", "ge")
READABLE = ("__name__", "__qualname__")


class Remote:
    """An object of the student's. It has attributes and items.

    Operators take other objects of the student's only: comparing with the judge's data, or doing arithmetic with it,
    would show it to the student's code and trust the answer. So it never equals plain data.
    """

    def __init__(self, student: Student, number: int, kind: str) -> None:
        self._student, self._number, self._kind = student, number, kind

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name not in READABLE:
            raise AttributeError(name)
        return self._student.attribute(self, name)

    def __repr__(self) -> str:
        return f"<{self._kind} of the student>"

    def __len__(self) -> int:
        return int(self._special("__len__"))

    def __bool__(self) -> bool:
        return self._student.operator("truth", self) is True

    def __getitem__(self, key: Any) -> Any:
        return self._special("__getitem__", key)

    def __iter__(self) -> Iterator[Any]:
        step = self._special("__iter__")
        while True:
            try:
                yield next(step)
            except StopIteration:
                return

    def __next__(self) -> Any:
        return self._special("__next__")

    def __str__(self) -> str:
        return str(self._special("__str__"))

    def __eq__(self, other: object) -> bool:
        return self is other or (self._is_kin(other) and self._student.operator("eq", self, other) is True)

    def _special(self, name: str, *arguments: Any) -> Any:
        try:
            method = self._student.attribute(self, name)
        except AttributeError:
            raise TypeError(f"{self._kind} of the student has no {name}") from None
        return self._student.call(method, arguments, {})

    def _is_kin(self, other: object) -> bool:
        return isinstance(other, Remote) and other._student is self._student

    __hash__ = object.__hash__
    __array_ufunc__ = None


class RemoteFunction(Remote):
    """A function or class of the student's. Calling it runs it over there."""

    def __call__(self, *positional: Any, **named: Any) -> Any:
        return self._student.call(self, positional, named)

    def __instancecheck__(self, value: Any) -> bool:
        return self._is_kin(value) and self._student.operator("isinstance", value, self) is True


def between_remotes(name: str) -> Callable[[Remote, Any], Any]:
    """An operator that takes two objects of the student's, and nothing else."""

    def operate(self: Remote, other: Any) -> Any:
        return self._student.operator(name, self, other) if self._is_kin(other) else NotImplemented

    return operate


for _name in OPERATORS:
    setattr(Remote, f"__{_name}__", between_remotes(_name))


def documentation(self: Remote) -> Any:
    """The docstring of the student's object, not that of the stand-in."""
    try:
        return self._student.attribute(self, "__doc__")
    except (AttributeError, StudentCodeError):
        return None


for _kind in (Remote, RemoteFunction):
    _kind.__doc__ = property(documentation)  # type: ignore[assignment]
