"""Worked numbers of unit 04, reproduced with the reference at the printed precision; misprints with how they arose."""

import numpy as np
import pytest

from grader_tests.reference import function, names
from grader_tests.worked_numbers import assert_prints
from nncourse import lecture

UNIT = "04_analytic_gradients"
numerical_gradient, relative_error = function("numerical_gradient", UNIT), function("relative_error", UNIT)
slope_of_squared_error, softmax_gradient = function("slope_of_squared_error", UNIT), function("softmax_gradient", UNIT)
linear_gradient, penalty_gradient = function("linear_gradient", UNIT), function("penalty_gradient", UNIT)
softmax, data_loss, total_loss = (names(UNIT)[name] for name in ("softmax", "data_loss", "total_loss"))
LAM = 0.01


def dscores_of(W, b, X, y):
    return softmax_gradient(softmax(W @ X + b), y)


def regularised(W, b, X, y, factor):
    dW, db = linear_gradient(dscores_of(W, b, X, y), X)
    return dW + penalty_gradient(W, LAM, factor), db


def agreeing(values, printed: str) -> int:
    """How many of the values are printed so."""
    words = printed.split()
    return sum(
        f"{value:.{len(word.partition('.')[2])}f}" == word for value, word in zip(np.ravel(values), words, strict=True)
    )


@pytest.mark.worked_number("D-02", "D-15")
def test_slope_of_the_squared_error():
    assert slope_of_squared_error(1, 1, 2) == -2
    for x, w, y in ((1.0, 1.0, 2.0), (3.0, -0.5, 2.0)):
        measured = numerical_gradient(lambda v, x=x, y=y: (x * v[0] - y) ** 2, np.array([w]))
        assert slope_of_squared_error(x, w, y) == pytest.approx(measured[0], rel=1e-9)


@pytest.mark.worked_number("D-15")
def test_forward_through_the_graph_of_the_linear_model():
    x, y, w = 1, 2, 1
    assert (x * w, x * w - y, (x * w - y) ** 2, 2 * (x * w - y)) == (1, -1, 1, -2)


@pytest.mark.worked_number("D-11")
def test_follow_the_slope():
    assert_prints([(1.25322 - 1.25347) / 0.0001], "-2.5")


@pytest.mark.worked_number("G-06")
def test_softmax_gradient_of_the_cat():
    dscores = softmax_gradient(softmax(np.array([[3.2], [5.1], [-1.7]])), np.array([0]))
    assert_prints(dscores, "-0.870017461 0.869049535 0.000967925775")
    assert dscores.sum() == pytest.approx(0, abs=1e-15)


@pytest.mark.worked_number("G-07")
def test_the_gradient_of_the_scores_has_one_entry_per_class_not_per_pixel():
    rng = np.random.default_rng(0)
    W, X = 0.01 * rng.normal(size=(10, 3072)), rng.normal(size=(3072, 1))
    dscores = dscores_of(W, np.zeros((10, 1)), X, np.array([3]))
    assert dscores.size - 1 == 9 and X.size - 1 == 3071
    assert np.array_equal(linear_gradient(dscores, X)[0], np.outer(dscores, X))


@pytest.mark.worked_number("H-12", "H-14")
def test_gradient_of_the_scores_of_the_example_with_four_features():
    W, b, X, y = lecture.four_features()
    dscores = dscores_of(W, b, X, y)
    assert_prints(dscores, "0.01544932 0.63116335 -0.64661267")
    assert_prints(dscores, "0.015 0.631 -0.647")
    assert_prints(linear_gradient(dscores, X)[1], "0.015 0.631 -0.647")


@pytest.mark.worked_number("H-12", "H-14", "H-16")
def test_the_printed_0016_comes_from_exponentials_that_were_cut_and_0632_from_no_rounding():
    cut = np.array([0.058, 2.36, 1.32])
    assert_prints(cut / cut.sum(), "0.016 0.631 0.353")
    assert_prints([cut[0] / cut.sum() / 2], "0.0078")
    assert pytest.approx(0.001) == 0.016 + 0.632 - 0.647 and pytest.approx(-0.001) == 0.015 + 0.631 - 0.647


@pytest.mark.worked_number("H-13")
def test_dW_of_one_example():
    dW, _ = linear_gradient(dscores_of(*lecture.four_features()), lecture.four_features()[2])
    assert_prints(dW, "-.23 .34 -.68 .87 -9.47 13.89 -27.77 35.35 9.70 -14.23 28.45 -36.21")
    assert_prints([0.016 * -15, 0.632 * -15], "-0.24 -9.48")


@pytest.mark.worked_number("H-15", "H-16")
def test_gradient_of_the_scores_of_two_examples():
    W, b, X, y = lecture.two_examples()
    assert_prints((W @ X + b)[:, 1], "1.83 3.30 2.15")
    dscores = dscores_of(W, b, X, y)
    assert_prints(2 * dscores, "0.015 .149 .631 -.353 -.647 .205")
    assert_prints(dscores, ".0077 .074 .316 -.177 -.323 .102")


@pytest.mark.worked_number("H-17", "H-18")
def test_dW_and_db_of_two_examples():
    W, b, X, y = lecture.two_examples()
    dW, db = linear_gradient(dscores_of(W, b, X, y), X)
    assert_prints(dW, ".479 -.722 .701 .061 -6.147 9.063 -16.359 18.556 5.669 -8.341 15.659 -18.617")
    assert_prints(db, ".082 .139 -.221")


@pytest.mark.worked_number("H-19")
def test_regularised_dW_has_one_misprint_and_fits_the_factor_one_half_only():
    dW, _ = regularised(*lecture.four_features(), lecture.FACTOR)
    right = "-.2317 .3396 -.6793 .8654 -9.4640 13.8866 -27.7709 35.3459 9.6992 -14.2277 28.4500 -36.2102"
    assert_prints(dW, right)
    assert_prints([dW[1, 0]], "-9.46395030")
    printed = right.replace(".4640", ".4639").replace("-.", "-0.").replace(" .", " 0.")
    fits = {factor: agreeing(regularised(*lecture.four_features(), factor)[0], printed) for factor in (0, 0.5, 1, 2)}
    assert fits == {0: 2, 0.5: 11, 1: 1, 2: 1}


@pytest.mark.worked_number("H-23")
def test_gradients_of_the_nine_points_under_the_slide_rule():
    W, b, X, y = lecture.nine_points()
    dW, db = regularised(W, b, X, y, lecture.FACTOR)
    assert_prints(np.hstack([dW, db]), "-.20 .07 .15 .24 -.27 .04 -.01 .19 -.19")


@pytest.mark.worked_number("H-23")
def test_the_slide_gradient_misses_the_measured_one_by_exactly_one_and_a_half_lambda_W():
    W, b, X, y = lecture.nine_points()
    measured = numerical_gradient(lambda V: total_loss(V, b, X, y, LAM), W)
    slide, right = (regularised(W, b, X, y, factor)[0] for factor in (lecture.FACTOR, 2.0))
    assert np.allclose(measured - slide, 1.5 * LAM * W, atol=1e-9)
    assert relative_error(right, measured) < 1e-8 and relative_error(slide, measured) > 0.05
    assert_prints([np.abs(measured - slide).max()], "0.06")


@pytest.mark.worked_number("H-19")
def test_the_slide_gradient_belongs_to_a_quarter_of_the_penalty():
    W, b, X, y = lecture.nine_points()
    measured = numerical_gradient(lambda V: data_loss(V @ X + b, y) + LAM / 4 * np.sum(V**2), W)
    assert relative_error(regularised(W, b, X, y, lecture.FACTOR)[0], measured) < 1e-8


def test_every_derived_gradient_passes_the_check_at_a_point_that_is_not_special():
    rng = np.random.default_rng(4)
    K, D, N = 3, 4, 7
    W, b, X, y = (
        rng.normal(size=(K, D)),
        rng.normal(size=(K, 1)),
        rng.normal(size=(D, N)),
        np.array([0, 0, 0, 1, 1, 2, 0]),
    )
    dW, db = regularised(W, b, X, y, 2.0)
    scores = W @ X + b
    measured = numerical_gradient(lambda s: data_loss(s, y), scores)
    assert relative_error(softmax_gradient(softmax(scores), y), measured) < 1e-7
    assert relative_error(dW, numerical_gradient(lambda V: total_loss(V, b, X, y, LAM), W)) < 1e-7
    assert relative_error(db, numerical_gradient(lambda c: total_loss(W, c, X, y, LAM), b)) < 1e-7


def test_the_best_step_lies_between_the_extremes():
    point = np.array([0.3, -1.2, 2.0])
    errors = [
        relative_error(np.exp(point), numerical_gradient(lambda w: np.exp(w).sum(), point, h))
        for h in 10.0 ** -np.arange(1, 13)
    ]
    assert 3 <= int(np.argmin(errors)) <= 6
    assert errors[0] > 1e-4 and errors[-1] > 1e-6 and min(errors) < 1e-9
