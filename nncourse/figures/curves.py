"""Curves over one variable."""

from itertools import cycle

from numpy.typing import ArrayLike

from nncourse.figures.sketch import sketched
from nncourse.figures.style import COLORS, TOP, Figure, new_figure, roomy_figure

LINES = ("-", "--", "-.", ":", (0, (8, 2)), (0, (6, 1, 1, 1, 1, 1)))
MOST_ZEROS = (-3, 5)  # larger and smaller powers of ten stand above the axis
MOST_TICKS = 5
BESIDE = {"loc": "upper left", "bbox_to_anchor": (1, 1)}


@sketched
def curve_figure(
    x: ArrayLike,
    curves: dict[str, ArrayLike],
    xlabel: str,
    ylabel: str,
    title: str = "",
    marks: dict[str, tuple[float, float]] | None = None,
    legend_beside: bool = False,
) -> Figure:
    """One curve per name over x (M,), told apart by colour and by line; `marks` are places with their words."""
    figure, axes = new_figure() if legend_beside else roomy_figure(3.2, left=0.9, top=0.45 if title else TOP)
    for (name, values), color, line in zip(curves.items(), cycle(COLORS), cycle(LINES), strict=False):
        axes.plot(x, values, linestyle=line, color=color, label=name)
    for words, place in (marks or {}).items():
        axes.plot(*place, "s", color=COLORS[1])
        axes.annotate(words, place, (8, 6), textcoords="offset points")
    axes.set(xlabel=xlabel, ylabel=ylabel)
    axes.ticklabel_format(axis="y", scilimits=MOST_ZEROS)
    axes.locator_params(nbins=MOST_TICKS)
    axes.set_title(title)
    if len(curves) > 1:
        axes.legend(**(BESIDE if legend_beside else {}))
    return figure
