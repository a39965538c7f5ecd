"""Worked numbers of unit 07, reproduced with the reference at the printed precision."""

import math

import numpy as np
import pytest

from grader_tests.reference import function, names
from grader_tests.worked_numbers import assert_prints
from nncourse import lecture

UNIT = "07_backprop"
gate_gradients, sigmoid_neuron = function("gate_gradients", UNIT), function("sigmoid_neuron", UNIT)
tricky, delta_before = function("tricky", UNIT), function("delta_before", UNIT)
xor_gradient, backprop = function("xor_gradient", UNIT), function("backprop", UNIT)
forward, numerical_gradient = function("forward", "06_hidden_layer"), names(UNIT)["numerical_gradient"]
linear_gradient = names(UNIT)["linear_gradient"]
CHECKED = np.array([0.9, 1.1, 2.1, 1.8, -2.5, 0.8, -0.8, -1.2, 0.1])
BY_HAND = np.array([1.0, 1.0, 2.0, 2.0, -3.0, 1.0, -1.0, -1.0, 0.0])
NEURON = np.array([2.0, -3.0, -3.0]), np.array([-1.0, -2.0])
PRINTED_DSCORES = np.array([[0.534], [0.221], [-0.756]])
PRINTED_DELTA = np.array([[0.0], [0.127], [0.162]])


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


@pytest.mark.worked_number("D-14", "S-19")
def test_a_product_switches():
    _, _, product = gate_gradients(2.0, 3.0, 5.0)
    assert product == (15.0, 10.0)


@pytest.mark.worked_number("S-13", "S-19")
def test_local_gradients_of_the_gates():
    assert gate_gradients(3.0, -4.0, 1.0) == ((1.0, 1.0), (1.0, 0.0), (-4.0, 3.0))
    assert gate_gradients(-4.0, 3.0, 2.0) == ((2.0, 2.0), (0.0, 2.0), (6.0, -8.0))


@pytest.mark.worked_number("S-13")
def test_at_a_tie_the_slide_gives_both_inputs_a_slope_that_no_single_move_has():
    step = 1e-6
    upwards, downwards = (max(1 + step, 1.0) - 1) / step, (1 - max(1 - step, 1.0)) / step
    assert upwards == pytest.approx(1) and downwards == 0


@pytest.mark.worked_number("S-14")
def test_graph_of_a_sum_times_z():
    x, y, z = -2.0, 5.0, -4.0
    q = x + y
    assert (q, q * z) == (3.0, -12.0)
    dq, dz = gate_gradients(q, z, 1.0)[2]
    assert (dq, dz, gate_gradients(x, y, dq)[0]) == (-4.0, 3.0, (-4.0, -4.0))


@pytest.mark.worked_number("D-15")
def test_graph_of_the_squared_error():
    x, w, y = 1.0, 1.0, 2.0
    residual = x * w - y
    both = gate_gradients(residual, residual, 1.0)[2]
    assert (residual, residual**2, sum(both)) == (-1.0, 1.0, -2.0)
    assert gate_gradients(x, w, sum(both))[2][1] == -2.0


@pytest.mark.worked_number("S-15")
def test_sigmoid_in_single_steps():
    w, x = NEURON
    assert_prints([w[0] * x[0], w[1] * x[1], w[0] * x[0] + w[1] * x[1], w[:2] @ x + w[2]], "-2 6 4 1")
    e = math.exp(-1)
    assert_prints([e, 1 + e, 1 / (1 + e)], "0.36787944 1.36787944 0.73105858")
    assert_prints([1 + e, -1 / (1 + e) ** 2, -e / (1 + e) ** 2], "1.37 -0.53 -0.20")
    assert_prints([-1 / (1 + e) ** 2, -e / (1 + e) ** 2], "-0.53444665 -0.19661193")


@pytest.mark.worked_number("S-15")
def test_the_printed_product_is_020_only_before_rounding():
    assert_prints([math.exp(-1) * -0.53], "-0.19")
    assert_prints([sigmoid_neuron(*NEURON)[1][2]], "0.20")


@pytest.mark.worked_number("S-15", "S-17")
def test_sigmoid_neuron():
    f, dw, dx = sigmoid_neuron(*NEURON)
    assert_prints([f], "0.7310585786300049")
    assert_prints(dw, "-0.19661193324148185 -0.39322386648296370 0.19661193324148185")
    assert_prints(dx, "0.3932238664829637 -0.5898357997244456")


@pytest.mark.worked_number("S-16")
def test_sigmoid_gate():
    f = sigmoid_neuron(*NEURON)[0]
    assert_prints([f, (1 - f) * f, (1 - 0.73) * 0.73], "0.73 0.20 0.20")
    assert_prints([(1 - f) * f, (1 - 0.73) * 0.73], "0.19661193 0.1971")


@pytest.mark.worked_number("S-18", "S-19")
def test_tricky_function():
    f, dx, dy = tricky(3.0, -4.0)
    assert f == pytest.approx(1.5456448841066441, rel=1e-15)
    assert (dx, dy) == (pytest.approx(2.0595697955721652, rel=1e-14), pytest.approx(1.5922327514838093, rel=1e-14))
    sigx, sigy = sigmoid(3.0), sigmoid(-4.0)
    den = sigx + 1
    assert_prints([sigy, 3 + sigy, sigx, den, 1 / den], "0.01798621 3.01798621 0.952574127 1.95257413 0.512144449")
    assert_prints([-(3 + sigy) / den**2, -(3 + sigy) / den**2 * 2 * (3 - 4)], "-0.791593447 1.58318689")


@pytest.mark.worked_number("S-18")
def test_assigning_in_place_of_adding_forgets_paths():
    sigy, invden = sigmoid(-4.0), 1 / (sigmoid(3.0) + 1)
    assert_prints([invden, invden * sigy * (1 - sigy)], "0.512144 0.009046")
    mistakes = {one.name: one for one in names_of_tricky_mistakes()}
    assert_prints(mistakes["assigned_not_added"].build(names(UNIT))(3.0, -4.0)[1:], "0.512144 0.009046")


def names_of_tricky_mistakes():
    from grader_tests import catalogue

    return catalogue.tasks(UNIT)["tricky"].mistakes


@pytest.mark.worked_number("S-18")
def test_the_printed_names_with_blanks_are_no_python():
    with pytest.raises(SyntaxError):
        compile("d xpysqr = dden", "slide", "exec")


@pytest.mark.worked_number("H-35")
def test_delta_of_the_hidden_layer():
    W_h, b_h, W_o, b_o, X, _ = lecture.hidden_layer()
    hidden, _ = forward(W_h, b_h, W_o, b_o, X)
    assert_prints(delta_before(W_o, PRINTED_DSCORES, np.ones((3, 1))), "0.0014 0.127 0.162")
    assert_prints(delta_before(W_o, PRINTED_DSCORES, hidden > 0), "0 0.127 0.162")


@pytest.mark.worked_number("H-35")
def test_delta_from_unrounded_dscores():
    W_h, b_h, W_o, b_o, X, y = lecture.hidden_layer()
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    dscores = names(UNIT)["softmax_gradient"](names(UNIT)["softmax"](scores), y)
    assert_prints(dscores, "0.534297 0.221219 -0.755516")
    assert_prints(W_o.T @ dscores, "0.00149998 0.12663824 0.16216405")
    assert_prints(delta_before(W_o, dscores, hidden > 0), "0 0.127 0.162")


@pytest.mark.worked_number("H-33")
def test_gradients_of_the_output_layer():
    *network, X, y = lecture.hidden_layer()
    loss, _, _, dW_o, db_o = backprop(*network, X, y, 0.0)
    assert_prints([loss], "1.41")
    assert_prints(dW_o, "0 0.459495 0.149603 0 0.190248 0.061941 0 -0.649743 -0.211544")
    assert_prints(db_o, "0.534 0.221 -0.756")


@pytest.mark.worked_number("H-36")
def test_gradient_of_the_hidden_weights():
    """The slide multiplies the rounded delta: its digits fit that, and ours within 0.025; -1.905 is a tie."""
    *network, X, y = lecture.hidden_layer()
    printed = np.array([[0, 0, 0, 0], [-1.90, 2.79, -5.59, 7.11], [-2.43, 3.56, -7.13, 9.07]])
    from_rounded, _ = linear_gradient(PRINTED_DELTA, X)
    assert np.abs(from_rounded - printed).max() < 0.005 + 1e-9
    assert np.abs(backprop(*network, X, y, 0.0)[1] - printed).max() < 0.025


@pytest.mark.worked_number("H-36")
def test_the_printed_713_lacks_its_minus():
    assert_prints([0.162 * -44], "-7.13")
    *network, X, y = lecture.hidden_layer()
    assert_prints([backprop(*network, X, y, 0.0)[1][2, 2]], "-7.14")


@pytest.mark.worked_number("H-37", "H-38")
def test_updated_hidden_layer():
    W_h, b_h, *rest = lecture.hidden_layer()
    printed = "0.01 -0.05 0.10 0.05 0.89 -0.08 0.61 -0.55 0.24 -0.81 0.51 -0.88"
    for lam, factor in ((0.0, 2.0), (0.01, 0.5)):
        _, dW_h, db_h, _, _ = backprop(W_h, b_h, *rest, lam, factor)
        assert_prints(W_h - 0.1 * dW_h, printed)
        assert_prints(b_h - 0.1 * db_h, "0 0.19 -0.32")
    assert_prints(W_h - 0.1 * PRINTED_DELTA @ rest[2].T, printed)
    assert_prints([W_h[2, 2] - 0.1 * 7.13, W_h[2, 2] + 0.1 * 7.13], "-0.913 0.513")


@pytest.mark.worked_number("H-39")
def test_total_loss_with_the_lectures_mixed_rule():
    *network, X, y = lecture.hidden_layer()
    data = backprop(*network, X, y, 0.0)[0]
    squares_h, squares_o = np.sum(network[0] ** 2), np.sum(network[2] ** 2)
    assert_prints([squares_h, squares_o], "0.8166 0.4538")
    assert_prints([data + 0.01 * squares_o + 0.5 * 0.01 * squares_h], "1.417225")
    assert backprop(*network, X, y, 0.01)[0] == pytest.approx(data + 0.01 * (squares_o + squares_h), rel=1e-14)


def sigmoid_network(rng):
    """Two inputs, layers of three, two and one sigmoid units: weights, input, and outputs of every layer."""
    layers = [rng.normal(size=shape) for shape in ((3, 2), (2, 3), (1, 2))]
    outputs = [rng.normal(size=(2, 1))]
    for weights in layers:
        outputs.append(sigmoid(weights @ outputs[-1]))
    return layers, outputs


@pytest.mark.worked_number("D-18")
def test_delta_rule_for_sums_against_the_numerical_gradient():
    layers, outputs = sigmoid_network(np.random.default_rng(8))
    slopes = [output * (1 - output) for output in outputs]
    delta = delta_before(layers[1], delta_before(layers[2], slopes[3], slopes[2]), slopes[1])

    def run(first):
        return sigmoid(layers[2] @ sigmoid(layers[1] @ sigmoid(first @ outputs[0]))).item()

    assert delta @ outputs[0].T == pytest.approx(numerical_gradient(run, layers[0]), rel=1e-6)


@pytest.mark.worked_number("D-17")
def test_delta_rule_for_outputs_is_the_same_but_for_the_slope_of_the_unit():
    """One deck writes both: slopes by outputs, with delta_1 = d f6' (W14 W46 f4' + W15 W56 f5'), and by sums."""
    layers, outputs = sigmoid_network(np.random.default_rng(9))
    slopes = [output * (1 - output) for output in outputs]
    by_sums = delta_before(layers[1], delta_before(layers[2], slopes[3], slopes[2]), slopes[1])
    last, (f4, f5) = slopes[3].item(), slopes[2][:, 0]
    W_46, W_56 = layers[2][0]
    W_14, W_15 = layers[1][:, 0]
    delta_1 = last * (W_14 * W_46 * f4 + W_15 * W_56 * f5)
    assert delta_1 * slopes[1][0, 0] == pytest.approx(by_sums[0, 0], rel=1e-13)
    assert delta_1 * slopes[1][0, 0] * outputs[0][1, 0] == pytest.approx((by_sums @ outputs[0].T)[0, 1], rel=1e-13)


@pytest.mark.worked_number("D-19")
def test_adding_the_deltas_of_target_minus_output_is_descent():
    """The slides' update formulas are lost pictures; the well-known form is w + eta * delta * slope * x."""
    x, target, w, eta = 0.7, 1.0, -0.4, 0.1
    output = sigmoid(w * x)
    added = w + eta * (target - output) * output * (1 - output) * x
    gradient = numerical_gradient(lambda weight: 0.5 * (sigmoid(weight * x) - target).item() ** 2, np.array([w]))
    assert added == pytest.approx((w - eta * gradient).item(), rel=1e-9)


@pytest.mark.worked_number("W-07")
def test_nine_slopes_near_the_solution_by_hand():
    X, y = lecture.xor()
    f, gradient = xor_gradient(BY_HAND, X, y)
    assert f == 0 and not gradient.any()
    theta = BY_HAND.copy()
    theta[4] = -2.0
    f, gradient = xor_gradient(theta, X, y)
    assert f == 0.5
    assert gradient.tolist() == [-2, -2, 1, 1, 1, 3, -2, 1, 1]


@pytest.mark.worked_number("W-08")
def test_half_sum_of_squares_and_its_slopes():
    X, y = lecture.xor()
    f, gradient = xor_gradient(CHECKED, X, y)
    assert_prints([f], "1.0557")
    assert_prints(gradient, "2.925 4.775 -0.936 -1.528 -1.282 -3.087 5.85 -1.872 -2.24")
    numeric = numerical_gradient(lambda theta: xor_gradient(theta, X, y)[0], CHECKED)
    assert gradient == pytest.approx(numeric, rel=1e-7)


@pytest.mark.worked_number("W-08")
def test_the_half_that_the_slide_keeps_is_one_too_many():
    X, y = lecture.xor()
    _, gradient = xor_gradient(CHECKED, X, y)
    numeric = numerical_gradient(lambda theta: xor_gradient(theta, X, y)[0], CHECKED)
    assert numeric / (0.5 * gradient) == pytest.approx(np.full(9, 2.0), rel=1e-7)


def test_many_networks_at_once():
    """Unit 08 runs a hundred XOR networks with the given function: theta (9, M) gives M costs and (9, M) slopes."""
    X, y = lecture.xor()
    thetas = np.random.default_rng(0).normal(size=(9, 4))
    f, gradients = xor_gradient(thetas, X, y)
    for column in range(4):
        one, gradient = xor_gradient(thetas[:, column], X, y)
        assert (f[column], *gradients[:, column]) == pytest.approx((one, *gradient), rel=1e-13)
