"""The catalogue proves the checks: every mistake is caught, every equivalent passes, messages are plain and right."""

import pytest

from grader_tests import catalogue, hidden, reference
from grader_tests.task import Answer, Task
from nncourse import check
from nncourse.check.outcome import NotAttempted, Outcome
from nncourse.check.partial import Points

TASKS = list(catalogue.tasks().values())
MISTAKES = [(task, mistake) for task in TASKS for mistake in task.mistakes]
EQUIVALENTS = [(task, answer) for task in TASKS for answer in task.equivalents]


def name(value: object) -> str:
    return value.key if isinstance(value, Task) else value.name if isinstance(value, Answer) else ""


def judge(task: Task, function) -> tuple[str, str]:
    """Who objects to a function, and with which words: ("", "") if nobody does."""
    for judged_by, checked in (("visible", getattr(check, task.key)), ("hidden", getattr(hidden, task.key))):
        try:
            partial = checked(function)
        except Outcome as outcome:
            return judged_by, str(outcome)
        if isinstance(partial, Points):
            return judged_by, ""
    return "", ""


@pytest.mark.parametrize("task", TASKS, ids=name)
def test_the_reference_is_right(task, capsys):
    assert judge(task, reference.function(task.key, task.unit)) == ("", "")
    assert "Right: " in capsys.readouterr().out


@pytest.mark.parametrize("task", TASKS, ids=name)
def test_a_stub_is_not_attempted(task):
    def stub(*arguments):
        raise NotImplementedError

    with pytest.raises(NotAttempted, match=f"Not attempted: {task.key} "):
        getattr(check, task.key)(stub)


@pytest.mark.parametrize("task", TASKS, ids=name)
def test_there_are_enough_mistakes_and_equivalents(task):
    assert task.few or (len(task.mistakes) >= 8 and len(task.equivalents) >= 4)
    names = [answer.name for answer in (*task.mistakes, *task.equivalents)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("task", "mistake"), MISTAKES, ids=name)
def test_every_mistake_is_caught(task, mistake, capsys):
    judged_by, message = judge(task, mistake.build(reference.names(task.unit)))
    assert judged_by, "a wrong answer passes"
    shown = message or capsys.readouterr().out
    assert task.key in shown
    assert shown.isascii()
    assert len(message.splitlines()) <= 4


@pytest.mark.parametrize(("task", "answer"), EQUIVALENTS, ids=name)
def test_every_equivalent_passes(task, answer):
    assert judge(task, answer.build(reference.names(task.unit))) == ("", "")


def advice_given(task: Task, mistake: Answer, capsys) -> str:
    capsys.readouterr()
    _, message = judge(task, mistake.build(reference.names(task.unit)))
    return message + capsys.readouterr().out


def test_nine_of_ten_mistakes_are_named_and_none_wrongly(capsys):
    named, wrongly = [], []
    for task, mistake in MISTAKES:
        shown = advice_given(task, mistake, capsys)
        named += [mistake] if mistake.advice in shown else []
        others = {other.advice for other in task.mistakes} - {mistake.advice}
        wrongly += [(task.key, mistake.name, other) for other in others if other in shown]
    silent = sorted({f"{m.key}.{m.name}" for _, m in MISTAKES} - {f"{m.key}.{m.name}" for m in named})
    assert not wrongly
    assert len(named) >= 0.9 * len(MISTAKES), f"{len(named)} of {len(MISTAKES)} named; not: {silent}"


@pytest.mark.parametrize("task", TASKS, ids=name)
def test_the_independent_computation_agrees_on_the_visible_examples(task):
    right = reference.function(task.key, task.unit)
    for case in task.visible():
        example = check.table.Example(case.label, case.arguments, task.expected_value(case), case.rtol)
        result = check.call.call(right, case.arguments, task.form)
        assert check.visible.is_right(example, result), case.label
