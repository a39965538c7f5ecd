"""Sliders where moving a number teaches something. Without ipywidgets the picture stands still."""

import os
from collections.abc import Callable
from typing import Any


def slide(draw: Callable[..., Any], **ranges: tuple[float, float, float, float]) -> None:
    """Call `draw(name=value)` whenever a slider moves. A range is (lowest, highest, step, start).

    Nobody moves it while nbgrader runs the notebook, and the same follows as a strip of pictures: nothing is drawn.
    """
    if os.environ.get("NBGRADER_EXECUTION") == "autograde":
        return
    try:
        import ipywidgets
    except ImportError:
        draw(**{name: start for name, (_, _, _, start) in ranges.items()})
        return
    ipywidgets.interact(draw, **{name: slider(name, *values) for name, values in ranges.items()})


def slider(name: str, low: float, high: float, step: float, start: float) -> Any:
    """A slider with its whole name beside it, which draws when it is let go."""
    import ipywidgets

    words, style = name.replace("_", " "), {"description_width": "initial"}
    layout = {"width": "90%", "max_width": "36rem"}
    numbers = {"min": low, "max": high, "step": step, "value": start}
    return ipywidgets.FloatSlider(**numbers, description=words, style=style, layout=layout, continuous_update=False)
