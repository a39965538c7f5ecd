"""A sweep over one setting: a wide curve, and above it planes for three of its values."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from nncourse.figures.curves import LINES
from nncourse.figures.regions import square
from nncourse.figures.sketch import Panel, Sketch, draw_on
from nncourse.figures.style import COLORS, GREY, MARKERS, Figure, empty_figure

MOST_MARKERS = 30


def sweep_figure(titles: Sequence[str], extent: float = 1.2) -> tuple[Sketch, list[Panel], Panel]:
    """A row of planes with these titles above one wide plot: the figure, the planes and the plot."""
    figure = Sketch(empty_sweep, titles, extent)
    planes = [Panel(figure, place, (-extent, extent), is_small=True) for place in range(len(titles))]
    return figure, planes, Panel(figure, len(titles))


def empty_sweep(titles: Sequence[str], extent: float) -> Figure:
    """Draw the planes and the wide plot."""
    names = [f"plane {place}" for place in range(len(titles))]
    figure = empty_figure(height=5.2)
    axes = figure.subplot_mosaic([names, ["curve"] * len(names)], height_ratios=(1, 0.9))
    for name, title in zip(names, titles, strict=True):
        square(axes[name], title, extent)
    return figure


def sweep_on(axes: Axes | Panel, settings: ArrayLike, curves: dict[str, ArrayLike], xlabel: str, ylabel: str) -> None:
    """Curves over settings (M,) on a logarithmic scale, told apart by colour, line and (if there are few) marker."""
    draw_on(axes, draw_sweep, settings, curves, xlabel, ylabel)


def draw_sweep(axes: Axes, settings: ArrayLike, curves: dict[str, ArrayLike], xlabel: str, ylabel: str) -> None:
    """Draw the curves of `sweep_on`."""
    few = np.size(settings) <= MOST_MARKERS
    for place, (name, values) in enumerate(curves.items()):
        style = {"linestyle": LINES[place], "marker": MARKERS[place] if few else "", "color": COLORS[place]}
        axes.plot(settings, values, markersize=5, label=name, **style)
    axes.set_xscale("log")
    axes.set_xlabel(xlabel)
    axes.set_ylabel(ylabel)
    axes.legend(loc="lower left")


def marks_on(axes: Axes | Panel, settings: Sequence[float]) -> None:
    """A thin vertical line at each of these settings."""
    for setting in settings:
        draw_on(axes, draw_mark, setting)


def draw_mark(axes: Axes, setting: float) -> None:
    """Draw one vertical line."""
    axes.axvline(setting, color=GREY, linewidth=1, linestyle=":")
