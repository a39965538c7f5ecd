"""Mutants that compute the same as the reference, each with its reason. Any other survivor fails the tests."""

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
        "arguments exchanged in: penalty_gradient(W, lam, factor)": "W times lam is lam times W",
    },
    "one_epoch": {
        "strict dropped in: zip(x, y, strict=True)": "x and y have the same length",
        "True becomes False in: True": "x and y have the same length",
        "sides exchanged in: one_x * w - one_y": "a square follows",
    },
}
