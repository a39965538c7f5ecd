"""as_column(values): a list of D numbers as a column (D, 1)."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse.check.call import Form

task = Task(
    "as_column",
    unit="00_start_here",
    form=Form(measure="of_floats"),
    hints=(
        "np.array(values, dtype=float) makes the array. Print its shape.",
        "array.reshape(rows, columns) arranges the numbers; -1 means: as many as there are.",
    ),
)


@task.examples
def examples():
    yield Case("four pixels", {"values": [56, 231, 24, 2]})
    yield Case("a single number", {"values": [3]})
    yield Case("numbers out of order", {"values": [2.5, -1.0, 0.5]})


@task.hidden_cases
def hidden_cases(rng):
    yield Case("a longer list", {"values": rng.normal(size=17).tolist()})
    yield Case("a list that repeats a number", {"values": [1.5, 1.5, -3.0, 1.5]})
    yield Case("whole numbers", {"values": rng.integers(-9, 9, size=6).tolist()})


@task.expected
def expected(values):
    return np.stack([np.full(1, float(value)) for value in values])


@task.mistake(
    "Your array has one axis, (D,), and transposing does not change that. Reshape it to D rows and one column."
)
def one_axis(values):
    return np.array(values, dtype=float)


@task.mistake("That is a row (1, D). A column has D rows and one column: reshape(-1, 1).")
def row(values):
    return np.array(values, dtype=float).reshape(1, -1)


@task.mistake(
    "Your array has one axis, (D,), and transposing does not change that. Reshape it to D rows and one column."
)
def transposed(values):
    return np.array(values, dtype=float).T


@task.mistake("Your array holds whole numbers, or cuts the fractions off: make it with dtype=float.")
def integers(values):
    return np.array(values).astype(int).reshape(-1, 1)


@task.mistake("Your array holds whole numbers if the list does: make it with dtype=float.")
def type_of_the_list(values):
    return np.array(values).reshape(-1, 1)


@task.mistake("Your function only works for lists of four numbers: let reshape count, with -1.")
def four_rows(values):
    return np.array(values, dtype=float).reshape(4, 1)


@task.mistake("That is a list of lists. Make a NumPy array of it.")
def nested_list(values):
    return [[value] for value in values]


@task.mistake("Your column is sorted. Keep the order of the list.")
def sorted_column(values):
    return np.array(sorted(values), dtype=float).reshape(-1, 1)


@task.mistake("Your column is upside down. Keep the order of the list.")
def upside_down(values):
    return np.array(values[::-1], dtype=float).reshape(-1, 1)


@task.mistake("Your column holds only zeros: put the list's numbers into it.")
def zeros(values):
    return np.zeros((len(values), 1))


@task.mistake("That has a third axis, (D, 1, 1). A column has two.")
def three_axes(values):
    return np.array(values, dtype=float)[:, None, None]


@task.mistake("Your function gives nothing back: is the return missing?")
def no_return(values):
    column = np.array(values, dtype=float).reshape(-1, 1)


@task.equivalent
def new_axis(values):
    return np.array(values, dtype=float)[:, np.newaxis]


@task.equivalent
def transposed_row(values):
    return np.array([values], dtype=float).T


@task.equivalent
def expanded(values):
    return np.expand_dims(np.asarray(values, dtype=np.float64), axis=1)


@task.equivalent
def filled(values):
    column = np.zeros((len(values), 1))
    for row, value in enumerate(values):
        column[row, 0] = value
    return column


@task.equivalent
def nested(values):
    return np.array([[float(value)] for value in values])


@task.equivalent
def stacked(values):
    return np.vstack([np.float64(value) for value in values])


@task.equivalent
def float32(values):
    return np.array(values, dtype=np.float32).reshape(len(values), 1)


@task.equivalent
def column_stack(values):
    values = np.array(values) * 1.0
    return np.column_stack((values,))
