"""A drawing of one neuron: inputs, weights, sum, activation, output."""

import numpy as np
from matplotlib.patches import Circle
from numpy.typing import ArrayLike

from nncourse.figures.sketch import sketched
from nncourse.figures.style import COLORS, INK, LIGHT, Figure, drawing


@sketched
def neuron_picture(weights: ArrayLike, bias: float, inputs: ArrayLike) -> Figure:
    """One sigmoid neuron with its numbers. weights (D,), inputs (D,)."""
    weights, inputs = np.asarray(weights, float), np.asarray(inputs, float)
    total = float(weights @ inputs + bias)
    output = 1 / (1 + np.exp(-total))
    figure, axes = drawing(height=3.0)
    heights = np.linspace(1.5, -1.5, len(inputs) + 1)
    labels = [f"$x_{place}$ = {value:g}" for place, value in enumerate(inputs, 1)] + ["1"]
    edges = [f"$w_{place}$ = {value:g}" for place, value in enumerate(weights, 1)] + [f"b = {bias:g}"]
    for height, label, edge in zip(heights, labels, edges, strict=True):
        node(axes, 0, height, label, 1)
        axes.annotate("", (3.45, height * 0.18), (0.65, height), arrowprops={"arrowstyle": "->", "color": INK})
        axes.text(1.75, height * 0.68 + 0.12, edge, ha="center", va="bottom", fontsize=9, color=INK)
    node(axes, 4.1, 0, f"sum\n{total:g}", 0)
    node(axes, 6.5, 0, f"sigmoid\n{output:.3f}", 2)
    axes.annotate("", (5.8, 0), (4.8, 0), arrowprops={"arrowstyle": "->", "color": INK})
    axes.annotate("", (8.3, 0), (7.2, 0), arrowprops={"arrowstyle": "->", "color": INK})
    axes.text(8.4, 0, f"{output:.3f}", va="center", fontsize=12, color=INK)
    axes.set_xlim(-0.9, 9.3)
    axes.set_ylim(-2.3, 2.3)
    return figure


def node(axes, x: float, y: float, label: str, color: int) -> None:
    """A circle with a label."""
    axes.add_patch(Circle((x, y), 0.65, facecolor=LIGHT[color], edgecolor=COLORS[color], linewidth=1.5))
    axes.text(x, y, label, ha="center", va="center", fontsize=9, color=INK)
