"""One style for all figures: a palette that colour-blind readers can tell apart, a marker per colour, one width."""

import base64
import html
import io
import sys
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
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


def new_figure(columns: int = 1, height: float = 3.2, rows: int = 1) -> tuple[Figure, Any]:
    """A figure of the course's width (inches) and its axes, as `plt.subplots` gives them."""
    plt.rcParams.update(STYLE)
    return plt.subplots(rows, columns, figsize=(WIDTH, height), layout="constrained")


def bare(axes: Axes) -> Axes:
    """Take frame and ticks away, for pictures that are drawings."""
    axes.set_axis_off()
    axes.set_aspect("equal")
    return axes


def show(figure: Figure, alt: str) -> None:
    """Display a figure with an alternative text that says what there is to see. Closes the figure."""
    stream = io.BytesIO()
    figure.savefig(stream, format="png", dpi=DPI, metadata={"Software": None})
    plt.close(figure)
    if "IPython" not in sys.modules:
        return
    from IPython.display import display

    picture = base64.b64encode(stream.getvalue()).decode()
    style = "max-width:100%;height:auto;background:white;border-radius:4px"
    image = f'<img alt="{html.escape(alt, quote=True)}" style="{style}" src="data:image/png;base64,{picture}">'
    display({"text/html": image, "text/plain": f"Figure: {alt}"}, raw=True)


def warm_up() -> None:
    """Draw once what every figure needs, fonts above all, so that the next figure is quick."""
    figure, axes = new_figure()
    axes.plot([0, 1], [0, 1], "o-", label="$x_1$")
    axes.contour([[0, 1], [1, 2]], levels=[0.5])
    axes.pcolormesh([[0, 1], [1, 2]])
    axes.set(xlabel="x", ylabel="y", title="title")
    axes.legend()
    show(figure, alt="")
