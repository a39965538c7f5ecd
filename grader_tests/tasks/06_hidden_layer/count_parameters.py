"""count_parameters(sizes, biases=True): how many numbers a network must learn."""

from itertools import pairwise

from grader_tests.task import Case, Task

task = Task(
    "count_parameters",
    unit="06_hidden_layer",
    reproduces="the lecture's 16, 26, 30720 and 19885 parameters (S-04 to S-06, G-08)",
    hints=(
        "A layer from 784 inputs to 25 units has 25 * 784 weights and 25 biases. The inputs have no biases.",
        "zip(sizes[:-1], sizes[1:]) gives the pairs of neighbours.",
    ),
)


@task.examples
def examples():
    yield Case("three pixels, three hidden units, one output", {"sizes": [3, 3, 1], "biases": True}, ("S-04",))
    yield Case("three inputs, four hidden units, two outputs", {"sizes": [3, 4, 2], "biases": True}, ("S-06",))
    yield Case("written digits", {"sizes": [784, 25, 10], "biases": True}, ("S-05",))
    yield Case("small pictures without hidden layer and biases", {"sizes": [3072, 10], "biases": False}, ("G-08",))
    yield Case("two hidden layers", {"sizes": [2, 5, 3, 4], "biases": True})


@task.hidden_cases
def hidden_cases(rng):
    for hidden in (1, 50, 100):
        yield Case("hidden layers of other sizes", {"sizes": [3072, hidden, 10], "biases": False}, ("G-08",))
    yield Case("five layers", {"sizes": rng.integers(2, 40, 5).tolist(), "biases": True})
    yield Case("five layers without biases", {"sizes": rng.integers(2, 40, 5).tolist(), "biases": False})
    yield Case("a single neuron", {"sizes": [1, 1], "biases": True})


@task.expected
def expected(sizes, biases):
    return sum((inputs + bool(biases)) * units for inputs, units in pairwise(sizes))


@task.mistake("The biases are missing: every unit but the inputs has one.")
def no_biases(sizes, biases=True):
    return sum(a * b for a, b in zip(sizes[:-1], sizes[1:]))


@task.mistake("You count biases even when biases is False.")
def always_biases(sizes, biases=True):
    return sum((a + 1) * b for a, b in zip(sizes[:-1], sizes[1:]))


@task.mistake("The inputs have no biases: leave the first size out of that sum.")
def biases_for_inputs(sizes, biases=True):
    return sum(a * b for a, b in zip(sizes[:-1], sizes[1:])) + (sum(sizes) if biases else 0)


@task.mistake("Each layer got one bias. Each unit has its own.")
def one_bias_per_layer(sizes, biases=True):
    return sum(a * b for a, b in zip(sizes[:-1], sizes[1:])) + (len(sizes) - 1 if biases else 0)


@task.mistake("You multiply the other way round: a bias goes with every unit of the later layer, a * b + b.")
def bias_on_the_wrong_side(sizes, biases=True):
    return sum(a * b + (a if biases else 0) for a, b in zip(sizes[:-1], sizes[1:]))


@task.mistake("That is the number of units. Count the weights between neighbours: their product.")
def units(sizes, biases=True):
    return sum(sizes)


@task.mistake("You multiply all sizes. Weights are counted layer by layer, then added.")
def product_of_all(sizes, biases=True):
    product = 1
    for size in sizes:
        product *= size
    return product


@task.mistake("Only the first layer is counted: add up all pairs of neighbours.")
def first_layer(sizes, biases=True):
    return (sizes[0] + bool(biases)) * sizes[1]


@task.mistake("Only the last layer is counted: add up all pairs of neighbours.")
def last_layer(sizes, biases=True):
    return (sizes[-2] + bool(biases)) * sizes[-1]


@task.mistake("The biases of the output layer are missing: its units have biases too.")
def no_output_biases(sizes, biases=True):
    weights = sum(a * b for a, b in zip(sizes[:-1], sizes[1:]))
    return weights + (sum(sizes[1:-1]) if biases else 0)


@task.mistake("You connect the inputs with every layer. A layer sees only the one before it.")
def all_from_inputs(sizes, biases=True):
    return sum((sizes[0] + bool(biases)) * units for units in sizes[1:])


@task.mistake("You count three sizes only. sizes may have any length: loop over its pairs of neighbours.")
def three_sizes(sizes, biases=True):
    if len(sizes) == 2:
        return (sizes[0] + bool(biases)) * sizes[1]
    D, H, K = sizes[0], sizes[1], sizes[2]
    return H * (D + bool(biases)) + K * (H + bool(biases))


@task.mistake("You add neighbours. Every unit has one weight per input: multiply them.")
def sums(sizes, biases=True):
    return sum(a + b for a, b in zip(sizes[:-1], sizes[1:])) + (sum(sizes[1:]) if biases else 0)


@task.mistake("Every weight is counted with both its neighbours' biases: add 1 to the inputs only.")
def both_plus_one(sizes, biases=True):
    return sum((a + bool(biases)) * (b + bool(biases)) for a, b in zip(sizes[:-1], sizes[1:]))


@task.mistake("A count is a whole number: yours is a real one. Leave / and float away.")
def real_number(sizes, biases=True):
    return float(sum((a + bool(biases)) * b for a, b in zip(sizes[:-1], sizes[1:])))


@task.equivalent
def in_one_line(sizes, biases=True):
    return sum((inputs + biases) * units for inputs, units in zip(sizes, sizes[1:]))


@task.equivalent
def with_index(sizes, biases=True):
    total = 0
    for i in range(len(sizes) - 1):
        total += sizes[i] * sizes[i + 1]
        if biases:
            total += sizes[i + 1]
    return total


@task.equivalent
def with_numpy(sizes, biases=True):
    sizes = np.array(sizes)
    return int(sizes[:-1] @ sizes[1:] + biases * sizes[1:].sum())


@task.equivalent
def with_numpy_integers(sizes, biases=True):
    sizes = np.asarray(sizes)
    weights = np.sum(sizes[:-1] * sizes[1:])
    return weights + np.sum(sizes[1:]) if biases else weights


@task.equivalent
def with_pairwise(sizes: list, biases: bool = True) -> int:
    from itertools import pairwise

    return sum(a * b + (b if biases else 0) for a, b in pairwise(sizes))


@task.equivalent
def with_arrays(sizes, biases=True):
    layers = [np.empty((units, inputs + (1 if biases else 0))) for inputs, units in zip(sizes, sizes[1:])]
    return sum(layer.size for layer in layers)


@task.equivalent
def recursive(sizes, biases=True):
    if len(sizes) < 2:
        return 0
    here = sizes[0] * sizes[1] + (sizes[1] if biases else 0)
    return here + count_parameters(sizes[1:], biases)


@task.equivalent
def with_while(sizes, biases=True):
    before, *rest = sizes
    total = 0
    while rest:
        now = rest.pop(0)
        total, before = total + now * before + now * int(biases), now
    return total
