"""One style for all figures: a palette that colour-blind readers can tell apart, a marker per colour, one width."""

from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure


def tint(color: str, strength: float = 0.25) -> str:
    """A colour (#RRGGBB) mixed with white."""
    red, green, blue = (255 - round(strength * (255 - int(color[at : at + 2], 16))) for at in (1, 3, 5))
    return f"#{red:02X}{green:02X}{blue:02X}"


# Each stands out from white, and any two differ for every kind of colour vision; a test checks the numbers.
COLORS = ("#1668AC", "#C45000", "#00A35D", "#76245B", "#A9809B", "#9574FD", "#000000", "#1F3F00")
LIGHT = tuple(tint(color) for color in COLORS)
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")
INK = "#222222"
GREY = "#767676"
WIDTH = 7.2
DPI = 110
LEFT, RIGHT, BOTTOM, TOP = 0.7, 0.14, 0.5, 0.28  # inches around axes

STYLE = {
    "figure.facecolor": "white",
    "axes.facecolor": "white",
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 11,
    "axes.labelsize": 10,
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "legend.frameon": False,
    "lines.linewidth": 2,
    "lines.markersize": 7,
    "axes.prop_cycle": mpl.cycler(color=COLORS),
    "svg.hashsalt": "nncourse",
}


def empty_figure(height: float, layout: str = "constrained") -> Figure:
    """A figure of the course's width (inches). pyplot does not know it, so an unfinished one is never displayed."""
    mpl.rcParams.update(STYLE)
    return Figure(figsize=(WIDTH, height), dpi=DPI, layout=layout)


def new_figure(columns: int = 1, height: float = 3.2, rows: int = 1) -> tuple[Figure, Any]:
    """A figure of the course's width (inches) and its axes, as `Figure.subplots` gives them."""
    figure = empty_figure(height)
    return figure, figure.subplots(rows, columns)


def roomy_figure(
    height: float, columns: int = 1, rows: int = 1, left: float = LEFT, top: float = TOP, between: float = 0.0
) -> tuple[Figure, Any]:
    """A figure and its axes with room for the usual numbers and words (inches): to measure takes longer than to draw.

    `left` is for the numbers of the vertical axis, `top` for titles, `between` what columns need beside a margin.
    """
    figure = empty_figure(height, layout="none")
    wide = (WIDTH - left - RIGHT - (columns - 1) * (between + RIGHT)) / columns
    high = (height - BOTTOM - rows * top) / rows
    edges = {"left": left / WIDTH, "right": 1 - RIGHT / WIDTH, "bottom": BOTTOM / height, "top": 1 - top / height}
    spaces = {"wspace": (between + RIGHT) / wide, "hspace": top / high}
    return figure, figure.subplots(rows, columns, gridspec_kw=edges | spaces)


def drawing(height: float) -> tuple[Figure, Axes]:
    """A figure and its bare axes, which fill it: there is nothing around them to lay out."""
    figure = empty_figure(height, layout="none")
    return figure, bare(figure.add_axes((0, 0, 1, 1)))


def bare(axes: Axes) -> Axes:
    """Take frame and ticks away, for pictures that are drawings."""
    axes.set_axis_off()
    axes.set_aspect("equal")
    return axes
