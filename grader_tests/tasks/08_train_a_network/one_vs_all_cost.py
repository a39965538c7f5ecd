"""one_vs_all_cost(h, y, thetas, lam): the cost of K separate yes-or-no questions."""

import numpy as np

from grader_tests.task import Case, Task

task = Task(
    "one_vs_all_cost",
    unit="08_train_a_network",
    reproduces="4 ln 2 = 2.7726 where all answers are 0.5 (S-12)",
    hints=(
        "np.eye(K)[:, y] is the indicator matrix: column i has its 1 in row y[i].",
        "Sum Y * np.log(h) + (1 - Y) * np.log(1 - h) over everything, then divide by -N.",
        "theta[:, 1:] is theta without its biases.",
    ),
)


def case(label, h, y, thetas, lam, *numbers):
    return Case(label, {"h": h, "y": np.array(y), "thetas": thetas, "lam": lam}, numbers)


@task.examples
def examples():
    yield case("four classes, all answers 0.5", np.full((4, 5), 0.5), [1, 1, 0, 3, 2], [], 0.0, "S-11", "S-12")
    h = np.array([[0.9, 0.2, 0.4, 0.05, 0.3], [0.3, 0.6, 0.1, 0.8, 0.55], [0.15, 0.25, 0.7, 0.35, 0.1]])
    yield case("three classes, five examples", h, [0, 2, 2, 1, 2], [], 0.0, "S-11")
    thetas = [np.array([[2.0, 0.5, -1.0], [-3.0, 1.5, 0.25]]), np.array([[1.0, -0.5, 2.0]])]
    yield case("the same with a penalty", h, [0, 2, 2, 1, 2], thetas, 0.4, "S-12")
    yield case("sure and wrong", np.array([[1e-12, 0.5], [0.5, 0.5]]), [0, 1], [], 0.0)


@task.hidden_cases
def hidden_cases(rng):
    def drawn(K, N, sizes=()):
        thetas = [rng.normal(size=(units, inputs + 1)) for inputs, units in zip(sizes[:-1], sizes[1:], strict=True)]
        return rng.uniform(0.02, 0.98, size=(K, N)), rng.integers(0, K, N), thetas

    yield case("other sizes", *drawn(5, 12, (3, 6, 5)), 0.7)
    yield case("a single example", *drawn(4, 1, (2, 4)), 0.3)
    yield case("as many examples as classes", *drawn(4, 4, (3, 4)), 1.0)
    yield case("two classes", *drawn(2, 9), 0.0)
    yield case("nearly sure answers", 10.0 ** -rng.uniform(6, 15, size=(3, 5)), [0, 2, 1, 1, 0], [], 0.0)
    yield case("three layers", *drawn(3, 7, (2, 4, 5, 3)), 2.0)


@task.expected
def expected(h, y, thetas, lam):
    K, N = h.shape
    total = 0.0
    for i, label in enumerate(y):
        for k in range(K):
            total -= np.log(h[k, i]) if k == label else np.log1p(-h[k, i])
    squares = sum(float(number) ** 2 for theta in thetas for row in theta for number in row[1:])
    return float(total / N + lam / 2 * squares / N)


@task.mistake("Only the right class is charged: that is softmax's cross-entropy. The other outputs should say no.")
def right_class_only(h, y, thetas, lam):
    K, N = h.shape
    Y = np.eye(K)[:, y]
    squares = sum(np.sum(theta[:, 1:] ** 2) for theta in thetas)
    return -np.sum(Y * np.log(h)) / N + lam / (2 * N) * squares


@task.mistake("Only the wrong classes are charged: the term Y ln h of the right class is missing.")
def wrong_classes_only(h, y, thetas, lam):
    K, N = h.shape
    Y = np.eye(K)[:, y]
    squares = sum(np.sum(theta[:, 1:] ** 2) for theta in thetas)
    return -np.sum((1 - Y) * np.log(1 - h)) / N + lam / (2 * N) * squares


@task.mistake("The minus is missing: logarithms of numbers below 1 are negative, the cost is positive.")
def sign(h, y, thetas, lam):
    K, N = h.shape
    Y = np.eye(K)[:, y]
    answers = Y * np.log(h) + (1 - Y) * np.log(1 - h)
    squares = sum(np.sum(theta[:, 1:] ** 2) for theta in thetas)
    return np.sum(answers) / N + lam / (2 * N) * squares


@task.mistake("The second term is subtracted: both logarithms stand in one sum, with one minus in front.")
def second_sign(h, y, thetas, lam):
    K, N = h.shape
    Y = np.eye(K)[:, y]
    answers = Y * np.log(h) - (1 - Y) * np.log(1 - h)
    squares = sum(np.sum(theta[:, 1:] ** 2) for theta in thetas)
    return -np.sum(answers) / N + lam / (2 * N) * squares


@task.mistake("h and 1 - h have changed places: the right class is charged -ln h, the others -ln (1 - h).")
def swapped(h, y, thetas, lam):
    K, N = h.shape
    Y = np.eye(K)[:, y]
    answers = Y * np.log(1 - h) + (1 - Y) * np.log(h)
    squares = sum(np.sum(theta[:, 1:] ** 2) for theta in thetas)
    return -np.sum(answers) / N + lam / (2 * N) * squares


@task.mistake("You average over all K * N answers. Divide by the number of examples N only.")
def over_all_answers(h, y, thetas, lam):
    K, N = h.shape
    Y = np.eye(K)[:, y]
    answers = Y * np.log(h) + (1 - Y) * np.log(1 - h)
    squares = sum(np.sum(theta[:, 1:] ** 2) for theta in thetas)
    return -np.mean(answers) + lam / (2 * N) * squares


@task.mistake("The sum of the logarithms is not divided by N.")
def not_divided(h, y, thetas, lam):
    K, N = h.shape
    Y = np.eye(K)[:, y]
    answers = Y * np.log(h) + (1 - Y) * np.log(1 - h)
    squares = sum(np.sum(theta[:, 1:] ** 2) for theta in thetas)
    return -np.sum(answers) + lam / (2 * N) * squares


@task.mistake("The biases are charged: leave out the first column of every theta.")
def biases_penalised(h, y, thetas, lam):
    K, N = h.shape
    Y = np.eye(K)[:, y]
    answers = Y * np.log(h) + (1 - Y) * np.log(1 - h)
    squares = sum(np.sum(theta**2) for theta in thetas)
    return -np.sum(answers) / N + lam / (2 * N) * squares


@task.mistake("The penalty leaves out the first row. The biases are the first column: theta[:, 1:].")
def first_row_left_out(h, y, thetas, lam):
    K, N = h.shape
    Y = np.eye(K)[:, y]
    answers = Y * np.log(h) + (1 - Y) * np.log(1 - h)
    squares = sum(np.sum(theta[1:] ** 2) for theta in thetas)
    return -np.sum(answers) / N + lam / (2 * N) * squares


@task.mistake("The penalty leaves out the last column. The biases are the first: theta[:, 1:].")
def last_column_left_out(h, y, thetas, lam):
    K, N = h.shape
    Y = np.eye(K)[:, y]
    answers = Y * np.log(h) + (1 - Y) * np.log(1 - h)
    squares = sum(np.sum(theta[:, :-1] ** 2) for theta in thetas)
    return -np.sum(answers) / N + lam / (2 * N) * squares


@task.mistake("The penalty lacks its factor 1/2: here it is lam / (2 N).")
def penalty_not_halved(h, y, thetas, lam):
    K, N = h.shape
    Y = np.eye(K)[:, y]
    answers = Y * np.log(h) + (1 - Y) * np.log(1 - h)
    squares = sum(np.sum(theta[:, 1:] ** 2) for theta in thetas)
    return -np.sum(answers) / N + lam / N * squares


@task.mistake("The penalty is not divided by N: here it is lam / (2 N), unlike in our own loss.")
def penalty_not_divided(h, y, thetas, lam):
    K, N = h.shape
    Y = np.eye(K)[:, y]
    answers = Y * np.log(h) + (1 - Y) * np.log(1 - h)
    squares = sum(np.sum(theta[:, 1:] ** 2) for theta in thetas)
    return -np.sum(answers) / N + lam / 2 * squares


@task.mistake("lam / 2 * N multiplies by N. Put brackets around 2 * N.")
def brackets(h, y, thetas, lam):
    K, N = h.shape
    Y = np.eye(K)[:, y]
    answers = Y * np.log(h) + (1 - Y) * np.log(1 - h)
    squares = sum(np.sum(theta[:, 1:] ** 2) for theta in thetas)
    return -np.sum(answers) / N + lam / 2 * N * squares


@task.mistake("The penalty is missing.")
def no_penalty(h, y, thetas, lam):
    K, N = h.shape
    Y = np.eye(K)[:, y]
    return -np.sum(Y * np.log(h) + (1 - Y) * np.log(1 - h)) / N


@task.mistake("Only the first layer is charged: sum over all thetas.")
def first_layer_only(h, y, thetas, lam):
    K, N = h.shape
    Y = np.eye(K)[:, y]
    answers = Y * np.log(h) + (1 - Y) * np.log(1 - h)
    squares = sum(np.sum(theta[:, 1:] ** 2) for theta in thetas[:1])
    return -np.sum(answers) / N + lam / (2 * N) * squares


@task.mistake("Those are base-10 logarithms. Use the natural one, np.log.")
def base_ten(h, y, thetas, lam):
    K, N = h.shape
    Y = np.eye(K)[:, y]
    answers = Y * np.log10(h) + (1 - Y) * np.log10(1 - h)
    squares = sum(np.sum(theta[:, 1:] ** 2) for theta in thetas)
    return -np.sum(answers) / N + lam / (2 * N) * squares


@task.mistake("Your indicator matrix has one row per example. It must be (K, N), like h: one column per example.")
def indicator_transposed(h, y, thetas, lam):
    K, N = h.shape
    Y = np.eye(K)[y]
    answers = Y * np.log(h) + (1 - Y) * np.log(1 - h)
    squares = sum(np.sum(theta[:, 1:] ** 2) for theta in thetas)
    return -np.sum(answers) / N + lam / (2 * N) * squares


@task.mistake("A constant added inside the logarithms changes every cost a little: leave it out.")
def with_epsilon(h, y, thetas, lam):
    K, N = h.shape
    Y = np.eye(K)[:, y]
    squares = sum(np.sum(theta[:, 1:] ** 2) for theta in thetas)
    return -np.sum(Y * np.log(h + 1e-8) + (1 - Y) * np.log(1 - h + 1e-8)) / N + lam / (2 * N) * squares


@task.equivalent
def with_one_logarithm(h, y, thetas, lam):
    N = y.size
    right = np.where(np.arange(len(h))[:, None] == y, h, 1 - h)
    squares = sum(np.sum(theta[:, 1:] ** 2) for theta in thetas)
    return -np.log(right).sum() / N + lam * squares / (2 * N)


@task.equivalent
def with_loops(h, y, thetas, lam):
    K, N = h.shape
    J = 0.0
    for i in range(N):
        for k in range(K):
            target = 1 if y[i] == k else 0
            J -= target * np.log(h[k, i]) + (1 - target) * np.log(1 - h[k, i])
    J /= N
    for theta in thetas:
        for row in theta:
            for weight in row[1:]:
                J += lam / (2 * N) * weight**2
    return J


@task.equivalent
def with_scattered_ones(h, y, thetas, lam):
    Y = np.zeros(h.shape)
    Y[y, np.arange(y.size)] = 1
    J = -np.mean(np.sum(Y * np.log(h) + (1 - Y) * np.log(1 - h), axis=0))
    return J + 0.5 * lam * sum(np.sum(np.square(theta[:, 1:])) for theta in thetas) / y.size


@task.equivalent
def with_einsum(h, y, thetas, lam):
    Y = (np.arange(len(h)).reshape(-1, 1) == y.reshape(1, -1)).astype(float)
    J = -(np.einsum("kn,kn->", Y, np.log(h)) + np.einsum("kn,kn->", 1 - Y, np.log1p(-h)))
    return (J + lam / 2 * sum(np.einsum("ui,ui->", theta[:, 1:], theta[:, 1:]) for theta in thetas)) / h.shape[1]


@task.equivalent
def right_and_others(h, y, thetas, lam):
    examples = np.arange(y.size)
    right = h[y, examples]
    J = -np.sum(np.log(right)) - np.sum(np.log(1 - h)) + np.sum(np.log(1 - right))
    J += lam / 2 * sum((theta[:, 1:] ** 2).sum() for theta in thetas)
    return J / y.size


@task.equivalent
def question_by_question(h, y, thetas, lam):
    N = len(y)
    J = 0
    for k, row in enumerate(h):
        yes = y == k
        J = J - np.log(row[yes]).sum() - np.log(1 - row[~yes]).sum()
    penalty = np.sum([np.linalg.norm(theta[:, 1:]) ** 2 for theta in thetas])
    return float(J / N + lam / (2 * N) * penalty)


@task.equivalent
def with_xlogy(h, y, thetas, lam):
    from scipy.special import xlog1py, xlogy

    Y = np.eye(len(h))[:, y]
    J = -(xlogy(Y, h) + xlog1py(1 - Y, -h)).sum(axis=0).mean()
    return J + lam / (2 * len(y)) * sum(np.sum(np.delete(theta, 0, axis=1) ** 2) for theta in thetas)


@task.equivalent
def weights_in_one_line(h, y, thetas: list, lam: float) -> float:
    K, N = h.shape
    Y = np.eye(K)[y].T
    weights = np.concatenate([np.zeros(0), *(theta[:, 1:].ravel() for theta in thetas)])
    J = (-Y * np.log(h) - (1 - Y) * np.log(1 - h)).sum() / N
    return J + (lam / (2 * N)) * weights @ weights


task.equivalent_cell(
    "with_helpers",
    """
    def indicator(y, K):
        return (np.arange(K)[:, None] == y) * 1.0


    def without_biases(theta):
        return theta[:, 1:]


    def one_vs_all_cost(h, y, thetas, lam):
        K, N = h.shape
        Y = indicator(y, K)
        answers = np.sum(Y * np.log(h)) + np.sum((1 - Y) * np.log(1 - h))
        penalty = sum(np.sum(without_biases(theta) ** 2) for theta in thetas)
        return (lam / 2 * penalty - answers) / N
    """,
)
