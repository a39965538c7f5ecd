"""Worked numbers of unit 01, reproduced with the reference at the printed precision."""

import numpy as np
import pytest

from grader_tests.reference import function
from grader_tests.worked_numbers import assert_prints
from nncourse import lecture

UNIT = "01_score_function"
score_one, score_all = function("score_one", UNIT), function("score_all", UNIT)
predict, accuracy = function("predict", UNIT), function("accuracy", UNIT)


@pytest.mark.worked_number("H-01")
def test_pets():
    W, b, x = lecture.pets()
    assert_prints(score_one(W, b, x), "167.8 41.7 37.65")
    assert_prints(W @ x, "166.7 38.5 38.85")
    assert predict(score_one(W, b, x)) == [0]


@pytest.mark.worked_number("H-02")
def test_bad_weights_choose_the_dog():
    """The slide's first weights are lost with its picture; unit 01 states weights of its own that choose the dog."""
    _, b, x = lecture.pets()
    W = np.array([[0.1, -0.3, 0.2, 1.0], [0.9, 0.8, 0.5, 0.0], [0.1, 0.2, -0.1, 0.4]])
    assert predict(score_one(W, b, x)) == [1]


@pytest.mark.worked_number("H-02b", "G-01")
def test_bias_is_added_to_every_column():
    W, b, X = np.arange(6.0).reshape(2, 3), np.array([[10.0], [20.0]]), np.arange(12.0).reshape(3, 4)
    columns = [score_one(W, b, X[:, [n]]) for n in range(4)]
    assert np.array_equal(score_all(W, b, X), np.hstack(columns))


@pytest.mark.worked_number("H-03", "H-04", "D-01")
def test_four_features():
    W, b, X, y = lecture.four_features()
    assert_prints(W @ X, "-2.85 0.66 0.58")
    assert_prints(score_one(W, b, X), "-2.85 0.86 0.28")
    assert (W.shape, b.shape, X.shape) == ((3, 4), (3, 1), (4, 1))
    assert accuracy(predict(score_one(W, b, X)), y) == 0


@pytest.mark.worked_number("H-09")
def test_nine_points():
    W, b, X, _ = lecture.nine_points()
    printed = """1.30 1.40 1.90 0.20 1.10 -0.30 -0.10 -0.70 -1.40
        -0.10 0.90 -2.10 -1.50 -2.90 -1.70 3.50 3.90 1.70
        0.60 1.60 -0.40 -2.00 -2.10 -2.80 2.00 1.60 -1.20"""
    assert_prints(score_all(W, b, X), printed)


@pytest.mark.worked_number("H-11")
def test_start_accuracy():
    W, b, X, y = lecture.nine_points()
    predictions = predict(score_all(W, b, X))
    assert predictions.tolist() == [0, 2, 0, 0, 0, 0, 1, 1, 1]
    assert accuracy(predictions, y) == 2 / 9


@pytest.mark.worked_number("S-02")
def test_repaired_neuron():
    neuron = function("Neuron", UNIT)(np.array([2.0, -3.0]), -3.0)
    assert_prints([neuron.forward(np.array([-1.0, -2.0]))], "0.7310585786300049")
