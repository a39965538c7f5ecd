"""Worked numbers of unit 02, reproduced with the reference at the printed precision."""

import numpy as np
import pytest

from grader_tests.reference import function
from grader_tests.worked_numbers import assert_prints
from nncourse import lecture

UNIT = "02_loss"
softmax, cross_entropy = function("softmax", UNIT), function("cross_entropy", UNIT)
data_loss, multiclass_hinge = function("data_loss", UNIT), function("multiclass_hinge", UNIT)
simple_losses, kl_divergence = function("simple_losses", UNIT), function("kl_divergence", UNIT)
CAT = np.array([[3.2], [5.1], [-1.7]])


def four_feature_scores():
    W, b, X, y = lecture.four_features()
    return W @ X + b, y


def nine_point_scores():
    W, b, X, y = lecture.nine_points()
    return W @ X + b, y


@pytest.mark.worked_number("H-05")
def test_loss_of_the_example_with_four_features():
    scores, y = four_feature_scores()
    assert_prints(softmax(scores), "0.01544932 0.63116335 0.35338733")
    assert_prints([data_loss(scores, y)], "1.04")
    assert_prints([data_loss(scores, y) / np.log(10)], "0.4517")


@pytest.mark.worked_number("H-06")
def test_softmax_is_stable():
    scores, _ = four_feature_scores()
    assert_prints(scores - scores.max(), "-3.71 0 -0.58")
    assert_prints(softmax(np.array([[1000.0], [1001.0], [1002.0]])), "0.09003057 0.24472847 0.66524096")
    with np.errstate(over="ignore", invalid="ignore"):
        naive = np.exp(np.array([1000.0, 1001.0]))
        assert np.isinf(np.exp(709.79)) and np.isfinite(np.exp(709.78))
        assert np.isnan(naive / naive.sum()).all()


@pytest.mark.worked_number("H-10", "H-11")
def test_losses_of_the_nine_points():
    scores, y = nine_point_scores()
    assert_prints(cross_entropy(softmax(scores), y), "0.56 1.04 0.11 1.96 4.06 1.68 1.72 2.40 3.00")
    assert_prints([data_loss(scores, y)], "1.84")


@pytest.mark.worked_number("D-04", "D-05", "G-04")
def test_softmax_of_cat_car_frog():
    assert_prints(np.exp(CAT), "24.5 164.0 0.18")
    assert_prints(softmax(CAT), "0.13 0.87 0.00")


@pytest.mark.worked_number("D-06")
def test_the_printed_089_is_a_base_ten_logarithm():
    assert_prints([-np.log10(softmax(CAT)[0, 0])], "0.89")
    assert_prints(cross_entropy(softmax(CAT), np.array([0])), "2.04")


@pytest.mark.worked_number("D-07", "D-08", "D-09")
def test_hinge_of_three_pictures_with_the_margin_in_every_term():
    scores, y = lecture.three_pictures()
    losses = multiclass_hinge(scores, y)
    assert_prints(losses, "2.9 0 12.9")
    without_margin = np.maximum(0, scores[:2, 2] - scores[2, 2])
    assert_prints(without_margin, "5.3 5.6")
    assert_prints([without_margin.sum()], "10.9")


@pytest.mark.worked_number("D-10")
def test_mean_hinge_losses():
    assert_prints([multiclass_hinge(*lecture.three_pictures()).mean()], "5.26666667")
    losses = multiclass_hinge(*nine_point_scores())
    assert_prints(losses, "0.3 1.7 0 3.2 6.8 2.4 2.5 3.3 4.7")
    assert_prints([losses.mean()], "2.76666667")


@pytest.mark.worked_number("G-02")
def test_simple_losses_at_03():
    absolute, squared, zero_one, hinge = simple_losses(np.array([0.3, 0.3]), np.array([1.0, -1.0]))
    assert_prints([absolute[0], squared[0], zero_one[0]], "0.7 0.49 1")
    assert_prints(hinge, "0.7 1.3")


@pytest.mark.worked_number("D-01")
def test_mean_squared_error():
    x, y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0])
    assert_prints([simple_losses(1.0 * x, y)[1].mean()], "4.66666667")


@pytest.mark.worked_number("G-03")
def test_divergence_from_a_sure_dog_is_the_cross_entropy():
    divergence = kl_divergence(np.array([1.0, 0.0, 0.0]), softmax(CAT).ravel())
    assert_prints([divergence], "2.04035515")
    assert divergence == pytest.approx(cross_entropy(softmax(CAT), np.array([0]))[0], rel=1e-15)


@pytest.mark.worked_number("G-05")
def test_loss_of_the_cat_in_its_two_forms():
    assert_prints([-np.log(0.13)], "2.04")
    assert_prints([-3.2 + np.log(188.737121)], "2.04035515")
    assert_prints([data_loss(CAT, np.array([0]))], "2.04035515")
