"""Worked numbers of unit 06, reproduced with the reference at the printed precision."""

from itertools import product

import numpy as np
import pytest

from grader_tests.reference import function
from grader_tests.worked_numbers import assert_prints
from nncourse import lecture
from nncourse.check.measures import xor_outputs

UNIT = "06_hidden_layer"
activations, forward, collapse = function("activations", UNIT), function("forward", UNIT), function("collapse", UNIT)
count_parameters, theta_forward = function("count_parameters", UNIT), function("theta_forward", UNIT)
xor_network = function("xor_network", UNIT)
softmax, cross_entropy = function("softmax", "02_loss"), function("cross_entropy", "02_loss")


@pytest.mark.worked_number("H-32")
def test_hidden_values_of_the_example():
    *network, X, _ = lecture.hidden_layer()
    assert_prints(network[0] @ X + network[1], "-2.85 0.86 0.28")
    assert_prints(forward(*network, X)[0], "0 0.86 0.28")


@pytest.mark.worked_number("H-33")
def test_output_layer_of_the_example():
    *network, X, y = lecture.hidden_layer()
    hidden, scores = forward(*network, X)
    assert_prints(network[2] @ hidden, "-0.0022 0.416 -0.084")
    probs = softmax(scores)
    assert_prints(probs, "0.53429689 0.22121867 0.24448444")
    assert_prints(cross_entropy(probs, y), "1.41")
    assert_prints([-np.log(0.244)], "1.41")


@pytest.mark.worked_number("H-33")
def test_the_output_bias_that_no_slide_prints():
    """Of all biases of one decimal, the last one 0, one gives the printed probabilities. W_o is printed as W_o^T."""
    W_h, b_h, W_o, _, X, _ = lecture.hidden_layer()
    assert W_o.T.tolist() == [[0.02, 0.3, 0.1], [0.03, 0.5, 0.0], [-0.1, -0.05, -0.3]]
    hidden = np.maximum(0, W_h @ X + b_h)
    fitting = []
    for tenths in product(range(-20, 21), repeat=2):
        b_o = np.array([[tenths[0] / 10], [tenths[1] / 10], [0.0]])
        if softmax(W_o @ hidden + b_o).ravel().round(3).tolist() == [0.534, 0.221, 0.244]:
            fitting.append(b_o.ravel().tolist())
    assert fitting == [[0.7, -0.6, 0.0]]


@pytest.mark.worked_number("W-01")
def test_shapes_of_three_inputs_two_hidden_units_one_output():
    hidden, scores = forward(np.ones((2, 3)), np.zeros((2, 1)), np.ones((1, 2)), np.zeros((1, 1)), np.ones((3, 5)))
    assert (hidden.shape, scores.shape) == ((2, 5), (1, 5))


@pytest.mark.worked_number("W-02")
def test_exercise_on_bias_terms():
    """The slide's input is lost with its brackets; the course states (1, 0, 1) and uses ReLU."""
    W_h, b_h, W_o, b_o, X = lecture.bias_exercise()
    assert_prints(W_h @ X + b_h, "1 4")
    assert_prints(forward(W_h, b_h, W_o, b_o, X)[1], "-3 4")
    assert_prints(forward(W_h, b_h, W_o, b_o, np.zeros((3, 1)))[1], "-2 3")
    assert_prints(forward(W_h, b_h, W_o, b_o, np.ones((3, 1)))[1], "-5 6")
    sigmoid = activations(W_h @ X + b_h)[0]
    assert_prints(W_o @ sigmoid + b_o, "-0.250955 1.250955")


@pytest.mark.worked_number("W-03", "W-05")
def test_xor_by_hand():
    X, y = lecture.xor()
    assert y.tolist() == [0, 1, 1, 0]
    hidden, outputs = forward(*xor_network(), X)
    assert sorted(map(tuple, hidden.T.tolist())) == [(0, 0), (0, 1), (0, 1), (1, 3)]
    assert np.array_equal(outputs[0], y)
    assert np.array_equal(xor_outputs(xor_network()), y)


@pytest.mark.worked_number("W-04")
def test_no_plane_does_better_than_one_half():
    X, y = lecture.xor()
    rows = np.vstack([X, np.ones(4)]).T
    plane = np.linalg.lstsq(rows, y.astype(float), rcond=None)[0]
    assert_prints(rows @ plane, "0.5 0.5 0.5 0.5")
    assert_prints([np.sum((rows @ plane - y) ** 2) / 2], "0.5")


@pytest.mark.worked_number("W-05")
def test_exactly_two_matrices_of_ones_and_twos_solve_xor():
    X, y = lecture.xor()
    solving = {}
    for entries in product((1.0, 2.0), repeat=4):
        W_h = np.array(entries).reshape(2, 2)
        rows = np.vstack([np.maximum(0, W_h @ X - 1), np.ones(4)]).T
        output, *_ = np.linalg.lstsq(rows, y.astype(float), rcond=None)
        if np.allclose(rows @ output, y):
            solving[entries] = output.round(9).tolist()
    assert solving == {(1, 1, 2, 2): [-3, 1, 0], (2, 2, 1, 1): [1, -3, 0]}


@pytest.mark.worked_number("W-06", "G-10")
def test_two_linear_layers_are_one():
    rng = np.random.default_rng(1)
    W_1, b_1, W_2, b_2 = (rng.normal(size=shape) for shape in ((4, 3), (4, 1), (2, 4), (2, 1)))
    W, b = collapse(W_1, b_1, W_2, b_2)
    X = rng.normal(size=(3, 7))
    assert np.allclose(W @ X + b, W_2 @ (W_1 @ X + b_1) + b_2, rtol=1e-13)


@pytest.mark.worked_number("G-08")
def test_weights_of_the_small_pictures():
    assert count_parameters([3072, 10], biases=False) == 30720
    counts = [count_parameters([3072, H, 10], biases=False) for H in (1, 50, 100)]
    assert counts == [3082, 154100, 308200]
    assert count_parameters([3072, 10]) == 30730 and count_parameters([3072, 50, 10]) == 154160


@pytest.mark.worked_number("G-09", "S-03")
def test_activations():
    sigmoid, tanh, relu, leaky, elu = activations(np.array([-2.0, -0.5, 0.0, 0.5, 2.0]))
    assert_prints(sigmoid, "0.119203 0.377541 0.5 0.622459 0.880797")
    assert_prints(tanh, "-0.964028 -0.462117 0 0.462117 0.964028")
    assert_prints(relu, "0 0 0 0.5 2")
    assert_prints(leaky, "-0.2 -0.05 0 0.5 2")
    assert_prints(elu, "-0.864665 -0.393469 0 0.5 2")


@pytest.mark.worked_number("D-13")
def test_slope_of_a_steepened_sigmoid():
    steepness, x, step = 2.0, 1.0, 1e-6
    sigmoid = activations(np.array([steepness * x]))[0]
    assert_prints(steepness * sigmoid * (1 - sigmoid), "0.209987")
    above, below = activations(steepness * np.array([x + step, x - step]))[0]
    assert_prints([(above - below) / (2 * step)], "0.209987")


@pytest.mark.worked_number("S-01")
def test_products_of_two_inputs_are_too_many():
    assert 3072 * 3073 // 2 == 4720128
    assert 32 * 32 * 3 == 3072


@pytest.mark.worked_number("S-04")
def test_thetas_of_the_small_network():
    """A layer's theta has one column more than the layer before has units: Theta2 acts on the first layer's values."""
    assert count_parameters([3, 3, 1]) == 3 * 4 + 1 * 4 == 16
    first, second = np.ones((3, 4)), np.ones((1, 4))
    assert theta_forward([first, second], np.ones((5, 3))).shape == (5, 1)


@pytest.mark.worked_number("S-05")
def test_parameters_of_the_digit_network():
    assert count_parameters([28 * 28, 25, 10]) == 25 * 785 + 10 * 26 == 19885


@pytest.mark.worked_number("S-05")
def test_the_printed_20_by_20_pixels_belong_to_other_data():
    assert count_parameters([20 * 20, 25, 10]) == 25 * 401 + 10 * 26 != 19885


@pytest.mark.worked_number("S-06")
def test_parameters_of_the_feed_forward_example():
    assert count_parameters([3, 4, 2]) == 4 * 4 + 2 * 5 == 26


@pytest.mark.worked_number("S-07")
def test_theta_dot_x_fits_four_rows_only_and_is_wrong_then():
    rng = np.random.default_rng(0)
    theta = rng.normal(size=(4, 4))
    rows = rng.normal(size=(4, 3))
    with_ones = np.hstack([np.ones((4, 1)), rows])
    right = theta_forward([theta], rows)
    assert np.allclose(right, activations(with_ones.dot(theta.T))[0])
    assert np.allclose(right.T, activations(theta.dot(with_ones.T))[0])
    as_printed = activations(theta.dot(with_ones))[0]
    assert as_printed.shape == right.shape and not np.isclose(as_printed, right.T).any()
    with pytest.raises(ValueError):
        theta.dot(np.ones((5, 4)))


@pytest.mark.worked_number("S-08", "S-09")
def test_and_and_or():
    AND, OR, _ = lecture.logic_thetas()
    corners = lecture.xor()[0].T
    outputs = theta_forward([AND], corners).ravel()
    assert outputs == pytest.approx([9.35762e-14, 4.53979e-5, 4.53979e-5, 0.999955], rel=1e-5)
    assert outputs.round().tolist() == [0, 0, 0, 1]
    assert theta_forward([OR], corners).ravel().round().tolist() == [0, 1, 1, 1]


@pytest.mark.worked_number("S-10")
def test_xnor():
    AND, OR, NOR = lecture.logic_thetas()
    outputs = theta_forward([np.vstack([AND, NOR]), OR], lecture.xor()[0].T).ravel()
    assert_prints(outputs[[0, 3]], "0.999954561 0.999954561")
    assert outputs[1:3] == pytest.approx([4.548038e-5, 4.548038e-5], rel=1e-6)
    assert outputs.round().tolist() == [1, 0, 0, 1]
