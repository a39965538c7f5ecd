"""A loss over two weights as a landscape seen from above, with arrows and paths on it."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from nncourse.figures.style import COLORS, GREY, INK, MARKERS

STEPS = 61
LEVELS = 14
Range = tuple[float, float]


def landscape_on(axes: Axes, loss: Callable[[float, float], float], horizontal: Range, vertical: Range) -> None:
    """Lines of equal loss over two weights, the darker the higher, and a star at the lowest place."""
    across, up = np.linspace(*horizontal, STEPS), np.linspace(*vertical, STEPS)
    heights = np.array([[loss(u, v) for u in across] for v in up])
    bounds = heights.min() + (heights.max() - heights.min()) * np.linspace(0, 1, LEVELS) ** 2
    axes.contourf(across, up, heights, levels=bounds, cmap="Greys", alpha=0.55)
    axes.contour(across, up, heights, levels=bounds, colors=GREY, linewidths=0.7)
    row, column = np.unravel_index(heights.argmin(), heights.shape)
    axes.plot(across[column], up[row], "*", color=INK, markersize=15, linestyle="none", label="lowest loss")
    axes.set(xlim=horizontal, ylim=vertical, aspect="equal")


def arrows_on(axes: Axes, slope: Callable[[float, float], ArrayLike], color: int, length: float = 0.8) -> None:
    """Arrows of one length that point downhill, opposite to the slope (2,) at a grid of places."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    places = [(u, v) for u in np.linspace(left, right, 9)[1:-1] for v in np.linspace(low, high, 9)[1:-1]]
    downhill = -np.array([np.ravel(slope(u, v)) for u, v in places])
    steps = length * downhill / np.linalg.norm(downhill, axis=1, keepdims=True)
    axes.quiver(
        *np.transpose(places), *steps.T, angles="xy", scale_units="xy", scale=1, width=0.009, color=COLORS[color]
    )


def path_on(axes: Axes, path: ArrayLike, color: int, label: str) -> None:
    """A path (2, M) with a marker at every step."""
    axes.plot(*np.asarray(path), marker=MARKERS[color], color=COLORS[color], markersize=4, linewidth=1.5, label=label)
