"""gate_gradients(x, y, dout): what the gates +, max and * do with a slope; each earns its own points."""

from grader_tests.task import Case, Task

task = Task(
    "gate_gradients",
    unit="07_backprop",
    reproduces="the lecture's 15 and 10 at a product (D-14)",
    parts=("add", "largest", "product"),
    hints=(
        "dout is what arrives. A sum hands it on to both inputs as it is.",
        "A comparison such as x > y is True or False, and counts as 1 or 0 in a product.",
    ),
)


def case(label, x, y, dout, *numbers):
    return Case(label, {"x": x, "y": y, "dout": dout}, numbers)


@task.examples
def examples():
    yield case("2 and 3, when 5 arrives", 2.0, 3.0, 5.0, "D-14", "S-13", "S-19")
    yield case("3 and -4, when 1 arrives", 3.0, -4.0, 1.0, "S-14")
    yield case("-1.5 and 0.5, when -2 arrives", -1.5, 0.5, -2.0)


@task.hidden_cases
def hidden_cases(rng):
    for label in ("other numbers", "numbers of other signs"):
        x, y, dout = (2 * rng.normal(size=3)).tolist()
        yield case(label, x, y, dout)
        yield case(label, y, x, -dout)
    yield case("inputs below zero", -3.0, -1.25, 0.75)
    yield case("whole numbers", 4, -2, 3)
    yield case("nothing arrives", 1.5, 2.5, 0.0)


@task.expected
def expected(x, y, dout):
    """Slopes of each gate by moving one input a little, which is exact for gates as simple as these."""
    step = 2.0**-20
    gates = (lambda a, b: a + b, max, lambda a, b: a * b)
    return tuple(
        (dout * (gate(x + step, y) - gate(x, y)) / step, dout * (gate(x, y + step) - gate(x, y)) / step)
        for gate in gates
    )


@task.mistake("The sum switches in your answer: addition hands dout on to both inputs unchanged.")
def add_multiplies(x, y, dout):
    return (dout * x, dout * y), (dout * (x > y), dout * (y > x)), (dout * y, dout * x)


@task.mistake("The slope that arrives is missing from the sum: both inputs get dout, not 1.")
def add_without_dout(x, y, dout):
    return (1.0, 1.0), (dout * (x > y), dout * (y > x)), (dout * y, dout * x)


@task.mistake("The sum does not share dout out in halves: both inputs get all of it.")
def add_halves(x, y, dout):
    return (dout / 2, dout / 2), (dout * (x > y), dout * (y > x)), (dout * y, dout * x)


@task.mistake("The maximum sends the slope to the smaller input. The larger one moved the result.")
def max_to_the_smaller(x, y, dout):
    return (dout, dout), (dout * (x < y), dout * (y < x)), (dout * y, dout * x)


@task.mistake("The slope that arrives is missing from the maximum: the larger input gets dout, not 1.")
def max_without_dout(x, y, dout):
    return (dout, dout), (1.0 * (x > y), 1.0 * (y > x)), (dout * y, dout * x)


@task.mistake("Your maximum compares with 0, as ReLU does. This gate compares x with y.")
def max_as_relu(x, y, dout):
    return (dout, dout), (dout * (x > 0), dout * (y > 0)), (dout * y, dout * x)


@task.mistake("The maximum gives the slope to both inputs. The smaller one could move without any effect: it gets 0.")
def max_to_both(x, y, dout):
    return (dout, dout), (dout, dout), (dout * y, dout * x)


@task.mistake("The maximum's slopes are multiplied with the inputs. The larger input gets dout itself.")
def max_times_value(x, y, dout):
    return (dout, dout), (dout * x * (x > y), dout * y * (y > x)), (dout * y, dout * x)


@task.mistake("The product does not switch: the slope by x is dout times the OTHER input.")
def product_same_input(x, y, dout):
    return (dout, dout), (dout * (x > y), dout * (y > x)), (dout * x, dout * y)


@task.mistake("The slope that arrives is missing from the product: multiply the other input by dout.")
def product_without_dout(x, y, dout):
    return (dout, dout), (dout * (x > y), dout * (y > x)), (y, x)


@task.mistake("Both slopes of your product are the product itself. Each is dout times the other input.")
def product_of_all(x, y, dout):
    return (dout, dout), (dout * (x > y), dout * (y > x)), (dout * x * y, dout * x * y)


@task.mistake("Your product adds the arriving slope to the other input. The chain rule multiplies.")
def product_added(x, y, dout):
    return (dout, dout), (dout * (x > y), dout * (y > x)), (dout + y, dout + x)


@task.mistake("The slope that arrives is missing everywhere: multiply every gate's own slope by dout.")
def without_dout(x, y, dout):
    return (1.0, 1.0), (1.0 * (x > y), 1.0 * (y > x)), (y, x)


@task.mistake("Those are the values of the gates. Return the slopes by x and y, a pair for each gate.")
def values(x, y, dout):
    return x + y, max(x, y), x * y


@task.mistake("The maximum compares sizes without signs. -4 is smaller than 3.")
def max_of_sizes(x, y, dout):
    return (dout, dout), (dout * (abs(x) > abs(y)), dout * (abs(y) > abs(x))), (dout * y, dout * x)


@task.mistake("The gates are in the wrong order: add, largest, product.")
def other_order(x, y, dout):
    return (dout, dout), (dout * y, dout * x), (dout * (x > y), dout * (y > x))


@task.equivalent
def with_if(x, y, dout):
    if x > y:
        largest = (dout, 0)
    else:
        largest = (0, dout)
    return (dout, dout), largest, (y * dout, x * dout)


@task.equivalent
def with_expression(x, y, dout):
    return (1 * dout, 1 * dout), (dout, 0.0) if x >= y else (0.0, dout), (dout * y, dout * x)


@task.equivalent
def with_where(x, y, dout):
    largest = np.where(x > y, dout, 0.0), np.where(y > x, dout, 0.0)
    return (dout, dout), largest, (np.multiply(dout, y), np.multiply(dout, x))


@task.equivalent
def with_lists(x, y, dout):
    return [[dout, dout], [dout * float(x > y), dout * float(x < y)], [dout * y, dout * x]]


@task.equivalent
def with_local_slopes(x, y, dout):
    local = {"add": (1.0, 1.0), "max": (float(x > y), float(y > x)), "mul": (y, x)}
    return tuple(tuple(dout * slope for slope in pair) for pair in local.values())


@task.equivalent
def with_names(x: float, y: float, dout: float) -> tuple:
    dx_add = dy_add = dout
    dx_max = dout if x > y else 0.0
    dy_max = dout - dx_max
    dx_mul, dy_mul = y * dout, x * dout
    return (dx_add, dy_add), (dx_max, dy_max), (dx_mul, dy_mul)


@task.equivalent
def with_heaviside(x, y, dout):
    first = np.heaviside(x - y, 0.5)
    return (dout, dout), (dout * first, dout * (1 - first)), (dout * y, dout * x)


@task.equivalent
def with_index(x, y, dout):
    largest = [0.0, 0.0]
    largest[int(y > x)] = dout
    return (dout, dout), tuple(largest), tuple(dout * other for other in (y, x))


task.equivalent_cell(
    "with_helpers",
    """
    def times(dout, slopes):
        return tuple(dout * slope for slope in slopes)


    def gate_gradients(x, y, dout):
        return times(dout, (1, 1)), times(dout, (x > y, y > x)), times(dout, (y, x))
    """,
)


@task.equivalent
def pairs_as_arrays(x, y, dout):
    larger = np.array([x > y, y > x])
    return np.array([dout, dout]), dout * larger, dout * np.array([y, x])
