"""A sweep over one setting: a wide curve, and above it planes for three of its values."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from nncourse.figures.curves import LINES
from nncourse.figures.regions import square
from nncourse.figures.style import COLORS, GREY, MARKERS, Figure, empty_figure

MOST_MARKERS = 30


def sweep_figure(titles: Sequence[str], extent: float = 1.2) -> tuple[Figure, list[Axes], Axes]:
    """A row of planes with these titles above one wide plot: the figure, the planes and the plot."""
    names = [f"plane {place}" for place in range(len(titles))]
    figure = empty_figure(height=5.2)
    axes = figure.subplot_mosaic([names, ["curve"] * len(names)], height_ratios=(1, 0.9))
    for name, title in zip(names, titles, strict=True):
        square(axes[name], title, extent)
    return figure, [axes[name] for name in names], axes["curve"]


def sweep_on(axes: Axes, settings: ArrayLike, curves: dict[str, ArrayLike], xlabel: str, ylabel: str) -> None:
    """Curves over settings (M,) on a logarithmic scale, told apart by colour, line and (if there are few) marker."""
    few = np.size(settings) <= MOST_MARKERS
    for place, (name, values) in enumerate(curves.items()):
        marker = MARKERS[place] if few else ""
        axes.plot(
            settings, values, linestyle=LINES[place], marker=marker, color=COLORS[place], markersize=5, label=name
        )
    axes.set_xscale("log")
    axes.set_xlabel(xlabel)
    axes.set_ylabel(ylabel)
    axes.legend(loc="lower left")


def marks_on(axes: Axes, settings: Sequence[float]) -> None:
    """A thin vertical line at each of these settings."""
    for setting in settings:
        axes.axvline(setting, color=GREY, linewidth=1, linestyle=":")
