"""Gradient tasks are judged at points that can tell: none of the classic mistakes passes at any of them."""

import numpy as np
import pytest

from grader_tests import catalogue, hidden
from grader_tests.certificate import certified_point, certify
from grader_tests.reference import function, names
from grader_tests.task import Case
from nncourse.check.call import call
from nncourse.check.table import Example
from nncourse.check.visible import is_right

BACKPROP = catalogue.tasks("07_backprop")["backprop"]
XOR = catalogue.tasks("07_backprop")["xor_gradient"]
DELTA = catalogue.tasks("07_backprop")["delta_before"]
# What a case is degenerate in, and has to be: the lecture's numbers, and the special cases of the hidden checks.
WAIVED = {
    "the lecture's example": ("sizes", "classes", "weights"),
    "a single example": ("classes",),
    "as many examples as classes": ("sizes", "classes"),
    "square weights": ("sizes",),
    "a sum of exactly zero": ("kink",),
}
XOR_KINKS = {"the solution by hand, with w5 = -2", "the solution by hand, with b3 = 0.5", "the solution by hand"}
CLASSIC = {
    "no_mask": lambda N: True,
    "mask_greater_or_equal": lambda N: True,
    "sum_of_losses": lambda N: N > 1,
}


def cases(task) -> list[Case]:
    return [*task.visible(), *task.hidden(hidden.generator(task.key))]


def point(case: Case) -> dict:
    return {name: case.arguments[name] for name in ("W_h", "b_h", "W_o", "b_o", "X", "y")}


def label(value: object) -> str:
    return value.label if isinstance(value, Case) else ""


@pytest.mark.parametrize("case", cases(BACKPROP), ids=label)
def test_cases_of_backprop_are_certified(case):
    waived = WAIVED.get(case.label, ())
    certify(**point(case), waive=waived)
    for condition in waived:
        with pytest.raises(AssertionError, match=condition):
            certify(**point(case), waive=set(waived) - {condition})


@pytest.mark.parametrize("case", cases(BACKPROP), ids=label)
@pytest.mark.parametrize("mistake", CLASSIC)
def test_classic_mistakes_fail_at_every_case(case, mistake):
    if not CLASSIC[mistake](case.arguments["y"].size):
        pytest.skip("of a single example, 1/N is 1")
    answer = next(one for one in BACKPROP.mistakes if one.name == mistake).build(names("07_backprop"))
    example = Example(case.label, case.arguments, BACKPROP.expected_value(case), case.rtol)
    assert not is_right(example, call(answer, case.arguments))


@pytest.mark.parametrize("case", cases(BACKPROP), ids=label)
def test_backprop_agrees_with_the_numerical_gradient(case):
    """With the loss's own penalty gradient, wherever the point is no kink."""
    if "kink" in WAIVED.get(case.label, ()):
        pytest.skip("next to a kink the numerical gradient is wrong")
    backprop, numerical_gradient = function("backprop", "07_backprop"), names("07_backprop")["numerical_gradient"]
    *network, X, y = point(case).values()
    lam = case.arguments["lam"]
    _, *gradients = backprop(*network, X, y, lam)
    for place, gradient in enumerate(gradients):

        def loss_with(array, place=place):
            return backprop(*network[:place], array, *network[place + 1 :], X, y, lam)[0]

        numeric = numerical_gradient(loss_with, network[place])
        assert gradient == pytest.approx(numeric, rel=1e-5, abs=1e-6 * max(1.0, np.abs(gradient).max()))


@pytest.mark.parametrize("case", cases(XOR), ids=label)
def test_cases_of_xor_are_certified_but_for_the_sizes_that_xor_has(case):
    theta, X, y = case.arguments.values()
    waived = {"sizes", "classes"} | ({"kink"} if case.label in XOR_KINKS else set())
    waived |= {"signs"} if case.label in ("two silent units",) else set()
    certify(theta[:4].reshape(2, 2), theta[6:8, None], theta[None, 4:6], theta[8:, None], X, y, waive=waived)


def test_the_mask_matters_in_most_cases_of_xor():
    """At the solution by hand the error is zero, and with w5 = -2 only the corner errs where both units fire."""
    answer = next(one for one in XOR.mistakes if one.name == "no_mask").build(names("07_backprop"))
    passing = []
    for case in cases(XOR):
        example = Example(case.label, case.arguments, XOR.expected_value(case), case.rtol)
        passing += [case.label] if is_right(example, call(answer, case.arguments)) else []
    assert set(passing) <= {"the solution by hand", "the solution by hand, with w5 = -2"}


def test_cases_of_delta_have_different_sizes_and_mixed_slopes():
    special = {"the lecture's output layer", "a single example", "square weights", "a single output"}
    for case in cases(DELTA):
        W, delta, slopes = case.arguments.values()
        assert len({*W.shape, delta.shape[1]}) == 3 or case.label in special
        assert len(np.unique(slopes)) > 1 or case.label in special


def good() -> dict:
    rng = np.random.default_rng(3)
    return certified_point(rng, 4, 5, 3, 7)


def test_a_good_point_is_certified():
    certify(**good(), batch_size=3)


def spoiled(**changes) -> dict:
    start = good()
    return {**start, **{name: change(start[name]) for name, change in changes.items()}}


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        ({"b_h": lambda b: b + 100}, "signs"),
        ({"b_h": lambda b: b - 100}, "signs"),
        ({"X": lambda X: X * (np.arange(7) > 0), "b_h": lambda b: b * [[0], [1], [1], [1], [1]]}, "kink"),
        ({"W_o": lambda W: W * 0}, "weights"),
        ({"W_h": lambda W: W * (W > 0)}, "weights"),
        ({"X": lambda X: X[:, :5], "y": lambda y: y[:5]}, "sizes"),
        ({"y": lambda y: np.array([0, 0, 1, 1, 2, 2, 2])}, "classes"),
    ],
)  # fmt: skip
def test_a_degenerate_point_is_named(spoil, named):
    with pytest.raises(AssertionError, match=named):
        certify(**spoiled(**spoil))


def test_batches_that_divide_are_named():
    with pytest.raises(AssertionError, match="batches of 7 divide 7"):
        certify(**good(), batch_size=7)
