"""A network as circles and lines: what stands in the units, what runs along the lines."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle
from numpy.typing import ArrayLike, NDArray

from nncourse.figures.style import COLORS, GREY, INK, LIGHT, bare

COLUMN, ROW, RADIUS = 2.6, 1.15, 0.4
THICKEST = 4.5


def network_on(axes: Axes, units: Sequence[ArrayLike], lines: Sequence[NDArray], title: str) -> None:
    """Draw layers from left to right. units: numbers (n,) of every layer; lines: (units, inputs) between layers.

    A line is the thicker the larger its number; blue and whole for positive, orange and dashed for negative, dotted
    for zero.
    """
    layers = [np.ravel(np.asarray(layer, float)) for layer in units]
    places = [column_of(place, layer.size) for place, layer in enumerate(layers)]
    for numbers, before, after in zip(lines, places[:-1], places[1:], strict=True):
        largest = np.abs(numbers).max() or 1.0
        for (row, column), number in np.ndenumerate(numbers):
            line_on(axes, before[column], after[row], number / largest)
    for layer, column in zip(layers, places, strict=True):
        for number, place in zip(layer, column, strict=True):
            unit_on(axes, place, number)
    bare(axes)
    axes.set_title(title)
    axes.set_xlim(-0.6, (len(layers) - 1) * COLUMN + 0.6)


def column_of(place: int, count: int) -> NDArray:
    """Where the units of a layer stand, from top to bottom: (count, 2)."""
    rows = (np.arange(count)[::-1] - (count - 1) / 2) * ROW
    return np.stack([np.full(count, place * COLUMN), rows], axis=1)


def line_on(axes: Axes, start: NDArray, end: NDArray, strength: float) -> None:
    """A line between two units, of a strength from -1 to 1."""
    if strength == 0:
        style = {"color": GREY, "linestyle": ":", "linewidth": 1.0}
    elif strength > 0:
        style = {"color": COLORS[0], "linestyle": "-", "linewidth": 0.6 + THICKEST * strength}
    else:
        style = {"color": COLORS[1], "linestyle": (0, (3, 0.8)), "linewidth": 0.6 - THICKEST * strength}
    axes.plot(*zip(start, end, strict=True), zorder=1, alpha=0.85, **style)


def unit_on(axes: Axes, place: NDArray, number: float) -> None:
    """A circle with its number; a zero stays white."""
    face = "white" if number == 0 else LIGHT[4]
    axes.add_patch(Circle(tuple(place), RADIUS, facecolor=face, edgecolor=INK, linewidth=1.2, zorder=2))
    text = f"{number:.2g}" if abs(number) < 10 else f"{number:.0f}"
    axes.text(*place, text, ha="center", va="center", fontsize=8 if len(text) < 6 else 7, color=INK, zorder=3)
