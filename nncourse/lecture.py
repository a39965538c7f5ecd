"""The data of the lecture: every array that its worked numbers start from. Columns are examples.

Each function returns fresh arrays, so a notebook may change them freely.
"""

import numpy as np
from numpy.typing import NDArray

FACTOR = 0.5
"""What the main deck's gradients multiply with lambda * W. Its loss lambda * (sum of W squared) calls for 2.0, but
its tables come out only with this value (H-19, H-23, H-28)."""

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


def pets() -> tuple[Floats, Floats, Floats]:
    """Four pixels of a picture and the scores of cat, dog and rabbit (H-01): W (3, 4), b (3, 1), x (4, 1)."""
    W = np.array([[0.8, 0.5, 0.1, 2.0], [0.2, -0.1, 2.1, 0.0], [0.0, 0.15, 0.2, -0.3]])
    b = np.array([[1.1], [3.2], [-1.2]])
    x = np.array([[56.0], [231.0], [24.0], [2.0]])
    return W, b, x


def four_features() -> tuple[Floats, Floats, Floats, Integers]:
    """The example of the worked gradients (H-03): W (3, 4), b (3, 1), X (4, 1), y (1,)."""
    W = np.array([[0.01, -0.05, 0.1, 0.05], [0.7, 0.2, 0.05, 0.16], [0.0, -0.45, -0.2, 0.03]])
    b = np.array([[0.0], [0.2], [-0.3]])
    X = np.array([[-15.0], [22.0], [-44.0], [56.0]])
    return W, b, X, np.array([2])


def two_examples() -> tuple[Floats, Floats, Floats, Integers]:
    """The same with a second example (H-15): W (3, 4), b (3, 1), X (4, 2), y (2,)."""
    W, b, first, label = four_features()
    second = np.array([[8.0], [-12.0], [14.0], [-5.0]])
    return W, b, np.hstack([first, second]), np.append(label, 1)


def nine_points() -> tuple[Floats, Floats, Floats, Integers]:
    """Nine points in the plane, three of each class (H-09): W (3, 2), b (3, 1), X (2, 9), y (9,)."""
    W = np.array([[1.0, 2.0], [2.0, -4.0], [3.0, -1.0]])
    b = np.array([[0.0], [0.5], [-0.5]])
    horizontal = [0.5, 0.8, 0.3, -0.4, -0.3, -0.7, 0.7, 0.5, -0.4]
    vertical = [0.4, 0.3, 0.8, 0.3, 0.7, 0.2, -0.4, -0.6, -0.5]
    return W, b, np.array([horizontal, vertical]), np.array([0, 0, 0, 1, 1, 1, 2, 2, 2])


def three_pictures() -> tuple[Floats, Integers]:
    """Scores of cat, car and frog for three pictures (D-07 to D-09): scores (3, 3), y (3,)."""
    scores = np.array([[3.2, 1.3, 2.2], [5.1, 4.9, 2.5], [-1.7, 2.0, -3.1]])
    return scores, np.array([0, 1, 2])


def hidden_layer() -> tuple[Floats, Floats, Floats, Floats, Floats, Integers]:
    """The example of the hidden layer (H-32, H-33): W_h (3, 4), b_h (3, 1), W_o (3, 3), b_o (3, 1), X (4, 1), y (1,).

    The slides do not print b_o; this is the one of one decimal that gives their probabilities.
    """
    W_h, b_h, X, y = four_features()
    W_o = np.array([[0.02, 0.03, -0.1], [0.3, 0.5, -0.05], [0.1, 0.0, -0.3]])
    return W_h, b_h, W_o, np.array([[0.7], [-0.6], [0.0]]), X, y


def bias_exercise() -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """The exercise on bias terms (W-02): W_h (2, 3), b_h (2, 1), W_o (2, 2), b_o (2, 1), X (3, 1).

    The slide's example is lost; this one is (1, 0, 1).
    """
    W_h, b_h = np.array([[1.0, 0.0, 1.0], [-1.0, 2.0, 3.0]]), np.array([[-1.0], [2.0]])
    W_o, b_o = np.array([[1.0, -1.0], [-1.0, 1.0]]), np.array([[0.0], [1.0]])
    return W_h, b_h, W_o, b_o, np.array([[1.0], [0.0], [1.0]])


def xor() -> tuple[Floats, Integers]:
    """The four corners of the unit square and whether exactly one coordinate is 1 (W-03): X (2, 4), y (4,)."""
    return np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]]), np.array([0, 1, 1, 0])


def logic_thetas() -> tuple[Floats, Floats, Floats]:
    """Weights of sigmoid neurons that compute AND, OR and NOR (S-08 to S-10): (1, 3) each, with the bias first."""
    return np.array([[-30.0, 20.0, 20.0]]), np.array([[-10.0, 20.0, 20.0]]), np.array([[10.0, -20.0, -20.0]])
