"""A figure as notes of what is to be drawn. It is drawn when somebody looks, so what is known already never is."""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable
from typing import Any

from matplotlib.axes import Axes

from nncourse.figures.style import Figure


class Sketch:
    """Stands for a figure that `begin(*values)` makes. Whatever is asked of it draws it; from then on that answers."""

    def __init__(self, begin: Callable[..., Figure], *values: Any, **settings: Any) -> None:
        self.steps: list[tuple] = []
        self.made: Figure | None = None
        self.note(begin, values, settings)

    def note(self, draw: Callable[..., Any], values: tuple, settings: dict[str, Any], place: int | None = None) -> None:
        """Keep a step for later, with values as they are now; `place` is that of the axes to draw on."""
        try:
            self.steps.append((draw, place, *copy.deepcopy((values, settings))))
        except TypeError:  # values that are used up by looking, such as those of a generator
            self.steps.append((draw, place, values, settings))
            self.drawn()

    def drawn(self) -> Figure:
        """The figure itself."""
        if self.made is None:
            (begin, _, values, settings), *steps = self.steps
            figure = begin(*values, **settings)
            for draw, place, values, settings in steps:
                draw(figure.axes[place], *values, **settings)
            self.made = figure
        return self.made

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.drawn(), name)

    def _ipython_display_(self) -> None:
        from IPython.display import display

        display(self.drawn())


class Panel:
    """Axes of a sketch. What the course's functions draw on them is noted; any other use draws the figure."""

    def __init__(
        self, sketch: Sketch, place: int, limits: tuple[float, float] | None = None, is_small: bool = False
    ) -> None:
        self.sketch, self.place, self.limits, self.is_small = sketch, place, limits, is_small

    def note(self, draw: Callable[..., Any], *values: Any, **settings: Any) -> None:
        """Note a step, or draw at once on what is drawn already."""
        if self.sketch.made:
            draw(self.drawn(), *values, **settings)
        else:
            self.sketch.note(draw, values, settings, self.place)

    def drawn(self) -> Axes:
        """The axes themselves."""
        return self.sketch.drawn().axes[self.place]

    def get_xlim(self) -> tuple[float, float]:
        """The limits along the horizontal axis."""
        return self.drawn().get_xlim() if self.sketch.made or not self.limits else self.limits

    def get_ylim(self) -> tuple[float, float]:
        """The limits along the vertical axis."""
        return self.drawn().get_ylim() if self.sketch.made or not self.limits else self.limits

    def legend(self, **settings: Any) -> None:
        """Note a legend."""
        self.note(Axes.legend, **settings)

    def set_title(self, title: str) -> None:
        """Note a title."""
        self.note(Axes.set_title, title)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.drawn(), name)


def sketched(begin: Callable[..., Figure]) -> Callable[..., Sketch]:
    """Let a function that makes a figure of plain values give a sketch of it."""

    @functools.wraps(begin)
    def note(*values: Any, **settings: Any) -> Sketch:
        return Sketch(note.__wrapped__, *values, **settings)

    return note


def draw_on(axes: Axes | Panel, draw: Callable[..., Any], *values: Any) -> None:
    """Draw on axes; note it on those of a sketch."""
    if isinstance(axes, Panel):
        axes.note(draw, *values)
    else:
        draw(axes, *values)
