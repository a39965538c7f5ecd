"""What a check says: its outcomes, its words, and how close numbers must be."""

import io
import json
import sys

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from grader_tests import catalogue, hidden, reference
from grader_tests.task import Case, Task
from nncourse import check, data
from nncourse.check import tolerance
from nncourse.check.call import Form, Result, call
from nncourse.check.compare import difference
from nncourse.check.plain import AtLeast, Stored, decode, encode

softmax = reference.function("softmax", "02_loss")
simple_losses = reference.function("simple_losses", "02_loss")


def outcome_of(checked, answer) -> check.Outcome:
    with pytest.raises(check.Outcome) as caught:
        checked(answer)
    return caught.value


def test_right_tells_what_was_reproduced_and_what_is_not_known(capsys):
    check.softmax(softmax)
    said = capsys.readouterr().out
    assert said.startswith("Right: softmax passes 4 of 4 visible checks.")
    assert "(D-05)" in said and "The grader also tries other sizes" in said


def test_not_yet_names_example_entry_and_mistake():
    message = str(outcome_of(check.cross_entropy, lambda probs, y: -np.log10(probs[y, np.arange(y.size)])))
    assert message.splitlines() == [
        'Not yet: cross_entropy on "the example with four features".',
        "Entry [0] is 0.451749, expected 1.04019.",
        "That is the base-10 logarithm: cross-entropy uses the natural one, np.log.",
    ]


def test_unknown_wrong_values_point_to_the_example():
    message = str(outcome_of(check.softmax, lambda scores: scores * 0.123))
    assert message.splitlines()[2] == 'Next: look at your result for check.example("softmax", 1).'


def test_code_that_raises_is_shown_with_its_line():
    shell = InteractiveShell()
    shell.run_cell("import numpy as np\ndef softmax(scores):\n    shifted = scores\n    return shifted / nothing\n")
    message = str(outcome_of(check.softmax, shell.user_ns["softmax"]))
    assert "Your code raised, in softmax" in message
    assert "NameError: name 'nothing' is not defined" in message
    assert "Line 4 of your cell: return shifted / nothing" in message


def test_an_outcome_is_shown_without_traceback():
    shell = InteractiveShell()
    shell.run_cell("from nncourse import check\ndef softmax(scores):\n    raise NotImplementedError")
    with capture_output() as captured:
        result = shell.run_cell("check.softmax(softmax)")
    assert isinstance(result.error_in_exec, check.NotAttempted)
    assert captured.stdout.strip().splitlines()[0] == "Not attempted: softmax still raises NotImplementedError."
    assert "Traceback" not in captured.stdout and "visible.py" not in captured.stdout


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "None (is a return missing?)"),
        ([[0.1], [0.2], [0.7]], "expected an array of shape (3, 1)"),
        (np.zeros((1, 3)), "Its shape is (1, 3), expected (3, 1)."),
        (np.zeros((3, 1), dtype=complex), "It holds complex numbers, expected real numbers."),
        (np.full((3, 1), np.nan), "is nan, expected"),
        (np.full((3, 1), None), "It holds objects"),
        (0.5, "expected an array"),
    ],
)
def test_type_comes_before_shape_and_shape_before_value(value, words):
    assert words in str(outcome_of(check.softmax, lambda scores: value))


def test_a_changed_argument_is_named():
    def in_place(scores):
        scores -= scores.max(axis=0)
        return np.exp(scores) / np.exp(scores).sum(axis=0)

    assert "changed its argument scores" in str(outcome_of(check.softmax, in_place))


def test_warnings_and_stderr_do_not_matter(capsys):
    def noisy(scores):
        np.log(np.zeros(1))
        print("careful", file=__import__("sys").stderr)
        return softmax(scores)

    check.softmax(noisy)
    captured = capsys.readouterr()
    assert captured.err == "" and captured.out.startswith("Right")


def test_system_exit_is_an_error_of_the_code_and_an_interrupt_is_not():
    def leaving(scores):
        raise SystemExit(0)

    def interrupted(scores):
        raise KeyboardInterrupt

    assert "SystemExit" in str(outcome_of(check.softmax, leaving))
    with pytest.raises(KeyboardInterrupt):
        check.softmax(interrupted)


def test_parts_earn_their_points(capsys):
    def hinge_wrong(predictions, y):
        absolute, squared, zero_one, _ = simple_losses(predictions, y)
        return absolute, squared, zero_one, 1 - y * predictions

    assert repr(check.simple_losses(hinge_wrong)) == "3"
    assert "Right so far: absolute, squared, zero_one." in capsys.readouterr().out
    assert repr(hidden.simple_losses(hinge_wrong)) == "3"


def test_a_part_that_only_knows_the_examples_earns_nothing(capsys):
    def hard_coded(predictions, y):
        absolute, squared, zero_one, hinge = simple_losses(predictions, y)
        return absolute, squared, zero_one, hinge if y.size in (2, 5) else np.zeros(y.size)

    assert check.simple_losses(hard_coded) is None
    assert hidden.simple_losses(hard_coded) == 3


def test_hidden_checks_tell_the_kind_of_case_but_no_number():
    def hard_coded(scores):
        return softmax(scores) if scores.shape in ((3, 1), (3, 4)) else scores * 0.0

    message = str(outcome_of(hidden.softmax, hard_coded))
    assert 'the grader also tried softmax on "other sizes"' in message
    assert not any(character.isdigit() for character in message)


def test_hidden_seed_changes_the_cases(monkeypatch):
    first = hidden.generator("softmax").normal()
    monkeypatch.setenv(hidden.SEED_VARIABLE, "ff")
    assert hidden.generator("softmax").normal() != first


def test_tolerance_from_both_sides():
    scores = np.array([[3.2], [5.1], [-1.7]])
    right = softmax(scores)
    for rounding in (np.finfo(np.float32).eps, 1e-7, -5e-7):
        assert difference(right * (1 + rounding), right) is None
    for mistake in (3e-6, 1e-5, -1e-4):
        assert difference(right * (1 + mistake), right) is not None


def test_tolerance_forgives_round_off_where_large_terms_cancel():
    expected = np.array([1e6, 0.0])
    assert tolerance.close(np.array([1e6, 0.05]), expected).all()
    assert not tolerance.close(np.array([1e6, 0.5]), expected).all()


def test_nan_and_infinity_are_never_right_for_a_number():
    assert difference(np.array([np.nan]), np.array([1.0])) and difference(np.nan, 1.0) and difference(np.inf, 1.0)


def test_an_unknown_task_is_named_with_those_that_exist():
    with pytest.raises(AttributeError, match=r"check has no task 'softmx'.*softmax"):
        check.softmx  # noqa: B018


def test_hints_come_one_by_one(capsys):
    check.hint("predict")
    check.hint("predict")
    check.hint("predict")
    lines = capsys.readouterr().out.splitlines()
    assert (
        lines[0].startswith("Hint 1 of 2: ") and lines[1].startswith("Hint 2 of 2: ") and "no further hints" in lines[2]
    )


def test_examples_can_be_called_and_are_copies():
    check.example("softmax", 1)["scores"][:] = 0
    assert softmax(**check.example("softmax", 1)).shape == (3, 1)
    with pytest.raises(ValueError, match="softmax has the examples 1 to 4, not 9"):
        check.example("softmax", 9)


@pytest.mark.parametrize(
    "value", [np.arange(6).reshape(2, 3), (1, 2.5, [True, None]), {"x": np.zeros((0, 2))}, float("nan")]
)
def test_plain_data_survives_json(value):
    back = decode(json.loads(json.dumps(encode(value))))
    assert repr(back) == repr(value)


def test_only_plain_data_is_encoded():
    with pytest.raises(TypeError, match="StringIO is not plain data"):
        encode(io.StringIO())


def test_a_call_does_not_touch_the_example():
    arguments = {"scores": np.ones((2, 2))}
    result = call(lambda scores: scores.fill(0), arguments)
    assert result.changed == ("scores",) and arguments["scores"].sum() == 4


def test_an_answer_must_draw_from_the_generator_it_is_given():
    form = Form(draws="rng")
    arguments = {"rng": np.random.default_rng(0)}
    assert call(lambda rng: np.random.default_rng().normal(), arguments, form).malformed
    assert not call(lambda rng: rng.normal(), arguments, form).malformed


def test_expected_values_leave_the_generator_of_a_case_alone():
    task = Task("draw", unit="00_start_here")
    task.expected(lambda rng: rng.normal())
    case = Case("a generator", {"rng": np.random.default_rng(0)})
    assert task.expected_value(case) == task.expected_value(case) == np.random.default_rng(0).normal()


SPIRALS = {
    "X": Stored("spirals_twice", 5, 0),
    "y": Stored("spirals_twice", 5, 1),
    "H": 1,
    "lam": 0.0,
    "rng": np.random.default_rng(0),
    "X_new": Stored("spirals_twice", 5, 2),
    "y_new": Stored("spirals_twice", 5, 3),
}
HELD_BACK = Form(measure="held_out_accuracy", held_back=("X_new", "y_new"))


def test_a_stored_array_is_named_in_json_and_drawn_when_read():
    assert encode(SPIRALS["X"]) == {"stored": ["spirals_twice", 5, 0]}
    X = decode(json.loads(json.dumps(encode(SPIRALS["X"]))))
    assert np.array_equal(X, data.spirals(np.random.default_rng(5))[0])


def test_what_is_held_back_reaches_the_measure_only():
    seen = []

    def blind(*arguments):
        seen.extend(np.shape(argument) for argument in arguments)
        return np.ones((1, 2)), np.zeros((1, 1)), np.zeros((3, 1)), np.array([[0.0], [1.0], [0.0]])

    result = call(blind, SPIRALS, HELD_BACK)
    assert seen == [(2, 300), (300,), (), (), ()]
    assert result.value == pytest.approx(1 / 3) and not result.changed


ONES = np.ones((1, 1)), np.ones((3, 1)), np.ones((3, 1))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "it is None"),
        ((1, 2), "it must be the four arrays W_h, b_h, W_o, b_o"),
        ((np.ones((2, 1)), *ONES), "W_h has the shape (2, 1), expected (1, 2)"),
        ((np.full((1, 2), np.nan), *ONES), "W_h holds nan or infinity"),
    ],
)
def test_what_is_no_network_is_said_to_be_none(value, words):
    assert words in call(lambda *arguments: value, SPIRALS, HELD_BACK).malformed


def test_a_number_that_falls_short_is_told_but_not_taken_for_a_known_mistake():
    short, enough = Result(value=0.5), Result(value=0.75)
    assert short.fingerprint(AtLeast(0.7)) == {"reaches": False} and enough.fingerprint(AtLeast(0.7)) == {
        "reaches": True
    }
    known = check.table.find_task("train_network")
    assert not any({"reaches": False} in mistake.fingerprints for mistake in known.mistakes)
    timid = next(one for one in catalogue.tasks()["train_network"].mistakes if one.name == "too_timid")
    message = str(outcome_of(check.train_network, timid.build(reference.names("08_train_a_network"))))
    assert "at least 0.95 is wanted" in message and 'check.hint("train_network")' in message


def test_changes_inside_a_list_of_arrays_are_seen():
    thetas = [np.ones((1, 2)), np.ones((2, 2))]
    assert call(lambda thetas: thetas[1].fill(0), {"thetas": thetas}).changed == ("thetas",)
    assert call(lambda thetas: None, {"thetas": thetas}).changed == ()


def test_a_small_wrong_array_is_shown_in_one_line():
    assert "\n" not in difference(np.zeros((3, 1)), (1.0, 2.0))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("return misspelled", "is it misspelled"),
        ("return np.max(0, scores)", "np.maximum(a, b) takes the larger of two"),
        ("return scores if scores > 0 else 0", "decide for every entry"),
        ("return scores @ scores", "The shapes do not fit together"),
        ("return np.random.shuffle([1])[0]", "Something on this line is None"),
        ("return np.zeros(3)[9]", "An index is larger than this axis"),
    ],
)
def test_an_error_that_no_task_knows_gets_a_word_on_what_often_stands_behind_it(body, words):
    shell = InteractiveShell()
    shell.run_cell(f"import numpy as np\ndef softmax(scores):\n    {body}\n")
    message = str(outcome_of(check.softmax, shell.user_ns["softmax"]))
    assert words in message and len(message.splitlines()) == 3


def test_the_line_of_an_error_is_the_students_and_never_one_of_given(tmp_path, monkeypatch):
    (tmp_path / "given.py").write_text("def helper(scores):\n\n\n\n    return scores[99]\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "given", raising=False)
    shell = InteractiveShell()
    shell.run_cell("from given import helper\ndef softmax(scores):\n    return helper(scores)\n")
    message = str(outcome_of(check.softmax, shell.user_ns["softmax"]))
    assert "Line 3 of your cell: return helper(scores)" in message


@pytest.mark.parametrize("value", [((3, 2), (2, 9)), [[1], [1, 2]], ({}, []), []])
def test_what_stands_in_the_place_of_a_number_never_stops_the_check(value):
    assert "expected a single number" in difference((3, value), (3, 9))


def test_rows_of_one_array_are_as_good_as_a_tuple():
    assert difference(np.array([3, 9]), (3, 9)) is None
    assert "value 2 of 2" in difference(np.array([3, 8]), (3, 9)).lower()
    assert "expected 2 values" in difference(np.array([3, 9, 1]), (3, 9))
