"""Curves over one variable."""

from itertools import cycle

from numpy.typing import ArrayLike

from nncourse.figures.style import COLORS, Figure, new_figure

LINES = ("-", "--", "-.", ":", (0, (8, 2)), (0, (6, 1, 1, 1, 1, 1)))


def curve_figure(x: ArrayLike, curves: dict[str, ArrayLike], xlabel: str, ylabel: str, title: str = "") -> Figure:
    """One curve per name over x (M,), told apart by colour and by line."""
    figure, axes = new_figure()
    for (name, values), color, line in zip(curves.items(), cycle(COLORS), cycle(LINES), strict=False):
        axes.plot(x, values, linestyle=line, color=color, label=name)
    axes.set_xlabel(xlabel)
    axes.set_ylabel(ylabel)
    axes.set_title(title)
    if len(curves) > 1:
        axes.legend()
    return figure
