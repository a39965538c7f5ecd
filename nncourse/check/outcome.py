"""The verdicts of a check. All but `right` are exceptions, so that nbgrader and nbval see a failure."""

from nncourse.check.shown import shown


class Outcome(Exception):
    """A verdict that is not `right`: a few plain lines, shown without a traceback."""

    def _render_traceback_(self) -> list[str]:
        return shown(str(self)).splitlines()


class NotAttempted(Outcome, NotImplementedError):
    """The function still raises NotImplementedError."""


class CodeRaised(Outcome):
    """The student's code stopped with an exception."""


class NotYet(Outcome):
    """The function returned something else than it should."""
