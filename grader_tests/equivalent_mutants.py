"""Mutants that are right too, mostly because they compute the same. Any other survivor fails the tests."""

REASONS: dict[str, dict[str, str]] = {
    "as_column": {
        "1 becomes 2 in: 1": "reshape takes any negative size as: work it out",
    },
    "scores_shape": {
        "1 becomes -1 in: 1": "the last axis of a two-dimensional array is axis 1",
    },
    "softmax": {
        "in place in: exponentials / exponentials.sum(axis=0, keepdims=True)": "exponentials belongs to the function",
        "keepdims dropped in: exponentials.sum(axis=0, keepdims=True)": "(N,) broadcasts over (K, N) like (1, N)",
        "keepdims dropped in: scores.max(axis=0, keepdims=True)": "(N,) broadcasts over (K, N) like (1, N)",
        "True becomes False in: True": "(N,) broadcasts over (K, N) like (1, N)",
    },
    "data_loss": {
        "in place in: largest + np.log(np.exp(scores - largest).sum(axis=0))": "largest belongs to the function",
        "in place in: log_sums - scores[y, np.arange(y.size)]": "log_sums belongs to the function",
    },
    "multiclass_hinge": {
        "arguments exchanged in: np.maximum(0, scores - scores[y, examples] + 1)": "the larger stays the larger",
    },
    "simple_losses": {
        "arguments exchanged in: np.maximum(0, 1 - y * predictions)": "the larger stays the larger",
        "sides exchanged in: y - predictions": "an absolute value or a square follows",
    },
    "linear_gradient": {
        "1 becomes -1 in: 1": "the last axis of a two-dimensional array is axis 1",
    },
    "numerical_gradient": {
        "zeros becomes ones in: np.zeros": "every entry is overwritten",
    },
    "relative_error": {
        "arguments exchanged in: np.maximum(np.abs(analytic) + np.abs(numeric), 1e-08)": "the larger stays so",
        "sides exchanged in: analytic - numeric": "an absolute value follows",
    },
    "softmax_gradient": {
        "in place in: dscores / y.size": "dscores is a copy that belongs to the function",
    },
    "loss_and_gradients": {
        "in place in: dW + penalty_gradient(W, lam, factor)": "dW belongs to the function",
        "arguments exchanged in: penalty_gradient(W, lam, factor)": "products commute",
    },
    "one_epoch": {
        "strict dropped in: zip(x, y, strict=True)": "x and y have the same length",
        "True becomes False in: True": "x and y have the same length",
        "sides exchanged in: one_x * w - one_y": "a square follows",
    },
    "activations": {
        "arguments exchanged in: np.maximum(0, z)": "the larger stays the larger",
        "arguments exchanged in: np.maximum(0.1 * z, z)": "the larger stays the larger",
        "Gt becomes GtE in: z > 0": "at 0 both branches give 0",
        "arguments exchanged in: np.minimum(z, 0)": "the smaller stays the smaller",
        "0 becomes 1 in: 0": "the branch is used for z <= 0 only",
    },
    "count_parameters": {
        "arguments exchanged in: zip(sizes[1:], sizes[:-1], strict=True)": "products commute",
        "strict dropped in: zip(sizes[1:], sizes[:-1], strict=True)": "both have equally many",
        "True becomes False in: True": "both have equally many",
    },
    "forward": {
        "arguments exchanged in: np.maximum(0, W_h @ X + b_h)": "the larger stays the larger",
    },
    "backprop": {
        "in place in: dW_h + penalty_gradient(W_h, lam, factor)": "dW_h is its own",
        "in place in: dW_o + penalty_gradient(W_o, lam, factor)": "dW_o is its own",
        "arguments exchanged in: penalty_gradient(W_h, lam, factor)": "products commute",
        "arguments exchanged in: penalty_gradient(W_o, lam, factor)": "products commute",
    },
    "gate_gradients": {
        "Gt becomes GtE in: x > y": "differs at a tie only, which the text leaves open",
        "Gt becomes GtE in: y > x": "differs at a tie only, which the text leaves open",
    },
    "sigmoid_neuron": {
        "sides exchanged in: w[:-1] @ x": "the product of two vectors is the same either way",
    },
    "xor_gradient": {
        "arguments exchanged in: np.maximum(0, z1)": "the larger stays the larger",
        "arguments exchanged in: np.maximum(0, z2)": "the larger stays the larger",
        "axis dropped in: np.sum(error ** 2, axis=-1)": "the errors have one axis",
        "sign dropped in: -1": "the second of two axes is the last",
        "1 becomes -1 in: 1": "the last axis",
        "1 becomes 0 in: 1": "the errors have one axis",
    },
    "train_network": {
        "100 becomes 101 in: 100": "settings that reach the accuracy are right",
        "100 becomes 99 in: 100": "settings that reach the accuracy are right",
        "100 becomes 200 in: 100": "settings that reach the accuracy are right",
        "100 becomes 50 in: 100": "settings that reach the accuracy are right",
        "20 becomes 21 in: 20": "settings that reach the accuracy are right",
        "20 becomes 19 in: 20": "settings that reach the accuracy are right",
        "20 becomes 40 in: 20": "settings that reach the accuracy are right",
        "20 becomes 10 in: 20": "settings that reach the accuracy are right",
        "0.5 becomes 0.25 in: 0.5": "settings that reach the accuracy are right",
        "Mult becomes Add in: rng.normal(size=(H, D)) * np.sqrt(2 / D)": "settings that reach the accuracy are right",
        "right side dropped in: rng.normal(size=(H, D)) * np.sqrt(2 / D)": "settings that reach the accuracy are right",
        "zeros becomes ones in: np.zeros": "settings that reach the accuracy are right",
        "right side dropped in: 2 / D": "settings that reach the accuracy are right",
        "Div becomes FloorDiv in: 2 / H": "settings that reach the accuracy are right",
        "2 becomes 3 in: 2": "settings that reach the accuracy are right",
        "2 becomes 1 in: 2": "settings that reach the accuracy are right",
        "2 becomes 4 in: 2": "settings that reach the accuracy are right",
    },
}
