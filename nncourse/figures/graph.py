"""Computational graphs: every step a circle with its value above it and the slope of the result below it."""

from collections.abc import Mapping

from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyArrowPatch

from nncourse.figures.sketch import sketched
from nncourse.figures.style import COLORS, GREY, INK, LIGHT, WIDTH, Figure, bare, empty_figure

COLUMN, ROW, RADIUS = 1.5, 1.6, 0.33
WIDEST = 13.0
PAPER = {"boxstyle": "round,pad=0.08", "facecolor": "white", "edgecolor": "none", "alpha": 0.8}
Place = tuple[float, float]
Steps = Mapping[str, tuple[str, ...]]
Numbers = Mapping[str, float]


@sketched
def graph_figure(steps: Steps, values: Numbers, slopes: Numbers, places: Mapping[str, Place] | None = None) -> Figure:
    """Draw steps {name: (sign, input, ...)} with the values and slopes that are known, by name.

    Names that are no step are inputs. `places` (column, row) moves what does not stand well by itself.
    """
    at = {name: (x * COLUMN, y * ROW) for name, (x, y) in {**layout(steps), **(places or {})}.items()}
    figure, axes = canvas(at)
    used = {source for _, *inputs in steps.values() for source in inputs}
    for name, (_, *inputs) in steps.items():
        for place, source in enumerate(inputs):
            twice = inputs.count(source) > 1
            line_on(axes, at[source], at[name], bow=(0.7 * place - 0.35) if twice else 0.0)
        if name not in used:
            line_on(axes, at[name], (at[name][0] + 0.6 * COLUMN, at[name][1]))
    for name, place in at.items():
        node_on(axes, place, steps.get(name, (name,))[0], is_input=name not in steps)
        numbers_on(axes, place, values.get(name), slopes.get(name))
    words = "above: value" + ("     below: slope of the result" if slopes else "")
    figure.supxlabel(words, fontsize=9, color=GREY)
    return figure


def layout(steps: Steps) -> dict[str, Place]:
    """Column and row of every name: inputs at the left, one below the other; a step at the mean row of its inputs."""
    order = list(dict.fromkeys(source for _, *inputs in steps.values() for source in inputs if source not in steps))
    at = {name: (0.0, float(len(order) - 1 - place)) for place, name in enumerate(order)}
    for name, (_, *inputs) in steps.items():
        rows = [at[source][1] for source in inputs]
        at[name] = (max(at[source][0] for source in inputs) + 1, sum(rows) / len(rows))
    return at


def canvas(at: Mapping[str, Place]) -> tuple[Figure, Axes]:
    """A bare figure that holds these places; a small graph is not blown up."""
    right = max(x for x, _ in at.values())
    low, high = min(y for _, y in at.values()) - 0.8, max(y for _, y in at.values()) + 0.8
    wide = max(right + 1.8, WIDEST)
    figure = empty_figure(height=WIDTH * (high - low) / wide + 0.3)
    axes = bare(figure.subplots())
    middle = right / 2 + 0.25
    axes.set_xlim(middle - wide / 2, middle + wide / 2)
    axes.set_ylim(low, high)
    return figure, axes


def line_on(axes: Axes, start: Place, end: Place, bow: float = 0.0) -> None:
    """A line from one node to the next, bowed if the same two nodes are joined twice."""
    style = {"arrowstyle": "-", "color": GREY, "linewidth": 1.2, "shrinkA": 0, "shrinkB": 0}
    axes.add_patch(FancyArrowPatch(start, end, connectionstyle=f"arc3,rad={bow}", zorder=1, **style))


def node_on(axes: Axes, place: Place, sign: str, is_input: bool) -> None:
    """A circle: white with the name of an input, or coloured with the sign of a step."""
    face, edge = ("white", GREY) if is_input else (LIGHT[0], COLORS[0])
    axes.add_patch(Circle(place, RADIUS, facecolor=face, edgecolor=edge, linewidth=1.4, zorder=2))
    axes.text(*place, sign, ha="center", va="center", fontsize=10 if len(sign) < 3 else 8, color=INK, zorder=3)


def numbers_on(axes: Axes, place: Place, value: float | None, slope: float | None) -> None:
    """The value of a node above it; the slope below it, bold."""
    x, y = place
    style = {"ha": "center", "fontsize": 8.5, "zorder": 4, "bbox": PAPER}
    if value is not None:
        axes.text(x, y + RADIUS + 0.1, short(value), va="bottom", color=COLORS[0], **style)
    if slope is not None:
        axes.text(x, y - RADIUS - 0.1, short(slope), va="top", color=COLORS[1], fontweight="bold", **style)


def short(value: float) -> str:
    """A number with two decimals, without idle zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
