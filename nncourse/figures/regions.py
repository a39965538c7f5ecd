"""The plane of two features: points by class, and the region in which a classifier decides for each class."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from numpy.typing import NDArray

from nncourse.figures.sketch import Panel, Sketch, draw_on
from nncourse.figures.style import COLORS, INK, LIGHT, MARKERS, Figure, roomy_figure

STEPS, STEPS_OF_SMALL_PLANES = 140, 100
TICKS = (-1, 0, 1)
NUMBERS = 0.6  # inches, for those of the next plane


def plane_figure(
    columns: int = 1, titles: tuple[str, ...] = (), extent: float = 1.2, rows: int = 1
) -> tuple[Sketch, list[Panel]]:
    """A figure with square planes side by side, in one row or more, each from -extent to extent."""
    figure = Sketch(planes, columns, titles, extent, rows)
    return figure, [Panel(figure, place, (-extent, extent), columns > 1) for place in range(rows * columns)]


def planes(columns: int, titles: tuple[str, ...], extent: float, rows: int) -> Figure:
    """Draw empty planes."""
    height = rows * (4.2 if columns == 1 else 7.6 / columns)
    figure, axes = roomy_figure(height, columns, rows, between=NUMBERS if rows == 1 else 0.0)
    for place, plane in enumerate(np.ravel(axes)):
        square(plane, titles[place] if place < len(titles) else "", extent)
        if rows > 1:
            plane.label_outer()
    return figure


def square(plane: Axes, title: str = "", extent: float = 1.2) -> None:
    """Make axes the plane of two features, from -extent to extent."""
    plane.set(xlim=(-extent, extent), ylim=(-extent, extent), xlabel="feature 1", ylabel="feature 2")
    plane.set(xticks=TICKS, yticks=TICKS, aspect="equal")
    plane.set_title(title)


def points_on(plane: Axes | Panel, X: NDArray, y: NDArray, sizes: NDArray | float = 60.0) -> None:
    """Draw points X (2, N) with colour and marker by class y (N,)."""
    areas = np.broadcast_to(sizes, y.shape)
    for label in np.unique(y):
        mine = y == label
        draw_on(plane, draw_points, X[:, mine], areas[mine], label)


def draw_points(plane: Axes, points: NDArray, areas: NDArray, label: int) -> None:
    """Draw the points (2, M) of one class."""
    style = {"marker": MARKERS[label % len(MARKERS)], "color": COLORS[label % len(COLORS)], "edgecolor": "white"}
    plane.scatter(*points, areas, label=f"class {label}", zorder=3, **style)


def rings_on(plane: Axes | Panel, X: NDArray, which: NDArray) -> None:
    """Ring the points X (2, N) where `which` (N,) is true: those that a classifier gets wrong."""
    draw_on(plane, draw_rings, X[:, which])


def draw_rings(plane: Axes, points: NDArray) -> None:
    """Ring points (2, M)."""
    plane.scatter(*points, 190, facecolor="none", edgecolor=INK, linewidth=1.6, label="wrong", zorder=4)


def regions_on(plane: Axes | Panel, decide: Callable[[NDArray], NDArray], classes: int) -> None:
    """Colour the plane by the class that `decide` (2, M) -> (M,) chooses, and draw the boundaries."""
    steps = STEPS_OF_SMALL_PLANES if isinstance(plane, Panel) and plane.is_small else STEPS
    horizontal = np.linspace(*plane.get_xlim(), steps)
    vertical = np.linspace(*plane.get_ylim(), steps)
    grid = np.stack([axis.ravel() for axis in np.meshgrid(horizontal, vertical)])
    chosen = np.asarray(decide(grid)).reshape(steps, steps)
    draw_on(plane, draw_regions, chosen, classes)


def draw_regions(plane: Axes, chosen: NDArray, classes: int) -> None:
    """Colour the plane by the classes chosen (steps, steps), from the lower left corner on."""
    colors = {"cmap": ListedColormap(LIGHT[:classes]), "vmin": -0.5, "vmax": classes - 0.5}
    edges, aspect = (*plane.get_xlim(), *plane.get_ylim()), plane.get_aspect()
    places = [np.linspace(*ends, len(chosen)) for ends in (plane.get_xlim(), plane.get_ylim())]
    plane.imshow(chosen, extent=edges, aspect=aspect, origin="lower", interpolation="none", **colors)
    plane.contour(*places, chosen, levels=np.arange(classes - 1) + 0.5, colors=INK, linewidths=0.9)
