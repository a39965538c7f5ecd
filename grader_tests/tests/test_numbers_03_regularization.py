"""Worked numbers of unit 03, reproduced with the reference at the printed precision."""

import numpy as np
import pytest

from grader_tests.reference import function, names
from grader_tests.worked_numbers import assert_prints
from nncourse import data, lecture, ridge

UNIT = "03_regularization"
penalty, total_loss = function("penalty", UNIT), function("total_loss", UNIT)
best_candidate, slide_penalty = function("best_candidate", UNIT), function("slide_penalty", UNIT)
data_loss = names(UNIT)["data_loss"]


def theta(W, b):
    return np.hstack([b, W])


@pytest.mark.worked_number("H-07")
def test_squares_of_the_example_with_four_features():
    W = lecture.four_features()[0]
    assert_prints(W**2, "0.0001 0.0025 0.01 0.0025 0.49 0.04 0.0025 0.0256 0 0.2025 0.04 0.0009")
    assert_prints([penalty(W)], "0.8166")


@pytest.mark.worked_number("H-08")
def test_total_loss_of_the_example_with_four_features():
    W, b, X, y = lecture.four_features()
    assert_prints([total_loss(W, b, X, y, 0.01)], "1.048")
    assert_prints([total_loss(W, b, X, y, 0.01)], "1.04835657")
    assert_prints([data_loss(W @ X + b, y) + 0.5 * 0.01 * penalty(W)], "1.044")


@pytest.mark.worked_number("H-11")
def test_total_loss_of_the_nine_points():
    W, b, X, y = lecture.nine_points()
    assert penalty(W) == 35
    assert_prints([0.01 * penalty(W), total_loss(W, b, X, y, 0.0), total_loss(W, b, X, y, 0.01)], "0.35 1.84 2.19")
    assert_prints([total_loss(W, b, X, y, 0.01)], "2.18664039")


@pytest.mark.worked_number("H-34")
def test_the_slide_on_hidden_layers_halves_the_penalty_and_the_slide_on_output_layers_does_not():
    W, b, _, _ = lecture.four_features()
    halved, our_lam = slide_penalty(theta(W, b), 0.01, 0.5)
    assert_prints([halved], "0.00408")
    assert_prints([halved], "0.004083")
    assert our_lam == 0.005
    whole, _ = slide_penalty(theta(W, b), 0.01, 1.0)
    assert whole == pytest.approx(2 * halved, rel=1e-15) and whole == pytest.approx(0.01 * penalty(W), rel=1e-15)


@pytest.mark.worked_number("D-03")
def test_the_summary_slide_drops_lambda():
    W, b, X, y = lecture.four_features()
    assert_prints([data_loss(W @ X + b, y) + penalty(W)], "1.857")
    assert_prints([total_loss(W, b, X, y, 1.0)], "1.857")
    assert_prints([total_loss(W, b, X, y, 0.01)], "1.048")


@pytest.mark.worked_number("S-12")
def test_the_regulariser_over_2m_leaves_the_bias_column_out():
    W, b, _, y = lecture.nine_points()
    cost, our_lam = slide_penalty(theta(W, b), 0.18, 1 / (2 * y.size))
    assert cost == pytest.approx(0.35, rel=1e-14) and our_lam == pytest.approx(0.01, rel=1e-14)
    assert slide_penalty(theta(W, b + 100), 0.18, 1 / (2 * y.size))[0] == cost


def test_weights_less_their_mean_over_the_classes_lose_nothing():
    W, b, X, y = lecture.nine_points()
    centred = W - W.mean(axis=0)
    assert (centred == [[-1, 3], [0, -3], [1, 0]]).all() and penalty(centred) == 20
    assert data_loss(centred @ X + b, y) == pytest.approx(data_loss(W @ X + b, y), rel=1e-14)
    assert_prints([total_loss(centred, b, X, y, 0.01)], "2.04")
    assert best_candidate(np.stack([W, centred, centred + 1]), b, X, y, 0.01) == 1


def test_the_sweep_over_fits_and_under_fits():
    rng = np.random.default_rng(4)
    X, y = data.crescents(rng, (30, 18))
    y[[4, 13, 40]] = 1 - y[[4, 13, 40]]
    new_X, new_y = data.crescents(rng, (600, 360))
    features, new_features = ridge.bumps(X, X), ridge.bumps(new_X, X)

    def right(lam):
        W, b = ridge.fit(features, y, lam)
        known, new = (
            np.mean((W @ F + b).argmax(axis=0) == labels) for F, labels in ((features, y), (new_features, new_y))
        )
        return [100 * known, 100 * new]

    assert_prints([right(1e-6), right(1e-2), right(10.0)], "100 81 94 97 60 62")


def test_ridge_finds_the_smallest_squared_loss_with_penalty():
    rng = np.random.default_rng(0)
    X, y = data.crescents(rng, (9, 6))
    F, targets = ridge.bumps(X, X[:, :4]), np.eye(2)[:, y]

    def loss(W, b):
        return np.mean(np.sum((W @ F + b - targets) ** 2, axis=0)) + 0.02 * penalty(W)

    W, b = ridge.fit(F, y, 0.02)
    for _ in range(20):
        V, c = W + 1e-3 * rng.normal(size=W.shape), b + 1e-3 * rng.normal(size=b.shape)
        assert loss(V, c) > loss(W, b)
