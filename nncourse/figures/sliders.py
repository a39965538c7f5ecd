"""Sliders where moving a number teaches something. Without ipywidgets the picture stands still."""

from collections.abc import Callable
from typing import Any


def slide(draw: Callable[..., Any], **ranges: tuple[float, float, float, float]) -> None:
    """Call `draw(name=value)` whenever a slider moves. A range is (lowest, highest, step, start)."""
    try:
        import ipywidgets
    except ImportError:
        draw(**{name: start for name, (_, _, _, start) in ranges.items()})
        return
    sliders = {
        name: ipywidgets.FloatSlider(min=low, max=high, step=step, value=start, continuous_update=False)
        for name, (low, high, step, start) in ranges.items()
    }
    ipywidgets.interact(draw, **sliders)
