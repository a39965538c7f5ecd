"""xor_network(): weights that solve XOR, found by hand. What counts is what the network answers."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse.check.call import Form

task = Task(
    "xor_network",
    unit="06_hidden_layer",
    reproduces="XOR, as on the lecture's slide (W-03, W-05)",
    form=Form(measure="xor_outputs"),
    hints=(
        "With both rows of W_h the same, only b_h could tell the units apart. Take different rows.",
        "Where do the corners land? Write the four hidden points down, then solve three equations for W_o and b_o.",
        "With the lecture's biases the corner (0,0) lands at (0,0): that alone says what b_o must be.",
    ),
)


@task.examples
def examples():
    yield Case("the four corners", {}, ("W-03", "W-05"))


@task.hidden_cases
def hidden_cases(rng):
    yield Case("the four corners once more", {}, ("W-03", "W-05"))


@task.expected
def expected():
    return np.array([float(first != second) for first in (0, 1) for second in (0, 1)])


@task.mistake("All four answers are 0: either W_o is still zero, or no hidden unit fires at any corner.")
def zeros():
    return np.array([[1.0, 1.0], [2.0, 2.0]]), -np.ones((2, 1)), np.zeros((1, 2)), np.zeros((1, 1))


@task.mistake("That looks as if W_o weighs the right units in the wrong order: which unit is which?")
def output_swapped():
    return np.array([[1.0, 1.0], [2.0, 2.0]]), -np.ones((2, 1)), np.array([[1.0, -3.0]]), np.zeros((1, 1))


@task.mistake("That is AND: only (1,1) answers 1.")
def logical_and():
    return np.array([[1.0, 1.0], [2.0, 2.0]]), -np.ones((2, 1)), np.array([[1.0, 0.0]]), np.zeros((1, 1))


@task.mistake("Only (1,1) moves the output, to -2. Are both rows of W_h the same? Then the two units are one.")
def equal_rows():
    return np.ones((2, 2)), -np.ones((2, 1)), np.array([[-3.0, 1.0]]), np.zeros((1, 1))


@task.mistake("That is OR: (1,1) should answer 0 again. A unit that fires only there must pull it down.")
def logical_or():
    return np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([[0.0], [-1.0]]), np.array([[1.0, -1.0]]), np.zeros((1, 1))


@task.mistake("That is XNOR: 0 and 1 have changed places.")
def xnor():
    return np.array([[1.0, 1.0], [2.0, 2.0]]), -np.ones((2, 1)), np.array([[3.0, -1.0]]), np.ones((1, 1))


@task.mistake("The classes are on different sides, but the outputs are not yet 0 and 1: (1,1) answers -1.")
def separated_only():
    return np.array([[1.0, 1.0], [2.0, 2.0]]), -np.ones((2, 1)), np.array([[-4.0, 1.0]]), np.zeros((1, 1))


@task.mistake("The signs of your outputs are turned round: 0, -1, -1, 0.")
def negative():
    return np.array([[1.0, 1.0], [2.0, 2.0]]), -np.ones((2, 1)), np.array([[3.0, -1.0]]), np.zeros((1, 1))


@task.mistake("All outputs are 1 too high: look at b_o.")
def output_bias():
    return np.array([[1.0, 1.0], [2.0, 2.0]]), -np.ones((2, 1)), np.array([[-3.0, 1.0]]), np.ones((1, 1))


@task.mistake("Each input lowers the output by 1: nothing is bent between the corners. Are the hidden biases missing?")
def no_hidden_bias():
    return np.array([[1.0, 1.0], [2.0, 2.0]]), np.zeros((2, 1)), np.array([[-3.0, 1.0]]), np.zeros((1, 1))


@task.mistake("Each input lowers the output by 1, and nothing is bent: look at the signs of the hidden biases.")
def positive_bias():
    return np.array([[1.0, 1.0], [2.0, 2.0]]), np.ones((2, 1)), np.array([[-3.0, 1.0]]), np.zeros((1, 1))


@task.mistake("Your network treats (0,1) and (1,0) differently. Does each row of W_h hold the weights of one unit?")
def columns_for_units():
    return np.array([[1.0, 2.0], [1.0, 2.0]]), -np.ones((2, 1)), np.array([[-3.0, 1.0]]), np.zeros((1, 1))


@task.mistake("The output layer is a row: W_o has the shape (1, 2), b_o the shape (1, 1).")
def output_column():
    return np.array([[1.0, 1.0], [2.0, 2.0]]), -np.ones((2, 1)), np.array([[-3.0], [1.0]]), np.zeros((1, 1))


@task.mistake("Biases are columns: b_h has the shape (2, 1).")
def flat_biases():
    return np.array([[1.0, 1.0], [2.0, 2.0]]), np.array([-1.0, -1.0]), np.array([[-3.0, 1.0]]), np.zeros((1, 1))


@task.mistake("Return all four arrays: W_h, b_h, W_o, b_o.")
def hidden_layer_only():
    return np.array([[1.0, 1.0], [2.0, 2.0]]), -np.ones((2, 1))


@task.equivalent
def rows_swapped():
    return np.array([[2.0, 2.0], [1.0, 1.0]]), -np.ones((2, 1)), np.array([[1.0, -3.0]]), np.zeros((1, 1))


@task.equivalent
def whole_numbers():
    return np.array([[1, 1], [2, 2]]), np.array([[-1], [-1]]), np.array([[-3, 1]]), np.array([[0]])


@task.equivalent
def plain_lists():
    return [[1, 1], [2, 2]], [[-1], [-1]], [[-3, 1]], [[0]]


@task.equivalent
def two_differences():
    return np.array([[1.0, -1.0], [-1.0, 1.0]]), np.zeros((2, 1)), np.ones((1, 2)), np.zeros((1, 1))


@task.equivalent
def sum_and_both():
    return np.ones((2, 2)), np.array([[0.0], [-1.0]]), np.array([[1.0, -2.0]]), np.zeros((1, 1))


@task.equivalent
def scaled():
    W_h = np.array([[0.5, 0.5], [20.0, 20.0]])
    return W_h, np.array([[-0.5], [-10.0]]), np.array([[-6.0, 0.1]]), np.zeros((1, 1))


@task.equivalent
def from_above():
    W_h = np.array([[-1.0, -1.0], [1.0, 1.0]])
    return W_h, np.array([[1.0], [-1.0]]), np.array([[-1.0, -1.0]]), np.ones((1, 1))


@task.equivalent
def solved_by_the_computer():
    W_h, b_h = np.array([[1.0, 1.0], [2.0, 2.0]]), np.full((2, 1), -1.0)
    hidden = np.maximum(0, W_h @ np.array([[0, 0, 1, 1], [0, 1, 0, 1]]) + b_h)
    rows = np.vstack([hidden, np.ones(4)]).T
    solution = np.linalg.lstsq(rows, np.array([0.0, 1.0, 1.0, 0.0]), rcond=None)[0]
    return W_h, b_h, solution[None, :2], solution[None, 2:]


@task.equivalent
def one_corner_each():
    W_h = np.array([[2.0, -1.0], [-1.0, 2.0]])
    return W_h, np.array([[-1.0], [-1.0]]), np.array([[1.0, 1.0]]), np.array([[0.0]])
